"""Mends misspelt words of dsh's own vocabulary. Names of the user's own are never touched."""

from dsh.knowledge.words import Lexicon, Word, split
from dsh.request.claims import noun_of
from dsh.request.same_text import once_a_text
from dsh.request.values import NUMBERS, SIZE_UNITS, TIME_UNITS
from dsh.typed import Any

LOSING = ("v.remove", "v.clean", "v.kill")  # of two words as near, not the one that destroys
LOOKS = ("v.show", "v.get", "v.count", "v.search", "v.follow", "v.inspect")
HOLDING = ("its", "their", "the", "all", "my", "our")
ARTICLES = ("the", "my", "our", "this", "that", "a", "an")
GIVING = (
    "called",
    "named",
    "name",
    "as",
    "user",
    "alias",
    "hostname",
    "username",
    "database",
    "password",
    "contains",
    "containing",
    "contain",
    "begins",
    "begin",
    "starting",
    "beginning",
    "starts",
    "like",
    "matching",
    "prefix",
    "labelled",
)  # a name follows
RENAMING = ("name", "names", "rename", "renamed")
POINTING = ("it", "them", "this", "that", "these", "those", "they", "both", "everything", "here", "there")
FILES = ("folder", "directory", "dir", "file")
NOUNS = ("container", "image", "volume", "network", "service", "stack")
UNITS = tuple(unit for one in TIME_UNITS if len(one) > 2 for unit in (one, f"{one}s") if len(unit) > 3)
COUNTING = ("a", "an", "last", "past", "few", "half", "one", "couple")  # a unit follows
LISTS = ("ordinary", "foreign", "nameable", "common", "programs")
SPARING = frozenset(
    ["except", "excepting", "excluding", "minus", "sans", "barring", "omitting", "besides", "except for", "but not",
     "apart from", "other than", "aside from", "with the exception of"]
)  # fmt: skip
NAMED = (*NOUNS, "secret", "config", "node", "plugin", "context")
BEGINNING = ("starting", "beginning", "starts", "begins", "start", "begin", "ending", "ends")
LEADING = ("using", "use", "uses", "from", "of", "with", "to", "in", "on", "the", "my", "our", "except", "but")
JOINTS = ("and", "or", "&")
RUNNING = ("run", "pull", "image")  # what stands behind is an image sooner than a little word
CLASSES = "nvspwf"  # of words equally near, a thing or an action is meant sooner than a word of some phrase


@once_a_text
def misspelt_in(text: str, lexicon: Lexicon, index: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """What is misspelt in a text: (as typed, as read)."""
    return mend(split(text), lexicon, index)[1]


def mend(words: list[Word], lexicon: Lexicon, index: dict[str, Any]) -> tuple[list[Word], tuple[tuple[str, str], ...]]:
    """The words with typos mended, and what was mended: (as typed, as read)."""
    out: list[Word] = []
    mended = []
    for at, word in enumerate(words):
        right = _unit(word, words[at - 1].low if at else "", lexicon, index) or (
            _known(word, index)
            or _mended(
                word,
                lexicon,
                index,
                _after_noun([*out, *words[at:]], at, lexicon),
                _before_noun(words, at),
                at > 0 and words[at - 1].low in RUNNING and not words[at - 1].comma,
            )
            if _is_kind(words, at, lexicon, index)
            or _is_held(words, at, index)
            or not (
                at
                and (
                    is_own(words, at)
                    or (words[at - 1].low in GIVING and not words[at - 1].comma)
                    or _is_file(words, at)
                    or _is_given(words, at)
                )
            )
            else None
        )
        right = index["misspelt"].get(right, right) if right else None  # the nearest may be a known mistake itself
        if (
            right
            and _is_acted_on(words, at, lexicon)
            and (
                lexicon.sense(right)[:2] == "s."
                or (lexicon.sense(right)[:2] == "v." and at + 1 == len(words))  # "stop stary"
                or (lexicon.sense(right)[:2] == "f." and _is_listed(words, at, right))
            )
        ):
            right = None
        if right:
            mended.append((word.text, right))
            word = word._replace(low=right, text=right if right.split(":")[0] in index["images"] else word.text)
        out.append(word)
    return out, tuple(mended)


def is_own(words: list[Word], at: int) -> bool:
    """Does it stand where a name of the user's own does, which nobody mends: "all but bert", "volumes mango, lime and
    kiwi", "those using the volume lime", "names starting with bert"?"""
    after = words[at + 1].low if at + 1 < len(words) and not words[at].comma else ""
    before, earlier = words[at - 1].low, words[at - 2].low if at > 1 else ""
    if after in ("one", "ones") or after.rstrip("s") in NOUNS or words[at - 1].stop:
        return False
    if (before == "with" and earlier in BEGINNING) or (before == "of" and earlier in ("those", "ones")):
        return True
    if before in NOUNS and before != "image" and earlier in LEADING:
        return not words[at].low.endswith("ly")  # "with the network compleatly cut off"
    first = at
    while first > 1 and (words[first - 1].comma or words[first - 1].low in JOINTS):
        first -= 1 if words[first - 1].comma else 2
    start = words[first - 1].low if first else ""
    more = words[at].comma and at + 1 < len(words) and words[at + 1].low not in ARTICLES
    listed = first < at or more or after in JOINTS
    but = start == "but" and first > 1 and words[first - 2].low in (*(f"{it}s" for it in NAMED), "all", "everything")
    return but or start in SPARING or (listed and start.endswith("s") and start[:-1] in NAMED)


def _is_kind(words: list[Word], at: int, lexicon: Lexicon, index: dict[str, Any]) -> bool:
    """ "as stak monitoring": the kind of what is named behind it, and no name."""
    after = words[at + 1] if at + 1 < len(words) and not words[at].comma else None
    named = after is not None and not after.quoted and lexicon.sense(after.low)[:2] not in ("p.", "f.", "v.")
    return named and index["misspelt"].get(words[at].low) in NOUNS


def _is_held(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """ "With its database volums": what belongs to something, of the kind that is nearest to the word; no name."""
    held = at > 1 and words[at - 1].low == "database" and words[at - 2].low in HOLDING
    return held and index["misspelt"].get(words[at].low.rstrip("s"), "") in NOUNS


def _known(word: Word, index: dict[str, Any]) -> str | None:
    """What is meant by a mistake that many make."""
    return None if word.quoted or len(word.low) < 4 else index["misspelt"].get(word.low)


def is_known(low: str, lexicon: Lexicon, index: dict[str, Any]) -> bool:
    """Is it a word of dsh, of the language or the world?"""
    if lexicon.sense(low) or low in index["images"] or low in index["called"]:
        return True
    return any(f" {low} " in index[kind] for kind in LISTS)


def _unit(word: Word, before: str, lexicon: Lexicon, index: dict[str, Any]) -> str | None:
    """ "older than two wekes": after a number, a word that is nearly a unit of time."""
    low = word.low
    if not (before.isdigit() or before in NUMBERS or before in COUNTING) or not low.isalpha() or not 4 <= len(low) < 9:
        return None
    known = low in UNITS or lexicon.sense(low) or any(f" {low} " in index[kind] for kind in ("ordinary", "common"))
    if word.quoted or known or low in index["images"]:
        return None
    from rapidfuzz.distance import OSA

    near = [unit for unit in UNITS if _may_be(low, unit, 1) and OSA.distance(low, unit) == 1]
    return min(near, key=lambda unit: (unit[-1] != low[-1], unit)) if near else None


def _after_noun(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Does the word stand where the name of an object does: after its noun, with nothing else to say of it?"""
    if not at or words[at - 1].low not in NOUNS:
        return False
    if at > 2 and words[0].low in ("is", "was", "are", "does") and not lexicon.sense(words[at - 2].low):
        return False  # "is the runner container privledged"
    return (
        all(w.low in ("please", "pls", "plz", "thanks", "now") for w in words[at + 1 :])
        or words[at].comma
        or words[at].stop
        or (at + 1 < len(words) and words[at + 1].low in ("to", "for", "from", "again", "into", "as", "so", "because"))
    )


def _before_noun(words: list[Word], at: int) -> bool:
    """Does it stand where the name of an object does as well: "the intranet container"?"""
    if not at or at + 1 == len(words) or words[at].comma or words[at + 1].low not in NOUNS:
        return False
    return words[at - 1].low in ("the", "my", "our", "that", "this")


def _is_acted_on(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Is it all that something is done to: "delete crasher"? That is a name, and not the crashed ones."""
    before = at - 1
    while before >= 0 and words[before].low in (*ARTICLES, *NOUNS):
        before -= 1
    after = words[at + 1].low if at + 1 < len(words) else ""
    acts = lexicon.sense(words[before].low) if before >= 0 else ""
    chosen = after.rstrip("s") in NOUNS or after in ("ones", "one") or lexicon.sense(after)[:2] in ("n.", "s.")
    return acts[:2] == "v." and acts not in LOOKS and not chosen


def _is_listed(words: list[Word], at: int, right: str) -> bool:
    """ "connect havn and kai": what stands in a list, or goes somewhere, is a name sooner than a little word."""
    after = words[at + 1].low if at + 1 < len(words) else ""
    return right not in POINTING and (words[at].comma or after in ("and", "or", "plus", "to", "from", "onto"))


def _is_file(words: list[Word], at: int) -> bool:
    """Is it how a file or folder is called? "The compose file" is one that needs no name."""
    return words[at - 1].low in FILES and not (at > 1 and words[at - 2].low == "compose")


def _is_given(words: list[Word], at: int) -> bool:
    """Is the word what the user calls something: "name it calc", "change the name from stary to nowy"?"""
    if at > 1 and words[at - 1].low == "from" and words[at + 1 : at + 2] and words[at + 1].low in ("to", "into"):
        return any(word.low in RENAMING for word in words[: at - 1])
    return at > 1 and words[at - 1].low == "it" and words[at - 2].low in ("name", "call", "naming", "calling", "tag")


def _mended(
    word: Word, lexicon: Lexicon, index: dict[str, Any], noun: bool = False, before: bool = False, runs: bool = False
) -> str | None:
    """`noun`, `before`: does it stand where a name does; `runs`: where an image does, "run alpne"?"""
    low = word.low
    name, colon, tag = low.partition(":")
    if colon and len(name) > 3 and name.isalpha() and not word.quoted and not tag.startswith("/"):
        if name in index["images"]:
            return low if word.text != low else None
        right = _nearest_image(name, index)
        return f"{right}:{tag}" if right else None
    if word.quoted or len(low) < 4 or not low.isascii() or not low.isalpha() or lexicon.sense(low):
        return None
    if any(f" {low} " in index[kind] for kind in LISTS):
        return None
    if low.rstrip("s") in TIME_UNITS or low.rstrip("s") in SIZE_UNITS or does_it(low, lexicon, index):
        return None
    vocabulary = _vocabulary(index)
    if low in index["group_words"] or low in index["images"] or low in index["called"]:
        return None
    allowed = 1 if len(low) < 7 else 2
    near = [w for w in vocabulary.get(low[0], ()) if _may_be(low, w, allowed)]
    near += [w for w in vocabulary.get(low[1], ()) if w[1:2] == low[0] and _may_be(low, w, 1)]
    plain = "".join(c for n, c in enumerate(low) if n == 0 or c != low[n - 1])
    if plain != low and len(plain) == len(low) - 1 and lexicon.words.get(plain, "")[:2] in ("v.", "n."):
        return plain
    from rapidfuzz.distance import OSA

    if noun:  # what follows "container" is its name sooner than an action
        near = [
            w
            for w in near
            if (w in index["images"] and abs(len(w) - len(low)) < 2)
            or (lexicon.words.get(w, "")[:1] in ("n", "s") and w[-2:] != "ed")
        ]
    if before:  # what stands before it is its name sooner than a word farther off that is no state and no image
        meant = [w for w in near if w in index["images"] or lexicon.words.get(w, "")[:1] == "s"]
        near = meant + [w for w in near if OSA.distance(low, w) == 1]
    near = [w for w in near if w != "docker" or (not noun and OSA.distance(low, w) == 1)]  # "pause drucker"
    near = [w for w in near if abs(len(w) - len(low)) < 2 or len(w) > 8]  # "loadtest" is not "latest"
    mixed = sorted(low)
    swapped = [w for w in vocabulary.get(low[0], ()) if len(w) == len(low) > 4 and sorted(w) == mixed]
    if (
        len(swapped) == 1
        and not noun
        and (not before or swapped[0] in near)
        and lexicon.words.get(swapped[0], "")[:1] in ("v", "n")
    ):
        return swapped[0]  # "detele": all its letters, two of them elsewhere
    near = [w for w in near if low not in (f"{w}r", f"{w}er") or lexicon.words.get(w, "")[:2] == "n."]  # a resizer
    scored = sorted(
        (
            OSA.distance(low, w),
            not (runs and w in index["images"]),
            lexicon.words.get(w) in LOSING,
            sorted(w) != mixed,  # "bakc": two letters swapped are the same hand's work sooner than another letter
            CLASSES.find(lexicon.words.get(w, "f")[:1]),
            w,
        )
        for w in set(near)
    )
    if scored and scored[0][0] <= allowed:
        return scored[0][-1]
    return _inflected(word, lexicon, index)


def does_it(low: str, lexicon: Lexicon, index: dict[str, Any]) -> bool:
    """ "fitter", "mounter", "sorter": is it named by what it does? That is a name, and no "filter"."""
    if not low.endswith("er") or len(low) < 6:
        return False
    does = (low[:-2], low[:-1], *([low[:-3]] if low[-3] == low[-4] else []))
    return any(f" {verb} " in index["common"] or lexicon.sense(verb) for verb in does)


def _inflected(word: Word, lexicon: Lexicon, index: dict[str, Any]) -> str | None:
    """ "donwloaded", "secrts": the word is mended, its ending stays."""
    if word.low.endswith("s") and len(word.low) > 5:
        one = _mended(word._replace(low=word.low[:-1]), lexicon, index)
        return f"{one}s" if one and noun_of(lexicon.words.get(one, "")) else None
    if not word.low.endswith(("ed", "ing")) or len(word.low) < 7:
        return None
    ending = "ed" if word.low.endswith("ed") else "ing"
    base = _mended(word._replace(low=word.low.removesuffix(ending)), lexicon, index)
    return f"{base}{ending}" if base and lexicon.words.get(base, "")[:2] == "v." else None


def _vocabulary(index: dict[str, Any]) -> dict[str, list[str]]:
    """The words that may be meant by a misspelt one, by first letter; made when the first such word is seen."""
    if "vocabulary" not in index:
        group_words = {
            w for first, rests in index["groups"].items() for w in (first, *(w for r, _ in rests for w in r))
        }
        vocabulary: dict[str, list[str]] = {}
        for word in (*index["words"], *group_words, *index["images"], *index["called"], *index["alike"]):
            if len(word) > 3 and word.isalpha():
                vocabulary.setdefault(word[0], []).append(word)
        index["group_words"], index["vocabulary"] = group_words, vocabulary
    found: dict[str, list[str]] = index["vocabulary"]
    return found


def _nearest_image(name: str, index: dict[str, Any]) -> str | None:
    near = [i for i in index["images"] if i[0] == name[0] and _may_be(name, i, 1)]
    if not near or f" {name} " in index["nameable"]:
        return None
    from rapidfuzz.distance import OSA

    return next((i for i in near if OSA.distance(name, i) == 1), None)


def _may_be(low: str, word: str, allowed: int) -> bool:
    """A cheap look before the exact distance is taken: lengths and letters."""
    if abs(len(low) - len(word)) > allowed or len(word) < 4:
        return False
    return len(set(low) ^ set(word)) <= 2 * allowed
