"""Commands that take several objects: each is planned on what those before it leave, and a refusal stops no other."""

from collections.abc import Callable, Sequence

from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.plan import Problem, Step
from dsh.plan.planned import Planned

One = Callable[[str, State], Planned]  # may raise EngineRefused


def each(names: Sequence[str], state: State, one: One) -> Planned:
    """Plan `one` for every name. Exits 1 when any fails; docker prints each name that went well."""
    steps: list[Step] = []
    problems: list[Problem] = []
    keeps: list[str] = []
    ways: list[str] = []
    code: int | None = 0
    out: bytes | None = b""
    for name in names:
        try:
            planned = one(name, state)
        except EngineRefused as error:
            planned = failing(state, error)
        steps += planned.steps
        problems += [p for p in planned.problems if p not in problems]
        keeps += [k for k in planned.keeps if k not in keeps]
        ways += [planned.way_back] if planned.way_back and planned.way_back not in ways else []
        state = planned.state
        code = None if code is None or planned.exit_code is None else max(code, planned.exit_code)
        out = None if out is None or planned.stdout is None else out + planned.stdout
    return Planned(tuple(steps), state, code, out, tuple(problems), tuple(keeps), "; ".join(ways) or None)


def failing(state: State, error: EngineRefused, level: str = "error", exit_code: int = 1) -> Planned:
    """One object that the engine will refuse: said with docker's words, the engine is not even asked."""
    step = Step("fail", {"message": error.said, "exit_code": exit_code})
    id = {404: "not-found", 409: "conflict"}.get(error.status, "refused")
    return Planned((step,), state, exit_code, b"", (Problem(id, level, error.message, error.hint),))
