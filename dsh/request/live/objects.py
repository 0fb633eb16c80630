"""The objects of the engine in front of the user, as far as requests are matched with them."""

from collections.abc import Iterable

from dsh.knowledge.words import Word
from dsh.named import NamedTuple
from dsh.request.names import Name
from dsh.request.reading import Reading


class LiveContainer(NamedTuple):
    """A container there is: its name, the image as typed when it was made, its state (running, exited, paused ...)."""

    name: str
    image: str = ""
    state: str = "running"
    leads: tuple[tuple[int, int], ...] = ()  # from a port of this machine to one of its own
    networks: tuple[str, ...] = ()
    mounts: tuple[tuple[str, str], ...] = ()  # a volume ("": a folder of the machine), and where it is in there
    only_here: bool = False  # its ports are open to this machine alone


class Live(NamedTuple):
    """What there is on an engine: plain names, images as repository:tag."""

    containers: tuple[LiveContainer, ...] = ()
    images: tuple[str, ...] = ()
    volumes: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    services: tuple[str, ...] = ()  # of the compose file beside the user
    here: tuple[str, ...] = ()  # files in the user's folder, and folders, which end in "/"


class Choice(NamedTuple):
    """What a name in a request may stand for: one object, or several to choose from."""

    said: str
    kind: str  # container, image, volume, network, service
    names: tuple[str, ...]


PREDEFINED = ("bridge", "host", "none")  # networks that an engine has of its own
PER_NOUN = {
    "container": "containers",
    "image": "images",
    "volume": "volumes",
    "network": "networks",
    "service": "services",
}
ONLY_CONTAINERS = ("v.stop", "v.restart", "v.kill", "v.pause", "v.unpause", "v.enter", "v.attach", "v.logs")
ACTS = (*ONLY_CONTAINERS, "v.start", "v.rename", "v.inspect")

LEADING = (
    "of", "in", "into", "inside", "from", "and", "to", "with", "on", "container", "stop", "start", "restart", "remove",
    "delete", "kill", "rm", "pause", "enter", "put", "called", "containers",
)  # fmt: skip


def with_names_quoted(request: str, names: frozenset[str], words: list[Word]) -> str:
    """The request with quotes around names of objects there are that would be read as words: a container "sick"."""
    out, done = "", 0
    for at, word in enumerate(words):
        if word.quoted or not word.sense or word.text not in names or request[word.start : word.end] != word.text:
            continue
        of_objects = at + 1 < len(words) and words[at + 1].sense[2:] in PER_NOUN
        plain = word.sense[:2] == "s." and word.sense != "s.all"
        after = at > 0 and (words[at - 1].low in LEADING or words[at - 1].text in names)  # "stop db store"
        led = after and word.sense[:1] in "vnw"
        if not of_objects and (plain or led):
            out, done = f'{out}{request[done : word.start]}"{word.text}"', word.end
    return out + request[done:]


def names_of(live: Live, kind: str) -> tuple[str, ...]:
    """The names of all objects of a kind."""
    if kind == "container":
        return tuple(c.name for c in live.containers)
    found: tuple[str, ...] = getattr(live, PER_NOUN[kind])
    return found


def kinds_of(name: str, live: Live) -> tuple[str, ...]:
    """The kinds of object that have exactly this name."""
    return tuple(k for k in PER_NOUN if is_there(name, k, live) or (k == "image" and tags_of(name, live)))


def is_there(name: str, kind: str, live: Live) -> bool:
    """Is there an object of this kind and name?"""
    if kind == "container":
        return any(it.name == name for it in live.containers)
    return name in names_of(live, kind)


def container(name: str, live: Live) -> LiveContainer | None:
    """The container of exactly this name."""
    return next((it for it in live.containers if it.name == name), None)


def tags_of(name: str, live: Live) -> tuple[str, ...]:
    """The images of a repository."""
    return tuple(i for i in live.images if i.rpartition(":")[0] == name)


def choices(reading: Reading, live: Live) -> list[Choice]:
    """For each name of the request that is not an object's own name: what it may mean.

    "the web one" and "nginx container" are the containers whose name has that part, or that come from that image; "the
    shop network" is the network shop_default.
    """
    out = []
    for name in reading.names:
        if len(name.texts) == 1 and name.object in ("volume", "network") and not name.indefinite:
            said, names = name.texts[0], names_of(live, name.object)
            parts = () if said in names or _makes(reading, name) else with_part(said, names)
            if parts:
                out.append(Choice(said, name.object, parts))
            continue
        if len(name.texts) != 1 or not _points(reading, name):
            continue
        kinds = set(kinds_of(as_called(name, live), live)) - {"service"}
        of_image = name.kind == "image" and name.object == "container"
        if "container" in kinds or (kinds and not of_image and not _for_containers(reading, name)):
            continue
        near = alike(name.texts[0], live)
        if kinds and not of_image:
            near = tuple(it for it in near if name.texts[0].lower() in it.lower())  # by_kind knows those of an image
        if near:
            out.append(Choice(name.texts[0], "container", near))
    return out


def as_called(name: Name, live: Live) -> str:
    """A name as it was typed, where something is called so: pihole stands for the image pihole/pihole elsewhere."""
    return name.typed[0] if kinds_of(name.typed[0], live) else name.texts[0]


def alike(said: str, live: Live) -> tuple[str, ...]:
    """The containers that a word may mean: a part of the name, or the image without its tag."""
    low = said.lower()
    near = [c.name for c in live.containers if low in c.name.lower()]  # thousands are looked through at a key stroke
    parts = list(with_part(said, near))
    if not parts:
        parts = [
            c.name
            for c in live.containers
            if low in c.image.lower()
            and (c.image.lower().split("@")[0].rpartition("/")[2].split(":")[0] == low or c.image == low)
        ]
    return tuple(parts or (near if len(low) > 2 else ()))


def with_part(said: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of several words of which one was said."""
    low = said.lower()
    return tuple(it for it in names if low in it.lower() and low in it.lower().replace("_", "-").split("-"))


def _makes(reading: Reading, name: Name) -> bool:
    """Is it the name of something new?"""
    return any(w.sense in ("v.create", "v.make", "v.run") for w in reading.words[: name.first])


def _points(reading: Reading, name: Name) -> bool:
    """Does the request speak of a container that is there: an action on it, "the ... one", "... container"?"""
    after = reading.words[name.last].low if name.last < len(reading.words) else ""
    if name.object not in ("", "container") or name.kind not in ("", "image") or name.indefinite:
        return False
    if after == "one" or name.object == "container":
        return True
    return any(w.sense in (*ACTS, "n.logs") for w in reading.words[: name.first])


def _for_containers(reading: Reading, name: Name) -> bool:
    """Is it done to containers alone? An image is inspected as well, and one that is started is run."""
    return any(w.sense in (*ONLY_CONTAINERS, "n.logs") for w in reading.words[: name.first])
