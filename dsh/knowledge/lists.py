"""With what a list is asked for, as knowledge/requests/lists.yaml lists it."""

from dsh.typed import Any

PARTS = ("leads", "counts", "names", "ids", "states", "any_state", "sorted", "names_only", "ids_only", "ends")


def index_of_asked_lists(requests: dict[str, Any]) -> dict[str, Any]:
    """The patterns of the parts of such a request."""
    data = requests.get("lists", {}).get("asked_lists", {})
    return {"asked_lists": {part: data.get(part, "(?!)") for part in PARTS}}
