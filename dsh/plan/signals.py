"""Whether a signal ends a container."""

import signal

from dsh.engine.objects import Container
from dsh.engine.state import State
from dsh.typed import Any

HARMLESS = frozenset((signal.SIGCONT, signal.SIGCHLD, signal.SIGURG, signal.SIGWINCH))
STOPPING = frozenset((signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU))  # they stop, and do not end

HEEDLESS = ("cat", "sleep", "tail", "yes")


def ends(number: int, container: Container, state: State) -> bool:
    """Will the container end by this signal?

    KILL ends every one. As process 1 a program gets another signal only if it has a handler for it; behind --init it
    is an ordinary process, which ends. On this machine the kernel knows whether there is a handler, and an engine to
    practise on says it itself.
    """
    if number == signal.SIGKILL:
        return True
    if number in HARMLESS or number in STOPPING:
        return False
    detail = state.inspect("container", container.id)
    if (detail.get("HostConfig") or {}).get("Init"):
        return True
    told = detail.get("State") or {}
    if not told.get("Pid") and "SignalsCaught" not in told and _heedless(detail):
        return False
    caught = told["SignalsCaught"] if "SignalsCaught" in told else _caught(told.get("Pid") or 0, state)
    return caught is None or bool(caught >> (number - 1) & 1)


def _heedless(detail: dict[str, Any]) -> bool:
    """Does it run a program that handles no signals? For those that the line itself starts: none runs yet."""
    config = detail.get("Config") or {}
    words = [*(config.get("Entrypoint") or ()), *(config.get("Cmd") or ())]
    return bool(words) and words[0].rpartition("/")[2] in HEEDLESS


def _caught(pid: int, state: State) -> int | None:
    """The signals that a process of this machine has handlers for, as a bit mask; None where it cannot be seen."""
    if not pid or not state.source.client.address.host.startswith("unix:"):
        return None
    try:
        with open(f"/proc/{pid}/status") as file:
            for line in file:
                if line.startswith("SigCgt:"):
                    return int(line.split()[1], 16)
    except OSError:
        return None
    return None
