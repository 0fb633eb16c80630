"""What a request comes to."""

from dsh.named import NamedTuple

NEWEST = "newest-of-all"  # stands in a line for the container made last, until that is looked up (newest.py)
PLAINLY = 0.7  # chance of a line to a request as it stands from which on no part of it is taken for the wish
ALL = (  # how a line ends that takes all there is of a kind
    "$(docker ps -q)", "$(docker ps -aq)", "$(docker images -q)", "$(docker images -aq)", "$(docker volume ls -q)",
    "$(docker network ls -q)",
)  # fmt: skip


class Suggestion(NamedTuple):
    """A docker command line that may be what was meant."""

    command: str  # shell text, placeholders in UPPERCASE
    summary: str
    risk: str  # read, change, destroy
    score: float  # 0 to 1: the share of answers with this score that are right
    missing: tuple[str, ...] = ()  # placeholders of `command` that the request did not give, as IMAGE
    concept: str | None = None
    reading: tuple[str, ...] = ()  # how it was read: ("remove", "containers", "stopped, older than a day")
    warning: str | None = None


class Answer(NamedTuple):
    """The outcome of one request, as `dsh ask --json` prints it."""

    request: str
    outcome: str  # match, ambiguous, concept, none
    suggestions: tuple[Suggestion, ...] = ()
    question: str | None = None  # the short question for an ambiguous request
    answer: str | None = None  # the concept's text
    concept: str | None = None
    hint: str | None = None  # for none: what to try instead
    understood: bool = False  # for none: the hint tells why nothing does what was asked for


def takes_many(command: str) -> bool:
    """Is it done to all that a list or a filter gives, rather than to what the line names?"""
    return any(sign in command for sign in (" prune", "$(docker ", "xargs"))


def is_plain(got: Answer) -> bool:
    """Is it a line that is likely enough to stand as it is?"""
    return got.outcome == "match" and got.suggestions[0].score >= PLAINLY
