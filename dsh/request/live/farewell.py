"""What is said to go, and not ordered to: "pos-net has no purpose since, discard", "the old image can leave my disk".

farewell(request, live, data) -> the request as an order that names the kind of each thing; as it is where it is no such

All of the things must be named, stand together and be of one kind each; nothing is taken of what asks, or denies. The
patterns are the `farewells` of knowledge/requests/described.yaml.
"""

import re

from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.live.objects import PREDEFINED, Live, kinds_of
from dsh.request.live.plainly import is_order
from dsh.typed import Any

NAME = regex(r"(?<![\w./:@~-])[A-Za-z0-9][\w.:/@-]*\w(?![\w/])")
BESIDE = r"(?:the |my |our |that |both |old |this )*"
NOUN = r"(?:(?P<noun{0}>container|image|volume|network)s? )?"
JOINT = r"(?: ?, (?:and )?|,? and | & | \+ )"
ASKS = regex(r"(?:is|are|was|were|can|could|may|should|must|did|does|do|what|which|who|why|how|when|where|has|have)\b")
FOLLOWED = r"(?:[,.;:] ?.*| because .*| since .*| cause .*)?"


class Named(NamedTuple):
    """A thing that is there, and where it stands in the request."""

    name: str
    kind: str
    start: int
    end: int


def farewell(request: str, live: Live, data: dict[str, Any]) -> str:
    low = " ".join(request.split())
    if not is_order(low, data) or ASKS.match(low.lower()):
        return request
    said = data["described"]["farewells"]
    things = _things(low, live)
    if not said or not things or len({it.name for it in things}) > 4:
        return request
    first, last = _with_nouns(low, things)
    if first < 0:
        return request
    before, after = low[:first].lower().strip(" ,"), low[last:].lower().strip(" !")
    told = "remove " + " and ".join(f"the {it.kind} {it.name}" for it in things)
    return told if _goes(before, after, said) else request


def _goes(before: str, after: str, said: dict[str, Any]) -> bool:
    """Do the words around the names say that they are to go, and nothing else?"""
    bare = not before or before in ("please", "ok", "so", "and", "now", "well", "then")
    reason = before.endswith((" so", " hence", ",so", " therefore", " now"))
    goes = compiled(rf"(?:{said['go']}){FOLLOWED}")
    if (bare or reason) and goes.fullmatch(after.rstrip(" .").lstrip("-–—:, ")) is not None:
        return True
    if bare:
        apart = re.split(r" ?[,;:.!] | - | -- |[,;:.!](?=\w)| (?:so|and) ", after.rstrip(" ."))
        ordered = compiled(f"(?:{said['order']})").fullmatch(apart[-1].strip()) is not None
        if len(apart) == 1 or (len(apart) == 2 and not apart[0].strip(" -")):
            return ordered and after[:1] in ",;:-."
        return ordered and len(apart) <= 3 and compiled(f"(?:{said['ended']}).*").fullmatch(apart[0]) is not None
    if compiled(f"(?:{said['put']})").fullmatch(before):
        return re.fullmatch(rf"away{FOLLOWED}", after.rstrip(" .")) is not None
    if compiled(f"(?:{said['nobody']})").fullmatch(before):
        parts = re.split(r" ?[,;:.-]+ ", re.sub(r"^(?:any ?more|any longer|now|at all)\b", "", after).rstrip(" ."))
        return (
            len(parts) == 2
            and not parts[0].strip()
            and compiled(f"(?:{said['order']})").fullmatch(parts[1]) is not None
        )
    return False


def _things(request: str, live: Live) -> list[Named]:
    out = []
    for found in NAME.finditer(request):
        name = found[0].rstrip(".:")
        kinds = [k for k in kinds_of(name, live) if k != "service"] if name not in PREDEFINED else []
        if kinds:
            beside = f"{request[: found.start()].lower().split(' ')[-2:]} {request[found.end() :].lower()[:12]}"
            own = [k for k in kinds if k in beside]
            kind = own[0] if len(own) == 1 else kinds[0] if len(kinds) == 1 else ""
            out.append(Named(name, kind, found.start(), found.start() + len(name)))
    return out if all(it.kind for it in out) else []


def _with_nouns(request: str, things: list[Named]) -> tuple[int, int]:
    """From where to where the things are listed, with their articles and nouns; (-1, 0) where they stand apart."""
    names = JOINT.join(
        rf"{BESIDE}{NOUN.format(n)}{re.escape(it.name)}(?: (?P<after{n}>container|image|volume|network)s?)?"
        for n, it in enumerate(things)
    )
    found = re.search(names, request, re.IGNORECASE)
    if found is None or found.end() < things[-1].end:
        return -1, 0
    for n, it in enumerate(things):
        told = found[f"noun{n}"] or found[f"after{n}"]
        if told and told.lower() != it.kind:
            return -1, 0
    return found.start(), found.end()
