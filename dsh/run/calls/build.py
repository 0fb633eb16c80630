"""docker build: the context sent, the builder's words shown."""

import os

from dsh.engine.refusal import EngineRefused
from dsh.engine.registry_auth import all_auths_header
from dsh.plan.build_context import Context
from dsh.plan.plan import Problem
from dsh.plan.surroundings import spoken
from dsh.run.context_tar import counted, folder_tar, read_all, stdin_tar
from dsh.run.progress import Display, Failed, amount, messages
from dsh.run.session import Done, Session, Sink, Streams
from dsh.typed import Any

SENDING = "Sending build context to Docker daemon"


def build(
    session: Session,
    streams: Streams,
    context: tuple[Any, ...],
    text: str | None,
    params: dict[str, Any],
    quiet: bool,
    iidfile: str = "",
    placeholder: str = "",
) -> Done:
    """`text` is a Dockerfile that lies outside the context; `iidfile` gets the image's ID."""
    place = Context(*context)
    sent = 0

    def count(size: int) -> None:
        nonlocal sent
        sent += size
        if streams.out.tty and not quiet:
            streams.out.write(f"{SENDING} {amount(sent):>8}\r")

    held = Sink()
    out = held if quiet else streams.out
    display = Display(out)
    headers = {"Content-Type": "application/x-tar", **all_auths_header(session.place)}
    body = counted(_pieces(place, text, streams), count) if place.kind != "remote" else None
    identity, announcement, announced = "", "", body is None
    try:
        for message in messages(session.client.stream("POST", "/build", params, body, headers)):
            if not announced:
                announced = True
                announcement = f"{SENDING} {amount(sent):>8}\r\r\n"
                out.write(announcement)
            if isinstance(message.get("aux"), dict):
                identity = message["aux"].get("ID") or identity
                continue
            display.show(message)
    except EngineRefused:
        if not announced:
            (streams.err if quiet else streams.out).write(f"{SENDING} {amount(sent):>8}\r\r\n")
        raise
    except Failed as error:
        streams.err.write(bytes(held.kept) if quiet else b"")
        streams.err.line(error.message)
        return Done(error.code or 1, None, (Problem("build-failed", "error", error.message),))
    printed = bytes(held.kept).removeprefix(announcement.encode())
    streams.out.write(printed)
    identity = printed.decode(errors="replace") if quiet else identity
    if placeholder and identity:
        session.made(placeholder, identity.strip())
    if iidfile:
        try:
            with open(os.path.join(session.place.cwd, iidfile), "w", encoding="ascii") as file:
                file.write(identity)
        except OSError as error:
            said = f"open {iidfile}: {spoken(error)}"
            streams.err.line(said)
            return Done(1, None, (Problem("not-written", "error", said),), True)
    return Done()


def _pieces(place: Context, text: str | None, streams: Streams) -> Any:
    if place.kind == "stdin":
        return stdin_tar(streams.stdin, place.dockerfile)
    if not place.extra:
        return folder_tar(place, None)
    return folder_tar(place, text.encode() if text is not None else read_all(streams.stdin))
