"""docker commit, import, save, load and export."""

import os
import tempfile
from collections.abc import Iterator

from dsh.plan.plan import Problem
from dsh.run.progress import Display, Failed, messages
from dsh.run.session import Done, Session, Sink, Streams
from dsh.typed import Any

PIECE = 1 << 16


def commit(session: Session, streams: Streams, params: dict[str, Any], placeholder: str) -> Done:
    answer = session.client.request("POST", "/commit", params, patient=True)
    session.made(placeholder, answer["Id"])
    streams.out.line(answer["Id"])
    return Done()


def import_(session: Session, streams: Streams, params: dict[str, Any], file: str, placeholder: str) -> Done:
    """`file` is read here; "" for standard input or an address that the engine fetches."""
    if params["fromSrc"] != "-":
        return _shown(session, streams, "/images/create", params, None, placeholder)
    if not file:
        return _shown(session, streams, "/images/create", params, pieces(streams.stdin), placeholder)
    with open(file, "rb") as opened:
        return _shown(session, streams, "/images/create", params, pieces(opened.fileno()), placeholder)


def load(session: Session, streams: Streams, file: str, quiet: bool) -> Done:
    params = {"quiet": "1" if quiet or not streams.out.tty else "0"}
    if not file:
        return _shown(session, streams, "/images/load", params, pieces(streams.stdin))
    with open(file, "rb") as opened:
        return _shown(session, streams, "/images/load", params, pieces(opened.fileno()))


def save(session: Session, streams: Streams, names: list[str], file: str, platform: str = "") -> Done:
    params = {"names": names, "platform": platform or None}
    return _written(session, streams, "/images/get", params, file)


def export(session: Session, streams: Streams, container: str, file: str) -> Done:
    return _written(session, streams, f"/containers/{container}/export", {}, file)


def pieces(fd: int) -> Iterator[bytes]:
    while piece := os.read(fd, PIECE):
        yield piece


def _shown(
    session: Session, streams: Streams, path: str, params: dict[str, Any], body: Any, placeholder: str = ""
) -> Done:
    """What the engine says while it takes a tar. The last word of an import is the image's ID."""
    display = Display(streams.out)
    headers = {"Content-Type": "application/x-tar"}
    try:
        for message in messages(session.client.stream("POST", path, params, body, headers)):
            display.show(message)
            status = str(message.get("status") or "")
            if placeholder and status.startswith("sha256:"):
                session.made(placeholder, status)
    except Failed as error:
        streams.err.line(error.message)
        return Done(error.code or 1, (), (Problem("failed", "error", error.message),))
    return Done()


def _written(session: Session, streams: Streams, path: str, params: dict[str, Any], file: str) -> Done:
    """To standard output, or to a file that appears when it is whole."""
    stream = session.client.stream("GET", path, params)
    if not file:
        for piece in stream:
            streams.out.write(piece)
        return Done()
    first = next(stream, b"")  # the engine's no comes before a file is made
    folder, name = os.path.split(file)
    fd, part = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    sink = Sink(fd)
    try:
        sink.write(first)
        for piece in stream:
            sink.write(piece)
        os.close(fd)
        os.replace(part, file)
    except BaseException:
        if os.path.exists(part):
            os.unlink(part)
        raise
    return Done()
