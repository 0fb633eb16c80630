"""A point in time, as logs, events and filters take it: a date, seconds since 1970, or how long ago."""

import re

from dsh.cmdline.types import duration
from dsh.cmdline.types.go_number import BadNumber, go_int, go_quoted
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, fills_in, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "timestamp"
DATE = r"(\d{4})-(\d\d)-(\d\d)"
CLOCK = r"(?:T(\d\d)(?::(\d\d)(?::(\d\d)(\.\d+)?)?)?)?"
ZONE = r"(Z|[+-]\d\d:\d\d)?"
USUAL = {"10m": "10 minutes ago", "1h": "an hour ago", "24h": "a day ago", "168h": "a week ago"}
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Moment(NamedTuple):
    """One of the three: nanoseconds before now; seconds since 1970, as text; a date with its parts."""

    ago: int | None = None
    unix: str | None = None
    date: str | None = None
    clock: str = ""  # hh:mm:ss as far as given
    zone: str = ""  # "" is the time zone of the machine where docker runs


def parse(text: str, /) -> Moment:
    """How docker's GetTimestamp reads the text: first as a duration, then as a date, then as seconds since 1970."""
    if text != "0":
        try:
            return Moment(ago=duration.parse(text))
        except BadValue:
            pass
    found = re.fullmatch(DATE + CLOCK + ZONE, text, re.A)
    if found:
        _check(text, found)
        clock = ":".join(part for part in found.group(4, 5, 6) if part)
        return Moment(date="-".join(found.group(1, 2, 3)), clock=clock, zone=found[8] or "")
    if "-" in text:
        raise BadValue(
            f"{text!r} is not a date that docker understands: write 2026-01-31 or 2026-01-31T15:04:05", None, "client"
        )
    seconds, dot, rest = text.partition(".")
    try:
        go_int(seconds)
        if dot:
            go_int(rest)
    except BadNumber:
        docker = f"failed to parse value as time or duration: {go_quoted(text)}"
        message = f"{text!r} is no point in time: write 10m (ago), 2026-01-31 or 2026-01-31T15:04:05"
        raise BadValue(message, docker, "client") from None
    return Moment(unix=text)


def _check(text: str, found: "re.Match[str]") -> None:
    year, month, day = (int(part) for part in found.group(1, 2, 3))
    hour, minute, second = (int(part or 0) for part in found.group(4, 5, 6))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    what = ""
    if not 1 <= month <= 12:
        what = "month"
    elif not 1 <= day <= (28 if month == 2 and not leap else DAYS[month - 1]):
        what = "day"
    elif hour > 23:
        what = "hour"
    elif minute > 59:
        what = "minute"
    elif second > 59:
        what = "second"
    if what:
        raise BadValue(
            f"the {what} in {text!r} is out of range", f"parsing time {go_quoted(text)}: {what} out of range", "client"
        )


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, say, text)


def say(moment: Moment) -> str:
    if moment.ago is not None:
        return (
            f"{duration.in_words(moment.ago)} ago" if moment.ago >= 0 else f"{duration.in_words(-moment.ago)} from now"
        )
    if moment.unix is not None:
        return f"{moment.unix} seconds after the start of 1970 (UTC)"
    zone = {"": "in this machine's time zone", "Z": "UTC"}.get(moment.zone, f"at {moment.zone} from UTC")
    return f"{moment.date}, {moment.clock or '00:00'}, {zone}"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    found = None if fills_in(text) else re.fullmatch(DATE + CLOCK + ZONE, text, re.A)
    if not found:
        return ()
    out = [Piece(0, 10, "the date: year, month, day")]
    if found[4]:
        out.append(Piece(10, found.start(8) if found[8] else len(text), "the time of day"))
    if found[8]:
        out.append(Piece(found.start(8), found.end(8), "UTC" if found[8] == "Z" else "the time zone, from UTC"))
    return tuple(out)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer(USUAL, prefix)
