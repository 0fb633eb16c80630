"""What one wished for cannot work the way it was read, and the plan knows how it can: the line to propose instead.

Only of wishes: a docker line that somebody typed stays as it is, with the problem beside it.
"""

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.plan.container_exec import SHELLS
from dsh.plan.plan import Plan, Problem


class Amended(NamedTuple):
    """Another line, and what to say of it."""

    command: str
    says: str


def amended(plan: Plan, said: str, store: Store) -> Amended | None:
    """`said`: the wish in words. None where nothing is to be amended, or where the wish says it as it stands."""
    for problem in plan.problems:
        if problem.id == "port-not-exposed":
            return _other_port(plan.command, problem, said)
        if problem.id == "no-such-program":
            return _other_shell(plan.command, store)
    return None


def _other_port(command: str, problem: Problem, said: str) -> Amended | None:
    """ "on port 8090" leads to the port that the image's program listens on; "8090:8090" was told."""
    outside, _, inside = (problem.fix or "").removeprefix("-p ").rpartition(":")
    address, _, port = outside.rpartition(":")  # what keeps others out stays
    assumed = f"-p {outside}:{port}"
    if not port or command.split().count(f"{outside}:{port}") != 1 or said.count(port) > 1:
        return None
    listens = problem.message.partition(":")[0]
    where = f"{port} of this machine alone" if address == "127.0.0.1" else port
    return Amended(command.replace(assumed, f"-p {outside}:{inside}", 1), f"{listens}: {where} leads to {inside}")


def _other_shell(command: str, store: Store) -> Amended | None:
    """sh where there is no bash: the same line with the shell that nearly every image has."""
    found = invocations(command, store)
    at = _program(found[0]) if len(found) == 1 else None
    if at is None:
        return None
    use = found[0].arguments[at]
    program, where = use.value, found[0].arguments[0].value
    if program.rpartition("/")[2] not in SHELLS:
        return None
    line = f"{command[: use.span.start]}sh{command[use.span.end :]}"
    return Amended(line, f"there is no {program} in {where}: sh instead")


def _program(invocation: Invocation) -> int | None:
    """The place of the program among the arguments."""
    runs = invocation.command.path in ("docker container run", "docker container create", "docker container exec")
    return 1 if runs and len(invocation.arguments) > 1 else None
