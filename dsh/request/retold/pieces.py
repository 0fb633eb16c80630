"""Takes a chatty request apart at its punctuation: one of its pieces may be the wish, the others only say why."""

from dsh.named import NamedTuple
from dsh.request.names import Name
from dsh.request.reading import Reading

ENDS = ",;.?!:)"
MEANS = ("it", "its", "that", "this", "them", "there", "one")
SPEAKS = ("v", "n", "s")


class Piece(NamedTuple):
    """A part of a request; `apart` where it is a sentence by itself rather than a part of one."""

    text: str
    apart: bool


def pieces(reading: Reading) -> list[Piece]:
    """The parts between commas, full stops and the like that may be a wish of their own, the last first."""
    out, start, words, apart = [], 0, reading.words, True
    for at, word in enumerate(words):
        last = at == len(words) - 1
        joint = not last and words[at + 1].low in ("but", "so", "because", "or")
        ends = last or (word.stop and not reading.text[word.end :].startswith(":"))
        if last or word.comma or word.stop or joint:
            part = words[start : at + 1]
            if len(part) > 1 and any(w.sense[:1] in SPEAKS and w.sense not in ("v.show", "v.get") for w in part):
                out.append(Piece(_text(reading, start, at + 1), apart and ends))
            start, apart = at + 1, ends
    return out[:-5:-1] if len(out) > 1 or (out and len(out[0].text) < 0.8 * len(reading.text)) else []


def _text(reading: Reading, start: int, end: int) -> str:
    """The text of the words, with the nouns before names that are said of these elsewhere: "inside network back"."""
    text, at = "", reading.words[start].start
    for name in reading.names:
        here = reading.words[name.first]
        if name.object or len(name.texts) != 1 or not start <= name.first < end or here.start < at:
            continue
        noun = next((n.object for n in reading.names if n.object and n.texts == name.texts), "")
        text += reading.text[at : here.start] + (f"{noun} " if noun else "")
        at = here.start
    return text + reading.text[at : reading.words[end - 1].end]


def keeps_all(piece: Reading, whole: Reading) -> bool:
    """Does the piece say all names and values that the whole says, and that it is of compose?"""
    if any(w.sense == "n.compose" for w in whole.words) and not any(w.sense == "n.compose" for w in piece.words):
        return False
    said = {t for n in piece.names for t in n.texts} | {v.text for v in piece.values.values()}
    return {t for n in whole.names for t in n.texts} | {v.text for v in whole.values.values()} <= said


def with_name(piece: Reading, whole: Reading) -> str | None:
    """The piece with the one name that the whole speaks of, where the piece only says "it" or leaves it out."""
    plain = [n for n in whole.names if len(n.texts) == 1 and n.kind in ("", "image")]
    if piece.names or len(plain) != 1:
        return None
    said = _said(plain[0])
    words = piece.words
    at = next((n for n, w in enumerate(words) if n and w.low in MEANS and w.sense[:1] == "f"), None)
    if at is None:
        return f"{piece.text.rstrip(ENDS)} {said}"
    before, after = piece.text[: words[at].start], piece.text[words[at].end :].strip(" " + ENDS)
    return f"{before}{after} of {said}" if words[at].low == "its" else f"{before}{said} {after}"


def _said(name: Name) -> str:
    return f"{name.object} {name.typed[0]}" if name.object else name.typed[0]
