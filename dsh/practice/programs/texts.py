"""Programs that read and write text: echo, cat, head, tail, wc, sort, grep, sed ..."""

import re
from collections.abc import Generator

from dsh.practice.digest import sha256
from dsh.practice.programs import find
from dsh.practice.programs.process import NEVER, Program, Running, Task, options, step_all, strerror

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", "e": "\x1b"}


def escaped(text: str) -> str:
    """Backslash escapes as echo -e and printf know them."""

    def one(found: re.Match[str]) -> str:
        word = found[1]
        if word[0] == "x":
            return chr(int(word[1:], 16))
        if word[0].isdigit():
            return chr(int(word, 8) & 255)
        return ESCAPES.get(word, found[0])

    return re.sub(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,4}|.)", one, text, flags=re.DOTALL)


def echoed(words: list[str], always: bool = False) -> bytes:
    """What echo prints; `always`: escapes without -e, as dash has it."""
    newline, escapes = True, always
    while words and re.fullmatch(r"-[neE]+", words[0]):
        newline = newline and "n" not in words[0]
        escapes = escapes or "e" in words[0]
        words = words[1:]
    text = " ".join(words)
    return ((escaped(text) if escapes else text) + ("\n" if newline else "")).encode("utf-8", "surrogateescape")


def printed(form: str, words: list[str]) -> bytes:
    """What printf prints; the format is used again while words are left."""
    found = ""
    while True:
        left = len(words)

        def one(match: re.Match[str]) -> str:
            flags, kind = match[1], match[2]
            if kind == "%":
                return "%"
            word = words.pop(0) if words else ""
            if kind == "b":
                return escaped(word)
            if kind in "diouxX":
                try:
                    number = int(word or "0", 0)
                except ValueError:
                    number = 0
                return f"%{flags}{'d' if kind in 'iu' else kind}" % number
            if kind in "feg":
                try:
                    return f"%{flags}{kind}" % float(word or "0")
                except ValueError:
                    return f"%{flags}{kind}" % 0.0
            return f"%{flags}s" % (word[:1] if kind == "c" else word)

        pieces = re.split(r"(%[-+ 0#]*\d*(?:\.\d+)?[diouxXfegscb%])", form)
        for number, piece in enumerate(pieces):
            found += re.sub(r"%([-+ 0#]*\d*(?:\.\d+)?)(.)", one, piece) if number % 2 else escaped(piece)
        if not words or len(words) == left:
            return found.encode("latin-1" if found.isascii() else "utf-8", "surrogateescape")


def echo(task: Task) -> int:
    task.out(echoed(task.argv[1:]))
    return 0


def printf(task: Task) -> int:
    if len(task.argv) < 2:
        task.err(b"Usage: printf FORMAT [ARG]...\n")
        return 1
    task.out(printed(task.argv[1], task.argv[2:]))
    return 0


def sources(task: Task, names: list[str]) -> Generator[float, None, list[tuple[str, bytes]]]:
    """The content of the files named, or of the standard input; a missing one is told and left out."""
    found = []
    for name in names or ["-"]:
        if name == "-":
            found.append((name, (yield from task.stdin.all())))
            continue
        try:
            found.append((name, task.files.read(task.path(name))))
        except OSError as error:
            task.complain(f"{name}: {strerror(error)}")
    return found


def cat(task: Task) -> Running:
    found, names = options(task, "nuvetA")
    code = number = 0
    for name in names or ["-"]:
        if name == "-":
            while data := (yield from task.stdin.some()):
                task.out(data)
            continue
        if name in ("/proc/version", "/proc/meminfo", "/proc/cpuinfo") and task.files.get(name) is None:
            task.out(b"Linux version 6.1.0 (practice engine)\n" if name.endswith("version") else b"")
            continue
        try:
            data = task.files.read(task.path(name))
        except OSError as error:
            said = "read error" if error.errno == 21 and not task.gnu else f"can't open '{name}'"
            code = task.complain(f"{said}: {strerror(error)}")
            continue
        if "n" in found:
            for line in data.splitlines(keepends=True):
                number += 1
                task.out(b"%6d\t%b" % (number, line))
        else:
            task.out(data)
    return code


def _count(task: Task, found: dict[str, str], letter: str, default: int) -> int:
    return int(found[letter].lstrip("+") or default) if letter in found else default


def _numbered(task: Task) -> None:
    """head -5 means head -n 5."""
    task.argv = [w if not re.fullmatch(r"-\d+", w) else f"-n{w[1:]}" for w in task.argv]


def head(task: Task) -> Running:
    _numbered(task)
    found, names = options(task, "n:c:qv")
    wanted = _count(task, found, "n", 10)
    if not names and "c" not in found:
        for _ in range(wanted):
            line = yield from task.stdin.line()
            if not line:
                break
            task.out(line)
        return 0
    if not names:
        left = int(found["c"])
        while left > 0 and (data := (yield from task.stdin.some())):
            task.out(data[:left])
            left -= len(data)
        return 0
    given = yield from sources(task, names)
    for name, data in given:
        if len(names) > 1:
            task.say(f"==> {name} <==")
        if "c" in found:
            task.out(data[: int(found["c"])])
        else:
            lines = data.splitlines(keepends=True)
            task.out(b"".join(lines[:wanted]))
    return 0 if len(given) == len(names or "-") else 1


def tail(task: Task) -> Running:
    _numbered(task)
    found, names = options(task, "n:c:fFqv", ("follow",))
    wanted = _count(task, found, "n", 10)
    follow = {"f", "F", "follow"} & set(found)
    if names == ["/dev/null"]:
        given: list[tuple[str, bytes]] = [("/dev/null", b"")]
    else:
        given = yield from sources(task, names)
    for name, data in given:
        if len(names) > 1:
            task.say(f"==> {name} <==")
        if "c" in found:
            task.out(data[-int(found["c"]) :])
        else:
            lines = data.splitlines(keepends=True)
            start = wanted - 1 if found.get("n", "").startswith("+") else max(len(lines) - wanted, 0)
            task.out(b"".join(lines[start:]))
    if follow and given:
        name, seen = given[-1][0], len(given[-1][1])
        while name not in ("-", "/dev/null"):
            yield task.machine.now() + 1
            data = task.files.read(task.path(name))
            seen = min(seen, len(data))
            task.out(data[seen:])
            seen = len(data)
        while True:
            yield NEVER
    return 0 if len(given) == len(names or "-") else 1


def wc(task: Task) -> Running:
    found, names = options(task, "lwcmL")
    given = yield from sources(task, names)
    wanted = [letter for letter in "lwc" if letter in found or (letter == "c" and "m" in found)] or list("lwc")
    rows = [(name, {"l": d.count(b"\n"), "w": len(d.split()), "c": len(d)}) for name, d in given]
    if len(rows) > 1:
        rows.append(("total", {k: sum(row[k] for _, row in rows) for k in "lwc"}))
    for name, row in rows:
        width = 9 if len(rows) > 1 or len(wanted) > 1 else 1
        text = " ".join(f"{row[letter]:>{width}}" for letter in wanted)
        task.say(text if name == "-" else f"{text} {name}")
    return 0


def tee(task: Task) -> Running:
    found, names = options(task, "ai")
    for name in names:
        task.files.write(task.path(name), b"", append="a" in found)
    while data := (yield from task.stdin.some()):
        task.out(data)
        for name in names:
            task.files.write(task.path(name), data, append=True)
    return 0


def seq(task: Task) -> Running:
    _, names = options(task, "ws:") if not any(w.lstrip("-").isdigit() for w in task.argv[1:2]) else ({}, task.argv[1:])
    try:
        numbers = [int(name) for name in names]
    except ValueError:
        return task.complain("invalid number")
    if not 1 <= len(numbers) <= 3:
        task.err(b"Usage: seq [-w] [-s SEP] [FIRST [INC]] LAST\n")
        return 1
    first = numbers[0] if len(numbers) > 1 else 1
    step = numbers[1] if len(numbers) > 2 else 1
    if step == 0:
        return task.complain("increment is zero")
    last, value = numbers[-1], first
    while value <= last if step > 0 else value >= last:
        task.say(str(value))
        value += step
        if (value - first) % 500 == 0:
            yield 0
    return 0


def yes(task: Task) -> Running:
    line = (" ".join(task.argv[1:]) or "y").encode() + b"\n"
    while True:
        task.out(line * 2000)
        yield 0 if task.piped else task.machine.now() + 0.1


def xargs(task: Task) -> Running:
    found, words = _xargs_words(task)
    data = (yield from task.stdin.all()).decode("utf-8", "replace")
    items = data.splitlines() if "I" in found else data.split()
    if not items and "r" in found:
        return 0
    size = int(found.get("n") or len(items) or 1)
    code = 0
    for start in range(0, max(len(items), 1), 1 if "I" in found else size):
        group = items[start : start + (1 if "I" in found else size)]
        argv = [w.replace(found["I"], "".join(group)) for w in words] if "I" in found else [*words, *group]
        try:
            made = find.child(task, argv)
        except find.NotStarted:
            task.complain(f"{argv[0]}: No such file or directory")
            return 127
        while made.code is None:
            due = step_all([made])
            if made.code is None:
                yield due
        code = code or (123 if made.code else 0)
    return code


def _xargs_words(task: Task) -> tuple[dict[str, str], list[str]]:
    found: dict[str, str] = {}
    words = task.argv[1:]
    while words and words[0].startswith("-"):
        word = words.pop(0)
        if word[1:2] in ("n", "I"):
            found[word[1]] = word[2:] or (words.pop(0) if words else "")
        else:
            found.update(dict.fromkeys(word[1:], ""))
    return found, words or ["echo"]


def base64(task: Task) -> Running:
    import binascii

    found, names = options(task, "dw:")
    for _, data in (yield from sources(task, names)):
        if "d" in found:
            try:
                task.out(binascii.a2b_base64(data))
            except ValueError:
                return task.complain("truncated input")
        else:
            text = binascii.b2a_base64(data, newline=False)
            width = int(found.get("w", "76")) or len(text) or 1
            task.out(b"".join(text[at : at + width] + b"\n" for at in range(0, len(text), width)))
    return 0


def sums(task: Task) -> Running:
    _, names = options(task, "bc")
    for name, data in (yield from sources(task, names)):
        if task.argv[0].endswith("md5sum"):
            from hashlib import md5

            text = md5(data, usedforsecurity=False).hexdigest()
        else:
            text = sha256(data)
        task.say(f"{text}  {name}")
    return 0


PROGRAMS: dict[str, Program] = {
    "echo": echo, "printf": printf, "cat": cat, "head": head, "tail": tail, "wc": wc, "tee": tee, "seq": seq,
    "yes": yes, "xargs": xargs, "base64": base64, "md5sum": sums, "sha256sum": sums,
}  # fmt: skip
