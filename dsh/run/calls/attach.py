"""docker attach and docker exec: streams into a container that runs."""

from contextlib import nullcontext

from dsh.engine.hijack import Waiting, hijack
from dsh.engine.refusal import EngineLost
from dsh.errors import DshError, EngineUnreachable
from dsh.run import terminal
from dsh.run.attached import forwarded_signals, join, resizer
from dsh.run.calls.create import exit_code
from dsh.run.detach_keys import parse_keys
from dsh.run.session import Done, Session, Streams
from dsh.typed import Any


def attach(
    session: Session,
    streams: Streams,
    container: str,
    tty: bool,
    attach: dict[str, bool],
    sig_proxy: bool,
    detach_keys: str,
) -> Done:
    """Stay with a running container until it ends or the user leaves."""
    client = session.client
    text = detach_keys or str(session.place.config.get("detachKeys") or "")
    keys = parse_keys(text)
    params = {"stream": "1", **{name.lower(): "1" for name, on in attach.items() if on}}
    if text:
        params["detachKeys"] = text
    with (
        Waiting(client, "POST", f"/containers/{container}/wait", {}) as waiting,
        hijack(client, f"/containers/{container}/attach", params) as wire,
        forwarded_signals(client, container, sig_proxy),
    ):
        if _joined(session, streams, f"/containers/{container}/resize", wire, tty, attach["Stdin"], keys):
            streams.err.line("read escape sequence")
            return Done(1)
        code, message = exit_code(waiting)
    if message:
        streams.err.line(message)
    return Done(code, did=True)


def execute(session: Session, streams: Streams, container: str, name: str, body: dict[str, Any]) -> Done:
    """A further program in a running container; its exit code is docker's. `name` is how the line calls it."""
    client = session.client
    if client.get(f"/containers/{name}/json")["Id"] != container:
        raise DshError(f"{name} is another container now than at the preview", hint="run it again")
    text = body["DetachKeys"] or str(session.place.config.get("detachKeys") or "")
    identity = client.post(f"/containers/{name}/exec", {**body, "DetachKeys": text})["Id"]
    keys = parse_keys(text)
    start = {"Detach": body["Detach"], "Tty": body["Tty"]}
    if body.get("ConsoleSize"):
        start["ConsoleSize"] = body["ConsoleSize"]
    if body["Detach"]:
        client.post(f"/exec/{identity}/start", start)
        return Done()
    wire = hijack(client, f"/exec/{identity}/start", body=start)
    with wire:
        left = _joined(session, streams, f"/exec/{identity}/resize", wire, body["Tty"], body["AttachStdin"], keys)
    if left:
        return Done()
    return Done(_code(session, identity))


def _code(session: Session, identity: str) -> int:
    try:
        return int(session.client.get(f"/exec/{identity}/json").get("ExitCode") or 0)
    except EngineUnreachable as error:
        raise EngineLost(f"it ran, and how it ended is not known: {error.message}") from error


def _joined(session: Session, streams: Streams, resize: str, wire: Any, tty: bool, stdin: bool, keys: bytes) -> bool:
    out = streams.out.fd if streams.out.fd is not None and streams.out.tty else None
    sized = terminal.resizes(out, resizer(session.client, resize)) if tty and out is not None else nullcontext()
    with terminal.raw(streams.stdin, tty and stdin and streams.stdin >= 0), sized:
        return join(wire, streams, tty, stdin and streams.stdin >= 0, keys)
