"""What a name in a request is: said by the noun beside it, by what there is, or by the name itself."""

from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request.live.objects import PREDEFINED, Live, kinds_of
from dsh.typed import Any

ARCHIVES = (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
NAMED = regex(r"[\w.][\w.:/@~+-]*|[~./][\w./~+-]*")
WITH_ENDING = regex(r"[\w-][\w.-]*\.[a-zA-Z]\w{0,5}")
TAGGED = regex(r"[a-z0-9][\w./-]*:[\w.-]+")
ALL = "everything"


class Thing(NamedTuple):
    """Names of one kind; `kinds` are those that it may be of: "path" is a file or a folder, "name" is of none yet."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    noun: str = ""  # the kind that was said
    every: bool = False  # "the files of": all that is in it


HERE = Thing((".",), ("folder",))


def thing(words: list[str], said: dict[str, Any], live: Live) -> Thing | None:
    """What a few words name; None where they say more than that."""
    text = " ".join(words).lower()
    if text in said["here"] or text in (".", "./"):
        return HERE
    names: list[str] = []
    noun, every, joined = "", False, True
    for word in words:
        low = word.lower().rstrip(",")
        if low in ("and", "plus", "&"):
            joined = True
            continue
        kind = said["nouns"].get(low, "")
        as_name = low not in said["skipped"] and not (kind and low not in live.volumes)
        if kind and not (noun or (names and low in live.volumes)):
            noun, every = kind, every or low in said["everything"]
            continue
        if low in said["everything"] and not names and (low != "data" or noun == "file"):
            every = True
            continue
        if low in said["skipped"] or low in said["new"]:
            continue
        name = word.strip("\"'").rstrip(",")
        if not as_name or not NAMED.fullmatch(name) or (names and not joined):
            return None
        names.append(name)
        joined = word.endswith(",")
    if not names:
        return Thing((), (ALL,) if every else ((noun or ALL),), noun, every) if every or noun else None
    of_each = [_kinds(name, noun, live) for name in names]
    shared = tuple(kind for kind in of_each[0] if all(kind in others for others in of_each))
    if not shared:
        return None
    return Thing(tuple(names), shared, noun, every and not noun) if shared else None


def _kinds(name: str, noun: str, live: Live) -> tuple[str, ...]:
    archive = name.lower().endswith(ARCHIVES)
    if noun in ("file", "archive"):
        return ("archive",) if archive or noun == "archive" else ("file",)
    if noun:
        return (noun,)
    found = tuple(k for k in kinds_of(name, live) if k != "service") if name not in PREDEFINED else ()
    plain = name.removeprefix("./").rstrip("/")
    here = ("folder",) if f"{plain}/" in live.here else ("file",) if plain in live.here else ()
    if found:
        return (*found, *here)
    if archive:
        return ("archive",)
    if here:
        return here
    if name.endswith("/") or name[:1] in "~/" or name[:2] in ("./", "..") or "/" in name:
        last = name.rpartition("/")[2]
        return ("folder",) if not last.strip(".") else ("file",) if "." in last.strip(".") else ("path",)
    if WITH_ENDING.fullmatch(name):
        return ("file",)
    return ("image",) if TAGGED.fullmatch(name) else ("name",)
