"""docker top."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.output.printed import Output, refusals_printed
from dsh.output.query import ask, live
from dsh.output.table import columns


@refusals_printed
def top(invocation: Invocation, state: State) -> Output:
    name, *options = (argument.value for argument in invocation.arguments)
    if not live(state, "container"):
        container = state.container(name)
        if not container.running:
            raise EngineRefused(409, f"Container {container.id} is not running")
        name = container.id
    found = ask(state, f"/containers/{name}/top", ps_args=" ".join(options) if options else None)
    lines = [found.get("Titles") or [], *(found.get("Processes") or [])]
    return Output(columns("".join("\t".join(line) + "\n" for line in lines), 20, 3))
