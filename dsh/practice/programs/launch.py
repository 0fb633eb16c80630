"""Programs for the engine's processes: found, started, woken, and after a kept world was loaded brought back.

A Task cannot be kept, because it is a generator; its program is then started again, and what it has done since it began
is played silently, so that a sleep ends when it should and a server does not begin its log anew.
"""

from dsh.practice import inside, processes
from dsh.practice.objects import STDERR, STDOUT, Container, Process
from dsh.practice.processes import Unrunnable
from dsh.practice.programs import find
from dsh.practice.programs.played import Played
from dsh.practice.programs.process import INPUT, NEVER, Pipe, Started, Task
from dsh.practice.programs.terminal import Terminal
from dsh.practice.programs.users import NoUser, find_user
from dsh.practice.world import SECOND, World
from dsh.typed import Any

PRECISE = 1000  # nanoseconds: seconds as a float are not more exact, and nothing may be called before its time
REPLAYED = 300  # steps of the past that are played again


def begin(world: World, process: Process) -> None:
    live = _live(world, process)
    _take_input(live, process)
    _go(world, process, live)


def tick(world: World, process: Process) -> None:
    _go(world, process, _live(world, process))


def signal(world: World, process: Process, number: int) -> None:
    live = _live(world, process)
    live.task.signal(number)
    _go(world, process, live)


def handles(world: World, process: Process, number: int) -> bool:
    """Has the program a handler for this signal?"""
    return number in _live(world, process).task.caught


class Live:
    """A process at work."""

    __slots__ = ("busy", "muted", "process", "said", "started", "terminal", "world")

    def __init__(self, world: World, process: Process) -> None:
        self.world, self.process = world, process
        self.started: Started
        self.terminal: Terminal | None = None
        self.muted = False
        self.busy = False
        self.said: list[tuple[int, bytearray]] = []  # what it has written since it last waited

    def write(self, stream: int, data: bytes) -> None:
        """Some output; pieces of one stream become one."""
        if self.muted:
            return
        if not self.busy:  # it answers somebody else's request
            processes.write(self.world, self.process, stream, data)
        elif self.said and self.said[-1][0] == stream:
            self.said[-1][1].extend(data)
        else:
            self.said.append((stream, bytearray(data)))

    @property
    def task(self) -> Task:
        return self.started.task


def program_for(world: World, process: Process) -> Played:
    """The program of a process that is about to begin. Raises Unrunnable."""
    _make(world, process)
    return Played()


def tasks(world: World, container: Container) -> list[Task]:
    """All that runs in a container."""
    found = []
    for process in _processes(world, container):
        if process.program is not None and process.exit_code is None:
            found += _live(world, process).task.family()
    return found


def _processes(world: World, container: Container) -> list[Process]:
    execs = [world.execs[identity] for identity in container.execs if identity in world.execs]
    return [p for p in (container.process, *(e.process for e in execs)) if p is not None]


def forget(world: World, process: Process) -> None:
    """A process is over."""
    live = world.live.pop(id(process), None)
    if live is not None:
        live.task.end(process.exit_code or 0)


def _make(world: World, process: Process) -> Live:
    container = world.containers[process.container]
    main = container.process
    before = world.live.get(id(main)) if main is not None and process.exec else None
    machine = before.task.machine if before is not None else inside.Inside(world, container, tasks)
    if not process.exec:
        inside.make_mount_points(world, container)
    files = inside.files_of(world, container)
    try:
        user = find_user(files, process.user)
    except NoUser as error:
        raise Unrunnable(str(error), 128) from error
    env = dict(entry.partition("=")[::2] for entry in process.env)
    env.setdefault("HOME", user.home)
    live = Live(world, process)
    pipe = Pipe(closed=process.input is None, tty=process.tty)

    def out(data: bytes) -> None:
        live.write(STDOUT, data)

    def err(data: bytes) -> None:
        live.write(STDOUT if process.tty else STDERR, data)

    if process.exec and not process.cwd.startswith("/"):
        raise Unrunnable("Cwd must be an absolute path", 126)
    if process.exec and files.get(process.cwd) is None:
        raise Unrunnable(f'chdir to cwd ("{process.cwd}") set in config.json failed: no such file or directory', 126)
    _make_folder(files, process.cwd)
    try:
        task = find.start(
            list(process.argv), env, process.cwd, user, files.seen_by(user.uid, user.gids), machine, pipe, out, err
        )
    except find.NotStarted as error:
        raise Unrunnable(error.message.removesuffix(": unknown"), error.code) from error
    live.started = Started(task)
    if process.tty:
        live.terminal = Terminal(pipe, out, lambda: _interrupt(task))
    world.live[id(process)] = live
    return live


def _make_folder(files: Any, cwd: str) -> None:
    """The working folder is made where it is missing."""
    done = ""
    for part in cwd.split("/"):
        if part:
            done += "/" + part
            if files.get(done) is None:
                files.mkdir(done)


def _interrupt(task: Task) -> None:
    for one in task.family():
        one.signal(2)


def _live(world: World, process: Process) -> Live:
    found = world.live.get(id(process))
    if found is not None:
        return found  # type: ignore[no-any-return]
    live = _make(world, process)
    _replay(world, process, live)
    return live


def _replay(world: World, process: Process, live: Live) -> None:
    """Bring it to where it was: silently, on a clock of its own, from when it began."""
    machine = live.task.machine
    assert isinstance(machine, inside.Inside)
    live.muted = live.task.files.frozen = True
    machine.virtual = process.began / SECOND
    waits, now = process.program.waits, world.now() / SECOND
    for _ in range(REPLAYED):
        live.task.step()
        task = live.task
        waits -= task.due > machine.virtual
        if task.code is not None or task.due >= INPUT or task.due > now or (waits <= 0 and task.due > machine.virtual):
            break  # what comes after that has not happened yet
        machine.virtual = max(machine.virtual, live.task.due)
    machine.virtual = None
    live.muted = live.task.files.frozen = False


def _take_input(live: Live, process: Process) -> None:
    given = process.input
    if given is None:
        return
    data = bytes(given.data)
    given.data.clear()
    if live.terminal is not None:
        live.terminal.feed(data)
    else:
        live.started.feed(data)
        if given.closed:
            live.started.feed_end()


def _go(world: World, process: Process, live: Live) -> None:
    """Let it go on, and whoever it has sent a signal to."""
    process.due = 0
    live.busy = True
    due = live.started.run(world.now() / SECOND)
    process.caught = sum(1 << number - 1 for number in live.task.caught if 0 < number < 64)
    live.busy = False
    for stream, data in live.said:
        processes.write(world, process, stream, bytes(data))
    live.said.clear()
    code = live.task.code
    wakes = int(due * SECOND) + PRECISE if code is None and due is not None else 0
    process.program.waits += bool(wakes) and wakes != process.program.due
    process.program.due = wakes
    if code is not None:
        processes.finish(world, process, code)
    elif due is not None and due != NEVER:
        processes.wake(world, process, wakes)
    container = world.containers.get(process.container)
    for other in _processes(world, container) if container is not None else ():
        found = world.live.get(id(other))
        if found is None or other is process or other.exit_code is not None:
            continue
        if found.task.code is not None or (found.task.due == 0 and not other.due):
            _go(world, other, found)
