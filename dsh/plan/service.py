"""docker service create, update, scale, rollback, rm and logs."""

import re

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.each import each, failing
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.refusal import Refused
from dsh.plan.service_spec import create_spec
from dsh.plan.service_update import updated_spec
from dsh.plan.service_values import refused_by_engine
from dsh.plan.swarm_state import Raw, about, drop, find, name_of, need_manager, objects, put, tasks_removed
from dsh.plan.times import bad_moment

NAME = re.compile(r"[a-zA-Z0-9]([-_]*[A-Za-z0-9]+)*")
REPOSITORY = re.compile(r"[a-z0-9]+([._/:@-]+[A-Za-z0-9]+)*|\w[\w.:-]*/.+")


def create(invocation: Invocation, state: State) -> Planned:
    try:
        spec = create_spec(invocation, state)
        need_manager(state)
        _check(spec, state)
    except Refused as error:
        return refused(state, error.message, error.exit_code, fix=error.hint)
    except EngineRefused as error:
        return failing(state, error)
    name, image = spec.get("Name", ""), spec["TaskTemplate"]["ContainerSpec"]["Image"]
    placeholder, after = state.placeholder()
    after = put(after, "service", {"ID": placeholder, "Spec": spec})
    detach, quiet = invocation.on("detach"), invocation.on("quiet")
    args = {
        "spec": spec,
        "placeholder": placeholder,
        "query": not invocation.on("no-resolve-image"),
        "auth": invocation.on("with-registry-auth"),
        "detach": detach,
        "quiet": quiet,
    }
    effects: tuple[Effect, ...] = (
        Effect("create", "service", None, name or "<generated>", f"{_tasks(spec)} of {image}"),
    )
    if not detach:
        effects += _containers(spec, state)
    step = Step("service.create", args, effects, f"create the service {name} from {image}".replace("  ", " "))
    out = f"{placeholder}\n".encode() if detach or quiet else None
    way = f"docker service rm {name}" if name else None
    return Planned((step,), after, 0, out, _notes(image, state), way_back=way)


def _notes(image: str, state: State) -> tuple[Problem, ...]:
    try:
        state.image(image)
    except EngineRefused:
        said = f"{image} is not on this engine: each node that runs a task pulls it"
        return (Problem("no-image", "warning", said),)
    return ()


def _containers(spec: Raw, state: State, there: int = 0) -> tuple[Effect, ...]:
    """The containers of new tasks, where this engine is the whole swarm and they are waited for."""
    mode = spec["Mode"]
    if int(about(state).get("Nodes") or 1) > 1 or ("Replicated" not in mode and "Global" not in mode):
        return ()
    count = int((mode.get("Replicated") or {}).get("Replicas", 1)) if "Replicated" in mode else 1
    made = Effect("create", "container", None, "<generated>", "a task of the service")
    return (made, Effect("start", "container", None, "<generated>")) * max(0, count - there)


def _tasks(spec: Raw) -> str:
    mode = spec.get("Mode") or {}
    if "Global" in mode or "GlobalJob" in mode:
        return "a task on every node"
    if mode.get("ReplicatedJob") is not None:
        return f"a job of {mode['ReplicatedJob'].get('TotalCompletions', 1)}"
    count = (mode.get("Replicated") or {}).get("Replicas", 1)
    return f"{count} task" if count == 1 else f"{count} tasks"


def _check(spec: Raw, state: State, identity: str = "") -> None:
    """What the engine refuses, in its order. `identity`: the service that is changed, if it is there already."""
    name, image = spec.get("Name", ""), spec["TaskTemplate"]["ContainerSpec"]["Image"]
    if name and not NAME.fullmatch(name):
        raise refused_by_engine("InvalidArgument", "name must be valid as a DNS name component")
    if len(name) > 63:
        raise refused_by_engine("InvalidArgument", "name must be 63 characters or fewer")
    if not REPOSITORY.fullmatch(image):
        raise refused_by_engine("InvalidArgument", f'ContainerSpec: "{image}" is not a valid repository/tag')
    ratio = float((spec.get("UpdateConfig") or {}).get("MaxFailureRatio") or 0)
    if not 0 <= ratio <= 1:  # that of going back is not looked at
        said = "TaskSpec: update-maxfailureratio cannot be less than 0 or bigger than 1"
        raise refused_by_engine("InvalidArgument", said, 400, "a share of the tasks, as 0.2")
    others = {key: item for key, item in objects(state, "service").items() if key != identity}
    for port in (spec.get("EndpointSpec") or {}).get("Ports") or []:
        _check_port(port, others)
    if any(name_of(item) == name for item in others.values()) and name:
        said = f"name conflicts with an existing object: service {name} already exists"
        raise refused_by_engine("AlreadyExists", said, 409, f"docker service update {name}, or another --name")


def _check_port(port: Raw, others: dict[str, Raw]) -> None:
    number = port.get("PublishedPort")
    for identity, item in others.items():
        for used in ((item.get("Spec") or {}).get("EndpointSpec") or {}).get("Ports") or []:
            same = number and used.get("PublishedPort") == number and used.get("Protocol") == port.get("Protocol")
            host = used.get("PublishMode") == "host"
            if same and not (host and port.get("PublishMode") == "host"):
                how = "a host-published" if host else "an ingress"
                said = f"port '{number}' is already in use by service '{name_of(item)}' ({identity}) as {how} port"
                raise refused_by_engine("InvalidArgument", said, 400, "publish another port")


def update(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    if invocation.on("rollback"):
        others = [use for use in invocation.flags if use.flag.name not in ("rollback", "detach", "quiet")]
        if others:
            return refused(state, "other flags may not be combined with --rollback", 1, "conflict")
        return _rolled_back(name, invocation, state, {"registryAuthFrom": "spec"})
    try:
        service = find(state, "service", name)
        spec = updated_spec(invocation, service["Spec"], state)
        _check(spec, state, service["ID"])
    except Refused as error:
        return refused(state, error.message, error.exit_code, fix=error.hint)
    except EngineRefused as error:
        return failing(state, error)
    params = {} if invocation.on("with-registry-auth") else {"registryAuthFrom": "spec"}
    args = {
        "params": params,
        "auth": invocation.on("with-registry-auth"),
        "query": invocation.has("image") and not invocation.on("no-resolve-image"),
    }
    return _updated(service, spec, name, name, invocation, state, args)


def _updated(service: Raw, spec: Raw, name: str, says: str, invocation: Invocation, state: State, args: Raw) -> Planned:
    detach, quiet = invocation.on("detach"), invocation.on("quiet")
    common = {"id": service["ID"], "name": name, "says": says, "before": service["Spec"], "spec": spec}
    args = {"params": {}, "auth": False, "query": False, **common, **args, "detach": detach, "quiet": quiet}
    detail = _difference(service["Spec"], spec)
    effects = (Effect("update", "service", service["ID"], name_of(service), detail),)
    step = Step("service.update", args, effects, f"update the service {name_of(service)}")
    after = put(state, "service", {**service, "Spec": spec, "PreviousSpec": service["Spec"]})
    out = f"{says}\n".encode() if detach or quiet else None
    restarts = detail not in ("", "Mode.Replicated.Replicas") and "TaskTemplate" in detail
    note = Problem("restarts-tasks", "warning", f"the tasks of {name_of(service)} are replaced, some at a time")
    way = f"docker service rollback {name_of(service)}"
    return Planned((step,), after, 0, out, (note,) if restarts else (), way_back=way)


def _difference(before: Raw, after: Raw, at: str = "") -> str:
    """Where two specs differ: TaskTemplate.ContainerSpec.Env, Mode.Replicated.Replicas ..."""
    found = []
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if isinstance(old, dict) and isinstance(new, dict):
            found.append(_difference(old, new, f"{at}{key}."))
        elif old != new and (old or new):
            found.append(f"{at}{key}")
    return ", ".join(part for part in found if part)


def rollback(invocation: Invocation, state: State) -> Planned:
    return _rolled_back(invocation.arguments[0].value, invocation, state, {})


def _rolled_back(name: str, invocation: Invocation, state: State, params: dict[str, str]) -> Planned:
    try:
        service = find(state, "service", name)
        previous = service.get("PreviousSpec")
        if not previous:
            said = f"service {service['ID']} does not have a previous spec"
            raise refused_by_engine("FailedPrecondition", said, 400, "it has not been updated yet")
    except EngineRefused as error:
        return failing(state, error)
    args = {"params": {**params, "rollback": "previous"}, "send": service["Spec"]}
    return _updated(service, previous, name, name, invocation, state, args)


def scale(invocation: Invocation, state: State) -> Planned:
    pairs = [argument.value.partition("=") for argument in invocation.arguments]
    for name, equals, count in pairs:
        if not equals:
            said = f"invalid scale specifier '{name}'.\nSee 'docker service scale --help'.\n\n"
            said += "Usage:  docker service scale SERVICE=REPLICAS [SERVICE=REPLICAS...]\n\n"
            return refused(state, said + "Scale one or multiple replicated services", 1, "bad-value", f"{name}=2")
        if not count.isdigit():
            said = f'{name}: invalid replicas value {count}: strconv.ParseUint: parsing "{count}": invalid syntax'
            return refused(state, said, 1, "bad-value", f"{name}=2")
    planned = each(["=".join((name, count)) for name, _, count in pairs], state, lambda p, s: _scaled(p, invocation, s))
    if invocation.on("detach"):
        return planned
    waits = [step for step in planned.steps if step.call == "service.update"]
    last = tuple(Step("service.wait", {"id": s.args["id"], "name": s.args["name"]}, (), "wait for it") for s in waits)
    return planned._replace(steps=planned.steps + last, stdout=None if waits else planned.stdout)


def _scaled(pair: str, invocation: Invocation, state: State) -> Planned:
    name, _, count = pair.partition("=")
    try:
        service = find(state, "service", name)
        mode = service["Spec"].get("Mode") or {}
        key = next((k for k in ("Replicated", "ReplicatedJob") if mode.get(k) is not None), None)
        if key is None:
            return refused(
                state, f"{name}: scale can only be used with replicated or replicated-job mode", 1, "conflict"
            )
    except EngineRefused as error:
        said = f"{name}: Error response from daemon: {error.message}"
        return refused(state, said, 1, "not-found" if error.status == 404 else "refused", error.hint)
    field = "Replicas" if key == "Replicated" else "TotalCompletions"
    spec = {**service["Spec"], "Mode": {key: {**mode[key], field: int(count)}}}
    says = f"{name} scaled to {count}"
    planned = _updated(service, spec, name, says, invocation, state, {})
    was = mode[key].get(field, 1)
    detail = f"from {was} to {count} tasks" + (", the others stop in the background" if int(count) < was else "")
    more = _containers(spec, state, was) if key == "Replicated" and not invocation.on("detach") else ()
    steps = tuple(
        step._replace(
            args={**step.args, "detach": True},
            effects=(*(effect._replace(detail=detail) for effect in step.effects), *more),
        )
        for step in planned.steps
    )
    way = f"docker service scale {name_of(service)}={was}"
    return planned._replace(steps=steps, stdout=f"{says}\n".encode(), way_back=way)


def remove(invocation: Invocation, state: State) -> Planned:
    def one(name: str, state: State) -> Planned:
        service = find(state, "service", name)
        effects, after = tasks_removed(state, service["ID"])
        effects = (Effect("remove", "service", service["ID"], name_of(service), _tasks(service["Spec"])), *effects)
        args = {"kind": "service", "id": service["ID"], "name": name}
        step = Step("swarm.remove", args, effects, f"remove the service {name_of(service)}")
        return Planned((step,), drop(after, "service", service["ID"]), 0, f"{name}\n".encode())

    return each([argument.value for argument in invocation.arguments], state, one)


def logs(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    try:
        service: Raw | None = find(state, "service", name)
    except EngineRefused as error:
        if error.status != 404:
            return failing(state, error)
        service = None
    identity = service["ID"] if service else ""
    if service is None:
        try:
            identity = str(state.source.ask(f"/tasks/{name}")["ID"])
        except EngineRefused:
            return refused(state, f"no such task or service: {name}", 1, "not-found", "docker service ls")
    wrong = bad_moment(invocation)
    if wrong:
        return refused(state, wrong, 1, "bad-value", "--since 10m")
    flags = ("details", "follow", "no-resolve", "no-task-ids", "no-trunc", "raw", "timestamps")
    args: Raw = {flag.replace("-", "_"): invocation.on(flag) for flag in flags}
    container = ((service or {}).get("Spec") or {}).get("TaskTemplate", {}).get("ContainerSpec") or {}
    replicas = (((service or {}).get("Spec") or {}).get("Mode") or {}).get("Replicated") or {}
    args |= {"kind": "services" if service else "tasks", "id": identity, "tail": invocation.value("tail", "all")}
    args |= {"since": invocation.value("since"), "tty": bool(container.get("TTY"))}
    args |= {"width": len(str(replicas.get("Replicas", 1)))}
    step = Step("service.logs", args, says=f"show what the tasks of {name} have printed")
    return Planned((step,), state, 0, None)
