"""Where one is to stay, and is not named, nothing is done to all: "remove all containers, keep only this one".

asks_which(got, request) -> the answer, which asks who stays
"""

import re

from dsh.patterns import regex
from dsh.request.suggestion import ALL, Answer, Suggestion

STAYS = regex(
    r"\b(?:keep|leave|spare|preserve|retain|save|except|but|not|excluding|without)(?: (?:only|just|me|for|alone))*"
    r" (?:this|that|these|those|the (?:other|first|last|new(?:est)?|latest)) ones?\b"
    r"|\b(?:keep|leave|spare|preserve|retain)(?: (?:only|just|me))* (?:one|it|this|that|some|a few|a couple)"
    r"(?: of (?:them|those|these))?(?: alone| only| please| there| untouched)*(?=[.,;!?]|$)",
    re.IGNORECASE,
)
SETS = (*ALL, " prune")
LOOKS = (("images", "docker images"), ("image ", "docker images"), ("volume", "docker volume ls"),
         ("network", "docker network ls"), ("", "docker ps -a"))  # fmt: skip
QUESTION = "Which one stays? Name it: remove all containers except NAME"


def asks_which(got: Answer, request: str) -> Answer:
    first = got.suggestions[0] if got.outcome == "match" and got.suggestions else None
    if first is None or not any(sign in first.command for sign in SETS) or STAYS.search(request) is None:
        return got
    look = next(line for sign, line in LOOKS if sign in first.command)
    return Answer(got.request, "ambiguous", (Suggestion(look, "Shows what there is", "read", 0.5),), QUESTION)
