"""One word of a command with what it means, opened where a command is substituted or quoted in it."""

from dsh.cmdline.syntax import Piece, Word
from dsh.explain.notes import Notes
from dsh.explain.shellwords import SUBSTITUTION, variables

JOINS = {ord(sign): None for sign in "-_|.:@"}


def explain_word(
    word: Word,
    notes: Notes,
    role: str,
    meaning: str,
    start: int | None = None,
    known: bool = True,
    more: str | None = None,
) -> None:
    """Parts for a word, from `start` on: one, or several where there are $(...) in it."""
    at = word.start if start is None else start
    said = meaning if "the shell puts in" in meaning else sentences(meaning, variables(word))
    if "current folder" not in said and any(_is_here(piece, notes) for piece in word.pieces if piece.script):
        said = sentences(said, "$(pwd) is the folder you are in.")
    opened = False
    for piece in word.pieces:
        if piece.script is None or piece.start < at or _is_here(piece, notes):
            continue
        opened = True
        begin = at if _only_quotes(at, piece.start, notes) else piece.start
        notes.part(at, begin, role, said, known, more)
        inner = piece.script
        notes.part(begin, inner.start, "shell", f"{SUBSTITUTION}: {said}" if said else SUBSTITUTION)
        notes.node(inner, led=frozenset(("output",)))
        at = word.end if _only_quotes(piece.end, word.end, notes) else piece.end
        notes.part(inner.end, at, "shell", "Ends the command whose output is put here.")
    notes.part(at, word.end, role, said if said or not opened else "The rest of the word.", known, more)


def _only_quotes(start: int, end: int, notes: Notes) -> bool:
    """Is there nothing but quotes, which mean nothing by themselves?"""
    return start < end and not notes.source.text[start:end].strip("\"'")


HERE = ("$(pwd)", "`pwd`")


def _is_here(piece: Piece, notes: Notes) -> bool:
    """The folder that one is in is known without a look inside."""
    return notes.source.text[piece.start : piece.end] in HERE


def sentences(*texts: str) -> str:
    """Several sentences as one text; a single one stays as it is."""
    said = [text for text in texts if text]
    return " ".join(text if text.endswith((".", "!", "?")) or text is said[-1] else text + "." for text in said)


def is_placeholder(text: str) -> bool:
    """Is this a word of a usage line that the reader is to replace? (<image>, [OPTIONS], ...)"""
    return (
        (text.startswith("<") and text.endswith(">") and len(text) > 2)
        or text in ("...", "…", "PATH | URL | -")
        or is_optional(text)
    )


def is_optional(text: str) -> bool:
    return text.startswith("[") and text.endswith("]") and text.strip("[].").translate(JOINS).isalpha()


def stands_for_another(text: str) -> bool:
    """Does a word that docker cannot take look like one the reader is to replace? (TAG, xxx, IMAGE[:TAG|@DIGEST])"""
    bare = text.translate(JOINS).rstrip("0123456789").replace("[", "").replace("]", "")
    letters = set(bare.lower())
    word = len(bare) > 1 and bare.isalpha() and (bare.isupper() or len(letters) == 1)
    return is_placeholder(text) or (word and not bare.startswith("SIG"))
