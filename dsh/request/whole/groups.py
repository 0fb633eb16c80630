"""Groups of objects that an order is about, and the words that speak of them."""

import re

from dsh.named import NamedTuple
from dsh.request import values

KNOWN = frozenset(
    ["labelled", "labeled", "tagged", "untagged", "outdated", "old", "missing", "gone", "broken", "unknown", "used",
     "deprecated", "deleted",
     "the", "a", "an", "my", "our", "their", "its", "it", "them", "all", "every", "each", "any", "other", "others",
     "rest", "everything", "container", "containers", "image", "images", "volume", "volumes", "network", "networks",
     "label", "labels", "port", "ports", "and", "or", "but", "only", "just", "ones", "one", "that", "which", "these",
     "those", "is", "are", "was", "were", "not", "no", "by", "with", "from", "in", "on", "of", "to", "for", "newest",
     "oldest", "last", "latest", "first", "running", "stopped", "exited", "data", "tag", "tags", "name", "names",
     "docker", "this", "force", "now", "please", "two", "three", "four", "five", "than", "older", "newer", "more",
     "service", "services", "project", "compose", "stack", "there", "here", "me", "i", "we", "you", "named", "called",
     "do", "does", "not", "remove", "delete", "stop", "kill", "start", "restart", "pause", "keep", "leave", "touch",
     "they", "he", "also", "even", "too", "back", "up", "down", "away", "out", "off", "again", "then", "so", "be",
     "at", "as", "than",
     "spare", "preserve", "retain", "exclude", "asking", "ask", "asked", "confirmation", "confirming", "prompt",
     "prompting", "prompts", "question", "questions", "mercy", "doubt", "warning", "waiting",
     "some", "something", "anything", "exist", "exists", "unused", "dangling", "what",
     "whatever", "still", "if", "whose", "nothing"]
)  # fmt: skip
NUMBERS = {
    **values.NUMBERS, "a": 1, "an": 1, "couple": 2, "a couple": 2, "a couple of": 2, "couple of": 2, "forty five": 45,
    "half a": 0.5, "half an": 0.5,
}  # fmt: skip
SPELT = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty[ -]five|forty|fifty|"
    "sixty|seventy|eighty|ninety|(?:a )?hundred"
)
COUNT = rf"(?:\d+|couple|{SPELT})"
NUMBER = rf"(?:\d+|half an?|(?:a )?couple(?: of)?|{SPELT}|an?)"
HOURS = {"hour": 1, "hr": 1, "h": 1, "day": 24, "d": 24, "week": 168, "wk": 168, "w": 168, "month": 720, "year": 8760}
UNITS = r"(?:minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|years?)"
SPAN = rf"(?:the last )?(?P<many>{NUMBER}) ?(?P<unit>{UNITS})"
STATES = {
    "running": "running", "up": "running", "online": "running", "alive": "running",
    "stopped": "stopped", "exited": "stopped",
    "finished": "stopped", "ended": "stopped", "terminated": "stopped", "crashed": "stopped", "dead": "stopped",
    "done": "stopped", "paused": "paused", "frozen": "paused", "suspended": "paused", "created": "created",
    "restarting": "restarting", "unhealthy": "unhealthy", "healthy": "healthy", "unused": "unused",
    "dangling": "unused", "untagged": "untagged", "orphaned": "unused", "orphan": "unused", "unreferenced": "unused",
    "nameless": "untagged", "sick": "unhealthy", "never started": "created", "never run": "created",
    "not running": "stopped", "died": "stopped",
}  # fmt: skip
STATE = "|".join(sorted(STATES, key=len, reverse=True))
NAME = r"[a-z0-9][\w.-]*"
IMAGE = r"[a-z0-9][\w.-]*(?:[:/][\w./:-]*\w)?"
LABEL = r"[\w./-]+(?: ?= ?[\w./:-]+)?"
KIND = r"(?:containers?|images?|volumes?|networks?|ones?)"
OWN = (  # a name, and not the word that something else begins with
    r"(?!(?:also|even|including|the|all|and|but|or|that|those|then|please|remove|delete|kill|stop|start|restart|pause|"
    r"are|is|was|were|have|has|which|who|whose|throw|clean|prune|keep|leave|spare|(?:delet|remov|eras|wip|kill|stopp|touch|los|keep|leav)ing|rest|others?|everything|do|not|running|stopped|with|without|only|just|it|"
    rf"them|containers?|images?|volumes?|networks?)(?:[ ,]|$)){NAME}"
)
LED = rf"(?:the |my |our |those |these )?(?:{KIND} )?(?:called |named )?"
LIST = rf"(?:{LED}{OWN}(?: {KIND})?)"
LISTED = rf"{LIST}(?:(?:,? and |,? or | & |, ?){LIST})*"
THAT = r"(?:,? ?(?:that|which|who|and that|and which)(?: all)? )?(?:(?:i|we|you) )?"
BE = r"(?:(?:are|is|were|was|have been|has been|have|has|had|got|being|be|still|currently|now|already|just) )*"
MADE = (
    r"(?:run|runs|running|use|uses|using|made|created|started|built|spawned|launched|based|derived|come|comes|"
    r"coming|came|stem|stems|stemming)"
)
QUANTITY = (
    r"(?:all(?: of)?(?: the| my| our| these| those)?|every(?: single)?|each(?: and every| of the)?|any|the|my|our|"
    r"these|those|whichever|whatever|the whole|really all|absolutely all)(?: other)?"
)
ADJECTIVES = rf"(?P<adjective>{STATE}|old|leftover|docker|already|ever|currently|still|existing)"
ORDER = (
    r"(?P<order>newest|latest|youngest|last|most recently (?:created|made|started)|most recent|oldest|"
    r"earliest|longest running)"
)
EXCEPT = (
    r"(?:except(?:ing)?(?: for)?|but not|but for|but|sparing|saving|sans|apart from|not counting|not including|"
    r"ignoring|disregarding|leaving aside|(?:and |but )?(?:please )?(?:leave out|skip|omit)|"
    r"other than|besides|save for|excluding|minus|aside from|"
    r"with the exception of|barring|not|without|leaving out|bar)"
)
STAYS = (
    r"(?:(?:(?:should|must|has to|have to|may|can|shall|is to|are to|needs? to|will) (?:not be touched|"
    r"stay|remain|survive|live|go on|continue|keep (?:on )?(?:running|going))|"
    r"stays?|remains?|survives?|lives?|goes? on|continues?|keeps? (?:on )?(?:running|going))(?: running)?)"
)
LASTING = r"(?: (?:up|running|alone|untouched|as it is|as they are|alive|on|there|in peace|be|as is|please|of course))*"
KEEPS = (
    r"(?:(?:and |but )?(?:please )?(?:keep|leave|spare|preserve|retain|exclude|do not touch|do not stop|"
    r"do not remove|not touch))"
)


class Group(NamedTuple):
    """What is said of the objects. `newest` is how many of the newest, less than nothing for the oldest."""

    kind: str = ""
    every: bool = False
    plural: bool = False
    names: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    state: str = ""
    age: str = ""
    labels: tuple[str, ...] = ()
    newest: int = 0
    spared: tuple[str, ...] = ()
    unlabelled: tuple[str, ...] = ()
    spared_newest: int = 0
    repository: str = ""
    apart: tuple[tuple[str, str], ...] = ()  # what stays, by a column of the list and what stands there


def number(text: str) -> float:
    return float(text) if text.isdigit() else NUMBERS.get(text, 1)


def hours(found: re.Match[str]) -> str:
    """How long ago, as docker takes it: 48h, 30m."""
    many, unit = number(found["many"].lower()), found["unit"].lower()
    unit = unit if unit in HOURS else unit.rstrip("s")
    if unit in ("minute", "min"):
        return f"{int(many)}m"
    count = many * HOURS[unit]
    return f"{int(count)}h" if count >= 1 else f"{int(count * 60)}m"


def names(text: str) -> tuple[str, ...]:
    """The names of a list."""
    parts = re.split(r",? and |,? or | & |, ?", text)
    bare = (re.sub(rf"^{LED}", "", part, flags=re.IGNORECASE) for part in parts)
    return tuple(re.sub(rf" {KIND}$", "", name) for name in bare)


def are_names(found: tuple[str, ...]) -> bool:
    return bool(found) and not any(name.lower() in KNOWN for name in found)
