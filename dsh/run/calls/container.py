"""Calls on containers that exist: each goes to the ID of the preview and prints the name that the user gave."""

from dsh.engine.refusal import EngineRefused
from dsh.plan.plan import Problem
from dsh.run.ended import ended
from dsh.run.session import Done, Session, Streams
from dsh.typed import Any


def remove(session: Session, streams: Streams, id: str, name: str, force: bool, volumes: bool) -> Done:
    session.client.request("DELETE", f"/containers/{id}", {"force": force or None, "v": volumes or None}, patient=True)
    streams.out.line(name)
    return Done()


def unlink(session: Session, streams: Streams, name: str, shown: str) -> Done:
    session.client.delete(f"/containers/{name}", link=1)
    streams.out.line(shown)
    return Done()


def stop(session: Session, streams: Streams, id: str, name: str, wait: int | None, signal: str | None) -> Done:
    session.client.request("POST", f"/containers/{id}/stop", _stopping(session, wait, signal), patient=True)
    streams.out.line(name)
    return Done()


def restart(
    session: Session,
    streams: Streams,
    id: str,
    name: str,
    wait: int | None,
    signal: str | None,
    goes: bool = False,
    ends: bool = False,
    rm: bool = False,
) -> Done:
    try:
        session.client.request("POST", f"/containers/{id}/restart", _stopping(session, wait, signal), patient=True)
    except EngineRefused as error:
        said = error.message.replace(
            f"container {id}", f"container {name}", 1
        )  # docker asks by the name that it was given
        refusal = EngineRefused(error.status, said, error.hint)
        if not goes:
            raise refusal from error
        return _gone(streams, refusal)
    streams.out.line(name)
    if ends:
        ended(session.client, id, goes=rm)
    return Done()


def _gone(streams: Streams, error: EngineRefused) -> Done:
    """A container made with --rm goes when it cannot start."""
    streams.err.line(error.said)
    return Done(1, None, (Problem("refused", "error", error.message, error.hint),), did=True)


def _stopping(session: Session, wait: int | None, signal: str | None) -> dict[str, Any]:
    return {"t": wait, "signal": signal if session.client.at_least("1.42") else None}


def kill(session: Session, streams: Streams, id: str, name: str, signal: str | None) -> Done:
    session.client.post(f"/containers/{id}/kill", signal=signal or "KILL")
    streams.out.line(name)
    return Done()


def start(
    session: Session, streams: Streams, id: str, name: str, goes: bool = False, ends: bool = False, rm: bool = False
) -> Done:
    """`ends`: it does so at once, and with `rm` goes; what follows is to find it so."""
    try:
        session.client.request("POST", f"/containers/{id}/start", patient=True)
    except EngineRefused as error:
        session.kept.setdefault("not started", []).append(name)
        if not goes:
            raise
        return _gone(streams, error)
    streams.out.line(name)
    if ends:
        ended(session.client, id, goes=rm)
    return Done()


def all_started(session: Session, streams: Streams, names: list[str], refused: list[str]) -> Done:
    """Docker's last word on those of `names` that did not start; of `refused` the preview knew."""
    failed = {*refused, *session.kept.pop("not started", [])}
    if not failed:
        return Done(0, ())
    streams.err.line(f"Error: failed to start containers: {', '.join(n for n in names if n in failed)}")
    return Done(1, ())


def pause(session: Session, streams: Streams, id: str, name: str) -> Done:
    session.client.post(f"/containers/{id}/pause")
    streams.out.line(name)
    return Done()


def unpause(session: Session, streams: Streams, id: str, name: str) -> Done:
    session.client.post(f"/containers/{id}/unpause")
    streams.out.line(name)
    return Done()


def rename(session: Session, streams: Streams, id: str, name: str, new: str) -> Done:
    try:
        session.client.post(f"/containers/{id}/rename", name=new)
    except EngineRefused as error:
        says = f"{error.message}\nError: failed to rename container named {name}"
        raise EngineRefused(error.status, says, error.hint) from error
    return Done()


def update(session: Session, streams: Streams, id: str, name: str, body: dict[str, Any]) -> Done:
    answer = session.client.post(f"/containers/{id}/update", body) or {}
    streams.out.line(name)
    session.kept.setdefault("warnings", []).extend(answer.get("Warnings") or [])
    return Done()


def warnings(session: Session, streams: Streams) -> Done:
    """What the engine had to say on the updates, after them all."""
    for warning in session.kept.pop("warnings", []):
        streams.out.line(warning)
    return Done()


def wait(session: Session, streams: Streams, id: str, name: str) -> Done:
    """Prints the exit code once the container has ended."""
    answer = session.client.request("POST", f"/containers/{id}/wait", patient=True) or {}
    streams.out.line(str(answer.get("StatusCode", 0)))
    return Done()


def runs_still(session: Session, streams: Streams, id: str, name: str, message: str) -> Done:
    """What the engine would refuse, since the container runs. One that has ended meanwhile was not to go either."""
    state = session.client.get(f"/containers/{id}/json").get("State") or {}
    if not state.get("Running"):
        says = f"{name} is {state.get('Status')} now, and the preview saw it running: it was not removed"
        streams.err.line(f"dsh: {says}; give the line again")
        return Done(1, (), (Problem("deviation", "error", says, "give the line again"),))
    streams.err.line(message)
    return Done(1, ())


def same(session: Session, streams: Streams, id: str, name: str, running: bool) -> Done:
    """Nothing was to be done with it at the preview. Is that so still?"""
    state = session.client.get(f"/containers/{id}/json").get("State") or {}
    if bool(state.get("Running")) != running:
        streams.err.line(f"dsh: {name} is {state.get('Status')} now, which the preview did not know; nothing was done")
        return Done(1, ())
    streams.out.line(name)
    return Done(0, ())
