"""Finds values in plain English: ports, sizes, spans of time, paths, images ... each as docker would write it.

The shapes are compiled when they are first asked for.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from dsh.named import NamedTuple
from dsh.patterns import regex


class Found(NamedTuple):
    """A value in the text, characters start to end. `value` is what docker takes: "512 megs" is 512m."""

    start: int
    end: int
    kind: str  # publish, port, bytes, duration, timestamp, path, volume, env, url, ip, subnet, image, user, count
    value: str


NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "ninety": 90, "hundred": 100, "a hundred": 100, "half a": 0.5, "half an": 0.5, "a half": 0.5,
    "a couple of": 2,
}  # fmt: skip
SIZES = {
    "b": "b", "byte": "b", "bytes": "b", "k": "k", "kb": "k", "kib": "k", "kilobyte": "k", "kilobytes": "k", "m": "m",
    "mb": "m", "mib": "m", "meg": "m", "megs": "m", "mega": "m", "megabyte": "m", "megabytes": "m", "mebibytes": "m",
    "g": "g", "gb": "g", "gib": "g", "gig": "g", "gigs": "g", "giga": "g", "gigabyte": "g", "gigabytes": "g",
    "gibibytes": "g", "t": "t", "tb": "t", "tib": "t", "terabyte": "t", "terabytes": "t",
}  # fmt: skip
SECONDS = {
    "second": 1, "seconds": 1, "sec": 1, "secs": 1, "s": 1, "minute": 60, "minutes": 60, "min": 60, "mins": 60,
    "hour": 3600, "hours": 3600, "hr": 3600, "hrs": 3600, "h": 3600, "day": 86400, "days": 86400, "d": 86400,
    "week": 604800, "weeks": 604800, "w": 604800, "fortnight": 1209600, "month": 2592000, "months": 2592000,
    "year": 31536000, "years": 31536000,
}  # fmt: skip
DAYS = {"yesterday": "24h", "last week": "168h", "last month": "720h", "the last hour": "1h", "last hour": "1h"}
TLD = "com|org|net|io|dev|de|co|sh|local|internal"


def find_values(text: str) -> list[Found]:
    """All values, from left to right, none within another: the first shape that fits wins."""
    taken = [False] * len(text)
    out = []
    for kind, pattern, normalise in _shapes():
        for match in pattern.finditer(text):
            value = normalise(match)
            if value is None or any(taken[match.start() : match.end()]) or match.start() == match.end():
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            out.append(Found(match.start(), match.end(), kind, value))
    return sorted(out)


def find_kind(text: str, *kinds: str) -> list[Found]:
    """Those of the given kinds only."""
    return [found for found in find_values(text) if found.kind in kinds]


Shape = tuple[str, "re.Pattern[str]", Callable[["re.Match[str]"], str | None]]


@cache
def _shapes() -> tuple[Shape, ...]:
    return tuple((kind, regex(f"{BEFORE}(?:{pattern}){AFTER}", re.I), normal) for kind, pattern, normal in _rules())


BEFORE = r"(?<![\w./:@=-])"
AFTER = r"(?=$|[\s,;!?)\"']|\.(?:\s|$)|:\s)"


def _rules() -> Iterator[tuple[str, str, Callable[["re.Match[str]"], str | None]]]:
    """Kind, shape and how its value is written; in the order in which they are tried."""
    number = "|".join(sorted(NUMBERS, key=len, reverse=True))
    words = "|".join(word for word in NUMBERS if word.isalpha() and word not in ("a", "an"))
    sizes = "|".join(sorted(SIZES, key=len, reverse=True))
    spans = "|".join(sorted(SECONDS, key=len, reverse=True))
    ip4 = r"\d{1,3}(?:\.\d{1,3}){3}"
    port = r"\d{1,5}(?:-\d{1,5})?"
    outside = r"(?:\s+(?:of|on)\s+(?:the\s+host|this\s+machine|my\s+machine))?"
    leads = rf"(?:\s*(?:->|=>)\s*|{outside}\s+(?:to|on|onto|into)\s+|\s*:\s+)"
    inside = r"(?:the\s+)?(?:(?:host|container)(?:'s)?\s+)?(?:port\s+)?"
    ending = r"(?:\s+(?:in|of|inside)\s+the\s+container)?"
    registry = rf"(?:[a-z0-9.-]+\.(?:{TLD})|localhost|[a-z0-9.-]+:\d+)"
    yield "url", r"[a-z][a-z0-9+.-]*://[^\s,;\"')]+|git@[^\s,;]+", _as_it_stands
    yield "env", r"[A-Za-z_][A-Za-z0-9_]*=(?:\"[^\"]*\"|'[^']*'|[^\s,;]*)", _assignment
    yield "subnet", rf"{ip4}/\d{{1,2}}", _as_it_stands
    yield "user", r"(?<=\bas )\d+:\d+|(?<=\buser )\d+:\d+", _as_it_stands
    yield "publish", rf"(?:{ip4}:)?{port}:{port}(?:/(?:tcp|udp|sctp))?", _ports
    yield "publish", rf"(?:port\s+)?({port}){leads}{inside}({port}){ending}", _pair
    yield "ip", rf"{ip4}|(?:[0-9a-f]{{0,4}}:){{2,7}}[0-9a-f]{{1,4}}", _as_it_stands
    yield "timestamp", r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?", _upper
    yield "bytes", rf"(\d+(?:\.\d+)?|{number})\s*(?:of\s+)?({sizes})", _size
    yield "duration", r"(?:\d+(?:h|m|s|ms))+", _lower
    yield "duration", rf"(\d+(?:\.\d+)?|{number})\s*({spans})(?:\s+and\s+a\s+half)?", _span
    yield "duration", "|".join(DAYS), lambda match: DAYS[match[0].lower()]
    yield "duration", rf"(?:the\s+)?(?:last|past)\s+({spans})", lambda match: _in_go(SECONDS[match[1].lower()])
    yield "port", rf"{port}/(?:tcp|udp|sctp)", _lower
    yield "port", rf"(?<=\bport )({port})|(?<=\bports )({port})", _as_it_stands
    yield "volume", r"(?:[A-Za-z]:\\)?[^\s:,;]*:/[^\s:,;]*(?::[a-zA-Z,]+)?", _volume
    yield (
        "path",
        r"(?:\.{1,2}|~)?/[^\s,;:\"']*|(?<!\S)(?:\.{1,2}|~)(?=\s|$)|[A-Za-z]:\\\S+|\$(?:\(pwd\)|PWD)\S*",
        _as_it_stands,
    )
    yield "image", r"sha256:[0-9a-f]{6,64}", _lower
    yield "image", rf"{registry}/[a-z0-9._/-]+(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?", _reference
    yield "image", r"[a-z0-9][a-z0-9._-]*(?:/[a-z0-9][a-z0-9._-]*)+(?::\w[\w.-]*)?", _reference
    yield "image", r"[a-z][a-z0-9._-]*:[a-z0-9_][\w.-]*", _reference
    yield "count", rf"\d+|{words}", _count


def _as_it_stands(match: "re.Match[str]") -> str | None:
    return match[0]


def _lower(match: "re.Match[str]") -> str | None:
    return match[0].lower()


def _upper(match: "re.Match[str]") -> str | None:
    return match[0].upper()


def _assignment(match: "re.Match[str]") -> str | None:
    """The quotes go, as in the shell."""
    name, _, value = match[0].partition("=")
    quoted = len(value) > 1 and value[0] in "\"'" and value[0] == value[-1]
    return f"{name}={value[1:-1]}" if quoted else match[0]


def _is_port(text: str) -> bool:
    return all(0 < int(part) < 65536 for part in text.split("-"))


def _ports(match: "re.Match[str]") -> str | None:
    ports = match[0].split("/")[0].split(":")[-2:]
    return match[0].lower() if all(map(_is_port, ports)) else None


def _pair(match: "re.Match[str]") -> str | None:
    """8080 to 80 leads the first of this machine to the second in the container."""
    if not (_is_port(match[1]) and _is_port(match[2])):
        return None
    return f"{match[1]}:{match[2]}"


def _number(text: str) -> float:
    low = " ".join(text.lower().split())
    return NUMBERS[low] if low in NUMBERS else float(low)


def _size(match: "re.Match[str]") -> str | None:
    if match[1].lower() in ("a", "an") and len(match[2]) < 3:
        return None  # "a b", "a k"
    return f"{_number(match[1]):g}{SIZES[match[2].lower()]}"


def _span(match: "re.Match[str]") -> str | None:
    unit = match[2].lower()
    if match[1].lower() in ("a", "an") and len(unit) < 3:
        return None
    amount = _number(match[1]) + (0.5 if match[0].lower().endswith("half") and "and" in match[0].lower() else 0)
    return _in_go(amount * SECONDS[unit])


def _in_go(seconds: float) -> str:
    """In Go's units, the largest that needs no fraction."""
    for unit, size in (("h", 3600), ("m", 60), ("s", 1)):
        if seconds >= size and seconds % size == 0:
            return f"{int(seconds // size)}{unit}"
    return f"{int(seconds * 1000)}ms"


def _volume(match: "re.Match[str]") -> str | None:
    return None if match[0].startswith(":") or "://" in match[0] else match[0]


def _reference(match: "re.Match[str]") -> str | None:
    low = match[0].rstrip(".")
    return None if low.endswith((":", "/")) or low in ("and/or", "either/or", "i/o", "tcp/ip") else low


def _count(match: "re.Match[str]") -> str | None:
    number = _number(match[0])
    return str(int(number)) if number == int(number) else None
