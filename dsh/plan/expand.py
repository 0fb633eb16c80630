"""Words as a shell expands them: variables, $(...), braces, ~ and globs, then split into fields."""

import fnmatch
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from dsh.cmdline.syntax import Group, Piece, Word
from dsh.engine.state import MADE
from dsh.patterns import regex
from dsh.plan.arithmetic import reckoned
from dsh.plan.blocked import Blocked

BRACED = regex(r"\$\{([A-Za-z_]\w*|[0-9?])(?:(:?[-+])([^}]*))?\}")
OUT = f"{MADE}out"  # what stands for the output of a $(...) that nobody knows yet
SPLIT = f"{MADE}fields"  # the same where it is split at blanks, held together by single ones
UNKNOWN = "what $(...) gives is not known before it runs, so what follows cannot be previewed"
RANGE = regex(r"(-?\d+)\.\.(-?\d+)")

Substitute = Callable[[Group], str]  # runs what stands in $(...) and gives its output, line ends at the end cut off
Part = tuple[str, bool, bool]  # text, is it quoted, may it be a glob


def expand(
    word: Word, variables: Mapping[str, str], cwd: str, substitute: Substitute, written: Iterable[str] = ()
) -> list[str]:
    """The fields that a word becomes: none, one or several. Raises Blocked for what we do not expand.

    `written`: the files, by absolute path, that the line itself has made by then.
    """
    if word.value is not None:
        return [word.value]
    fields: list[str] = []
    for pieces in _braces(word.pieces):
        parts = [part for piece in pieces for part in _parts(piece, variables, substitute)]
        fields += [name for field in _fields(parts) for name in _globbed(field, cwd, written)]
    return fields


def expand_one(word: Word, variables: Mapping[str, str], cwd: str, substitute: Substitute) -> str:
    """The word as one string, as in an assignment or after a redirection."""
    if word.value is not None:
        return word.value
    return "".join(text for piece in word.pieces for text, _, _ in _parts(piece, variables, substitute))


def unknown(text: str) -> bool:
    """Does it hold what a $(...) gives that nobody knows yet?"""
    return OUT in text or SPLIT in text


def _braces(pieces: tuple[Piece, ...]) -> Iterator[list[Piece]]:
    choices = [_alternatives(piece) if piece.kind == "braces" else [piece] for piece in pieces]
    yield from (list(chosen) for chosen in product(*choices))


def _alternatives(piece: Piece) -> list[Piece]:
    inner = piece.text[1:-1]
    found = RANGE.fullmatch(inner)
    if found:
        first, last = int(found[1]), int(found[2])
        step = 1 if first <= last else -1
        texts = [str(n) for n in range(first, last + step, step)][:1000]
    elif "," in inner:
        texts = inner.split(",")
    else:
        texts = [piece.text]
    return [piece._replace(kind="text", text=text) for text in texts]


def _parts(piece: Piece, variables: Mapping[str, str], substitute: Substitute) -> Iterator[Part]:
    if piece.kind == "text":
        yield piece.text, True, False
    elif piece.kind == "glob":
        yield piece.text, True, True
    elif piece.kind == "tilde":
        yield variables.get("HOME", "~") if piece.text == "~" else os.path.expanduser(piece.text), True, False
    elif piece.kind == "arithmetic":
        if any(unknown(variables.get(name, "")) for name in re.findall(r"[A-Za-z_]\w*", piece.text)):
            raise Blocked(UNKNOWN)
        yield reckoned(piece.text, variables), piece.quoted, False
    elif piece.kind == "variable":
        yield _variable(piece.text, variables), piece.quoted, False
    elif piece.kind == "substitution" and piece.script is not None and not piece.text.startswith(("<(", ">(")):
        yield substitute(piece.script), piece.quoted, False
    else:
        raise Blocked(f"{piece.text} is explained, but dsh does not work it out", "write its value instead")


def _variable(text: str, variables: Mapping[str, str]) -> str:
    found = BRACED.fullmatch(text)
    if found is None:
        name = text.removeprefix("$")
        if text.startswith("${") or not (name.isidentifier() or name == "?"):
            raise Blocked(f"{text} is explained, but dsh does not work it out", "write its value instead")
        return variables.get(name, "")
    name, operator, other = found[1], found[2] or "", found[3] or ""
    value = variables.get(name)
    if operator and unknown(value or ""):
        raise Blocked(UNKNOWN)
    has = value is not None and (value != "" or not operator.startswith(":"))
    if operator.endswith("-"):
        return value if has and value is not None else other
    if operator.endswith("+"):
        return other if has else ""
    return value or ""


def _fields(parts: list[Part]) -> Iterator[list[Part]]:
    """Unquoted expansions are split at blanks; what is quoted holds together, even when empty."""
    field: list[Part] | None = None
    for text, quoted, pattern in parts:
        if quoted:
            field = [*(field or []), (text, True, pattern)]
            continue
        if text[:1].isspace() and field is not None:
            yield field
            field = None
        words = text.replace(OUT, SPLIT).split()
        for n, word in enumerate(words):
            if n:
                if field is not None:
                    yield field
                field = None
            field = [*(field or []), (word, False, True)]
        if text[-1:].isspace() and words and field is not None:
            yield field
            field = None
    if field is not None:
        yield field


def _globbed(field: list[Part], cwd: str, written: Iterable[str]) -> list[str]:
    plain = "".join(text for text, _, _ in field)
    if not any(pattern and any(c in text for c in "*?[") for text, _, pattern in field):
        return [plain]
    import glob

    pattern = "".join(text if is_pattern else glob.escape(text) for text, _, is_pattern in field)
    found = set(glob.glob(pattern, root_dir=None if os.path.isabs(plain) else cwd))
    found.update(path for path in _as_typed(written, plain, cwd) if _fits(path, pattern))
    return sorted(found) or [plain]


def _as_typed(paths: Iterable[str], like: str, cwd: str) -> Iterator[str]:
    """The paths as a glob like this would name them: absolute, or from the folder."""
    for path in paths:
        if os.path.isabs(like):
            yield path
        elif path.startswith(os.path.join(cwd, "")):
            yield ("./" if like.startswith("./") else "") + os.path.relpath(path, cwd)


def _fits(path: str, pattern: str) -> bool:
    """Does the glob name this path? A star does not stand for a slash, nor for the dot in front of a name."""
    names, globs = path.split("/"), pattern.split("/")
    return len(names) == len(globs) and all(
        fnmatch.fnmatchcase(name, one) and (not name.startswith(".") or one.startswith("."))
        for name, one in zip(names, globs, strict=True)
    )
