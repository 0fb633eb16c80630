"""Commands that go on until somebody stops them: said before they begin."""

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store
from dsh.plan.plan import Plan, Step
from dsh.run.outcome import Outcome

THIRD = "the third one leads back here in any case"  # as with docker's own client
NAMED = 8  # of what was done
THRICE = "Ctrl-C three times leaves it running"
STOPS = "Ctrl-C ends the watching, nothing else"
ATTACHED = ("docker container attach", "docker container start")
INSIDE = ("docker container exec", "docker compose exec")
SHELLS = frozenset(("sh", "bash", "ash", "dash", "zsh", "fish", "ksh"))
RESTARTS = ("always", "unless-stopped")  # whatever its program ends with
FOLLOWED = ("docker container logs", "docker service logs")


def how_to_stop(plan: Plan, store: Store, keys: str = "") -> str:
    """What to press; "" for a line that ends by itself. `keys`: those of config.json that leave a container."""
    joined = next(
        (step for step in plan.steps if step.call == "container.attach" or step.args.get("verb") == "start"), None
    )
    found = invocations(plan.command, store)
    if joined is not None:
        return next((_joined(it, joined, keys) for it in found if it.command.path in ATTACHED), "")
    return next((says for it in found if (says := _said(it, keys))), "")


def _joined(it: Invocation, step: Step, keys: str) -> str:
    """The keys that leave a container are keys only where it has a terminal that takes input."""
    if step.args["tty"] and step.args["attach"]["Stdin"]:
        return f"{_detached(it, keys)} leaves it running; exit or Ctrl-D ends its shell, and with it the container"
    if not step.args["sig_proxy"]:
        return THRICE
    return f"Ctrl-C goes to its program, which ends as a rule; {THIRD}"


def _said(it: Invocation, keys: str = "") -> str:
    path = it.command.path
    if path == "docker container stats":
        return "" if it.on("no-stream") else STOPS
    if path == "docker system events":
        return "" if it.has("until") else STOPS
    if path in INSIDE:
        return _inside(it)
    if path == "docker container run" and not it.on("detach"):
        return _run(it, keys)
    return STOPS if it.on("follow") else ""


def _inside(it: Invocation) -> str:
    """A shell in a container that runs: how one gets out, and that the container goes on."""
    name, *program = [use.value for use in it.arguments] or [""]
    typed = _compose(it) or (it.on("interactive") and it.on("tty"))
    if it.on("detach") or not typed or not program or program[1:] or program[0].rpartition("/")[2] not in SHELLS:
        return ""
    return f"exit or Ctrl-D leaves the shell; {name} goes on"


def _compose(it: Invocation) -> bool:
    """Compose gives a terminal unless it is told not to."""
    return it.command.path.startswith("docker compose ") and not it.on("no-TTY")


def _run(it: Invocation, keys: str) -> str:
    """A new container that one stays with."""
    if not it.on("tty"):
        return f"Ctrl-C stops the program; {THIRD}" if it.on("sig-proxy") else THRICE
    if not it.on("interactive"):
        return ""
    program = [use.value for use in it.arguments][1:]
    shell = not program or program[0].rpartition("/")[2] in SHELLS
    ends = "is removed" if it.on("rm") else "starts anew" if it.value("restart") in RESTARTS else "stops"
    out = "exit or Ctrl-D leaves a shell, and the container" if shell else "when its program ends, the container"
    return f"{out} {ends}; {_detached(it, keys)} leaves it running"


def _detached(it: Invocation, keys: str) -> str:
    """The keys that leave a container without stopping it."""
    pressed = it.value("detach-keys") or keys or "ctrl-p,ctrl-q"
    return " ".join(key.title() for key in pressed.split(","))


def stopped(outcome: Outcome, store: Store) -> str:
    """What to say once Ctrl-C has ended it: of what was only looked at, that it goes on; else what was done by then."""
    it = next((it for it in invocations(outcome.plan.command, store) if _said(it) == STOPS), None)
    attached = any(it.command.path == "docker container attach" for it in invocations(outcome.plan.command, store))
    if it is None and attached:
        return "no longer attached; docker ps shows whether it still runs"
    if it is None:
        told = any(problem.id in ("unknown", "left") for problem in outcome.problems)  # with what was done before
        done = [f"{effect.action} {effect.name}" for effect in outcome.effects if effect.name and not told]
        more = f" and {len(done) - NAMED} more" if len(done) > NAMED else ""
        return "interrupted" + (f"; done by then: {', '.join(done[:NAMED])}{more}" if done else "")
    names = [use.value for use in it.arguments if use.value] if it.command.path in FOLLOWED else []
    if it.command.path in FOLLOWED and names:
        return f"stopped following; {', '.join(names)} {'go' if len(names) > 1 else 'goes'} on as before"
    return "stopped watching; nothing was changed"
