"""Facts of several objects at once: "the ip of every container", "which containers have restart policy always"."""

from dsh.request.build import Built
from dsh.request.names import Name
from dsh.request.reading import Reading

FACTS = (
    "docker inspect -f '",
    "docker image inspect -f '",
    "docker volume inspect -f '",
    "docker network inspect -f '",
)
LISTS = {
    "container": "$(docker ps -aq)",
    "image": "$(docker images -q)",
    "volume": "$(docker volume ls -q)",
    "network": "$(docker network ls -q)",
}
RUNNING, ENDED = "$(docker ps -q)", "$(docker ps -aq -f status=exited)"
LIVE = ("{{range .NetworkSettings.", "{{.State.Pid}}", "{{.State.Health.")  # what only a running container has
WHO = ("who", "whose", "who's", "anything", "something")
EITHER = tuple(  # what a container has of its image, and an image has for its containers
    f"docker image inspect -f '{{{{{fact}" for fact in
    (".Config.Env", "json .Config.Labels", ".Config.User", ".Config.WorkingDir", ".Config.Entrypoint", ".Config.Cmd")
)  # fmt: skip
BY_ITSELF = ("default", "itself", "normally", "usually")
ASIDE = (  # a fact that is no more than a part of how another is asked for, unless its own words are said
    (".HostConfig.RestartPolicy", ".RestartCount", ("policy", "policies", "rule", "setting", "mode")),
    (".Config.Cmd", ".State.ExitCode", ("command", "cmd", "commands", "line")),
    (".State.Status", ".RestartCount", ("status", "state", "running", "up")),
)
OF_EACH = ("each", "every", "any", "which", "what", "all", "some", "wich")


def is_fact(line: str) -> bool:
    """Does the line print one fact of one object, that no list of them shows?"""
    return line.startswith(FACTS) and line.endswith("}") and ".State.Status" not in line


def stand_ins(reading: Reading) -> list[Name]:
    """The nouns that stand for all objects of their kind, as names: the list of these is what they stand for."""
    out = []
    for at, word in enumerate(reading.words):
        kind = "container" if word.low.split()[0] in WHO else word.sense[2:] if word.sense[:2] == "n." else ""
        if kind not in LISTS or any(_is_one(n, kind) for n in reading.names):
            continue
        before = reading.words[at - 1].low.split()[-1] if at else ""
        if before == "a" and at > 1 and reading.words[at - 2].low.split()[-1] == "there":
            before = "any"  # "is there a container with ..."
        if word.low.endswith("s") or before in OF_EACH or word.low.split()[0] in WHO:
            text = _listed(reading) if kind == "container" else LISTS[kind]
            out.append(Name((text,), at, at + 1, "", kind, "", (at,), (text,)))
    return out


def asks_who(reading: Reading) -> bool:
    """ "who has pgdata mounted", "which containers use uploads": the name is of what they have."""
    first = reading.words[0].low.split()[0]
    if first in ("who", "anyone", "anybody", "anything"):
        return True
    return first in ("which", "what", "any") and any(w.sense == "n.container" for w in reading.words[1:2])


def _is_one(name: Name, kind: str) -> bool:
    """May it be the name of the one object that the fact is asked of, rather than the fact: an address, a variable?"""
    text = name.typed[0]
    fact = text.count(":") > 1 or (text.isupper() and len(text) > 2)
    return name.kind in ("", "image") and name.object in ("", kind) and not fact


def _listed(reading: Reading) -> str:
    senses = {w.sense for w in reading.words}
    if "s.running" in senses:
        return RUNNING
    return ENDED if senses & {"s.stopped", "s.exited"} else LISTS["container"]


def states(reading: Reading) -> set[int]:
    """The words that say which of the containers, where their facts are asked for."""
    return {n for n, w in enumerate(reading.words) if w.sense in ("s.running", "s.stopped", "s.exited", "s.all")}


def of_each(line: str, slot: str, text: str) -> tuple[str, str]:
    """The line that prints the fact with the name of each object, and what it is handed."""
    start, _, rest = line.partition(" -f '")
    label = "{{.RepoTags}}" if slot == "IMAGE" else "{{.Name}}"
    if text == LISTS["container"] and rest.startswith(LIVE):
        text = RUNNING
    return (line if rest.startswith("{{.Name}}") else f"{start} -f '{label} {rest}"), text


def of_either(line: str, reading: Reading) -> str:
    """The line for a container where none is said to be an image: of "the labels of grafana", docker inspect tells
    those of the container, or of the image where there is no such container."""
    if not line.startswith(EITHER) or any(w.sense == "n.image" or w.low in BY_ITSELF for w in reading.words):
        return line
    start, _, text = line.rpartition(" ")
    if set(":/@") & set(next((n.typed[0] for n in reading.names if text in n.texts), ":")):
        return line
    typed = next(n.typed[n.texts.index(text)] for n in reading.names if text in n.texts)
    return f"{start.replace('docker image inspect', 'docker inspect', 1)} {typed}"


def meant(found: list[Built], reading: Reading) -> list[Built]:
    """Without what is heard only in the words for something else: "how often has docker restarted web by itself"."""
    lows = {low for w in reading.words for low in w.low.split()}
    kept = list(found)
    for fact, other, said in ASIDE:
        if any(other in b.command for b in found) and lows.isdisjoint(said):
            kept = [b for b in kept if fact not in b.command]
    return kept
