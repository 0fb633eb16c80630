"""Several new containers, each with a port or a name, or both, of its own: "start two apaches from httpd:2.4, site-a on
8081 and site-b on 8082", "two nginx, one on 8081 and one on 8082", "nginx as a on 8081 and redis as b on 6379, both in
the network lan", "three redis: r1, r2 and r3".

Each is a run in the background. Where anything else is said, it may be of one of them only, and the request is read
otherwise.
"""

import re

from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request.line import Whole, quote
from dsh.request.names import known_image
from dsh.request.reading import Reading
from dsh.request.settings.publish import ports_of
from dsh.request.ways import is_image, is_name
from dsh.request.whole.groups import number
from dsh.typed import Any

MOST = 5
ORDER = (
    r"(?:(?:please|pls|now|can|could|you|i|we|want|need|would|like|to|how|do|me|up|docker|run|start|launch|create|make|"
    r"spin|fire|boot|bring|deploy|set|give|get|have|let) )*"
)
COUNT = "two|three|four|five|[2-5]"
KIND = r"(?: (?:docker )?(?:containers?|servers?|instances?|copies|webservers?|web servers?))?"
IMAGE = r"[a-z0-9][\w./-]*(?::[\w.-]*\w)?"
OF = r"(?:from|of|out of|based on|with|using|off)(?: (?:the|same|one|my))*(?: (?P<{0}>(?:docker )?image))? (?P<{1}>{2})"
COUNTED = (
    rf"(?P<count>{COUNT})(?: times| x)?(?: (?:new|small|little|separate|different|more))* "
    rf"(?:{OF.format('said', 'of', IMAGE)}|(?P<word>{IMAGE}){KIND}(?: {OF.format('said2', 'of2', IMAGE)})?)"
)
TIMES = rf"(?P<again>{IMAGE})(?: image)? (?P<times>twice|(?:{COUNT}) times)"
HEAD = regex(
    rf"^{ORDER}(?:{TIMES}|{COUNTED})(?: (?:in the background|detached))?(?:(?:[,:;.]| -| with| and)? (?P<list>.+))?$",
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
        rf"{ONE}(?P<called>{CALLED})?{NAME}",
    )
)
STARTS = r"(?:(?:run|start|launch|create|make|an?|the|one|image) )*"
OF_ITS_OWN = tuple(  # with an image of its own
    regex(f"{STARTS}{said}", re.IGNORECASE)
    for said in (
        rf"(?P<image>{IMAGE}){KIND} (?P<called>{CALLED}){NAME},?{ON}{PORT}",
        rf"(?P<image>{IMAGE}){KIND}{ON}{PORT},? (?P<called>{CALLED}){NAME}",
        rf"{NAME},?{ON}{PORT},? (?:from|with|using|of|out of) (?:the )?(?:image )?(?P<image>{IMAGE})",
        rf"(?P<image>{IMAGE}){KIND}{ON}{PORT}",
    )
)
BETWEEN = regex(r"(?:,? (?:and|plus|then|&)|,|;| \+) (?:also |then )?", re.IGNORECASE)
ALL = r"(?:[,;]| -)? (?:(?:and|both|all|all three|each|of them|they|are|should be) )*"
NETWORK = regex(rf"{ALL}(?:in|on|into|inside) (?:the )?(?:same )?network (?P<name>[a-z0-9][\w.-]*)$", re.IGNORECASE)
BEHIND = regex(rf"{ALL}(?:detached|in (?:the )?background|please)$", re.IGNORECASE)
RUN = regex(r"(?:please )?(?:run|launch)\b", re.IGNORECASE)
NO_NAME = frozenset(["port", "ports", "on", "at", "one", "first", "second", "third", "other", "host", "both", "all"])


class One(NamedTuple):
    """A container: its name or none, what is published or nothing, its image (none where all are of one)."""

    name: str
    port: str
    inner: str
    image: str


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    """The runs, joined; None where it is anything else."""
    if reading.mood != "wish":
        return None
    text = BEHIND.sub("", " ".join(reading.text.split()).strip(" .!?"))
    network = NETWORK.search(text)
    text = text if network is None else text[: network.start()]
    each = _of_one_image(text, index) or _of_their_own(text, index)
    if each is None or not 1 < len(each) <= MOST:
        return None
    for told in ([it.name for it in each], [it.port for it in each]):
        if any(told) and len({*told} - {""}) < len(each):
            return None  # of one more is said than of the other, or the same of both
    among = "" if network is None else f" --network {network['name']}"
    return Whole(" && ".join(_run(it, among, index) for it in each), frozenset(range(len(reading.words))))


def _of_one_image(text: str, index: dict[str, Any]) -> list[One] | None:
    head = HEAD.match(text)
    image = None if head is None else _image(head, index)
    if head is None or image is None:
        return None
    said = "two" if head["times"] == "twice" else (head["count"] or head["times"]).partition(" ")[0]
    many = int(number(said.lower()))
    each = [One("", "", "", "")] * many if not head["list"] else _each(head["list"], OF_ONE)
    return None if each is None or len(each) != many else [it._replace(image=image) for it in each]


def _of_their_own(text: str, index: dict[str, Any]) -> list[One] | None:
    each = _each(regex(f"^{ORDER}", re.IGNORECASE).sub("", text), OF_ITS_OWN)
    if each is None:
        return None
    images = [_known(it.image, index) for it in each]
    if not any(images) and RUN.match(text) and all(is_name(it.image) and not it.name for it in each):
        images = [it.image for it in each]  # "run web on 8080 and api on 8081"
    known = [it._replace(image=image) for it, image in zip(each, images, strict=True) if image is not None]
    return known if len(known) == len(each) else None


def _run(one: One, among: str, index: dict[str, Any]) -> str:
    known = index["images"].get(known_image(one.image.partition(":")[0].lower(), index) or "")
    inner = one.inner or next(iter(ports_of(known, one.image)), one.port)
    name = f" --name {one.name}" if one.name else ""
    return f"docker run -d{name}{f' -p {one.port}:{inner}' if one.port else ''}{among} {quote(one.image)}"


def _image(head: re.Match[str], index: dict[str, Any]) -> str | None:
    """What they are all of: an image that is told as such, or what well-known ones are called, several of them too."""
    told = head["of"] or head["of2"]
    if not told:
        return _known(head["again"] or head["word"], index)
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
        told = {"name": "", "port": "", "inner": "", "image": ""} | {k: v for k, v in found.groupdict().items() if v}
        out.append(One(told["name"], told["port"], told["inner"][1:], told["image"]))
        between = BETWEEN.match(text, found.end())
        at = len(text) if between is None else between.end()
    return out


def _ends(found: re.Match[str], text: str) -> bool:
    """Does the list end behind it or go on, and is its name one?"""
    told = found.groupdict()
    name = (told.get("name") or "").lower()
    if name and (name in NO_NAME or name.isdigit() or not (told.get("called") or len(name) == 1 or is_name(name))):
        return False
    return found.end() == len(text) or BETWEEN.match(text, found.end()) is not None
