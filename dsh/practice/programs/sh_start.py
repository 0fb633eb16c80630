"""How sh is started: with a script, a file, or commands from its input, with a prompt where that is a terminal."""

from collections.abc import Generator

from dsh.practice.programs import sh_words
from dsh.practice.programs.process import Program, Running, Task, strerror
from dsh.practice.programs.sh_builtins import BUILTINS
from dsh.practice.programs.sh_characters import Unfinished, Wrong
from dsh.practice.programs.sh_flow import Interrupted, Io, Jump, Leave
from dsh.practice.programs.sh_read import read
from dsh.practice.programs.shell import Shell


def sh(task: Task) -> Running:
    """sh [-c SCRIPT | FILE | -s] [ARGUMENTS]; without any of these it reads commands from its input."""
    shell = Shell(task, BUILTINS)
    io = Io(task.stdin, task.out, task.err)
    words = task.argv[1:]
    script: str | None = None
    while words and words[0][:1] in "-+" and len(words[0]) > 1:
        word = words.pop(0)
        if word in ("--login", "--"):
            continue
        for letter in word[1:]:
            if letter == "c":
                script = words.pop(0) if words else ""
            elif letter == "o" and words:
                words.pop(0)
            else:
                shell.options[letter] = word[0] == "-"
    if script is not None:
        if words:
            shell.name = words[0]
        shell.arguments = words[1:]
    elif words and not shell.options.get("s"):
        shell.name, shell.arguments = words[0], words[1:]
        try:
            script = task.files.read(task.path(words[0])).decode("utf-8", "replace")
        except OSError as error:
            task.complain(f"can't open '{words[0]}': {strerror(error)}")
            return 2
    if script is None:
        return (yield from _prompting(shell, io))
    try:
        return (yield from shell.to_the_end(read(script), io))
    except Wrong as error:
        shell.complain(io, f"syntax error: {error}")
        return 2


def _prompting(shell: Shell, io: Io) -> Running:
    task = shell.task
    shell.interactive = task.stdin.tty
    if shell.interactive:

        def interrupt(number: int) -> None:
            shell.interrupted = True

        task.caught[2] = interrupt
        task.caught[15] = lambda number: None
    waiting = ""
    while True:
        if shell.interactive:
            task.out(_prompt(shell, bool(waiting)).encode())
        line = yield from _line(shell)
        if shell.interrupted:
            shell.interrupted, waiting, shell.status = False, "", 130
            task.out(b"\n")
            continue
        if not line:
            if shell.interactive:
                task.out(b"exit\n" if shell.bash else b"\n")
            return shell.status
        waiting += line.decode("utf-8", "replace")
        try:
            script = read(waiting)
            waiting = ""
            yield from shell.script(script, io)
        except Unfinished:
            continue
        except Wrong as error:
            shell.complain(io, f"syntax error: {error}")
            shell.status, waiting = 2, ""
        except Leave as leave:
            return leave.code
        except Jump:
            pass
        except Interrupted:
            shell.interrupted, shell.status = False, 130
            task.out(b"\n")
        except sh_words.Failed as error:
            shell.complain(io, str(error))
            shell.status = 2
            if not shell.interactive:
                return 2


def _line(shell: Shell) -> Generator[float, None, bytes]:
    reading = shell.task.stdin.line()
    while True:
        try:
            due = next(reading)
        except StopIteration as stop:
            return bytes(stop.value)
        if shell.interrupted:
            return b""
        yield min(due, shell.step_jobs())


def _prompt(shell: Shell, more: bool) -> str:
    if more:
        return "> "
    user, cwd = shell.task.user, shell.task.cwd
    if shell.value("PS1"):
        text = shell.value("PS1")
        home = "~" if cwd == user.home else cwd
        for mark, value in (("\\u", user.name), ("\\h", shell.task.machine.hostname), ("\\w", home)):
            text = text.replace(mark, value)
        return text.replace("\\$", "$" if user.uid else "#").replace("\\[", "").replace("\\]", "")
    sign = "$" if user.uid else "#"
    if shell.bash:
        return f"{user.name}@{shell.task.machine.hostname}:{'~' if cwd == user.home else cwd}{sign} "
    if shell.task.files.get("/bin/dash") is not None:
        return f"{sign} "
    return f"{'~' if cwd == user.home else cwd} {sign} "


PROGRAMS: dict[str, Program] = dict.fromkeys(("sh", "ash", "bash", "dash"), sh)
