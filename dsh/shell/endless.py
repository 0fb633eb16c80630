"""Commands that go on until somebody stops them: said before they begin."""

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store

STOPS = "Ctrl-C stops it"
FOLLOWED = ("docker container logs", "docker service logs")


def how_to_stop(command: str, store: Store) -> str:
    """What to press; "" for a line that ends by itself."""
    return next((says for it in invocations(command, store) if (says := _said(it))), "")


def _said(it: Invocation) -> str:
    path = it.command.path
    if path == "docker container stats":
        return "" if it.on("no-stream") else STOPS
    if path == "docker system events":
        return "" if it.has("until") else STOPS
    if path == "docker container attach":
        return "Ctrl-P Ctrl-Q leaves it running; Ctrl-C goes to its program"
    if path == "docker container run" and not it.on("detach") and not it.on("tty"):
        return "Ctrl-C stops the program"
    return STOPS if it.on("follow") else ""


def stopped(command: str, store: Store) -> str:
    """What to say once Ctrl-C has ended it: of what was only looked at, that it goes on."""
    it = next((it for it in invocations(command, store) if _said(it) == STOPS), None)
    if it is None:
        return "interrupted"
    names = [use.value for use in it.arguments if use.value] if it.command.path in FOLLOWED else []
    if it.command.path in FOLLOWED and names:
        return f"stopped following; {', '.join(names)} {'go' if len(names) > 1 else 'goes'} on as before"
    return "stopped watching; nothing was changed"
