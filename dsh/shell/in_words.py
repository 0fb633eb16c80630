"""What docker answers with a bare number, a time or JSON, said once more in words."""

import json
import time

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.lines import invocations
from dsh.cmdline.types import restart_policy
from dsh.cmdline.types.size import in_words
from dsh.engine.client import Client
from dsh.errors import DshError
from dsh.knowledge.store import Store
from dsh.output.units import ago, timestamp
from dsh.run.outcome import Outcome
from dsh.shell.reading import cut
from dsh.typed import Any

INSPECTS = ("docker inspect", "docker container inspect")
NEVER = "0001-01-01"
LONGEST = 200  # characters of a program's last line


def said_in_words(outcome: Outcome, client: Client, store: Store) -> tuple[str, ...]:
    """Of `docker inspect -f ...` for one container; nothing of other lines."""
    found = invocations(outcome.plan.command, store)
    if len(found) == 2 and not outcome.exit_code:
        return _cause(found, client)
    if outcome.exit_code or len(found) != 1 or any(sign in outcome.plan.command for sign in "|>&;"):
        return ()
    it = found[0]
    if it.command.path not in INSPECTS or len(it.arguments) != 1 or not outcome.output.strip():
        return ()
    name, printed = it.arguments[0].value, outcome.output.strip()
    template = "".join(it.value("format").split())
    if template in ("{{json.Mounts}}", "{{.Mounts}}"):
        return _mounts(printed, name)
    if template == "{{.HostConfig.Memory}}" and printed.isdigit():
        return (f"{name} may use {in_words(int(printed))} of memory" if int(printed) else "0 means: no limit",)
    if template == "{{.HostConfig.NanoCpus}}" and printed.isdigit():
        processors = f"{int(printed) / 1e9:g}"
        return (f"{name} may use as much as {processors} processors give" if int(printed) else "0 means: no limit",)
    both = printed.split()
    if template == "{{.HostConfig.Memory}}{{.HostConfig.NanoCpus}}" and len(both) == 2 and "".join(both).isdigit():
        memory = f"{in_words(int(both[0]))} of memory" if int(both[0]) else "all memory (no limit)"
        processors = f"what {int(both[1]) / 1e9:g} processors give" if int(both[1]) else "all processors (no limit)"
        return (f"{name} may use {memory} and {processors}",)
    if template == "{{.RestartCount}}" and printed.isdigit():
        return (f"{name} was started again {printed} times by its restart policy",)
    if template == "{{.HostConfig.RestartPolicy.Name}}" and printed in restart_policy.POLICIES:
        return (f"{printed}: {restart_policy.explain(printed)}",)
    return _since(name, printed, client) if template == "{{.State.StartedAt}}" else ()


def _cause(found: tuple[Invocation, ...], client: Client) -> tuple[str, ...]:
    """Of the line that answers why a container has ended: the cause in one sentence, below all that was printed."""
    logs, inspect = found
    name = next((use.value for use in logs.arguments), "")
    asks = logs.command.path == "docker container logs" and inspect.command.path in INSPECTS
    if not asks or [use.value for use in inspect.arguments] != [name] or "ExitCode" not in inspect.value("format"):
        return ()
    try:
        state = client.get(f"/containers/{name}/json").get("State") or {}
        if state.get("Running") and not state.get("Restarting"):
            return ()
        last = _last_line(name, client)
    except DshError:
        return ()
    how = f"{name} ends" if state.get("Restarting") else f"{name} ended"
    how += " because its memory ran out" if state.get("OOMKilled") else f" with exit code {state.get('ExitCode')}"
    if str(state.get("StartedAt", "")).startswith(NEVER):
        return (f"{name} has never been started",)
    return (f"{how}; the last it said: {last}" if last else f"{how}, and printed nothing",)


def _last_line(name: str, client: Client) -> str:
    from dsh.run.streams import frames

    tty = (client.get(f"/containers/{name}/json").get("Config") or {}).get("Tty")
    pieces = client.stream("GET", f"/containers/{name}/logs", {"stdout": "1", "stderr": "1", "tail": "5"})
    said = b"".join(pieces if tty else (payload for _, payload in frames(pieces)))
    lines = [line.strip() for line in said.decode(errors="replace").splitlines() if line.strip()]
    return cut(lines[-1], LONGEST) if lines else ""


def _mounts(printed: str, name: str) -> tuple[str, ...]:
    try:
        mounts = json.loads(printed) or []
    except ValueError:
        return ()
    if not isinstance(mounts, list):
        return ()
    if not mounts:
        return (f"nothing is mounted into {name}: what it writes is gone when it is removed",)
    return tuple(_mount(it) for it in mounts)


def _mount(it: dict[str, Any]) -> str:
    what = f"the folder {it.get('Source', '')} of the engine's machine"
    if it.get("Type") == "volume":
        what = f"the volume {it.get('Name', '')}"
    elif it.get("Type") == "tmpfs":
        what = "memory (tmpfs)"
    return f"{what} appears as {it.get('Destination', '')}" + ("" if it.get("RW", True) else ", to be read only")


def _since(name: str, printed: str, client: Client) -> tuple[str, ...]:
    """A start is an answer to "since when does it run" only where it still runs."""
    try:
        state = client.get(f"/containers/{name}/json").get("State") or {}
    except DshError:
        return ()
    if printed.startswith(NEVER):
        return (f"{name} has never been started",)
    began = ago(timestamp(printed), time.time())
    if state.get("Running"):
        return (f"{name} was started {began} and runs (docker prints the time as UTC)",)
    ended = str(state.get("FinishedAt", ""))
    how = f" with exit code {state['ExitCode']}" if "ExitCode" in state else ""
    when = f": it ended {ago(timestamp(ended), time.time())}{how}" if ended and not ended.startswith(NEVER) else ""
    return (f"{name} does not run now{when}; its last start was {began}",)
