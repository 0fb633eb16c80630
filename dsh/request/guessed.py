"""The likeliest word for a name that a line lacks, to be offered as a second suggestion."""

from dsh.request.build import Built
from dsh.request.leftover import ARTICLES, BEFORE, KNOWN
from dsh.request.reading import Reading
from dsh.request.slots import KINDS


def with_a_word(built: Built, reading: Reading) -> Built | None:
    """A line that lacks one name with the likeliest word of those that it does not account for."""
    missing = [m for m in built.missing if KINDS.get(m, "") in KNOWN]
    if len(missing) != 1 or len(built.missing) > 1 or built.command.split().count(missing[0]) != 1:
        return None
    kind = KINDS[missing[0]]
    best: tuple[int, int] | None = None
    for at in range(len(reading.words)):
        worth = 0 if at in built.explained else _likely(at, kind, reading)
        if worth and (best is None or worth > best[0]):
            best = (worth, at)
    if best is None:
        return None
    words = [reading.words[best[1]].text if w == missing[0] else w for w in built.command.split()]
    return built._replace(command=" ".join(words), missing=(), score=built.score * 0.7)


def _likely(at: int, kind: str, reading: Reading) -> int:
    """How likely a word is a name that looks like none."""
    word = reading.words[at]
    plain = word.text.replace("-", "").replace("_", "").isalnum() and not word.text.isdigit()
    if not plain or word.sense[:1] in ("p", "f", "s") or at in reading.off or len(word.low) < 2:
        return 0
    before = at - 1
    if before >= 0 and reading.words[before].low in ARTICLES:
        before -= 1
    if before >= 0 and reading.words[before].sense == f"n.{kind}":
        return 5
    if at + 1 < len(reading.words) and reading.words[at + 1].sense == f"n.{kind}":
        return 4
    led = before >= 0 and (reading.words[before].low in BEFORE or reading.words[before].sense[:2] in ("v.", "n."))
    return (2 if led else 1) + (not word.sense)
