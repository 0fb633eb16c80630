"""Several new containers, each with a port, and maybe a name, of its own: "start two apaches from httpd:2.4, site-a on
8081 and site-b on 8082", "two nginx, one on 8081 and one on 8082", "nginx as a on 8081 and redis as b on 6379".

Each is a run in the background. Where anything else is said, it may be of one of them only, and the request is read
otherwise.
"""

import re
from typing import Any

from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request.line import Whole, quote
from dsh.request.names import known_image
from dsh.request.reading import Reading
from dsh.request.settings.publish import ports_of
from dsh.request.ways import is_image, is_name
from dsh.request.whole.groups import number

MOST = 5
ORDER = (
    r"(?:(?:please|pls|now|can|could|you|i|we|want|need|would|like|to|how|do|me|up|docker|run|start|launch|create|make|"
    r"spin|fire|boot|bring|deploy|set|give|get|have|let) )*"
)
KIND = r"(?: (?:docker )?(?:containers?|servers?|instances?|copies|webservers?|web servers?))?"
IMAGE = r"[a-z0-9][\w./-]*(?::[\w.-]*\w)?"
OF = r"(?:from|of|out of|based on|with|using|off)(?: (?:the|same|one|my))*(?: (?P<{0}>(?:docker )?image))? (?P<{1}>{2})"
HEAD = regex(
    rf"^{ORDER}(?P<count>two|three|four|five|[2-5])(?: times| x)?(?: (?:new|small|little|separate|different|more))* "
    rf"(?:{OF.format('said', 'of', IMAGE)}|"
    rf"(?P<word>{IMAGE}){KIND}(?: {OF.format('said2', 'of2', IMAGE)})?)"
    r"(?: (?:in the background|detached))?(?:[,:;.]| -| with| and)? (?P<list>.+)$",
    re.IGNORECASE,
)
NAME = r"(?P<name>[a-zA-Z0-9][\w.-]*)"
PORT = r"(?:(?:host )?ports? )?(?P<port>\d{2,5})(?P<inner>:\d{2,5})?"
ONE = r"(?:(?:the )?(?:one|first|second|third|fourth|other|last|another|1st|2nd|3rd)(?: one| container)? )?"
CALLED = r"(?:is |be |being |gets )?(?:named|called|as|name)[ :] ?"
ON = r"(?: ?[:=>-]+ ?| )(?:(?:is|be|listens?|runs?|should|shall|goes|on|at|to|with|under|the|gets|its) )*"
OF_ONE = tuple(
    regex(said, re.IGNORECASE)
    for said in (
        rf"{ONE}(?P<called>{CALLED})?{NAME},?{ON}{PORT}",
        rf"{ONE}(?:(?:on|at|with|is|to) )+{PORT},? (?P<called>{CALLED}){NAME}",
        rf"{ONE}(?:(?:on|at|with|to|is) )*{PORT}",
    )
)
OF_ITS_OWN = tuple(  # with an image of its own
    regex(rf"(?:(?:run|start|launch|an?|the|one|image) )*(?P<image>{IMAGE}){KIND}{said}", re.IGNORECASE)
    for said in (
        rf" (?P<called>{CALLED}){NAME},?{ON}{PORT}",
        rf"{ON}{PORT},? (?P<called>{CALLED}){NAME}",
        rf"{ON}{PORT}",
    )
)
BETWEEN = regex(r"(?:,? (?:and|plus|then|&)|,|;| \+) (?:also |then )?", re.IGNORECASE)
BEHIND = regex(
    r"(?:[,;]| -)? (?:(?:both|all|each|all of them|both of them),? )?(?:detached|in (?:the )?background|please)$"
)
RUN = regex(r"(?:please )?(?:run|launch)\b", re.IGNORECASE)
NO_NAME = frozenset(["port", "ports", "on", "at", "one", "first", "second", "third", "other", "host", "both", "all"])


class One(NamedTuple):
    """A container: its name or none, what is published, its image (none where all are of one)."""

    name: str
    port: str
    inner: str
    image: str


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    """The runs, joined; None where it is anything else."""
    if reading.mood != "wish":
        return None
    text = BEHIND.sub("", " ".join(reading.text.split()).strip(" .!?"))
    head = HEAD.match(text)
    if head is not None:
        image = _image(head, index)
        each = None if image is None else _each(head["list"], OF_ONE)
        if image is None or each is None or len(each) != number(head["count"].lower()):
            return None
        each = [it._replace(image=image) for it in each]
    else:
        each = _each(regex(f"^{ORDER}", re.IGNORECASE).sub("", text), OF_ITS_OWN)
        if each is None:
            return None
        images = [_known(it.image, index) for it in each]
        if not any(images) and RUN.match(text) and all(is_name(it.image) and not it.name for it in each):
            images = [it.image for it in each]  # "run web on 8080 and api on 8081"
        each = [it._replace(image=image) for it, image in zip(each, images, strict=True) if image is not None]
        if len(each) != len(images):
            return None
    named = {it.name for it in each if it.name}
    if not 1 < len(each) <= MOST or len({it.port for it in each}) < len(each) or len(named) not in (0, len(each)):
        return None
    return Whole(" && ".join(_run(it, index) for it in each), frozenset(range(len(reading.words))))


def _run(one: One, index: dict[str, Any]) -> str:
    known = index["images"].get(known_image(one.image.partition(":")[0].lower(), index) or "")
    inner = one.inner or next(iter(ports_of(known, one.image)), one.port)
    return f"docker run -d{f' --name {one.name}' if one.name else ''} -p {one.port}:{inner} {quote(one.image)}"


def _image(head: re.Match[str], index: dict[str, Any]) -> str | None:
    """What they are all of: an image that is told as such, or what well-known ones are called, several of them too."""
    told = head["of"] or head["of2"]
    if not told:
        return _known(head["word"], index)
    own = (head["said"] or head["said2"]) and is_name(told)
    return _known(told, index) or (told if own else None)


def _known(word: str, index: dict[str, Any]) -> str | None:
    low = word.lower()
    known = known_image(low, index) or known_image(low.removesuffix("s"), index)
    return known or (word if is_image(word, index) else None)


def _each(text: str, items: tuple[re.Pattern[str], ...]) -> list[One] | None:
    """The containers of the list; None where there is anything else in it."""
    out: list[One] = []
    at = 0
    while at < len(text):
        found = next((it for item in items if (it := item.match(text, at)) is not None and _ends(it, text)), None)
        if found is None:
            return None
        told = found.groupdict()
        out.append(One(told.get("name") or "", found["port"], (found["inner"] or "")[1:], told.get("image") or ""))
        between = BETWEEN.match(text, found.end())
        at = len(text) if between is None else between.end()
    return out


def _ends(found: re.Match[str], text: str) -> bool:
    """Does the list end behind it or go on, and is its name one?"""
    told = found.groupdict()
    name = (told.get("name") or "").lower()
    if name and (name in NO_NAME or name.isdigit() or not (told["called"] or is_name(name))):
        return False
    return found.end() == len(text) or BETWEEN.match(text, found.end()) is not None
