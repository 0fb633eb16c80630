"""Lines for wishes whose parts may stand in any order: each kind has a module that reads all of it at once.

A phrase says where its parts stand; what is copied from where to where, or dumped out of which database into which
file, is told by what the parts are.
"""

import re

from dsh.request.build import Built
from dsh.request.line import Whole
from dsh.request.reading import Reading
from dsh.typed import Any

SURE = 1.4  # a line that accounts for all of a request is better than one of a phrase
MORE = {
    "act": 0.02,
    "list": 0.02,
    "full": 0.03,
    "deed": 0.015,
    "way": 0.01,
}  # read word by word, before what is like a sentence
JOINED = frozenset(
    ["CONTAINER", "NETWORK", "VOLUME", "PATH", "PORT", "IMAGE", "NAME", "LABEL", "KEY", "VALUE", "SERVICE", "REPLICAS",
     "HOST", "IP", "PLATFORM"]
)  # fmt: skip
CAPITALS = frozenset(["-s", "--signal", "--stop-signal", "--cap-add", "--cap-drop"])  # whose values are written so
LEAST = 0.6  # of the request must be accounted for


def copied(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.copies import line

    return line(reading)


def seen(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.volume_looks import line

    return line(reading)


def kept_elsewhere(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.storage import line

    return line(reading)


def begun_alike(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.image_names import line

    return line(reading)


def asked_after(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.past import line

    return line(reading)


def dumped(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.dumps import line

    return line(reading)


def scripted(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.scripts import line

    return line(reading, index)


def written(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.snippets import line

    return line(reading, index)


def commanded(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.spoken_commands import line

    return line(reading, index)


def sent_away(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.pushes import line

    return line(reading)


def spoken(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.ways import line

    return line(reading, index)


def done(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.deeds import line

    return line(reading, index)


def driven(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.drivers import line

    return line(reading)


def fetched(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.fetches import line

    return line(reading)


def joined(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.joins import line

    return line(reading, index)


def acted_on(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.acted import line

    return line(reading, index)


def listed(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.lists import line

    return line(reading, index)


def multiplied(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.scaling import line

    return line(reading)


def used(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.usage import line

    return line(reading, index)


def run_together(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.many import line

    return line(reading, index)


def run_apiece(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.apiece import line

    return line(reading, index)


def told_in_full(reading: Reading, index: dict[str, Any]) -> Whole | None:
    from dsh.request.whole.in_full import line

    return line(reading, index)


KINDS = {
    "act": acted_on,
    "list": listed,
    "scale": multiplied,
    "fetch": fetched,
    "join": joined,
    "push": sent_away,
    "copy": copied,
    "volume": seen,
    "images": begun_alike,
    "storage": kept_elsewhere,
    "past": asked_after,
    "dump": dumped,
    "script": scripted,
    "code": written,
    "command": commanded,
    "way": spoken,
    "deed": done,
    "driver": driven,
    "full": told_in_full,
    "usage": used,
    "many": run_together,
    "apiece": run_apiece,
}


def wholes(reading: Reading, index: dict[str, Any], kinds: tuple[str, ...]) -> list[Built]:
    """The lines that these kinds make of the request, where it is one of them."""
    last = index.get("wholes_last")
    if last is None or last[0] is not reading:
        lines = [(kind, KINDS[kind](reading, index)) for kind in kinds]
        found = [_built(reading, index, line, MORE.get(kind, 0.0)) for kind, line in lines if line is not None]
        last = index["wholes_last"] = (reading, [b for b in found if b.score >= LEAST * SURE])
    return list(last[1])


def _left_open(words: list[str]) -> tuple[str, ...]:
    """The placeholders among the words, those that stand together as in VOLUME:PATH too; a signal is none."""
    words = [w.strip("()") for w in words]
    after = zip(["", *words], words, strict=False)
    capitals = {w for flag, w in after if flag in CAPITALS and w not in ("SIGNAL", "CAPABILITY")}
    alone = [w for w in words if w.isupper() and (len(w) > 2 or w == "IP") and w.isalpha() and w not in capitals]
    joined = [part for w in words for part in re.split("[:=,]", w) if part in JOINED and part not in alone]
    return tuple(dict.fromkeys((*alone, *joined)))


def _built(reading: Reading, index: dict[str, Any], line: Whole, more: float) -> Built:
    from dsh.request.composed import judged  # for a line there is: it is no part of the start

    words = line.command[max(0, line.command.find("docker ")) :].split()
    words = [words[0], *words[3:]] if words[1:2] in (["--context"], ["-H"]) else words
    known = index["command_numbers"]
    number = next(known[told] for n in (4, 3, 2) if (told := " ".join(words[:n])) in known)
    path, _, summary, risk = index["commands"][number][:4]
    score, left = judged(reading, set(line.words), index)
    return Built(
        line.command,
        path,
        line.says or summary,
        line.risk or risk,
        _left_open(words),
        line.sure * SURE * score + more,
        tuple(sorted(line.words)),
        left,
        (path.removeprefix("docker "), *(t for n in reading.names for t in n.texts)),
        1.0,
        tuple(t for n in reading.names for t in n.texts),
    )
