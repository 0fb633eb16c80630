"""docker diff."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.printed import ClientError, Output, refusals_printed
from dsh.output.query import ask, live

LETTERS = {0: "C", 1: "A", 2: "D"}


@refusals_printed
def diff(invocation: Invocation, state: State) -> Output:
    name = invocation.arguments[0].value
    if not name:
        raise ClientError("Container name cannot be empty")
    reference = name if live(state, "container") else state.container(name).id
    found = ask(state, f"/containers/{reference}/changes") or []
    return Output("".join(f"{LETTERS.get(c.get('Kind', 0), '')} {c.get('Path', '')}\n" for c in found))
