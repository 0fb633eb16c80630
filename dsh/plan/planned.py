"""What a planner gives back for one docker command.

A planner is a function `(Invocation, State) -> Planned`, registered in dsh/plan/planners.py. It does not touch the
engine but through the State, changes nothing, and reads files only below `state.place`. Arguments that stand for
objects the line itself makes are placeholders ("new+1"), which State finds like any other ID.
"""

from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.plan.plan import Problem, Step


class Planned(NamedTuple):
    steps: tuple[Step, ...]
    state: State  # as the command leaves the engine
    exit_code: int | None = 0  # docker's own; None where it depends on what a program in a container does
    stdout: bytes | None = b""  # what it will print; None where that cannot be known
    problems: tuple[Problem, ...] = ()
    keeps: tuple[str, ...] = ()
    way_back: str | None = None
    everything: bool = False  # takes all objects of a kind
    risk: str | None = None  # where the effects do not say it: destroy if one is a remove, change if there is any
    stops: bool = False  # a step that fails ends the command; otherwise the others go on


def refused(state: State, message: str, exit_code: int = 1, id: str = "refused", fix: str | None = None) -> Planned:
    """A command that will fail before it does anything. It has a step that says so with docker's words."""
    return Planned(
        (Step("fail", {"message": message, "exit_code": exit_code}),),
        state,
        exit_code,
        b"",
        (Problem(id, "error", message, fix),),
    )
