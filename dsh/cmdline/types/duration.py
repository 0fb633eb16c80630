"""Spans of time as Go writes them: 10s, 1m30s, 24h. There is no unit longer than an hour."""

import re

from dsh.cmdline.types.go_number import go_quoted
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, fills_in, offer
from dsh.knowledge.entries import Flag

name = "duration"
UNITS = {
    "ns": 1, "us": 1_000, "µs": 1_000, "μs": 1_000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000,
    "h": 3_600_000_000_000,
}  # fmt: skip
WORDS = {"ns": "nanosecond", "us": "microsecond", "µs": "microsecond", "μs": "microsecond", "ms": "millisecond",
         "s": "second", "m": "minute", "h": "hour"}  # fmt: skip
USUAL = {"500ms": "half a second", "5s": "5 seconds", "10s": "10 seconds", "30s": "30 seconds", "1m": "1 minute",
         "5m": "5 minutes", "1h": "1 hour", "24h": "a day", "168h": "a week"}  # fmt: skip
PART = r"([0-9]*(?:\.[0-9]*)?)([^0-9.]*)"


def parse(text: str, /) -> int:
    """Nanoseconds, as time.ParseDuration counts them."""
    rest = text[1:] if text[:1] in ("+", "-") else text
    if rest == "0":
        return 0
    if not rest:
        raise _bad(text, "invalid duration", "write it as 30s, 5m or 1h30m")
    total = 0
    while rest:
        found = re.match(PART, rest)
        assert found is not None  # every part of the pattern may be empty
        number, unit = found.groups()
        if number in ("", "."):
            raise _bad(text, "invalid duration", "write it as 30s, 5m or 1h30m")
        if not unit:
            raise _bad(text, "missing unit in duration", "add s, m or h")
        if unit not in UNITS:
            said = f"time: unknown unit {go_quoted(unit)} in duration {go_quoted(text)}"
            raise BadValue(f"{unit!r} is not a unit of time here: use ns, us, ms, s, m or h", said)
        before, _, after = number.partition(".")
        if len(before) > 20:
            raise _bad(text, "invalid duration", "that is too long")
        total += int(before or 0) * UNITS[unit]
        total += int(after[:18] or 0) * UNITS[unit] // 10 ** len(after[:18])
        if total > (1 << 63) - (0 if text[:1] == "-" else 1):
            raise _bad(text, "invalid duration", "that is too long")
        rest = rest[found.end() :]
    return -total if text.startswith("-") else total


def _bad(text: str, reason: str, hint: str) -> BadValue:
    return BadValue(f"{text!r} is not a span of time: {hint}", f"time: {reason} {go_quoted(text)}")


def in_words(span: int) -> str:
    """1 hour 30 minutes."""
    if span < 0:
        return "minus " + in_words(-span)
    said, rest = [], span
    for unit, word in (("h", "hour"), ("m", "minute"), ("s", "second"), ("ms", "millisecond"), ("us", "microsecond"),
                       ("ns", "nanosecond")):  # fmt: skip
        count, rest = divmod(rest, UNITS[unit])
        if unit == "h" and count >= 48 and count % 24 == 0 and not rest:
            return f"{count // 24} days"
        if count:
            said.append(f"{count} {word}" + ("s" if count != 1 else ""))
    return " ".join(said) or "0 seconds"


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, in_words, text)


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    if fills_in(text):
        return ()
    found = [m for m in re.finditer(r"([0-9.]+)([a-zµμ]+)", text) if m[2] in WORDS]
    if len(found) < 2:
        return ()
    return tuple(Piece(m.start(), m.end(), f"{m[1]} {WORDS[m[2]]}" + ("" if m[1] == "1" else "s")) for m in found)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer(USUAL, prefix)
