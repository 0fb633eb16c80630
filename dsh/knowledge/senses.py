"""How much a word says, and which words are one: for the index of phrases, and for requests matched with it."""

from dsh.knowledge.words import Word, stems

POLITE = frozenset(
    [
        "a",
        "an",
        "the",
        "my",
        "our",
        "please",
        "pls",
        "plz",
        "just",
        "now",
        "hey",
        "hi",
        "hello",
        "can",
        "could",
        "you",
        "me",
        "i",
        "we",
        "want",
        "to",
        "would",
        "like",
        "need",
        "must",
        "should",
        "so",
        "ok",
        "okay",
        "again",
        "simply",
        "finally",
        "for",
    ]
)
WEIGHTS = {"v": 1.0, "n": 1.0, "s": 0.8, "w": 0.9, "p": 0.0, "f": 0.0}
LIGHT = {
    "v.show": 0.35,
    "n.container": 0.5,
    "n.name": 0.6,
    "s.all": 0.5,
    "v.create": 0.9,
    "v.switch": 0.7,
    "n.docker": 0.1,
    "n.project": 0.6,
    "v.get": 0.35,
    "n.command": 0.15,
}


def weight(sense: str) -> float:
    """How much a word of this sense says; 1 for a word that nobody knows."""
    found = LIGHT.get(sense)
    return WEIGHTS.get(sense[:1], 1.0) if found is None else found


def stem(low: str) -> str:
    """One form for the forms of a word that the lexicon does not know."""
    return min(stems(low), key=len, default=low)


def topic(word: Word, alike: dict[str, str]) -> str:
    """What a word of a question is about: words that mean alike there are one."""
    plain = stem(word.low.lstrip("."))
    return alike.get(word.low) or alike.get(plain) or word.sense or plain


def bare(words: list[Word]) -> str:
    """The words of a text that is taken as a whole, without those that are only polite."""
    return " ".join(w.low for w in words if w.low not in POLITE)


def field_of(line: str) -> str:
    """The template that a line prints one fact by; "" where it prints none."""
    return line.partition(" -f '{{")[2].rpartition("'")[0]


def anchor_of(items: list[str]) -> str:
    """The word that a flag's phrase is found by: the one that says most."""
    words = [i for i in items if i not in ("{}", "~")]
    return next((i for i in words if i[0] not in "p="), words[0])
