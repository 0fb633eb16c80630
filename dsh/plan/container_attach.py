"""docker attach, and docker start with -a or -i."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.objects import Container
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan import container_state
from dsh.plan.ending import over, program_of
from dsh.plan.foretell import sure_exit_code
from dsh.plan.going import removed, removes_itself
from dsh.plan.here import surroundings
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused

NO_TERMINAL = "the input device is not a TTY"
NO_STREAM = "unable to upgrade to tcp, received 400"  # all that docker's client says of keys that the engine refuses
KEYS = "--detach-keys=ctrl-p,ctrl-q"


def bad_keys(invocation: Invocation) -> str:
    """Why nobody can type the keys of --detach-keys; "" where they are keys."""
    return next((p.message for p in invocation.problems if p.id == "bad-value"), "")


def attach(invocation: Invocation, state: State) -> Planned:
    """Joins the streams of a running container; changes nothing by itself."""
    name = invocation.arguments[0].value
    try:
        container = state.container(name)
    except EngineRefused as error:
        return refused(state, error.said, 1, "no-such-container")
    hows = {
        "paused": "You cannot attach to a paused container, unpause it first",
        "restarting": "You cannot attach to a restarting container, wait until it is running",
    }
    if container.state != "running":
        said = hows.get(container.state, "You cannot attach to a stopped container, start it first")
        return refused(state, said, 1, "not-running", fix=f"docker start -a {name}")
    config = state.inspect("container", container.id).get("Config") or {}
    stdin = bool(config.get("OpenStdin")) and not invocation.on("no-stdin")
    if config.get("Tty") and not invocation.on("no-stdin") and not surroundings(state).stdin_tty:
        return refused(state, NO_TERMINAL, 1, "no-terminal")
    if bad_keys(invocation):
        return refused(state, NO_STREAM, 1, "bad-keys", fix=KEYS)
    args = {
        "container": container.id,
        "tty": bool(config.get("Tty")),
        "attach": {"Stdin": stdin, "Stdout": True, "Stderr": True},
        "sig_proxy": invocation.on("sig-proxy") and not config.get("Tty"),
        "detach_keys": invocation.value("detach-keys"),
    }
    effects, after = ((), state) if config.get("Tty") or stays(container, state) else over(container, state)
    step = Step("container.attach", args, effects, f"attach to {container.name}")
    return Planned((step,), after, None, None, risk="read")


def stays(container: Container, state: State) -> bool:
    """Does the engine start it anew when it has ended?"""
    policy = (state.inspect("container", container.id).get("HostConfig") or {}).get("RestartPolicy") or {}
    return (policy.get("Name") or "no") != "no"


def ends_with(code: int) -> Problem:
    return Problem("exit-code", "error", f"the program ends with exit code {code}, and docker with it")


def start(invocation: Invocation, state: State) -> Planned:
    if not invocation.on("attach") and not invocation.on("interactive"):
        return container_state.start(invocation, state)
    if len(invocation.arguments) > 1:
        said = "you cannot start and attach multiple containers at once"
        return refused(state, said, 1, "too-many", fix="leave out -a and -i")
    name = invocation.arguments[0].value
    try:
        container = state.container(name)
    except EngineRefused as error:
        return refused(state, error.said, 1, "no-such-container")
    detail = state.inspect("container", container.id)
    config = detail.get("Config") or {}
    stdin = invocation.on("interactive") and bool(config.get("OpenStdin"))
    if config.get("Tty") and stdin and not surroundings(state).stdin_tty:
        return refused(state, NO_TERMINAL, 1, "no-terminal")
    if bad_keys(invocation):
        return refused(state, NO_STREAM, 1, "bad-keys", fix=KEYS)
    planned = container_state.start(invocation, state)
    effects = tuple(effect for step in planned.steps for effect in step.effects)
    problems = tuple(p for p in planned.problems if p.id != "no-change")
    after = planned.state
    removal: tuple[Effect, ...] = ()
    if planned.exit_code:
        effects, removal = (), effects
    elif container.id not in after.containers:  # it ends at once, and goes
        effects, removal = effects[:1], effects[1:]
    elif removes_itself(container, state):
        removal, after = removed(after.containers[container.id], after, volumes=True)
    else:
        after = after.stopped(after.containers[container.id], sure_exit_code(program_of(detail)) or 0)
    args = {
        "container": container.id,
        "tty": bool(config.get("Tty")),
        "attach": {"Stdin": stdin, "Stdout": True, "Stderr": True},
        "rm": bool((detail.get("HostConfig") or {}).get("AutoRemove")),
        "sig_proxy": not config.get("Tty"),  # there is no flag for it
        "detach_keys": invocation.value("detach-keys"),
        "begun": (Effect("start", "container", container.id, container.name),) if not container.running else (),
        "removal": removal,
        "verb": "start",
    }
    step = Step("container.run", args, (*effects, *removal), f"start {container.name} and stay with it")
    code = planned.exit_code or (None if container.running else sure_exit_code(program_of(detail)))
    if code and not planned.exit_code:
        problems = (*problems, ends_with(code))
    return Planned((step,), after, code, None, problems)
