"""The image in what is told of a new container: "redis 7 alpine", "image shop", "a python prompt"."""

import re

from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.names import known_image
from dsh.request.ways import is_image, is_name
from dsh.typed import Any

IMAGE = r"(?P<image>hello[ -]world|[a-z0-9][\w.-]*(?:[:/@][\w./:@-]*\w)?)"
LED = (
    r"(?:(?:a|an|the|my|our|one|new|fresh|docker|in|inside|within|from|of|with|using|on|for|use|take|based on|"
    r"out of) )*"
)
OF_IMAGE = (
    rf"{LED}(?:(?:container|instance|copy|server) (?:of|from|with|for|based on|out of|running|using) )?{LED}"
    rf"image(?: called| named| is| of|:)? {IMAGE}"
)
IMAGE_OF = rf"{LED}{IMAGE} (?:docker )?image"
CONTAINER_OF = rf"{LED}(?:container|instance|copy) (?:of|from|with|based on|out of|running) {LED}{IMAGE}"
BARE = rf"(?P<led>{LED}){IMAGE}(?P<after> container)?"
FLAVOURS = ("alpine", "slim", "bookworm", "bullseye", "management", "fpm", "jammy", "noble", "lts", "buster")
SHORT = {"mgmt": "management"}
VERSION = (
    r"(?: image)?,? (?:(?:in|with|at|of|using|and) )?(?:the )?"
    r"(?:(?:version|tag|release|tagged)[ :]? ?|v(?=\d))(?P<tag>v?\w[\w.-]*)"
    r"|(?: image)?(?: (?P<number>\d{1,2}(?:\.\d+){0,2}(?:-[a-z][\w.-]*)?))?(?: (?P<flavour>{FLAVOUR}))?"
    r"(?=$|[,;)]| (?!to \d|->|cpu|core|gb|mb|gig|meg|times))"
).replace("{FLAVOUR}", "|".join((*FLAVOURS, *SHORT)))
PROMPT = r" (prompt|repl|console|interpreter|shell|sandbox|playground)(?=$|[ ,;])"
AFTER = r" (?:image|container)(?=$|[ ,;])"
NO_IMAGE = regex(
    r".*\.(?:py|js|ts|sh|rb|php|pl|go|java|ya?ml|json|txt|tar|gz|tgz|zip|sql|env|conf|log|html|md)|\d+|\d+\.\d+\..*|https?:?|https?:.*|.*@.*|"
    r"(?:my|own|local|the|image|container|containers|things|something|stuff|network|volume|machine|server|service|docker-in-docker|dind|one|two|three|both|same|new)",
    re.IGNORECASE,
)
INTO = ("in", "inside", "within", "on")


class Image(NamedTuple):
    """An image: where its words end, its name with the version, and how it is told."""

    end: int
    name: str
    how: str  # "told" as an image, "known", one's "own", or the name of what is "there"
    typed: str = ""  # "python prompt", "alpine shell": what it is typed into
    late: bool = False  # with the version behind that


def image_at(text: str, at: int, ordered: str, index: dict[str, Any]) -> Image | None:
    """The image told here: as one, well known, or right after the order."""
    for pattern in (OF_IMAGE, IMAGE_OF, CONTAINER_OF, BARE):
        found = compiled(pattern).match(text, at)
        if found is None or not is_name(found["image"]) or NO_IMAGE.fullmatch(found["image"]):
            continue
        name, end = found["image"].replace(" ", "-"), found.end("image")
        known = is_image(name, index)
        if pattern is BARE and not (known or ordered):
            continue
        after_noun = pattern is BARE and text[:at].endswith("container ")
        new = ordered in ("run", "launch") or (known and ordered)  # "run container shop with port 80"
        if pattern is BARE and (_is_there(found, known) or (after_noun and not new)):
            return Image(end, name, "there")
        version = compiled(VERSION).match(text, end) if ":" not in name.rpartition("/")[2] else None
        tag = "" if version is None else _tag(version, known)
        if version is not None and tag:
            full = known_image(name.lower(), index) or ""  # "grafana 11" is one of grafana/grafana
            name, end = f"{full if '/' in full else name}:{tag}", version.end()
        how = "told" if pattern is not BARE or name == "hello-world" else "known" if known and not after_noun else "own"
        after = compiled(AFTER).match(text, end)
        end = end if after is None else after.end()
        typed = compiled(PROMPT).match(text, end) if known else None
        if typed is None:
            return Image(end, name, how)
        after = (
            compiled(VERSION).match(text, typed.end()) if ":" not in name else None
        )  # "a python prompt, version 3.12"
        if after is not None and (tag := _tag(after, known)):
            return Image(after.end(), f"{name}:{tag}", how, "[[--interactive]] [[--tty]]", True)
        shell = typed[1] == "shell" and f" {name.partition(':')[0]} " not in f" {index['prompts']} "
        gone = " [[--rm]]" if typed[1] in ("sandbox", "playground") else ""
        return Image(typed.end(), name, how, "SHELL" if shell else f"[[--interactive]] [[--tty]]{gone}")
    return None


def _tag(version: re.Match[str], known: bool) -> str:
    """The tag of what is told of a version: "16 alpine" is 16-alpine."""
    if version["tag"]:
        return str(version["tag"])
    number, flavour = version["number"] or "", version["flavour"] or ""
    if not known and ("." not in number or flavour):
        return ""
    return "-".join(it for it in (number, SHORT.get(flavour, flavour)) if it)


def same_image(image: Image, other: Image | None, index: dict[str, Any]) -> Image | None:
    """The image told again, by its other name or more exactly: "apache (httpd 2.4)"."""
    if other is None or "known" not in (image.how, other.how):
        return None
    if other.how == "there" or (":" in image.name and ":" in other.name and image.name != other.name):
        return None
    names = [known_image(it.name.partition(":")[0].lower(), index) for it in (image, other)]
    if names[0] is None or names[0] != names[1]:
        return None
    name = image.name if ":" in image.name else other.name
    return other._replace(name=name, typed=image.typed or other.typed)


def _is_there(found: re.Match[str], known: bool) -> bool:
    """ "in the jenkins container", "in my jenkins": a container that there is already."""
    led = found["led"].lower().split()
    if not known and any(word in INTO for word in led):
        return True
    definite = any(word in ("the", "my", "our") for word in led)
    inside = any(word in INTO for word in led)
    return definite and (inside or found["after"] is not None)
