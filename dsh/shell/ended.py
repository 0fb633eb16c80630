"""A bare "why" where no line has just failed: it speaks of the container that has ended."""

import re

from dsh.request.earlier.before import Shown
from dsh.request.live.objects import Live, container

WHY = re.compile(
    r"why (?:did|does|has|is|was) (?:it|that|this|the (?:build|command|line|pull|run|last one))"
    r"(?: just)?(?: not (?:work|run|start|build|go)| fail(?:ed|s|ing)?| go wrong| refused?| stop)"
    r"|why (?:didn.?t|doesn.?t|did not) (?:it|that|this)(?: work| run| build| go)?"
    r"|what (?:went|is|was) wrong(?: with (?:it|that|this))?"
    r"|what failed|why not|why (?:the )?(?:error|failure)|what (?:does|did) (?:that|this|the) error mean",
    re.IGNORECASE,
)
ENDED = ("exited", "restarting", "dead")
NOTHING_FAILED = "nothing has failed here; why MESSAGE tells of an error message, why did NAME stop of a container"


def asks_why(text: str) -> bool:
    """Of what has just failed; where nothing has, it is about a container."""
    return WHY.fullmatch(" ".join(text.split()).strip(" .!?")) is not None


def why_it_ended(shown: Shown | None, live: Live | None) -> str:
    """The question meant: of the container shown last, else of the only one that has ended; "" where there is none."""
    if live is None:
        return ""
    last = shown.names[0] if shown is not None and shown.kind == "container" and len(shown.names) == 1 else ""
    if last and container(last, live) is not None:
        return f"why did {last} stop"
    ended = [it.name for it in live.containers if it.state in ENDED]
    return f"why did {ended[0]} stop" if len(ended) == 1 else ""
