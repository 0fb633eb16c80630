"""docker container rm"""

from dsh.cmdline.invocation import Invocation
from dsh.engine.objects import Container
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State, linked_names
from dsh.plan.each import each, failing
from dsh.plan.going import removed
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned


def remove(invocation: Invocation, state: State) -> Planned:
    force, volumes, link = invocation.on("force"), invocation.on("volumes"), invocation.on("link")
    before = state
    sharing = [c for c in state.containers.values() if c.network_mode.startswith("container:")]

    def one(name: str, state: State) -> Planned:
        if link:
            return _unlink(name, state)
        if not name.strip("/"):
            step = Step("fail", {"message": "container name cannot be empty", "exit_code": 1})
            return Planned((step,), state, 1, b"", (Problem("empty-name", "error", "a container name is empty"),))
        try:
            container = state.container(name.strip("/"))
        except EngineRefused as error:
            if _goes_already(name, before):
                raise EngineRefused(409, f"removal of container {name.strip('/')} is already in progress") from error
            if force and error.status == 404:  # docker says it and exits 0
                return failing(state, error, "warning", 0)
            raise
        return _remove(container, name, state, force, volumes, sharing)

    return each([a.value for a in invocation.arguments], state, one)


def _goes_already(name: str, before: State) -> bool:
    """Does another word of the line name the same container? Docker removes them all at the same time."""
    try:
        return bool(before.container(name.strip("/")))
    except EngineRefused:
        return False


def _remove(
    container: Container, name: str, state: State, force: bool, volumes: bool, sharing: list[Container]
) -> Planned:
    if container.running and not force:
        return _refused(container, name, state)
    effects, after = removed(container, state, volumes, container.state)
    if container.running:
        effects = (Effect("stop", "container", container.id, container.name, "killed at once"), *effects)
    step = Step(
        "container.remove",
        {"id": container.id, "name": name, "force": force, "volumes": volumes},
        effects,
        f"remove {container.name or name}",
    )
    return Planned((step,), after, 0, f"{name}\n".encode(), _dependents(container, sharing, state), way_back=None)


def _refused(container: Container, name: str, state: State) -> Planned:
    """The engine refuses to remove what runs (moby daemon/delete.go). The run looks whether it does so still."""
    first = "Unpause and then stop" if container.state == "paused" else "Stop"
    error = EngineRefused(
        409,
        f"You cannot remove a {container.state} container {container.id}. "
        f"{first} the container before attempting removal or force remove",
        f"docker stop {container.name}, or docker rm -f {container.name}",
    )
    step = Step("container.runs_still", {"id": container.id, "name": name, "message": error.said})
    return failing(state, error)._replace(steps=(step,))


def _dependents(container: Container, sharing: list[Container], state: State) -> tuple[Problem, ...]:
    """Containers that live in this one's network: they stay, without a network.

    `sharing`: those that lived in another one's before the command.
    """
    modes = {f"container:{container.id}", f"container:{container.name}"}
    names = [c.name or "the new container" for c in sharing if c.network_mode in modes and c.id in state.containers]
    if not names:
        return ()
    return (
        Problem(
            "network-owner",
            "warning",
            f"{', '.join(names)} {'share' if len(names) > 1 else 'shares'} the network of {container.name} and "
            f"{'lose' if len(names) > 1 else 'loses'} it with it",
        ),
    )


def _unlink(name: str, state: State) -> Planned:
    """rm --link: only the name that a legacy link gave goes."""
    bare = name.strip("/")
    for container in state.containers.values():
        if bare in linked_names(container):
            says = f"remove the link {bare}"
            effect = Effect("disconnect", "container", container.id, container.name, f"loses its link name {bare}")
            names = [n for n in container.raw.get("Names") or [] if n.removeprefix("/") != bare]
            after = state.put("container", container._replace(raw={**container.raw, "Names": names}))
            step = Step("container.unlink", {"name": bare, "shown": name}, (effect,), says)
            return Planned((step,), after, 0, f"{name}\n".encode())
    state.container(bare)
    raise EngineRefused(400, "Conflict, cannot remove the default link name of the container")
