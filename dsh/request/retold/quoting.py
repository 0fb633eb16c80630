"""Puts the command that is to run inside into quotes, so that none of its words is read as a wish of the request."""

import re

from dsh.knowledge.words import Word
from dsh.patterns import regex
from dsh.request.claims import is_common
from dsh.request.inner import PLAIN_TOO, READERS, is_program
from dsh.request.reading import Reading
from dsh.request.values import number
from dsh.typed import Any

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
     "thanks", "is", "should", "inside of", "to", "must", "shall", "has", "needs", "ought", "before", "because",
     "whether", "unless"]
)  # fmt: skip
SUBCOMMANDS = frozenset(
    ["install", "test", "tests", "update", "upgrade", "migrate", "build", "run", "start", "status", "package", "list",
     "info", "exec", "ping", "config", "check", "lint", "dev", "serve", "init", "add", "show", "reload", "version",
     "clean", "compile", "fmt", "vet", "tidy", "console", "seed", "db:migrate", "upgrade", "help", "audit", "ci"]
)  # fmt: skip
SETTINGS = ("hostname", "mount", "env", "id", "ip", "date")  # "with hostname web.local"
PLACED = ("in", "inside", "with", "using", "from", "on", "via", "within", "into")
SCRIPTS = (".sh", ".py", ".pl", ".rb", ".js")
SIGNS = "-/.:=$%@*~+0123456789"
EVERY_BELOW = regex(r" \./\.\.\.(?=[ ,;]|$)")  # "go test ./...": no word of the text
TWOFOLD = ("go", "cargo", "npm", "yarn", "pnpm", "pip", "pip3", "composer", "mvn", "bundle", "rails", "rake", "make",
           "apt", "apt-get", "apk", "yum", "flask", "alembic", "nginx", "artisan", "npx", "gradle", "dotnet",
           "git")  # fmt: skip


def with_quotes(reading: Reading, index: dict[str, Any], late: bool = False) -> str | None:
    """The request with its inner command in quotes; None where there is none, or only a word by itself.

    If it is `late`, its verb was put in: "run mount ./x at /y" is no program unless a flag or an image says so.
    """
    words = reading.words
    if any(w.quoted for w in words) or reading.mood == "idea":
        return None
    for at, word in enumerate(words):
        end = _end(words, at)
        if not _runs(word, index) and not _has_flag(words, at) and not _is_told_last(reading, at, end):
            continue
        if late and not (_after_image(reading, at, index) or any(w.text[:1] == "-" for w in words[at + 1 : end])):
            continue
        if not at and (word.low in SETTINGS or not _is_taken_up(reading, end)):
            continue
        if (not at or (_is_marked(reading, at, index) and _may_run(reading, at))) and _is_line(words, at, end, index):
            return _put(reading, at, end)
    return None


def _runs(word: Word, index: dict[str, Any]) -> bool:
    return is_program(word.low, index) or (word.low.endswith(SCRIPTS) and word.low[0] in "./")


def _has_flag(words: list[Word], at: int) -> bool:
    """ "redis-server --appendonly yes": an unknown word with a flag is a command, whatever it does."""
    after = words[at + 1].text if at + 1 < len(words) and not words[at].comma else ""
    return not words[at].sense and after[:1] == "-" and len(after) > 1 and words[at].low.replace("-", "").isalnum()


def _is_told_last(reading: Reading, at: int, end: int) -> bool:
    """ "with image pandoc/core, run pandoc a.md -o a.pdf": an unknown word behind an image and a verb, with a flag."""
    words = reading.words
    if not at or words[at].sense or words[at - 1].sense not in ("v.run", "v.exec"):
        return False
    image = any(n.last < at and (n.kind == "image" or n.object == "image") for n in reading.names)
    return image and any(word.text[:1] == "-" for word in words[at + 1 : end])


def _may_run(reading: Reading, at: int) -> bool:
    """Is something run, or nothing said of what is done, before the word at `at`?"""
    acts = [w for n, w in enumerate(reading.words[:at]) if w.sense[:2] == "v." and n not in reading.off]
    return not acts or acts[0].sense in ACTS or acts[0].low in MARKS or _is_in_one(reading, at)


def _is_in_one(reading: Reading, at: int) -> bool:
    """Is a container or a service named before, so that the command can but run there?"""
    led = reading.words[at - 1].stop or reading.words[at - 1].low in ("with", "using", "via", "by")
    return led and any(
        n.first < at and n.object in ("container", "service") and not n.indefinite for n in reading.names
    )


def _is_taken_up(reading: Reading, end: int) -> bool:
    """A command that opens the text: does an image follow for it to run in?"""
    return end < len(reading.words) and any(
        n.first >= end
        and (n.object == "image" or (n.kind == "image" and n.object != "container" and n.before in PLACED))
        for n in reading.names
        if end == n.first or reading.words[end].low in ENDS or reading.words[end - 1].comma
    )


def _is_marked(reading: Reading, at: int, index: dict[str, Any]) -> bool:
    """Does something lead to the program: "run", "with the command", "and", a colon?"""
    words = reading.words
    if not at:
        return False
    before = words[at - 1]
    if is_program(words[at].low, index) and words[at].low not in PLAIN_TOO[:12] and _after_image(reading, at, index):
        return True  # "run golang:1.22 go test ./..."
    if words[at + 1 : at + 2] and words[at + 1].text[:1] == "-" and _in_container(reading, at - 1):
        return True  # "in container jenkins chown -R jenkins /data"
    if before.low in MARKS and not (
        words[at].low in index["images"] and words[at + 1 : at + 2] and words[at + 1].text[:1] != "-"
    ):
        return True
    if before.low in MARKS and _reads_script(words, at, _end(words, at)):
        return True
    if words[at].low in SETTINGS or (words[at].sense[:2] in ("v.", "n.") and words[at].low in PLAIN_TOO):
        return False
    plain = words[at].low in PLAIN_TOO or words[at].low in index["images"]
    nxt = words[at + 1] if at + 1 < len(words) else words[at]
    sure = nxt.text[:1] == "-" or any(c in nxt.low[1:] for c in "./") or words[at].low in TWOFOLD
    return (not plain or sure) and (before.low in LEADS or before.comma or before.stop)


def _after_image(reading: Reading, at: int, index: dict[str, Any]) -> bool:
    """Does the word follow an image that is to be run, as docker has it?"""
    image = any(at - 1 in n.indexes and n.kind == "image" for n in reading.names)
    own = f" {reading.words[at - 1].low} " in index["programs"]  # "run php artisan migrate"
    return (
        image
        and not own
        and not reading.words[at - 1].comma
        and any(w.sense == "v.run" for w in reading.words[: at - 1])
    )


def _in_container(reading: Reading, at: int) -> bool:
    return any(at in n.indexes and n.object in ("container", "service") for n in reading.names)


def _end(words: list[Word], at: int) -> int:
    """Where the command ends; what is said of its name is no word of it."""
    end = at + 1
    called = () if words[at].low == "echo" else ("named", "called")
    while end < len(words) and not words[end - 1].comma and words[end].low not in (*ENDS, *called):
        if words[end].sense == "n.here" and words[end].low != ".":
            break  # "npm ci current dir as /src"
        if words[end - 1].stop and words[end - 1].text[-1:] != ".":
            break
        end += 1
    return end


def _is_line(words: list[Word], at: int, end: int, index: dict[str, Any]) -> bool:
    """Is it a program with what it is to do, rather than the name of a tool in a sentence?"""
    low = words[at].low
    if end - at < 2:  # a script; or what is run as it stands, and is nothing else
        return low.endswith(SCRIPTS) or (not at and low not in PLAIN_TOO and low not in index["images"])
    nxt = words[at + 1]
    if low == "echo" or _reads_script(words, at, end):
        return True
    if nxt.low == "artisan":
        return low == "php"
    if nxt.low == "version":
        return low == "go"
    if any(c in SIGNS for c in nxt.text):
        return not nxt.text[:1].isdigit() or low in ("sleep", "kill") or nxt.text.count(".") == 3  # ping 8.8.8.8
    if nxt.low in SUBCOMMANDS:
        return low in TWOFOLD or low not in PLAIN_TOO
    return low not in PLAIN_TOO and low not in index["images"] and not nxt.sense and not is_common(nxt.low, index)


def _reads_script(words: list[Word], at: int, end: int) -> bool:
    """ "php occ files:scan --all": a language, a word that nobody knows and a flag of its own."""
    if words[at].low not in READERS.values() or end - at < 3 or words[at + 1].sense:
        return False
    return any(word.text.startswith("--") for word in words[at + 2 : end])


def _put(reading: Reading, at: int, end: int) -> str | None:
    words = reading.words
    first, last = words[at].start, words[end - 1].end
    if below := EVERY_BELOW.match(reading.text, last):
        last = below.end()
    inner, rest = reading.text[first:last].rstrip(",;"), reading.text[last:].lstrip(",;")
    mark = "'" if '"' in inner else '"'
    if mark in inner:
        return None
    inner = f"{mark}{_counted(inner)}{mark}"
    gap = ", " if words[end - 1].comma else ""
    place = next((n for n in reading.names if n.last < at and n.object in ("container", "service")), None)
    acts = [w for w in words[:at] if w.sense[:2] == "v."]
    if place is not None and at and not any(w.sense in ("v.run", "v.exec", "v.enter", "v.start") for w in acts):
        noun = "compose service" if any(w.sense == "n.compose" for w in words) else place.object
        return f"run {inner} in {noun} {place.typed[0]}{gap}{rest}"  # "check it in container web with nginx -t"
    start = reading.text[:first]
    return f"{start if at else 'run '}{inner}{gap}{rest}"


def _counted(inner: str) -> str:
    """ "ping example.com four times" is ping -c 4 example.com."""
    found = re.fullmatch(r"ping (?:-c \d+ )?(\S+)(?: for)? (\w+) times", inner)
    slept = re.fullmatch(r"sleep (?:for )?(\w+) (second|sec|minute|min|hour)s?", inner)
    if slept and number(slept[1]):
        return f"sleep {(number(slept[1]) or 0) * {'s': 1, 'm': 60, 'h': 3600}[slept[2][0]]:g}"
    times = number(found[2]) if found else None
    return f"ping -c {times:g} {found[1]}" if found and times else inner
