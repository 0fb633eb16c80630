"""Words of sh to what the program gets: variables, substitutions, sums, file names.

expand(shell, words) is a generator, because $(...) runs commands that may wait.
"""

import re
from collections.abc import Callable, Generator, Iterable
from fnmatch import fnmatchcase
from typing import Protocol

from dsh.practice.programs.process import Task
from dsh.practice.programs.sh_tree import Part, Script, Word

Piece = tuple[str, bool]  # text, quoted
MAGIC = re.compile(r"[*?\[]")


class Shell(Protocol):
    """What an expansion needs of the shell."""

    task: Task
    arguments: list[str]
    options: dict[str, bool]

    def lookup(self, name: str) -> str | None: ...

    def value(self, name: str) -> str: ...

    def set(self, name: str, value: str) -> None: ...

    def substitute(self, script: Script) -> Generator[float, None, str]: ...


class Failed(Exception):
    """The expansion is an error that ends a script: ${x:?...}, division by zero, an unset variable under set -u."""


def expand(shell: Shell, words: Iterable[Word]) -> Generator[float, None, list[str]]:
    """The words as arguments: split at blanks where unquoted, file names filled in."""
    found: list[str] = []
    for word in words:
        if len(word) == 1 and word[0].kind == "variable" and word[0].text == "@" and word[0].quoted:
            found += shell.arguments
            continue
        pieces = yield from _pieces(shell, word)
        for field in _split(pieces):
            found += _files(shell, field)
    return found


def text(shell: Shell, word: Word) -> Generator[float, None, str]:
    """The word as one string: assignments, redirections, here-documents."""
    pieces = yield from _pieces(shell, word)
    return "".join(piece for piece, _ in pieces)


def pattern(shell: Shell, word: Word) -> Generator[float, None, str]:
    """The word as a pattern for fnmatch: what was quoted stands for itself."""
    pieces = yield from _pieces(shell, word)
    return "".join(_literal(piece) if quoted else piece for piece, quoted in pieces)


def _literal(piece: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", piece)


def _pieces(shell: Shell, word: Word) -> Generator[float, None, list[Piece]]:
    found: list[Piece] = []
    for number, part in enumerate(word):
        if part.kind == "text":
            value = part.text
            if number == 0 and not part.quoted and (value == "~" or value.startswith("~/")):
                value = shell.value("HOME") + value[1:]
            found.append((value, True) if part.quoted else (value, False))
            if not part.quoted:
                found[-1] = (value, False)
        elif part.kind == "variable":
            value = yield from _variable(shell, part)
            found.append(("\0" + value if not part.quoted else value, part.quoted))
        elif part.kind == "command":
            assert part.script is not None
            output = yield from shell.substitute(part.script)
            value = output.rstrip("\n")
            found.append(("\0" + value if not part.quoted else value, part.quoted))
        else:
            formula = yield from text(shell, part.word or ())
            found.append((str(total(formula, shell)), True))
    return found


def _split(pieces: list[Piece]) -> list[list[Piece]]:
    """Fields; only what came out of $... (marked by a NUL in front) is split."""
    fields: list[list[Piece]] = []
    current: list[Piece] | None = None
    for value, quoted in pieces:
        if not value.startswith("\0") or quoted:
            current = [*(current or []), (value, quoted)]
            continue
        value = value[1:]
        if value[:1] in (" ", "\t", "\n") and current is not None:
            fields.append(current)
            current = None
        for number, word in enumerate(value.split()):
            if number and current is not None:
                fields.append(current)
                current = None
            current = [*(current or []), (word, False)]
        if value[-1:] in (" ", "\t", "\n") and current is not None and value.strip():
            fields.append(current)
            current = None
    if current is not None:
        fields.append(current)
    return fields


def _files(shell: Shell, field: list[Piece]) -> list[str]:
    plain = "".join(value for value, _ in field)
    if not any(MAGIC.search(value) and not quoted for value, quoted in field):
        return [plain]
    magic = "".join(_literal(value) if quoted else value for value, quoted in field)
    return glob(shell, magic) or [plain]


def glob(shell: Shell, magic: str) -> list[str]:
    """The files that a pattern means, in order."""
    files = shell.task.files
    found = ["/"] if magic.startswith("/") else [""]
    for step in [part for part in magic.split("/") if part]:
        following = []
        for above in found:
            folder = shell.task.path(above or ".")
            if not MAGIC.search(step):
                if files.get(f"{folder}/{step}", follow=False) is not None:
                    following.append(above + step + "/")
                continue
            try:
                names = files.names(folder)
            except OSError:
                continue
            hidden = step.startswith(".")
            matches = [n for n in names if fnmatchcase(n, step) and (hidden or not n.startswith("."))]
            following += [above + name + "/" for name in matches]
        found = following
    return [path.rstrip("/") for path in found]


def _variable(shell: Shell, part: Part) -> Generator[float, None, str]:
    value = shell.lookup(part.text)
    operator = part.operator
    if operator == "length":
        return str(len(value or ""))
    if not operator:
        if value is None and shell.options.get("u") and part.text not in "@*":
            raise Failed(f"{part.text}: parameter not set")
        return value or ""
    empty = value is None or (operator.startswith(":") and not value)
    word = part.word or ()
    if operator in ("#", "##", "%", "%%"):
        magic = yield from pattern(shell, tuple(p._replace(quoted=False) if p.kind == "text" else p for p in word))
        return _trimmed(value or "", magic, operator)
    kind = operator[-1]
    if kind == "+":
        found = "" if empty else (yield from text(shell, word))
        return found
    if not empty:
        return value or ""
    replaced = yield from text(shell, word)
    if kind == "=":
        shell.set(part.text, replaced)
    if kind == "?":
        raise Failed(f"{part.text}: {replaced or 'parameter not set'}")
    return replaced


def _trimmed(value: str, magic: str, operator: str) -> str:
    sizes = range(len(value) + 1)
    longest = len(operator) == 2
    if operator[0] == "#":
        for size in reversed(sizes) if longest else sizes:
            if fnmatchcase(value[:size], magic):
                return value[size:]
    else:
        for size in reversed(sizes) if longest else sizes:
            if fnmatchcase(value[len(value) - size :], magic):
                return value[: len(value) - size]
    return value


TOKEN = re.compile(r"\s*(\d+|[A-Za-z_]\w*|\*\*|<<|>>|[<>=!]=|&&|\|\||[-+*/%()<>!~&|^?:])")
LEVELS = (("||",), ("&&",), ("|",), ("^",), ("&",), ("==", "!="), ("<", ">", "<=", ">="), ("<<", ">>"), ("+", "-"))


def total(formula: str, shell: Shell) -> int:
    """The value of $((...))."""
    name, equals, rest = formula.partition("=")
    if equals and name.strip().isidentifier() and not rest.startswith("="):
        value = total(rest, shell)
        shell.set(name.strip(), str(value))
        return value
    tokens = TOKEN.findall(formula)
    if "".join(tokens) != re.sub(r"\s+", "", formula):
        raise Failed("arithmetic syntax error")
    value = _level(tokens, 0, shell) if tokens else 0
    if tokens:
        raise Failed("arithmetic syntax error")
    return value


def _level(tokens: list[str], level: int, shell: Shell) -> int:
    if level == len(LEVELS):
        return _product(tokens, shell)
    value = _level(tokens, level + 1, shell)
    while tokens and tokens[0] in LEVELS[level]:
        operator = tokens.pop(0)
        value = _apply(operator, value, _level(tokens, level + 1, shell))
    return value


def _product(tokens: list[str], shell: Shell) -> int:
    value = _power(tokens, shell)
    while tokens and tokens[0] in ("*", "/", "%"):
        value = _apply(tokens.pop(0), value, _power(tokens, shell))
    return value


def _power(tokens: list[str], shell: Shell) -> int:
    value = _single(tokens, shell)
    if tokens and tokens[0] == "**":
        tokens.pop(0)
        exponent = _power(tokens, shell)
        if not 0 <= exponent < 64:
            raise Failed("exponent less than 0" if exponent < 0 else "arithmetic syntax error")
        value = _apply("+", int(value) ** exponent, 0)
    return value


def _single(tokens: list[str], shell: Shell) -> int:
    if not tokens:
        raise Failed("arithmetic syntax error")
    token = tokens.pop(0)
    if token == "(":
        value = _level(tokens, 0, shell)
        if not tokens or tokens.pop(0) != ")":
            raise Failed("arithmetic syntax error")
        return value
    if token in "-+!~":
        value = _single(tokens, shell)
        return {"-": -value, "+": value, "!": int(not value), "~": ~value}[token]
    if token.isdigit():
        return int(token, 8 if token.startswith("0") and set(token) <= set("01234567") and token != "0" else 10)
    try:
        return int(shell.lookup(token) or "0")
    except ValueError:
        raise Failed("arithmetic syntax error") from None


def _apply(operator: str, left: int, right: int) -> int:
    if operator in ("/", "%"):
        if right == 0:
            raise Failed("divide by zero")
        quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
        return quotient if operator == "/" else left - quotient * right
    if operator in ("<<", ">>") and not 0 <= right < 64:
        return 0
    made: dict[str, Callable[[], int]] = {
        "+": lambda: left + right,
        "-": lambda: left - right,
        "*": lambda: left * right,
        "<<": lambda: left << right,
        ">>": lambda: left >> right,
        "==": lambda: left == right,
        "!=": lambda: left != right,
        "<": lambda: left < right,
        ">": lambda: left > right,
        "<=": lambda: left <= right,
        ">=": lambda: left >= right,
        "&": lambda: left & right,
        "|": lambda: left | right,
        "^": lambda: left ^ right,
        "&&": lambda: bool(left and right),
        "||": lambda: bool(left or right),
    }
    value = int(made[operator]())
    return (value + (1 << 63)) % (1 << 64) - (1 << 63)
