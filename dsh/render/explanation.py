"""An explanation for people."""

from dsh.escape import visible
from dsh.explain.explanation import Explanation, Part, Warning
from dsh.power import HOST
from dsh.render.fragments import Fragments, plain, rows, wrap
from dsh.render.marks import listed, note, risk_words, sentence, way_words

JOINED = {("flag", "value"), ("program", "command"), ("command", "command")}

REPEATED = ("name", "number", "program", "network", "builder", "host name", "IP address", "docker context")
QUOTES = "\"'"
ROOT = "host-root-mounted"
MIGHTY = {"privileged", "engine-socket-mounted"}  # warnings of what gives a program the power of root over the machine
LINES = 22  # of a longer explanation the short form is shown, so that it fits a small terminal
SENTENCES = ("-p", "--publish", "-v", "--volume", "-e", "--env", "--mount")  # the meaning of their values says it all


def explanation(it: Explanation, columns: int, unfold: bool = False) -> Fragments:
    """The text in colours, its meaning row by row, then warnings, risk and way back."""
    if it.kind in ("dockerfile", "compose"):
        from dsh.render.file import file

        return file(it, columns, unfold)
    out = _command(it, columns, unfold, False)
    if not unfold and plain(out).count("\n") > LINES:
        out = _command(it, columns, unfold, True)
    return out


def _command(it: Explanation, columns: int, unfold: bool, brief: bool) -> Fragments:
    out: Fragments = [*line(it.text.rstrip("\n"), it.parts), ("", "\n")]
    if it.summary and all(part.meaning != it.summary for part in it.parts):  # else it stands in the row of the command
        out += [("dim", text + "\n") for text in wrap(it.summary, columns - 2)]
    out.append(("", "\n"))
    out += rows(_rows(it.parts, unfold, brief), columns)
    out += footer(it, columns)
    return out


def meaning(it: Explanation, columns: int) -> Fragments:
    """The words and their meaning alone, as they stand above a preview."""
    out: Fragments = rows(_rows(it.parts, False), columns)
    for warning in it.warnings:
        out += note("warning", _warned(warning), columns)
    return out


def said(it: Explanation) -> list[tuple[Fragments, str]]:
    """The rows of an explanation: the words of each, and their meaning."""
    return _rows(it.parts, False)


def line(text: str, parts: tuple[Part, ...]) -> Fragments:
    """The text itself, each part in the style of its role."""
    out: Fragments = []
    at = 0
    for part in parts:
        if part.start > at:
            out.append(("", visible(text[at : part.start], keep="\n\t")))
        out.append((part.role if part.known else "unknown", visible(text[part.start : part.end], keep="\n\t")))
        at = part.end
    out.append(("", visible(text[at:], keep="\n\t")))
    return out


def footer(it: Explanation, columns: int) -> Fragments:
    out: Fragments = []
    for warning in it.warnings:
        if warning.fix or all(warning.message.rstrip(".") not in part.meaning for part in it.parts):
            out += note("warning", _warned(warning), columns)
    if it.kind == "command":
        acts = frozenset((*(p.text for p in it.parts if p.role == "command"), *mighty(it), *_sent(it)))
        says = risk_words(it.risk, bool(it.way_back), acts)
        out += [("", "\n"), *((it.risk, f"  {text}\n") for text in wrap(says, max(10, columns - 2)))]
        if it.keeps:
            out += note("dim", "It does not touch: " + listed(it.keeps), columns)
        if it.way_back:
            out += note("dim", sentence(way_words(it.risk, it.way_back, acts & {HOST})), columns)
    return out


def _sent(it: Explanation) -> tuple[str, ...]:
    """A build that has --push pushes, too."""
    return ("push",) if any(p.role == "flag" and p.text == "--push" for p in it.parts) else ()


def mighty(it: Explanation) -> tuple[str, ...]:
    """HOST where a program of the line may do anything to the machine."""
    read_only = [it.text[w.start : w.end] for w in it.warnings if w.id == ROOT]
    found = {w.id for w in it.warnings} & MIGHTY or any(not text.endswith(":ro") for text in read_only)
    return (HOST,) if found else ()


def _warned(it: Warning) -> str:
    return f"{it.message.removesuffix('.')} → {it.fix}" if it.fix else it.message


def _rows(parts: tuple[Part, ...], unfold: bool, brief: bool = False) -> list[tuple[Fragments, str]]:
    """A row for each thing said: `docker run` is one, a flag with its value is one."""
    out: list[tuple[Fragments, str]] = []
    before: Part | None = None
    signs: list[tuple[str, str]] = []
    for part in parts:
        joined = before is not None and (before.role, part.role) in JOINED
        words = _words(part)
        if joined and before is not None:
            gap = " " if part.start > before.end else ""
            last, meaning = out.pop()
            if brief and part.known and before.text in SENTENCES and part.meaning:
                meaning = ""
            if part.role == "command":
                old = before.role == "program" and before.text != "docker"
                meaning = f"{meaning}\n{part.meaning}" if old else part.meaning
            elif not _repeats(part):
                meaning = f"{meaning}\n{part.meaning}".lstrip("\n")
            out.append(([*last, ("", gap), *words], meaning))
        elif part.role == "shell" and (part.text, part.meaning) in signs:
            pass  # the end of a line or command is explained once
        elif part.meaning:
            out.append((words, _first(part.meaning) if brief and part.role == "flag" else _meaning(part, unfold)))
            if part.text in ("\\", ";"):
                signs.append((part.text, part.meaning))
        before = part
    return out


def _first(meaning: str) -> str:
    """What stands before the first semicolon, where that is no half of a bracket."""
    head = meaning.partition("; ")[0]
    return head if head.count("(") == head.count(")") else meaning


def _repeats(part: Part) -> bool:
    """Does the meaning of a value say no more than the value, beside what its flag says? (The name web)"""
    said = part.meaning.removesuffix(f" {part.text.strip(QUOTES)}").removeprefix("The ")
    return part.known and (said in REPEATED or said.startswith("value of -"))


def _words(part: Part) -> Fragments:
    text = visible(part.text.replace("\n", " "))
    if part.role == "flag" and len(text) == 1:
        text = f"-{text}"  # a letter from the middle of a cluster such as -it
    return [(part.role if part.known else "unknown", text)]


def _meaning(part: Part, unfold: bool) -> str:
    return f"{part.meaning}\n{part.more}" if unfold and part.more else part.meaning
