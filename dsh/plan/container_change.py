"""docker container rename, update"""

import re

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.lines import quote
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.create_limits import drops_blkio_weight, memory_nodes, refused_resources
from dsh.plan.create_texts import restart_policy
from dsh.plan.create_values import nano_cpus, size
from dsh.plan.each import each, failing
from dsh.plan.here import surroundings
from dsh.plan.kernel_trouble import of_processor
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.typed import Any

NAME = re.compile(r"/?[a-zA-Z0-9][a-zA-Z0-9_.-]+")
NUMBERS = {
    "blkio-weight": "BlkioWeight",
    "cpu-period": "CpuPeriod",
    "cpu-quota": "CpuQuota",
    "cpu-rt-period": "CpuRealtimePeriod",
    "cpu-rt-runtime": "CpuRealtimeRuntime",
    "cpu-shares": "CpuShares",
    "pids-limit": "PidsLimit",
}
BYTES = {
    "memory": "Memory",
    "memory-reservation": "MemoryReservation",
    "memory-swap": "MemorySwap",
    "kernel-memory": "KernelMemory",
}
UNITS = {"g": 1 << 30, "m": 1 << 20, "k": 1 << 10}
TEXTS = {"cpuset-cpus": "CpusetCpus", "cpuset-mems": "CpusetMems"}


def rename(invocation: Invocation, state: State) -> Planned:
    old, new = (argument.value for argument in invocation.arguments)
    if not old or not new:
        return refused(state, "Error: Neither old nor new names may be empty", fix="docker rename OLD NEW")
    try:
        container = state.container(old)
        _free_name(old, new, container.id, container.name, state)
    except EngineRefused as error:
        says = f"{error.message}\nError: failed to rename container named {old}"
        planned = failing(state, EngineRefused(error.status, says))
        return planned._replace(problems=failing(state, error).problems)
    bare = new.removeprefix("/")
    effect = Effect("rename", "container", container.id, container.name, f"becomes {bare}")
    step = Step(
        "container.rename",
        {"id": container.id, "name": old, "new": new},
        (effect,),
        f"rename {container.name} to {bare}",
    )
    way_back = f"docker rename {bare} {container.name}"
    return Planned((step,), state.renamed(container, bare), 0, b"", way_back=way_back)


def _free_name(old: str, new: str, identity: str, name: str, state: State) -> None:
    bare = new.removeprefix("/")
    if not NAME.fullmatch(new):
        raise EngineRefused(
            400,
            f"Error when allocating new name: Invalid container name (/{bare}), "
            "only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed",
        )
    if bare == name:
        raise EngineRefused(400, "Renaming a container with the same name as its current name")
    holder = next((c for c in state.containers.values() if c.name == bare), None)
    if holder is not None:
        raise EngineRefused(
            409,
            f'Error when allocating new name: Conflict. The container name "/{bare}" is already in use by container '
            f'"{holder.id}". You have to remove (or rename) that container to be able to reuse that name.',
            f"docker rename {bare} {bare}-old",
        )


def update(invocation: Invocation, state: State) -> Planned:
    if not invocation.flags:
        return refused(
            state, "you must provide one or more flags when using this command", fix="docker update -m 512m NAME"
        )
    body = update_body(invocation)
    shown = " ".join(f"--{use.flag.name} {use.value}" for use in invocation.flags)
    former: dict[str, list[str]] = {}  # flags with the values there were: the containers that had them
    unset: dict[str, list[str]] = {}  # flags that had no value: the containers

    def one(name: str, state: State) -> Planned:
        container = state.container(name)
        state.inspect("container", container.id)  # what fails here is no rule of the engine's: nothing is run then
        state.source.info()
        try:
            _check_limits(container.id, body, state, _with_swap(invocation, body, name))
            trouble = of_processor(body, state) if container.running else None  # runc tells the kernel of it at once
            if trouble is not None:
                raise EngineRefused(
                    500, f"Cannot update container {container.id}: {trouble.message}", trouble.fix or ""
                )
        except EngineRefused as error:  # the engine is asked all the same: its words are its own
            step = Step("container.update", {"id": container.id, "name": name, "body": body}, (), f"update {name}")
            return Planned((step,), state, 1, b"", (Problem("refused", "error", error.message, error.hint),))
        effects: tuple[Effect, ...] = ()
        if _changes(container.id, body, state):
            effects = (Effect("update", "container", container.id, container.name, shown),)
            flags, without = _former(container.id, body, state)
            former.setdefault(flags, []).append(container.name)
            for flag in without:
                unset.setdefault(flag, []).append(container.name)
        step = Step("container.update", {"id": container.id, "name": name, "body": body}, effects, f"update {name}")
        return Planned((step,), _updated(container.id, body, state), 0, f"{name}\n".encode())

    planned = each([a.value for a in invocation.arguments], state, one)
    back = [f"docker update {flags} {quote(names)}" for flags, names in former.items() if flags]
    lasts = tuple(
        Problem("no-way-back", "warning", f"{', '.join(names)} had no --{flag}: docker update cannot take one away")
        for flag, names in unset.items()
    )
    return planned._replace(
        steps=(*planned.steps, Step("container.warnings", {})),
        problems=(*planned.problems, *lasts),
        way_back="" if lasts else " && ".join(back),
    )


CPU = {"NanoCpus": "Nano CPUs", "CpuPeriod": "CPU Period", "CpuQuota": "CPU Quota"}
CPU_CONFLICTS = {"NanoCpus": ("CpuPeriod", "CpuQuota"), "CpuQuota": ("NanoCpus",), "CpuPeriod": ("NanoCpus",)}
UNLIMITED = ("pids-limit", "memory-swap")  # with -1 docker update takes these limits away


def _former(identity: str, body: dict[str, Any], state: State) -> tuple[str, list[str]]:
    """The flags that bring back what the container has now, and those whose absence none brings back."""
    host = state.inspect("container", identity).get("HostConfig") or {}
    flags, unset = [], []
    names = {key: flag for flag, key in (*NUMBERS.items(), *BYTES.items(), *TEXTS.items())}
    for key, value in body.items():
        now = host.get(key)
        if key == "RestartPolicy":
            policy, most = (now or {}).get("Name") or "no", (now or {}).get("MaximumRetryCount")
            flags.append(f"--restart {policy}:{most}" if most else f"--restart {policy}")
        elif not value or (now or None) == value:
            continue
        elif key == "NanoCpus":
            flags += [f"--cpus {now / 1e9:g}"] if now else []
            unset += [] if now else ["cpus"]
        elif now or names[key] in UNLIMITED:
            flags.append(f"--{names[key]} {now or -1}")
        else:
            unset.append(names[key])
    return " ".join(flags), unset


def update_body(invocation: Invocation) -> dict[str, Any]:
    """What the client sends: all limits, zero where they are not given (moby reads zero as unchanged)."""
    body: dict[str, Any] = {}
    for use in invocation.flags:
        name, value = use.flag.name, use.value
        if name in NUMBERS:
            body[NUMBERS[name]] = int(value)
        elif name in BYTES:
            body[BYTES[name]] = -1 if value == "-1" else size(value)
        elif name in TEXTS:
            body[TEXTS[name]] = value
        elif name == "cpus":
            body["NanoCpus"] = nano_cpus(value)
        elif name == "restart":
            body["RestartPolicy"] = restart_policy(value)
    return body


def _with_swap(invocation: Invocation, body: dict[str, Any], name: str) -> str:
    """The line with room for as much swap as memory, which is what docker gives where nothing is said of it."""
    flags = [word for use in invocation.flags for word in (use.spelled, use.value.lower())]
    return quote(("docker", "update", *flags, "--memory-swap", _size(2 * body.get("Memory", 0)), name))


def _size(count: int) -> str:
    return next((f"{count // size}{unit}" for unit, size in UNITS.items() if count % size == 0), f"{count}b")


def _check_limits(identity: str, body: dict[str, Any], state: State, with_swap: str) -> None:
    """The engine's rules between memory and swap (moby container.UpdateContainer)."""
    host = state.inspect("container", identity).get("HostConfig") or {}
    if host.get("AutoRemove") and (body.get("RestartPolicy") or {}).get("Name", "no") not in ("no", ""):
        says = "Restart policy cannot be updated because AutoRemove is enabled for the container"
        raise EngineRefused(409, f"Cannot update container {identity}: {says}")
    memory, swap = body.get("Memory", 0), body.get("MemorySwap", 0)
    nodes = memory_nodes() if body.get("CpusetMems") and surroundings(state).local_engine else 0
    refused = refused_resources(body, state.source.info(), nodes, update=True)
    if refused:
        raise EngineRefused(400, refused)
    for mine, others in CPU_CONFLICTS.items():
        held = next((key for key in others if host.get(key)), None)
        if body.get(mine) and held:
            said = f"Conflicting options: {CPU[mine]} cannot be updated as "
            said += f"{'NanoCPUs' if held == 'NanoCpus' else CPU[held]} has already been set"
            raise EngineRefused(409, f"Cannot update container {identity}: {said}")
    # a container without a limit has its swap set to 0, and one with any to -1: every memory limit exceeds that
    if memory and not swap and memory > int(host.get("MemorySwap") or 0):
        raise EngineRefused(
            409,
            f"Cannot update container {identity}: Memory limit should be smaller than already set memoryswap limit, "
            "update the memoryswap at the same time",
            with_swap,
        )


def _changes(identity: str, body: dict[str, Any], state: State) -> bool:
    """Does any limit become another one?"""
    host = state.inspect("container", identity).get("HostConfig") or {}
    return any(value and (host.get(key) or None) != (_kept(key, value) or None) for key, value in body.items())


def _kept(key: str, value: Any) -> Any:
    """What the engine makes of a limit."""
    if key == "BlkioWeight" and drops_blkio_weight():
        return None
    return 0 if key == "PidsLimit" and value < 0 else value


def _updated(identity: str, body: dict[str, Any], state: State) -> State:
    detail = state.inspect("container", identity)
    given = {key: _kept(key, value) for key, value in body.items() if value}
    host = {**(detail.get("HostConfig") or {}), **given}
    return state._replace(details={**state.details, identity: {**detail, "HostConfig": host}})
