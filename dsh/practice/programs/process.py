"""Processes of the pretend containers. They need no thread: a program is a generator that says when it goes on.

A program is a function of its Task. It returns its exit code, or yields the time at which it wants to go on at the
latest (INPUT: when some input comes; NEVER: when a signal comes) and returns the code at its end. Being woken too
early must not hurt it.
"""

import os
import re
from collections.abc import Callable, Generator, Iterable

from dsh.named import NamedTuple
from dsh.practice.files import Files
from dsh.practice.programs.machine import Machine, Service

INPUT = 1e300
NEVER = float("inf")
KILL = 9
PIPE_LIMIT = 1 << 16
MOST_READ = 1 << 26  # bytes that one program keeps of its input
STEPS = 300  # in one go; a program that never rests is made to

GNU_OPEN = re.compile(r"^can't open '(.*)': ")

Running = Generator[float, None, int]
Program = Callable[["Task"], "int | Running"]
Writer = Callable[[bytes], None]


class User(NamedTuple):
    """Who runs it."""

    uid: int = 0
    gid: int = 0
    name: str = "root"
    home: str = "/root"
    gids: tuple[int, ...] = (0,)


class Pipe:
    """Bytes on their way to a reader."""

    __slots__ = ("broken", "closed", "data", "tty")

    def __init__(self, data: bytes = b"", closed: bool = False, tty: bool = False) -> None:
        self.data = bytearray(data)
        self.closed = closed  # nothing more will come
        self.broken = False  # nobody reads any more
        self.tty = tty

    def write(self, data: bytes) -> None:
        if not self.broken:
            self.data += data

    @property
    def ready(self) -> bool:
        """Would a read return at once?"""
        return bool(self.data) or self.closed

    def some(self) -> Generator[float, None, bytes]:
        """What there is, at least one byte; nothing at the end."""
        while not self.ready:
            yield INPUT
        data = bytes(self.data)
        self.data.clear()
        return data

    def all(self) -> Generator[float, None, bytes]:
        """Everything until the end."""
        found = bytearray()
        while True:
            data = yield from self.some()
            if not data:
                return bytes(found)
            found += data
            if len(found) > MOST_READ:
                raise OSError(12, "Cannot allocate memory")

    def line(self) -> Generator[float, None, bytes]:
        """One line with its end; nothing at the end of all."""
        while b"\n" not in self.data and not self.closed:
            yield INPUT
        end = self.data.find(b"\n") + 1 or len(self.data)
        found = bytes(self.data[:end])
        del self.data[:end]
        return found


class Task:
    """A program at work."""

    __slots__ = (
        "_running", "argv", "caught", "children", "code", "cwd", "due", "env", "err", "files", "listening", "machine",
        "out", "parent", "pid", "program", "since", "stdin", "target", "user",
    )  # fmt: skip

    def __init__(
        self,
        program: Program,
        argv: list[str],
        env: dict[str, str],
        cwd: str,
        user: User,
        files: Files,
        machine: Machine,
        stdin: Pipe,
        out: Writer,
        err: Writer,
        pid: int = 0,
        parent: int = 0,
    ) -> None:
        self.program, self.argv, self.env, self.cwd, self.user = program, argv, env, cwd, user
        self.files, self.machine, self.stdin, self.out, self.err = files, machine, stdin, out, err
        self.pid, self.parent = pid or machine.next_pid(), parent
        self.code: int | None = None
        self.due = 0.0
        self.caught: dict[int, Callable[[int], None]] = {}
        self.listening: dict[int, Service] = {}
        self.target: Pipe | None = None  # the pipe it writes to
        self.children: list[Task] = []
        self.since = machine.now()
        self._running: Running | None = None

    @property
    def piped(self) -> bool:
        """Does its output go to another program, which takes it at its own pace?"""
        return isinstance(getattr(self.out, "__self__", None), Pipe)

    def say(self, text: str) -> None:
        """A line of output."""
        self.out(text.encode() + b"\n")

    @property
    def gnu(self) -> bool:
        """Are the programs of the system GNU's, not busybox's?"""
        return self.files.get("/usr/bin/bash") is not None

    def complain(self, text: str) -> int:
        """A line on standard error, behind the program's name; gives the exit code 1."""
        if self.gnu:
            text = GNU_OPEN.sub(r"\1: ", text).replace("can't ", "cannot ", 1)
        self.err(f"{self.argv[0].rpartition('/')[2]}: {text}\n".encode())
        return 1

    def path(self, name: str) -> str:
        """A file's name from the working folder."""
        return name if name.startswith("/") else f"{self.cwd.rstrip('/')}/{name}"

    def step(self) -> None:
        """Let it go on until it waits or ends."""
        if self.code is not None:
            return
        if self.target is not None and self.target.broken:
            self.end(141)
            return
        try:
            if self._running is None:
                begun = self.program(self)
                if isinstance(begun, int):
                    self.end(begun)
                    return
                self._running = begun
            self.due = next(self._running)
        except StopIteration as stop:
            self.end(stop.value or 0)
        except OSError as error:
            self.complain(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror))
            self.end(1)
        except RecursionError:
            self.complain("too much recursion")
            self.end(2)

    def end(self, code: int) -> None:
        """It is over."""
        if self.code is None:
            self.code = code
            for child in self.children:
                child.end(128 + KILL)
            self.listening.clear()
            running, self._running = self._running, None
            if running is not None:
                try:
                    running.close()
                except ValueError:  # it ends itself, from within
                    pass
            if self.target is not None:
                self.target.closed = True

    def take_over(self, before: "Task") -> None:
        """Go on in the place of another program, as exec does: what is known of that one is now known of this."""
        before.caught.clear()
        self.pid, self.parent = before.pid, before.parent
        self.caught, self.listening, self.children = before.caught, before.listening, before.children

    def signal(self, number: int) -> None:
        """A signal comes; process 1 gets only those it waits for."""
        if number == KILL:
            self.end(128 + KILL)
        elif number in self.caught:
            self.caught[number](number)
            self.due = 0
        elif self.pid != 1 and number not in (17, 18, 19, 23, 28):  # CHLD, CONT, STOP, URG, WINCH
            self.end(128 + number)

    def signal_inside(self, number: int) -> None:
        """A signal from within the container, where process 1 cannot be forced to end."""
        if self.pid != 1 or number in self.caught:
            self.signal(number)

    def family(self) -> "list[Task]":
        """It and all that it has started and that is still there."""
        return [self, *(task for child in self.children if child.code is None for task in child.family())]


def step_all(tasks: list[Task]) -> float:
    """Step tasks that are joined by pipes; when to go on, 0 for at once."""
    for number, task in enumerate(tasks):
        if task.target is None or task.target.broken or len(task.target.data) < PIPE_LIMIT:
            task.step()
        if task.code is not None and number:
            task.stdin.broken = True
    return min((_due(task, task is tasks[0]) for task in tasks if task.code is None), default=0)


def _due(task: Task, first: bool) -> float:
    """When a task of several goes on; only the first waits for input from outside."""
    if task.target is not None and task.target.broken:
        return 0
    if task.target is not None and len(task.target.data) >= PIPE_LIMIT:
        return NEVER
    if task.due != INPUT or first:
        return task.due
    return 0 if task.stdin.ready else NEVER


class Started:
    """A program started from outside: a container's own, or one of docker exec."""

    __slots__ = ("task",)

    def __init__(self, task: Task) -> None:
        self.task = task

    @property
    def code(self) -> int | None:
        """The exit code; None while it runs."""
        return self.task.code

    def feed(self, data: bytes) -> None:
        """Some input."""
        self.task.stdin.write(data)

    def feed_end(self) -> None:
        """The input is over."""
        self.task.stdin.closed = True

    def signal(self, number: int) -> None:
        """A signal from outside."""
        self.task.signal(number)

    def run(self, now: float) -> float | None:
        """Let it go on; when to do so again (None: when input or a signal comes, or never again)."""
        task = self.task
        for _ in range(STEPS):
            task.step()
            if task.code is not None or task.due >= INPUT:
                return None
            if task.due > now:
                return task.due
        return now + 0.05


def mode_text(kind: str, mode: int) -> str:
    """As ls -l shows it: drwxr-xr-x."""
    text = {"dir": "d", "link": "l"}.get(kind, "-")
    for shift, special, letter in ((6, 0o4000, "s"), (3, 0o2000, "s"), (0, 0o1000, "t")):
        bits = mode >> shift & 7
        execute = "x" if bits & 1 else "-"
        if mode & special:
            execute = letter if bits & 1 else letter.upper()
        text += ("r" if bits & 4 else "-") + ("w" if bits & 2 else "-") + execute
    return text


def options(task: Task, known: str, long: Iterable[str] = ()) -> tuple[dict[str, str], list[str]]:
    """Options and operands as getopt reads them: `known` like "ab:c", a colon for one with a value.

    Raises Usage, with a line said on standard error, for an unknown one.
    """
    found: dict[str, str] = {}
    operands: list[str] = []
    words = task.argv[1:]
    while words:
        word = words.pop(0)
        if word == "--":
            operands += words
            break
        if word.startswith("--"):
            name, _, value = word[2:].partition("=")
            if name not in long:
                raise Usage(f"unrecognized option '{word}'")
            found[name] = value
        elif word.startswith("-") and len(word) > 1:
            rest = word[1:]
            while rest:
                letter, rest = rest[0], rest[1:]
                at = known.find(letter)
                if at < 0 or letter == ":":
                    raise Usage(f"invalid option -- '{letter}'")
                if known[at + 1 : at + 2] == ":":
                    found[letter] = rest or (words.pop(0) if words else "")
                    rest = ""
                else:
                    found[letter] = ""
        else:
            operands.append(word)
    return found, operands


def followers(task: Task) -> dict[str, str]:
    """Each argument with the one that follows it: the values of options that are not read exactly."""
    return {task.argv[at]: task.argv[at + 1] for at in range(len(task.argv) - 1)}


class Usage(OSError):
    """A wrong option."""

    def __init__(self, message: str) -> None:
        super().__init__(22, message)


def strerror(error: OSError) -> str:
    """What the system says of an error."""
    return error.strerror or os.strerror(error.errno or 5)
