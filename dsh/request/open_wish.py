"""Wishes that leave open what is meant, whatever stands for it: "fix web", "move it to the other server".

The ways are those of knowledge/requests/open.yaml. A wish is one of them only as a whole: a word more may say enough.
"""

import re

from dsh.patterns import compiled, regex
from dsh.request.claims import is_common
from dsh.request.names import known_image
from dsh.request.reading import Reading
from dsh.request.ways import is_name, signed, spelt
from dsh.typed import Any

FEW = 3  # spaces in a text that names a thing and no more
LEAST = 4  # letters of a word that may be misspelt
LONGEST = 10  # words; who says more has said what is meant
GENERIC = ("db", "database", "frontend", "backend", "server", "app", "site", "website", "service")
NAMED = ("NAMED", "NAMED2", "OWN", "KNOWN")
TAGGED = regex(r"(?!localhost)[a-z](?:[\w-]|[./](?=\w))*:\w[\w.-]*")
FOLLOWS = "to|on|onto|into|in|up|off|down|over|out|away|from|with|for|at|and|as|is|are"
POINTS = regex(rf"\b(?:this|that|them|these|those)\b(?= (?:{FOLLOWS})\b|$)", re.IGNORECASE)
PLACEHOLDER = regex(r"\b(?:CONTAINER|SERVICE)\b")


def open_wish(request: str, reading: Reading, index: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The question for it, as typed or told anew, and the lines to choose from; None where it is no such wish."""
    if len(reading.words) > LONGEST:
        return None
    return _asked((request, reading.text, spelt(reading, index)), index)


def misspelt_wish(request: str, index: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The same, where a word that nobody knows is nearly one of such wishes: "raise the limt"."""
    words = request.split()
    if len(words) > LONGEST:
        return None
    text = " ".join(_nearest(word, index) for word in words)
    return None if text == request else _asked((text,), index)


def _nearest(word: str, index: dict[str, Any]) -> str:
    low = word.lower()
    if len(low) < LEAST or not low.isalpha() or is_common(low, index) or f" {low} " in index["usual_names"]:
        return word
    from rapidfuzz.distance import OSA

    begun = [it for it in index["open_words"].split() if it[0] in low[:2] and abs(len(it) - len(low)) < 2]
    near = [it for it in begun if OSA.distance(low, it, score_cutoff=1) < 2]
    turned = [it for it in near if sorted(it) == sorted(low)]
    return next((some[0] for some in (turned, [it for it in near if len(it) > len(low)], near) if len(some) == 1), word)


def _asked(texts: tuple[str, ...], index: dict[str, Any]) -> tuple[str, list[str]] | None:
    whole = tuple(text.strip(" .?!,") for text in texts[:1])
    for text in dict.fromkeys((*whole, *(_core(text, index) for text in texts))):
        numbers = signed(text, index["open_signs"])
        told = (text, POINTS.sub("it", text), compiled(index["open_it"]).sub("it", text)) if numbers else ()
        for number in numbers:
            said, question, choices = index["open"][number]
            for found in map(compiled(said).fullmatch, told):
                if found is None or not _fits(found, index):
                    continue
                if "THING" in found.groupdict():
                    question, choices = _of_trouble(found["THING"], index)
                return _put(question, found), [_put(line, found) for line in choices]
    return None


def _of_trouble(thing: str, index: dict[str, Any]) -> tuple[str, list[str]]:
    return next((q, lines) for of, q, lines in index["open_troubles"] if compiled(of).fullmatch(thing))


def bare_thing(reading: Reading, index: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The question where nothing but a thing is named: "my-api", "the database", "app.tar"."""
    text = _core(reading.text, index)
    if text.count(" ") > FEW:
        return None
    for said, question, choices in index["bare"]:
        found = compiled(said).fullmatch(text)
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
    if kind == "KNOWN":
        return image or TAGGED.fullmatch(low) is not None
    if not is_name(low) or low.isdigit():
        return False
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
