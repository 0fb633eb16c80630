"""How what stays is told where all others go, as knowledge/requests/spared.yaml lists it."""

from dsh.knowledge.needs import needs
from dsh.typed import Any

NAME = r"[\"']?[a-zA-Z0-9][\w./:-]*\w[\"']?"
NAMES = rf"{NAME}(?:(?:, and |,? or |, | and | & ){NAME})*"
OF_OTHERS = {"data_stays": ("denied", "stays", "goes"), "runs_on": ("others", "stays")}
MOST = 5  # words between what speaks of all and what speaks of the one


def index_of_what_is_spared(requests: dict[str, Any]) -> dict[str, Any]:
    """The pattern, and the texts without which it is not found; `data_stays`: how one says it of the data alone;
    `runs_on`: of what is not to halt with others; `no_order`: what is no order (knowledge/requests/no_order.yaml);
    `which_of_them`: how one of several is meant (which_of_them.yaml)."""
    told = requests.get("spared", {})
    stays: dict[str, Any] = {name: told.get(name) or dict.fromkeys(keys, "(?!)") for name, keys in OF_OTHERS.items()}
    stays["no_order"] = [
        [it["said"], it.get("line", ""), it.get("says", "")] for it in requests.get("no_order", {}).get("no_order", [])
    ]
    stays["which_of_them"] = dict(requests.get("which_of_them", {}).get("which_of_them", {}))
    stays["denied_flags"] = _denied_flags(requests.get("denied", {}).get("denied_flags", {}))
    data = told.get("spared")
    if not data:
        return {"spared": {"said": "", "needs": ""}, **stays}
    how = rf"(?P<how>(?P<sure>{data['sure']})|{data['not_sure']})"
    between = rf"(?:,? (?!{data['sure']}\b)[\w'’-]+){{0,{MOST}}}?"
    said = rf"\b{data['all']}\b{between}[ ,(–-]+{how} {data['of_what']}(?P<names>{NAMES})(?![\w'])"
    return {"spared": {"said": said, "needs": needs(said)}, **stays}


def _denied_flags(told: dict[str, Any]) -> dict[str, Any]:
    """How a flag is denied, by its name (knowledge/requests/denied.yaml)."""
    flags: dict[str, Any] = {}
    for it in told.get("flags", ()):
        for flag in it["flags"].split():
            flags.setdefault(flag, []).append([it.get("value", ""), it.get("before", ""), it["said"]])
    return {**told, "flags": flags}
