"""How containers there are are spoken of without their names, as knowledge/requests/described.yaml lists it."""

from dsh.typed import Any

LISTS = (
    "one", "some", "whatever", "aside", "nouns", "others", "never", "links", "relative", "at", "port", "done", "of",
    "orders", "before", "against", "made",
)  # fmt: skip


def index_of_descriptions(requests: dict[str, Any]) -> dict[str, Any]:
    """The words of each list; `states`: of each word the state that docker calls it by; `counts`: the number."""
    data = requests.get("described", {}).get("described", {})
    if not data:
        return {"described": {name: [] for name in LISTS} | {"states": {}, "counts": {}}}
    states = {word: state for state, words in data["states"].items() for word in words.split()}
    return {"described": {name: data[name].split() for name in LISTS} | {"states": states, "counts": data["counts"]}}
