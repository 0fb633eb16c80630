"""What xargs makes of its input: argument lists, as GNU findutils does."""

from dsh.named import NamedTuple
from dsh.plan.blocked import Blocked

SWITCHES = {"-r": "skip", "--no-run-if-empty": "skip", "-t": "", "--verbose": "", "-0": "null", "--null": "null"}
VALUED = {"-n": "most", "--max-args": "most", "-I": "replace", "-L": "lines", "--max-lines": "lines"}
IGNORED = {"-P", "--max-procs", "-s", "--max-chars"}


class Xargs(NamedTuple):
    command: tuple[str, ...]
    skip: bool = False  # run nothing without input
    most: int = 0  # arguments a call; 0 for all
    replace: str = ""  # -I
    lines: int = 0
    null: bool = False


def read(words: tuple[str, ...]) -> Xargs:
    """The words after xargs. Raises Blocked for options that we do not follow."""
    found: dict[str, object] = {}
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] != "-":
        word = words[at]
        at += 1
        if word == "--":
            break
        name, has_value, value = word.partition("=") if word.startswith("--") else (word[:2], word[2:], word[2:])
        if word in SWITCHES:
            found[SWITCHES[word] or "verbose"] = True
        elif name in VALUED or name in IGNORED:
            if not has_value:
                value = words[at] if at < len(words) else ""
                at += 1
            if name in VALUED:
                found[VALUED[name]] = value
        elif not word.startswith("--") and all(f"-{letter}" in SWITCHES for letter in word[1:]):
            found.update({SWITCHES[f"-{letter}"] or "verbose": True for letter in word[1:]})
        else:
            raise Blocked(f"xargs {word} is explained, but dsh does not follow it")
    try:
        most, lines = int(str(found.get("most", 0))), int(str(found.get("lines", 0)))
    except ValueError:
        raise Blocked("xargs needs a number there") from None
    return Xargs(
        tuple(words[at:]) or ("echo",), "skip" in found, most, str(found.get("replace", "")), lines, "null" in found
    )


def calls(xargs: Xargs, text: str) -> list[tuple[str, ...]]:
    """The argument lists that xargs runs for this input."""
    if xargs.replace:
        items = [line.strip() for line in text.split("\0" if xargs.null else "\n") if line.strip()]
        return [tuple(word.replace(xargs.replace, item) for word in xargs.command) for item in items]
    if xargs.lines and not xargs.null:
        lines = [line for line in text.split("\n") if line.strip()]
        groups = [lines[n : n + xargs.lines] for n in range(0, len(lines), xargs.lines)]
        return [(*xargs.command, *(w for line in group for w in _words(line))) for group in groups]
    words = [w for w in text.split("\0") if w] if xargs.null else _words(text)
    if not words:
        return [] if xargs.skip else [xargs.command]
    size = xargs.most or len(words)
    return [(*xargs.command, *words[n : n + size]) for n in range(0, len(words), size)]


def _words(text: str) -> list[str]:
    """Split at blanks; quotes and backslashes hold together, as xargs reads them."""
    import shlex

    if not any(mark in text for mark in "'\"\\"):
        return text.split()
    try:
        return shlex.split(text)
    except ValueError as error:
        raise Blocked(f"xargs cannot read its input: {error}") from error
