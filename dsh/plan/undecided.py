"""What a command that only reads prints about things that the line itself makes or changes.

The engine decides much about them when it gets to them: addresses, times, exit codes, sizes. The command is read on
the foreseen state and on one in which all of that is otherwise; only what is the same on both is known before it runs.
"""

from collections.abc import Iterator

from dsh.cmdline.invocation import Invocation
from dsh.engine.objects import Container, Image, Network, Volume
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.output.go_other import filled
from dsh.output.printed import Output
from dsh.plan.readers import Reader
from dsh.typed import Any

TYPES = {
    "container": "container.InspectResponse",
    "image": "image.InspectResponse",
    "network": "network.Inspect",
    "volume": "volume.Volume",
}
OF_ONE = {  # the engine tells of it as it is now
    "docker container port": "container",
    "docker container top": "container",
    "docker container diff": "container",
    "docker image history": "image",
}
OF_ALL = ("docker system df", "docker system info")
RUNS = ("Status", "Running", "Paused", "Restarting")  # of a container's state: what a line decides about it
MADE_OF = ("Id", "RepoTags", "ParentId", "Parent")  # of a new image: what a line decides about it
ROW = {"Created": 1_000_000_000, "SizeRw": 4242, "SizeRootFs": 4242}
PORT = {"IP": "192.0.2.1", "PrivatePort": 4242, "PublicPort": 4242, "Type": "tcp"}


def known(read: Reader, invocation: Invocation, state: State, printed: Output) -> tuple[str | bytes | None, int | None]:
    """The output and the exit code as far as they are known: `printed` is what the foreseen state gives, in which the
    line has changed something."""
    path = invocation.command.path
    if path in OF_ALL or (path in OF_ONE and any(True for _ in _named(invocation, state, OF_ONE[path]))):
        return None, None
    again = read(invocation, otherwise(invocation, state))
    code = printed.exit_code if again.exit_code == printed.exit_code else None
    return printed.stdout if again.stdout == printed.stdout else None, code


def otherwise(invocation: Invocation, state: State) -> State:
    """The state with another decision of the engine wherever it has one about what the line has touched."""
    changed = {
        kind: {identity: _other_row(kind, item, state) for identity, item in items.items()}
        for kind, items in state.changed.items()
    }
    if "container" in changed and "network" not in changed:
        changed["network"] = dict(state.networks)  # read from here, as they tell of their containers
    details = dict(state.details)
    if invocation.command.path.endswith("inspect"):
        for kind in TYPES:
            for item in _named(invocation, state, kind):
                details[item.id] = _other_detail(kind, item, state)
    return state._replace(changed={**state.changed, **changed}, details=details)


def _named(invocation: Invocation, state: State, kind: str) -> Iterator[Any]:
    """The objects of a kind among the arguments that the line has touched; networks with every container."""
    find = getattr(state, kind)
    for argument in invocation.arguments:
        try:
            item = find(argument.value)
        except EngineRefused:
            continue
        if _touched(kind, item, state) or (kind == "network" and "container" in state.changed):
            yield item


def _touched(kind: str, item: Any, state: State) -> bool:
    return kind in state.changed and _before(kind, item, state) is not item


def _before(kind: str, item: Any, state: State) -> Any:
    """The same object as the engine has it; None for a new one."""
    was: dict[str, Any] = getattr(state.source, f"{kind}s")() if kind in TYPES else {}
    return was.get(item.id)


# ---- in lists ------------------------------------------------------------------------


def _other_row(kind: str, item: Any, state: State) -> Any:
    before = _before(kind, item, state)
    if before is item:
        return item
    if isinstance(item, Container):
        return item._replace(raw=_container(item, before))
    if isinstance(item, Image):
        digests = before is None or before.raw is item.raw  # a new one, or one that a registry has got
        more = {"RepoDigests": ["?@sha256:4242"]} if digests else {}
        new = {"Created": ROW["Created"], "Size": 4242, "SharedSize": 4242} if before is None else {}
        return item._replace(raw={**item.raw, **new, **more})
    if isinstance(item, (Network, Volume)) and before is None:
        return item._replace(raw={**item.raw, "Created": "2001-02-03T04:05:06Z", "CreatedAt": "?", "Mountpoint": "?"})
    return item


def _container(item: Container, before: Container | None) -> dict[str, Any]:
    raw = {**item.raw, **{k: v for k, v in ROW.items() if before is None or k != "Created"}}
    if not item.raw.get("Names"):
        raw["Names"] = ["/?"]
    if _runs_otherwise(item, before):
        raw["Status"] = "?"
        raw["Ports"] = [PORT] if item.running else []
    return raw


def _runs_otherwise(item: Container, before: Container | None) -> bool:
    """Has the line started or ended it? One that is only made, or renamed, is as it is."""
    if before is None:
        return item.state != "created"
    return (item.state, item.raw.get("Status")) != (before.state, before.raw.get("Status"))


# ---- one by one ------------------------------------------------------------------------


def _other_detail(kind: str, item: Any, state: State) -> dict[str, Any]:
    before = _before(kind, item, state)
    found = state.inspect(kind, item.id)
    if isinstance(item, Container):
        kept = _decided(item, before, found)
    elif isinstance(item, Image) and before is None:
        kept = {key: found[key] for key in MADE_OF if key in found}
    elif isinstance(item, Image):
        kept = {key: value for key, value in found.items() if key != "RepoDigests" or before.raw is not item.raw}
    elif isinstance(item, Network):
        kept = {key: value for key, value in found.items() if key != "Containers" and (before or key != "Created")}
    else:
        kept = {key: value for key, value in found.items() if key not in ("Mountpoint", "CreatedAt")}
    other: dict[str, Any] = filled(TYPES[kind], kept)
    return other


def _placed(mount: dict[str, Any]) -> dict[str, Any]:
    """A mount without the folder in which the engine keeps a volume."""
    return {key: value for key, value in mount.items() if key != "Source" or mount.get("Type") != "volume"}


def _decided(item: Container, before: Container | None, found: dict[str, Any]) -> dict[str, Any]:
    """What is decided of a container when the line has been planned."""
    kept = {**found, "Name": f"/{item.name}" if item.name else "/?"}
    if before is None:
        kept.pop("Created", None)
        kept["Mounts"] = [filled("container.MountPoint", _placed(mount)) for mount in found.get("Mounts") or []]
    ran = _runs_otherwise(item, before)
    if ran:
        own = found.get("State") or {}
        kept["State"] = filled("container.State", {key: own[key] for key in RUNS if key in own})
    if ran or (before is not None and before.networks != item.networks):
        names = {name: filled("network.EndpointSettings", {}) for name in item.networks}
        kept["NetworkSettings"] = filled("container.NetworkSettings", {"Networks": names})
    return kept
