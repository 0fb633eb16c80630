"""docker events and docker stats."""

import time

from dsh.plan.times import timestamp
from dsh.run.progress import messages
from dsh.run.session import Done, Session, Streams

PAUSE = 0.5  # seconds between two readings; each takes the engine a second or two itself
CLEAR = "\x1b[H\x1b[2J"


def events(session: Session, streams: Streams, since: str, until: str, filters: str | None, template: str) -> Done:
    """A line for each event, from `since` on until `until` or Ctrl-C."""
    from dsh.output.events import printer

    line = printer(template)
    now = time.time()
    params = {"since": timestamp(since, now) or None, "until": timestamp(until, now) or None, "filters": filters}
    for event in messages(session.client.stream("GET", "/events", params)):
        streams.out.write(line(event))
        if streams.out.closed:
            break
    return Done()


def _fitting(text: str | bytes, once: bool, session: Session) -> str | bytes:
    """As docker prints it; on the shell's screen in lines that fit, nothing cut, with the way to leave below."""
    if not session.console.screen or isinstance(text, bytes):
        return text
    from textwrap import wrap

    from dsh.output.fitted import fitted

    columns = session.console.width
    shown, gone = fitted(text, columns)
    left = " and ".join(name for name in gone if name)
    below = wrap(f"the window is too narrow for {left}", columns - 3) if left else []
    below += [] if once else ["Ctrl-C ends the watching, nothing else"]
    return shown + ("" if once else "\n") + "".join(f"  {line}\n" for line in below)


def stats(session: Session, streams: Streams, words: list[str], once: bool) -> Done:
    """A table, once or again and again in place."""
    from dsh.cmdline.parse import read
    from dsh.cmdline.syntax import Piece, Word
    from dsh.engine.snapshot import Snapshot
    from dsh.engine.state import State
    from dsh.output.stats import stats as table

    texts = [Word(text, 0, 0, (Piece("text", text, 0, 0, True),), text) for text in words]
    invocation = read(texts, session.store)
    while True:
        output = table(invocation, State(Snapshot(session.client), session.place))
        streams.err.write(output.stderr)
        if not once:
            streams.out.write(CLEAR)
        streams.out.write(_fitting(output.stdout, once, session))
        if once or output.exit_code or streams.out.closed:
            return Done(output.exit_code)
        session.cancelled.wait(PAUSE)
