"""Sentences that begin with what they are about, or end with what they ask: "ledger, which files are in that volume",
"kitchen sees which folders", "web + api need a fresh start, bounce them".

turned(request, live, data) -> the request in the usual order; as it is where it is no such
"""

import re

from dsh.patterns import regex
from dsh.request.live.objects import Live, container, kinds_of
from dsh.typed import Any

NAME = (
    r"(?:the |my |our )?(?:(?:container|image|volume|network) )?(?P<name>[A-Za-z0-9][\w./:-]*\w)"
    r"(?: (?:container|image|volume|network))?"
)
ASKS = r"(?:which|what|where|when|who|how|why|since when|is|are|was|did|does|has|have|can|will)\b"
TOPIC = regex(rf"{NAME}(?: ?[,:;]| -+) (?P<rest>(?:and |so )?{ASKS}.+)", re.IGNORECASE)
POINTS = regex(
    r"\b(?:(?:that|this|the) (?P<kind>volume|network|image|container)|in there|there(?= is| are)|it|this|that one)"
    r"(?![\w'’])(?! (?:possible|ok|true|that)\b)",
    re.IGNORECASE,
)
WHOSE = regex(r"\bits\b", re.IGNORECASE)
INVERTED = regex(
    rf"{NAME} (?P<verb>has|sees|uses|runs|needs|gets|takes|eats|keeps|holds|exposes|publishes|mounts|listens|reaches)"
    r"(?P<already> already| now| currently)? (?P<wh>(?:on |at |in )?(?:which|what|how (?:many|much)))(?P<rest> .+?)?",
    re.IGNORECASE,
)
AT_LAST = regex(
    r"(?P<what>.+?) (?P<be>is|are|was|were) (?P<rest>(?:set to|made (?:of|from)|called|on|in|at|running)? ?)"
    r"(?P<wh>what|which|where|how (?:big|old|long))",
    re.IGNORECASE,
)
BARE = {"has": "have", "reaches": "reach", "publishes": "publish"}
ORDERED = regex(
    r"(?P<why>.{2,60}?)[,;.:!] ?(?:so |please |just |then )*(?P<do>[a-z]+)(?P<way> up| down)? "
    r"(?:them|both|those|both of them)(?P<rest>(?: (?:again|please|now|too|both|all))*)",
    re.IGNORECASE,
)


ALL_BUT = regex(
    r"(?P<who>(?:everything|all(?: containers| services| of them)?|every container)(?: there| here)?,? "
    r"(?:but|except(?: for)?|apart from|besides) .+?) "
    r"(?:should|must|can|may|shall|has to|have to|needs to|is to|are to) (?:be )?"
    r"(?P<do>stop|stopped|restart|restarted|pause|paused|start|started)(?P<rest>(?: (?:now|please|again))*)",
    re.IGNORECASE,
)
ENTERS = regex(
    r"(?P<do>hop|jump|nip|pop|dive|step|climb) in (?=(?:the )?(?P<name>[A-Za-z0-9][\w.-]*\w))", re.IGNORECASE
)


NEWER = regex(
    r"(?:please )?(?:(?P<up>upgrade)|update|bump|bring|move|lift) (?:the |my )?(?P<name>[A-Za-z0-9][\w.-]*\w)(?: up)? "
    r"to (?P<said>(?:version |tag |release )?)(?!\d+(?:\.\d+)?[kmgt]i?b?(?![\w.]))(?P<tag>v?\d+[\w.-]*|latest)"
    r"(?:,? (?:but |and )?(?:it (?:must|shall|should|has to) )?(?:keep|keeping|without losing)(?:s)? .{1,40})?",
    re.IGNORECASE,
)
SET_TO = regex(
    r"(?:what (?:is|was) )?(?P<key>(?-i:[A-Z][A-Z0-9_]{2,})) (?:in|of|inside|for|on) (?:the )?"
    r"(?P<name>[A-Za-z0-9][\w.-]*\w)(?: (?:is|was))?(?: set)?(?: to)?(?: what)?",
    re.IGNORECASE,
)


ID = regex(r"[0-9a-f]{7,64}")  # what docker calls an image that has no name any more


def turned(request: str, live: Live, data: dict[str, Any]) -> str:
    text = " ".join(request.split()).strip(" .!?")
    usual = "" if "?" in request and NEWER.fullmatch(text) else _usual(text, live)
    if usual:
        return usual
    for way in (_of_a_topic, _inverted, _at_last):
        told = way(text, live)
        if told:
            return told
    return _ordered(text, live, data) or request


def _usual(text: str, live: Live) -> str:
    """ "Everything except db should stop", "hop in web with sh"."""
    found = ALL_BUT.fullmatch(text)
    if found is not None:
        do = found["do"].lower().removesuffix("ped").removesuffix("ed")
        return f"{'pause' if do == 'paus' else do} {found['who']}{found['rest']}"
    newer = NEWER.fullmatch(text)
    if newer is not None and newer["tag"].isdigit() and not (newer["up"] or newer["said"]):
        newer = None  # "bump web to 3" may be said of many things
    it = container(newer["name"], live) if newer is not None else None
    if newer is not None and it is not None and it.image and "@" not in it.image and not ID.fullmatch(it.image):
        before, _, after = it.image.rpartition(":")
        repository = before if before and "/" not in after else it.image
        return f"update {it.name} to image {repository}:{newer['tag']}"
    set_to = SET_TO.fullmatch(text)
    if set_to is not None and "container" in kinds_of(set_to["name"], live):
        return f"what is the variable {set_to['key']} of {set_to['name']}"
    enters = ENTERS.match(text)
    if enters is not None and "container" in kinds_of(enters["name"], live):
        return f"{enters['do']} into {text[enters.end() :]}"
    return ""


def _of_a_topic(text: str, live: Live) -> str:
    found = TOPIC.fullmatch(text)
    if found is None or not kinds_of(found["name"], live):
        return ""
    name, rest = found["name"], found["rest"]
    point = POINTS.search(rest)
    if name in rest or (point is None and WHOSE.search(rest) is None):
        return ""
    if point is None:
        return WHOSE.sub(f"{name}'s", rest, count=1)
    kind = f"the {point['kind']} " if point["kind"] else ""
    lead = "in " if point[0].lower().startswith(("in there", "there")) else ""
    return f"{rest[: point.start()]}{lead}{kind}{name}{rest[point.end() :]}"


def _inverted(text: str, live: Live) -> str:
    found = INVERTED.fullmatch(text)
    if found is None or not kinds_of(found["name"], live):
        return ""
    verb = BARE.get(found["verb"].lower(), found["verb"].lower()[:-1])
    rest = (found["rest"] or "").strip()
    noun, _, more = rest.partition(" mounted")
    said = f"{found['wh']} {noun}".strip()
    after = f" mounted{more}" if "mounted" in rest else ""
    return f"{said} does {found['name']} {verb}{after}{found['already'] or ''}"


def _at_last(text: str, live: Live) -> str:
    found = AT_LAST.fullmatch(text)
    words = re.split(r"[\s,']+", found["what"]) if found is not None else []
    if found is None or not any(kinds_of(word, live) for word in words):
        return ""
    return f"{found['wh']} {found['be']} {found['what']} {found['rest']}".strip()


def _ordered(text: str, live: Live, data: dict[str, Any]) -> str:
    """Several are told first, and what is to be done with them afterwards."""
    names = re.match(r"[A-Za-z0-9][\w.-]*(?:(?:,? (?:and|&|\+) ?|, )[A-Za-z0-9][\w.-]*)+(?= )", text)
    if names is None:
        return ""
    every = re.split(r",? (?:and|&|\+) ?|, ", names[0])
    found = ORDERED.fullmatch(text[names.end() :].strip())
    if found is None or found["do"].lower() not in data["described"]["orders"]:
        return ""
    if not all("container" in kinds_of(name, live) for name in every) or re.search(r"\b(?:not|don.?t|never)\b", text):
        return ""
    return f"{found['do']} {' and '.join(every)}{found['way'] or ''}{found['rest']}"
