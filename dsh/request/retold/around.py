"""Takes off what is put around a wish and says nothing of it: "remind me how to ...", "... if you can, thanks a lot!"

What it is stands in knowledge/requests/around.yaml.
"""

import re

from dsh.patterns import compiled, regex
from dsh.request.ways import around
from dsh.typed import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live.objects import Live

ROUNDS = 3
LEAST = 2  # words that must be left
ASKS = (
    "what", "which", "how", "is", "are", "does", "do", "did", "can", "could", "where", "who", "why", "has", "have",
    "was", "were", "will", "should", "may", "whose", "when",
)  # fmt: skip
MARKS = " ,.:;?!()–-"
HOW = regex(r"(?:\S+ ){0,4}(?:how|way|command|trick)\b", re.IGNORECASE)


def without(text: str, data: dict[str, Any], live: "Live | None") -> str:
    """The wish itself. What is the name of an object that there is stays."""
    for _ in range(ROUNDS):
        before = text
        openings, endings = around(text, data)
        for said, told in openings:
            found = compiled(said).search(text)
            if found is not None and not _names_one(found[0], live):
                rest = text[found.end() :]
                if HOW.match(found[0]):
                    rest = rest.rstrip(" ?")  # "how do i remove web?" wants the line, and does not ask whether to
                text = f"{told} {rest}" if told else _kept(rest, text)
        for said, _ in endings:
            found = compiled(said).search(text)
            if found is None or _names_one(found[0], live):
                continue
            left = text[: found.start()]
            last = _words_of(left)[-1:]
            if last and f" {last[0]} " not in data["around_needs"]:
                text = _kept(left + "?" * ("?" in found[0] and _words_of(left)[0] in ASKS), text)
        if text == before:
            break
    return text


def _names_one(text: str, live: "Live | None") -> bool:
    if live is None:
        return False
    from dsh.request.live.objects import kinds_of

    return any(kinds_of(word, live) for word in _words_of(text))


def _words_of(text: str) -> list[str]:
    return [word for it in text.lower().replace("’", "'").split() if (word := it.strip(MARKS))]


def _kept(left: str, text: str) -> str:
    return left.strip() if len(_words_of(left)) >= LEAST else text
