"""Puts the command that is to run inside into quotes, so that none of its words is read as a wish of the request."""

from typing import Any

from dsh.knowledge.words import Word
from dsh.request.claims import is_common
from dsh.request.inner import PLAIN_TOO, is_program
from dsh.request.reading import Reading

MARKS = frozenset(
    ["run", "running", "runs", "execute", "executes", "executing", "exec", "command", "cmd", "do", "doing", "invoke",
     "call", "issue", "fire", "type", "launch", "commands", "just", "only", "script", "program", "tests", "test",
     "job", "one-off", "this", "following"]
)  # fmt: skip
LEADS = frozenset(
    ["with", "and", "then", "to", "via", "using", "use", "that", "try", "start", "by", "a", "an", "the", "it"]
)
ACTS = (
    "v.run",
    "v.exec",
    "v.start",
    "v.create",
    "v.enter",
    "v.get",
    "v.show",
    "v.switch",
    "v.validate",
    "v.attach",
    "v.update",
)
ENDS = frozenset(
    ["in", "inside", "within", "on", "against", "into", "using", "with", "for", "as", "under", "and", "then", "but",
     "please", "once", "every", "detached", "interactively", "afterwards", "from", "at", "so", "where", "while", "when",
     "after", "via", "through", "there", "pls", "mounting", "without", "of", "by", "instead", "which", "whose", "but",
     "thanks", "is", "should", "inside of", "to"]
)  # fmt: skip
SUBCOMMANDS = frozenset(
    ["install", "test", "tests", "update", "upgrade", "migrate", "build", "run", "start", "status", "package", "list",
     "info", "ping", "config", "check", "lint", "dev", "serve", "init", "add", "show", "add", "reload", "version",
     "clean", "compile", "fmt", "tidy", "console", "seed", "db:migrate", "upgrade", "help", "audit", "ci"]
)  # fmt: skip
SETTINGS = ("hostname", "mount", "env", "id", "ip", "date")  # "with hostname web.local"
SIGNS = "-/.:=$%@*~+0123456789"
TWOFOLD = ("go", "cargo", "npm", "yarn", "pnpm", "pip", "pip3", "composer", "mvn", "bundle", "rails", "rake", "make",
           "apt", "apt-get", "apk", "yum", "flask", "alembic", "nginx", "artisan", "npx", "gradle", "dotnet",
           "git")  # fmt: skip


def with_quotes(reading: Reading, index: dict[str, Any]) -> str | None:
    """The request with its inner command in quotes; None where there is none, or only a word by itself."""
    words = reading.words
    if any(w.quoted for w in words) or not _may_run(reading):
        return None
    for at, word in enumerate(words[:-1]):
        if is_program(word.low, index) and _is_marked(reading, at, index):
            end = _end(words, at)
            if end - at > 1 and _is_line(words, at, index):
                return _put(reading, at, end)
    return None


def _may_run(reading: Reading) -> bool:
    """Is something run, or nothing said of what is done?"""
    first = next((w for n, w in enumerate(reading.words) if w.sense[:2] == "v." and n not in reading.off), None)
    return reading.mood != "idea" and (first is None or first.sense in ACTS or first.low in MARKS)


def _is_marked(reading: Reading, at: int, index: dict[str, Any]) -> bool:
    """Does something lead to the program: "run", "with the command", "and", a colon?"""
    words = reading.words
    if not at:
        return False
    before = words[at - 1]
    if before.low in MARKS and not (words[at].low in index["images"] and words[at + 1].text[:1] != "-"):
        return True
    if words[at].low in SETTINGS or (words[at].sense[:2] in ("v.", "n.") and words[at].low in PLAIN_TOO):
        return False
    plain = words[at].low in PLAIN_TOO or words[at].low in index["images"]
    sure = words[at + 1].text[:1] == "-" or any(c in words[at + 1].low[1:] for c in "./") or words[at].low in TWOFOLD
    return (not plain or sure) and (before.low in LEADS or before.comma or before.stop)


def _end(words: list[Word], at: int) -> int:
    """Where the command ends."""
    end = at + 1
    while end < len(words) and not words[end - 1].comma and words[end].low not in ENDS:
        if words[end - 1].stop and words[end - 1].text[-1:] != ".":
            break
        end += 1
    return end


def _is_line(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """Is it a program with what it is to do, rather than the name of a tool in a sentence?"""
    low, nxt = words[at].low, words[at + 1]
    if nxt.low == "version":
        return low == "go"
    if any(c in SIGNS for c in nxt.text):
        return not nxt.text[:1].isdigit() or low in ("sleep", "kill")
    if nxt.low in SUBCOMMANDS:
        return low in TWOFOLD or low not in PLAIN_TOO
    return low not in PLAIN_TOO and low not in index["images"] and not nxt.sense and not is_common(nxt.low, index)


def _put(reading: Reading, at: int, end: int) -> str | None:
    first, last = reading.words[at].start, reading.words[end - 1].end
    inner, rest = reading.text[first:last].rstrip(",;"), reading.text[last:].lstrip(",;")
    mark = "'" if '"' in inner else '"'
    gap = ", " if reading.words[end - 1].comma else ""
    return None if mark in inner else f"{reading.text[:first]}{mark}{inner}{mark}{gap}{rest}"
