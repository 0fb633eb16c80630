"""What is to go, told with the thing first, as knowledge/requests/foremost.yaml lists it."""

from dsh.errors import KnowledgeError
from dsh.knowledge.ways import listed
from dsh.typed import Any

ONE = (
    r"{{THE}}(?:(?P<KIND>{0}) (?:(?:called|named) )?[\"']?(?P<NAMES>{{NAMES}})[\"']?"
    r"|[\"']?(?P<NAMES2>{{NAMES}})[\"']? (?P<KIND2>{0}))"
)
PLACES = {
    "ONE": ONE.format("{KIND}"),
    "KNOWN": ONE.format("{APART}"),
    "BARE": r"{THE}[\"']?(?P<NAMES>{NAMES})[\"']?",
    "GROUP": r"(?P<GROUP>(?:(?:all|every|each|any|of|the|my|our|those|these|old) )*"
    r"(?:(?:{STATE} )+{MANY}{MORE}?|(?<=all ){MANY}{MORE}?|{MANY}{MORE}))",
}
WAY = {"said", "told", "only_besides"}
NOTHING: dict[str, Any] = {"signs": {}, "asks": "(?!)", "lead": "(?!)", "besides": [], "ways": []}


def index_of_what_is_foremost(requests: dict[str, Any]) -> dict[str, Any]:
    """The `signs`; the patterns of what leads and asks; what is said `besides`, with how it is told and of which kind;
    the `ways` with how they are told, and whether they are orders as they stand."""
    data = requests.get("foremost", {}).get("foremost", {})
    if not data:
        return {"foremost": NOTHING}
    ways = []
    for way in data["ways"]:
        if not {"said", "told"} <= set(way) <= WAY:
            raise KnowledgeError(f"requests/foremost.yaml: a way has said, told and only_besides: {way}")
        said = way["said"]
        for place, pattern in PLACES.items():
            said = said.replace(f"{{{place}}}", pattern)
        ways.append([listed(said, data), way["told"], bool(way.get("only_besides"))])
    return {
        "foremost": {
            "signs": dict.fromkeys(data["signs"].split(), 1),
            "asks": data["asks"],
            "lead": data["lists"]["LEAD"],
            "besides": [[it["said"], it["told"], it["of"]] for it in data["besides"]],
            "ways": ways,
        }
    }
