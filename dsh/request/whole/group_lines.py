"""The command line that does something to a group of objects: $(docker ps -aq -f name=tmp), or a prune with filters."""

from dsh.patterns import regex
from dsh.request.line import quote
from dsh.request.whole.groups import Group

ID = regex(r"(?=[a-f]*\d)[0-9a-f]{7,64}")
HEX = regex(r"[0-9a-f]{4,64}")
RUNNING = ("stop", "restart", "kill", "pause")  # what is done only to what runs
REMOVING = ("remove", "clean")
REMOVES = {
    "container": "docker rm",
    "image": "docker rmi",
    "volume": "docker volume rm",
    "network": "docker network rm",
}
LISTS = {
    "container": "docker ps",
    "image": "docker images",
    "volume": "docker volume ls",
    "network": "docker network ls",
}
FILTERS = {
    "stopped": "status=exited",
    "unused": "dangling=true",
    "untagged": "dangling=true",
    "paused": "status=paused",
    "created": "status=created",
    "restarting": "status=restarting",
    "unhealthy": "health=unhealthy",
    "healthy": "health=healthy",
}
NAMED = {"Names": "{{.Names}}", "Name": "{{.Name}}", "Repository": "{{.Repository}}:{{.Tag}}"}  # columns of names
CUT = " | cut -d' ' -f1"
GOING = ("running", "unhealthy", "healthy", "paused")  # states of containers that docker ps shows without -a


def written(act: str, group: Group, flags: list[str], chosen: dict[str, bool]) -> str:
    """The line that does it to the group; "" where it is one that is as good without."""
    narrow = group.filters or group.newest or group.spared or group.apart or group.spared_newest or group.repository
    state = group.state and act not in REMOVING
    if not (chosen.get("kept") or narrow or state or group.labels or group.age or group.unlabelled or flags):
        return ""
    if act == "clean" and narrow and group.state in ("stopped", "unused", "untagged"):
        act = "remove"  # "clean up the unused volumes named like ci_"
    kind = group.kind or ("container" if group.filters else "")
    if group.newest and kind in ("volume", "network"):
        return ""  # no list of them is told by their age
    if group.repository and ("*" not in group.repository) and (kind != "image" or not group.spared_newest):
        return ""
    if act == "remove" and ("State", "exited") in group.apart and not chosen["force"]:
        return ""  # the others run, and are refused
    if act == "remove" and group == Group(kind, group.every, group.plural, apart=(("State", "running"),)):
        return "" if chosen["force"] else "docker container prune"
    pruned = "" if narrow or act not in REMOVING or chosen["force"] else _pruned(act, kind, group)
    if pruned:
        return pruned.replace(" prune", " prune -f", 1) if chosen.get("unasked") else pruned
    if group.age or act == "clean" or not kind or (group.unlabelled and kind != "container"):
        return ""
    listed = _listed(act, kind, group)
    if not listed or act != "remove":
        return " ".join(["docker", act, *flags, listed]) if listed else ""
    letters = ("f" if chosen["force"] else "") + ("v" if chosen.get("volumes") else "")
    return " ".join([REMOVES[kind], *([f"-{letters}"] if letters else ()), listed])


def _pruned(act: str, kind: str, group: Group) -> str:
    """The prune of what is of no use any more; "" where others go as well."""
    if kind not in REMOVES or (kind == "volume" and group.age):
        return ""
    ended = kind == "container" and (group.state == "stopped" or ((group.age or group.unlabelled) and not group.state))
    loose = kind != "container" and (group.state in ("unused", "untagged") or (group.unlabelled and not group.state))
    aged = kind == "image" and group.age and not group.state
    if not (ended or loose or aged or (act == "clean" and group.state in ("", "unused", "stopped"))):
        return ""
    filters = [f"until={group.age}"] if group.age else []
    filters += [*(f"label={x}" for x in group.labels), *(f"label!={x}" for x in group.unlabelled)]
    few = act == "clean" and not (group.state or group.age or group.every)  # "prune my images but those labelled keep"
    every = kind == "image" and group.state != "untagged"
    if group.unlabelled:
        every = not few and (every or (kind == "volume" and not group.state))
    return " ".join(["docker", kind, "prune", *(["-a"] if every else ()), *(f"--filter {quote(f)}" for f in filters)])


def _listed(act: str, kind: str, group: Group) -> str:
    """What lists the group: $(docker ps -aq -f name=tmp)."""
    state, containers = group.state, kind == "container"
    if state and containers == (state in ("unused", "untagged")):
        return ""
    ended = any(f.startswith("exited=") for f in group.filters)
    by_name = kind == "image" and state == "unused" and bool(group.spared)  # those in use are refused without force
    nameless = kind == "image" and state == "untagged" and bool(group.spared)
    if nameless and not all(HEX.fullmatch(name) for name in group.spared):
        return ""
    if nameless or (by_name and all(ID.fullmatch(name) for name in group.spared)):  # what has no name is told by its ID
        pattern = f"-v {group.spared[0]}" if len(group.spared) == 1 else f"-vE {quote('|'.join(group.spared))}"
        return f"$(docker images -q -f dangling=true | grep {pattern})"
    filters = [] if state in ("", "running") or (ended and state == "stopped") or by_name else [FILTERS[state]]
    filters += ["dangling=false"] if by_name else []  # what has no name cannot be removed by it
    filters += [*group.filters, *(f"label={x}" for x in group.labels)]
    if act == "unpause" and not state:
        filters.insert(0, "status=paused")
    if act == "start" and not state and not (group.newest or filters or group.spared):
        return ""
    live = state in GOING or (act in RUNNING and not state and not ended) or act == "unpause"
    base, every = LISTS[kind], containers and not live
    narrowed = "".join(f" -f {_spelled(f)}" for f in filters)
    narrowed += f" {group.repository}" if group.repository else ""
    if group.unlabelled or group.apart:
        if group.newest or group.spared_newest or group.spared or group.repository:
            return ""
        narrowed = f"{narrowed} -f dangling=false" if kind == "image" and "dangling=" not in narrowed else narrowed
        apart = (*(("Labels", label) for label in group.unlabelled), *group.apart)
        return without_those(f"{base}{' -a' if every else ''}{narrowed}", apart)
    if group.spared:
        return (
            ""
            if group.newest or group.spared_newest
            else without(kind, f"{base}{' -a' if every else ''}", narrowed, group)
        )
    flag, cut = " -aq" if every else " -q", ""
    if group.spared_newest:
        most = group.spared_newest
        cut = f" | tail -n +{most + 1}" if most > 0 else f" | head -n -{-most}"
    elif group.newest < 0:
        cut = f" | tail -n {-group.newest}"
    elif group.newest and containers and not filters and not state:
        flag = " -lq" if group.newest == 1 else f"{flag} -n {group.newest}"
    elif group.newest:
        cut = f" | head -n {group.newest}"
    return f"$({base}{flag}{narrowed}{cut})"


def listing(act: str, group: Group) -> str:
    """What lists the group, without what puts it into another line."""
    return _listed(act, group.kind, group).removeprefix("$(").removesuffix(")")


def without(kind: str, base: str, narrowed: str, group: Group) -> str:
    """All of a group but those of some names."""
    form = {"container": "{{.Names}}", "image": "{{.Repository}}:{{.Tag}}"}.get(kind, "{{.Name}}")
    left = [name if kind != "image" or ":" in name else f"{name}:.*" for name in group.spared]
    pattern = f"-vx {quote(left[0])}" if len(left) == 1 else f"-vxE {quote('|'.join(left))}"
    narrowed = f" -f dangling=false{narrowed}" if kind == "image" and "dangling=" not in narrowed else narrowed
    return f"$({base}{narrowed} --format '{form}' | grep {pattern})"


def without_those(listed: str, apart: tuple[tuple[str, str], ...]) -> str:
    """All of a list but those with something in a column: docker filters no list by what is not there."""
    columns, patterns = {column for column, _ in apart}, [pattern for _, pattern in apart]
    if len(columns) != 1:
        return ""
    column = columns.pop()
    named = column in NAMED
    form = NAMED[column] if named else f"{{{{.ID}}}} {{{{.{column}}}}}"
    how = "-v" if named or not patterns[0][-1:].isalnum() else "-vw"
    told = f"{how} {quote(patterns[0])}" if len(patterns) == 1 else f"{how}E {quote('|'.join(patterns))}"
    return f"$({listed} --format '{form}' | grep {told}{'' if named else CUT})"


def _spelled(filter_: str) -> str:
    key, _, value = filter_.partition("=")
    bare = value.strip("^$")
    if value.endswith("$"):
        return f"'{filter_}'"
    return filter_ if quote(bare) == bare else f"{key}={quote(value)}"
