"""docker container stop, kill, start (not attached), restart, pause, unpause, wait"""

from collections.abc import Mapping, Sequence

from dsh.cmdline.invocation import Invocation
from dsh.engine.objects import Container
from dsh.engine.refusal import EngineRefused
from dsh.engine.signal_names import signal_number, supported
from dsh.engine.state import State
from dsh.plan.each import each
from dsh.plan.ending import ends_at_once, over
from dsh.plan.going import removed, removes_itself
from dsh.plan.host_ports import listed
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.signals import ends
from dsh.plan.starting import why_not, why_not_again

MAY_GO = "may-be-removed"  # moby/moby#43751: whether it goes is a race in the engine, mended in 23.0
TWO_TIMES = "conflicting options: cannot specify both --timeout and --time"


def stop(invocation: Invocation, state: State) -> Planned:
    if _told_twice(invocation):
        return _warned(invocation, refused(state, TWO_TIMES))
    wait, signal = _wait(invocation), invocation.value("signal")

    def one(name: str, state: State) -> Planned:
        container = state.container(name)
        if not container.running:
            return _unchanged(container, name, state, f"{container.name} is not running")
        _check(signal, state)
        effects, after = _ended(container, state, "stop")
        args = {"id": container.id, "name": name, "wait": wait, "signal": signal or None}
        return _planned("container.stop", args, effects, after, f"stop {container.name}")

    return _warned(invocation, each(_names(invocation), state, one))


def kill(invocation: Invocation, state: State) -> Planned:
    signal = invocation.value("signal") or "KILL"

    def one(name: str, state: State) -> Planned:
        number = signal_number(signal)
        if number is None:
            raise _invalid(signal)
        try:
            container = state.container(name)
        except EngineRefused as error:
            raise EngineRefused(error.status, f"Cannot kill container: {name}: {error.message}", error.hint) from error
        if not supported(number):
            says = f"Cannot kill container: {name}: The linux daemon does not support signal {number % 2**64}"
            raise EngineRefused(500, says, "docker kill -s TERM")
        if not container.running:
            raise EngineRefused(
                409,
                f"Cannot kill container: {name}: Container {container.id} is not running",
                f"docker start {container.name}",
            )
        args = {"id": container.id, "name": name, "signal": invocation.value("signal") or None}
        dies = ends(number, container, state)
        if not dies:
            says = f"{container.name} gets the signal {signal} and goes on running"
            step = Step("container.kill", args, (), says)
            problem = Problem("goes-on", "warning", says)
            return Planned((step,), state, 0, f"{name}\n".encode(), (problem,), risk="change")
        effects, after = _ended(container, state, "stop", 128 + number, f"by the signal {signal}")
        return _planned("container.kill", args, effects, after, f"kill {container.name}")

    planned = each(_names(invocation), state, one)
    return planned if any(step.effects for step in planned.steps) else planned._replace(risk="change")


def start(invocation: Invocation, state: State) -> Planned:
    """Without -a and -i; those are planned by dsh.plan.attached_start where it is registered."""

    def one(name: str, state: State) -> Planned:
        container = state.container(name)
        if container.state == "paused":
            raise EngineRefused(409, "cannot start a paused container, try unpause instead", f"docker unpause {name}")
        if container.running:
            return _unchanged(container, name, state, f"{container.name} is running already")
        reason = why_not(container, state)
        if reason:
            return _in_vain("container.start", {"id": container.id, "name": name}, reason, container, state)
        effect = Effect("start", "container", container.id, container.name)
        bindings = (state.inspect("container", container.id).get("HostConfig") or {}).get("PortBindings") or {}
        up = container._replace(raw={**container.raw, "Ports": listed(bindings)})
        args = {"id": container.id, "name": name}
        return _over(_planned("container.start", args, (effect,), state.started(up), f"start {name}"), container)

    unasked: list[str] = []  # the engine is not even asked

    def noted(name: str, state: State) -> Planned:
        try:
            return one(name, state)
        except EngineRefused:
            unasked.append(name)
            raise

    planned = each(_names(invocation), state, noted)
    last = Step("container.all_started", {"names": list(_names(invocation)), "refused": unasked})
    return planned._replace(steps=(*planned.steps, last))


def restart(invocation: Invocation, state: State) -> Planned:
    if _told_twice(invocation):
        return _warned(invocation, refused(state, TWO_TIMES))
    wait, signal = _wait(invocation), invocation.value("signal")

    def one(name: str, state: State) -> Planned:
        container = state.container(name)
        _check(signal, state)
        args = {"id": container.id, "name": name, "wait": wait, "signal": signal or None}
        if not container.running:
            reason = why_not(container, state)
            if reason:
                says = f"Cannot restart container {name}: {reason.message}"
                why = EngineRefused(reason.status, says, reason.hint)
                return _in_vain("container.restart", args, why, container, state)
        elif (reason := why_not_again(container, state)) is not None:
            effects, after = _ended(container, state, "stop", 0, "and it cannot start again")
            step = Step("container.restart", args, effects, f"stop {container.name}, and start it in vain")
            said = f"Cannot restart container {name}: {reason.message}"
            return Planned((step,), after, 1, b"", (Problem("cannot-start", "error", said, reason.hint),))
        action = "restart" if container.running else "start"
        effects = (Effect(action, "container", container.id, container.name),)
        if container.state == "paused":  # it runs when it is up again
            effects = (Effect("unpause", "container", container.id, container.name), *effects)
        says = f"restart {container.name}"
        planned = _over(_planned("container.restart", args, effects, state.started(container), says), container)
        if container.running and removes_itself(container, state) and not state.api("1.42"):
            says = f"{container.name} was made with --rm: this engine may remove it here, and not start it again"
            return planned._replace(exit_code=None, problems=(Problem(MAY_GO, "warning", says),))
        return planned

    planned = each(_names(invocation), state, one)
    if any(problem.id == MAY_GO for problem in planned.problems):
        planned = planned._replace(risk="destroy", keeps=("the image, and volumes that have a name",))
    return _warned(invocation, planned)


def pause(invocation: Invocation, state: State) -> Planned:
    def one(name: str, state: State) -> Planned:
        container = state.container(name)
        if not container.running:
            raise EngineRefused(409, f"Container {container.id} is not running", f"docker start {container.name}")
        if container.state == "paused":
            raise EngineRefused(409, f"Container {container.id} is already paused")
        if container.state == "restarting":
            raise EngineRefused(409, f"Container {container.id} is restarting, wait until the container is running")
        effect = Effect("pause", "container", container.id, container.name)
        args = {"id": container.id, "name": name}
        return _planned("container.pause", args, (effect,), state.paused(container, True), f"pause {container.name}")

    return each(_names(invocation), state, one)


def unpause(invocation: Invocation, state: State) -> Planned:
    def one(name: str, state: State) -> Planned:
        container = state.container(name)
        if container.state != "paused":
            raise EngineRefused(500, f"Container {container.id} is not paused")
        effect = Effect("unpause", "container", container.id, container.name)
        args = {"id": container.id, "name": name}
        return _planned(
            "container.unpause", args, (effect,), state.paused(container, False), f"unpause {container.name}"
        )

    return each(_names(invocation), state, one)


def wait(invocation: Invocation, state: State) -> Planned:
    """Reads only; ends when the containers have."""

    def one(name: str, state: State) -> Planned:
        container = state.container(name)
        known = None
        if not container.running:
            known = (state.inspect("container", container.id).get("State") or {}).get("ExitCode")
        step = Step("container.wait", {"id": container.id, "name": name}, (), f"wait for {container.name}")
        if known is not None:
            return Planned((step,), state, 0, f"{known}\n".encode())
        policy = (state.inspect("container", container.id).get("HostConfig") or {}).get("RestartPolicy") or {}
        if removes_itself(container, state):
            _, state = removed(container, state, volumes=True)
        elif (policy.get("Name") or "no") == "no":
            state = state.stopped(container)
        return Planned((step,), state, 0, None)

    return each(_names(invocation), state, one)


def _over(planned: Planned, container: Container) -> Planned:
    """What has been started, with the end of a program that ends at once."""
    if not ends_at_once(container, planned.state):
        return planned
    step = planned.steps[0]
    gone, after = over(planned.state.containers[container.id], planned.state)
    step = step._replace(args={**step.args, "ends": True, "rm": bool(gone)}, effects=(*step.effects, *gone))
    return planned._replace(steps=(step,), state=after)


def _in_vain(
    call: str, args: Mapping[str, object], reason: EngineRefused, container: Container, state: State
) -> Planned:
    """The engine is asked all the same, as docker does: it notes at the container why it could not start.

    One that was made with --rm goes, with its anonymous volumes.
    """
    effects: tuple[Effect, ...] = ()
    if removes_itself(container, state):
        effects, state = removed(container, state, volumes=True)
    step = Step(call, {**args, "goes": bool(effects)}, effects, f"start {args['name']}, in vain")
    return Planned((step,), state, 1, b"", (Problem("cannot-start", "error", reason.message, reason.hint),))


def _told_twice(invocation: Invocation) -> bool:
    """Docker's client takes one name of the flag or the other (docker/cli cli/command/container/stop.go)."""
    spelled = {use.spelled == "--time" for use in invocation.flags if use.flag.name in ("time", "timeout")}
    return spelled == {True, False}


def _warned(invocation: Invocation, planned: Planned) -> Planned:
    """Docker's client says on standard output that a flag is an old one."""
    if not any(use.spelled == "--time" for use in invocation.flags):
        return planned
    text = "Flag --time has been deprecated, use --timeout instead"
    out = None if planned.stdout is None else f"{text}\n".encode() + planned.stdout
    return planned._replace(steps=(Step("say", {"text": text}), *planned.steps), stdout=out)


def _names(invocation: Invocation) -> Sequence[str]:
    return [argument.value for argument in invocation.arguments]


def _check(signal: str, state: State) -> None:
    """Engines before API 1.42 stop with the container's own signal, whatever the line says."""
    if signal and state.api("1.42") and signal_number(signal) is None:
        raise _invalid(signal)


def _invalid(signal: str) -> EngineRefused:
    return EngineRefused(400, f"Invalid signal: {signal}", "docker kill -s TERM")


def _wait(invocation: Invocation) -> int | None:
    """Seconds to wait before the kill; None leaves it to the container's own setting."""
    for name in ("timeout", "time"):
        if invocation.has(name):
            return int(invocation.value(name))
    return None


def _ended(
    container: Container, state: State, action: str, exit_code: int = 0, detail: str = ""
) -> tuple[tuple[Effect, ...], State]:
    """It ends; one made with --rm goes, and its anonymous volumes with it."""
    effects: tuple[Effect, ...] = (Effect(action, "container", container.id, container.name, detail),)
    if container.state == "paused":
        state = state.paused(container, False)
        container = state.containers[container.id]
    after = state.stopped(container, exit_code)
    if removes_itself(container, state):
        gone, after = removed(after.containers[container.id], after, True, "made with --rm: removes itself")
        effects += gone
    return effects, after


def _planned(call: str, args: Mapping[str, object], effects: tuple[Effect, ...], state: State, says: str) -> Planned:
    return Planned((Step(call, dict(args), effects, says),), state, 0, f"{args['name']}\n".encode())


def _unchanged(container: Container, name: str, state: State, message: str) -> Planned:
    """Docker prints the name and exits 0. The run checks that it is so still."""
    step = Step("container.same", {"id": container.id, "name": name, "running": container.running}, (), message)
    return Planned((step,), state, 0, f"{name}\n".encode(), (Problem("nothing-to-do", "warning", message),))
