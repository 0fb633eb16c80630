"""May a request destroy at all? Only what is told to be done may: not what is asked, denied, told of, or wished undone.

It is asked of the text as it was typed, and of its destroying words alone: one of them must be an order.
"""

from collections.abc import Sequence

from dsh.knowledge.words import Word

ENDING = ("v.remove", "v.clean", "v.kill", "v.takedown")
NOUNS = ("removal", "deletion", "cleanup", "destruction")
SKIPPED = frozenset([
    "just", "please", "also", "only", "then", "really", "simply", "now", "ever", "even", "safely", "accidentally",
    "already", "later", "kindly", "always", "either", "possibly", "maybe", "perhaps", "actually", "finally",
    "completely", "fully", "forcefully", "forcibly", "first", "quickly", "all", "dare", "probably", "automatically",
    "manually",
])  # fmt: skip
NEVER = ("not", "never", "no", "without", "avoid", "prevent", "nothing", "nobody", "instead of", "rather than", "dont")
PEOPLE = (
    "i", "we", "they", "he", "she", "it", "who", "which", "that", "someone", "somebody", "anyone", "one", "others",
)  # fmt: skip
CALLED = ("called", "named", "name")
MODALS = ("can", "could", "may", "might", "would", "will", "should", "shall", "does", "do", "did")
PLACED = (
    "a", "an", "the", "this", "that", "last", "my", "any", "of", "after", "since", "from", "by", "undo", "revert",
    "why", "than", "for", "what", "is", "are", "was", "between", "vs", "every", "via", "on", "during", "each",
)  # fmt: skip
THINGS = ("docker", "system", "volume", "image", "container", "network", "builder", "buildx", "compose")
WANT = (
    "want", "need", "needs", "like", "how", "wish", "have", "has", "going", "command", "way", "try", "trying", "help",
    "must", "type", "run", "wanna", "gonna", "gotta", "time", "love", "wants", "please", "ought", "had", "line",
    "enter", "use", "write", "do", "2",
)  # fmt: skip
JUDGED = (
    "safe", "ok", "okay", "fine", "allowed", "dangerous", "good", "bad", "worth", "possible", "free", "ready",
    "alright", "wise", "smart", "harmful", "risky", "works", "work", "permitted", "legal", "necessary", "right",
)  # fmt: skip
POLITE = ("how", "please", "command", "pls", "plz", "help", "line", "way", "cmd", "syntax", "somehow")
MADE = frozenset([
    "must", "should", "shall", "need", "needs", "has", "have", "want", "ought", "like", "may", "supposed", "can",
    "wants",
])  # fmt: skip
NOT_THEN = ("before", "after", "when", "until", "once")
ALL = ("all", "every", "each", "everything")
WITHOUT = frozenset([
    "without", "not", "instead of", "avoid", "never", "from", "instead", "before", "after", "rather", "is", "are",
    "keep", "keeps", "stop", "prevent", "by", "when", "while", "if", "who", "which", "no", "about", "than",
])  # fmt: skip
WISHING = ("i", "we", "please", "get", "have", "help", "want", "need", "me")
HELPING = frozenset(["help", "how", "command", "line", "need", "way", "start", "begin"])
TRICK = frozenset(["how", "command", "type", "do", "trick", "way", "best", "fastest", "easiest", "quickest", "right"])
UNSAID = frozenset([
    "not", "never", "nothing", "none", "nobody", "no", "without", "what", "which", "why", "who", "if",
])  # fmt: skip
ASIDE = ("would", "will", "did", "does", "might")
LOOKED = frozenset([
    "list", "show", "count", "see", "look", "display", "find", "tell", "check", "search", "print", "report",
    "identify", "are", "is", "which", "what", "how", "any", "who", "give", "name", "let",
])  # fmt: skip
AT_ONCE = ("at once", "in one go", "one command", "somehow", "all together", "single command", "in bulk")
SPOKEN_OF = ("vs", "versus", "meaning", "difference", "explain", "simulate", "pretend", "preview", "better", "safer")
NOT_NOW = frozenset(["later", "tomorrow", "someday", "eventually", "sometime"])
NOT_YET = NOT_NOW | {"myself", "afterwards", "soon"}
ONCE = ("some day", "one day", "some time", "at some point", "next week", "next month", "in future", "in the future")
ASKING_FOR = (
    ("can", "you"), ("could", "you"), ("would", "you"), ("will", "you"), ("can", "u"), ("is", "it"), ("what", "do"),
    ("what", "is"), ("which", "command"), ("is", "there"),
)  # fmt: skip
UNDOING = (
    "undo", "undelete", "unremove", "restore", "recover", "revert", "rollback", "roll back", "bring back", "get back",
    "un-delete", "un-remove", "oops", "unprune", "resurrect", "revive", "undone", "reverse", "retrieve",
)  # fmt: skip
TOLD = ("said", "says", "told", "say", "wants", "wanted", "recommend", "recommends", "suggested", "suggests", "asked")
GOES_WITH = ("images", "volumes", "orphans", "image", "volume")
RATHER = ("but", "rather", "first", "instead", "however", "yet", "though")


def leave(words: Sequence[Word], text: str, named: frozenset[int] = frozenset()) -> str:
    """yes where something is told to go, asked where it is put as a question, no where nothing is; "" where no word
    of the request destroys."""
    roles = [_role(words, n) for n in range(len(words)) if n not in named and ends(words[n])]
    lows = flat(words)
    if not roles:
        return ""
    if "yes" not in roles:
        if "asked" in roles and any(a in " ".join(lows) for a in AT_ONCE) and lows[0] == "can":
            return "yes"  # "can i remove all stopped containers at once?"
        if "force" in lows and {"not", "unable", "conflict"} & set(lows):
            return "yes"  # "i can't delete image x, force it"
        return "asked" if "asked" in roles else "no"
    if set(lows) & {*UNDOING, *SPOKEN_OF} or " ".join(lows[:2]) in UNDOING or lows[-3:] == ["what", "is", "that"]:
        return "no"
    return "asked" if _questioned(lows, text) else "yes"


def ends(word: Word) -> bool:
    """Does the word tell of something going?"""
    return not word.quoted and (word.sense in ENDING or word.low in NOUNS or word.sense == "n.removed")


def flat(words: Sequence[Word]) -> list[str]:
    """The words one by one: what means one thing together is one word of a reading."""
    return [low for w in words for low in w.low.split()]


def undoes(words: Sequence[Word]) -> bool:
    """Is something wished back?"""
    lows = flat(words)
    return any(low in UNDOING for low in lows) or any(
        f" {u} " in f" {' '.join(lows)} " for u in (*UNDOING, "by mistake")
    )


def _role(words: Sequence[Word], at: int) -> str:
    """Is this destroying word an order, a question, or neither?"""
    parts = words[at].low.split()
    passive = parts[0] in ("be", "being", "been", "get", "gets", "is", "are", "was", "were") and len(parts) == 2
    head = parts[-1] if passive else parts[0]
    begin = _begins(words, at)
    before = [low for low in flat(words[begin:at]) if low not in SKIPPED] + (parts[:1] if passive else [])
    after = flat(words[at + 1 :])
    if after[:1] == ["signal"]:
        return "yes"  # "send web a kill signal"
    if parts[0] in MADE and parts[-1] == "go":
        said_of = before[-1:] in (["that"], ["which"], ["who"])  # "the images that have to go"
        return "no" if said_of or set(before) & {*UNSAID, *NOT_THEN} else "yes"  # "container web has to go"
    if parts[0] in NOUNS:
        return "yes" if at < 3 and not set(before) & {*PLACED, *NEVER, *WITHOUT, *PEOPLE} else "no"
    if head.endswith("ed") and head != "need":
        return _of_past(before, flat(words[:at]))
    if head.endswith("s") and not head.endswith("ss"):  # but "toss"
        return "yes" if {"command", "line"} & set(before) or before == ["what"] else "no"  # "what removes images"
    if head.endswith("ing") and head != "bring":
        return _of_doing(before, at, flat(words[:3]))
    if after in (["nothing"], ["none"]) or (after[:1] == ["no"] and after[1:2] not in (["more"], ["longer"])):
        return "no"
    if before[-1:] and before[-1] in CALLED:
        return "no"
    if "from" in after and before[-1:] and before[-1] in ("keep", "stop", "prevent", "block", "forbid"):
        return "no"
    if not after and _is_name(words[begin:at]):
        return "no"
    told = set(flat(words[max(0, at - 6) : at])) & set(TOLD)
    if told and any(low in RATHER and {"i", "we"} & set(after[n - 1 : n + 3]) for n, low in enumerate(after, 1)):
        return "no"  # "i was told to delete all, but first i want a list"
    return _of_order(before, after, begin == 0, flat(words))


def _is_name(words: Sequence[Word]) -> bool:
    """ "restart prune", "rename old to prune", "logs of the container remove": what it is called."""
    if words and words[-1].sense in ("n.container", "n.logs", "n.image", "n.network") and words[0].sense[:2] == "v.":
        return words[0].sense not in ENDING
    acts = [n for n, w in enumerate(words) if w.sense[:2] == "v." and w.sense not in (*ENDING, "v.stop", "v.get")]
    if not acts or acts[0] > 1 or words[acts[0]].low.endswith(("ed", "ing")) or any(w.sense in ENDING for w in words):
        return False
    if words[acts[0]].sense in ("v.rename", "v.tag"):
        return True
    return not any(w.low in ("to", "and", "that", "which", "then", "how", "not", "you") for w in words)


def _begins(words: Sequence[Word], at: int) -> int:
    """Where the part of the sentence begins."""
    start = at
    while start > 0 and not words[start - 1].comma and not words[start - 1].stop:
        shared = start == at and start > 1 and words[start - 2].sense[:2] == "v."  # "never stop and remove it"
        if words[start - 1].low in ("but", "so", "then", "because") or (words[start - 1].low == "and" and not shared):
            break
        if words[start - 1].sense == "f.after-that":
            break
        if words[start - 1].low.startswith(("/", "./", "~/")):
            break  # "the file is in /opt/compose.yml bring it down"
        start -= 1
    return start


def _of_past(before: list[str], lows: list[str]) -> str:
    """ "web must be removed", "I want it deleted", and not "it was removed", "removed by somebody"."""
    if before[:1] == ["how"] and not {"many", "much", "often", "not"} & set(before):
        return "yes"  # "how is a network removed"
    if _of_all_such(before):
        return "yes"
    if set(before) & UNSAID:
        return "no"
    if "down" in before[:4] and "with" in before[-4:] and before[-1] in GOES_WITH:
        return "yes"  # "compose down with images removed"
    if not before or before[-1] in ("have", "had", "has", "was", "were", "is", "are", "been", "being", "gets", "got"):
        return "no"
    if before[-1] == "be":
        if before[0] in ("can", "could", "may", "should", "would", "will"):
            return "asked"
        if lows[0] in LOOKED or set(lows) & {"that", "how", "whether", "from"}:
            return "no"
        return "yes" if set(before) & MADE or before[-2:] == ["to", "be"] else "no"
    wanted = set(before[:4]) & {"want", "need", "like", "get", "have"} and (
        before[-1] not in (*PEOPLE, *PLACED) or before[-2:] in (["want", "it"], ["need", "it"])
    )
    return "yes" if wanted and len(before) > 2 and before[0] in WISHING else "no"


def _of_all_such(before: list[str]) -> bool:
    """ "every container that came from the image old must be": an order, and not "all that should be"."""
    at = next((n for n, low in enumerate(before) if low in MADE), 0)
    if at < 2 or before[0] not in ALL or before[at - 1] in (*PEOPLE, *ALL) or set(before) & (UNSAID.difference(PEOPLE)):
        return False
    return before[at + 1 :] in (["be"], ["to", "be"])


def _of_doing(before: list[str], at: int, lows: list[str]) -> str:
    """ "help me removing web", and not "without removing it", "is removing it slow"."""
    if not before:
        return "yes" if at == 0 else "no"
    if set(before[-3:]) & WITHOUT:
        return "no"
    return "yes" if HELPING & {*before, *lows[:3], *lows[-1:]} else "no"


def _of_order(before: list[str], after: list[str], opening: bool, lows: list[str]) -> str:
    """Of a plain "remove": who is to do it, and is it to be done?"""
    bare = before
    while bare and bare[-1] in THINGS:  # "docker volume rm"
        bare = bare[:-1]
    if not bare:
        return "no" if _postponed(after) else "yes"
    last, rest = bare[-1], bare[:-1]
    if last in ("nobody", "nothing") and {"by", "for", "used", "needed"} & set(rest):
        return "yes"
    if last in NEVER or (last == "of" and rest[-1:] == ["instead"]):
        return "no"
    if last in ("it", "one", "ones", "others", "them"):
        subject = set(rest) & {*MODALS, "if", "when", "before", "after", "why"} and not set(rest) & {"not", "how"}
        return "no" if subject else "yes"
    if last == "to":
        return _of_to(rest, after, lows)
    if last == "you" and rest[-3:] == ["why", "do", "not"]:
        return "yes"
    if last == "you":
        return "no" if set(rest) & {"what", "which", "if", "why"} and not {"how", "command"} & set(rest) else "yes"
    if last in PEOPLE:
        return _of_people(last, rest, opening)
    if last in MODALS:
        if last == "do" and not rest:
            return "yes"
        aside = set(rest) & {"what", "which", "why", "who", "if", "how", *LOOKED} or last in ASIDE
        return "no" if aside else "asked" if not rest else "yes"
    if last == "the" and rest[-1:] in (["to"], ["into"], ["in"]):
        return "yes"  # "it can go to the trash"
    if last in PLACED and not (last in ("that", "this") and len(bare) > 3):
        return "yes" if set(rest) & {"do", "run", "need", "want", "make", "perform", "give", "start", "time"} else "no"
    if last in ("ran", "did", "executed", "typed", "used"):
        return "no"
    asks = bare[0] in ("what", "why", "does", "did", "would", "will", "which")
    return "no" if asks and not {"how", "command", "you", "please"} & set(bare) else "yes"


def _postponed(after: list[str]) -> bool:
    """ "delete the old images later": where nothing else is said of who has or does something then."""
    at = next((n for n, low in enumerate(after) if low in NOT_NOW), len(after))
    at = min([at, *(n for n in range(len(after)) if any(after[n : n + w.count(" ") + 1] == w.split() for w in ONCE))])
    return at < len(after) and not set(after[:at]) & {"has", "have", "is", "are", "needs", "need", "will", "-"}


def _of_to(rest: list[str], after: list[str], lows: list[str]) -> str:
    near = rest[-5:]
    if set(near) & {"not", "never", "no", "nobody", "nothing", "refuse", "refuses", "cannot", "forget", "fails"}:
        return "no"
    if rest[-1:] and rest[-1] in JUDGED:
        return "yes" if rest[:2] == ["is", "it"] and rest[-1] == "possible" else "asked"
    if set(after) & NOT_YET or any(when in " ".join(after) for when in ONCE):
        return "no"
    if set(near) & {"anything", "something", "what", "which", "left"} and not set(rest) & TRICK:
        return "no"
    if lows[0] in ("who", "what", "which", "whose", "why") and rest[:1] in (["i"], ["we"]):
        return "asked"
    if set(rest) & set(WANT):
        return "yes"
    return "no" if lows[0] in (*LOOKED, "pretend", "do", "does") else "yes"


def _of_people(last: str, rest: list[str], opening: bool) -> str:
    if {"how", "command", "way"} & set(rest):
        return "yes"
    if last in ("i", "we", "one") and rest and rest[-1] in MODALS:
        return "asked" if opening and (len(rest) == 1 or rest[0] in ("hi", "hey", "hello", "ok")) else "no"
    return "yes" if last in ("i", "we") and not rest and opening else "no"


def _questioned(lows: list[str], text: str) -> bool:
    """Is it an order with a question behind it: "remove web?", "rm a used image - works?", "wipe it, or not"."""
    if lows[-2:] == ["or", "not"] and lows[-3:-2] not in (["running"], ["up"], ["stopped"], ["runing"], ["used"]):
        return True
    if lows[-1] in ("works", "dangerous", "risky", "harmful", "allowed"):
        return True
    if not text.rstrip(" \"')").endswith("?"):
        return False
    if set(lows[-3:]) & set(JUDGED):
        return True
    joined = " ".join(lows)
    return not (
        any(a in joined for a in AT_ONCE)
        or set(lows) & set(POLITE)
        or any(tuple(lows[n : n + 2]) in ASKING_FOR for n in range(len(lows)))
    )
