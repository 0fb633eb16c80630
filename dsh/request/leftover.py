"""Names that look like any word: "give search 2g", "what changed inside box"."""

from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.request.slots import KINDS, Slot
from dsh.typed import Any

KNOWN = ("container", "image", "volume", "network", "service", "any")
BEFORE = ("in", "inside", "of", "from", "for", "into", "within", "on", "to", "with", "called", "named")
ARTICLES = ("the", "my", "our", "that", "this")


def unnamed(
    slots: list[Slot], filled: dict[int, Name], reading: Reading, used: set[int], index: dict[str, Any]
) -> dict[int, Name]:
    """For each place without a name the one word that may be meant: nothing else accounts for it, and it stands beside
    its kind of thing, after a preposition or after the verb."""
    out: dict[int, Name] = {}
    gone = used | {i for name in filled.values() for i in range(name.first, name.last)}
    for number, slot in enumerate(slots):
        kind = KINDS.get(slot.name, "any")
        if number in filled or kind not in KNOWN:
            continue
        best: dict[int, list[int]] = {}
        for at in range(len(reading.words)):
            if at not in gone and (worth := _worth(at, kind, reading, index)):
                best.setdefault(worth, []).append(at)
        top = best[max(best)] if best else []
        if len(top) == 1:
            word = reading.words[top[0]]
            out[number] = Name((word.text,), top[0], top[0] + 1, "", "", "", (top[0],), (word.text,))
            gone.add(top[0])
    return out


def _worth(at: int, kind: str, reading: Reading, index: dict[str, Any]) -> int:
    """How much speaks for a word as a name; 0 for nothing."""
    word = reading.words[at]
    plain = word.text.replace("-", "").replace("_", "").isalnum() and not word.text.isdigit()
    if not plain or word.sense[:1] in ("p", "f") or at in reading.off or len(word.low) < 2:
        return 0
    before = at - 1
    if before >= 0 and reading.words[before].low in ARTICLES:
        before -= 1
    noun = f"n.{kind}"
    if before >= 0 and reading.words[before].sense == noun:
        return 5
    if at + 1 < len(reading.words) and reading.words[at + 1].sense == noun:
        return 4
    if word.sense[:2] in ("n.", "v.", "s.") or f" {word.low} " in index["ordinary"]:
        return 0
    if before >= 0 and reading.words[before].low in BEFORE:
        return 3
    return 2 if before >= 0 and reading.words[before].sense[:2] == "v." else 1 if before < 0 else 0
