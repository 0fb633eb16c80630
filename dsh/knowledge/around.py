"""What people put around a wish, as knowledge/requests/around.yaml lists it, by its first and its last word."""

from dsh.errors import KnowledgeError
from dsh.knowledge.needs import needs
from dsh.knowledge.ways import listed
from dsh.typed import Any

WAY = {"signs", "said", "apart", "told"}
MARKS = r"[\s,.:;?!()–-]*"
APART = r"(?:[,.:;?!(–]|\s-)\s*"
BEFORE = r"[\s,.:;?!(–-]+"


def index_of_what_is_around(requests: dict[str, Any]) -> dict[str, Any]:
    """The patterns, the numbers of those of openings and of endings by their signs, and the words before a name."""
    data = requests.get("around", {})
    said = data.get("around", {})
    around: list[list[str]] = []
    signs: dict[str, dict[str, list[int]]] = {"openings": {}, "endings": {}}
    for kind, found in signs.items():
        for way in said.get(kind, []):
            if set(way) - WAY or not {"signs", "said"} <= set(way) or ("apart" in way and kind == "openings"):
                raise KnowledgeError(f"requests/around.yaml: what is around has signs and said: {way}")
            text = f"(?:{listed(way['said'], data)})"
            text = (
                f"^{text}{MARKS}\\s" if kind == "openings" else f"{APART if 'apart' in way else BEFORE}{text}{MARKS}$"
            )
            for sign in str(way["signs"]).split():
                found.setdefault(sign, []).append(len(around))
            around.append([text, needs(text), way.get("told", "")])
    words = f" {' '.join(str(said.get('needs', '')).split())} "
    return {
        "around": around,
        "opening_signs": signs["openings"],
        "ending_signs": signs["endings"],
        "around_needs": words,
    }
