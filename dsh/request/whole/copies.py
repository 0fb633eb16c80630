"""Which way files are copied, from where to where: "put me report.pdf from container latex, it is in /out, here"."""

from dsh.named import NamedTuple
from dsh.request.earlier.brought import brought
from dsh.request.line import Whole, quote
from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.request.retold.errands import FETCHING, PLACING

ADDRESSES = ("www.", "docker.io", "ghcr.io", "quay.io")
OUT = ("from", "out of", "of", "off")
IN = ("to", "into", "in", "inside", "within", "onto", "on")
TOWARD = ("to", "into", "onto", "as")
PATHS = ("path", "file", "mount")
HOST = ("~", ".", "$")
SAYING = ("n.file", "n.folder", "n.here", "n.container", "n.service", "n.compose", "v.copy", "n.disk", "s.stopped")
BESIDE = (
    "path", "located", "lies", "lying", "sits", "lives", "desktop", "host", "directory", "bring", "get", "put", "place",
    "placed", "upload", "download", "fetch", "grab", "take", "save", "exited", "dead", "crashed", "running",
)  # fmt: skip
UNNAMED, OPEN = "CONTAINER", "PATH"  # what the request does not name
CONTENTS = ("content", "contents", "everything", "inhalt")
KINDS_OF_FOLDER = (
    "local", "working", "current", "container", "home", "service", "image", "volume", "user", "root", "here", "build",
    "docker", "compose", "file", "folder", "host", "everything", "network", "project", "source", "name",
)  # fmt: skip
WHICH = ("n.compose", "n.docker", "n.replicas", "p.of", "f.the")  # of whose: "of the first replica of the service"
LYING = ("in", "inside", "under", "at", "within", "from", "of", "on", "out of")


class Sides(NamedTuple):
    """A copy: the container or service, whether it is the source, the paths ("" where none is said), and the words of
    it all."""

    container: str
    outward: bool
    source: str
    target: str
    words: frozenset[int]
    service: bool = False


def sides(reading: Reading) -> Sides | None:
    """None where it does not say which container, or what of it."""
    reading = _with_folders(reading)
    paths = [n for n in reading.names if n.kind in PATHS and len(n.texts) == 1]
    container = _container(reading, paths) or _unnamed(reading)
    if container is None or not paths or any(n.kind == "place" for n in reading.names):
        return None
    if any(n.object in ("volume", "image") for n in reading.names) or any(
        w.sense in ("n.volume", "n.image") for w in reading.words
    ):
        return None
    outward = _outward(reading, container, paths)
    if outward is None:
        return None
    source, target = (_out if outward else _in)(reading, container, paths)
    home = _home(reading)
    own = f"~/{reading.words[home].low.title()}" if home is not None else ""
    if own and outward:
        target = own if target == "." else target
    elif own and reading.words[home or 0].low not in source.lower() and not set("/~") & set(source[:1]):
        source = f"{own}/{source}"
    if not source:
        return None
    target = target or (OPEN if container.typed[0] == UNNAMED else "")
    beside = {n.first for n in reading.names if _is_noun(reading, n)}
    words = {i for n in (container, *paths) for i in n.indexes} | beside
    words |= {n for n, w in enumerate(reading.words) if w.sense in SAYING or w.low in BESIDE}
    service = container.object == "service" or any(w.sense == "n.compose" for w in reading.words)
    if any(w.low in CONTENTS or w.sense in ("n.everything", "s.all") for w in reading.words):
        words |= {n for n, w in enumerate(reading.words) if w.low in CONTENTS or w.sense in ("n.everything", "s.all")}
        source = with_contents(source)
    return Sides(container.typed[0], outward, source, target, frozenset(words), service)


COPIES = ("v.copy", "v.push", "v.pull", "v.get", "v.save")
OTHERS = (
    "v.run", "v.exec", "v.build", "v.create", "v.remove", "v.stop", "v.start", "v.restart", "v.export", "v.import",
    "v.load", "v.commit", "v.tag", "v.kill", "v.connect", "v.login", "v.clean", "v.search",
)  # fmt: skip
NOT_OURS = ("server", "usb", "nas", "cloud", "drive", "stick", "phone", "laptop", "pc", "printer", "disk", "clipboard")


def line(reading: Reading) -> Whole | None:
    """docker cp, or compose cp, where all of the copy is said: the container, what, and where it goes."""
    words = reading.words
    if sum(w.sense[:1] == "p" for w in words) > 1 or any(w.low == "between" for w in words):
        from dsh.request.whole.across import line as across  # few requests name two containers

        if (whole := across(reading)) is not None:
            return whole
    path = brought(reading.text)
    if path and not path.lower().startswith(ADDRESSES):
        return Whole(f"docker cp CONTAINER:{quote(path)} .", frozenset(range(len(words))))
    acts = [w.sense for n, w in enumerate(words) if w.sense[:2] == "v." and n not in reading.off]
    first = next((w.low for w in words if w.sense[:1] not in ("p", "f")), "")
    if set(acts) & set(OTHERS) or not ((acts[:1] and acts[0] in COPIES) or first in (*FETCHING, *PLACING)):
        return None
    if reading.mood != "wish" or any(w.sense in ("n.mounts", "n.tarball", "n.build") for w in words):
        return None
    several = [n for n in reading.names if n.kind in PATHS and len(n.texts) > 1]
    if len(several) == 1:
        return _each(reading, several[0])
    told = _place(reading) or sides(reading)
    if told is None or not (told.target or told.outward) or told.container.lower() in NOT_OURS:
        return None
    if any(w.sense == "n.logs" for w in words) and told.source[:1] not in ("/", "~", "."):
        return None  # what a container printed is no file in it
    said = ("n.container", "n.service", "n.compose", "n.docker", "n.folder")
    marked = any(w.sense in said for w in words)
    inner = told.source if told.outward else told.target
    if not marked and inner[:1] != "/":
        return None
    command = "docker compose cp" if told.service else "docker cp"
    inside = quote(f"{told.container}:{inner}")
    outside = quote(told.target if told.outward else told.source)
    both = f"{inside} {outside}" if told.outward else f"{outside} {inside}"
    return Whole(f"{command} {both}", told.words)


def _each(reading: Reading, several: Name) -> Whole | None:
    """docker cp takes one thing at a time: "put cert.pem and key.pem into proxy at /etc/certs"."""
    lines = []
    for text, typed in zip(several.texts, several.typed, strict=True):
        one = several._replace(texts=(text,), typed=(typed,))
        lines.append(line(reading._replace(names=[one if n is several else n for n in reading.names])))
    found = [it for it in lines if it is not None]
    if len(found) < len(lines):
        return None
    return Whole(" && ".join(it.command for it in found), frozenset().union(*(it.words for it in found)))


def _place(reading: Reading) -> Sides | None:
    """Where container and path are said in one, as docker writes them: "./dist contents to web:/srv"."""
    places = [n for n in reading.names if n.kind == "place" or _is_place(n)]
    others = [n for n in reading.names if n.kind in PATHS and n not in places and len(n.texts) == 1]
    if len(places) != 1 or len(others) > 1:
        return None
    container, _, inner = places[0].texts[0].partition(":")
    outward = places[0].before in OUT or (bool(others) and others[0].first > places[0].first)
    if not others and not outward:
        return None
    outer = others[0].texts[0] if others else "."
    words = {i for n in (*places, *others) for i in n.indexes}
    words |= {n for n, w in enumerate(reading.words) if w.sense in SAYING or w.low in (*BESIDE, *CONTENTS)}
    whole = any(w.low in CONTENTS for w in reading.words)
    source = inner if outward else outer
    source = with_contents(source) if whole else source
    return Sides(container, outward, source, outer if outward else inner, frozenset(words))


def _is_place(name: Name) -> bool:
    before, colon, after = name.texts[0].partition(":")
    return name.kind == "mount" and bool(colon) and after[:1] == "/" and "/" not in before and ":" not in after


def with_contents(path: str) -> str:
    """What is in a folder, and not the folder itself: ./dist/. of ./dist."""
    plain = "." not in path.rstrip("/").rpartition("/")[2].lstrip(".")
    return f"{path.rstrip('/')}/." if plain and not path.endswith("/.") and path not in (".", "./") else path


def _container(reading: Reading, paths: list[Name]) -> Name | None:
    """The one that something is copied to or from: said to be a container, else the one that a preposition leads to."""
    named = [n for n in reading.names if n.kind in ("", "image") and len(n.texts) == 1 and not _is_noun(reading, n)]
    named = [n for n in named if n.object in ("container", "service", "") and not set("/:") & set(n.typed[0])]
    named = named or _led_to(reading)
    marked = [n for n in named if n.object]
    if len(marked) == 1 or len(named) == 1:
        return (marked or named)[0]
    led = [n for n in named if _led(reading, n) in (*OUT, *IN)]
    return led[0] if len(led) == 1 else None


def _unnamed(reading: Reading) -> Name | None:
    """ "From the container", where none is named."""
    words = reading.words
    nouns = [n for n, w in enumerate(words) if w.sense == "n.container"]
    if len(nouns) != 1 or words[nouns[0]].low.endswith("s") or any(n.kind in ("", "image") for n in reading.names):
        return None
    at = nouns[0]
    one = Name((UNNAMED,), at, at + 1, "", "container", "", (at,), (UNNAMED,))
    return one._replace(before=led) if (led := _led(reading, one)) in (*OUT, *IN) else None


def _led_to(reading: Reading) -> list[Name]:
    """ "out of tests", "into backup": what nothing but a container can be, whatever the word means elsewhere."""
    words = reading.words
    return [
        Name((word.text,), at, at + 1, "", "", words[at - 1].sense[2:], (at,), (word.text,))
        for at, word in enumerate(words)
        if at
        and word.sense[:2] == "w."
        and words[at - 1].sense[2:] in (*OUT, *IN)
        and word.low.isalpha()
        and (word.comma or at + 1 == len(words) or words[at + 1].sense[:1] == "p")
    ]


def _home(reading: Reading) -> int | None:
    """The word of "on my desktop", which is a folder of the user's own."""
    words = reading.words
    near = (n for n, w in enumerate(words) if n > 1 and w.low in ("desktop", "downloads", "documents"))
    return next((n for n in near if words[n - 1].low in ("my", "the") and words[n - 2].sense[:1] == "p"), None)


def _with_folders(reading: Reading) -> Reading:
    """With "the uploads folder" and "the folder uploads" as the paths that they are, whatever the word means
    elsewhere; a folder whose path is said has no other."""
    words, names = reading.words, list(reading.names)
    for at, word in enumerate(words):
        if word.sense != "n.folder" or word.low[-1:] == "s" or any(n.first == at + 1 and n.kind for n in names):
            continue
        around = [at + 1] if not word.comma and _calls_one(reading, at + 1) else []
        around += [at - 1] if at and not words[at - 1].comma and _calls_one(reading, at - 1) else []
        if around:
            n, text = around[0], words[around[0]].text
            names = [it for it in names if n not in it.indexes]
            one = Name((text,), n, n + 1, "path", "", "", (n,), (text,))
            names.append(one._replace(before=_led(reading, one)))
    return reading._replace(names=sorted(names, key=lambda it: it.first))


def _calls_one(reading: Reading, at: int) -> bool:
    """May it be what a folder is called, and no preposition or kind of folder: "current", "whole", "that"?"""
    words = reading.words
    if not 0 <= at < len(words) or not words[at].low.isidentifier() or words[at].possessive:
        return False
    named = next((n for n in reading.names if at in n.indexes), None)
    if named is not None:
        return not named.kind and not named.object and len(named.texts) == 1
    own = words[at].sense[:2] in ("", "w.", "n.") or words[at].sense == "f.them"
    return own and words[at].low not in KINDS_OF_FOLDER


def _is_noun(reading: Reading, name: Name) -> bool:
    """Does it only say which folder is meant: "the world folder /data/world"?"""
    after = reading.words[name.last] if name.last < len(reading.words) else None
    if after is None or name.kind not in ("", "image") or name.object or reading.words[name.last - 1].comma:
        return False
    own = any(n.first == name.last + 1 and n.kind in PATHS for n in reading.names)
    return (after.sense in ("n.folder", "n.file") or after.low in ("data", "config", "settings")) and own


def _led(reading: Reading, name: Name) -> str:
    """The preposition that leads to a name, past what it is called by: "from the stopped container x"."""
    at = name.first - 1
    while at > max(-1, name.first - 5) and reading.words[at].sense[:1] in ("f", "n", "s"):
        at -= 1
    word = reading.words[at] if at >= 0 else None
    return word.sense[2:] if word is not None and word.sense[:1] == "p" else name.before


def _outward(reading: Reading, container: Name, paths: list[Name]) -> bool | None:
    before = _led(reading, container)
    acts = next((w.low.split()[0] for w in reading.words if w.low.split()[0] in (*FETCHING, *PLACING)), "")
    inner = next((p for p in paths if _holds(reading, p, container)), None)
    if inner is not None and inner.before in ("into", "to", "onto") and any(p.first < inner.first for p in paths):
        return False  # "copy folder ./themes into /var/www/themes of site"
    if inner is not None and inner.before in ("from", "out of", "off"):
        return True  # "copy app.log from /logs in container api"
    if inner is not None and inner is paths[0] and len(paths) > 1 and reading.words[inner.last].low == "of":
        return True  # "put /etc/hosts of web into hosts.txt"
    if paths[0].first == container.last and paths[0].texts[0][:1] == "/" and before not in IN:
        return True  # "copy web /app/a.txt to b.txt"
    if inner is not None and acts:
        before = inner.before
        if before in IN or before not in OUT:
            return acts in FETCHING
        return True
    if before in OUT:
        return True
    here = any(w.sense == "n.here" or w.low in ("here", "out") for w in reading.words) and len(paths) == 1
    if before in LYING and here and acts in FETCHING and paths[0].texts[0][:1] == "/":
        return True  # "in container db there is /tmp/dump.sql, bring it here"
    lead = [w.low for w in reading.words[max(0, container.first - 3) : container.first]]
    if "of" in lead and "out" in lead:
        return True
    if container.first and reading.words[container.last - 1].possessive:
        return not (before in IN and any(p.first < container.first and p.texts[0][:1] in HOST for p in paths))
    later = [p for p in paths if p.first > container.first and (p.before in TOWARD or p.texts[0][:1] in HOST)]
    earlier = [p for p in paths if p.first < container.first]
    if before in ("in", "inside", "within") and earlier and earlier[0].texts[0][:1] == "/":
        if inner is earlier[0] and _home(reading) is not None:
            return True  # "copy /etc/app.conf in web to my desktop"
        if later:
            there, own = inner is earlier[0], later[0].texts[0][:1] in HOST
            return (there and own) or (later[0].before in TOWARD and (there or own))
    return False if before in IN else None


def _holds(reading: Reading, path: Name, container: Name) -> bool:
    """Is it a place in the container: "/app of container django", "/etc/nginx in container proxy"?"""
    between = reading.words[path.last : container.first]
    told = [w for w in between if w.sense not in WHICH]
    near = bool(between) and len(told) <= 3 and not reading.words[path.last - 1].comma
    folder = near and len(between) > 1 and between[0].sense == "n.folder"  # "in the bin folder of web"
    led = near and between[1 if folder else 0].low in ("of", "in", "inside", "within")
    return led and (folder or path.texts[0][:1] == "/")


def _out(reading: Reading, container: Name, paths: list[Name]) -> tuple[str, str]:
    """From the container: what is relative lies in the folder that is named besides."""
    target = next((p for p in reversed(paths) if p.before in TOWARD and p is not paths[0]), None)
    inner = [p for p in paths if p is not target]
    host = [p for p in inner if p.texts[0][:1] in HOST]
    if target is None and host and len(inner) > 1:
        target = host[-1]
        inner = [p for p in inner if p is not target]
    if target is None and len(inner) > 1 and inner[0].texts[0][:1] == "/":
        target = inner[-1]
        inner = inner[:-1]
    return _together(inner), target.texts[0] if target else "."


def _in(reading: Reading, container: Name, paths: list[Name]) -> tuple[str, str]:
    """Into the container: what comes first is of this machine."""
    if len(paths) == 1:
        return paths[0].texts[0], ""
    inner = [p for p in paths if _holds(reading, p, container)]
    toward = inner or [p for p in paths if p.first > container.first or p.before in (*TOWARD, "at", "under")]
    target = toward[-1] if toward else paths[-1]
    return _together([p for p in paths if p is not target]), target.texts[0]


def _together(parts: list[Name]) -> str:
    """One path of a file's name and the folder it lies in."""
    if not parts:
        return ""
    if len(parts) == 1:
        return parts[0].texts[0]
    first, second = parts[0].texts[0], parts[1].texts[0]
    if second in (".", "./"):
        return first
    if len(parts) == 2 and second.endswith(f"/{first}"):
        return second
    if len(parts) == 2 and first[:1] not in ("/", *HOST) and parts[1].before in LYING:
        return f"{second.rstrip('/')}/{first}"
    return ""
