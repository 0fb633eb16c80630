"""What stands behind a Dockerfile's instruction, word by word."""

from collections.abc import Callable, Iterator

from dsh.cmdline.nearest import nearest
from dsh.cmdline.types.all_types import value_type
from dsh.cmdline.types.env import may_be_secret, shows_secret
from dsh.errors import KnowledgeError
from dsh.explain.dockerfile_reader import Instruction, Piece, instruction
from dsh.explain.dockerfile_shell import explain_run
from dsh.explain.sheet import Sheet
from dsh.knowledge.entries import Flag
from dsh.knowledge.store import Store

SHELL_FORM = "Run through a shell (/bin/sh -c, unless SHELL says otherwise)"


class Page:
    """What the explanation of one Dockerfile is written on: its parts and what is known of the file."""

    def __init__(self, text: str, escape: str, store: Store, stages: dict[str, int]) -> None:
        self.sheet, self.text, self.escape, self.store = Sheet(text), text, escape, store
        self.stages = stages  # the stages by name and number, to the line they begin in

    def piece(self, it: Instruction, piece: Piece, role: str, meaning: str, known: bool = True) -> None:
        """A part for each unbroken stretch of the text that a piece of the logical line stands for."""
        for start, end in stretches(it, piece):
            self.sheet.part(start, end, role, meaning, known)


def stretches(it: Instruction, piece: Piece) -> Iterator[tuple[int, int]]:
    begin = before = -2
    for place in it.at[piece.start : piece.end]:
        if place != before + 1:
            if begin >= 0:
                yield begin, before + 1
            begin = place
        before = place
    if begin >= 0:
        yield begin, before + 1


def explain_instruction(it: Instruction, page: Page, kept: bool = False) -> None:
    """Parts for an instruction. `kept`: it stands behind ONBUILD."""
    known = page.store.instruction(it.name)
    if known is None:
        near = nearest(it.name, page.store.instructions())
        said = f"{it.word.text} is no instruction" + (f"; meant, perhaps: {near}" if near else "")
        page.piece(it, it.word, "instruction", said, known=False)
        page.piece(it, it.rest, "argument", "Not explained: the instruction before it is not known", known=False)
        for flag in it.flags:
            page.piece(it, flag, "flag", "Not explained: the instruction before it is not known", known=False)
        return
    said = known.summary + (" (makes a layer)" if known.layer and not kept else "")
    if kept:
        said += ", in the build of the image that is based on this one"
    page.piece(it, it.word, "instruction", said)
    for flag in it.flags:
        _flag(it, flag, known.flags, page)
    ARGUMENTS.get(it.name, _plain)(it, page)
    _heredocs(it, page)


def _flag(it: Instruction, piece: Piece, flags: dict[str, Flag], page: Page) -> None:
    name, equals, value = piece.text[2:].partition("=")
    flag = flags.get(name)
    end = piece.start + 2 + len(name) + len(equals)
    if flag is None:
        near = nearest(name, flags)
        said = f"{it.name} has no flag --{name}" + (f"; meant, perhaps: --{near}" if near else "")
        page.piece(it, piece, "flag", said, known=False)
        return
    page.piece(it, Piece("", piece.start, end), "flag", flag.meaning)
    if not value:
        return
    if name == "mount" and it.name == "RUN":
        _mount(it, Piece(value, end, piece.end), flag, page)
    else:
        page.piece(it, Piece(value, end, piece.end), "value", _value(flag, value, page))


def _value(flag: Flag, value: str, page: Page) -> str:
    if value in flag.values:
        return flag.values[value]
    if flag.name == "from":
        return _source(value, page)
    if flag.name == "chmod":
        return f"The access rights {value}"
    return typed(flag.type, value, flag) or f"The value of --{flag.name}"


def _source(value: str, page: Page) -> str:
    if value.lower() in page.stages:
        return f"The stage that begins in line {page.stages[value.lower()]}"
    return f"No stage of this file: {typed('image', value)}, or a context given with --build-context"


def _mount(it: Instruction, piece: Piece, flag: Flag, page: Page) -> None:
    at = piece.start
    kinds = page.store.values("dockerfile-mounts") or {}
    for item in piece.text.split(","):
        key, _, value = item.partition("=")
        said = kinds.get(value, "") if key == "type" else flag.keys.get(key.lower(), "")
        aliases = {"dst": "target", "destination": "target", "src": "source", "readonly": "ro", "readwrite": "rw"}
        said = said or flag.keys.get(aliases.get(key.lower(), ""), "")
        page.piece(it, Piece(item, at, at + len(item)), "value", said or f"No known key of --mount: {key}", bool(said))
        at += len(item) + 1
        page.piece(it, Piece(",", at - 1, min(at, piece.end)), "value", "The next key follows")


def typed(kind: str, value: str, flag: Flag | None = None) -> str:
    """What the value type says, as a sentence."""
    try:
        said = value_type(kind).explain(value, flag)
    except KnowledgeError:
        return ""
    said = said.replace("the shell puts in", "docker fills in")
    return said if value.startswith(said[:3]) else said[:1].upper() + said[1:]


def _from(it: Instruction, page: Page) -> None:
    words = it.words()
    for n, word in enumerate(words):
        if n == 0:
            line = page.stages.get(word.text.lower())
            begins = line is not None and line < it.line and not word.text.isdigit()
            said = f"The stage that begins in line {line}" if begins else typed("image", word.text)
            page.piece(it, word, "argument", said)
        elif n == 1 and word.text.upper() == "AS":
            page.piece(it, word, "shell", "A name for this stage follows")
        elif n == 2:
            page.piece(it, word, "argument", f"The stage is called {word.text}")
        else:
            page.piece(it, word, "argument", "One word too many: FROM takes an image, or an image AS a name", False)


def _run(it: Instruction, page: Page) -> None:
    if it.items is not None:
        _list(it, page, "Run directly, without a shell")
    else:
        alone = it.heredocs and it.rest.text.lstrip("0123456789").startswith("<<") and len(it.words()) == 1
        if alone:
            page.piece(it, it.rest, "shell", f"The lines up to {it.heredocs[0].name} are run as one script")
        else:
            explain_run(it, page.sheet, page.escape, page.store)


def _list(it: Instruction, page: Page, says: str) -> None:
    """The JSON form: brackets, and each string of it."""
    text, at = it.rest.text, it.rest.start
    begin, quoted, n = -1, False, 0
    for offset, letter in enumerate(text):
        if letter == '"' and (offset == 0 or not _escaped(text, offset)):
            if quoted:
                said = says if n == 0 else "An argument of it, as it stands"
                page.piece(it, Piece("", at + begin, at + offset + 1), "inner-command", said)
                n += 1
            begin, quoted = offset, not quoted
        elif not quoted and not letter.isspace():
            marks = {"[": "The JSON form begins: one string for each word", "]": "The list ends"}
            page.piece(it, Piece(letter, at + offset, at + offset + 1), "shell", marks.get(letter, "The next word"))


def _escaped(text: str, offset: int) -> bool:
    n = offset
    while n > 0 and text[n - 1] == "\\":
        n -= 1
    return (offset - n) % 2 == 1


def _cmd(it: Instruction, page: Page) -> None:
    if it.items is not None:
        what = {"ENTRYPOINT": "The program that always starts, run without a shell"}
        _list(it, page, what.get(it.name, "Started directly, or handed to ENTRYPOINT where there is one"))
    else:
        explain_run(it, page.sheet, page.escape, page.store)


def _copy(it: Instruction, page: Page) -> None:
    start = "the build context" if it.flag("from") is None else f"the stage or image {it.flag('from')}"
    if it.items is not None:
        _list(it, page, f"A source in {start}; the last string is the target in the image")
        return
    words = it.words()
    for n, word in enumerate(words):
        if n == len(words) - 1 and n:
            page.piece(it, word, "argument", _target(word.text))
        else:
            page.piece(it, word, "argument", _copied(word.text, start, it.name))


def _target(text: str) -> str:
    if text in (".", "./"):
        return "Into the present folder of the image, as WORKDIR sets it"
    folder = "the folder" if text.endswith("/") else "the file or folder"
    where = "" if text.startswith("/") or "$" in text else ", from WORKDIR on"
    return f"Where it goes to in the image: {folder} {text}{where}"


def _copied(text: str, start: str, name: str) -> str:
    if text.lstrip("0123456789").startswith("<<"):
        return "A file that stands in the lines below"
    if name == "ADD" and "://" in text:
        return f"What is fetched from {text}"
    if text in (".", "./"):
        return f"Everything in {start}" + (" (but for what .dockerignore lists)" if start.endswith("context") else "")
    if text.startswith("--"):
        return "A flag in the wrong place: flags stand before the sources"
    return f"What fits the pattern {text} in {start}" if "*" in text or "?" in text else f"{text} in {start}"


def _pairs(it: Instruction, page: Page) -> None:
    noun = {"ENV": "The variable", "LABEL": "The label", "ARG": "The build argument"}[it.name]
    words = it.words()
    if it.name != "ARG" and words and "=" not in words[0].text:
        page.piece(it, words[0], "argument", f"{noun} {words[0].text}, in the old form without =")
        if len(words) > 1:
            rest = Piece("", words[1].start, it.rest.end)
            page.piece(it, rest, "value", _valued(words[0].text, it.joined[rest.start : rest.end]))
        return
    for word in words:
        name, equals, value = word.text.partition("=")
        cut = word.start + len(name) + len(equals)
        page.piece(it, Piece("", word.start, cut), "argument", _named(it.name, noun, name, bool(equals), page))
        page.piece(it, Piece("", cut, word.end), "value", _valued(name, value))


def _named(kind: str, noun: str, name: str, given: bool, page: Page) -> str:
    known = (page.store.values("dockerfile-args") or {}).get(name) if kind == "ARG" else None
    if kind == "LABEL":
        known = (page.store.values("labels") or {}).get(name.strip("\"'"))
    if known:
        return f"{noun} {name}: {known[:1].lower()}{known[1:]}"
    if kind == "ARG":
        return f"{noun} {name}" + (", with a default" if given else ", without a default: docker build may give it")
    return f"{noun} {name}"


def _valued(name: str, value: str) -> str:
    if may_be_secret(name) or shows_secret(value):
        return "Its value, which everyone who has the image can read"
    return "Its value; what stands behind $ is filled in from earlier ENV and ARG" if "$" in value else "Its value"


def _expose(it: Instruction, page: Page) -> None:
    for word in it.words():
        said = typed("port", word.text)
        page.piece(it, word, "argument", said, ":" not in word.text)


def _words(kind: str) -> Callable[[Instruction, Page], None]:
    def explain(it: Instruction, page: Page) -> None:
        page.piece(it, it.rest, "argument", typed(kind, it.rest.text) or f"The value of {it.name}")

    return explain


def _workdir(it: Instruction, page: Page) -> None:
    where = "" if it.rest.text.startswith(("/", "$")) or it.rest.text[1:2] == ":" else " below the folder before it"
    page.piece(it, it.rest, "argument", f"The folder {it.rest.text}{where}; it is made where it is missing")


def _volume(it: Instruction, page: Page) -> None:
    says = "Each container gets a volume of its own here"
    if it.items is not None:
        _list(it, page, says)
    for word in it.words() if it.items is None else ():
        page.piece(it, word, "argument", f"{says}: {word.text}")


def _shell(it: Instruction, page: Page) -> None:
    if it.items is None:
        page.piece(it, it.rest, "argument", 'SHELL takes the JSON form only: SHELL ["/bin/bash", "-c"]', False)
    else:
        _list(it, page, "The shell that runs the plain forms from here on")


def _healthcheck(it: Instruction, page: Page) -> None:
    first = next(iter(it.words()), None)
    if first is None:
        return
    if first.text.upper() == "NONE":
        page.piece(it, first, "argument", "No check, not that of the base image either")
        return
    if first.text.upper() != "CMD":
        page.piece(it, it.rest, "argument", "HEALTHCHECK takes CMD and a command, or NONE", False)
        return
    page.piece(it, first, "instruction", "The command of the check follows: exit code 0 is healthy")
    inner = instruction(it.joined, it.at, it.line, page.escape, first.start)
    if inner.items is not None:
        _list(inner, page, "Run directly, without a shell")
    else:
        explain_run(inner, page.sheet, page.escape, page.store)


def _onbuild(it: Instruction, page: Page) -> None:
    if it.rest.text:
        inner = instruction(it.joined, it.at, it.line, page.escape, it.rest.start)
        if inner.name != "ONBUILD":
            explain_instruction(inner, page, kept=True)
        else:
            page.piece(it, it.rest, "argument", "ONBUILD cannot keep an ONBUILD", False)


def _plain(it: Instruction, page: Page) -> None:
    page.piece(it, it.rest, "argument", f"The value of {it.name}")


def _heredocs(it: Instruction, page: Page) -> None:
    script = it.name == "RUN" and it.items is None and len(it.words()) == 1
    for doc in it.heredocs:
        said = "Text that is copied as a file" if it.name != "RUN" else "The text given to the command as its input"
        page.sheet.part(doc.start, doc.closing, "inner-command", "The script that is run" if script else said)
        page.sheet.part(doc.closing, doc.end, "shell", f"{doc.name} ends the text")


ARGUMENTS: dict[str, Callable[[Instruction, Page], None]] = {
    "FROM": _from,
    "RUN": _run,
    "CMD": _cmd,
    "ENTRYPOINT": _cmd,
    "COPY": _copy,
    "ADD": _copy,
    "ENV": _pairs,
    "LABEL": _pairs,
    "ARG": _pairs,
    "EXPOSE": _expose,
    "USER": _words("user"),
    "STOPSIGNAL": _words("signal"),
    "WORKDIR": _workdir,
    "VOLUME": _volume,
    "SHELL": _shell,
    "HEALTHCHECK": _healthcheck,
    "ONBUILD": _onbuild,
}
