"""docker create and docker run: make the container, start it, stay with it."""

import os
import threading
from contextlib import nullcontext, suppress

from dsh.engine.client import Client
from dsh.engine.hijack import Waiting, hijack
from dsh.engine.refusal import EngineLost, EngineRefused
from dsh.errors import EngineUnreachable
from dsh.plan.exit_codes import run_exit_code
from dsh.plan.plan import Effect, Problem
from dsh.run import terminal
from dsh.run.attached import forwarded_signals, join, resizer, type_only
from dsh.run.detach_keys import parse_keys
from dsh.run.ended import ended
from dsh.run.session import Done, Session, Streams
from dsh.typed import Any

PATIENCE = 3.0  # seconds in which the engine is to say what became of a container that was left
TRIES = 20  # tenths of a second in which a container that could not start may still go


def create(
    session: Session,
    streams: Streams,
    body: dict[str, Any],
    name: str,
    platform: str,
    verb: str,
    cidfile: str = "",
    image_id: str = "",
    notice: str = "",
    placeholder: str = "",
    volumes: dict[str, str] | None = None,
    named: tuple[Effect, ...] = (),
) -> Done:
    """POST /containers/create. `volumes` says which placeholder of a volume belongs to which target; `named` are the
    new volumes that stay behind where the engine makes them and then no container."""
    client = session.client
    if cidfile and os.path.exists(os.path.join(session.place.cwd, cidfile)):
        said = f"container ID file found, make sure the other container isn't running or delete {cidfile}"
        return _stopped(streams, said, verb, Problem("file-exists", "error", said))
    _warn(streams, body["HostConfig"], verb)
    if image_id and not image_id.startswith("new+"):
        now = client.get(f"/images/{body['Image']}/json")["Id"]
        if now != image_id:
            says = f"{body['Image']} is another image now than at the preview"
            streams.err.line(f"dsh: {says}: nothing was made")
            return Done(125, (), (Problem("changed", "error", says, "run it again to see the new preview"),))
    try:
        answer = client.request(
            "POST", "/containers/create", {"name": name or None, "platform": platform or None}, body, patient=True
        )
    except EngineRefused as error:
        return _refused(streams, error, verb, _left_behind(session, named))
    identity = answer["Id"]
    for warning in answer.get("Warnings") or []:
        streams.err.line(f"WARNING: {warning}")
    session.made(placeholder, identity)
    for mount in _mounts(session, identity) if volumes else ():
        if mount.get("Destination") in (volumes or {}):
            session.made((volumes or {})[mount["Destination"]], mount["Name"])
    if cidfile:
        with open(os.path.join(session.place.cwd, cidfile), "x", encoding="ascii") as file:
            file.write(identity)
    if verb == "create":
        streams.out.line(identity)
    return Done()


def _left_behind(session: Session, named: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Those of the volumes that are there now."""
    if not named:
        return ()
    try:
        there = {volume["Name"] for volume in session.client.get("/volumes").get("Volumes") or []}
    except (EngineRefused, EngineLost, EngineUnreachable):
        return ()
    return tuple(effect for effect in named if effect.name in there)


def _mounts(session: Session, identity: str) -> list[dict[str, Any]]:
    """Asked for the names of the volumes that came along. The container is there, whatever becomes of this call."""
    try:
        mounts: list[dict[str, Any]] = session.client.get(f"/containers/{identity}/json").get("Mounts") or []
        return mounts
    except (EngineRefused, EngineLost, EngineUnreachable):
        return []


def _warn(streams: Streams, host: dict[str, Any], verb: str) -> None:
    if verb == "run" and host["OomKillDisable"] and not host["Memory"]:
        said = "Disabling the OOM killer on containers without setting a '-m/--memory' limit may be dangerous."
        streams.err.line(f"WARNING: {said}")
    local = next((server for server in host["Dns"] if server.startswith("127.") or server == "::1"), None)
    if local:
        streams.err.line(f"WARNING: Localhost DNS ({local}) may fail in containers.")


def _refused(streams: Streams, error: EngineRefused, verb: str, effects: tuple[Effect, ...] = ()) -> Done:
    """The engine's no, printed and counted as docker does it."""
    problem = Problem("refused", "error", error.message, error.hint)
    return _stopped(streams, error.said, verb, problem, effects)


def _stopped(streams: Streams, said: str, verb: str, problem: Problem, effects: tuple[Effect, ...] = ()) -> Done:
    if verb != "run":
        streams.err.line(said)
        return Done(1, effects, (problem,))
    streams.err.line(f"docker: {said}\n\nRun 'docker run --help' for more information")
    return Done(run_exit_code(said), effects, (problem,))


def run(
    session: Session,
    streams: Streams,
    container: str,
    tty: bool,
    attach: dict[str, bool],
    rm: bool,
    sig_proxy: bool,
    detach_keys: str,
    begun: tuple[Effect, ...] = (),
    removal: tuple[Effect, ...] = (),
    verb: str = "run",
    ends: bool = False,
) -> Done:
    """Start a container; with standard streams attached stay until it ends. `ends`: it does so at once, and what
    follows is to find it ended."""
    client = session.client
    attached = any(attach.values())
    foreground = attach["Stdout"] or attach["Stderr"]
    text = detach_keys or str(session.place.config.get("detachKeys") or "")
    keys = parse_keys(text) if attached else b""
    params = {"stream": "1", **{name.lower(): "1" for name, on in attach.items() if on}}
    if text:
        params["detachKeys"] = text
    wire = hijack(client, f"/containers/{container}/attach", params) if attached else None
    stdin = attach["Stdin"]
    raw = terminal.raw(streams.stdin, tty and stdin and streams.stdin >= 0)
    out = streams.out.fd if streams.out.fd is not None and streams.out.tty else None
    condition = {"condition": "removed" if rm else "next-exit"}
    with (
        wire or nullcontext(),
        Waiting(client, "POST", f"/containers/{container}/wait", condition) as waiting,
        forwarded_signals(client, container, sig_proxy),
    ):
        if wire is None:
            streams.out.line(container)  # docker does not wait for the start either
        try:
            client.request("POST", f"/containers/{container}/start", patient=True)
        except EngineRefused as error:
            done = _refused(streams, error, verb)
            return done._replace(effects=removal) if rm and _removes_itself(client, container) else done
        if wire is None or not foreground:
            if wire is not None:
                type_only(wire, streams)
            over = ends and ended(client, container, goes=rm)
            return Done(0, (*begun, *(removal if over and rm else ())))
        sized = (
            terminal.resizes(out, resizer(client, f"/containers/{container}/resize")) if tty and out else nullcontext()
        )
        try:
            with raw, sized:
                detached = join(wire, streams, tty, stdin, keys)
            if detached:
                return Done(0, begun)
            code, message = exit_code(waiting)
        except (EngineRefused, EngineLost, EngineUnreachable) as error:
            streams.err.line(f"dsh: {error.message}")
            return Done(125, begun, (_left(error.message, rm),))
        except KeyboardInterrupt:
            session.cancelled.set()
            return _interrupted(client, container, begun, removal if rm else ())
    if message:
        streams.err.line(message)
    return Done(code, (*begun, *(removal if rm else ())))


def _removes_itself(client: Client, container: str) -> bool:
    """Has a container made with --rm, which could not start, gone? The engine removes it before it says so."""
    for _ in range(TRIES):
        try:
            client.get(f"/containers/{container}/json")
        except EngineRefused as error:
            return error.status == 404
        except EngineUnreachable as error:
            raise EngineLost(f"whether it has removed itself is not known: {error.message}") from error
        threading.Event().wait(0.1)
    return False


def _interrupted(client: Client, container: str, begun: tuple[Effect, ...], removal: tuple[Effect, ...]) -> Done:
    """Nobody watches it any more: whether it has ended, the engine knows, where it answers soon."""
    found: list[dict[str, Any]] = []
    gone: list[bool] = []

    def ask() -> None:
        with suppress(EngineLost, EngineUnreachable, EngineRefused):
            ends = bool(removal) and not _runs(client, container) and _removes_itself(client, container)
            gone.append(ends)
            found.extend([] if ends else [client.get(f"/containers/{container}/json")])

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(PATIENCE)
    if gone == [True]:
        return Done(130, (*begun, *removal), (Problem("left", "warning", "it has ended, and removed itself"),))
    state = (found[0].get("State") or {}) if found else {}
    if not found or (removal and not state.get("Running")):
        return Done(130, begun, (_left("", bool(removal))._replace(id="unknown"),))
    name = str(found[0].get("Name", "")).removeprefix("/")
    if state.get("Running"):
        return Done(
            130, begun, (Problem("left", "warning", f"the container {name} still runs", f"docker stop {name}"),)
        )
    says = f"the container {name} has ended, with exit code {state.get('ExitCode')}"
    return Done(130, begun, (Problem("left", "warning", says),))


def _runs(client: Client, container: str) -> bool:
    try:
        return bool((client.get(f"/containers/{container}/json").get("State") or {}).get("Running"))
    except EngineRefused as error:
        if error.status == 404:
            return False
        raise


def _left(why: str, rm: bool) -> Problem:
    """It was started, and then nobody watched it to its end."""
    says = "it was started; whether it has ended" + (", and removed itself," if rm else "") + " is not known"
    says += f": {why}" if why else ""
    return Problem("lost", "error", says, "docker ps -a")


def exit_code(waiting: Waiting) -> tuple[int, str]:
    """The container's exit code when it has ended, and what went wrong in waiting."""
    answer = waiting.answer() or {}
    message = (answer.get("Error") or {}).get("Message") or ""
    return (125 if message else int(answer.get("StatusCode", 125))), message
