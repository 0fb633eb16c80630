"""The words in which people say what is to become of a thing, and what stands where in such a wish."""

from dsh.knowledge.words import Lexicon, Word
from dsh.typed import Any

MODALS = (
    "must",
    "should",
    "shall",
    "has",
    "have",
    "needs",
    "need",
    "ought",
    "can",
    "may",
    "could",
    "to",
    "is",
    "are",
    "will",
)
ASKING = frozenset(
    ["which", "what", "who", "why", "when", "where", "how", "is", "are", "was", "were", "did", "does", "do", "if"]
)
SHOWING = ("v.show", "v.get", "v.count", "v.inspect", "v.search", "v.compare")
BE = ("be", "get", "been", "become")
BETWEEN = frozenset(
    ["please", "to", "be", "get", "also", "now", "completely", "finally", "just", "all", "both", "simply"]
)
WANT = ("want", "need", "like", "love", "prefer", "wants", "needs", "have")
ACTS = ("remove", "stop", "start", "restart", "kill", "pause", "unpause", "build", "clean", "push", "pull")
DOINGS = (*ACTS, "rename", "update", "tag", "extract", "put", "copy", "delete", "erase")
IT = ("it", "them", "this", "that", "me", "everything")
STEADY = frozenset(
    ["always", "automatically", "boot", "reboot", "boots", "reboots", "unless", "failure", "itself", "unless-stopped"]
)
REASONS = frozenset(  # what a reason begins with
    ["i", "we", "you", "he", "she", "it", "they", "the", "this", "that", "there", "nobody", "nothing", "my", "our",
     "someone", "somebody", "no", "everybody"]
)  # fmt: skip
NEEDS = ("needs", "need", "wants", "want", "requires", "require", "deserves", "deserve")
DONE = {
    "gone": "remove", "out": "remove", "away": "remove", "built": "build", "rebuilt": "build", "frozen": "pause",
    "unfrozen": "unpause", "thawed": "unpause", "shut": "stop", "off": "stop", "dead": "kill", "up": "start",
    "back": "start", "running": "start", "binned": "remove", "thrown": "remove", "chucked": "remove", "alive": "start",
    "resumed": "unpause", "suspended": "pause", "nuked": "remove", "down": "stop", "rerun": "start",
}  # fmt: skip
STATES = {"s.paused": "pause", "s.stopped": "stop", "n.removed": "remove", "s.running": "start"}
VERBS = {
    "run": "start", "work": "start", "play": "start", "live": "start", "stop": "stop", "die": "kill", "vanish":
    "remove", "disappear": "remove", "sleep": "pause", "continue": "unpause", "go down": "stop", "shut down":
    "stop", "power down": "stop", "go off": "stop", "go on": "unpause", "carry on": "unpause", "proceed":
    "unpause", "start": "start", "restart": "restart", "rest": "pause", "go away": "remove", "go": "remove",
}  # fmt: skip
THINGS = {
    "restart": "restart", "reboot": "restart", "kick": "restart", "stop": "stop", "stopping": "stop",
    "removal": "remove", "removing": "remove", "deletion": "remove", "deleting": "remove", "restarting": "restart",
    "starting": "start", "start": "start", "rebuild": "build", "rebuilding": "build", "pausing": "pause",
    "killing": "kill", "rebooting": "restart", "break": "pause",
}  # fmt: skip
LIMITED = frozenset(
    ["memory", "ram", "cpu", "cpus", "core", "cores", "swap", "pids", "processes", "mb", "gb", "megs", "gigs", "meg",
     "gig", "restart", "always", "unless-stopped", "on-failure", "boot", "reboot", "512m", "256m", "1g", "2g", "4g"]
)  # fmt: skip
BEARING = ("use", "have", "take", "consume", "get", "eat", "occupy", "restart", "come")
Told = list[Any]  # the action, then from which to which word the text goes on, or more to say


def verb_of(word: Word, lexicon: Lexicon) -> str:
    """The action that a participle tells of: "deleted" is remove."""
    if word.low in DONE:
        return DONE[word.low]
    sense = lexicon.sense(word.low)
    if sense in STATES:
        return STATES[sense]
    acts = sense[:2] == "v." and sense not in SHOWING and word.low.endswith(("ed", "ilt", "ozen", "rown"))
    return sense[2:] if acts else ""


BEFORE_NAMES = (
    "that", "which", "who", "not", "i", "we", "no", "to", "longer", "the", "my", "a", "container", "this",
    "these", "our", "docker", "your", "named", "called", "image", "volume", "network",
)  # fmt: skip


OF_NAMES = ("begin", "begins", "start", "starts", "end", "ends")  # "whose names start with"


def acts_before(words: list[Word], lows: list[str], end: int, lexicon: Lexicon, start: int = 0) -> bool:
    """Is something done before the place, so that the words there are no mere object?"""
    for at in range(start, end):
        low = lows[at]
        if low in ("which", "who", "that") or (low in OF_NAMES and lows[at + 1 : at + 2] == ["with"]):
            continue
        if lexicon.sense(low)[:2] == "v." and not low.endswith(("ed", "ing")) and lexicon.sense(low) != "v.get":
            told = at and lows[at - 1] in BEFORE_NAMES
            if not told and not words[at].quoted:
                return True
    return False


GREETINGS = ("hi", "hey", "hello", "ok", "okay", "dear", "right", "please", "sorry", "alright", "well", "so")


def opens(words: list[Word], lows: list[str]) -> int:
    """Where the object begins, behind "please", "hi" and "so"."""
    at = 0
    greeted = next((n + 1 for n in range(min(3, len(words) - 1)) if words[n].comma and lows[0] in GREETINGS), 0)
    at = greeted
    while at + 1 < len(words) and (
        lows[at] in ("please", "hi", "hey", "hello", "so", "ok", "okay", "now", "and", "well", "then")
    ):
        at += 1
    return at


def says_why(lows: list[str]) -> bool:
    """ "because of the disk", "as nobody needs it"; not "as user 1000", "as www-data"."""
    if lows[:1] == ["as"]:
        return not REASONS.isdisjoint(lows[1:2]) and "user" not in lows
    return lows[:1] in (["for"], ["because"], ["so"], ["since"])
