"""What a shell keeps while it goes through a line: variables, folder, exit codes, what $(...) has to run first."""

import os
from collections.abc import Callable, Iterable

from dsh.cmdline.flat import is_assignment
from dsh.cmdline.syntax import Group, Word
from dsh.plan import flow
from dsh.plan.blocked import Blocked
from dsh.plan.expand import expand, expand_one

MADE = "new+"  # in the ID of what the line itself makes
CODE = "new+code"
BUILTINS = ("cd", "export", "unset", "set", "shopt", "wait", "local", "declare", "readonly", "alias", "exit")

Inside = Callable[[Group], tuple[flow.Node, bytes | None]]  # plans a $(...): what runs, and what it prints


class Values:
    """Of one reading of one line."""

    def __init__(self, variables: dict[str, str], cwd: str, inside: Inside, written: Iterable[str] = ()) -> None:
        self.variables = variables
        self.cwd = cwd
        self.stops_on_error = False  # set -e
        self._inside = inside
        self._written = written  # the files that the line has made so far
        self._codes = 0
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
        """The output of $(...). What changes something in there runs before the command, its output thrown away."""
        kept, held = self.kept(), self._first
        self._first = []
        node, out = self._inside(script)
        self.back(kept)
        self._first = held
        if out is None:
            raise Blocked("what $(...) gives is not known before it runs, so what follows cannot be previewed")
        if flow.changes(node):
            self._first.append(flow.Redirected(node, ((1, ">", "/dev/null"),)))
        return out.decode(errors="surrogateescape").rstrip("\n")

    def builtin(self, argv: tuple[str, ...]) -> flow.Fixed:
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
