"""What a shell keeps while it goes through a line: variables, folder, exit codes, what $(...) has to run first."""

import os
from collections.abc import Callable, Iterable

from dsh.cmdline.flat import is_assignment
from dsh.cmdline.syntax import Group, Word
from dsh.engine.state import MADE
from dsh.plan import flow
from dsh.plan.blocked import Blocked
from dsh.plan.expand import OUT, UNKNOWN, expand, expand_one, unknown
from dsh.plan.foreseen import Result

CODE = f"{MADE}code"  # what stands for an exit code that nobody knows yet
BUILTINS = ("cd", "export", "unset", "set", "shopt", "wait", "local", "declare", "readonly", "alias", "exit")

Inside = Callable[[Group], Result]  # plans a $(...)


class Values:
    """Of one reading of one line."""

    def __init__(self, variables: dict[str, str], cwd: str, inside: Inside, written: Iterable[str] = ()) -> None:
        self.variables = variables
        self.cwd = cwd
        self.stops_on_error = False  # set -e
        self._inside = inside
        self._written = written  # the files that the line has made so far
        self.code: int | None = 0  # of the $(...) that was planned last
        self._codes = 0
        self._outs = 0
        self._first: list[flow.Node] = []  # what must run before the command whose words are being expanded

    def kept(self) -> tuple[dict[str, str], str]:
        """What a subshell leaves as it was."""
        return dict(self.variables), self.cwd

    def back(self, kept: tuple[dict[str, str], str]) -> None:
        self.variables, self.cwd = kept

    def ended(self, code: int | None) -> str:
        """A command has ended. The placeholder that stands for its exit code where nobody knows it yet."""
        self.variables["?"] = str(code or 0)
        if code is not None:
            return ""
        self._codes += 1
        self.variables["?"] = f"{CODE}{self._codes}"
        return self.variables["?"]

    def expand(self, word: Word) -> list[str]:
        return expand(word, self.variables, self.cwd, self._substitute, self._written)

    def one(self, word: Word) -> str:
        return expand_one(word, self.variables, self.cwd, self._substitute)

    def taken(self) -> list[flow.Node]:
        """What has to run first, once."""
        taken, self._first = self._first, []
        return taken

    def _substitute(self, script: Group) -> str:
        """The output of $(...), or what stands for it until it runs.

        What changes something in there, or fails, runs before the command, its output thrown away.
        """
        kept, held = self.kept(), self._first
        self._first = []
        inside = self._inside(script)
        self.back(kept)
        self._first = held
        self.code = inside.code
        if inside.out is None:
            self._outs += 1
            placeholder = f"{OUT}{self._outs}"
            self._first.append(flow.Given(inside.node, placeholder))
            return placeholder
        if flow.changes(inside.node) or inside.code != 0:
            self._first.append(flow.Redirected(inside.node, ((1, ">", "/dev/null"),)))
        return inside.out.decode(errors="surrogateescape").rstrip("\n")

    def builtin(self, argv: tuple[str, ...]) -> flow.Fixed:
        if argv[0] in ("cd", "set", "unset") and any(map(unknown, argv)):
            raise Blocked(UNKNOWN)
        if argv[0] == "cd":
            target = os.path.normpath(
                os.path.join(self.cwd, argv[1] if len(argv) > 1 else self.variables.get("HOME", "/"))
            )
            if not os.path.isdir(target):
                return flow.Fixed(1, b"", f"cd: {target}: No such file or directory\n")
            self.cwd = target
        elif argv[0] in ("export", "declare", "local", "readonly"):
            for word in argv[1:]:
                name, has_value, value = word.partition("=")
                if has_value and is_assignment(word):
                    self.variables[name] = value
        elif argv[0] == "unset":
            for word in argv[1:]:
                self.variables.pop(word, None)
        elif argv[0] == "set":
            self._set(argv[1:])
        elif argv[0] == "alias":
            raise Blocked("alias is explained but not run")
        return flow.Fixed(0)

    def _set(self, words: tuple[str, ...]) -> None:
        if words and (words[0] == "--" or words[0][:1] not in "+-"):
            raise Blocked("new arguments for the line (set --) are explained but not run", "write them out")
        for n, word in enumerate(words):
            if ("e" in word.lstrip("+-") and word[:1] in "+-") or (word == "errexit" and words[n - 1][1:2] == "o"):
                self.stops_on_error = words[n if word[:1] in "+-" else n - 1][:1] == "-"
