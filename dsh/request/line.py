"""Writes a command line: flags as people spell them, names in their places, placeholders for what is missing."""

import re

from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.typed import Any

SLOT = regex(r"(?<!\{)\{([A-Z_]+)\}(?!\})")
PLAIN = regex(r"[\w./:@%+=,~$()*?{}-]+$", re.ASCII)
HERE = ("PATH", "DEST")
PAIRED = frozenset(["cp", "tag", "rename", "connect", "disconnect"])  # commands of two names


class FlagSet(NamedTuple):
    """A flag to write. An empty name is one that the line has already."""

    name: str
    value: str | None


class Whole(NamedTuple):
    """A line that was read as a whole, the words that it accounts for, what it says and risks where that is other
    than its command's, and how sure it is where a part of it is guessed."""

    command: str
    words: frozenset[int]
    says: str = ""
    risk: str = ""
    sure: float = 1.0


def write(
    template: str,
    spelling: str,
    arguments: list[list[Any]],
    flags: dict[str, Any],
    chosen: list[FlagSet],
    values: dict[str, str],
) -> tuple[str, tuple[str, ...]]:
    """The command line and its placeholders."""
    words = _clustered([w for w in (spell(f, flags) for f in chosen if f.name) if not _stands(w, template)])
    template, pipe, rest = template.partition(" | ") if words or not SLOT.search(template) else (template, "", "")
    missing: list[str] = []

    def put(name: str) -> str:
        if name in values:
            return values[name]
        if name == "SRC" or (name == "DEST" and template.endswith(":{DEST}")):
            missing.append("PATH")
            return "PATH"
        if name in HERE:
            return "."
        missing.append(name)
        return name

    if SLOT.search(template):
        tail = template.removeprefix(spelling)
        start = [spelling] if tail != template else []
        text = SLOT.sub(lambda found: put(found.group(1)), tail).strip()
        if not start and words:
            first, _, text = text.partition(" -") if " -" in text else (text, "", "")
            text = f"-{text}" if text else ""
            start = [first]
        line = " ".join([*start, *words, *([text] if text else [])])
        return (line + pipe + SLOT.sub(lambda found: put(found.group(1)), rest) if pipe else line), tuple(missing)
    out = [template, *words]
    for name, optional, _ in arguments:
        if name in values or not optional:
            out.append(put(name))
        else:
            break
    return " ".join(out) + pipe + rest, tuple(missing)


def _stands(flag: str, template: str) -> bool:
    """Does the template of the line have this flag (with this value) already?"""
    if f" {flag} " in f" {template} ":
        return True
    clusters = [word[1:] for word in template.split() if word[:1] == "-" and word[1:].isalpha() and len(word) < 5]
    return len(flag) == 2 and flag[0] == "-" and any(flag[1] in cluster for cluster in clusters)


def spell(flag: FlagSet, flags: dict[str, Any]) -> str:
    """A flag as people write it: the short letter where there is one."""
    _, short, _ = flags[flag.name]
    name = f"-{short}" if short else f"--{flag.name}"
    if flag.value in ("true", "false"):
        return f"--{flag.name}={flag.value}"  # a switch takes its value only so
    return name if flag.value is None else f"{name} {quote(flag.value)}"


def _clustered(words: list[str]) -> list[str]:
    """-i and -t are -it."""
    return ["-it", *(w for w in words if w not in ("-i", "-t"))] if "-i" in words and "-t" in words else words


def quote(text: str) -> str:
    """Quoted for the shell where it must be."""
    if ",src=~/" in text and PLAIN.match(text):  # no shell knows "~" there
        return text.replace(",src=~/", ",src=$HOME/")
    bare = text.replace("=^", "=", 1)  # name=^shop
    if text.startswith("$(") or (text and PLAIN.match(bare) and not any(c in text for c in "(){}*?")):
        return text
    return "'" + text.replace("'", "'\\''") + "'"


def in_any_order(command: str) -> tuple[str, ...]:
    """A line's words but for the order of its flags: two lines with the same say the same. Where two names stand side
    by side, one for what is, the other for what it becomes or joins, their order counts."""
    words = command.replace(" -it ", " -i -t ").replace(" -aq ", " -a -q ").split()
    alone = PAIRED.isdisjoint(words[1:3])
    return (*sorted(words), *(() if alone else (word for word in words if word[0] != "-")))
