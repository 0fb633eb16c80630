"""Commands for a container that a request quotes, or asks the answer of: "send 'save-all' to mc", "what does python
--version say in container lab"."""

from dsh.request.inner import is_program
from dsh.request.line import Whole, quote
from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.typed import Any

SENDS = ("send", "type", "enter", "give", "issue", "pass", "put", "fire", "call", "write", "sending")
SAYS = (
    "say",
    "says",
    "print",
    "prints",
    "return",
    "returns",
    "answer",
    "output",
    "show",
    "tell",
    "give",
    "report",
    "said",
)
NOUNS = ("n.command", "n.container", "n.process", "v.copy", "n.service", "v.exec", "v.run", "v.push", "n.shell")
LOOKING = (
    "uname",
    "ls",
    "cat",
    "env",
    "date",
    "whoami",
    "hostname",
    "id",
    "ps",
    "df",
    "pwd",
    "printenv",
    "uptime",
    "free",
)
LED = ("in", "inside", "within", "to", "into", "on", "of", "for")


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    return _sent(reading) or _asked(reading, index)


def _place(reading: Reading, skip: range) -> Name | None:
    names = [n for n in reading.names if n.kind in ("", "image") and len(n.texts) == 1 and n.first not in skip]
    marked = [n for n in names if n.object in ("container", "service")]
    led = [n for n in names if n.before in LED]
    found = marked or led
    return found[0] if len(found) == 1 and not set("/:") & set(found[0].texts[0]) else None


def _line(reading: Reading, place: Name, inner: str, words: set[int]) -> Whole:
    compose = any(w.sense == "n.compose" for w in reading.words)
    start = "docker compose exec" if compose else "docker exec"
    said = {n for n, w in enumerate(reading.words) if w.sense in NOUNS or w.low in (*SENDS, *SAYS, "console", "prompt")}
    program, *rest = inner.split()
    looks = program in LOOKING or (bool(rest) and rest[-1] in ("--version", "-v", "-V", "version", "--help"))
    line = f"{start} {quote(place.typed[0])} {inner}"
    return Whole(line, frozenset({*words, *said, *place.indexes}), risk="read" if looks else "")


def _sent(reading: Reading) -> Whole | None:
    """A quoted command that is sent to a container, rather than an input of what runs there."""
    words = reading.words
    quoted = [v for v in reading.values.values() if v.kind == "quoted"]
    if len(quoted) != 1 or reading.mood != "wish" or not words or words[0].low not in SENDS:
        return None
    if not any(w.sense == "n.command" or w.low in ("command", "console", "cmd", "prompt") for w in words):
        return None
    place = _place(reading, range(quoted[0].first, quoted[0].last))
    if place is None:
        return None
    return _line(reading, place, quoted[0].text, {quoted[0].first})


def _asked(reading: Reading, index: dict[str, Any]) -> Whole | None:
    words = reading.words
    lows = [w.low for w in words]
    if lows[:1] != ["what"] or lows[1:2] not in (["does"], ["would"], ["did"], ["will"], ["do"]) or len(words) < 6:
        return None
    end = next((n for n in range(3, len(words) - 2) if lows[n] in SAYS), None)
    if end is None or not (is_program(lows[2], index) or any(w.text[:1] == "-" for w in words[3:end])):
        return None
    place = _place(reading, range(2, end))
    if place is None or place.first < end:
        return None
    inner = reading.text[words[2].start : words[end - 1].end]
    return _line(reading, place, inner, set(range(end + 1)))
