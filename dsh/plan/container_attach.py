"""docker attach, and docker start with -a or -i."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan import container_state
from dsh.plan.going import removed, removes_itself
from dsh.plan.here import surroundings
from dsh.plan.plan import Effect, Step
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
    return Planned((Step("container.attach", args, (), f"attach to {container.name}"),), state, None, None)


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
    else:
        started = after.containers[container.id]
        if removes_itself(container, state):
            removal, after = removed(started, after, volumes=True)
        else:
            after = after.stopped(started)
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
    code = planned.exit_code or None
    return Planned((step,), after, code, None, problems)
