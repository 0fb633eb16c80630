"""docker pull and docker push."""

from dsh.engine.refusal import EngineRefused
from dsh.engine.registry_auth import auth_header
from dsh.plan.exit_codes import run_exit_code
from dsh.plan.plan import Problem
from dsh.run.progress import Display, Failed, messages
from dsh.run.session import Done, Session, Sink, Streams


def pull(
    session: Session,
    streams: Streams,
    reference: str,
    tag: str,
    platform: str = "",
    quiet: bool = False,
    notice: str = "",
    to_error: bool = False,
    all_tags: bool = False,
    default_tag: bool = False,
    verb: str = "pull",
    placeholder: str = "",
) -> Done:
    """Pull `reference` (a full repository). `to_error`: for docker run, whose standard output is the container's.

    `verb` is the command that pulls: docker run has its own way of failing. `placeholder` stands for the image in what
    follows in the line.
    """
    if notice:
        streams.err.line(notice)
    if default_tag and not quiet:
        streams.out.line("Using default tag: latest")
    sink = Sink() if quiet else streams.err if to_error else streams.out
    params = {"fromImage": reference, "tag": tag or None, "platform": platform or None}
    headers = auth_header(session.place, reference)
    display = Display(sink)
    try:
        for message in messages(session.client.stream("POST", "/images/create", params, headers=headers)):
            display.show(message)
    except EngineRefused as error:
        return _failed(streams, error.said, verb)
    except Failed as error:
        return _failed(streams, error.message, verb)
    full = reference + (f"{'@' if ':' in tag else ':'}{tag}" if tag else "")
    if placeholder:
        session.made(placeholder, str(session.client.get(f"/images/{full}/json")["Id"]))
    if not to_error:
        streams.out.line(full)
    return Done()


def _failed(streams: Streams, message: str, verb: str) -> Done:
    problem = Problem("pull-failed", "error", message)
    if verb != "run":
        streams.err.line(message)
        return Done(1, (), (problem,))
    streams.err.line(f"docker: {message}\n\nRun 'docker run --help' for more information")
    return Done(run_exit_code(message), (), (problem,))


def push(
    session: Session,
    streams: Streams,
    reference: str,
    tag: str,
    platform: str = "",
    quiet: bool = False,
    default_tag: bool = False,
) -> Done:
    """Push one tag, or all of a repository where `tag` is empty."""
    if default_tag and not quiet:
        streams.out.line("Using default tag: latest")
    params = {"tag": tag or None, "platform": platform or None}
    display = Display(Sink() if quiet else streams.out)
    try:
        headers = auth_header(session.place, reference)
        for message in messages(session.client.stream("POST", f"/images/{reference}/push", params, headers=headers)):
            if message.get("aux") is None:
                display.show(message)
    except Failed as error:
        streams.err.line(error.message)
        return Done(1, ())
    if quiet:
        streams.out.line(f"{reference}:{tag}" if tag else reference)
    return Done()
