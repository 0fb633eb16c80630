"""The words after a verb as one text, and whether that text is a docker line or a plain request."""

import sys
from itertools import pairwise

from dsh.console import Console
from dsh.errors import UsageError
from dsh.knowledge.store import Store

BEFORE = (
    "!",
    "{",
    "coproc",
    "eval",
    "time",
    "env",
    "command",
    "exec",
    "nohup",
    "timeout",
    "nice",
)  # a shell's words before a command
QUOTED = r"\"[^\"]*\"|'[^']*'"
SPOKEN = frozenset(["but", "n", "+", "please", "pls", "plz", "only", "then"])
DENYING = ("without", "no", "not", "never", "w/o")  # before a flag that is not wanted
ASKS_OF = (
    r"(?:(?:please|can|could|would|you|hey|so|ok|now)[ ,]+)*(?:explain|describe|decode|break down|what(?: exactly)? "
    r"(?:does|do|is|will|would)|what's|(?:what is |what's )?the meaning of|meaning of)(?: to)?(?: me)?"
    r"(?: (?:what|the|this|that|command|line|following))*:? [`'\"]?(?P<line>docker [^`]*?)[`'\"]?"
    r"(?: (?:do|does|mean|means|do exactly|actually do|to me|for me|in detail|word by word|please))*[?.! ]*$"
)
PROGRAMS = ("docker", "podman", "docker-compose", "sudo")


def text_of(words: list[str], verb: str, console: Console) -> str:
    """One word is shell text as it stands; several are quoted again; `-` is standard input. Raises UsageError."""
    if words == ["-"]:
        words = [console.stdin.read().decode(errors="replace")]
    if not any(word.strip() for word in words):
        raise UsageError(f"dsh {verb} needs a request or a docker command", hint=f'dsh {verb} "remove all containers"')
    if len(words) == 1:
        return words[0]
    from shlex import quote

    return " ".join(word if word in ("|", "&&", "||", ";") else quote(word) for word in words)


def is_command(text: str, store: Store) -> bool:
    """Is this a docker command line, rather than a request in plain words?

    Text that begins with docker, podman, docker-compose, sudo or a pasted prompt is a command line. Without that it is
    one when its first words are a docker command and it has a flag or says nothing more than the command.
    """
    words = text.split()
    if not words:
        return False
    first = words[0].lstrip("(").rsplit("/", 1)[-1]
    if first in PROGRAMS or (words[0] in ("$", "#", ">", "%") and len(words) > 1):
        return True
    if words[0] in BEFORE and any(word.rsplit("/", 1)[-1] in PROGRAMS for word in words[1:4]):
        return True
    if "docker " in text and any(mark in text for mark in ("$(", "`", "|", "&&", ";", "=")):
        return True
    for length in (3, 2, 1):
        command = store.command("docker " + " ".join(words[:length])) if len(words) >= length else None
        if command is not None:
            flags = any(word.startswith("-") and len(word) > 1 for word in words[length:]) and not _is_spoken(text)
            return flags or (len(words) == length and not command.group and command.least == 0)
    return False


def _is_spoken(text: str) -> bool:
    """Does it go on in plain words: "compose logs -f web, errors only", "up -d but not db", "run x without --rm"?"""
    from dsh.patterns import compiled

    words = compiled(QUOTED).sub("", text).split()
    denied = any(word in DENYING and after[0] == "-" for word, after in pairwise(words))
    return denied or any(word[-1] == "," or word in SPOKEN for word in words)


def line_asked_of(text: str, store: Store) -> str:
    """The docker line that a question quotes: "what does docker rm -f web do?"; "" where it quotes none.

    A command alone is no such line: what it is for is an idea.
    """
    from dsh.patterns import compiled

    found = compiled(ASKS_OF).match(text)
    line = found["line"] if found else ""
    return line if len(line.split()) > 2 and is_command(line, store) and _has_more(line, store) else ""


def _has_more(line: str, store: Store) -> bool:
    """Has it words behind the command?"""
    words = line.split()
    known = [n for n in (4, 3, 2) if store.command(" ".join(words[:n]))]
    return bool(known) and len(words) > known[0]


def with_docker(text: str) -> str:
    """The command line with `docker` in front, where the user left it out."""
    words = text.split()
    first = words[0].lstrip("(").rsplit("/", 1)[-1]
    known = first in PROGRAMS or words[0] in ("$", "#", ">", "%") or "docker " in text
    return text if known else f"docker {text}"


def write(console: Console, text: str, err: bool = False) -> None:
    (console.err if err else console.out).write(text)
    sys.stdout.flush()
