"""Calls on networks."""

from typing import Any

from dsh.run.session import Done, Session, Streams


def create(session: Session, streams: Streams, body: dict[str, Any], placeholder: str) -> Done:
    answer = session.client.post("/networks/create", body)
    session.made(placeholder, answer["Id"])
    if answer.get("Warning"):
        streams.err.line(f"WARNING: {answer['Warning']}")
    streams.out.line(answer["Id"])
    return Done()


def remove(session: Session, streams: Streams, id: str, name: str) -> Done:
    session.client.delete(f"/networks/{id}")
    streams.out.line(name)
    return Done()


def connect(session: Session, streams: Streams, id: str, body: dict[str, Any]) -> Done:
    session.client.post(f"/networks/{id}/connect", body)
    return Done()


def disconnect(session: Session, streams: Streams, id: str, container: str, force: bool) -> Done:
    session.client.post(f"/networks/{id}/disconnect", {"Container": container, "Force": force})
    return Done()
