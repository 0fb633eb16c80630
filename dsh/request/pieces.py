"""Takes a chatty request apart at its punctuation: one of its pieces may be the wish, the others only say why."""

from dsh.request.names import Name
from dsh.request.reading import Reading

ENDS = ",;.?!:)"
MEANS = ("it", "its", "that", "this", "them", "there", "one")
SPEAKS = ("v", "n", "s")


def pieces(reading: Reading) -> list[str]:
    """The texts between commas, full stops and the like that may be a wish of their own, the last first."""
    out, start, words = [], 0, reading.words
    for at, word in enumerate(words):
        last = at == len(words) - 1
        if (
            last
            or reading.text[word.start : word.end][-1:] in ENDS
            or words[at + 1].low in ("but", "so", "because", "or")
        ):
            part = words[start : at + 1]
            if len(part) > 1 and any(w.sense[:1] in SPEAKS and w.sense not in ("v.show", "v.get") for w in part):
                out.append(reading.text[part[0].start : part[-1].end])
            start = at + 1
    return out[:-5:-1] if len(out) > 1 or (out and len(out[0]) < 0.8 * len(reading.text)) else []


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
