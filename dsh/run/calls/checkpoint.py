"""Calls on checkpoints, and on the volumes of a swarm."""

from dsh.run.session import Done, Session, Streams
from dsh.typed import Any


def create(session: Session, streams: Streams, container: str, body: dict[str, Any]) -> Done:
    session.client.request("POST", f"/containers/{container}/checkpoints", body=body, patient=True)
    streams.out.line(body["CheckpointID"])
    return Done()


def ls(session: Session, streams: Streams, container: str, folder: str) -> Done:
    found = session.client.get(f"/containers/{container}/checkpoints", dir=folder or None) or []
    streams.out.line("CHECKPOINT NAME")
    for checkpoint in found:
        streams.out.line(checkpoint["Name"])
    return Done()


def remove(session: Session, streams: Streams, container: str, folder: str, name: str) -> Done:
    session.client.delete(f"/containers/{container}/checkpoints/{name}", dir=folder or None)
    return Done()


def volume_update(session: Session, streams: Streams, id: str, spec: dict[str, Any], version: int) -> Done:
    session.client.request("PUT", f"/volumes/{id}", {"version": version}, {"Spec": spec})
    return Done()
