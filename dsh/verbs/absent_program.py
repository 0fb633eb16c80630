"""After a docker run that could not start its program: is the program not in the image?

A docker exec is looked through before it runs; of an image nobody knows what is in it until a container was made.
"""

from dsh.cmdline.lines import invocations
from dsh.engine.client import Client
from dsh.errors import DshError
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.plan.container_exec import SHELLS
from dsh.plan.foretell import PATH
from dsh.run.outcome import Outcome

NOT_FOUND = 127


class Absent(NamedTuple):
    """What is missing where, and the line that may do instead."""

    program: str
    says: str
    line: str | None


def absent_program(outcome: Outcome, client: Client, store: Store) -> Absent | None:
    """None where the program is there, or where nothing can be said."""
    runs = [it for it in invocations(outcome.plan.command, store) if it.command.path == "docker container run"]
    foretold = any(problem.id == "no-such-program" for problem in outcome.plan.problems)
    if not (outcome.exit_code == NOT_FOUND or foretold) or len(runs) != 1 or len(runs[0].arguments) < 2:
        return None
    image, program = (argument.value for argument in runs[0].arguments[:2])
    there = False if foretold else _is_there(outcome, program, client)
    if there:
        return None
    span, command = runs[0].arguments[1].span, outcome.plan.command
    line = f"{command[: span.start]}sh{command[span.end :]}" if program.rpartition("/")[2] in SHELLS else None
    if there is None:
        return Absent(program, f"perhaps there is no {program} in the image {image}", line) if line else None
    return Absent(program, f"there is no {program} in the image {image}", line)


def _is_there(outcome: Outcome, program: str, client: Client) -> bool | None:
    """Is the program where the container looks for it? None: the container has gone."""
    from dsh.engine.archive import stat

    made = [e.id for e in outcome.effects if (e.action, e.kind) == ("create", "container") and e.id]
    try:
        about = client.get(f"/containers/{made[0]}/json") if len(made) == 1 else None
        if about is None:
            return None
        env = dict(variable.partition("=")[::2] for variable in about["Config"].get("Env") or [])
        places = [""] if "/" in program else [f"{folder}/" for folder in env.get("PATH", PATH).split(":") if folder]
        return any(stat(client, about["Id"], place + program) is not None for place in places)
    except DshError:
        return None
