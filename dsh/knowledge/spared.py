"""How what stays is told where all others go, as knowledge/requests/spared.yaml lists it."""

from dsh.knowledge.needs import needs
from dsh.typed import Any

NAME = r"[\"']?[a-zA-Z0-9][\w./:-]*\w[\"']?"
NAMES = rf"{NAME}(?:(?:, and |,? or |, | and | & ){NAME})*"
MOST = 5  # words between what speaks of all and what speaks of the one


def index_of_what_is_spared(requests: dict[str, Any]) -> dict[str, Any]:
    """The pattern, and the texts without which it is not found; `data_stays`: how one says it of the data alone."""
    data, stays = (requests.get("spared", {}).get(name, {}) for name in ("spared", "data_stays"))
    if not data:
        return {"spared": {"said": "", "needs": ""}, "data_stays": dict.fromkeys(("denied", "stays", "goes"), "(?!)")}
    how = rf"(?P<how>(?P<sure>{data['sure']})|{data['not_sure']})"
    between = rf"(?:,? (?!{data['sure']}\b)[\w'’-]+){{0,{MOST}}}?"
    said = rf"\b{data['all']}\b{between}[ ,(–-]+{how} {data['of_what']}(?P<names>{NAMES})(?![\w'])"
    return {"spared": {"said": said, "needs": needs(said)}, "data_stays": stays}
