"""How an engine on another machine is spoken of, as knowledge/requests/remote.yaml lists it."""

from dsh.typed import Any

PARTS = ("other", "at", "host", "over", "aside", "user")


def index_of_what_is_remote(requests: dict[str, Any]) -> dict[str, Any]:
    """The patterns of the parts of such a request, the lists put in."""
    data = requests.get("remote", {})
    said = {part: data.get("remote", {}).get(part, "(?!)") for part in PARTS}
    for _ in range(2):
        for name, form in data.get("lists", {}).items():
            said = {part: text.replace(f"{{{name}}}", form) for part, text in said.items()}
    return {"remote": said}
