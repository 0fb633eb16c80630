"""Commands that are not docker: what stands beside it on the line, and what runs inside a container."""

from collections.abc import Sequence

from dsh.cmdline.find import WRAPPERS, adds_arguments, wrapped_at
from dsh.cmdline.flat import is_assignment
from dsh.cmdline.parse import PROGRAMS, program_name
from dsh.cmdline.syntax import Word
from dsh.explain.notes import Notes
from dsh.explain.script import explain_inside
from dsh.explain.words import explain_word, is_placeholder, sentences
from dsh.knowledge.entries import Program

SHELLS = frozenset(("sh", "bash", "ash", "dash", "zsh", "ksh", "fish"))
HARMLESS = frozenset(
    [
        "echo",
        "printf",
        "cd",
        "pwd",
        "true",
        "false",
        "test",
        "[",
        "sleep",
        "which",
        "export",
        "set",
        "ls",
        "cat",
        "read",
        "date",
        "whoami",
        "id",
        "hostname",
        "clear",
        "exit",
    ]
)
EXEC = frozenset(("-exec", "-execdir", "-ok", "-okdir"))
COMMAND_HERE = "A placeholder: the command you want to run stands here."


def explain_command(words: Sequence[Word], notes: Notes, inner: bool = False, wrapped: bool = False) -> None:
    """A command and its arguments. `wrapped`: arguments are added to it when it runs, as xargs does."""
    name = program_name(words[0])
    if name in PROGRAMS and not inner:
        from dsh.explain.docker import explain_docker

        explain_docker(words, notes, wrapped)
    elif name in WRAPPERS and len(words) > 1:
        _wrapper(words, notes, inner, wrapped)
    elif name in SHELLS and len(words) > 2 and any(_runs_text(word.shown) for word in words[1:]):
        _shell(words, notes, inner)
    else:
        _program(words, notes, inner)


def _runs_text(text: str) -> bool:
    return text.startswith("-") and not text.startswith("--") and text.endswith("c")


def _role(inner: bool, outside: str) -> str:
    return "inner-command" if inner else outside


def _where(inner: bool) -> str:
    return "It runs inside the container" if inner else ""


def _name(word: Word, known: Program | None, notes: Notes, inner: bool, alone: bool = False) -> None:
    name = program_name(word)
    if inner and alone and name.lower() in ("command", "cmd"):
        explain_word(word, notes, "inner-command", COMMAND_HERE)
    elif known is not None:
        explain_word(word, notes, _role(inner, "program"), sentences(known.meaning, _where(inner)))
    elif is_placeholder(word.text):
        explain_word(word, notes, _role(inner, "program"), COMMAND_HERE)
    elif inner:
        explain_word(word, notes, "inner-command", sentences(f"The program {name} of the image", _where(inner)))
    else:
        known_word = name in HARMLESS
        explain_word(word, notes, "program", f"Runs the program {name}, which is not part of docker.", known=known_word)


def _own(words: Sequence[Word], name: str, known: Program | None, notes: Notes, inner: bool) -> None:
    """The options and arguments of a program."""
    expects: str | None = None
    flags = known.flags if known else {}
    meanings = list(known.arguments) if known else []
    for at, word in enumerate(words):
        text = word.shown
        if expects is not None:
            says = _archive(words, at, name, notes, inner) or _value(word, expects, notes, inner)
            explain_word(word, notes, _role(inner, "value"), says)
            expects = None
        elif at == 0 and name == "tar" and text in flags and not text.startswith("-"):  # tar czf FILE
            explain_word(word, notes, _role(inner, "flag"), flags[text])
        elif text.startswith("-") and len(text) > 1:
            spelled = text.split("=", 1)[0]
            joined = flags.get(text[:2]) if known is not None and text[:2] in known.takes_value else None
            meaning = flags.get(text) or flags.get(spelled) or joined or _cluster(text, flags)
            explain_word(word, notes, _role(inner, "flag"), meaning or f"An option of {name}.")
            if known is not None and text in known.takes_value:
                expects = text
                meanings = meanings[text in known.gives_first :]
        elif is_placeholder(word.text):
            explain_word(word, notes, _role(inner, "argument"), "A placeholder: your own word stands here.")
        elif is_assignment(text) and name in ("env", "export", "sudo", "local", "declare", "readonly"):
            explain_word(word, notes, _role(inner, "shell"), f"Sets the variable {text.split('=', 1)[0]}.")
        else:
            says = meanings.pop(0) if len(meanings) > 1 else "".join(meanings)
            told = _archive(words, at, name, notes, inner) or sentences(says) or f"An argument of {name}."
            explain_word(word, notes, _role(inner, "argument"), told)


def _archive(words: Sequence[Word], at: int, name: str, notes: Notes, inner: bool) -> str:
    """The file that tar writes or reads, and where it lies on this machine; "" of other words."""
    said = ""
    if name == "tar":
        from dsh.explain.mounted import archive  # few lines pack anything: it is no part of the start

        said = archive([word.shown for word in words], at)
    if said and words[at].shown == "-":
        return f"{said}: the output." if said.endswith("made") else f"{said}: the input."
    place = _place(words[at], notes, inner) if said else ""
    return f"{said}: {place}." if place else said and f"{said}."


def _value(word: Word, flag: str, notes: Notes, inner: bool) -> str:
    place = _place(word, notes, inner)
    return f"The value of {flag}: {place}." if place else f"The value of {flag}."


def _place(word: Word, notes: Notes, inner: bool) -> str:
    if not (inner and notes.invocations):
        return ""
    from dsh.explain.mounted import lies  # no part of the start either

    return lies(word.shown, notes.invocations[-1])


def _cluster(text: str, flags: dict[str, str]) -> str:
    """-la as -l and -a, where both are known."""
    if text.startswith("--"):
        return ""
    meanings = [flags.get(f"-{letter}") for letter in text[1:]]
    return sentences(*(m for m in meanings if m)) if all(meanings) else ""


def _program(words: Sequence[Word], notes: Notes, inner: bool) -> None:
    name = program_name(words[0])
    known = notes.store.program(name)
    _name(words[0], known, notes, inner, alone=len(words) == 1)
    if known is not None and known.gone:
        notes.warn("program-gone", known.gone, words[0].start, words[0].end)
    at = next((n + 1 for n, word in enumerate(words) if name == "find" and word.text in EXEC), len(words))
    _own(words[1:at], name, known, notes, inner)
    if at < len(words):
        ends = next((n for n in range(at, len(words)) if words[n].text in (r"\;", "';'", "+")), len(words))
        if ends > at:
            explain_command(words[at:ends], notes, inner)
        for word in words[ends:]:
            explain_word(word, notes, _role(inner, "argument"), "Ends the command that find runs.")
    if not inner and name not in HARMLESS and not (known and known.filter):
        notes.raise_risk("destroy" if name in ("rm", "dd", "shred", "mkfs") else "change")


def _wrapper(words: Sequence[Word], notes: Notes, inner: bool, wrapped: bool) -> None:
    name = program_name(words[0])
    known = notes.store.program(name)
    _name(words[0], known, notes, inner)
    at = wrapped_at(words, 0, notes.store)
    _own(words[1:at], name, known, notes, inner)
    rest = words[at:]
    if not rest:
        return
    if len(rest) == 1 and rest[0].text[:1] in "'\"" and " " in rest[0].shown:
        if not explain_inside(rest[0], notes, inner, f"The command that {name} runs, in quotes."):
            explain_word(rest[0], notes, _role(inner, "argument"), f"The command that {name} runs.")
        return
    explain_command(rest, notes, inner, wrapped or adds_arguments(words, at))


def _shell(words: Sequence[Word], notes: Notes, inner: bool) -> None:
    name = program_name(words[0])
    known = notes.store.program(name)
    _name(words[0], known, notes, inner)
    at = next(n for n, word in enumerate(words) if n and _runs_text(word.shown))
    _own(words[1:at], name, known, notes, inner)
    explain_word(words[at], notes, _role(inner, "flag"), "The next word is the command line that the shell runs.")
    if at + 1 < len(words):
        text = words[at + 1]
        if not explain_inside(text, notes, inner, f"The command line that {name} runs, in quotes."):
            explain_word(text, notes, _role(inner, "argument"), f"The command line that {name} runs.")
        _own(words[at + 2 :], name, None, notes, inner)
        _warn_outside(text, notes, inner)


def _warn_outside(word: Word, notes: Notes, inner: bool) -> None:
    """In double quotes the user's own shell fills in what was meant for the shell in the container."""
    names = [p.text for p in word.pieces if p.kind in ("variable", "substitution")]
    if inner and names and word.text.startswith('"'):
        says = f"In double quotes {names[0]} is filled in by your own shell, before the container sees it."
        fix = "'" + word.text[1:-1] + "'" if "'" not in word.text and word.text.endswith('"') else None
        notes.warn("expanded-outside", says, word.start, word.end, fix)
