"""Which words of a request belong to other things than Docker, and whether that tells: one who asks for "the container
using most of the cpu, my laptop gets so hot" speaks of Docker all the same."""

from collections.abc import Iterator

from dsh.knowledge.words import Word
from dsh.request.amounts import Value
from dsh.request.claims import is_common
from dsh.request.names import Name
from dsh.typed import Any

OWN = frozenset(
    [
        "n.docker", "n.dockerfile", "n.exitcode", "n.buildcache", "s.dangling", "n.oom", "n.restartcount",
        "n.restartpolicy",
    ]
)  # fmt: skip
THINGS = frozenset(
    [
        "n.container", "n.image", "n.volume", "n.network", "n.mounts", "n.context", "n.label", "n.digest", "n.compose",
        "n.stack", "n.registry", "n.envvars", "n.daemon",
    ]
)  # fmt: skip
COMPUTING = frozenset(
    ["n.service", "n.logs", "n.stats", "n.ports", "n.ip", "n.shell", "n.bash", "n.health", "n.process", "n.secret"]
)  # of any computer
LANGUAGES = ("python", "node", "php", "ruby", "golang", "openjdk", "perl", "rust", "bash", "r-base", "swift", "julia")
KINDS = ("container", "image", "volume", "network", "service")
STATES = ("s.running", "s.stopped", "s.paused", "s.unhealthy", "s.restarting", "s.created", "s.unused")
OURS = frozenset(  # what Docker's things have, too
    ["port", "ports", "terminal", "terminals", "home", "store", "format", "converter", "generator", "processing",
     "hosting", "scanner", "up", "down", "bar", "connection", "connectivity", "speed", "admin", "effect", "adapter",
     "lines", "dog", "level", "shipping", "plant", "id", "history", "size", "background", "caption", "quality"]
)  # fmt: skip
BESIDES = {"computing", "written", "value"}  # what speaks for Docker only beside something of its own
ENOUGH = 2  # signs of Docker, and everyday words say nothing against it


def foreign_words(
    words: list[Word], found: dict[int, Value], names: list[Name], index: dict[str, Any]
) -> tuple[frozenset[int], bool]:
    """The words of other things that make a request one about those, none where enough says that it is Docker's; and
    whether enough does."""
    listed = index["foreign"]
    strange = {n for n, w in enumerate(words) if f" {w.low} " in listed}
    strange |= _compounds(words, index)
    strange -= {i for n in names if n.object or n.before == "called" for i in n.indexes}
    signs = set(_signs(words, found, names, index))
    sure = len(signs) >= ENOUGH and not signs <= BESIDES
    return frozenset() if sure else frozenset(strange), sure


def _compounds(words: list[Word], index: dict[str, Any]) -> set[int]:
    """ "the container ship", "my network provider": things of everyday life with a noun of Docker's in their names."""
    out = set()
    for at in range(1, len(words)):
        kind = words[at - 1].sense[2:]
        low = words[at].low
        one = words[at - 1].sense == f"n.{kind}" and not words[at - 1].low.endswith("s") and not words[at - 1].comma
        if one and low in index["compounds"].get(kind, ()) and low not in OURS:
            out.add(at)
    return out


def _is_written(name: Name) -> bool:
    """Is it written as nobody writes of other things: team/shop:1.2, /srv/data, db_1?"""
    text = name.typed[0]
    return name.kind == "path" or (name.kind != "file" and any(c in ":/_" for c in text))


def _signs(words: list[Word], found: dict[int, Value], names: list[Name], index: dict[str, Any]) -> Iterator[str]:
    """What speaks for Docker, each once."""
    kinds = {n.object for n in names if n.object in KINDS}
    for name in names:
        low = name.texts[0].lower()
        if low in LANGUAGES and not name.object:
            yield "computing"
        elif name.object in KINDS or name.kind == "image":
            yield low
        if _is_written(name):
            yield "written"
        elif name.object in KINDS and f" {low} " not in index["foreign"] and not is_common(low, index):
            yield "named"
    for at, word in enumerate(words):
        if word.sense in OWN or "docker" in word.low:
            yield "docker"
            yield word.sense or word.low
        elif word.sense in THINGS and word.sense[2:] not in kinds:
            yield word.sense
        elif word.sense in COMPUTING and any(w.sense == "n.container" for w in words):
            yield "computing"
        elif word.sense in STATES and any(w.sense == "n.container" for w in words[max(0, at - 4) : at + 4]):
            yield "state"
        elif word.text[:1] == "-" and word.text.strip("-"):
            yield "written"
    if any(v.kind in ("ports", "env", "mount", "size", "platform") for v in found.values()):
        yield "value"
