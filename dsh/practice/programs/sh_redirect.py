"""Redirections of sh: files, devices, other descriptors, here-documents."""

from collections.abc import Generator
from typing import Protocol

from dsh.practice.programs import sh_words
from dsh.practice.programs.process import Pipe, Writer, strerror
from dsh.practice.programs.sh_flow import Io
from dsh.practice.programs.sh_tree import Redirect


class Shell(sh_words.Shell, Protocol):
    """What a redirection needs of the shell."""

    bash: bool

    def complain(self, io: Io, text: str) -> None: ...


def redirected(shell: Shell, redirects: tuple[Redirect, ...], io: Io) -> Generator[float, None, Io | None]:
    """The places to read and write after redirections; None where one fails."""
    for redirect in redirects:
        target = yield from sh_words.text(shell, redirect.word)
        try:
            io = _redirect(shell, redirect, target, io)
        except OSError as error:
            verb = "create" if redirect.operator[0] == ">" else "open"
            text = {2: "nonexistent directory" if verb == "create" else "no such file"}.get(error.errno or 0)
            said = text or strerror(error)
            shell.complain(io, f"{target}: {strerror(error)}" if shell.bash else f"can't {verb} {target}: {said}")
            return None
    return io


def _redirect(shell: Shell, redirect: Redirect, target: str, io: Io) -> Io:
    if redirect.operator == "<<":
        return io._replace(stdin=Pipe(target.encode(), closed=True))
    if redirect.operator in (">&", "<&"):
        if target == "-":
            return _to(redirect.descriptor, lambda data: None, io)
        return _to(redirect.descriptor, io.err if target == "2" else io.out, io)
    path = shell.task.path(target)
    if redirect.operator == "<":
        data = b"" if path == "/dev/null" else shell.task.files.read(path)
        return io._replace(stdin=Pipe(data, closed=True))
    devices = {"/dev/null": lambda data: None, "/dev/stdout": io.out, "/dev/stderr": io.err}
    devices |= {"/proc/1/fd/1": shell.task.out, "/proc/1/fd/2": shell.task.err, "/dev/tty": shell.task.out}
    if path in devices:
        return _to(redirect.descriptor, devices[path], io)
    files = shell.task.files
    files.write(path, b"", append=redirect.operator == ">>")
    return _to(redirect.descriptor, lambda data: files.write(path, data, append=True), io)


def _to(descriptor: int, writer: Writer, io: Io) -> Io:
    return io._replace(err=writer) if descriptor == 2 else io._replace(out=writer) if descriptor == 1 else io
