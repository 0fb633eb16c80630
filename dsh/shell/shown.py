"""What a run was about, for the requests that follow it: the objects, and the line that takes it back."""

from dsh.cmdline.lines import invocations, quote
from dsh.engine.client import Client
from dsh.errors import DshError
from dsh.knowledge.store import Store
from dsh.plan.plan import Effect
from dsh.request.earlier.before import Shown
from dsh.run.outcome import Outcome
from dsh.run.undo import UNNAMED, lasting, renaming, way_back, wiring
from dsh.shell.known import Known

KINDS = ("container", "image", "network", "volume")  # of several, "it" is the first of these
SHORT = 12  # characters of a short ID
HEX = frozenset("0123456789abcdef")
ANONYMOUS = 64  # characters of the name that docker makes up for a volume
PREDEFINED = ("bridge", "host", "none")
LISTS = {
    "docker container ls": ("container", "NAMES"),
    "docker image ls": ("image", "REPOSITORY"),
    "docker network ls": ("network", "NAME"),
    "docker volume ls": ("volume", "VOLUME NAME"),
}
BACK = {  # action and kind: the command that takes it back
    ("create", "container"): "docker rm -f {}",
    ("start", "container"): "docker stop {}",
    ("stop", "container"): "docker start {}",
    ("kill", "container"): "docker start {}",
    ("pause", "container"): "docker unpause {}",
    ("unpause", "container"): "docker pause {}",
    ("create", "network"): "docker network rm {}",
    ("create", "volume"): "docker volume rm {}",
    ("tag", "image"): "docker rmi {}",
    ("pull", "image"): "docker rmi {}",
    ("build", "image"): "docker rmi {}",
    ("commit", "image"): "docker rmi {}",
}
TYPES = {  # of arguments: what they name
    "container": "container", "image": "image", "network": "network", "network-name": "network", "volume": "volume",
    "volume-name": "volume",
}  # fmt: skip
NAMED_NOW = "becomes "  # what a rename says of the new name
NO_WAY_BACK = frozenset(("remove", "prune", "push", "untag"))


def shown_by(outcome: Outcome, store: Store, remade: dict[str, str] | None = None) -> Shown:
    """From what really happened, or from the list that was printed. `remade`: how removed containers are made again."""
    command = outcome.plan.command
    listed = _listed(command, outcome.output, store)
    if listed is not None:
        return Shown(command, *listed, listed=listed[1])
    effects = tuple(lasting(outcome.effects)) or outcome.effects  # the containers of a build's steps come and go
    kind = next((kind for kind in KINDS if any(e.kind == kind for e in effects)), "")
    names = tuple(dict.fromkeys(_name(e) for e in effects if e.kind == kind and _name(e)))
    if not effects:
        kind, names = _arguments(command, store)
    back = way_back(effects, remade or {}, outcome.plan.way_back)
    whole = " && ".join(back.lines) or None
    given = as_line(outcome.plan.way_back if effects else None)
    undo = former_name(outcome.plan.way_back) or undo_line(effects) or (whole if remade else None) or given or whole
    made = tuple((e.kind, _name(e)) for e in effects if e.action == "create" and e.kind in KINDS and _name(e))
    return Shown(command, kind, names, undo, back.lost, last=_spoken_of(command, store), made=made)


def _spoken_of(command: str, store: Store) -> tuple[tuple[str, str], ...]:
    """Kind and name of what the line itself names, one of each kind."""
    uses = [use for it in invocations(command, store) for use in it.arguments if use.argument is not None]
    named = {TYPES[use.argument.type]: use.value for use in uses if use.argument and use.argument.type in TYPES}
    return tuple((kind, name) for kind, name in named.items() if "$" not in name)


def spoken_of(shown: Shown, before: Shown | None, outcome: Outcome, known: Known) -> Shown:
    """What a line that failed leaves as "it": what it named, where that is there; else what was spoken of before."""
    if not shown.kind and not outcome.effects and (found := _looked_at(shown.command, known)):
        return shown._replace(kind=found[0], names=found[1])
    if before is not None and not (shown.kind or shown.names or outcome.effects):  # of no object at all
        return shown._replace(kind=before.kind, names=before.names)
    if not outcome.exit_code or outcome.effects or not shown.names:
        return shown
    containers = {it.name for it in known.picture.containers}
    if set(shown.names) <= containers:  # "docker run shop", of a container that is there: no image is meant
        return shown._replace(kind="container")
    if set(shown.names) <= known.everything:
        return shown
    return shown._replace(kind=before.kind, names=before.names) if before else shown._replace(kind="", names=())


def _looked_at(command: str, known: Known) -> tuple[str, tuple[str, ...]] | None:
    """The one thing that a docker inspect names, which tells no kind: what it is, is looked up."""
    name = command.rpartition(" ")[2]
    if not command.startswith("docker inspect ") or name.endswith(")"):
        return None
    if any(it.name == name for it in known.picture.containers):
        return "container", (name,)
    return None


def with_more(shown: Shown, before: Shown | None, known: Known) -> Shown:
    """The list that was shown stays in mind, and what containers had. `known`: what there was before the line ran."""
    if before is not None and not shown.listed and before.listed and before.kind == shown.kind:
        shown = shown._replace(listed=before.listed)
    if before is not None and before.kind == shown.kind and _does(before.command) == _does(shown.command):
        same = dict.fromkeys((*before.also, *before.names))
        shown = shown._replace(also=tuple(name for name in same if name not in shown.names))
    return _remembered(shown._replace(beside=_beside(shown, known)), before, known)


def _remembered(shown: Shown, before: Shown | None, known: Known) -> Shown:
    """With what was spoken of last of each kind, and what was made, as far as it was still there."""
    last = dict(before.last if before is not None else ()) | dict(shown.last)
    made = [it for it in (before.made if before is not None else ()) if it[1] in known.everything]
    if len(shown.names) == 1 and shown.kind:
        last[shown.kind] = shown.names[0]
    return shown._replace(last=tuple(last.items()), made=tuple(dict.fromkeys((*made, *shown.made))))


def _does(command: str) -> list[str]:
    return command.split()[:2]


def _beside(shown: Shown, known: Known) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for it in known.picture.containers if shown.kind == "container" else ():
        if it.name in shown.names:
            found += [("volume", name) for name, _ in it.mounts if name and len(name) != ANONYMOUS]
            found += [("network", name) for name in it.networks if name not in PREDEFINED]
            found.append(("image", it.image))
    return tuple(dict.fromkeys(found))


def not_run(line: str, before: Shown | None, store: Store, known: Known) -> Shown:
    """What a line that was proposed and not run leaves: "it" is what it is about, where that is there."""
    shown = (before or Shown(""))._replace(proposed=line)
    kind, names = _arguments(line, store)
    if kind == "image" or not names or not set(names) <= known.everything:
        return shown
    return with_more(shown._replace(kind=kind, names=names), before, known)


def only_looked(outcome: Outcome) -> bool:
    """Did it change nothing that a command could take back, as a ping in a container does not?"""
    return all(effect.action == "exec" for effect in outcome.effects)


def made_up(outcome: Outcome, client: Client) -> list[str]:
    """What the containers are called that the line gave no name, as far as they are still there."""
    out = []
    for effect in lasting(outcome.effects):
        unnamed = (effect.action, effect.kind) == ("create", "container") and effect.name in (None, "<generated>")
        if not unnamed or not effect.id or effect.id.startswith("new+"):
            continue
        try:
            found = client.get(f"/containers/{effect.id}/json")
        except DshError:
            continue  # it has gone already
        name = str(found.get("Name", "")).removeprefix("/")
        state = "is still there" if not (found.get("State") or {}).get("Running") else "runs"
        out.append(f"the container {state}, under a made-up name: {name} (undo removes it)")
    return out


def called(shown: Shown, client: Client) -> Shown:
    """With the names that docker made up in the place of IDs."""
    if shown.kind != "container" or not any(len(name) == SHORT and HEX.issuperset(name) for name in shown.names):
        return shown
    names = {}
    for name in shown.names:
        try:
            found = client.get(f"/containers/{name}/json")
        except DshError:
            found = {}
        names[name] = str(found.get("Name", "")).removeprefix("/") or name
    made = tuple((kind, names.get(name, name)) for kind, name in shown.made)
    return shown._replace(names=tuple(names.values()), made=made)


def as_line(advice: str | None) -> str | None:
    """The way back of a plan or what helps, where it is a command line with no place left to fill in."""
    if not advice or not advice.startswith("docker "):
        return None
    if advice.endswith(")") and " (" in advice and "$(" not in advice:  # a remark
        advice = advice[: advice.rindex(" (")]
    if any(w.strip(",.;:").isupper() or w[-1:] in ",;" for w in advice.split()):
        return None  # advice in words
    if "(" in advice or any(f" {words} " in advice for words in ("again", "with the", "or the")):
        return None
    return advice


def former_name(advice: str | None) -> str | None:
    """The way back of what takes another image's name away: it gets it back."""
    return as_line(advice) if (advice or "").startswith("docker tag ") else None


def undo_line(effects: tuple[Effect, ...]) -> str | None:
    """The line that takes all of it back; None where something of it cannot be."""
    effects = tuple(lasting(effects))
    if not effects or any(e.action in NO_WAY_BACK for e in effects):
        return None
    made = {(e.kind, e.name or e.id) for e in effects if e.action == "create"}
    lines: dict[str, list[str]] = {}
    anonymous = {e for e in effects if (e.action, e.kind) == ("create", "volume") and e.name in (None, "<generated>")}
    for effect in reversed(effects):
        form = wiring(effect) or renaming(effect) or BACK.get((effect.action, effect.kind))
        name = _made(effect) or _name(effect)
        if effect.action == "start" and (effect.kind, effect.name or effect.id) in made:
            continue  # removing it stops it
        if effect in anonymous and made - {(e.kind, e.name or e.id) for e in anonymous}:
            continue  # it goes with its container
        if form is None or not name:
            return None
        if anonymous and form == BACK["create", "container"]:
            form = "docker rm -f -v {}"
        lines.setdefault(form, []).append(name)
    return " && ".join(form.format(quote(names)) for form, names in lines.items())


def _made(effect: Effect) -> str:
    """The container that was made, by its ID: another one may have its name by the time that it is taken back."""
    made = (effect.action, effect.kind) == ("create", "container")
    identity = (effect.id or "") if made else ""
    return "" if identity.startswith("new+") else identity[:12]


def _name(effect: Effect) -> str:
    if effect.action == "rename" and effect.detail.startswith(NAMED_NOW):
        return effect.detail.removeprefix(NAMED_NOW)
    if effect.name not in (None, "", "<generated>", UNNAMED):
        return effect.name or ""
    identity = effect.id or ""
    return "" if identity.startswith("new+") else identity.removeprefix("sha256:")[:12]


def _arguments(command: str, store: Store) -> tuple[str, tuple[str, ...]]:
    """Of a command that only looks: the objects in its arguments."""
    kinds = {kind: TYPES[kind] for kind in ("container", "image", "network-name", "volume-name")}
    for invocation in invocations(command, store):
        for kind, said in kinds.items():
            names = tuple(a.value for a in invocation.arguments if a.argument is not None and a.argument.type == kind)
            if names:
                return said, names
    return "", ()


def _listed(command: str, output: str, store: Store) -> tuple[str, tuple[str, ...]] | None:
    """The names in a table or the IDs of a quiet list."""
    found = invocations(command, store)
    if not found or any(it.command.path not in LISTS for it in found):
        return None
    if len(found) > 1:  # one list after the other, of which the first is what was asked for
        return LISTS[found[0].command.path][0], ()
    kind, column = LISTS[found[0].command.path]
    lines = output.splitlines()
    if found[0].on("quiet"):
        return kind, tuple(line.strip() for line in lines if line.strip())
    if not lines or column not in lines[0]:
        return kind, ()
    at = lines[0].index(column)
    names = []
    for line in lines[1:]:
        words = line[at:].split()
        if words and kind == "image":
            tag = words[1] if len(words) > 1 else "latest"
            name = f"{words[0]}:{tag}" if "<none>" not in (words[0], tag) else words[2] if len(words) > 2 else ""
            names.append(name)
        elif words:
            names.append(words[0].split(",")[0])
    return kind, tuple(name for name in names if name)
