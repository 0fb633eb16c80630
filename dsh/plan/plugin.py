"""docker plugin enable, disable, rm, set, install, upgrade, push and create."""

import os

from dsh.cmdline.invocation import Invocation
from dsh.engine.reference import parse_reference
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.each import each, failing
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.typed import Any

Raw = dict[str, Any]


def _plugin(name: str, state: State) -> Raw:
    """By name (its tag implied) or prefix of the ID. Raises EngineRefused."""
    plugins: list[Raw] = state.source.ask("/plugins") or []
    reference = parse_reference(name)
    wanted = {name, reference.tagged.familiar if reference else name}
    found = next((p for p in plugins if p.get("Name") in wanted), None)
    begun = [p for p in plugins if p.get("Id", "").startswith(name)]
    if found is None and len(begun) == 1:
        found = begun[0]
    if found is None:
        raise EngineRefused(404, f'plugin "{name}" not found', "docker plugin ls")
    return found


def _action(invocation: Invocation, state: State, call: str, says: str, args: Raw, done: bool | None) -> Planned:
    """`done`: whether the plugin must not already be enabled (True) or disabled (False)."""
    name = invocation.arguments[0].value
    try:
        plugin = _plugin(name, state)
        if done is not None and bool(plugin.get("Enabled")) == done:
            said = "already enabled" if done else "already disabled"
            raise EngineRefused(400, f"plugin {plugin['Name']} is {said}")
    except EngineRefused as error:
        return failing(state, error)
    step = Step(call, {"id": plugin["Id"], "name": name, **args}, (), f"{says} the plugin {plugin['Name']}")
    return Planned((step,), state, None, None, risk="change")


def enable(invocation: Invocation, state: State) -> Planned:
    wait = int(invocation.value("timeout", "30"))
    return _action(invocation, state, "plugin.enable", "enable", {"wait": wait}, True)


def disable(invocation: Invocation, state: State) -> Planned:
    return _action(invocation, state, "plugin.disable", "disable", {"force": invocation.on("force")}, False)


def set_(invocation: Invocation, state: State) -> Planned:
    values = [argument.value for argument in invocation.arguments[1:]]
    return _action(invocation, state, "plugin.set", "set values of", {"values": values}, None)


def remove(invocation: Invocation, state: State) -> Planned:
    force = invocation.on("force")

    def one(name: str, state: State) -> Planned:
        plugin = _plugin(name, state)
        if plugin.get("Enabled") and not force:
            said = f"plugin {plugin['Name']} is enabled - disable plugin before removing or use force"
            raise EngineRefused(409, said, f"docker plugin disable {name}")
        step = Step(
            "plugin.remove", {"id": plugin["Id"], "name": name, "force": force}, (), f"remove the plugin {name}"
        )
        return Planned((step,), state, 0, f"{name}\n".encode())

    planned = each([argument.value for argument in invocation.arguments], state, one)
    return planned._replace(risk="destroy" if any(step.call == "plugin.remove" for step in planned.steps) else None)


def install(invocation: Invocation, state: State) -> Planned:
    remote = invocation.arguments[0].value
    reference = parse_reference(remote)
    if reference is None:
        return refused(state, f"Error parsing plugin reference {remote} invalid reference format", 1, "bad-reference")
    alias = invocation.value("alias")
    args = {
        "remote": reference.tagged.familiar,
        "name": alias or reference.tagged.familiar,
        "shown": remote,
        "grant": invocation.on("grant-all-permissions"),
        "disable": invocation.on("disable"),
        "values": [argument.value for argument in invocation.arguments[1:]],
        "id": None,
    }
    step = Step("plugin.install", args, (), f"install the plugin {remote}")
    note = Problem("plugin-rights", "warning", "a plugin may get rights on the host as far as it asks for them")
    way = f"docker plugin rm {alias or remote}"
    return Planned((step,), state, None, None, (note,), way_back=way, risk="change")


def upgrade(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    try:
        plugin = _plugin(name, state)
    except EngineRefused as error:
        return refused(state, f"error reading plugin data: Error response from daemon: {error.message}", 1, "not-found")
    if plugin.get("Enabled"):
        said = "the plugin must be disabled before upgrading"
        return refused(state, said, 1, "enabled", f"docker plugin disable {name}")
    remote = (
        invocation.arguments[1].value if len(invocation.arguments) > 1 else str(plugin.get("PluginReference") or name)
    )
    args = {"remote": remote, "name": plugin["Name"], "shown": name, "grant": invocation.on("grant-all-permissions")}
    args |= {"disable": True, "values": [], "id": plugin["Name"]}
    return Planned((Step("plugin.install", args, (), f"upgrade the plugin {name}"),), state, None, None, risk="change")


def push(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    reference = parse_reference(name)
    if reference is None:
        return refused(state, f"invalid reference format: {name}", 1, "bad-reference")
    try:
        _plugin(reference.tagged.familiar, state)
    except EngineRefused as error:
        return failing(state, error)
    effect = Effect("push", "registry", None, reference.tagged.familiar)
    args = {"reference": reference.tagged.familiar, "repository": reference.repository}
    return Planned((Step("plugin.push", args, (effect,), f"push the plugin {name}"),), state, None, None)


def create(invocation: Invocation, state: State) -> Planned:
    name, folder = (argument.value for argument in invocation.arguments[:2])
    path = os.path.abspath(os.path.join(state.place.cwd, folder))
    if not os.path.isdir(path):
        said = (
            f"lstat {path}: no such file or directory" if not os.path.exists(path) else f"{folder} is not a directory"
        )
        return refused(state, said, 1, "no-file")
    if not os.path.isfile(os.path.join(path, "config.json")):
        shown = os.path.normpath(os.path.join(folder, "config.json"))
        return refused(state, f"open {shown}: no such file or directory", 1, "no-file")
    args = {"name": name, "folder": path, "compress": invocation.on("compress")}
    step = Step("plugin.create", args, (), f"make the plugin {name} from {folder}")
    return Planned((step,), state, None, None, way_back=f"docker plugin rm {name}", risk="change")
