"""Lists that are asked for by what is said of their objects: "everything running apart from db", "which containers do i
have, on or off", "images that are more than two weeks old, only their names".

What is listed is read as the groups are that something is done to, word by word; with what it is asked for stands in
knowledge/requests/lists.yaml. What a few words of a cue tell as well (dsh/request/composed.py) is left to that.
"""

import re

from dsh.patterns import compiled
from dsh.request.claims import is_common
from dsh.request.line import Whole
from dsh.request.reading import Reading
from dsh.request.whole.acted import bare, flat
from dsh.request.whole.group_lines import CUT, LISTS, listing
from dsh.request.whole.grouping import more, opening
from dsh.request.whole.groups import Group
from dsh.typed import Any

NAMES = {"container": "{{.Names}}", "image": "{{.Repository}}:{{.Tag}}", "volume": "{{.Name}}", "network": "{{.Name}}"}
TAILS = ("any_state", "sorted", "names_only", "ids_only", "ends")


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    if reading.mood == "idea" or len(reading.words) < 3:
        return None
    command = _listed(bare(flat(reading)[0]), index)
    return Whole(command, frozenset(range(len(reading.words)))) if command else None


def _listed(text: str, index: dict[str, Any]) -> str:
    """The line of such a list; "" where a word of it is not understood, or nothing is said that is read only here."""
    said = index["asked_lists"]
    how: set[str] = set()
    at = 0
    for lead in ("counts", "leads", "names", "ids"):
        found = compiled(said[lead]).match(text, at)
        if found is not None:
            how.add(lead)
            at = found.end()
    bare_state = compiled(rf"{said['states']}(?=,| |$)").match(text, at)
    if bare_state is not None and "leads" in how and not re.match(r"\w+ (?:containers?|ones)\b", text[at:]):
        text = f"{text[:at]}everything {text[at:]}"
        how.add("noun")
    got = opening(text, at, "show", index)
    if got is None or not (got[0].plural or got[0].every) or not got[0].kind:
        return ""
    how |= {"noun"} if text.startswith(("everything", "anything", "all "), at) and "container" not in text else set()
    group, at = _told(*got, text, how, index)
    return "" if at < len(text) else _line(group, how, index)


def _told(group: Group, at: int, text: str, how: set[str], index: dict[str, Any]) -> tuple[Group, int]:
    """The group with all that is said of it, as far as it is understood; `how` gets how it is shown."""
    said = index["asked_lists"]
    while at < len(text):
        before = at
        for tail in TAILS:
            found = compiled(rf"(?:{said[tail]})(?=,| |$)").match(text, at)
            if found is not None and found.end() > at:
                how.add(tail)
                at = found.end()
                break
        if at == before:
            group, at = more(group, text, at, index)
        if at == before:
            break
    return group, at


def _line(group: Group, how: set[str], index: dict[str, Any]) -> str:
    if "any_state" in how:
        if group.kind != "container" or group.state not in ("", "running"):
            return ""
        group = group._replace(every=True, state="")
    aged = group.age if group.kind == "image" else ""
    narrow = bool(group.spared or group.apart or group.unlabelled or aged) or "*" in group.repository
    told = narrow or not how.isdisjoint(("any_state", "noun"))
    if any(f.startswith("name=") and is_common(f[5:].lower(), index) for f in group.filters):
        return ""  # "the doctor containers"
    if not told or (group.age and not aged) or group.spared_newest or group.newest:
        return ""
    if group.kind == "image" and group.state and (group.spared or group.apart):
        return ""  # what has no name is not left out by one
    if group.kind == "container" and not group.every and not group.state:
        group = group._replace(state="running")
    listed = listing("show", group._replace(age=""))
    return _shown(listed, group, how) if listed else ""


def _shown(listed: str, group: Group, how: set[str]) -> str:
    """The list as it is to be shown: with names, IDs, in order, counted."""
    names = bool(how & {"names", "names_only"})
    base, form = LISTS[group.kind], f" --format '{NAMES[group.kind]}'"
    if group.age:
        if group.spared or group.apart or group.unlabelled:
            return ""
        listed = listed.replace(base, f"{base} -f until={group.age}", 1)
    if "counts" in how:
        return f"{listed} | wc -l"
    if group.spared:
        return (f"{listed} | sort" if "sorted" in how else listed) if "grep -v" in listed else ""
    if group.apart or group.unlabelled:
        listed = listed.replace("{{.ID}} ", "{{.Names}} " if group.kind == "container" else "{{.Name}} ")
        listed = listed.replace(" -f dangling=false", "")
        listed = listed.replace("grep -vw ", "grep -v ") if group.unlabelled else listed
        return listed if names else listed.removesuffix(CUT)
    if how & {"ids", "ids_only"}:
        return f"{listed} | sort" if "sorted" in how else listed
    plain = listed.replace(" -aq", " -a").replace(" -q", "")
    if names or "sorted" in how:
        plain += form
    return f"{plain} | sort" if "sorted" in how else plain
