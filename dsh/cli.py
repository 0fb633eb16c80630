"""The command line of dsh: verbs and options, and the one place where a failure becomes message and exit code."""

import os
import sys

from dsh.errors import DshError, UsageError
from dsh.options import OPTIONS, SHARED, SWITCHES, TAKES_WORDS, VALUED, VERBS, Options
from dsh.typed import Any

PROGRAMS = ("docker", "podman", "docker-compose", "sudo", "$")
NEAR = 0.82  # likeness of a verb misspelt: "clean" is no "learn" and "prune" no "run"


def split(argv: list[str]) -> tuple[list[str], list[str]]:
    """dsh's own options, and the words of the request or command, which keep every dash of theirs.

    Options of dsh stand before the first word; after one quoted word (with a blank in it) they may follow too.
    """
    verb = _verb_at(argv)
    if verb is None or argv[verb] not in TAKES_WORDS:
        return argv, []
    at = verb + 1
    while at < len(argv) and (_is_value(argv, at) or (argv[at].startswith("-") and argv[at] not in ("-", "--"))):
        at += 1
    if argv[at : at + 1] == ["--"]:
        return argv[:at], argv[at + 1 :]
    if at < len(argv) and " " in argv[at].strip():
        return argv[:at] + argv[at + 1 :], [argv[at]]
    end = len(argv)
    if (
        argv[at : at + 1] and argv[at] not in PROGRAMS
    ):  # a request has no flags of docker's: a switch at its end is ours
        while end > at + 1 and argv[end - 1] in SWITCHES:
            end -= 1
    return argv[:at] + argv[end:], argv[at:end]


def _verb_at(argv: list[str]) -> int | None:
    """Where the verb stands: the first word that is no option and no option's value."""
    return next((n for n, word in enumerate(argv) if not word.startswith("-") and not _is_value(argv, n)), None)


def _is_value(argv: list[str], at: int) -> bool:
    return at > 0 and argv[at - 1] in VALUED


def run(argv: list[str], begun: Any = None) -> int:
    """One call of dsh. Returns its exit code; the only place that prints an expected failure.

    `begun` is what an engine was asked already (dsh.engine.begun.Begun), for whoever connects to it.
    """
    try:
        own, words = split(argv)
        at = _verb_at(own)
        verb = own[at] if at is not None and own[at] in VERBS else None
        if at is not None and verb is None and not own[at].startswith("-"):
            raise _no_verb(own[at:])
        own = [f"{word}=default" if word == "--practice" else word for word in own]  # the next word is no NAME
        options = (_switched(own, verb) if verb in TAKES_WORDS else None) or _parsed(own, verb)
        options.words, options.begun = [*options.words, *words], begun
        if options.verb not in TAKES_WORDS:
            return _dispatch(options)
        from dsh.patterns import kept

        with kept():
            return _dispatch(options)
    except DshError as error:
        _say(error)
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 130
    except BrokenPipeError:  # the reader of our output has gone: no traceback at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _bug(error)


def _switched(own: list[str], verb: str) -> Options | None:
    """Those of a call that has no option behind the verb but switches: to make a parser takes longer than to answer.

    None for any other call.
    """
    made, switches = Options(verb=verb), {}
    for names, settings in (*SHARED, *OPTIONS.get(verb, [])):
        name = settings.get("dest") or next(n for n in names if n.startswith("--"))[2:].replace("-", "_")
        if settings.get("action") == "store_true":
            switches.update(dict.fromkeys(names, name))
        setattr(made, name, False if settings.get("action") == "store_true" else None)
    if own[0] != verb or not all(word in switches for word in own[1:]):
        return None
    vars(made).update((switches[word], True) for word in own[1:])
    return made


def _parsed(own: list[str], verb: str | None) -> Options:
    from dsh.parser import build_parser

    return build_parser(verb).parse_args(own, Options())


def _no_verb(words: list[str]) -> UsageError:
    """A word in the verb's place that is none: a verb misspelt, or a request or command without one."""
    from difflib import get_close_matches
    from shlex import join

    word, text = words[0], join(words)
    near = [verb for verb in VERBS if sorted(verb) == sorted(word)] or get_close_matches(word, VERBS, 1, NEAR)
    if near and word not in PROGRAMS:
        hint = f"dsh {join([near[0], *words[1:]])}, or dsh ask {text}"
    else:
        hint = f"dsh ask {text}, or dsh run {text}, or dsh --help"
    return UsageError(f"there is no verb {words[0]!r}", hint=hint)


def _dispatch(options: Options) -> int:
    if options.practice is not None:
        from dsh.verbs.practise import begin

        begin(options)
    from dsh.console import system_console

    console = system_console(options.no_color)
    if options.verb is None:
        from dsh.shell.loop import repl

        return repl(options, console)
    from importlib import import_module

    verb = import_module(f"dsh.verbs.{options.verb}")
    try:
        code: int = verb.main(options, console)
    finally:
        if "dsh.verbs.practise" in sys.modules:
            sys.modules["dsh.verbs.practise"].tell(console)
    console.out.flush()
    return code


def _say(error: DshError) -> None:
    """Between words where a terminal is too narrow; in one line each for whatever else reads it."""
    for lead, text in (("dsh: ", error.message), ("     ", error.hint or "")):
        lines = [text]
        if sys.stderr.isatty():
            from dsh.console import columns
            from dsh.render.fragments import wrap

            lines = wrap(text, max(20, columns() - len(lead) - 1))
        sys.stderr.write("".join(f"{lead if n == 0 else '     '}{line}\n" for n, line in enumerate(lines) if text))


def _bug(error: Exception) -> int:
    """A fault of ours: a short line for the user, the traceback in a file for us."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="dsh-bug-", suffix=".log", delete=False) as log:
        traceback.print_exc(file=log)
    sys.stderr.write(f"dsh: that is a bug in dsh ({type(error).__name__}). What happened stands in {log.name}\n")
    return 1
