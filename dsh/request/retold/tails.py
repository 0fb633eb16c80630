"""What a wish ends in that is no part of it: why, what for, and until when. A word of that is no name."""

from collections.abc import Callable

from dsh.patterns import regex
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer, takes_many

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.knowledge.store import Store

WISH = 3  # spaces in a wish before what it is for
PURPOSES = frozenset(  # whose it is
    ["i", "we", "my", "he", "she", "they", "it", "the", "our", "you", "people", "others", "everyone"]
)
MEANWHILE = (" while ", " until ", " as long as ", " before ")
PURPOSE = (" so ", *MEANWHILE)
ASKS = ("what", "why", "is ", "are ", "does ", "do ", "will ", "should ", "how ")
REASON = regex(
    r"[ ,;(–-]+(?:because|'?cause|cuz|coz|cos|bc|as (?:i am|i'm|we are|we're|it is|it's)"
    r"|since (?:i|we|it)(?:'m|'ve|'s| am| are| is| have| need))\b"
    r"(?!.*(?:[?]|\bwhy\b))"
)
WHOSE = "(?:the|my|our|this|today'?s|tonight'?s|tomorrow'?s)"
WHO = (
    "demo|boss|class|course|workshop|exam|presentation|homework|talk|meeting|customer|client|colleagues?|teacher|professor"
    "|lecture|lesson|assignment|interview|kids?|wife|husband|mom|mum|dad|friends?|students?|review|sprint|weekend|party"
    "|night|thesis|intern|manager|chef|family"
)
FOR_WHAT = regex(rf"(?<!only)(?<!just),? for {WHOSE} (?:{WHO})[.! ]*$")
LATER = regex(r",? before (?:lunch|dinner|breakfast|i|we|the (?:meeting|demo|weekend|release|class|talk))\b[^,;]*$")
ENDED = regex(
    r"(?<=\w),? so (?:that )?[\w.-]+ (?:can|could|may|gets?|has|have)\b.*$"
)  # of what is brought to an end: what that is good for is another's business
ENDING = (
    "stop", "remove", "delete", "kill", "erase", "pause", "halt", "get rid", "throw", "rm ", "shut", "wipe",
)  # fmt: skip
HALF = 0.45
OTHERWISE = (*ASKS, "search", "which", "serach", "find", "look for")  # so no wish with a purpose begins
LIKELY = 0.7  # chance of the line to the wish from which on the rest is left away


def without_tail(request: str, whole: Answer, index: Index, store: "Store", again: Callable[[str], Answer]) -> Answer:
    """The answer to the wish alone, where the whole was not understood, or a word of the rest was taken for a name.

    `again` answers a request.
    """
    if whole.outcome in ("none", "ambiguous"):
        found = _without_purpose(request, whole, again)
        if found is not None:
            return found
    low = request.lower()
    for tail in (REASON, FOR_WHAT, LATER, ENDED):
        cut = tail.search(low)
        if cut is None or low[: cut.start()].count(" ") < 1:
            continue
        if tail is ENDED and not low.removeprefix("please ").startswith(ENDING):
            continue
        wish, rest = request[: cut.start()].rstrip(" ,;(–-"), low[cut.start() :]
        if whole.outcome == "match" and not _takes_of_it(whole, wish, rest, index):
            continue
        if tail is not REASON and (whole.outcome != "match" or low.startswith(OTHERWISE)):
            continue
        got = again(wish)
        if got.outcome in ("none", "concept"):
            continue
        if got.outcome == "ambiguous":
            return got._replace(request=request)
        if got.suggestions[0].score < (LIKELY if whole.outcome == "match" and tail is not ENDED else HALF):
            continue
        first = got.suggestions[0]
        limits = tail is not REASON and not (tail is LATER and " the " in rest)
        if limits and first.risk == "destroy" and takes_many(first.command):
            continue  # "remove all images for the shop": what limits it is no purpose
        if first.missing and whole.outcome == "match" and not whole.suggestions[0].missing:
            continue  # "the logs for the demo"
        if any(it.risk == "destroy" for it in got.suggestions):
            from dsh.request.checked.harm import only_looks

            got = only_looks(got, request, index, store)
        return got._replace(request=request)
    return whole


def _without_purpose(request: str, whole: Answer, again: Callable[[str], Answer]) -> Answer | None:
    """ "Save the image thesis so that my professor can look at it", "pause everything while i make the snapshot": what
    it is for, and until when, may be of any world."""
    led = next((it for it in (PURPOSE if whole.outcome == "none" else MEANWHILE) if it in request), None)
    if led is None or (led in MEANWHILE and request.lower().startswith(ASKS)):
        return None
    wish, _, purpose = request.rpartition(led)
    least = WISH if led == PURPOSE[0] else 1
    if wish.count(" ") < least or purpose.lower().removeprefix("that ").partition(" ")[0] not in PURPOSES:
        return None
    got = again(wish.rstrip(" ,"))
    sure = got.outcome == "match" and got.suggestions[0].score >= LIKELY
    return got._replace(request=request) if sure else None


def _takes_of_it(whole: Answer, wish: str, rest: str, index: Index) -> bool:
    """Has the line a word of the rest, as a name or as what is looked for?"""
    said = set(rest.replace(",", " ").replace(".", " ").split()) - set(wish.lower().split())
    line = set(whole.suggestions[0].command.lower().replace("=", " ").split())
    return any(word.isalpha() and word in line and index.lexicon.sense(word)[:1] != "s" for word in said)
