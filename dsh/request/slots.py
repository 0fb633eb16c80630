"""Puts the names of a request into the places of a command."""

from functools import cache
from itertools import permutations

from dsh.named import NamedTuple
from dsh.request.names import Name

KINDS = {
    "CONTAINER": "container",
    "IMAGE": "image",
    "REPOSITORY": "image",
    "SOURCE_IMAGE": "image",
    "TARGET_IMAGE": "image",
    "VOLUME": "volume",
    "NETWORK": "network",
    "SERVICE": "service",
    "STACK": "stack",
    "NODE": "node",
    "SECRET": "secret",
    "CONFIG": "config",
    "CONTEXT": "context",
    "PLUGIN": "plugin",
    "CHECKPOINT": "checkpoint",
    "NEW_NAME": "name",
    "TERM": "term",
    "PATH": "path",
    "FILE": "path",
    "SRC": "path",
    "DEST": "path",
    "COMMAND": "command",
    "SERVER": "server",
    "HOST": "remote",
    "PATTERN": "pattern",
    "MANIFEST": "manifest",
    "MANIFEST_LIST": "manifest",
    "SERVICES": "service",
    "TARGET": "name",
    "BUILDER": "builder",
    "NAME": "any",
    "PROGRAM": "command",
}
VALUES = {
    "AGE": ("duration",),
    "NUMBER": ("number",),
    "SIZE": ("size",),
    "PORT": ("port", "number"),
    "PRIVATE_PORT": ("port", "number"),
    "REPLICAS": ("number",),
    "ENV": ("env",),
    "TIME": ("duration", "date", "clock"),
}
ALIKE = {("container", "service"), ("service", "container"), ("image", "any"), ("service", "swarmservice")}
OPPOSITE = tuple({a, b} for a in ("from", "out of", "of") for b in ("to", "into", "in", "inside", "at"))
PLACES = ("SRC", "DEST")
PATHS = ("path", "file", "url", "mount")
SOURCES = (  # what a file of a program's own ends with, from which nothing is built
    ".json", ".txt", ".py", ".js", ".ts", ".lock", ".toml", ".md", ".go", ".rs", ".java", ".rb", ".php", ".css",
    ".html", ".sh", ".env", ".conf", ".cfg", ".ini", ".xml", ".sql",
)  # fmt: skip


class Slot(NamedTuple):
    """A place to be filled: docker's name for it, the word before it in the phrase, whether it may hold several."""

    name: str
    before: str
    repeat: bool
    optional: bool = False


def fill(slots: list[Slot], names: list[Name]) -> tuple[dict[int, Name], float]:
    """The best name for each slot, by the number of the slot; a slot that no name fits is left out.

    And how well they fit, 1 being a plain name in a plain place.
    """
    names = names[:4]
    slots = slots[:3]
    worth = [[fit(slot, name) for name in names] for slot in slots]
    best: tuple[float, dict[int, Name]] = (0.0, {})
    for order in _orders(len(names), len(slots)) if names else ():
        total, last, filled = 0.0, -1, {}
        for place, pick in enumerate(order):
            if pick < 0:
                continue
            fits = worth[place][pick]
            if fits <= 0:
                total = -99
                break
            total += fits + (0.3 if pick > last else 0)
            last, filled[place] = pick, names[pick]
        if total > best[0]:
            best = (total, filled)
    return best[1], best[0] / len(best[1]) if best[1] else 1.0


@cache
def _orders(names: int, slots: int) -> list[tuple[int, ...]]:
    """All ways to put names, by number, into slots; -1 leaves one open."""
    return sorted(set(permutations([*range(names), *([-1] * slots)], slots)), reverse=True)


def fit(slot: Slot, name: Name) -> float:
    """How well a name fits a slot; 0 or less where it does not."""
    wanted = KINDS.get(slot.name, "any")
    points = 1.0
    if name.kind == "place" or (name.kind == "mount" and wanted != "any"):
        return 2.5 if wanted == "path" else -3.0
    if slot.name == "FILE" and name.texts[0] in (".", "..", "./", "../"):
        return -1.0
    if slot.name == "PATH" and name.kind == "file" and name.texts[0].endswith(SOURCES):
        return -1.0  # "i changed package.json, build again"
    if slot.name == "FILE" and name.kind == "url":
        return 0.5
    if slot.name == "FILE" and name.kind == "path" and "." not in name.texts[0].rpartition("/")[2]:
        return 0.8
    if wanted in ("path",):
        points = (
            2.5 if name.kind in PATHS else (0.8 if not name.object and not name.kind and slot.name in PLACES else -1)
        )
    elif name.kind in PATHS and wanted not in ("any", "command", "server"):
        points = -1.0
    elif name.kind in ("host", "address"):
        points = 3.0 if wanted in ("server", "remote") else (0.8 if wanted in ("any", "node", "term") else -1.0)
    elif wanted == "server" and name.kind == "" and name.object != "registry":
        points = 0.2
    elif name.kind == "command" and wanted != "command":
        points = -3.0
    elif wanted == "image":
        points = 2.0 if name.kind == "image" else 0.9
        points += 0.3 if name.kind == "image" and "/" in name.typed[0] else 0.0  # as it stands on the hub
        if name.kind == "" and name.before in ("in", "inside", "within", "into"):
            points = 0.3
    elif wanted == "container" and name.kind == "image" and ":" in name.texts[0]:
        points = 0.2
    elif wanted == "command" and name.kind == "image":
        points = 0.3
    if name.before == "called" and name.object == "container" == wanted:
        points += 1.5
    if name.object and wanted not in ("any", "command", "term", "server", "pattern"):
        if name.object == "container" and name.kind == "image" and name.indefinite:
            points += 1 if wanted == "image" else -1.5
        elif name.object == wanted or (wanted == "name"):
            points += 2
        elif (wanted, name.object) not in ALIKE:
            inside = not name.indefinite and name.before in ("in", "inside", "within") and ":" not in name.texts[0]
            points -= 1.5 if inside and wanted == "image" else 0
            called = wanted == "image" and name.kind == "image" and name.object == "container"
            points -= 1 if called or wanted == "path" else 3
    if len(name.texts) > 1 and not slot.repeat:
        return -1.0
    if wanted == "image" and (name.kind in PATHS or any(t != t.lower() for t in name.texts)):
        return -1.0
    if name.before == "it":
        points += 1 if slot.name in ("TAG", "NEW_NAME", "REPOSITORY", "TARGET_IMAGE", "NAME") else -3
    if name.indefinite and name.kind == "image" and not name.object:
        points += 0.7 if wanted == "image" else -1.0
    if slot.before:
        near = slot.before == name.before or {slot.before, name.before} <= {
            "in",
            "inside",
            "into",
            "within",
            "to",
            "on",
        }
        if {slot.before, name.before} in OPPOSITE:
            points -= 3.0
        if wanted == "pattern" and not near and slot.before in ("for", "with", "by"):
            points -= 1.2
        points += 1.0 if near else (0.7 if {slot.before, name.before} <= {"to", "as", "called"} else 0)
    return points
