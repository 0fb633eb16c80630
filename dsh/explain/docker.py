"""Explains a docker command word by word."""

from collections.abc import Sequence

from dsh.cmdline.flags import HELP, flag_set, parse_flags
from dsh.cmdline.invocation import ArgumentUse, FlagUse, Invocation, Problem, Span
from dsh.cmdline.looks import risk_of
from dsh.cmdline.parse import COMMAND_PLACE, OUTSIDE, read
from dsh.cmdline.syntax import Word
from dsh.explain.notes import Notes
from dsh.explain.traps import named, sprung
from dsh.explain.typography import warn_typography
from dsh.explain.values import argument_meaning, said_at, value_meaning, value_pieces
from dsh.explain.words import explain_word, is_placeholder, sentences, stands_for_another

PROGRAMS = {
    "docker": "Docker's command-line client: it tells the Docker engine what to do.",
    "docker-compose": "Docker Compose under its old name; today it is written docker compose.",
    "podman": "Podman, a relative of docker that understands the same commands.",
    "podman-compose": "The compose tool of podman.",
}
INNER = frozenset(("command", "container-command", "container-argument"))  # types of what runs in the container


def explain_docker(words: Sequence[Word], notes: Notes, wrapped: bool = False) -> None:
    """Parts, warnings and risk of one docker command."""
    it = read(words, notes.store, more=wrapped)
    shown = _corrected(it, words, notes, wrapped) or it
    notes.invocations.append(shown)
    problems = tuple(dict.fromkeys(_placeholder(p, notes) for p in (*it.problems, *shown.problems)))
    wrong = {problem.span: problem for problem in problems}
    _path(it, shown, words, notes)
    for use in (*shown.global_flags, *shown.flags):
        if use.spelled != "help":
            _flag(use, wrong, notes)
    _unread(problems, shown, notes)
    at = next((n for n, a in enumerate(shown.arguments) if _is_inner(a)), len(shown.arguments))
    inner = at if shown.command.path != "docker" else len(shown.arguments)
    for argument in shown.arguments[:inner]:
        _argument(argument, shown, notes, wrong)
    _inside([a.word for a in shown.arguments[inner:] if a.word is not None], shown, notes)
    _leftovers(words, notes)
    _warnings(problems, shown, notes)
    warn_typography(words, notes)
    _warn_switch_values(shown, notes)
    helped = any(use.flag.name == "help" for use in (*shown.global_flags, *shown.flags))
    if not helped and not (shown.command.group and shown.command.path != "docker"):
        notes.raise_risk(risk_of(shown))


def _placeholder(problem: Problem, notes: Notes) -> Problem:
    """A value that docker refuses because it is no value yet, but a word to replace."""
    text = notes.source.text[problem.span.start : problem.span.end].strip("\"'")
    if problem.id != "bad-value" or not stands_for_another(text):
        return problem
    return problem._replace(id="placeholder", message=f"put your own value in place of {text}", fix=None)


def _corrected(it: Invocation, words: Sequence[Word], notes: Notes, wrapped: bool) -> Invocation | None:
    """For a misspelt command the reading of what was probably meant, so that the rest can be explained."""
    problem = next((p for p in it.problems if p.id == "unknown-command"), None)
    if problem is None or problem.fix is None:
        return None
    name = problem.fix.rsplit(" ", 1)[-1]
    replaced = [w._replace(value=name) if (w.start, w.end) == problem.span else w for w in words]
    return read(replaced, notes.store, more=wrapped)


def _path(it: Invocation, shown: Invocation, words: Sequence[Word], notes: Notes) -> None:
    """The program, and each word of the command's name."""
    unknown = next((p for p in it.problems if p.id == "unknown-command"), None)
    rest = list(words)
    if it.program:
        meaning = PROGRAMS.get(it.program, PROGRAMS["docker"])
        explain_word(rest.pop(0), notes, "program", meaning)
    path = "docker compose" if it.program.endswith("-compose") else "docker"
    flags = [s for use in shown.global_flags for s in (use.span, use.value_span) if s]
    for word in rest:
        if word.end > max(shown.path_span.end, unknown.span.end if unknown else 0):
            break
        if word.shown.startswith("-") or any(span.start <= word.start < span.end for span in flags):
            continue
        path = f"{path} {word.shown}"
        command = notes.store.command(path)
        if unknown is not None and (word.start, word.end) == unknown.span:
            meant = f"Meant, perhaps: {unknown.fix}: {shown.command.summary}" if unknown.fix else ""
            meaning = sentences(_sentence(unknown.message), meant)
            notes.part(word.start, word.end, "command", meaning, known=False)
            path = unknown.fix or path
            continue
        if command is not None:
            notes.part(word.start, word.end, "command", command.summary, more=command.about or None)
        elif word.shown == "help":
            notes.part(
                word.start, word.end, "command", "Shows how the command after it is used, and does nothing else."
            )
            path = path.rsplit(" ", 1)[0]


def _sentence(text: str) -> str:
    first = text[:1] if text.startswith("docker") else text[:1].upper()
    return first + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _flag(use: FlagUse, wrong: dict[Span, Problem], notes: Notes) -> None:
    end = use.value_span.start if use.value_span and use.value_span.start < use.span.end else use.span.end
    problem = next((p for span, p in wrong.items() if p.id == "unknown-flag" and span.start == use.span.start), None)
    if problem is not None:
        meant = f" Meant, perhaps: {problem.fix}. {use.flag.meaning}" if problem.fix else ""
        notes.part(use.span.start, end, "flag", _sentence(problem.message) + meant, known=False)
    else:
        meaning = use.flag.meaning
        if _old(use):
            meaning = sentences(f"Older spelling of --{use.flag.name}", meaning)
        notes.part(use.span.start, end, "flag", meaning, more=use.flag.when)
    if use.value_span is None:
        return
    bad = next((p for p in wrong.values() if p.id == "bad-value" and p.span == use.value_span), None)
    if bad is not None:
        meaning = _sentence(bad.message)
    elif is_placeholder(use.value) or getattr(wrong.get(use.value_span), "id", "") == "placeholder":
        meaning = f"A placeholder: the value of {use.spelled} stands here."
    elif use.flag.type == "bool":
        meaning = "Switches it on." if use.value.lower() in ("1", "t", "true") else "Switches it off."
    else:
        meaning = value_meaning(use.flag, use.value)
    if use.word is None:
        notes.part(*use.value_span, "value", meaning, known=bad is None)
    else:
        more = value_pieces(use.flag, use.value)
        explain_word(use.word, notes, "value", meaning, use.value_span.start, known=bad is None, more=more)


def _old(use: FlagUse) -> bool:
    """Is it written as it was called once? (--net)"""
    return use.spelled.startswith("--") and use.spelled[2:] not in (use.flag.name, *use.flag.aliases)


def _unread(problems: Sequence[Problem], shown: Invocation, notes: Notes) -> None:
    """Flags that could not be read at all."""
    read_at = {use.span.start for use in (*shown.global_flags, *shown.flags)}
    for problem in problems:
        if problem.id in ("unknown-flag", "bad-flag", "flag-needs-value") and problem.span.start not in read_at:
            fix = f" Meant, perhaps: {problem.fix}." if problem.fix and problem.id == "unknown-flag" else ""
            notes.part(*problem.span, "flag", _sentence(problem.message) + fix, known=False)


def _is_inner(use: ArgumentUse) -> bool:
    return use.argument is not None and (use.argument.type in INNER or use.argument.name == "COMMAND")


def _argument(use: ArgumentUse, it: Invocation, notes: Notes, wrong: dict[Span, Problem]) -> None:
    known, meaning, more = use.argument is not None, "", None
    if use.value in COMMAND_PLACE or (use.argument is None and is_placeholder(use.value)):
        known, meaning = True, "A placeholder of the usage line: what may stand here."
    elif use.argument is None:
        if it.command.group:
            meaning = "Not explained: the command before it is not known."
        else:
            meaning = f"One argument too many for {it.command.path}."
    elif it.command.path == "docker":
        known, meaning = False, "Not explained: the command before it is not known."
        if use.value in ("--help", "-h"):
            known, meaning = True, HELP.meaning
    elif (
        is_placeholder(use.value)
        or use.value == use.argument.name
        or getattr(wrong.get(use.span), "id", "") == "placeholder"
    ):
        meaning = sentences(f"A placeholder: put your own {use.argument.name} here", use.argument.meaning)
    else:
        place = use.argument.meaning or f"The {use.argument.name} of {it.command.path}"
        bad = wrong.get(use.span)
        known = bad is None or bad.id != "bad-value"
        opened = use.word is not None and any(piece.script for piece in use.word.pieces)
        said = "" if opened else argument_meaning(use.argument, use.value)
        if it.on("all-tags"):
            said = said.replace("tag latest, as none is given", "with all its tags")
        meaning, more = (said_at(place, said), place if said else None)
        if bad is not None and not known:
            meaning = sentences(place.split("; ")[0], _sentence(bad.message))
    if use.word is not None:
        is_flag = use.value.startswith("-") and len(use.value) > 1 and (not known or it.command.plugin == OUTSIDE)
        role = "flag" if is_flag else "argument"
        explain_word(use.word, notes, role, meaning, known=known, more=more)


def _inside(words: Sequence[Word], it: Invocation, notes: Notes) -> None:
    """The command that runs in the container, with its own flags."""
    if not words:
        return
    if not words[0].shown.startswith("-"):
        notes.command(words, inner=True)
        return
    for word in words:
        says = "Goes to the program that the image starts; docker does not look at it."
        explain_word(word, notes, "inner-command", says)
    _warn_misplaced(words, it, notes)


def _warn_misplaced(words: Sequence[Word], it: Invocation, notes: Notes) -> None:
    """Flags of docker's after the image: nearly always a slip."""
    parsed = parse_flags(words, 0, flag_set(it.command, ()), interspersed=False)
    helps = any(use.flag.name == "help" for use in parsed.uses)
    if (
        parsed.problems
        or not parsed.uses
        or helps
        or not all(_certain(use, parsed.rest == len(words)) for use in parsed.uses)
    ):
        return
    flags = notes.source.text[words[0].start : words[parsed.rest - 1].end]
    image = next((a for a in it.arguments if a.span.end <= words[0].start), None)
    if image is None:
        return
    before = notes.source.text[it.span.start : image.span.start]
    after = notes.source.text[words[parsed.rest - 1].end : it.span.end].strip()
    name = image.argument.name if image.argument else "first argument"
    says = f"{flags} stands after the {name}, so docker hands it to the program in the container"
    says += " instead of reading it. Docker's own flags stand before."
    fix = f"{before}{flags} {image.value} {after}".strip()
    notes.warn("misplaced-flag", says, words[0].start, words[parsed.rest - 1].end, fix)


def _warn_switch_values(it: Invocation, notes: Notes) -> None:
    """-p false: a switch takes its value with = only, so that the word after it is an argument."""
    for use in it.flags:
        after = next((a for a in it.arguments if a.value in ("true", "false")), None)
        between = notes.source.text[use.span.end : after.span.start] if after else "x"
        if after is not None and use.flag.type == "bool" and use.value_span is None and not between.strip():
            says = (
                f"{use.spelled} is a switch: its value must be joined on with =, {after.value} is read as an argument"
            )
            notes.warn("switch-value", says, use.span.start, after.span.end, f"{use.spelled}={after.value}")


def _certain(use: FlagUse, last: bool) -> bool:
    """Is this surely meant for docker? A single letter often is a flag of the program in the image as well."""
    if use.spelled.startswith("--"):
        return True
    value = use.value
    if use.flag.name == "publish":
        return value.replace(":", "").replace(".", "").replace("-", "").isdigit()
    if use.flag.name == "volume":
        return ":/" in value and "://" not in value
    if use.flag.name == "env":
        return "=" in value and value.split("=")[0].isupper()
    return use.flag.type == "bool" and last


def _leftovers(words: Sequence[Word], notes: Notes) -> None:
    """Words, or ends of words, that were left out of the reading: usage-line placeholders, values of unknown flags."""
    read_to = {part.start: part.end for part in notes.parts}
    for word in words:
        at = word.start
        while at in read_to and at < word.end:
            at = read_to[at]
        if at >= word.end or any(at < start < word.end for start in read_to):
            continue
        text = notes.source.text[at : word.end]
        if is_placeholder(text):
            notes.part(at, word.end, "argument", "A placeholder of the usage line: what may stand here.")
        else:
            role = "flag" if text.startswith("-") else "value" if at > word.start else "argument"
            notes.part(at, word.end, role, "Not explained: what stands before it is not known.", known=False)


def _warnings(problems: Sequence[Problem], shown: Invocation, notes: Notes) -> None:
    for problem in problems:
        notes.warn(problem.id, _sentence(problem.message), *problem.span, problem.fix)
    misplaced = [warning.start for warning in notes.warnings if warning.id == "misplaced-flag"]
    helped = any(use.flag.name == "help" for use in (*shown.global_flags, *shown.flags))
    guessed = any(problem.id == "unknown-command" for problem in problems)
    for trap, span in () if helped or guessed else sprung(shown, notes.led):
        if span.start not in misplaced:  # said already, with what to write instead
            notes.warn(trap.id, trap.says, *span, named(trap.fix, shown))
    if shown.command.deprecated:
        notes.warn("deprecated", f"{shown.command.path} is deprecated: {shown.command.deprecated}", *shown.path_span)
    for use in (*shown.global_flags, *shown.flags):
        if use.flag.deprecated:
            notes.warn("deprecated-flag", f"{use.spelled} is deprecated; use {use.flag.deprecated}", *use.span)
        elif _old(use) and not any(p.span.start == use.span.start for p in problems):
            notes.warn("deprecated-flag", f"{use.spelled} is the old name of --{use.flag.name}", *use.span)
