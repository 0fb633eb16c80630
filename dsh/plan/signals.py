"""Signals: their numbers as docker reads them, and whether one ends a container."""

import signal

from dsh.engine.objects import Container
from dsh.engine.state import State

HARMLESS = frozenset((signal.SIGCONT, signal.SIGCHLD, signal.SIGURG, signal.SIGWINCH))
STOPPING = frozenset((signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU))  # they stop, and do not end


def signal_number(text: str) -> int | None:
    """9, KILL, sigkill, RTMIN+1: the number, or None where docker would call it invalid."""
    if text.isdigit():
        return int(text) or None
    name = text.upper().removeprefix("SIG")
    if name.startswith(("RTMIN+", "RTMAX-")):
        base = int(signal.SIGRTMIN) if name.startswith("RTMIN") else int(signal.SIGRTMAX)
        offset = name[6:]
        return base + int(name[5:]) if offset.isdigit() else None
    found = getattr(signal, f"SIG{name}", None)
    return int(found) if isinstance(found, signal.Signals) else None


def supported(number: int) -> bool:
    """Is it a signal of Linux, those that its threads keep for themselves left out?"""
    return 0 < number < 32 or signal.SIGRTMIN <= number <= signal.SIGRTMAX


def ends(number: int, container: Container, state: State) -> bool:
    """Will the container end by this signal?

    KILL ends every one. As process 1 a program gets another signal only if it has a handler for it; behind --init it
    is an ordinary process, which ends. On this machine the kernel knows whether there is a handler.
    """
    if number == signal.SIGKILL:
        return True
    if number in HARMLESS or number in STOPPING:
        return False
    detail = state.inspect("container", container.id)
    if (detail.get("HostConfig") or {}).get("Init"):
        return True
    caught = _caught((detail.get("State") or {}).get("Pid") or 0, state)
    return caught is None or bool(caught >> (number - 1) & 1)


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
