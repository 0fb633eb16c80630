"""What is done to one container, told by a few parts in whatever order: how knowledge/requests/deeds.yaml says it.

    deeds:
      - {signs: hup, said: ["{SIGNAL}"], also: [why], beside: send to, line: "docker kill -s {SIGNAL} {CONTAINER}"}

Each pattern of `said` must be found, those of `also` may be; what one of these puts into the line stands under `alsos`.
{IN} among them is the place where it is done: "in web", "the container web". What is left of the request are words of
`beside` (and of the `beside` of the file), and the name. {ALSO} in a line are the flags of what was said besides,
{LEFT} all that is left, where the name is a part of its own, {ONE} a single word. `means` tells what a word stands for
in the line, `lacks` what stands in a place of which nothing is said.
"""

from dsh.errors import KnowledgeError
from dsh.knowledge.ways import listed, pattern
from dsh.typed import Any

KEYS = {"signs", "said", "also", "beside", "unless", "line", "says", "risk", "lacks"}
INSIDE = "{IN}"  # where it is done: the name stands after "in", or beside "container"
WHOLE = r"(?<![\w./:-])(?:{})(?![\w/:-]|\.\w)"


def index_of_deeds(requests: dict[str, Any]) -> dict[str, Any]:
    """All deeds, and which of them each sign tells of."""
    data = requests.get("deeds", {})
    alsos = {
        name: [WHOLE.format(pattern(listed(part["said"], data))), part.get("put", "")]
        for name, part in data.get("alsos", {}).items()
    }
    shared = str(data.get("beside", "")).split()
    deeds: list[list[Any]] = []
    signs: dict[str, list[int]] = {}
    for deed in data.get("deeds", []):
        if set(deed) - KEYS or not {"signs", "said", "line"} <= set(deed):
            raise KnowledgeError(f"requests/deeds.yaml: a deed has signs, said and line: {deed}")
        for sign in listed(str(deed["signs"]), data).split():
            signs.setdefault(sign, []).append(len(deeds))
        said = ["" if part == INSIDE else WHOLE.format(pattern(listed(part, data))) for part in deed["said"]]
        also = [alsos[name] for name in deed.get("also", [])]
        beside = f" {' '.join([*shared, *str(deed.get('beside', '')).split()])} "
        more = (deed.get(key, "") for key in ("unless", "line", "says", "risk"))
        deeds.append([said, also, beside, *more, deed.get("lacks", {})])
    means = {name: {str(k): v for k, v in table.items()} for name, table in data.get("means", {}).items()}
    return {"deeds": deeds, "deed_signs": signs, "deed_means": means}
