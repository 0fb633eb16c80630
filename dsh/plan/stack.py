"""docker stack rm, and what stack deploy does, which docker's own client runs."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.blocked import Blocked
from dsh.plan.compose_file import Project, read_files
from dsh.plan.each import failing
from dsh.plan.handed import handed
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.swarm_state import Raw, drop, name_of, need_manager, objects, tasks_removed

LABEL = "com.docker.stack.namespace"
PARTS = ("service", "secret", "config")


def remove(invocation: Invocation, state: State) -> Planned:
    steps: list[Step] = []
    notes: list[Problem] = []
    try:
        need_manager(state)
    except EngineRefused as error:
        return failing(state, error)
    for namespace in (argument.value for argument in invocation.arguments):
        found, state = _parts(namespace, state)
        if not found:
            said = f"Nothing found in stack: {namespace}"
            steps.append(Step("complain", {"text": said}, (), said))
            notes.append(Problem("not-found", "warning", said, "docker stack ls"))
        steps += found
        if found and not invocation.on("detach"):
            steps.append(Step("stack.gone", {"namespace": namespace}, (), f"wait for the tasks of {namespace}"))
    removing = [step.args for step in steps if step.call == "stack.remove"]
    out = "".join(f"Removing {args['kind']} {args['name']}\n" for args in removing)
    return Planned(tuple(steps), state, 0, out.encode(), tuple(notes))


def _parts(namespace: str, state: State) -> tuple[list[Step], State]:
    """The steps that take a stack away: services by name first, then secrets, configs and networks."""
    steps: list[Step] = []
    for kind in PARTS:
        for item in sorted(_of(namespace, kind, state), key=name_of):
            effects: tuple[Effect, ...] = (Effect("remove", kind, item["ID"], name_of(item)),)
            if kind == "service":
                more, state = tasks_removed(state, item["ID"])
                effects += more
            state = drop(state, kind, item["ID"])
            steps.append(_step(kind, item["ID"], name_of(item), effects))
    for network in [n for n in state.networks.values() if n.labels.get(LABEL) == namespace]:
        effect = Effect("remove", "network", network.id, network.name)
        steps.append(_step("network", network.id, network.name, (effect,)))
        state = state.drop("network", network.id)
    return steps, state


def _step(kind: str, identity: str, name: str, effects: tuple[Effect, ...]) -> Step:
    return Step("stack.remove", {"kind": kind, "id": identity, "name": name}, effects, f"remove the {kind} {name}")


def _of(namespace: str, kind: str, state: State) -> list[Raw]:
    items = objects(state, kind).values()
    return [item for item in items if ((item.get("Spec") or {}).get("Labels") or {}).get(LABEL) == namespace]


def deploy(invocation: Invocation, state: State) -> Planned:
    """Run by docker's client; the effects are read from the compose files."""
    namespace = invocation.arguments[0].value
    files = [part for value in invocation.values("compose-file") for part in value.split(",")]
    try:
        project = read_files(files, state, namespace) if files and "-" not in files else None
    except Blocked as error:
        if error.id == "no-file":  # docker's client names the file as it was given
            return refused(state, error.message.replace(f"{state.place.cwd}/", "", 1), 1, error.id, error.hint)
        return handed(invocation, state, "", (), (Problem(error.id, "error", error.message, error.hint),))
    try:
        need_manager(state)
    except EngineRefused as error:
        return failing(state, error)
    effects = _deployed(project, namespace, invocation, state) if project else ()
    notes = (
        ()
        if project
        else (Problem("effects-unknown", "warning", "what the file on standard input asks for is not known here"),)
    )
    return handed(invocation, state, "", effects, notes, way_back=f"docker stack rm {namespace}")


def _deployed(project: Project, namespace: str, invocation: Invocation, state: State) -> tuple[Effect, ...]:
    known = {kind: {name_of(item): item["ID"] for item in objects(state, kind).values()} for kind in PARTS}
    known["network"] = {network.name: network.id for network in state.networks.values()}
    effects: list[Effect] = []
    used = {key for service in project.services.values() for key in service.networks}
    wanted = [("network", resource) for key, resource in project.networks.items() if key in used]
    wanted += [(kind, one) for kind in ("secret", "config") for one in getattr(project, f"{kind}s").values()]
    for kind, (name, own) in wanted:
        if own and name not in known[kind]:
            effects.append(Effect("create", kind, None, name, "overlay" if kind == "network" else ""))
    for service, said in project.services.items():
        name = f"{namespace}_{service}"
        if name in known["service"]:
            effects.append(Effect("update", "service", known["service"][name], name, "if its configuration changed"))
        else:
            effects.append(Effect("create", "service", None, name, f"of {said.image}"))
    if invocation.on("prune"):
        names = {f"{namespace}_{service}" for service in project.services}
        for item in _of(namespace, "service", state):
            if name_of(item) not in names:
                effects.append(Effect("remove", "service", item["ID"], name_of(item), "no longer in the file"))
    return tuple(effects)
