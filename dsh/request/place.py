"""A word where a name may stand, with what stands around it: what the rules of naming.py look at."""

from dsh.knowledge.words import Word
from dsh.named import NamedTuple
from dsh.request.claims import noun_of
from dsh.typed import Any

NOBODY = Word("", "", 0, 0)  # where no word stands
OF_WHICH = (  # of which one is told as any
    "n.node", "n.builder", "n.worker", "n.manager", "n.disk", "n.cache", "n.stack", "n.context", "n.secret",
    "n.config", "n.plugin",
)  # fmt: skip
ANY = ("a", "an", "one", "any", "each", "every", "another", "single", "certain", "specific", "existing", "given")


class Place(NamedTuple):
    """A word where a name may stand, with what stands around it."""

    words: list[Word]
    at: int
    data: dict[str, Any]  # the index of phrases
    low: str
    sense: str  # the class of its sense: v, n, s, p, f, w; "" for a word that nobody knows
    last: Word
    next: Word
    before: str  # the kind of object that the noun before it names; "" where no such noun stands there
    after: str  # and the one behind it
    plural: bool  # is the noun before it a plural
    nameable: bool  # is it a word of which names are made: web, db, old

    @property
    def word(self) -> Word:
        return self.words[self.at]

    def is_in(self, *lists: str) -> bool:
        """Does the word stand in one of the lists of words?"""
        return any(f" {self.low} " in self.data[name] for name in lists)


def place_of(words: list[Word], at: int, index: dict[str, Any]) -> Place:
    """The place of the word at `at`; `index` is that of the phrases."""
    word = words[at]
    last = words[at - 1] if at else NOBODY
    following = words[at + 1] if at + 1 < len(words) else NOBODY
    before = "" if last.comma else noun_of(last.sense)
    return Place(
        words=words,
        at=at,
        data=index,
        low=word.low,
        sense=word.sense[:1],
        last=last,
        next=following,
        before=before,
        after="" if word.comma else noun_of(following.sense),
        plural=bool(before) and last.low.endswith("s"),
        nameable=f" {word.low} " in index["nameable"],
    )


def is_any_of_its_kind(words: list[Word], at: int) -> bool:
    """ "drain a node", "remove a builder": one that is not named, nor a name."""
    word, before, after = words[at], words[at - 1] if at else NOBODY, words[at + 1] if at + 1 < len(words) else NOBODY
    if word.quoted or word.sense not in OF_WHICH or noun_of(after.sense) in ("container", "image", "volume", "network"):
        return False
    if before.low not in ANY or word.low != "node":
        return before.low in ANY
    made = any(w.sense in ("v.run", "v.start", "v.create") for w in words[:at])
    return not made and (after is NOBODY or after.sense[:2] in ("p.", "f.", "v."))  # "a node 22 prompt"
