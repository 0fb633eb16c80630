"""Which program a name means, and how it is started: the PATH, links, scripts, what is not played."""

from dsh.named import NamedTuple
from dsh.practice.files import Files
from dsh.practice.filesystem import Node
from dsh.practice.programs.machine import Machine
from dsh.practice.programs.process import Pipe, Program, Running, Task, User, Writer

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
UNPLAYED = 126


class NotStarted(Exception):
    """A program that cannot be started: what runc says of it, and the exit code docker makes of that."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.message, self.code = message, code


class Found(NamedTuple):
    """A program's file and what plays it."""

    path: str
    program: Program
    argv: list[str]  # with the interpreter of a script in front


def start(
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
) -> Task:
    """A task for a command from outside. Raises NotStarted in runc's words."""
    name = argv[0]
    path = look_up(name, env, cwd, files)
    if path is None:
        if "/" in name:
            raise NotStarted(f'exec: "{name}": stat {name}: no such file or directory: unknown', 127)
        raise NotStarted(f'exec: "{name}": executable file not found in $PATH: unknown', 127)
    node = files.get(path)
    if node is None or node.kind == "dir" or not files.may(node, 1):
        raise NotStarted(f'exec: "{name}": permission denied: unknown', 126)
    found = interpret(path, node, argv, files)
    if found is None:
        raise NotStarted(f"exec {name}: exec format error", 1)
    return Task(found.program, found.argv, env, cwd, user, files, machine, stdin, out, err, pid)


def look_up(name: str, env: dict[str, str], cwd: str, files: Files) -> str | None:
    """Where a program's file is, by the PATH or by its own path; None for nowhere."""
    if "/" in name:
        path = name if name.startswith("/") else f"{cwd.rstrip('/')}/{name}"
        return path if files.get(path) is not None else None
    for folder in env.get("PATH", PATH).split(":"):
        path = f"{folder.rstrip('/')}/{name}"
        node = files.get(path)
        if node is not None and node.kind == "file" and files.may(node, 1):
            return path
    return None


def interpret(path: str, node: Node, argv: list[str], files: Files, by_shell: bool = False) -> Found | None:
    """What plays a file: a script's interpreter, or the program of that name; None for what no system can run."""
    from dsh.practice.programs.all_programs import program

    head = node.content[:200]
    if head.startswith(b"#!"):
        words = head[2:].split(b"\n")[0].decode("utf-8", "replace").split()
        if words and words[0].endswith("/env"):
            words = words[1:]
        name = words[0].rpartition("/")[2] if words else "sh"
        return Found(path, program(name) or not_played, [*(words or ["sh"]), path, *argv[1:]])
    name = path.rpartition("/")[2]
    known = program(name)
    if known is None:
        try:
            known = program(files.place(path).path.rpartition("/")[2])
        except OSError:
            known = None
        if known is not None and files.get(path, follow=False) == node:
            known = None
    if known is not None:
        return Found(path, known, argv)
    if node.counted < 0 and b"\0" not in node.content and not head.startswith(b"\x7fELF"):
        shell = program("sh")
        if not by_shell or shell is None:
            return None
        return Found(path, shell, ["sh", path, *argv[1:]])
    return Found(path, not_played, argv)


def not_played(task: Task) -> int:
    """A program that is there, but of which the practice engine knows no more."""
    task.err(f"{task.argv[0]}: the practice engine has this program, but does not play it\n".encode())
    return UNPLAYED


def child(task: Task, argv: list[str]) -> Task:
    """A task for a program that another one starts. Raises NotStarted."""
    made = start(
        argv, task.env, task.cwd, task.user, task.files, task.machine, task.stdin, task.out, task.err
    )  # fmt: skip
    made.parent = task.pid
    task.children.append(made)
    return made


def become(task: Task, argv: list[str], env: dict[str, str] | None = None) -> Running:
    """Go on as another program, with the same number, input and output, as exec does. Raises NotStarted."""
    other = start(
        argv, task.env if env is None else env, task.cwd, task.user, task.files, task.machine,
        task.stdin, task.out, task.err, task.pid,
    )  # fmt: skip
    other.take_over(task)
    while True:
        other.step()
        task.argv = other.argv
        if other.code is not None:
            return other.code
        yield other.due
