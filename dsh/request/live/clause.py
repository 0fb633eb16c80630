"""The one order in a request that says more: "can you restart pihole pls, internet is dead in the whole house".

of_a_clause(request, got, live, data, ask) -> the answer to the clause that orders something of a container there is,
where the whole was not understood
"""

import re
from collections.abc import Callable

from dsh.patterns import regex
from dsh.request.live.objects import Live
from dsh.request.suggestion import Answer
from dsh.typed import Any

APART = regex(r"[,;.!?]+(?= |$)|\s[-–—]+\s| because | so that | cause | cuz | bc ")
IT = regex(r"\b(?:it|that one|this one|them)\b", re.IGNORECASE)
LEAST = 0.5  # score of an order that is taken for the whole wish


def of_a_clause(request: str, got: Answer, live: Live, data: dict[str, Any], ask: Callable[[str], Answer]) -> Answer:
    """Nothing is destroyed by half a request, and none is taken of one that asks or denies."""
    said = data["described"]
    parts = [part.strip() for part in APART.split(request) if part.strip()]
    if len(parts) < 2:
        return got
    names = [c.name for c in live.containers if _says(c.name, request)]
    for part in parts:
        words = part.lower().replace("’", "'").split()
        while words and words[0] in said["before"]:
            words = words[1:]
        if not words or words[0] not in said["orders"] or any(against in words for against in said["against"]):
            continue
        if not any(_says(name, part) for name in names):
            if len(names) != 1 or IT.search(part) is None:
                continue
            part = IT.sub(names[0], part, count=1)
        found = ask(part)
        first = found.suggestions[0] if found.outcome == "match" else None
        if first is not None and first.risk != "destroy" and first.score >= LEAST and not first.missing:
            return found
    return got


def _says(name: str, text: str) -> bool:
    return name in text and re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w-])", text) is not None
