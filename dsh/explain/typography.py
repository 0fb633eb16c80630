"""Signs that word processors and web pages put in place of those a shell knows."""

from collections.abc import Sequence

from dsh.cmdline.syntax import Word
from dsh.explain.notes import Notes

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
QUOTES = {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2018": "'", "\u2019": "'"}
BLANKS = "\u00a0\u2007\u202f\u200b\ufeff"


def warn_typography(words: Sequence[Word], notes: Notes) -> None:
    """Warn of long dashes, curly quotes and no-break spaces: a shell takes them for letters."""
    for word in words:
        if word.text.isascii():
            continue
        if word.text[0] in DASHES:
            name = word.text.lstrip(DASHES + "-")
            fix = ("-" if len(name) < 2 else "--") + name
            says = f"{word.text[0]} is a long dash, not the hyphen of a flag: docker takes the word for an argument"
            notes.warn("long-dash", says, word.start, word.end, fix)
        elif any(quote in word.text for quote in QUOTES):
            fix = "".join(QUOTES.get(letter, letter) for letter in word.text)
            says = "Curly quotes quote nothing: the shell takes them for letters"
            notes.warn("curly-quotes", says, word.start, word.end, fix)
        elif any(blank in word.text for blank in BLANKS):
            fix = "".join(" " if letter in BLANKS else letter for letter in word.text)
            says = "There is a no-break space here: the shell takes it for a letter, not for the end of a word"
            notes.warn("no-break-space", says, word.start, word.end, fix)
