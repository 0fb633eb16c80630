"""What a program in a container deletes, as far as its words say so: `rm -rf /p`, also behind a shell or find."""

import posixpath
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from dsh.cmdline.syntax import Word
from dsh.named import NamedTuple

SHELLS = frozenset(("sh", "bash", "ash", "dash", "zsh", "ksh"))
LEADING = frozenset(("exec", "env", "nice", "nohup", "sudo", "time", "command", "busybox", "tini", "dumb-init"))
REMOVERS = frozenset(("rm", "unlink", "shred", "truncate", "srm"))
UNKNOWN = "\0"  # what only the shell in the container knows
RECURSIVE = frozenset("rR")


class Deletion(NamedTuple):
    """`path`: absolute, with the shell's patterns in it; "" where it may be any. `deep`: with all that is below it;
    `some`: not all of that."""

    path: str
    deep: bool = False
    some: bool = False

    def below(self, place: str) -> str | None:
        """Which part of a place it deletes: "" is all that is in it; None where it deletes nothing of it."""
        mine, its = _parts(self.path), _parts(place)
        if not all(fnmatchcase(part, pattern) for pattern, part in zip(mine, its, strict=False)):
            return None
        if len(mine) <= len(its):
            return "" if self.deep or not self.path else None
        rest = mine[len(its) :]
        return "" if rest == ["*"] else "/".join(rest)


def deletions(words: Sequence[str], folder: str = "/") -> tuple[Deletion, ...]:
    """What these words of a program delete that starts in `folder`, a path in the container."""
    return tuple(dict.fromkeys(_of([*words], folder or "/")))


def _of(words: list[str], folder: str) -> Iterator[Deletion]:
    words = _led(words)
    if not words:
        return
    name, rest = posixpath.basename(words[0]), words[1:]
    flags = [word for word in rest if word.startswith("-") and word != "-"]
    if name in SHELLS:
        at = next((n for n, word in enumerate(rest) if word[:1] in "-+" and word[:2] != "--" and "c" in word), None)
        script = next((word for word in rest[at + 1 :] if word[:1] not in ("-", "+")), "") if at is not None else ""
        yield from _script(script, folder)
    elif name == "chroot" and len(rest) > 1:
        root = _absolute(rest[0], folder)
        for it in _of(rest[1:], "/"):
            yield it._replace(path=root.rstrip("/") + it.path) if it.path else it
    elif name == "find":
        yield from _found(rest, folder)
    elif name == "xargs":
        yield from (it._replace(path="", some=True) for it in _of([*_without_flags(rest), UNKNOWN], folder))
    elif name in REMOVERS:
        short = {*"".join(flag[1:] for flag in flags if flag[:2] != "--")}
        deep = name == "rm" and bool(RECURSIVE & short or "--recursive" in flags)
        for place in (word for word in rest if word not in flags):
            yield Deletion(_absolute(place, folder), deep)


def _led(words: list[str]) -> list[str]:
    """Without the programs in front that only start another: env A=B nice rm."""
    while words and posixpath.basename(words[0]) in LEADING:
        words = words[1:]
        while words and (words[0].startswith("-") or "=" in words[0]):
            words = words[1:]
    if words and posixpath.basename(words[0]) == "timeout":
        at = next((n for n, word in enumerate(words[1:], 1) if word[:1].isdigit()), len(words))
        return _led(words[at + 1 :])
    return words


def _without_flags(words: list[str]) -> list[str]:
    """From the first word on that is no option, nor the number of one: xargs -n 1 rm."""
    at = next((n for n, w in enumerate(words) if w[:1] != "-" and not w.isdigit() and w not in ("{}", "%")), len(words))
    return words[at:]


def _found(words: list[str], folder: str) -> Iterator[Deletion]:
    """find deletes with -delete, or by a program that it starts: all below its places, or what its tests find."""
    acts = [n for n, word in enumerate(words) if word in ("-exec", "-execdir", "-ok", "-okdir")]
    deletes = "-delete" in words or any(True for n in acts for _ in _of(words[n + 1 :], folder))
    if not deletes:
        return
    first = next((n for n, word in enumerate(words) if word[:1] in "-(!"), len(words))
    tests = [
        w for w in words[first:] if w[:1] == "-" and w not in ("-delete", "-mindepth", "-depth", "-xdev", "-mount")
    ]
    some = "-delete" in words and bool(tests)
    some = some or any(word in ("-name", "-iname", "-path", "-mtime", "-size", "-newer", "-type") for word in tests)
    for place in words[:first] or [folder]:
        yield Deletion(_absolute(place, folder), True, some)


def _script(text: str, folder: str) -> Iterator[Deletion]:
    """The commands of a shell's script one after the other; cd leads those after it elsewhere."""
    from dsh.cmdline.shell import parse, simples  # few programs have a script

    for simple in simples(parse(text).tree):
        words = [pattern(word) for word in simple.words]
        if words[:1] == ["cd"]:
            folder = _absolute(words[1], folder) if len(words) > 1 else ""
            continue
        yield from _of(words, folder)


def pattern(word: Word) -> str:
    """The word with the mark for what only the shell inside knows; the shell's own patterns stay."""
    if word.value is not None:
        return word.value
    return "".join(piece.text if piece.kind in ("text", "glob") else UNKNOWN for piece in word.pieces)


def _absolute(path: str, folder: str) -> str:
    """The path from the root on; "" where nothing tells it: of a variable, or in a folder that is not known."""
    if path.startswith(UNKNOWN) or not (folder or path.startswith("/")):
        return ""
    return posixpath.normpath(posixpath.join(folder, path.replace(UNKNOWN, "*")))


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]
