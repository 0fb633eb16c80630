"""What is said around a wish in ordinary speech, as knowledge/requests/remarked.yaml lists it."""

from dsh.errors import KnowledgeError
from dsh.knowledge.needs import needs
from dsh.knowledge.ways import listed
from dsh.typed import Any

PATTERNS = ("tells", "limits", "doubts", "wishes", "ordered_so", "asks", "suffers", "on_it", "leans")


def index_of_what_is_remarked(requests: dict[str, Any]) -> dict[str, Any]:
    """The pattern of each name, and the `asides` with the numbers of those that a word is a sign of."""
    data = requests.get("remarked", {})
    said = data.get("remarked", {})
    asides: list[list[str]] = []
    signs: dict[str, list[int]] = {}
    for aside in said.get("asides", []):
        if set(aside) - {"signs", "said", "unless", "told"} or not {"signs", "said"} <= set(aside):
            raise KnowledgeError(f"requests/remarked.yaml: an aside has signs, said, unless and told: {aside}")
        text = listed(aside["said"], data)
        for sign in str(aside["signs"]).split():
            signs.setdefault(sign, []).append(len(asides))
        asides.append([text, needs(text), aside.get("told", ""), listed(aside.get("unless", ""), data)])
    patterns = {name: listed(said[name].strip(), data) if said else "(?!)" for name in PATTERNS}
    return {"remarked": patterns | {"asides": asides, "signs": signs}}
