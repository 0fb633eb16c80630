"""The man page dsh(1), built from the same lists as the parser."""

from dsh.options import ARGUMENTS, DESCRIPTION, EPILOG, OPTIONS, SHARED, TAKES_WORDS, VERBS, Option
from dsh.version import __version__

EXIT = {
    "0": "done",
    "1": "failed",
    "2": "wrong usage",
    "3": "no command for that request",
    "4": "the engine cannot be reached",
    "5": "declined",
    "130": "interrupted",
}
FILES = {
    "DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG": "as for docker itself: which engine",
    "NO_COLOR": "no colours",
    "DSH_KEY": "the key of the shells' plugins, as ^Xd; empty for none",
}


def page() -> str:
    """troff with man macros."""
    out = [f'.TH DSH 1 "" "dsh {__version__}" "User Commands"', ".SH NAME", "dsh \\- a shell assistant for Docker"]
    out += [".SH SYNOPSIS", ".B dsh", "[\\fIOPTION\\fR...] [\\fIVERB\\fR [\\fIWORD\\fR...]]"]
    out += [".SH DESCRIPTION", _plain(DESCRIPTION), _plain(EPILOG), ".SH VERBS"]
    for verb, says in VERBS.items():
        out += [".TP", f".B dsh {verb}{_words(verb)}", _plain(says[0].upper() + says[1:] + ".")]
        for option in OPTIONS.get(verb, []):
            out += [".RS", ".TP", _option(option), _plain(str(option[1].get("help", ""))), ".RE"]
    out += [".SH OPTIONS", "Of every verb."]
    for option in [*SHARED, (("--version",), {"nargs": 0, "help": "which dsh it is"}), (("--help",), {"nargs": 0})]:
        out += [".TP", _option(option), _plain(str(option[1].get("help", "how it is used")))]
    for title, rows in (("EXIT STATUS", EXIT), ("ENVIRONMENT", FILES)):
        out.append(f".SH {title}")
        out += [line for name, says in rows.items() for line in (".TP", f".B {name}", _plain(says))]
    out += [".PP", "\\fBdsh run\\fR exits with what docker itself would have exited with.", ".SH SEE ALSO", "docker(1)"]
    return "\n".join(out) + "\n"


def _words(verb: str) -> str:
    if verb in TAKES_WORDS:
        return " \\fIWORD\\fR..."
    if verb not in ARGUMENTS:
        return ""
    names, settings = ARGUMENTS[verb]
    return f" \\fI{str(settings.get('metavar', names[0])).upper()}\\fR"


def _option(option: Option) -> str:
    names, settings = option
    takes = (
        ""
        if settings.get("action") or "nargs" in settings
        else f" \\fI{settings.get('metavar', names[-1][2:].upper())}\\fR"
    )
    return ", ".join("\\fB" + name.replace("-", "\\-") + "\\fR" for name in names) + takes


def _plain(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text
