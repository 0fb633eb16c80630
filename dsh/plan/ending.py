"""Containers whose program ends at once by itself: what the line does next finds them ended.

The engine says that a container has started before its program has ended, so a run waits for that end before it goes
on (dsh/run/ended.py).
"""

from dsh.engine.objects import Container
from dsh.engine.state import State
from dsh.plan.foretell import sure_exit_code, words
from dsh.plan.going import removed, removes_itself
from dsh.plan.plan import Effect
from dsh.typed import Any

SAYS = frozenset(("date", "echo", "hostname", "printf", "pwd", "uname", "whoami"))  # they print, and that is all


def at_once(program: list[str], host: dict[str, Any]) -> bool:
    """Does the container end as soon as it has started, and stay so?"""
    code = sure_exit_code(program)
    policy = (host.get("RestartPolicy") or {}).get("Name") or "no"
    again = policy not in ("no", "on-failure") or (policy == "on-failure" and code != 0)
    return not again and (code is not None or (program[:1] != [] and program[0].rpartition("/")[2] in SAYS))


def ends_at_once(container: Container, state: State) -> bool:
    """The same of a container that is there."""
    detail = state.inspect("container", container.id)
    return at_once(program_of(detail), detail.get("HostConfig") or {})


def program_of(detail: dict[str, Any]) -> list[str]:
    """The program of a container and its arguments, from its inspect answer."""
    config = detail.get("Config") or {}
    return words({"Entrypoint": config.get("Entrypoint"), "Cmd": config.get("Cmd")}, {})


def over(container: Container, state: State) -> tuple[tuple[Effect, ...], State]:
    """Its end: one made with --rm goes, and its anonymous volumes with it."""
    if removes_itself(container, state):
        return removed(container, state, True, "made with --rm: removes itself")
    code = sure_exit_code(program_of(state.inspect("container", container.id)))
    return (), state.stopped(container, code or 0)
