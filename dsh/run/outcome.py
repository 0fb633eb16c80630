"""What really happened."""

from dsh.named import NamedTuple
from dsh.plan.plan import Effect, Plan, Problem


class Outcome(NamedTuple):
    """The account of a run. `effects` are those that happened, `problems` what went wrong on the way."""

    plan: Plan
    outcome: str  # done partly failed declined
    effects: tuple[Effect, ...]
    problems: tuple[Problem, ...]
    output: str
    exit_code: int  # docker's own
    printed: bool = True  # anything at all; what other programs print is not known
