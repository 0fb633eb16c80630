"""Words of a text, and what each means to a request. Phrases are read at compile time just as requests are later."""

from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.typed import Any

PIECE = regex(r"""'[^'\s][^']*'(?=$|[\s,.;:!?)])|"[^"]*"|`[^`]*`|“[^”]*”|‘[^’]*’|[^\s]+""")
CONTRACTIONS = {
    "whats": "what is", "what's": "what is", "where's": "where is", "who's": "who is", "how's": "how is",
    "don't": "do not", "dont": "do not", "doesn't": "does not", "doesnt": "does not", "isn't": "is not",
    "isnt": "is not", "aren't": "are not", "arent": "are not", "can't": "can not", "cant": "can not",
    "cannot": "can not", "won't": "will not", "wont": "will not", "didn't": "did not", "didnt": "did not",
    "i'm": "i am", "i'd": "i would", "i've": "i have", "i'll": "i will", "it's": "it is", "that's": "that is",
    "there's": "there is", "they're": "they are", "we're": "we are", "let's": "lets", "haven't": "have not",
    "hasn't": "has not", "wasn't": "was not", "weren't": "were not", "shouldn't": "should not",
    "couldn't": "could not", "wouldn't": "would not", "you're": "you are", "n't": "not", "thats": "that is",
    "wheres": "where is", "whos": "who is", "hows": "how is", "theres": "there is", "ive": "i have", "ill": "i will",
    "theyre": "they are", "youre": "you are", "havent": "have not", "hasnt": "has not", "wasnt": "was not",
    "werent": "were not", "shouldnt": "should not", "couldnt": "could not", "wouldnt": "would not",
    "aint": "is not", "ain't": "is not", "mustn't": "must not", "needn't": "need not", "what're": "what are",
    "when's": "when is", "why's": "why is", "she's": "she is", "he's": "he is", "we've": "we have",
    "you've": "you have", "they've": "they have", "it'll": "it will", "that'll": "that will", "hadn't": "had not",
    "here's": "here is", "which's": "which is", "how'd": "how did", "why'd": "why did", "where'd": "where did",
    "what'd": "what did", "we'd": "we would", "you'd": "you would", "they'd": "they would", "he'd": "he would",
    "she'd": "she would", "we'll": "we will", "you'll": "you will", "they'll": "they will", "who'd": "who would",
    "nobody's": "nobody is", "everything's": "everything is", "nothing's": "nothing is", "something's": "something is",
}  # fmt: skip
SKIPPED = frozenset(("me", "us", "a", "an", "the", "my", "our", "please"))  # may stand within a group of words
PARTICLES = frozenset(("up", "down", "off", "on", "away", "out", "back"))
BREAKS = frozenset(("and", "then", "with", "in", "from", "to", "for", "of"))
OPENING, CLOSING = "([{<«“‘\"'", ")]}>»”’\"',;:!?…"


class Word(NamedTuple):
    """A word of the request. `text` is as typed, `low` what is looked up, `sense` what it means ("" for nothing known).

    A sense begins with its class: v. action, n. thing, s. selection, p. preposition, f. filler, w. a word of some
    phrase.
    """

    text: str
    low: str
    start: int
    end: int
    quoted: bool = False
    comma: bool = False  # a comma follows
    possessive: bool = False
    sense: str = ""
    stop: bool = False  # the sentence ends here


def split(text: str) -> list[Word]:
    """The words of a text with punctuation taken off; contractions are two words at one place."""
    words: list[Word] = []
    for found in PIECE.finditer(text):
        piece, start = found.group(), found.start()
        if len(piece) > 2 and piece[0] in "'\"`“‘" and piece[-1] in "'\"`”’" and piece[0] != piece[1]:
            if not piece[1:-1].isspace():  # what is quoted and blank says nothing
                words.append(Word(piece[1:-1], piece[1:-1].lower(), start, found.end(), quoted=True))
            continue
        full_stop = piece.endswith("/.") and found.end() == len(text) and text[0].isupper() and ":" not in piece
        words.extend(_plain(piece[:-1] if full_stop else piece, start))
    return words


def _plain(piece: str, start: int) -> list[Word]:
    while len(piece) > 1 and piece[0] in OPENING and not piece.startswith("<none>"):
        piece, start = piece[1:], start + 1
    comma = stop = False
    while len(piece) > 1 and (piece[-1] in CLOSING or (piece[-1] == "." and piece.strip(".") and piece[-2] != "/")):
        if piece.endswith("<none>"):
            break
        comma = comma or piece[-1] in ",;"
        stop = stop or piece[-1] in ".!?:…"
        piece = piece[:-1]
    if piece in ("-", "–", "—", "&", ",", ";", "...", "…"):
        return [Word("and", "and", start, start + len(piece), comma=True)] if piece in ("&", ",", ";") else []
    if not any(c.isalnum() for c in piece) and piece not in (".", "..", "/", "~", "./", "../", "~/"):
        return []
    low, end = piece.lower().replace("’", "'"), start + len(piece)
    if low in CONTRACTIONS:
        parts = CONTRACTIONS[low].split()
        return [Word(p, p, start, end, comma=comma and p is parts[-1], stop=stop and p is parts[-1]) for p in parts]
    possessive = low.endswith("'s") and len(low) > 3
    if possessive:
        low, piece = low[:-2], piece[:-2]
    elif low.endswith("s'") and len(low) > 3:
        low, piece, possessive = low[:-1], piece[:-1], True
    return [Word(piece, low, start, end, comma=comma, possessive=possessive, stop=stop)]


class Lexicon(NamedTuple):
    """What each word and each group of words means."""

    words: dict[str, str]  # one word to its sense
    groups: dict[str, list[list[Any]]]  # first word to [[the other words], sense], longest first

    def sense(self, low: str) -> str:
        """The sense of a word or of its plainest form; "" where nothing is known."""
        found = self.words.get(low)
        if found is not None:
            return found
        for form in stems(low):
            found = self.words.get(form)
            if found is not None:
                return found
        return ""


def stems(low: str) -> list[str]:
    """Plainer forms of an inflected English word: logs -> log, stopping -> stop, copied -> copy."""
    out = []
    if len(low) > 3 and low.endswith("s") and not low.endswith("ss"):
        out.append(low[:-1])
        if low.endswith("es"):
            out.append(low[:-2])
        if low.endswith("ies"):
            out.append(low[:-3] + "y")
    for ending in ("ing", "ed"):
        if len(low) > len(ending) + 2 and low.endswith(ending):
            base = low[: -len(ending)]
            out += [base, base + "e"]
            if base[-1] == base[-2]:
                out.append(base[:-1])
            if base.endswith("i"):
                out.append(base[:-1] + "y")
    if low.endswith("ly") and len(low) > 4:
        out.append(low[:-2])
    return out


def read(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """The words with their senses; a group of words that means one thing becomes one word."""
    out, at = [], 0
    while at < len(words):
        word = words[at]
        if word.quoted:
            out.append(word)
            at += 1
            continue
        taken = _group(words, at, lexicon)
        if taken:
            length, sense = taken
            last = words[at + length - 1]
            low = " ".join(w.low for w in words[at : at + length])
            out.append(word._replace(text=low, low=low, end=last.end, comma=last.comma, stop=last.stop, sense=sense))
            at += length
            continue
        parted = _parted(words, at, lexicon)
        if parted:
            particle, sense = parted
            out.append(word._replace(sense=sense))
            inner = read(words[at + 1 : particle], lexicon)
            out += [*inner, words[particle]._replace(sense="f.particle")]
            at = particle + 1
            continue
        out.append(word._replace(sense=lexicon.sense(word.low)))
        at += 1
    return out


def _parted(words: list[Word], at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """A verb whose particle stands after its object: "shut web down", "turn the container off"."""
    for first in (words[at].low, *stems(words[at].low)):
        for rest, sense in lexicon.groups.get(first, ()):
            if len(rest) != 1 or rest[0] not in PARTICLES:
                continue
            for place in range(at + 2, min(at + 8, len(words))):
                if words[place].low == rest[0]:
                    if place >= at + 5 and place + 1 < len(words):
                        break  # so far off it must end the sentence
                    after = words[place + 1].low if place + 1 < len(words) else ""
                    if (
                        not after
                        or words[place].comma
                        or lexicon.sense(after)[:1] in ("p", "f")
                        or after in ("and", "then")
                    ):
                        return place, sense
                if words[place].low in BREAKS or words[place - 1].comma:
                    break
    return None


def _group(words: list[Word], at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    best: tuple[int, str] | None = None
    for first in (words[at].low, *stems(words[at].low)):
        for rest, sense in lexicon.groups.get(first, ()):
            end = at + 1
            for wanted in rest:
                if end + 1 < len(words) and words[end].low in SKIPPED and words[end].low != wanted:
                    end += 1
                if end >= len(words) or not _same(words[end], wanted) or words[end - 1].comma:
                    break
                end += 1
            else:
                if best is None or end - at > best[0]:
                    best = end - at, sense
    return best


def _same(word: Word, wanted: str) -> bool:
    return not word.quoted and (word.low == wanted or word.low.removesuffix("s") == wanted)
