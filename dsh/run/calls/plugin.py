"""Calls on the engine's plugins."""

import io
import os
import tarfile

from dsh.engine.registry_auth import auth_header
from dsh.run.progress import Display, Failed, messages
from dsh.run.session import Done, Session, Sink, Streams
from dsh.typed import Any


def enable(session: Session, streams: Streams, id: str, name: str, wait: int) -> Done:
    session.client.request("POST", f"/plugins/{id}/enable", {"timeout": wait}, patient=True)
    streams.out.line(name)
    return Done()


def disable(session: Session, streams: Streams, id: str, name: str, force: bool) -> Done:
    session.client.request("POST", f"/plugins/{id}/disable", {"force": force or None}, patient=True)
    streams.out.line(name)
    return Done()


def set_(session: Session, streams: Streams, id: str, name: str, values: list[str]) -> Done:
    session.client.post(f"/plugins/{id}/set", values)
    return Done()


def remove(session: Session, streams: Streams, id: str, name: str, force: bool) -> Done:
    session.client.request("DELETE", f"/plugins/{id}", {"force": force or None}, patient=True)
    streams.out.line(name)
    return Done()


def install(
    session: Session,
    streams: Streams,
    remote: str,
    name: str,
    shown: str,
    grant: bool,
    disable: bool,
    values: list[str],
    id: str | None,
) -> Done:
    """Install, or, with `id`, upgrade. The rights it asks for are granted by the user or by --grant-all-permissions."""
    headers = auth_header(session.place, remote)
    asked = (
        session.client.request("GET", "/plugins/privileges", {"remote": remote}, headers=headers, patient=True) or []
    )
    if asked and not grant and not _granted(streams, shown, asked):
        streams.err.line(f"permission denied while installing plugin {shown}")
        return Done(1, ())
    path, params = (
        (f"/plugins/{id}/upgrade", {"remote": remote}) if id else ("/plugins/pull", {"remote": remote, "name": name})
    )
    display = Display(streams.out if not id else Sink())
    try:
        for message in messages(session.client.stream("POST", path, params, asked, headers)):
            display.show(message)
    except Failed as error:
        streams.err.line(error.message)
        return Done(1, ())
    if values:
        session.client.post(f"/plugins/{name}/set", values)
    if not disable:
        session.client.request("POST", f"/plugins/{name}/enable", {"timeout": 0}, patient=True)
    streams.out.line(f"Upgraded plugin {shown} to {remote}" if id else f"Installed plugin {shown}")
    return Done()


def _granted(streams: Streams, name: str, asked: list[dict[str, Any]]) -> bool:
    streams.out.line(f'Plugin "{name}" is requesting the following privileges:')
    for right in asked:
        streams.out.line(f" - {right.get('Name')}: [{' '.join(right.get('Value') or [])}]")
    streams.out.write("Do you grant the above permissions? [y/N] ")
    answer = os.read(streams.stdin, 1024) if streams.stdin >= 0 else b""
    return answer.strip().lower() in (b"y", b"yes")


def push(session: Session, streams: Streams, reference: str, repository: str) -> Done:
    display = Display(streams.out)
    streams.out.line(f"The push refers to repository [{repository}]")
    headers = auth_header(session.place, repository)
    try:
        for message in messages(session.client.stream("POST", f"/plugins/{reference}/push", None, None, headers)):
            display.show(message)
    except Failed as error:
        streams.err.line(error.message)
        return Done(1, ())
    return Done()


def create(session: Session, streams: Streams, name: str, folder: str, compress: bool) -> Done:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz" if compress else "w") as tar:
        for entry in sorted(os.listdir(folder)):
            tar.add(os.path.join(folder, entry), entry)
    headers = {"Content-Type": "application/x-tar"}
    session.client.request("POST", "/plugins/create", {"name": name}, made.getvalue(), headers, patient=True)
    streams.out.line(name)
    return Done()
