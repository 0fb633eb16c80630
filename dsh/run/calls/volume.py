"""Calls on volumes."""

from dsh.run.session import Done, Session, Streams
from dsh.typed import Any


def create(session: Session, streams: Streams, body: dict[str, Any], placeholder: str | None) -> Done:
    answer = session.client.post("/volumes/create", body)
    if placeholder:
        session.made(placeholder, answer["Name"])
    streams.out.line(answer["Name"])
    return Done()


def remove(session: Session, streams: Streams, name: str, force: bool) -> Done:
    session.client.delete(f"/volumes/{name}", force=force or None)
    streams.out.line(name)
    return Done()
