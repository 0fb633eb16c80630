"""What a service or a node is to have no longer: each -add that the words give is the -rm where its part of the
sentence takes it back.

"Add env LOG=debug, and port 9000 isn't to be published any longer" gives a variable and takes a port.
"""

from dsh.named import NamedTuple
from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

LOSING = frozenset(
    ["v.remove", "v.disconnect", "v.revoke", "v.stop", "w.not", "w.longer", "w.anymore", "w.close", "w.unpublish",
     "w.unset", "w.hide", "s.unused"]
)  # fmt: skip
GONE = frozenset(["never", "go", "goes", "gone", "disappear", "vanish", "withdraw", "withdrawn", "retire", "retired"])
GIVING = frozenset(["v.push", "v.create", "v.update", "v.run", "w.expose", "v.connect", "w.publish"])
JOINTS = frozenset(["and", "but", "then", "plus", "or", "nor", "while"])
BESIDE = frozenset(["off", "out", "away", "any", "more", "port", "ports", "need", "needed", "needs", "longer"])
BARE = {"n.envvars": "env-rm", "n.label": "label-rm", "w.label": "label-rm"}  # the keys of which need no value


class Part(NamedTuple):
    """A part of the sentence, by its first word and the one after its last, and the words that tell of a loss."""

    first: int
    last: int
    signs: tuple[int, ...]


def taken_back(asked: list[FlagFound], reading: Reading) -> list[FlagFound]:
    """The flags, those of what is taken back turned round, and those of keys that are named without a value."""
    lost = [part for part in _parts(reading) if part.signs]
    return _each_once([*_keys(reading, lost), *(_turned(flag, reading, lost) for flag in asked)]) if lost else asked


def _each_once(asked: list[FlagFound]) -> list[FlagFound]:
    """ "close ports 80 and 443": the words of the loss are said once for all that it takes."""
    out: list[FlagFound] = []
    told: dict[str, set[int]] = {}
    for flag in asked:
        before = told.setdefault(flag.flag, set()) if flag.flag.endswith("-rm") else set()
        out.append(flag._replace(words=tuple(n for n in flag.words if n not in before) or flag.words))
        before |= set(flag.words)
    return out


def _turned(flag: FlagFound, reading: Reading, lost: list[Part]) -> FlagFound:
    part = next((p for p in lost if flag.words and p.first <= max(flag.words) < p.last), None)
    if part is None or flag.value is None or not flag.flag.endswith("-add"):
        return flag
    if not _takes(reading, part, max(flag.words)):
        return flag
    key = flag.value.rpartition(":")[2] if flag.flag == "publish-add" else flag.value.partition("=")[0]
    return _loss(flag.flag.removesuffix("-add"), key, flag.words, reading, part)


def _keys(reading: Reading, lost: list[Part]) -> list[FlagFound]:
    """ "env DEBUG is not needed any more": a variable that is told by its name alone."""
    out = []
    for part in lost:
        for at in range(part.first, part.last - 1):
            word, after = reading.words[at], reading.words[at + 1]
            told = BARE.get(word.sense, "")
            named = after.sense[:1] in ("", "w") or (after.sense[:2] == "n." and at + 2 == part.last)
            if told and named and at + 1 not in reading.values and _takes(reading, part, at):
                out.append(_loss(told.removesuffix("-rm"), after.text, (at, at + 1), reading, part))
    return out


def _loss(kind: str, key: str, words: tuple[int, ...], reading: Reading, part: Part) -> FlagFound:
    beside = (n for n in range(part.first, part.last) if reading.words[n].low in BESIDE or _gives(reading, n))
    return FlagFound(f"{kind}-rm", key, tuple(sorted({*words, *part.signs, *beside})), None, True)


def _takes(reading: Reading, part: Part, at: int) -> bool:
    """Is what stands there taken: behind the word of the loss, or before it with nothing that gives it?"""
    return any(n < at for n in part.signs) or not any(_gives(reading, n) for n in range(part.first, at))


def _gives(reading: Reading, at: int) -> bool:
    return reading.words[at].sense in GIVING


def _parts(reading: Reading) -> list[Part]:
    """The parts between commas and the like; "port 80 and port 81" goes on with what the part before it says."""
    out: list[Part] = []
    words, first = reading.words, 0
    for at, word in enumerate(words):
        ends = at + 1 == len(words) or word.comma or word.stop or words[at + 1].low in JOINTS
        if not ends:
            continue
        signs = tuple(n for n in range(first, at + 1) if words[n].sense in LOSING or words[n].low in GONE)
        acts = any(words[n].sense[:2] == "v." or _gives(reading, n) for n in range(first, at + 1))
        if not signs and not acts and out and out[-1].signs and not words[first - 1].stop:
            out[-1] = out[-1]._replace(last=at + 1)
        else:
            out.append(Part(first, at + 1, signs))
        first = at + 1
    return out
