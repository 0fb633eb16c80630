"""A question and the order that leans on it, as knowledge/requests/asked_first.yaml lists them."""

from dsh.errors import KnowledgeError
from dsh.knowledge.ways import listed
from dsh.typed import Any

PATTERNS = (
    "lead", "before", "condition", "certain", "no_order", "named", "new", "group", "kind", "inside", "one", "its",
    "another", "many", "leaning", "tagged", "of_it",
)  # fmt: skip


def index_of_what_is_asked_first(requests: dict[str, Any]) -> dict[str, Any]:
    """The pattern of each name, and the `pairs`: what is asked, what is then told, and both as one order."""
    data = requests.get("asked_first", {}).get("asked_first", {})
    if not data:
        return {"asked_first": dict.fromkeys(PATTERNS, "(?!)") | {"pairs": []}}
    pairs = []
    for pair in data["pairs"]:
        if set(pair) != {"asks", "tells", "told"}:
            raise KnowledgeError(f"requests/asked_first.yaml: a pair has asks, tells and told: {pair}")
        asks = listed(pair["asks"].replace("{MANNER}", data["manner"]), data)
        pairs.append([asks, listed(pair["tells"], data), pair["told"]])
    return {"asked_first": {name: listed(data[name], data) for name in PATTERNS} | {"pairs": pairs}}
