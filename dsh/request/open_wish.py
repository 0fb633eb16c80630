"""Wishes that leave open what is meant, whatever stands for it: "fix web", "move it to the other server".

The ways are those of knowledge/requests/open.yaml. A wish is one of them only as a whole: a word more may say enough.
"""

import re
from typing import Any

from dsh.request.names import known_image
from dsh.request.reading import Reading
from dsh.request.ways import compiled, signed, spelt

LONGEST = 10  # words; who says more has said what is meant
GENERIC = ("db", "database", "frontend", "backend", "server", "app", "site", "website", "service")
NAMED = ("NAMED", "NAMED2", "OWN")
FOLLOWS = "to|on|onto|into|in|up|off|down|over|out|away|from|with|for|at|and|as|is|are"
POINTS = re.compile(rf"\b(?:this|that|them|these|those)\b(?= (?:{FOLLOWS})\b|$)", re.IGNORECASE)
PLACEHOLDER = re.compile(r"\b(?:CONTAINER|SERVICE)\b")


def open_wish(reading: Reading, index: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The question for it, and the lines to choose from; None where it is no such wish."""
    if len(reading.words) > LONGEST:
        return None
    for text in dict.fromkeys(_core(text, index) for text in (reading.text, spelt(reading, index))):
        numbers = signed(text, index["open_signs"])
        told = (text, POINTS.sub("it", text), compiled(index["open_it"]).sub("it", text)) if numbers else ()
        for number in numbers:
            said, question, choices = index["open"][number]
            for found in map(compiled(said).fullmatch, told):
                if found is not None and _fits(found, index):
                    return _put(question, found), [_put(line, found) for line in choices]
    return None


def _core(text: str, index: dict[str, Any]) -> str:
    """Without what one begins and ends a wish with."""
    text = text.strip(" .?!,")
    for pattern in (f"^(?:{index['open_begins']}),? ", f",? (?:{index['open_ends']})$"):
        while (shorter := compiled(pattern).sub("", text, count=1).strip(" .?!,")) != text:
            text = shorter
    return text


def _fits(found: re.Match[str], index: dict[str, Any]) -> bool:
    return all(_is_named(found, kind, index) for kind, it in found.groupdict().items() if it and kind in NAMED)


def _is_named(found: re.Match[str], kind: str, index: dict[str, Any]) -> bool:
    """Is it what people call a container or a service of theirs, or said to be one? {OWN} is no well-known image."""
    text = found[kind]
    low = text.strip("\"'").lower()
    image = known_image(low, index) is not None
    if set(low) & set("./") or (kind == "OWN" and image):
        return False
    said = low != text or found.string[: found.start(kind)].endswith(("container ", "service "))
    made_up = any(sign in low for sign in "-_") or any(it.isdigit() for it in low)
    return said or made_up or image or f" {low} " in index["usual_names"]


def _put(text: str, found: re.Match[str]) -> str:
    """With what was said in its places; a word that anybody's may be called leaves the place of a container open."""
    places = {kind: said.strip("\"'") for kind, said in found.groupdict().items() if said}
    for kind, said in places.items():
        text = text.replace(f"{{{kind}}}", said)
    own = next((said for kind, said in places.items() if kind in NAMED and said.lower() not in GENERIC), None)
    return PLACEHOLDER.sub(own, text) if own else text
