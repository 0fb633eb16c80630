"""A plan, executed: its own steps and nothing else.

    execute(plan, client, console, store) -> Outcome

Where the real exit code of a command is not the one that the preview foretold, the rest of the line does not run, since
it was previewed on another state. The exit code is docker's own; 130 after Ctrl-C.
"""

import os
import threading

from dsh.console import Console
from dsh.engine.client import Client
from dsh.engine.place import Place, read_config, this_place
from dsh.knowledge.store import Store
from dsh.plan import flow
from dsh.plan.expand import OUT, SPLIT
from dsh.plan.plan import Plan, Problem, Step
from dsh.run.outcome import Outcome
from dsh.run.session import Done, Session, Sink, Streams
from dsh.run.signs import said, signs
from dsh.run.steps import Progress, Ran, run_command
from dsh.typed import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess

LINGERS = 0.3  # seconds that the parts of a pipe have to end after Ctrl-C


class _Stopped(Exception):
    """The rest of the line must not run."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def execute(
    plan: Plan,
    client: Client,
    console: Console,
    store: Store,
    place: Place | None = None,
    capture: bool = False,
) -> Outcome:
    """Run a plan. With `capture` what it prints on standard output is kept in `Outcome.output` instead of shown."""
    if plan.flow is None:
        return Outcome(plan, "failed", (), tuple(p for p in plan.problems if p.level == "error"), "", 1)
    session = Session(client, console, place or this_place(), store)
    console.out.flush()
    console.err.flush()
    out = Sink() if capture else _sink(console.out, console.out_tty)
    streams = Streams(_descriptor(console.stdin), out, _sink(console.err, console.err_tty), console.stdin_tty)
    says = said(flow.steps(plan.flow))
    run = _Run(session, lambda step, done, total: None, isinstance(plan.flow, flow.Command))
    try:
        with signs(console, says or "", wanted=says is not None) as sign:
            out.before = streams.err.before = sign.clear
            run.progress = sign.stepped
            code = run.node(plan.flow, streams)
    except _Stopped as stopped:
        code = stopped.exit_code
    except KeyboardInterrupt:
        session.cancelled.set()
        code = 130
    output = bytes(out.kept).decode(errors="replace") if capture else ""
    return _outcome(plan, run, code, output)._replace(printed=out.wrote or streams.err.wrote)


def _outcome(plan: Plan, run: "_Run", code: int, output: str) -> Outcome:
    effects = tuple(effect for _, done in run.done for effect in done.effects or ())
    problems = tuple(problem for _, done in run.done for problem in done.problems) + tuple(run.problems)
    failed = code != 0 or any(done.exit_code for _, done in run.done)
    word = "done" if not failed else "partly" if effects else "failed"
    return Outcome(plan, word, effects, problems, output, code)


def _sink(stream: Any, tty: bool) -> Sink:
    fd = _descriptor(stream)
    return Sink(fd, tty) if fd >= 0 else Sink(None, tty, stream)


def _descriptor(stream: Any) -> int:
    """The file descriptor of a stream; -1 where it has none, as in tests."""
    try:
        fd: int = stream.fileno()
    except (OSError, AttributeError, ValueError):
        return -1
    return fd


class _Run:
    """Walks through the flow and keeps the account."""

    def __init__(self, session: Session, progress: Progress, alone: bool = False) -> None:
        self.session = session
        self.alone = alone  # is the line one command?
        self.progress = progress
        self._found: list[list[tuple[Step, Done]]] = []  # of each command begun
        self.problems: list[Problem] = []
        self._account = threading.Lock()

    @property
    def done(self) -> list[tuple[Step, Done]]:
        """Every step that has ended, command by command."""
        return [one for found in self._found for one in found]

    def node(self, node: flow.Node, streams: Streams) -> int:
        if self.session.cancelled.is_set():
            raise _Stopped(130)
        if isinstance(node, flow.Command):
            return self._command(node, streams)
        if isinstance(node, flow.Filter):
            return self._filter(node, streams)
        if isinstance(node, flow.Fixed):
            streams.out.write(node.out)
            streams.err.write(node.err)
            if node.ends:
                raise _Stopped(node.exit_code)
            return node.exit_code
        if isinstance(node, flow.Sequence):
            return self._sequence(node, streams)
        if isinstance(node, flow.Branch):
            return self._branch(node, streams)
        if isinstance(node, flow.Not):
            return int(self.node(node.part, streams) == 0)
        if isinstance(node, flow.Redirected):
            return self._redirected(node, streams)
        if isinstance(node, flow.Ends):
            code = self.node(node.part, streams)
            if code:
                raise _Stopped(code)
            return 0
        if isinstance(node, flow.Coded):
            code = self.node(node.part, streams)
            self.session.made(node.placeholder, str(code))
            return code
        if isinstance(node, flow.Given):
            return self._given(node, streams)
        return self._pipe(node, streams)

    def _given(self, node: flow.Given, streams: Streams) -> int:
        """What a $(...) gives: as it is, and as the words that an unquoted one comes to."""
        out = Sink()
        code = self.node(node.part, streams._replace(out=out))
        text = bytes(out.kept).decode(errors="surrogateescape").rstrip("\n")
        self.session.made(node.placeholder, text)
        self.session.made(node.placeholder.replace(OUT, SPLIT), " ".join(text.split()))
        return code

    def _command(self, command: flow.Command, streams: Streams) -> int:
        found: list[tuple[Step, Done]] = []
        with self._account:
            self._found.append(found)
        place = self.session.place
        if command.cwd:
            self.session.place = place._replace(cwd=command.cwd)
        if command.config_dir:
            config = read_config(command.config_dir)
            self.session.place = self.session.place._replace(
                config=config, config_dir=command.config_dir, config_named=command.config_named
            )
        try:
            ran = run_command(command, self.session, streams, self.progress, found)
        finally:
            self.session.place = place
        if ran.lost or ran.interrupted:
            raise _Stopped(130 if ran.interrupted else ran.exit_code)
        self._compare(command, ran)
        return ran.exit_code

    def _compare(self, command: flow.Command, ran: Ran) -> None:
        if command.expected is not None and ran.exit_code != command.expected:
            says = f"{command.text} exited with {ran.exit_code}, and {command.expected} was foretold"
            says += "" if self.alone else ": what follows in the line was not run"
            self.problems.append(Problem("deviation", "error", says))
            # a command of several steps was planned only as far as it was held to come: it has not done its work
            raise _Stopped(ran.exit_code or (command.expected if command.stops else 0))

    def _sequence(self, node: flow.Sequence, streams: Streams) -> int:
        codes = [self.node(part, streams) for part in node.parts]
        if node.worst:
            return 124 if 255 in codes else 123 if any(codes) else 0
        return codes[-1] if codes else 0

    def _branch(self, node: flow.Branch, streams: Streams) -> int:
        code = self.node(node.left, streams)
        if (code == 0) != (node.operator == "&&"):
            return code
        if node.right is None:
            says = f"what follows {node.operator} was not previewed, so it was not run"
            self.problems.append(Problem("deviation", "error", says))
            raise _Stopped(code)
        return self.node(node.right, streams)

    def _redirected(self, node: flow.Redirected, streams: Streams) -> int:
        opened: list[int] = []
        try:
            for fd, operator, target in node.redirects:
                streams = self._with(streams, fd, operator, target, opened)
            return self.node(node.part, streams)
        except OSError as error:
            streams.err.line(f"dsh: {error.filename}: {error.strerror}")
            return 1
        finally:
            for fd in opened:
                os.close(fd)

    def _with(self, streams: Streams, fd: int, operator: str, target: str, opened: list[int]) -> Streams:
        if operator == ">&":
            sink = streams.out if target == "1" else streams.err
            return streams._replace(out=sink) if fd == 1 else streams._replace(err=sink)
        if operator == "<<<":
            read, write = os.pipe()
            threading.Thread(target=_pour, args=(write, target.encode()), daemon=True).start()
            opened.append(read)
            return streams._replace(stdin=read, stdin_tty=False)
        flags = {"<": os.O_RDONLY, ">": os.O_WRONLY | os.O_CREAT | os.O_TRUNC}.get(
            operator, os.O_WRONLY | os.O_CREAT | os.O_APPEND
        )
        file = os.open(target, flags | os.O_CLOEXEC, 0o666)
        opened.append(file)
        if fd == 0:
            return streams._replace(stdin=file, stdin_tty=False)
        return streams._replace(out=Sink(file)) if fd == 1 else streams._replace(err=Sink(file))

    def _filter(self, node: flow.Filter, streams: Streams) -> int:
        """A program with the streams as they are, or through pipes where they are no descriptors."""
        child = self._start(node, streams)
        if child is None:
            return 127
        if child.stdout is not None:
            for chunk in iter(lambda: os.read(child.stdout.fileno(), 65536), b""):  # type: ignore[union-attr]
                streams.out.write(chunk)
            child.stdout.close()
        return _exit_code(child)

    def _start(self, node: flow.Filter, streams: Streams) -> "subprocess.Popen[bytes] | None":
        import subprocess  # few lines have another program in them

        argv = self.session.real(list(node.argv))
        try:
            return subprocess.Popen(
                ["true"] if argv[0] == ":" else argv,
                cwd=node.cwd or None,
                stdin=streams.stdin if streams.stdin >= 0 else subprocess.DEVNULL,
                stdout=streams.out.fd if streams.out.fd is not None else subprocess.PIPE,
                stderr=streams.err.fd if streams.err.fd is not None else subprocess.DEVNULL,
            )
        except OSError as error:
            streams.err.line(f"dsh: {argv[0]}: {error.strerror}")
            return None

    def _pipe(self, node: flow.Pipe, streams: Streams) -> int:
        """Every part but the last runs beside it, each writing into the next one's input."""
        threads: list[threading.Thread] = []
        failed: list[_Stopped] = []
        stdin, tty = streams.stdin, streams.stdin_tty
        for part in node.parts[:-1]:
            read, write = os.pipe()
            inner = Streams(stdin, Sink(write), streams.err, tty)
            held = stdin if threads else -1
            thread = threading.Thread(target=self._part, args=(part, inner, write, held, failed), daemon=True)
            thread.start()
            threads.append(thread)
            stdin, tty = read, False
        try:
            code = self.node(node.parts[-1], streams._replace(stdin=stdin, stdin_tty=tty))
        except KeyboardInterrupt:
            self.session.cancelled.set()
            raise
        finally:
            os.close(stdin)
            for thread in threads:  # one that waits for the engine ends with the next that it hears
                thread.join(LINGERS if self.session.cancelled.is_set() else None)
        if failed and code == 0 and not all(stop.exit_code == 0 for stop in failed):
            self.problems.append(Problem("pipe", "warning", "a command before the last one of the pipe failed"))
        return code

    def _part(self, part: flow.Node, streams: Streams, write: int, held: int, failed: list[_Stopped]) -> None:
        try:
            self.node(part, streams)
        except _Stopped as stopped:
            failed.append(stopped)
        except Exception:
            if not self.session.cancelled.is_set():  # else what it heard from has gone already
                raise
        finally:
            os.close(write)
            if held >= 0:
                os.close(held)


def _pour(fd: int, data: bytes) -> None:
    Sink(fd).write(data)
    os.close(fd)


def _exit_code(child: "subprocess.Popen[bytes]") -> int:
    try:
        code = child.wait()
    except KeyboardInterrupt:
        child.kill()
        child.wait()
        raise
    return code if code >= 0 else 128 - code
