"""Processes that run in a practice engine, and the programs that play them.

A program is an object with these methods, all called under the world's lock; none may block. Its fields are plain data,
so that it can be kept between runs:

    begin(world, process)            it starts; it may write, finish at once, or ask to be woken
    tick(world, process)             the time has come that it asked for
    signal(world, process, number)   a signal other than KILL and STOP; what it does not care for it ignores
    typed(world, process)            process.input has more in it, or was closed
    handles(world, process, number)  has it a handler for this signal? Without one it ends by it, unless it is process 1

programs/launch.py finds it: `program_for(world, process)`, which raises Unrunnable in the runtime's words. It uses:

    write(world, process, STDOUT, b"hello\\n")
    wake(world, process, due)        have tick called at that time; the last one asked for counts
    finish(world, process, code)
"""

import importlib
import signal as signals
from typing import Protocol

from dsh.practice.objects import STDERR, STDOUT, Process
from dsh.practice.world import World

KEPT = 20_000  # chunks of output that a process keeps
HARMLESS = frozenset((signals.SIGCONT, signals.SIGCHLD, signals.SIGURG, signals.SIGWINCH))
STOPPING = frozenset((signals.SIGSTOP, signals.SIGTSTP, signals.SIGTTIN, signals.SIGTTOU))


class Program(Protocol):
    def begin(self, world: World, process: Process) -> None: ...

    def tick(self, world: World, process: Process) -> None: ...

    def signal(self, world: World, process: Process, number: int) -> None: ...

    def typed(self, world: World, process: Process) -> None: ...

    def handles(self, world: World, process: Process, number: int) -> bool: ...


class Unrunnable(Exception):
    """The runtime cannot start this: its message, without the engine's words before it, and the exit code."""

    def __init__(self, message: str, code: int = 127) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def load(world: World, process: Process) -> None:
    """Find the program of a process. Raises Unrunnable."""
    launch = importlib.import_module("dsh.practice.programs.launch")
    process.program = launch.program_for(world, process)


def begin(world: World, process: Process) -> None:
    """Let a loaded process run. It may be over when this returns."""
    process.began = world.now()
    process.pid = next(world.pids)
    process.program.begin(world, process)


def write(world: World, process: Process, stream: int, data: bytes) -> None:
    """Output, at the present time. A terminal has one stream only, and ends its lines as terminals do."""
    if not data or process.exit_code is not None:
        return
    if process.tty:
        stream, data = STDOUT, data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    output = process.output
    output.chunks.append((world.now(), stream if stream in (STDOUT, STDERR) else STDOUT, data))
    if len(output.chunks) > KEPT:
        del output.chunks[: KEPT // 10]
        output.dropped += KEPT // 10
    world.changed()


def wake(world: World, process: Process, due: int) -> None:
    """Have the program's tick called at `due`, if the process still runs then; a paused one ticks when it goes on."""
    process.due = due
    world.at(due, lambda world: _tick(world, process, due))


def _tick(world: World, process: Process, due: int) -> None:
    if process.exit_code is None and process.due == due and not _paused(world, process):
        process.due = 0
        process.program.tick(world, process)


def thaw(world: World, process: Process) -> None:
    """After a pause: the signals that came, and the tick that was due."""
    waiting, process.pending = process.pending, []
    for number in waiting:
        signal(world, process, number)
    typed(world, process)
    if process.due and process.exit_code is None:
        wake(world, process, max(process.due, world.now()))


def _paused(world: World, process: Process) -> bool:
    container = world.containers.get(process.container)
    return container is not None and container.state == "paused"


def signal(world: World, process: Process, number: int) -> None:
    """Send it a signal."""
    if process.exit_code is not None:
        return
    if number == signals.SIGKILL:
        finish(world, process, 128 + number)
    elif number not in STOPPING and (number not in HARMLESS or process.program.handles(world, process, number)):
        if _paused(world, process):
            process.pending.append(number)
        elif process.program.handles(world, process, number):
            process.program.signal(world, process, number)
        elif process.exec or world.containers[process.container].host_config.get("Init"):
            finish(world, process, 128 + number)  # only process 1 is spared where it has no handler


def typed(world: World, process: Process) -> None:
    """Tell it that its input has changed; a paused one learns it when it goes on."""
    if process.exit_code is None and process.program is not None and not _paused(world, process):
        process.program.typed(world, process)


def finish(world: World, process: Process, code: int) -> None:
    """It ends with this exit code."""
    if process.exit_code is not None:
        return
    process.exit_code = code & 0xFF
    process.output.closed = process.exec != ""
    importlib.import_module("dsh.practice.programs.launch").forget(world, process)
    if not process.exec:
        importlib.import_module("dsh.practice.lifecycle").ended(world, process)
    elif process.exec in world.execs:
        importlib.import_module("dsh.practice.exec").ended(world, process)
    world.changed()
