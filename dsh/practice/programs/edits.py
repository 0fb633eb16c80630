"""Programs that take lines and give others: sort, uniq, cut, tr, grep, sed ..."""

import re
from collections.abc import Iterable

from dsh.practice.programs.process import Program, Running, Task, options
from dsh.practice.programs.texts import escaped, sources


def _lines(given: Iterable[tuple[str, bytes]]) -> list[str]:
    return [line for _, data in given for line in data.decode("utf-8", "replace").splitlines()]


def sort(task: Task) -> Running:
    found, names = options(task, "nrufk:t:hb")
    lines = _lines((yield from sources(task, names)))

    def key(line: str) -> tuple[float, str]:
        if "k" in found:
            fields = line.split(found.get("t"))
            at = int(re.match(r"\d+", found["k"])[0]) - 1 if found["k"][:1].isdigit() else 0  # type: ignore[index]
            line = fields[at] if at < len(fields) else ""
        number = re.match(r"\s*(-?\d+(\.\d+)?)", line)
        return (float(number[1]) if number and {"n", "h"} & set(found) else 0, line)

    lines.sort(key=key, reverse="r" in found)
    for line in dict.fromkeys(lines) if "u" in found else lines:
        task.say(line)
    return 0


def uniq(task: Task) -> Running:
    found, names = options(task, "cdu")
    counted: list[tuple[int, str]] = []
    for line in _lines((yield from sources(task, names[:1]))):
        if counted and counted[-1][1] == line:
            counted[-1] = (counted[-1][0] + 1, line)
        else:
            counted.append((1, line))
    for count, line in counted:
        if not (("d" in found and count == 1) or ("u" in found and count != 1)):
            task.say(f"{count:>7} {line}" if "c" in found else line)
    return 0


def cut(task: Task) -> Running:
    found, names = options(task, "d:f:c:s")
    wanted: list[int] = []
    for part in (found.get("f") or found.get("c") or "1").split(","):
        first, dash, last = part.partition("-")
        wanted += range(int(first or 1), (int(last or 200) if dash else int(first)) + 1)
    for line in _lines((yield from sources(task, names))):
        if "c" in found:
            task.say("".join(line[n - 1 : n] for n in wanted))
            continue
        separator = found.get("d", "\t")
        fields = line.split(separator)
        task.say(line if len(fields) == 1 else separator.join(fields[n - 1] for n in wanted if n <= len(fields)))
    return 0


def tr(task: Task) -> Running:
    found, names = options(task, "dsc")
    sets = [_set(escaped(name)) for name in names[:2]]
    data = (yield from task.stdin.all()).decode("utf-8", "replace")
    if "d" in found and sets:
        data = "".join(c for c in data if (c not in sets[0]) == ("c" not in found))
    elif len(sets) == 2 and sets[1]:
        last = sets[1][-1]
        table = {c: sets[1][i] if i < len(sets[1]) else last for i, c in enumerate(sets[0])}
        data = "".join(table.get(c, c) for c in data)
    elif "s" in found and sets:
        data = re.sub(f"([{re.escape(sets[0])}])\\1+", r"\1", data)
    task.out(data.encode())
    return 0


def _set(text: str) -> str:
    for name, letters in (("upper", "A-Z"), ("lower", "a-z"), ("digit", "0-9"), ("space", " \t\n")):
        text = text.replace(f"[:{name}:]", letters)
    return re.sub(r"(.)-(.)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), text)


def grep(task: Task) -> Running:
    found, names = options(task, "ivncqEFrRowlshHe:", ("color",))
    if "e" in found:
        names.insert(0, found["e"])
    if not names:
        task.err(b"Usage: grep [-HhnlLoqvsrRiwFE] PATTERN [FILE]...\n")
        return 2
    text = names.pop(0)
    fixed = "F" in found or task.argv[0].endswith("fgrep")
    extended = "E" in found or task.argv[0].endswith("egrep")
    if fixed:
        text = re.escape(text)
    elif not extended:
        text = re.sub(r"\\?[|+?(){}]", lambda m: m[0][1:] if m[0].startswith("\\") else "\\" + m[0], text)
    try:
        wanted = re.compile(rf"\b(?:{text})\b" if "w" in found else text, re.I if "i" in found else 0)
    except re.error:
        task.complain(f"bad regex '{text}'")
        return 2
    several = len(names) > 1
    if {"r", "R"} & set(found):
        several = True
        names = [p for n in names or ["."] for p, node in _below(task, n) if node == "file"]
    matched = False
    for name, data in (yield from sources(task, names)):
        lines = data.decode("utf-8", "replace").splitlines()
        hits = [(n, line) for n, line in enumerate(lines, 1) if bool(wanted.search(line)) != ("v" in found)]
        matched = matched or bool(hits)
        front = f"{name}:" if (several or "H" in found) and "h" not in found else ""
        if "q" in found:
            continue
        if "c" in found:
            task.say(f"{front}{len(hits)}")
        elif "l" in found:
            if hits:
                task.say(name)
        else:
            for number, line in hits:
                start = front + (f"{number}:" if "n" in found else "")
                for piece in wanted.finditer(line) if "o" in found else ():
                    task.say(start + piece[0])
                if "o" not in found:
                    task.say(start + line)
    return int(not matched)


def _below(task: Task, name: str) -> Iterable[tuple[str, str]]:
    node = task.files.get(task.path(name))
    if node is None:
        task.complain(f"{name}: No such file or directory")
    elif node.kind != "dir":
        yield name, node.kind
    else:
        for below in task.files.names(task.path(name)):
            yield from _below(task, f"{name.rstrip('/')}/{below}")


def sed(task: Task) -> Running:
    found, names = options(task, "nire:E", ("in-place",))
    scripts = [found["e"]] if "e" in found else [names.pop(0)] if names else [""]
    steps = []
    for step in re.split(r"[;\n]", scripts[0]) if scripts[0][:1] != "s" else [scripts[0]]:
        made = re.fullmatch(r"(\d*)s(.)((?:\\.|(?!\2).)*)\2((?:\\.|(?!\2).)*)\2([gip]*)", step.strip())
        line = re.fullmatch(r"(\d+|\$)?(?:,(\d+|\$))?([pdq])", step.strip())
        where = re.fullmatch(r"/(.+)/([pd])", step.strip())
        if made is None and line is None and where is None:
            task.err(f"sed: the practice engine plays no such script: {step}\n".encode())
            return 1
        steps.append((made, line, where))
    inplace = "i" in found or "in-place" in found
    for name, data in (yield from sources(task, names)):
        lines = data.decode("utf-8", "replace").splitlines()
        result: list[str] = []
        for number, line_text in enumerate(lines, 1):
            result += _sed_line(steps, line_text, number, len(lines), "n" in found, "E" in found or "r" in found)
        output = "".join(line + "\n" for line in result).encode()
        if inplace:
            task.files.write(task.path(name), output)
        else:
            task.out(output)
    return 0


Step = tuple[re.Match[str] | None, re.Match[str] | None, re.Match[str] | None]


def _sed_line(steps: list[Step], text: str, number: int, last: int, quiet: bool, extended: bool) -> list[str]:
    printed_too: list[str] = []
    for made, line, where in steps:
        if made is not None:
            if made[1] and int(made[1]) != number:
                continue
            old = made[3].replace("\\" + made[2], made[2])
            if not extended:
                old = re.sub(r"\\?[|+?(){}]", lambda m: m[0][1:] if m[0].startswith("\\") else "\\" + m[0], old)
            new = re.sub(r"(?<!\\)&", r"\\g<0>", made[4]).replace("\\" + made[2], made[2])
            text, times = re.subn(old, new, text, count=0 if "g" in made[5] else 1, flags=re.I if "i" in made[5] else 0)
            if times and "p" in made[5]:
                printed_too.append(text)
        elif line is not None:
            first = {"$": last, None: 1}.get(line[1]) or int(line[1])
            end = {"$": last, None: first if line[1] else last}.get(line[2]) or int(line[2])
            if first <= number <= end:
                if line[3] == "d":
                    return printed_too
                if line[3] == "p":
                    printed_too.append(text)
        elif where is not None and re.search(where[1], text):
            if where[2] == "d":
                return printed_too
            printed_too.append(text)
    return printed_too if quiet else [*printed_too, text]


def tac(task: Task) -> Running:
    for line in reversed(_lines((yield from sources(task, task.argv[1:])))):
        task.say(line)
    return 0


def rev(task: Task) -> Running:
    for line in _lines((yield from sources(task, task.argv[1:]))):
        task.say(line[::-1])
    return 0


def nl(task: Task) -> Running:
    for number, line in enumerate(_lines((yield from sources(task, task.argv[1:]))), 1):
        task.say(f"{number:>6}\t{line}")
    return 0


AWK = re.compile(r"\s*(?:/((?:\\.|[^/])*)/|NR\s*(==|>|<)\s*(\d+))?\s*(?:\{\s*print\s*([^}]*?)\s*;?\s*\})?\s*")


def awk(task: Task) -> Running:
    """awk, as far as it prints fields of lines that match."""
    found, names = options(task, "F:v:")
    script = names.pop(0) if names else ""
    read = AWK.fullmatch(script)
    if read is None or not script.strip():
        task.err(f"awk: the practice engine plays no such script: {script}\n".encode())
        return 2
    pieces = re.findall(r"\$(?:NF|\d+)|NR|NF|\"[^\"]*\"|,", read[4] or "$0")
    for number, line in enumerate(_lines((yield from sources(task, names))), 1):
        if read[1] is not None and not re.search(read[1], line):
            continue
        if (
            read[2]
            and not {"==": number == int(read[3]), ">": number > int(read[3]), "<": number < int(read[3])}[read[2]]
        ):
            continue
        fields = line.split(found.get("F"))
        task.say("".join(_awk_piece(piece, line, fields, number) for piece in pieces))
    return 0


def _awk_piece(piece: str, line: str, fields: list[str], number: int) -> str:
    if piece == ",":
        return " "
    if piece in ("NR", "NF"):
        return str(number if piece == "NR" else len(fields))
    if piece.startswith('"'):
        return piece[1:-1].replace("\\t", "\t").replace("\\n", "\n")
    at = len(fields) if piece == "$NF" else int(piece[1:])
    return line if at == 0 else fields[at - 1] if at <= len(fields) else ""


PROGRAMS: dict[str, Program] = {
    "sort": sort, "uniq": uniq, "cut": cut, "tr": tr, "grep": grep, "egrep": grep, "fgrep": grep, "sed": sed,
    "tac": tac, "rev": rev, "nl": nl, "awk": awk,
}  # fmt: skip
