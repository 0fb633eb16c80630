"""What the engine is too old, too plain or of the wrong system for: docker's client refuses it before anything else."""

from collections.abc import Iterator

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.knowledge.entries import Flag
from dsh.plan.here import surroundings


def unsupported(invocation: Invocation, state: State) -> str | None:
    """Docker's text on what the engine does not know: the command, or a flag a line. None where it knows all."""
    command = invocation.command
    if command.since and not state.api(command.since):
        return f"{command.path} {_older(command.since, state)}"
    if command.experimental and command.path.startswith("docker checkpoint") and not _experimental(state):
        return f"{command.path} {EXPERIMENTAL}"
    flags = {use.flag.name: use.flag for use in invocation.flags}
    return "\n".join(said for name in sorted(flags) for said in _flag(flags[name], state)) or None


EXPERIMENTAL = "is only supported on a Docker daemon with experimental features enabled"


def _flag(flag: Flag, state: State) -> Iterator[str]:
    if flag.since and not state.api(flag.since):
        yield f'"--{flag.name}" {_older(flag.since, state)}'
        return
    system = surroundings(state).os_type
    if flag.os and flag.os != system:
        on = f"a Docker daemon running on {flag.os}, but the Docker daemon is running on {system}"
        yield f'"--{flag.name}" is only supported on {on}'
    elif flag.experimental and not _experimental(state):
        yield f'"--{flag.name}" {EXPERIMENTAL}'


def _older(needed: str, state: State) -> str:
    return f"requires API version {needed}, but the Docker daemon API version is {state.source.client.api_version}"


def _experimental(state: State) -> bool:
    return bool(state.source.client.about.get("Experimental"))
