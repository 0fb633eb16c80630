"""Calls on containers that exist: each goes to the ID of the preview and prints the name that the user gave."""

from typing import Any

from dsh.run.session import Done, Session, Streams


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


def restart(session: Session, streams: Streams, id: str, name: str, wait: int | None, signal: str | None) -> Done:
    session.client.request("POST", f"/containers/{id}/restart", _stopping(session, wait, signal), patient=True)
    streams.out.line(name)
    return Done()


def _stopping(session: Session, wait: int | None, signal: str | None) -> dict[str, Any]:
    return {"t": wait, "signal": signal if session.client.at_least("1.42") else None}


def kill(session: Session, streams: Streams, id: str, name: str, signal: str | None) -> Done:
    session.client.post(f"/containers/{id}/kill", signal=signal or "KILL")
    streams.out.line(name)
    return Done()


def start(session: Session, streams: Streams, id: str, name: str) -> Done:
    session.client.request("POST", f"/containers/{id}/start", patient=True)
    streams.out.line(name)
    return Done()


def pause(session: Session, streams: Streams, id: str, name: str) -> Done:
    session.client.post(f"/containers/{id}/pause")
    streams.out.line(name)
    return Done()


def unpause(session: Session, streams: Streams, id: str, name: str) -> Done:
    session.client.post(f"/containers/{id}/unpause")
    streams.out.line(name)
    return Done()


def rename(session: Session, streams: Streams, id: str, new: str) -> Done:
    session.client.post(f"/containers/{id}/rename", name=new)
    return Done()


def update(session: Session, streams: Streams, id: str, name: str, body: dict[str, Any]) -> Done:
    answer = session.client.post(f"/containers/{id}/update", body) or {}
    streams.out.line(name)
    for warning in answer.get("Warnings") or []:
        streams.err.line(warning)
    return Done()


def wait(session: Session, streams: Streams, id: str, name: str) -> Done:
    """Prints the exit code once the container has ended."""
    answer = session.client.request("POST", f"/containers/{id}/wait", patient=True) or {}
    streams.out.line(str(answer.get("StatusCode", 0)))
    return Done()


def same(session: Session, streams: Streams, id: str, name: str, running: bool) -> Done:
    """Nothing was to be done with it at the preview. Is that so still?"""
    state = session.client.get(f"/containers/{id}/json").get("State") or {}
    if bool(state.get("Running")) != running:
        streams.err.line(f"dsh: {name} is {state.get('Status')} now, which the preview did not know; nothing was done")
        return Done(1, ())
    streams.out.line(name)
    return Done(0, ())
