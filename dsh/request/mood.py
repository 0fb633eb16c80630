"""Is a request a wish, a look at what there is, or a question about how things are?"""

from functools import cache
from itertools import pairwise

from dsh.knowledge.words import Word

WISHES = """
    can you; command for; command to; could you; help me; how can i; how can one; how can we; how can you;
    how could i; how do i; how do we; how do you; how does one; how might i; how shall i; how should i;
    how to; how would i; how would you; how i; how we; how 2; how one;
    how would one; how might one; i need; i want; i would like; is it possible; is there a way; way to;
    would it be possible; would it be ok to;
    what command; which command; would you; what do i type; what do i run; what do i enter; what do i have to type;
    what should i type; what must i type; what to type; what do i write; which docker command; way of
"""
IDEAS = """
    advantage; advantages; are containers; are images; benefit; can a container; can containers; can i trust;
    difference; differences; do containers; do i have to; do i lose; do i need; do images; do volumes; explain; good
    idea; how are; how do containers; how do images; how do layers; how do networks; how do ports; how do volumes;
    how does; how is; if i; if we; if you; is it bad; is it dangerous; is it ok; is it okay; is it safe; is it evil;
    is it a sin; meaning;
    pros; purpose; should a; should i; should my; should the; should we; understand; versus; vs; what are docker;
    what do; what does; what exactly; what happens; what if; what is a; what is an; what is better; what is docker;
    what is meant; what is the idea; what is the point; what the difference; what will happen; what would happen;
    whats better; when do i; when should; which is better; which is safer; why; will deleting; will i; will it; will
    my; will removing; will the; would deleting; would i; would it; would removing; what on earth; what the heck;
    what the hell; the deal; the catch; good for; same thing; the same thing; not the same; bad idea; in simple words;
    in simple terms; for dummies; confused; when which; are they good; do i delete; do i need to; can i use docker; is
    it true; allowed to; difference between; the point of; what does that mean; what is it trying; what is this
    about; how come; is it normal; is it common; is it usual; teach me; is there a limit; useful for; can i put; can
    i trust; who invented; who made docker; what should i read; what should i learn; need to know; worth it; is that
    something; am i supposed; are we supposed; is one supposed; i should use; am i safe; how safe; how secure; must i;
    need i; must one; what makes; the fuss; overkill;
    in one sentence; in two sentences; in plain english; in simple english; in layman; explain it like; eli5; yes or no;
    true or false; is that true; myth; how so; why so; never understood; not understand; do not get when; do not get
    what; do not get why; do not get the; not sure when; not sure what; any trick; any tricks; or better not; or rather
    not; what for; what changes; how do people; how do others; how do experts; how do pros; what do people; do people;
    is it still; are they still; still needed; still relevant; still maintained; still worth; difference of; what are
    those; what are these; is there a maximum; any limit; still a thing; those a thing; that a thing; counts as
"""
LASTLY = (
    "what is that", "what is this", "what is it", "is that bad", "is this bad", "true", "why", "meaning", "how come",
)  # fmt: skip
GENERAL = ("have to", "need to", "has to", "needs to", "must", "ever", "always", "usually", "normally")
JUDGED = (
    "safe", "dangerous", "ok", "okay", "bad", "good", "secure", "free", "possible", "necessary", "needed",
    "harmful", "trustworthy", "trusted", "reliable", "immutable", "portable", "obsolete", "deprecated",
)  # fmt: skip
ANYONE = ("i", "you", "we", "u", "someone", "somebody", "anyone", "anybody", "ya", "one", "this", "it", "docker", "dsh")
ENDINGS = ("remove", "clean", "kill", "switch", "update", "rename", "stop")
MEANT = {"wat": "what", "wich": "which", "wht": "what", "whats": "what"}
LOOKING = ("v.show", "v.get", "v.count", "v.inspect", "v.search", "v.compare", "v.follow", "v.validate")
SHORT = 4  # words at most before the "or" of a choice
KINDLY = ("is", "are", "do", "can", "will", "would", "should", "must", "could", "may", "was")
KINDS = ("container", "image", "volume", "network", "dockerfile", "registry", "swarm", "compose", "service", "layer")
MINE = ("my", "our", "this", "these", "there", "any", "i", "we", "you", "called", "named")
ASKED = ("i", "we", "they", "any", "all", "the", "my", "our", "there", "these", "those", "some")
BEFORE = ("at", "in", "on", "with", "for", "since", "from", "to", "under", "by", "as", "of", "until", "about")
WHAT = ("what", "which", "when", "how", "whom", "whose")
LOOKS = frozenset([
    "which", "what", "where", "who", "when", "is", "are", "am", "was", "were", "did", "has", "have", "how", "do",
    "does",
])  # fmt: skip


def mood_of(words: list[Word]) -> str:
    """wish, look or idea."""
    lows = [MEANT.get(low, low) for w in words for low in w.low.split()]
    if _first(lows, "in general; in principle; generally speaking; in theory") is not None:
        return "idea"
    while (
        lows
        and words
        and lows[0] in ("so", "and", "hey", "hi", "ok", "okay", "well", "hello")
        and " " not in words[0].low
    ):
        lows, words = lows[1:], words[1:]
    if lows[:1] == ["how"] and _is_of_any(words):
        return "idea"
    if _shown_only(words, lows):
        return "look"
    if _on_condition(words):
        return "wish"
    wish, idea = _first(lows, WISHES), _first(lows, IDEAS)
    if wish is not None and (idea is None or wish <= idea):
        return "wish"
    if idea is not None and words[0].sense not in LOOKING and _only_if(words, lows):
        return "wish"
    if idea is not None or _compares(words, lows) or _asks_leave(words) or _asks_last(words, lows):
        return "idea"
    if _may_one(words) or _asks_purpose(words):
        return "idea"
    if lows[:2] in (["how", "much"], ["how", "many"]) and {"can", "may"} & set(lows[2:5]) and "i" not in lows:
        return "idea"
    if (
        lows[:1] in (["does"], ["should"])
        or (lows[:1] == ["will"] and lows[1:2] not in (["you"], ["ya"], ["u"]))
        or _of_its_kind(words)
        or _asks_whether(words)
    ):
        return "idea"
    first = next(
        (low for low in lows if low not in ("hey", "hi", "hello", "so", "ok", "okay", "please", "and", "well")), ""
    )
    at = lows.index(first) + 1 if first else 0
    if first in ("do", "did") and lows[at : at + 1] and lows[at] in ("the", "not"):
        return "wish"
    if first in BEFORE and lows[at : at + 1] and lows[at] in WHAT:
        return "look"
    if "whether" in lows[1:3] or (lows[1:2] == ["if"] and lows[0] in ("test", "check", "see", "verify")):
        return "look"
    if first == "have" and lows[at : at + 1] and lows[at] not in ASKED:
        return "wish"  # "have nginx up on 8080"
    if first in LOOKS and not (first == "do" and "not" in lows[:3]) and not (first == "have" and "you" in lows[:2]):
        return "look"
    return "wish"


def _is_of_any(words: list[Word]) -> bool:
    """ "how do labels help me", "how much memory does a container get": of no thing that is there with the user."""
    at = next((n + 1 for n, w in enumerate(words[:-2]) if w.low.split()[-1] in ("do", "does", "may", "can")), 0)
    if not 0 < at < 5:
        return False
    if words[at].low in ("a", "an", "one"):
        return words[at + 1].sense[:2] == "n."
    return words[0].low in ("how", "how do") and words[at].sense[:2] == "n." and words[at].low.endswith("s")


def _asks_last(words: list[Word], lows: list[str]) -> bool:
    """ "overlay2, what is that": a thing first, and what is asked of it behind; "do names have to be unique"."""
    if not lows:
        return False
    said, asks = " ".join(lows), (*KINDLY, "does", "why", "what")
    if lows[:1] == ["if"] and any(w.comma and after.low in asks for w, after in pairwise(words)):
        return True
    if words and words[0].sense[:2] != "v." and lows[0] not in LOOKS and _asks_behind(words):
        return True
    if len(lows) < 9 and any(said.endswith(f" {end}") for end in LASTLY) and lows[0] not in LOOKS:
        return True
    if lows[:1] not in (["do"], ["does"]) or lows[1:2] in (["not"], ["you"], ["the"]):
        return False
    return any(f" {general} " in said for general in GENERAL) and not {"my", "our", "i"} & set(lows)


def _asks_behind(words: list[Word]) -> bool:
    """ "a new version is out, does the running container update itself": what was told before is no wish."""
    asks = ("does", "do", "will", "would", "are")
    return any(
        w.comma and after.low in asks and of.low in ("the", "a", "an", "my", "our", "all", "it", "they", "containers")
        for w, after, of in zip(words, words[1:], words[2:], strict=False)
    )


def _on_condition(words: list[Word]) -> bool:
    """ "when image sync fails, try again 5 times": what is to be done then is told after the comma."""
    if not words or words[0].low not in ("when", "if", "whenever", "once", "after", "as soon as"):
        return False
    cut = next((n + 1 for n, w in enumerate(words[:-2]) if w.comma), None)
    while cut is not None and cut < len(words) - 1 and words[cut].low in ("then", "please", "just", "so", "simply"):
        cut += 1
    act = words[cut] if cut is not None else None
    return (
        act is not None and act.sense[:2] == "v." and act.sense not in LOOKING and not act.low.endswith(("ed", "ing"))
    )


def _only_if(words: list[Word], lows: list[str]) -> bool:
    """ "let it run again, but not if I stopped it": an order with a condition."""
    orders = words[0].sense[:2] == "v." or words[0].low in ("let", "make", "please", "have")
    text = f" {' '.join(lows)} "
    for said in (" if i ", " if we ", " if you ", " if it "):
        text = text.replace(said, " ")
    return orders and _first(text.split(), IDEAS) is None


def _shown_only(words: list[Word], lows: list[str]) -> bool:
    """Is something of the user's only to be looked at: "which containers would go? only show me"?"""
    if lows[:1] in (["show"], ["list"], ["display"]) and any(lows[n : n + 2] == ["what", "would"] for n in (1, 2)):
        return True
    if _first(
        lows, "only show; just show; only look; just look; show only; only list; just list; only a look; report only"
    ):
        return any(low in ("would", "will", "could", "if", "can", "may") for low in lows)
    named = any(w.sense[:2] == "n." and w.sense[2:] in KINDS and w.low.endswith("s") for w in words[1:3])
    counts = lows[:1] == ["how"] and lows[1:2] in (["much"], ["many"], ["big"], ["large"])
    if counts and any(low in ("can", "may") and after in ("a", "one") for low, after in pairwise(lows[2:6])):
        return False  # how much one can have at all
    return (lows[:1] == ["which"] and named) or (counts and "should" not in lows)


def _may_one(words: list[Word]) -> bool:
    """ "can i delete an image that is in use?": asked of any, not of one that is there."""
    lows = [w.low for w in words]
    if lows[:1] not in (["can"], ["may"], ["could"]) or lows[1:2] not in (["i"], ["we"], ["one"]) or len(words) < 4:
        return False
    acts = words[2].sense[:2] == "v." and words[2].sense not in LOOKING
    if any(low in ("name", "named", "called") for low in lows):
        return False
    return acts and lows[3] in ("a", "an") and "please" not in lows and any(w.sense[2:] in KINDS for w in words[4:6])


def _asks_purpose(words: list[Word]) -> bool:
    """ "what are secrets for in a swarm": what things are for, and not which ones there are."""
    if not words or words[0].low not in ("what are", "what is", "what's", "whats"):
        return False
    at = next((n for n, w in enumerate(words[2:7], 2) if w.low == "for"), 0)
    rest = words[at + 1 :]
    ends = at and (not rest or words[at].comma or words[at].stop or rest[0].low in ("in", "then", "anyway", "exactly"))
    return bool(ends) and any(w.sense[:2] in ("n.", "s.") for w in words[1:at])


def _asks_leave(words: list[Word]) -> bool:
    """ "volume in use by a running container: possible to delete?": nobody is told to do it."""
    at = next((n for n, w in enumerate(words[:-2]) if w.low in JUDGED and words[n + 1].low == "to"), None)
    if at is None:
        return False
    act = words[at + 2].sense
    told = words[0].sense[:2] == "v." or any(w.sense == act for w in words[:at])
    return act[:2] == "v." and act[2:] in ENDINGS and not told


def _first(lows: list[str], patterns: str) -> int | None:
    """Where the first of the patterns begins."""
    known, text, at = _by_first_word(patterns), f" {' '.join(lows)} ", 0
    for low in lows:
        if low in known and text.startswith(known[low], at):
            return at
        at += len(low) + 1
    return None


@cache
def _by_first_word(patterns: str) -> dict[str, tuple[str, ...]]:
    """The patterns, each between spaces, by their first word."""
    out: dict[str, tuple[str, ...]] = {}
    for pattern in patterns.split(";"):
        first, *rest = pattern.split()
        out[first] = (*out.get(first, ()), f" {' '.join([first, *rest])} ")
    return out


def _of_its_kind(words: list[Word]) -> bool:
    """Is it asked of things as such, not of those that are there: "are images immutable", "is a container safe"?"""
    if not words or words[0].low not in KINDLY or any(w.sense[:2] == "s." or w.low in MINE for w in words):
        return False
    for at, word in enumerate(words[1:], 1):
        if word.sense[:2] == "n." and word.sense[2:] in KINDS:
            return words[at - 1].low in ("a", "an") or (at == 1 and word.low.endswith("s"))
    return False


def _asks_whether(words: list[Word]) -> bool:
    """Is it asked whether something can or may be at all: "can malware get out of a container", "can I delete an image
    that is in use", "are dangling images safe to remove", "is docker free"?"""
    if len(words) < 3 or words[0].low not in ("can", "could", "may", "is", "are"):
        return False
    second = words[1]
    if words[0].low in ("can", "could") and second.low in ("a", "an", "one") and words[2].low not in ANYONE:
        return second.low != "one" or words[2].sense[:2] == "n."  # "can one container eat all the memory"
    if words[0].low in ("can", "could") and second.low in ("my", "our", "the") and len(words) > 4:
        return words[2].low in KINDS and words[3].sense[:2] == "v."  # "can my container see other processes"
    if words[0].low in ("is", "are"):
        general = (second.sense[:2] in ("n.", "s.") and second.low.endswith("s")) or second.sense == "n.docker"
        many = any(w.sense[:2] == "n." and w.sense[2:] in KINDS and w.low.endswith("s") for w in words[2:4])
        general = general or (many and not any(w.low in MINE for w in words[1:4]))
        only = any(w.low == "only" and after.low in ("for", "in", "with", "on") for w, after in pairwise(words))
        return (general or second.sense == "s.dangling") and (only or any(w.low in JUDGED for w in words[2:]))
    if second.low not in ANYONE:
        return second.sense[:1] in ("", "w", "n") and not any(w.low in MINE for w in words[1:3])
    acts = words[2].sense[:2] == "v." and words[2].sense[2:] in ENDINGS
    return second.low in ("i", "we", "one") and acts and len(words) > 4 and words[3].low in ("a", "an")


def _compares(words: list[Word], lows: list[str]) -> bool:
    """Two things held against each other: "ADD or COPY?", "alpine or debian as base image", "for uploads, a volume or a
    bind mount"."""
    if _first(lows, "am i; do i have; do we have; here; have i got; this machine; this box; this host") is not None:
        return False  # "overlay2 or something else, what am i on"
    if [w.sense[:2] for w in words[:4:2]] == ["s.", "s."]:
        return False  # "paused or restarting containers": which of them are shown
    if (len(lows) > 2 and lows[1] == "or") or lows[:3] == ["docker", "or"]:
        return True
    cut = next((n + 1 for n, w in enumerate(words[:-3]) if w.comma), 0) if lows[:1] in (["for"], ["in"]) else 0
    at = next((n for n, w in enumerate(words) if n > cut and w.low == "or"), 0)
    if not cut < at < cut + SHORT or at + 1 == len(words) or words[0].low in LOOKS:
        return False
    return all(w.sense[:2] not in ("v.", "s.") and not w.sense.startswith("p.") for w in words[cut:at])
