"""docker logs: what a container has printed, and what it prints."""

import time

from dsh.plan.times import timestamp
from dsh.run.session import Done, Session, Streams
from dsh.run.streams import ERROR, frames


def logs(
    session: Session,
    streams: Streams,
    container: str,
    tty: bool,
    since: str,
    until: str,
    tail: str,
    timestamps: bool,
    details: bool,
    follow: bool,
) -> Done:
    """As the container wrote it, to the stream it wrote to."""
    now = time.time()
    params = {
        "stdout": "1",
        "stderr": "1",
        "since": timestamp(since, now) or None,
        "until": timestamp(until, now) or None,
        "tail": tail,
        "timestamps": "1" if timestamps else None,
        "details": "1" if details else None,
        "follow": "1" if follow else None,
    }
    pieces = session.client.stream("GET", f"/containers/{container}/logs", params)
    if tty:
        for piece in pieces:
            streams.out.write(piece)
        return Done()
    for stream, payload in frames(pieces):
        (streams.err if stream == ERROR else streams.out).write(payload)
    return Done()
