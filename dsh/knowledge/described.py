"""How containers there are are spoken of without their names, as knowledge/requests/described.yaml lists it."""

from dsh.typed import Any

LISTS = (
    "one", "some", "whatever", "aside", "nouns", "others", "never", "links", "relative", "at", "port", "done", "of",
    "orders", "before", "against", "of_images", "again", "goes_on", "of_compose", "by_compose",
    "made", "about", "ours",
)  # fmt: skip

NOTHING: dict[str, Any] = {"states": {}, "counts": {}, "acts": {}, "roles": {}, "farewells": {}, "held_back": "(?!)"}


def index_of_descriptions(requests: dict[str, Any]) -> dict[str, Any]:
    """The words of each list; `states`: of a word the state that docker calls it by; `counts`: the number; `acts`: of a
    verb the states of what it is done to; `roles`: of a word the images that do what it says; `farewells`: patterns of
    how one says that something is to go; `held_back`: the pattern of what makes a request no plain order."""
    data = requests.get("described", {}).get("described", {})
    if not data:
        return {"described": {name: [] for name in LISTS} | NOTHING, "stores": {"programs": [], "signs": []}}
    states = {word: state for state, words in data["states"].items() for word in words.split()}
    acts = {verb: of.split() for verbs, of in data["acts"].items() for verb in verbs.split()}
    roles = {word: images.split() for word, images in requests.get("live", {}).get("roles", {}).items()}
    told = {"states": states, "counts": data["counts"], "acts": acts, "roles": roles, "farewells": data["farewells"]}
    told["held_back"] = data["held_back"]
    return {"described": {name: data[name].split() for name in LISTS} | told, "stores": _stores(requests)}


def _stores(requests: dict[str, Any]) -> dict[str, Any]:
    """What a program in a container does, by its image; `signs`: a word or part of one that every such wish has."""
    programs = [
        {key: text.split() if key in ("images", "words") else text for key, text in row.items()}
        for row in requests.get("live", {}).get("stores", [])
    ]
    words = {word for row in programs for word in row["words"]}
    more = ("dump", "back", "ping", "flush", "key", "queue", "export", "save", "empty", "clear", ".sql")
    return {"programs": programs, "signs": sorted({*words, *more})}
