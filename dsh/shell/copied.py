"""c at the question: the line, to be pasted elsewhere."""

import os

from dsh.console import Console
from dsh.shell.face import Face
from dsh.verbs.preview import masked


def copied(command: str, console: Console, face: Face) -> None:
    """To the terminal's clipboard, as far as it lets programs do that (OSC 52); and in sight in any case."""
    import base64

    if console.err_tty and os.environ.get("TERM") != "dumb":
        console.err.write(f"\x1b]52;c;{base64.b64encode(command.encode()).decode()}\x07")
    face.say([("", f"{masked(command)}\n"), ("dim", "  · copied, where your terminal allows it\n")])
