"""A new container in the place of the old one, which is told to go before: "pull nginx, get rid of the old proxy and
start it new from that", "run nginx:1.27 as proxy, but the old proxy has to go first".

room(text) -> what is pulled, the image, the name of both and what else is said of the new one
"""

from dsh.named import NamedTuple
from dsh.patterns import compiled

NAME = r"(?!(?:one|container|version|it|and|has|must|should)\b)[a-z0-9][\w.-]*"
IMAGE = r"[a-z0-9][\w.-]*(?:[:/][\w./:-]*\w)?"
OPENS = r"^(?:please |now |can you |could you |first )*"
NEXT = r"(?:\s*[,;.]\s*|\s+)(?:and then |and |then |after that |afterwards )?(?:please )?"
NEW = r"(?:the )?(?:(?:new|newest|latest|fresh) )*(?:image )?"
PULL = rf"(?P<pull>(?:pull|get|fetch|download|grab) {NEW}(?P<image>{IMAGE}))"
OLD = (
    r"(?:the |my )?(?:old|previous|existing|current|running|former)(?: container| one)?"
    rf"(?: (?:called |named )?(?P<old>{NAME}))?(?: container)?"
)
ENDS = r"(?:(?:stop|kill|halt) and )?(?:remove|delete|throw away|get rid of|drop|rm|away with)"
RUNS = r"(?:run|start|launch|create|bring up|spin up)"
FIRST = r"(?: first| before(?: that| it)?| beforehand)"
MUST = r"(?:has to|must|should|needs to|shall|is to|will have to)"
GOES = r"(?:go|go away|disappear|be (?:removed|deleted|gone|thrown away))"
IT = r"(?:it|that|this|one|a (?:new )?(?:container|one))"
OF_IT = r"(?:it|that|this|the (?:(?:new|newer|fresh|pulled) )*(?:image|one|version)|that (?:new )?(?:image|one))"
MADE = rf"{OPENS}(?:{PULL}{NEXT})?{RUNS} (?:{IT}|(?P<other>{IMAGE}))\b(?P<how>[^,;]*(?:, [^,;]*)*?)(?:[,;.:]+| -) "
LASTS = (
    compiled(rf"{MADE}(?:but |and |though )*{OLD} {MUST} {GOES}{FIRST}?[.! ]*$"),
    compiled(rf"{MADE}(?:but |and |though )*{ENDS} {OLD}{FIRST}?[.! ]*$"),
)
BETWEEN = compiled(
    rf"{OPENS}{PULL}{NEXT}{ENDS} {OLD}{NEXT}{RUNS} (?:{IT}|(?P<again>{NAME}))"
    rf"(?: (?:again|anew|new|afresh|fresh|newly))* (?:from|of|with|using|out of|on) {OF_IT}(?P<how>.*)$"
)
CALLED = compiled(rf"\b(?:as|named|called) (?:the )?(?:container )?(?P<name>{NAME})")
OTHERS = compiled(r"\b(?:compose|services?|stack|swarm|all|every\w*|except|keep|rename)\b")


class Room(NamedTuple):
    pull: str
    image: str
    name: str
    how: str


def room(text: str) -> Room | None:
    """None where nothing gives way, or it is not said what."""
    if OTHERS.search(text) is not None:
        return None
    found = BETWEEN.search(text)
    if found is not None:
        name, again = found["old"] or "", found["again"] or ""
        return Room(found["pull"], found["image"], name, found["how"]) if name and again in ("", name) else None
    found = next((it for last in LASTS if (it := last.search(text)) is not None), None)
    if found is None:
        return None
    called = CALLED.search(found["how"])
    name = called["name"] if called is not None else found["old"] or ""
    image = found["other"] or found["image"] or ""
    known = name and image and found["old"] in (None, name)
    return Room(found["pull"] or "", image, name, found["how"]) if known else None
