"""docker checkpoint create, ls and rm: on engines with experimental features alone. And docker volume update."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.each import failing
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused


def create(invocation: Invocation, state: State) -> Planned:
    name, checkpoint = (argument.value for argument in invocation.arguments[:2])
    try:
        container = state.container(name)
        if not container.running:
            raise EngineRefused(409, f"Container {name} not running", f"docker start {name}")
    except EngineRefused as error:
        return failing(state, error)
    leaves = invocation.on("leave-running")
    body = {"CheckpointID": checkpoint, "CheckpointDir": invocation.value("checkpoint-dir"), "Exit": not leaves}
    effects = () if leaves else (Effect("stop", "container", container.id, container.name, "its memory is kept"),)
    args = {"container": container.id, "body": body}
    step = Step("checkpoint.create", args, effects, f"keep the memory of {container.name}")
    after = state if leaves else state.stopped(container)
    way = None if leaves else f"docker start --checkpoint {checkpoint} {container.name}"
    return Planned((step,), after, None, None, way_back=way, risk="change")


def ls(invocation: Invocation, state: State) -> Planned:
    return _of(invocation, state, "checkpoint.ls", {})


def remove(invocation: Invocation, state: State) -> Planned:
    planned = _of(invocation, state, "checkpoint.remove", {"name": invocation.arguments[1].value})
    return planned._replace(risk="destroy") if planned.exit_code is None else planned


def _of(invocation: Invocation, state: State, call: str, args: dict[str, str]) -> Planned:
    name = invocation.arguments[0].value
    try:
        container = state.container(name)
    except EngineRefused as error:
        return failing(state, error)
    args = {"container": container.id, "folder": invocation.value("checkpoint-dir"), **args}
    return Planned((Step(call, args, (), f"{invocation.command.summary}: {container.name}"),), state, None, None)


def volume_update(invocation: Invocation, state: State) -> Planned:
    """docker volume update changes volumes of a swarm's storage, which engines have from API 1.42 on."""
    if not invocation.arguments:
        return refused(state, "docker volume update requires a volume", 1)
    name = invocation.arguments[0].value
    try:
        volume = state.source.ask(f"/volumes/{name}")
    except EngineRefused as error:
        return failing(state, error)
    cluster = volume.get("ClusterVolume")
    if cluster is None:
        return refused(state, "Can only update cluster volumes", 1, "no-cluster-volume", "docker volume ls --cluster")
    if not invocation.has("availability"):
        return Planned((), state, 0, b"", (Problem("nothing-to-do", "warning", "nothing is to be changed"),))
    spec = {**cluster["Spec"], "Availability": invocation.value("availability")}
    args = {"id": cluster["ID"], "spec": spec, "version": cluster["Version"]["Index"]}
    effect = Effect("update", "volume", name, name, f"availability {invocation.value('availability')}")
    return Planned((Step("volume.update", args, (effect,), f"change the volume {name}"),), state, 0, b"")
