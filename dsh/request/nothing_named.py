"""Does a request name nothing: no container, image or file of the user's own, only words of every day and Docker's?"""

from dsh.knowledge.words import Word
from dsh.request.claims import is_common
from dsh.request.names import Name, known_image
from dsh.request.open_wish import GENERIC
from dsh.request.reading import Reading
from dsh.typed import Any

SAID = (  # everybody speaks of these
    "ps", "back", "m1", "m2", "m3", "m4", "-d", "-it", "-i", "-t", "-p", "-v", "-e", "--rm", "-ti",
)  # fmt: skip
DONE = ("es", "s", "ed")
FORMS = ("ed", "ing")
ARTICLES = ("the", "my", "a", "an", "it", "this", "that", "me")


def names_nothing(reading: Reading, index: dict[str, Any]) -> bool:
    """Are all of its words everybody's?"""
    if gives_a_name(reading, index):
        return False
    return all(is_of_everyone(word, low, index) for word in reading.words for low in word.low.split())


def gives_a_name(reading: Reading, index: dict[str, Any]) -> bool:
    """Is something called by a name in it?"""
    return any(_is_given(name, reading, index) for name in reading.names)


def _is_given(name: Name, reading: Reading, index: dict[str, Any]) -> bool:
    """Is something called so: "call it coursework", "container sandbox", but "the container blocks the name"?"""
    low, at, words = name.texts[0].lower(), name.indexes[0], reading.words
    if name.before == "it":
        return True
    if words[at].sense[:2] in ("v.", "p."):
        return False
    if name.before == "called":
        return f" {low} " not in index["ordinary"]
    after = words[at + 1].low if at + 1 < len(words) else ""
    behind = bool(name.object) and words[at - 1].sense == f"n.{name.object}" and after not in ARTICLES
    goes_on = at + 1 < len(words) and not words[at].comma and not words[at].stop
    return name.before == "as" or (behind and not (goes_on and is_done(low, index)))


def is_done(low: str, index: dict[str, Any]) -> bool:
    """Is it what something does, a verb that is said in other forms too: "until the container finishes and ...", "what
    platforms the image supports"?"""
    ending = next((it for it in DONE if low.endswith(it)), "")
    if not ending or not is_common(low, index):
        return False
    stem = low[: -len(ending)]
    return any(index["asked_in"].get(f"{stem}{other}") for other in FORMS if other != ending)


def is_of_everyone(word: Word, low: str, index: dict[str, Any]) -> bool:
    """Is it a word of every day or of docker's, and no name that people give or an image has?"""
    if word.quoted:
        return False
    if low in SAID or low in GENERIC or " " in word.low or f" {low} " in index["ordinary"]:
        return True
    if f" {low} " in index["usual_names"]:
        return word.sense[:2] in ("v.", "p.")
    if f" {low} " in index["programs"] or known_image(low, index) is not None:
        return bool(word.sense[:1].strip("w"))
    return bool(word.sense) or (
        f" {low} " not in index["nameable"] and (is_common(low, index) or f" {low} " in index["foreign"])
    )
