"""Where the streams of a part of a line come from and go to: < > >> 2>&1 <<< and heredocs."""

import os

from dsh.cmdline.syntax import Redirect
from dsh.plan import flow
from dsh.plan.blocked import Blocked
from dsh.plan.command import Commands
from dsh.plan.expand import UNKNOWN, unknown
from dsh.plan.foreseen import Result
from dsh.plan.line_files import Files
from dsh.plan.shape import heredoc
from dsh.plan.shell_values import Values


class Redirections:
    """Of one line: they read and write its files."""

    def __init__(self, text: str, values: Values, files: Files, commands: Commands) -> None:
        self.text, self.values, self.files, self.commands = text, values, files, commands

    def input(self, redirects: tuple[Redirect, ...], stdin: bytes | None) -> bytes | None:
        for redirect in redirects:
            if redirect.operator == "<" and redirect.target is not None:
                stdin = self.files.content(self._target(redirect))
            elif redirect.operator == "<<<" and redirect.target is not None:
                stdin = (self._text(redirect) + "\n").encode()
            elif redirect.operator in ("<<", "<<-"):
                stdin = self._heredoc(redirect).encode()
            elif redirect.operator in ("<&", "<>"):
                raise Blocked(f"{redirect.operator} is explained but not run", "put the text in a file and use <")
        return stdin

    def output(self, result: Result, redirects: list[Redirect]) -> Result:
        found: list[tuple[int, str, str]] = []
        out = result.out
        for redirect in redirects:
            if redirect.target is None:
                raise Blocked("this redirection is explained but not run")
            if redirect.operator == "<":
                found.append((0, "<", self._target(redirect)))
            elif redirect.operator == "<<<":
                found.append((0, "<<<", self._text(redirect) + "\n"))
            elif redirect.operator in ("<<", "<<-"):
                found.append((0, "<<<", self._heredoc(redirect)))
            elif redirect.operator in (">", ">>", ">|", "&>", "&>>"):
                both = redirect.operator.startswith("&")
                operator = ">>" if redirect.operator.endswith(">>") else ">"
                path = self._target(redirect)
                fd = 1 if both else int(redirect.fd or 1)
                self.commands.file_written(path, operator)
                self.files.write(path, operator, out if not both and redirect.fd in (None, "1") else None)
                found.append((fd, operator, path))
                if both:
                    found.append((2, ">&", "1"))
                out = b"" if fd == 1 else out
            elif redirect.operator == ">&" and redirect.target.shown in ("1", "2"):
                fd = int(redirect.fd or 1)
                found.append((fd, ">&", redirect.target.shown))
                out = (
                    (b"" if fd == 1 else out if result.code == 0 else None) if fd != int(redirect.target.shown) else out
                )
                if fd == 2 and any(f == 1 for f, _, _ in found[:-1]):
                    out = b""
            else:
                raise Blocked("this redirection is explained but not run")
        return Result(flow.Redirected(result.node, tuple(found)), result.code, out) if found else result

    def _text(self, redirect: Redirect) -> str:
        assert redirect.target is not None
        text = self.values.one(redirect.target)
        if unknown(text):
            raise Blocked(UNKNOWN)
        return text

    def _heredoc(self, redirect: Redirect) -> str:
        body, word = heredoc(redirect, self.text)
        text = body if word is None else self.values.one(word)
        if unknown(text):
            raise Blocked(UNKNOWN)
        return text

    def _target(self, redirect: Redirect) -> str:
        return os.path.join(self.values.cwd, self._text(redirect))
