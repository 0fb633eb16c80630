"""The way back from what a run really did: docker lines in the order to run them, and what no line brings back."""

from itertools import takewhile

from dsh.named import NamedTuple
from dsh.plan.plan import MOVED, Effect


class WayBack(NamedTuple):
    """`lines` undo what can be undone, last effect first; `lost` says in words what cannot come back."""

    lines: tuple[str, ...]
    lost: tuple[str, ...]


OPPOSITE = {
    ("create", "container"): "docker rm -f {id}",
    ("create", "network"): "docker network rm {id}",
    ("create", "volume"): "docker volume rm {name}",
    ("start", "container"): "docker stop {id}",
    ("stop", "container"): "docker start {id}",
    ("pause", "container"): "docker unpause {id}",
    ("unpause", "container"): "docker pause {id}",
    ("pull", "image"): "docker rmi {name}",
    ("tag", "image"): "docker rmi {name}",
    ("build", "image"): "docker rmi {name}",
    ("commit", "image"): "docker rmi {name}",
    ("import", "image"): "docker rmi {name}",
}
UNNAMED = "<none>"  # an image without a name, which goes by its ID
LOST = {
    "container": "the files that container {name} wrote into its own layer",
    "volume": "volume {name} with the data in it",
    "image": "image {name}, which no registry is known to have: only a build makes it again",
    "network": "network {name} itself: another one of the name has the usual settings",
    "build-cache": "build cache {name}; the next build makes it again",
}


def way_back(effects: tuple[Effect, ...], remade: dict[str, str], given: str | None = None) -> WayBack:
    """From the effects that happened.

    `remade` has for the ID of a removed container or image the line that makes it again; `given` is the planner's own
    way back, which knows better of a rename or a moved tag.
    """
    lines: list[str] = []
    lost: list[str] = []
    names = {e.id: e.name for e in effects if (e.action, e.kind) == ("untag", "image") and "@" not in (e.name or "@")}
    lasts = lasting(effects)
    for at, effect in reversed([*enumerate(lasts)]):
        if effect.action == "remove":
            name = effect.name or names.get(effect.id)
            layer = effect.kind == "image" and not name and names  # it comes and goes with the image that has a name
            if not layer and (effect.kind != "image" or effect.id not in remade):
                says = LOST.get(effect.kind, "{kind} {name}")
                lost.append(says.format(kind=effect.kind, name=name or effect.id))
            lines += [remade[effect.id]] if effect.id in remade else []
            if effect.kind == "network" and effect.detail == "bridge":
                lines.append(f"docker network create {effect.name}")
        elif effect.action == "untag" and effect.id:
            lines.append(f"docker tag {effect.id.removeprefix('sha256:')[:12]} {effect.name}")
        elif wiring(effect) or renaming(effect):
            lines.append(wiring(effect) or renaming(effect))
        elif (effect.action, effect.kind) in OPPOSITE:
            identity = (effect.id or "").removeprefix("sha256:")[:12]
            known = {"id": identity or (effect.name or "")[:12], "name": effect.name or effect.id}
            if effect.name == UNNAMED and identity:
                known["name"] = identity
            form = OPPOSITE[effect.action, effect.kind]
            if (effect.action, effect.kind) == ("create", "container") and _has_anonymous(lasts[:at]):
                form = "docker rm -f -v {id}"
            lines.append(form.format(**known))
    lines = [line for line in lines if line in remade.values() or _runnable(line)]
    exact = any(line in remade.values() for line in lines)
    if given and _runnable(given) and len(lines) <= 1 and not lost and not exact:
        lines = [given]
    return WayBack(tuple(lines), tuple(lost))


def _has_anonymous(before: list[Effect]) -> bool:
    """Was a volume without a name made for the container that comes next? It goes with it by -v."""
    made = takewhile(lambda e: (e.action, e.kind) == ("create", "volume"), reversed(before))
    return any(e.name in (None, "<generated>") for e in made)


WIRES = {"connect": ("docker network disconnect", "with "), "disconnect": ("docker network connect", "from ")}


def wiring(effect: Effect) -> str:
    """The line that takes a container out of a network again, or back into it; "" for other effects."""
    if effect.kind != "network" or effect.action not in WIRES or not effect.name:
        return ""
    line, lead = WIRES[effect.action]
    container = effect.detail.removeprefix(lead)
    return f"{line} {effect.name} {container}" if effect.detail.startswith(lead) and " " not in container else ""


def renaming(effect: Effect) -> str:
    """The line that gives a name back to the image it was taken from; "" for other effects."""
    if effect.kind != "image" or not effect.name or not effect.detail.startswith(MOVED):
        return ""
    return f"docker tag {effect.detail.removeprefix(MOVED)} {effect.name}"


def lasting(effects: tuple[Effect, ...]) -> list[Effect]:
    """Without what was made and removed by the same line, and without the start of what it made.

    That a new network has got a container stays: while it has one, the network cannot be removed.
    """
    made = {(e.kind, e.id or e.name) for e in effects if e.action == "create"}
    names = {(e.kind, e.name) for e in effects if e.action == "create"}
    gone = {(e.kind, e.id or e.name) for e in effects if e.action == "remove"}
    gone_names = {(e.kind, e.name) for e in effects if e.action == "remove"}
    out = []
    for effect in effects:
        key, name = (effect.kind, effect.id or effect.name), (effect.kind, effect.name)
        new = key in made or name in names
        removed = key in gone or name in gone_names
        if wiring(effect):
            container = ("container", effect.detail.split()[-1])
            if not removed and container not in names and container not in gone_names:
                out.append(effect)
            continue
        if (new and effect.action != "create") or (new and removed):
            continue
        if removed and effect.action != "remove":
            continue
        out.append(effect)
    return out


def _runnable(line: str) -> bool:
    """Is it a docker line without placeholders, rather than words about one?"""
    words = line.split()
    return words[:1] == ["docker"] and not any(mark in line for mark in "<>();") and not any(w.isupper() for w in words)
