"""What is carried from where to where, each by what it is: "put a.txt into the volume v" is no archive unpacked.

carried(request, index, live) -> the answer, or None where it is about something else, or not all of it was read
"""

import posixpath
import re
from itertools import product

from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request.line import quote
from dsh.request.live.objects import Live
from dsh.request.live.things import ARCHIVES, HERE, Thing, thing
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer, Suggestion
from dsh.typed import Any

LEADS = regex(
    r"^(?:please |pls |can you |could you |hey,? |ok,? |now |and |then |i (?:want|need|would like) to |"
    r"how (?:do|can) i )+",
    re.IGNORECASE,
)
TAILS = regex(
    r"(?:,? (?:please|now|for me|by a container|with a container|through a container|once more|too|as well|"
    r"with docker))+$",
    re.IGNORECASE,
)
MAKES = regex(
    r"(?P<make>(?:make|create|add) (?:a |the )?(?:new )?volume (?:called |named )?(?P<volume>[a-zA-Z0-9][\w.-]*)),?"
    r"(?: and(?: then)?| then)? (?P<rest>.+?) (?P<to>in|into|inside|to|on)(?:to)? (?:it|there|that volume|the volume)",
    re.IGNORECASE,
)
SMALL = ("busybox", "alpine", "debian", "ubuntu")  # images that have cp and tar
BESIDE = ("out", "back", "over", "down", "up", "again", "away")
SURE = 0.9
MOST = 3


class Move(NamedTuple):
    """What is done, with what, and the places: in (where it lies), to (where it goes), with, as."""

    act: str
    what: Thing | None
    places: dict[str, Thing]


def carried(request: str, index: Index, live: Live) -> Answer | None:
    said, rows = index.data["carrying"][0], index.data["carrying"][1]
    text = TAILS.sub("", LEADS.sub("", " ".join(request.split()).strip(" .!?")))
    lows = text.lower().split()
    if len(lows) < 2 or (lows[0] not in said["acts"] and f"{lows[0]} {lows[1]}" not in said["acts"]
                         and lows[0] not in ("make", "create", "take", "do", "i", "add")):  # fmt: skip
        return None
    first = ""
    makes = MAKES.fullmatch(text)
    if makes is not None:
        first = f"docker volume create {quote(makes['volume'])} && "
        text = f"{makes['rest']} into the volume {makes['volume']}"
    moves = _moves(text, said, live)
    lines: dict[str, tuple[str, str]] = {}
    for move in moves:
        found = _line(move, rows, live)
        if isinstance(found, Answer):
            return found._replace(request=request)
        if found is not None:
            lines.setdefault(first + found[0], found)
    if not lines:
        return None
    suggestions = tuple(
        Suggestion(line, says, "change", SURE if len(lines) == 1 else 0.5, _missing(line), reading=(line,))
        for line, (_, says) in lines.items()
    )
    if len(lines) == 1:
        return Answer(request, "match", suggestions)
    return Answer(request, "ambiguous", suggestions[:MOST], "The name is that of several things. Which is meant?")


def _missing(line: str) -> tuple[str, ...]:
    return tuple(name for name in ("PATH", "FILE") if re.search(rf"(?<![\w.]){name}(?![\w.])", line))


# ---- which thing stands where --------------------------------------------------------


def _moves(text: str, said: dict[str, Any], live: Live) -> list[Move]:
    """Every way to read it in which each word has its place."""
    lows = text.lower().split()
    verb = next((" ".join(lows[:n]) for n in (5, 4, 3, 2, 1) if " ".join(lows[:n]) in said["acts"]), "")
    if not verb:
        return []
    parts = _parts(text.split()[len(verb.split()) :], said, live)
    if parts is None:
        return []
    out = []
    for act in said["acts"][verb]:
        places = _places(act, parts)
        if places is not None:
            what = places.pop("what", None)
            out += _each_kind(Move(act, what, places))
    return out


def _parts(words: list[str], said: dict[str, Any], live: Live) -> list[tuple[str, Thing]] | None:
    """The pieces between the words that say which way; None where one of them is no thing."""
    pieces: list[tuple[str, list[str]]] = [("", [])]
    of = {word: key for key in ("to", "in", "from", "with", "as") for word in said[key]}
    for n, word in enumerate(words):
        low = word.lower().strip(",")
        after = [w.lower().strip(",") for w in words[n + 1 : n + 3]]
        if low in BESIDE and (not after or after[0] in (*of, "here", "out")):
            continue
        if low == "here":
            pieces.append(("to", [word]))
        elif low in of and not (low == "in" and after[:1] in (["to"],)):
            pieces.append((low if low in ("of", "in") else of[low], []))
        else:
            pieces[-1][1].append(word)
    if not pieces[0][1]:
        pieces = pieces[1:]
    found = []
    for way, held in pieces:
        it = thing(held, said, live) if held else None
        if it is None and not (way and not held):
            return None
        if it is not None:
            found.append((way, it))
    return found


def _places(act: str, parts: list[tuple[str, Thing]]) -> dict[str, Thing] | None:
    """What, in, to, with, as; None where two stand at one place."""
    out: dict[str, Thing] = {}
    ways = [way for way, _ in parts]
    toward = "to" in ways
    for n, (way, it) in enumerate(parts):
        last = ways[n - 1] if n else ""
        if not way:
            place = "to" if act == "fill" else "what"
        elif act == "fill" and way in ("from", "of") and last != "with":
            place = "with"
        elif way == "of":
            place = "in of with" if last == "with" else "in of to" if last == "to" else "in"
        elif way in ("in", "from") and last == "with":
            place = "in of with"
        elif way == "in":
            place = "in" if toward or act in ("get", "restore", "replace") or _lies(parts, n) else "to"
        else:
            place = {"from": "in"}.get(way, way)
        place = "to" if act == "restore" and place == "in" and out.get("what", HERE).kinds == ("archive",) else place
        if place in out:
            return None
        out[place] = it
    return _gathered(act, out)


def _lies(parts: list[tuple[str, Thing]], n: int) -> bool:
    """Is there another "in" or "as" behind this one, so that this one says where it lies?"""
    return any(way == "as" or (way == "in" and it is HERE) for way, it in parts[n + 1 :])


def _gathered(act: str, out: dict[str, Thing]) -> dict[str, Thing] | None:
    """ "the files of X" are X, "a.txt in the folder data" is data/a.txt, "as b.txt" is where it goes."""
    if "in of to" in out:
        return None
    if "in of with" in out:
        folder, it = out.pop("in of with"), out["with"]
        if it.every and not it.names:
            out["with"] = folder
        elif "folder" in folder.kinds and len(it.names) == 1:
            out["with"] = Thing((posixpath.join(folder.names[0], it.names[0]),), ("file",))
        else:
            return None
    what, lies = out.get("what"), out.get("in")
    if lies is not None and not lies.names:
        if not {"archive", "file"} & set(lies.kinds):
            return None
        out["in"] = lies._replace(kinds=("archive",))
        return out
    of_all = what is None or (what.every and not what.names) or what.names == ("data",)
    if lies is not None and of_all and act != "replace":
        out["what"] = lies
        del out["in"]
        if "to" not in out and act in ("get", "copy") and "as" not in out:
            out["to"] = HERE
    what = out.get("what")
    if what is not None and not what.names:
        return None
    if "as" in out and "to" not in out:
        out["to"] = out.pop("as")
    return out


def _each_kind(move: Move) -> list[Move]:
    """A name may be that of several things: each is a move of its own."""
    slots = {"what": move.what, **move.places}
    named = {key: it for key, it in slots.items() if it is not None}
    out = []
    for kinds in product(*(it.kinds for it in named.values())):
        told = {key: it._replace(kinds=(kind,)) for (key, it), kind in zip(named.items(), kinds, strict=True)}
        out.append(Move(move.act, told.pop("what", None), told))
    return out


# ---- the line ------------------------------------------------------------------------


def _line(move: Move, rows: list[Any], live: Live) -> tuple[str, str] | Answer | None:
    """The line of the first row in which the kinds fit, and what it says."""
    for acts, what, lies, to, other, line, says, hint in rows:
        told = zip((what, lies, to, other), (move.what, *map(move.places.get, ("in", "to", "with"))), strict=True)
        if move.act not in acts or not all(_fits(kinds, it) for kinds, it in told):
            continue
        if "as" in move.places and line != "{COPY}":
            return None
        fields = _fields(move, line, live)
        if hint:
            return Answer("", "none", hint=_put(hint, fields), understood=True)
        lost = _not_there(move, live)
        if lost:
            return Answer("", "none", hint=f"there is no volume {lost} on this engine", understood=True)
        return _put(line, fields), says
    return None


def _put(line: str, fields: dict[str, str]) -> str:
    for key, value in fields.items():
        line = line.replace(f"{{{key}}}", value)
    return line


def _fits(kinds: list[str], it: Thing | None) -> bool:
    if it is None:
        return not kinds
    kind = it.kinds[0]
    return (f"{kind}s" if len(it.names) > 1 and kind != "image" else kind) in kinds


def _not_there(move: Move, live: Live) -> str:
    """The volume that something is to be taken from, and which is not there."""
    if live == Live():
        return ""
    sources = [move.what, move.places.get("in"), move.places.get("with")]
    held = [it for it in sources if it is not None and it.kinds == ("volume",)]
    return next((name for it in held for name in it.names if name not in live.volumes), "")


def _fields(move: Move, line: str, live: Live) -> dict[str, str]:
    out = {"WHAT": "", "IN": "FILE", "TO": ""}
    for key, it in (("WHAT", move.what), ("IN", move.places.get("in")), ("TO", move.places.get("to"))):
        if it is not None:
            out[key] = " ".join(quote(name) for name in it.names) or _only_archive(live)
    if move.what is not None and move.what.names:
        out["WHAT_NAME"] = quote(re.sub(r"[/:]", "-", move.what.names[0]))
    image = next((name for name in SMALL if any(i.partition(":")[0] == name for i in live.images)), "alpine")
    image = next((i.removesuffix(":latest") for i in live.images if i.partition(":")[0] == image), image)
    if line == "{COPY}":
        out["COPY"] = _copy(move, image)
    elif line in ("{PACK}", "{UNPACK}"):
        out["PACK"], out["UNPACK"] = _packed(move, image, live)
    return out


def _copy(move: Move, image: str) -> str:
    """cp in a container that has both sides: the one where it lies as /from, the other as /to."""
    places = move.places
    if move.act == "fill":
        source, lies, to = places.get("with"), None, places.get("to")
    elif move.act == "replace":
        source, lies, to = places.get("with"), None, places.get("in")
    else:
        source, lies, to = move.what, places.get("in"), places.get("to", HERE)
    if source is None or to is None or not source.names or not to.names:
        return ""
    to = to._replace(kinds=("folder",)) if to.kinds == ("path",) and source.kinds == ("volume",) else to
    mount, inner = _source(source, lies)
    target, place = _target(to)
    name = places["as"].names[0] if "as" in places else ""
    if move.act == "replace" and move.what is not None:
        name = move.what.names[0].lstrip("/")
    place += name
    froms = " ".join(quote(f"/from/{it}") for it in inner)
    return f"docker run --rm -v {_mount(mount)}:/from -v {_mount(target)}:/to {image} cp -a {froms} {quote(place)}"


def _mount(folder: str) -> str:
    if folder.startswith("$(pwd)"):
        rest = folder.removeprefix("$(pwd)")
        return f"$(pwd){quote(rest) if rest else ''}"
    return quote(folder) if not folder.startswith("~/") else f"~/{quote(folder[2:])}"


def _source(it: Thing, lies: Thing | None) -> tuple[str, list[str]]:
    """What is mounted, and the paths in there."""
    kind = it.kinds[0]
    if lies is not None and lies.kinds == ("volume",):
        return lies.names[0], [name.lstrip("/") for name in it.names]
    names = [posixpath.join(lies.names[0], name) if lies else name for name in it.names]
    if kind == "volume":
        return it.names[0], ["."]
    if kind == "folder":
        return _host(names[0]), ["."]
    outside = {posixpath.dirname(name) for name in names if name[:1] in "~/" or name.startswith("../")}
    if len(outside) == 1 and len(names) == 1:
        return _host(outside.pop() or "/"), [posixpath.basename(names[0].rstrip("/"))]
    return "$(pwd)", [name.removeprefix("./").rstrip("/") for name in names]


def _target(it: Thing) -> tuple[str, str]:
    """What is mounted as /to, and the place in there."""
    name = it.names[0]
    if it.kinds == ("volume",):
        return name, "/to/"
    if it.kinds == ("folder",):
        return _host(name), "/to/"
    folder, _, last = name.rpartition("/")
    return _host(folder or ("/" if name[:1] == "/" else ".")), f"/to/{last}"


def _host(folder: str) -> str:
    """A folder of this computer as -v takes it."""
    if folder[:1] in ("/", "~"):
        return folder.rstrip("/") or "/"
    plain = posixpath.normpath(folder)
    return "$(pwd)" if plain == "." else f"$(pwd)/{plain}"


def _packed(move: Move, image: str, live: Live) -> tuple[str, str]:
    """tar in a container that has the volume as /data and the folder of the archive as /backup."""
    sides = [it for it in (move.what, *move.places.values()) if it is not None]
    volume = next((it.names[0] for it in sides if it.kinds == ("volume",) and it.names), "")
    file = next(((it.names or (_only_archive(live),))[0] for it in sides if it.kinds == ("archive",)), "")
    folder = next((it.names[0] for it in sides if it.kinds == ("folder",) and it.names), ".")
    folder, name = posixpath.split(file) if file else (folder, f"{volume}.tar.gz")
    zipped = "z" if name.endswith((".gz", ".tgz")) else ""
    mounts = f"docker run --rm -v {quote(volume)}:/data -v {_mount(_host(folder or '.'))}:/backup {image}"
    archive = quote(f"/backup/{name}")
    return f"{mounts} tar c{zipped}f {archive} -C /data .", f"{mounts} tar x{zipped}f {archive} -C /data"


def _only_archive(live: Live) -> str:
    """ "the file", where one archive lies here."""
    found = [name for name in live.here if name.endswith(ARCHIVES)]
    return found[0] if len(found) == 1 else "FILE"
