"""Calls on networks."""

from dsh.engine.refusal import EngineRefused
from dsh.plan.plan import Problem
from dsh.run.session import Done, Session, Streams
from dsh.typed import Any


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


def connect(session: Session, streams: Streams, id: str, body: dict[str, Any], listed: bool = False) -> Done:
    """`listed`: the engine refuses it, and lists the network with the container all the same."""
    try:
        session.client.post(f"/networks/{id}/connect", body)
    except EngineRefused as error:
        if not listed:
            raise
        streams.err.line(error.said)
        return Done(1, None, (Problem("refused", "error", error.message, error.hint),), did=True)
    return Done()


def disconnect(session: Session, streams: Streams, id: str, container: str, force: bool) -> Done:
    session.client.post(f"/networks/{id}/disconnect", {"Container": container, "Force": force})
    return Done()
