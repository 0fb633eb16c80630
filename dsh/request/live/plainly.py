"""Is a request an order and nothing else? What asks, denies, waits, spares or tells what others say is no plain order.

is_order(request) -> whether a layer that answers a whole sentence may answer it with a change
"""

from re import IGNORECASE

from dsh.patterns import regex

HELD_BACK = regex(
    r"\?|[,;.!] no\b|n['’]t\b|\b(?:not|never|nor|nah|nope|without|dont|doesnt|didnt|cant|wont|unless|except|if|when|"
    r"whenever|until|after|before|once|later|what|why|how|who|which|where|should|would|could|maybe|perhaps|"
    r"kidding|sure|says|said|told|think|wait|left|kept|keeps?|stays?|remains?|survives?|untouched|intact|alone|"
    r"spare|but|instead|false|backup|safe|safely)\b|"
    r"\b(?:do|does|did|is|are|was|were|can|has|have) (?:i|we|it|they|that|this|you|there|any)\b",
    IGNORECASE,
)


def is_order(request: str) -> bool:
    return HELD_BACK.search(request) is None
