"""The way back from what a run really did: docker lines in the order to run them, and what no line brings back."""

from typing import NamedTuple

from dsh.plan.plan import Effect


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
}
LOST = {
    "container": "the files that container {name} wrote into its own layer",
    "volume": "volume {name} with the data in it",
    "image": "image {name}, unless it can be pulled or built again",
    "network": "network {name}; docker network create makes an empty one",
    "build-cache": "build cache {name}; the next build makes it again",
}


def way_back(effects: tuple[Effect, ...], remade: dict[str, str], given: str | None = None) -> WayBack:
    """From the effects that happened.

    `remade` has for a removed container's ID the line that makes it again; `given` is the planner's own way back, which
    knows better of a rename or a moved tag.
    """
    removed = {effect.id for effect in effects if effect.action == "remove"}
    made = {effect.id for effect in effects if effect.action == "create"}
    lines: list[str] = []
    lost: list[str] = []
    for effect in reversed(effects):
        if effect.action == "remove" and effect.id not in made:
            lost.append(LOST.get(effect.kind, "{kind} {name}").format(kind=effect.kind, name=effect.name or effect.id))
            lines += [remade[effect.id]] if effect.id in remade else []
        elif effect.id in removed or (effect.action == "start" and effect.id in made):
            continue
        elif effect.action == "untag" and effect.id:
            lines.append(f"docker tag {effect.id.removeprefix('sha256:')[:12]} {effect.name}")
        elif (effect.action, effect.kind) in OPPOSITE and (effect.id or effect.name):
            known = {"id": (effect.id or effect.name or "")[:12], "name": effect.name or effect.id}
            lines.append(OPPOSITE[effect.action, effect.kind].format(**known))
    if given and "&&" not in given and not any(word.isupper() for word in given.split()):
        lines = [given] if len(lines) <= 1 and not lost else lines
    return WayBack(tuple(lines), tuple(lost))
