"""A real terminal that tests can look at: pexpect runs the program, pyte draws its screen."""

import os
import sys
import time

import pexpect
import pyte

DSH = [sys.executable, "-m", "dsh"]


class Terminal:
    """A program in a terminal. Everything waits for a condition, never for a time."""

    def __init__(self, command=DSH, env=None, columns=80, lines=24, cwd=None, patience=60.0):
        self.screen = pyte.HistoryScreen(columns, lines, history=5000)
        self.stream = pyte.ByteStream(self.screen)
        self.patience = patience
        env = {"TERM": "xterm-256color", **(os.environ if env is None else env)}
        self.child = pexpect.spawn(
            command[0], list(command[1:]), env=env, dimensions=(lines, columns), cwd=cwd, timeout=60
        )
        self.child.delaybeforesend = None

    def pump(self, seconds=0.05):
        """Draw what has come. The terminal answers where the program asks for the cursor, as real ones do."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                data = self.child.read_nonblocking(65536, timeout=max(0.01, end - time.monotonic()))
            except pexpect.TIMEOUT:
                return
            except (pexpect.EOF, OSError):
                return
            self.stream.feed(data.replace(b"\x1b[6n", b""))
            if b"\x1b[6n" in data:
                cursor = self.screen.cursor
                self.child.send(f"\x1b[{cursor.y + 1};{cursor.x + 1}R".encode())

    @property
    def lines(self):
        """The screen's lines without blanks at their ends."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self):
        return "\n".join(self.lines)

    @property
    def all_text(self):
        """What has scrolled away, too."""
        gone = ["".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in self.screen.history.top]
        return "\n".join([*gone, *self.lines])

    def wait(self, condition, what=""):
        """Until the condition holds for this terminal; fails with the screen where it does not."""
        end = time.monotonic() + self.patience
        while not condition(self):
            if time.monotonic() > end:
                raise AssertionError(f"waited for {what or condition}; the screen is\n{self.all_text}")
            self.pump()
        return self

    def see(self, *texts):
        """Until all of the texts stand on the screen."""
        return self.wait(lambda it: all(text in it.text for text in texts), " and ".join(map(repr, texts)))

    def prompt(self):
        """Until the prompt waits for a line: it stands in the cursor's line, and the bar below."""
        return self.wait(lambda it: it.ready, "the prompt")

    @property
    def ready(self):
        line = self.lines[self.screen.cursor.y]
        return (
            line.endswith("›")
            and line.startswith("dsh")
            and any("running" in below or "✗" in below for below in self.lines)
        )

    def send(self, keys):
        self.child.send(keys.encode() if isinstance(keys, str) else keys)
        return self

    def line(self, text):
        """Type a line, wait until it stands there, then press Enter."""
        self.send(text)
        self.wait(lambda it: text[-20:] in it.text.replace("\n", ""), f"{text!r} to be typed")
        return self.send("\r")

    def resize(self, columns, lines):
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    def ended(self):
        """Until the program has ended. Returns its exit code."""
        end = time.monotonic() + self.patience
        while self.child.isalive():
            self.pump()
            if time.monotonic() > end:
                raise AssertionError(f"it did not end; the screen is\n{self.all_text}")
        return self.child.exitstatus

    def close(self):
        self.child.close(force=True)
