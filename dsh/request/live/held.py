"""What is read by its words alone, held against the objects there are: a container is no image, a word is no name.

by_part(request, live) -> the request with the whole names of networks and volumes of which a part was said
in_place(request, live) -> the request with what is there said as it is read best
held(answer, store, live) -> the answer without lines that take an object for another
"""

import re

from dsh.cmdline.lines import invocations, quote
from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.claims import is_common
from dsh.request.live.objects import PREDEFINED, Live, container, is_there, kinds_of, names_of, with_part
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer, Suggestion
from dsh.request.typos import GIVING

MAKES = ("docker container run", "docker container create")
BARE = frozenset(("detach", "interactive", "tty", "rm"))
CERTAIN = 0.5  # of a line that may well name what is not there
LEAVES = frozenset((
    "logout", "log", "logged", "logging", "sign", "signed", "out", "credentials", "password", "account", "login",
    "registry", "forget", "session",
))  # fmt: skip
NO_LOGIN = "Say it in other words; of a file in a container: docker exec CONTAINER rm FILE"
NOT_SO = "there is no container {} here, and I read nothing else in it; say what shall run, or which container is meant"
SAVES = regex(
    r"(?P<do>save|store|back ?up|archive|secure|export|keep) (?:the |my )?[\"']?(?P<name>[\w.-]+)[\"']?"
    r"(?P<rest>(?: .*)?)",
    re.I,
)


def spelt(request: str, misspelt: dict[str, str], live: Live) -> str:
    """The request without the mistakes that are known by heart, except in names."""
    words = request.split()
    bare = [word.strip("?!.,").lower() for word in words]
    if misspelt.keys().isdisjoint(bare):
        return request
    mended = [
        word.replace(word.strip("?!.,"), misspelt[low])
        if low in misspelt and before not in GIVING and not kinds_of(low, live)
        else word
        for word, low, before in zip(words, bare, ("", *bare), strict=False)
    ]
    return " ".join(mended)


def in_place(request: str, live: Live) -> str:
    """ "the data volume" is the volume data, where there is one; "save the data", too; "shops log" is that of shop."""
    request = _of_owner(request, live)
    for kind, names in (("volume", live.volumes), ("network", live.networks)):
        if kind not in request.lower():
            continue
        for name in names:
            if name in request and name not in PREDEFINED:
                request = re.sub(
                    rf"(?<![\w.-])(?:the |my )?[\"']?{re.escape(name)}[\"']? {kind}\b(?! {re.escape(name)})",
                    f"the {kind} {name}",
                    request,
                )
    saves = SAVES.fullmatch(request.strip(" .!?"))
    if saves and kinds_of(saves["name"], live) == ("volume",):
        return f"back up the volume {saves['name']}{saves['rest']}"
    return request


PARTLY = regex(
    r"(?:(?P<the>the |my )(?P<before>[\w.-]+) (?P<kind1>network|volume)|"
    r"(?P<kind3>network|volume) of (?:the |my |our )?(?P<of>[\w.-]+)|"
    r"(?P<kind2>network|volume) (?P<after>[\w.-]+))\b",
    re.I,
)
NEW = frozenset(("create", "make", "add", "new"))


def by_part(request: str, live: Live) -> str:
    """ "the shop network" is shop_default, where no other has that word in its name and nothing new is spoken of."""
    if "network" not in request.lower() and "volume" not in request.lower():
        return request

    def named(found: re.Match[str]) -> str:
        kind = (found["kind1"] or found["kind2"] or found["kind3"]).lower()
        said = found["before"] or found["after"] or found["of"]
        names = names_of(live, kind)
        if said in names or NEW.intersection(request[: found.start()].lower().split()):
            return found[0]
        parts = with_part(said, names)
        return f"{found['the'] or ''}{kind} {parts[0]}" if len(parts) == 1 else found[0]

    return PARTLY.sub(named, request)


OWNED = frozenset((
    "log", "logs", "output", "port", "ports", "image", "ip", "address", "name", "network", "networks", "volume",
    "volumes", "status", "state", "memory", "limit", "limits", "environment", "env", "variables", "settings", "mounts",
    "size",
))  # fmt: skip


def _of_owner(request: str, live: Live) -> str:
    """ "shops log": the sign of the one who has it was left out."""
    words = request.split(" ")
    for at, word in enumerate(words[:-1]):
        if word[-1:] == "s" and words[at + 1].strip("?!.,;").lower() in OWNED:
            whole = is_there(word, "container", live) or not is_there(word[:-1], "container", live)
            words[at] = word if whole or kinds_of(word, live) else f"{word[:-1]}'s"
    return " ".join(words)


def held(answer: Answer, store: Store, live: Live) -> Answer:
    """Lines that make a container of another container's name are none."""
    if not answer.suggestions:
        return answer
    answer = _named(answer, live)
    wrong = [_made_of(it, store, live) for it in answer.suggestions]
    if not any(wrong):
        return answer
    kept = tuple(it for it, name in zip(answer.suggestions, wrong, strict=True) if not name)
    if not wrong[0]:
        return answer._replace(suggestions=kept)
    first, name = answer.suggestions[0], wrong[0]
    it = invocations(first.command, store)[0]
    if {use.flag.name for use in it.flags} <= BARE and len(it.arguments) == 1:
        starts = f"docker start {quote((name,))}"
        start = first._replace(command=starts, summary="Start a container again", reading=(starts,), missing=())
        return answer._replace(
            outcome="match", suggestions=(start, *(s for s in kept if s.command != starts)), question=None
        )
    there = container(name, live)
    image = there.image if there is not None and there.image else "IMAGE"
    hint = f"{name} is a container: its settings are fixed when it is made. "
    told = [use.flag.name for use in it.flags if use.flag.name not in BARE]
    ports = [(use.value or "").split(":")[-2] for use in it.flags if use.flag.name == "publish" and ":" in use.value]
    if told == ["publish"] and there is not None and len(there.leads) == 1 and ports:
        hint += f"To have it on another port: move {name} to port {ports[0]}"
    else:
        flags = first.command.partition(f" {quote((name,))}")[0].split()[2:]
        again = " ".join([*(word for word in flags if word not in ("-d", "-it")), image])
        hint += f"Remove it and make it again, and add what else it had (docker inspect {quote((name,))} shows it): "
        hint += f"docker rm -f {quote((name,))} && "
        hint += f"docker run -d --name {quote((name,))} {again}"
    return Answer(answer.request, "none", hint=hint, understood=True)


def told_apart(answer: Answer, store: Store, live: Live, index: Index) -> Answer:
    """None rather than a line about a container called "files" where none is: a word of the wish, and no name."""
    if answer.outcome != "match" or not answer.suggestions:
        return answer
    if answer.suggestions[0].score >= CERTAIN:
        name = _word_for_name(answer.suggestions[0], store, live, index)
        called = _is_elsewhere(name, index) or not _is_called(name, answer.request)
        return Answer(answer.request, "none", hint=NOT_SO.format(name)) if name and called else answer
    if answer.suggestions[0].command.startswith("docker logout ") and not LEAVES & set(answer.request.lower().split()):
        return Answer(answer.request, "none", hint=NO_LOGIN)  # "remove a.txt from there"
    name = _word_for_name(answer.suggestions[0], store, live, index)
    return Answer(answer.request, "none", hint=NOT_SO.format(name)) if name else answer


def _is_called(name: str, request: str) -> bool:
    """Is it said that something is called so: "the container nobody"?"""
    low = re.escape(name)
    return re.search(rf"\bcontainers?(?: called| named)? [\"']?{low}\b|[\"']{low}[\"']", request, re.I) is not None


def _word_for_name(it: Suggestion, store: Store, live: Live, index: Index) -> str:
    for found in invocations(it.command, store):
        for use in found.arguments:
            of = use.argument.type if use.argument is not None else ""
            name = use.value.partition(":")[0] if of == "cp-path" and ":" in use.value else use.value
            fits = of == "container" or (of == "cp-path" and ":" in use.value)
            if fits and name.isalpha() and name.islower() and not kinds_of(name, live) and _is_word(name, index):
                return name
    return ""


def _is_elsewhere(low: str, index: Index) -> bool:
    """Is it a word of another world than Docker's ("restart the laptop"), or of what no container here does?"""
    listed = any(f" {low} " in index.data[kind] for kind in ("elsewhere", "foreign"))
    return low != "" and (listed or low in index.data["described"]["roles"])


def _is_word(low: str, index: Index) -> bool:
    return bool(index.lexicon.sense(low)) or is_common(low, index.data)


def _made_of(it: Suggestion, store: Store, live: Live) -> str:
    """The container that the line takes for an image; "" for other lines."""
    if not it.command.startswith(("docker run ", "docker create ", "docker container ")):
        return ""
    found = invocations(it.command, store)
    if not found or found[0].command.path not in MAKES or not found[0].arguments:
        return ""
    name = found[0].arguments[0].value
    return name if is_there(name, "container", live) and "image" not in kinds_of(name, live) else ""


def _named(answer: Answer, live: Live) -> Answer:
    """The same line about a container there is goes before one about a word that is the name of nothing."""
    first, *rest = answer.suggestions
    words = first.command.split()
    for it in rest:
        other = it.command.split()
        apart = [(a, b) for a, b in zip(words, other, strict=False) if a != b]
        if len(words) != len(other) or len(apart) != 1 or it.risk != first.risk or it.risk == "destroy":
            continue
        said, named = apart[0]
        if is_there(named, "container", live) and said.isalpha() and not said.isupper() and not kinds_of(said, live):
            return answer._replace(suggestions=(it, *(s for s in answer.suggestions if s is not it)))
    return answer
