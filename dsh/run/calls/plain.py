"""Calls that change nothing: a failure known beforehand, and commands that only read."""

from dsh.run.session import Done, Session, Streams


def fail(session: Session, streams: Streams, message: str, exit_code: int) -> Done:
    """What docker would refuse, in docker's words, without asking the engine."""
    streams.err.line(message)
    return Done(exit_code, ())


def say(session: Session, streams: Streams, text: str) -> Done:
    """A line that docker would print, with nothing to do."""
    streams.out.line(text)
    return Done(0, ())


def complain(session: Session, streams: Streams, text: str) -> Done:
    """A line of docker's on standard error that is no failure."""
    streams.err.line(text)
    return Done(0, ())


def show(session: Session, streams: Streams, words: list[str]) -> Done:
    """A read command, on the engine as it is now."""
    from dsh.cmdline.parse import read
    from dsh.cmdline.syntax import Piece, Word
    from dsh.engine.snapshot import Snapshot
    from dsh.engine.state import State
    from dsh.plan.readers import reader

    texts = [Word(text, 0, 0, (Piece("text", text, 0, 0, True),), text) for text in words]
    invocation = read(texts, session.store)
    found = reader(invocation.command.path)
    assert found is not None  # the planner has asked the same registry
    output = found(invocation, State(Snapshot(session.client), session.place))
    streams.out.write(_shown(output.stdout) if streams.out.tty else output.stdout)
    streams.err.write(_shown(output.stderr) if streams.err.tty else output.stderr)
    return Done(output.exit_code, ())


def _shown(text: str | bytes) -> str:
    """For a terminal: names and labels of the engine cannot drive it."""
    from dsh.escape import visible

    return visible(text.decode(errors="replace") if isinstance(text, bytes) else text, keep="\n\t")


def help(session: Session, streams: Streams, path: str, asked: bool = True) -> Done:
    """A command's usage, summary, subcommands and flags; not `asked` for, it is said on standard error."""
    from dsh.plan.usage import usage_line

    command = session.store.command(path)
    assert command is not None  # the planner has found it
    lines = [
        f"Usage:  {path} COMMAND" if command.group else f"Usage:  {usage_line(command, path)}",
        "",
        command.summary,
    ]
    if command.subcommands:
        lines += ["", "Commands:", *(f"  {name:<12} {says}" for name, says in sorted(command.subcommands.items()))]
    if command.flags:
        lines += ["", "Options:"]
    for flag in command.flags.values():
        short = f"-{flag.short}, " if flag.short else "    "
        lines.append(f"  {short}--{flag.name:<22} {flag.meaning}")
    (streams.out if asked else streams.err).write("\n".join(lines) + "\n")
    return Done(0, ())
