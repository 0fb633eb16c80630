"""A command line, planned on an engine's state: the preview, and what run executes.

    plan_line(text, client, store) -> Plan

Raises DshError where the engine cannot be asked; what docker would refuse is a problem of the plan. A plan with a
problem of level "error" and no flow cannot be run at all: something in it is no docker command and no filter.
"""

from dsh.cmdline.shell import parse, source_of
from dsh.cmdline.unfinished import unfinished
from dsh.engine.client import Client
from dsh.engine.place import Place, this_place
from dsh.engine.snapshot import Snapshot
from dsh.engine.state import State
from dsh.knowledge.store import Store
from dsh.plan import flow
from dsh.plan.blocked import Blocked
from dsh.plan.plan import Engine, Plan, Problem
from dsh.plan.script import Script

RISKS = ("read", "change", "destroy")


def plan_line(
    text: str, client: Client, store: Store, place: Place | None = None, confirmed: bool | None = None
) -> Plan:
    """The plan of a shell text (one docker command or several with shell around them) on the engine of `client`.

    `confirmed`: where docker itself would ask (prune without -f), does the user say yes? A run that dsh has confirmed
    is; a preview without a terminal is not, since docker would read its answer from a standard input that is empty.
    """
    place = place or this_place()
    if confirmed is not None:
        place = place._replace(confirmed=confirmed)
    state = State(Snapshot(client), place)
    engine = Engine(client.address.context, client.address.host, client.version)
    return plan_on(text, state, store)._replace(engine=engine)


def plan_on(text: str, state: State, store: Store) -> Plan:
    """The plan of a shell text on a given state."""
    script = Script(state, store, text)
    try:
        _whole(text)
        result = script.node(parse(text).tree, state.place.stdin)
        if not script.commands.count:
            raise Blocked("there is no docker command in this line, so dsh does not run it")
    except Blocked as blocked:
        found = script.commands
        problem = Problem(blocked.id, "error", blocked.message, blocked.hint)
        return Plan(text, None, _worst(found.risks), (), (*found.problems, problem), exit_code=None)
    found = script.commands
    return Plan(
        text,
        None,
        _worst(found.risks),
        flow.steps(result.node),
        tuple(_problems(found.problems, result.code)),
        tuple(found.keeps),
        _way_back(found.ways_back),
        found.everything,
        result.node,
        result.code,
    )


def _way_back(ways: list[str]) -> str | None:
    """What was done last is taken back first; one line where each of them is one."""
    if not ways:
        return None
    lines = all(way.startswith("docker ") and not set(way) & set(";,(") for way in ways)
    return (" && " if lines else "; ").join(reversed(ways))


def _whole(text: str) -> None:
    """Raises Blocked where a shell would wait for more."""
    left = unfinished(source_of(text).plain)
    if left is not None:
        raise Blocked(left.message, "add what closes it", "unfinished")


def _worst(risks: list[str]) -> str:
    return max(risks, key=RISKS.index, default="read")


def _problems(problems: list[Problem], code: int | None) -> list[Problem]:
    """Where the line as a whole exits 0, or may do so, what fails on the way is a warning; where it does not, there is
    an error."""
    if not code:
        return [p._replace(level="warning") for p in problems]
    if code and not any(p.level == "error" for p in problems):
        return [*problems, Problem("exit-code", "error", f"the command will exit with {code}")]
    return problems
