"""Sizes, durations and times as docker's client writes them (go-units, Go's time)."""

import time
from datetime import UTC, datetime

DECIMAL = ("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB")
BINARY = ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB")
ZERO_TIME = "0001-01-01T00:00:00Z"


def size(count: float, precision: int = 4) -> str:
    """1.98MB: powers of 1000, so many significant digits."""
    return _scaled(count, 1000.0, DECIMAL, precision)


def binary_size(count: float) -> str:
    """7.5MiB: powers of 1024."""
    return _scaled(count, 1024.0, BINARY, 4)


def _scaled(count: float, base: float, names: tuple[str, ...], precision: int) -> str:
    unit = 0
    while count >= base and unit < len(names) - 1:
        count /= base
        unit += 1
    return significant(count, precision) + names[unit]


def significant(count: float, precision: int) -> str:
    """Go's %.Ng."""
    shown = f"{count:.{precision}g}"
    if "e" not in shown:
        return shown
    mantissa, _, exponent = shown.partition("e")
    return f"{mantissa}e{exponent[0]}{exponent[1:].zfill(2)}"


def human_duration(seconds: float) -> str:
    """ "About a minute", "3 weeks": how long something has been."""
    whole = int(seconds)
    if whole < 1:
        return "Less than a second"
    if whole == 1:
        return "1 second"
    if whole < 60:
        return f"{whole} seconds"
    minutes = int(seconds / 60)
    if minutes == 1:
        return "About a minute"
    if minutes < 60:
        return f"{minutes} minutes"
    hours = int(seconds / 3600 + 0.5)
    if hours == 1:
        return "About an hour"
    if hours < 48:
        return f"{hours} hours"
    if hours < 24 * 7 * 2:
        return f"{hours // 24} days"
    if hours < 24 * 30 * 2:
        return f"{hours // 24 // 7} weeks"
    if hours < 24 * 365 * 2:
        return f"{hours // 24 // 30} months"
    return f"{int(seconds / 3600) // 24 // 365} years"


def ago(created: float, now: float) -> str:
    return human_duration(now - created) + " ago"


def unix_time(seconds: float) -> str:
    """time.Unix(...).String() in the zone of this process: 2024-05-01 10:00:00 +0200 CEST."""
    at = time.localtime(seconds)
    return time.strftime("%Y-%m-%d %H:%M:%S %z ", at) + _zone(at)


def _zone(at: time.struct_time) -> str:
    return (
        at.tm_zone if at.tm_zone and at.tm_zone[0] not in "+-" else time.strftime("%z", at)[:3] if at.tm_zone else "UTC"
    )


def rfc3339(seconds: float) -> str:
    """2024-05-01T10:00:00+02:00 in the zone of this process."""
    at = time.localtime(seconds)
    offset = time.strftime("%z", at)
    return time.strftime("%Y-%m-%dT%H:%M:%S", at) + ("Z" if offset == "+0000" else f"{offset[:3]}:{offset[3:]}")


def parse_time(text: str | None) -> tuple[datetime, str]:
    """The moment that the engine's RFC 3339 text names (to the second), and its fraction's digits."""
    text = text or ZERO_TIME
    whole, _, rest = text.replace("Z", "+00:00").partition(".")
    if not rest:
        return datetime.fromisoformat(whole), ""
    zone = next((n for n, char in enumerate(rest) if char in "+-"), len(rest))
    return datetime.fromisoformat(whole + rest[zone:]), rest[:zone].rstrip("0")


def go_time(text: str | None) -> str:
    """time.Time's String of a time read from JSON."""
    at, fraction = parse_time(text)
    offset = at.strftime("%z") or "+0000"
    name = "UTC" if offset == "+0000" else offset
    return f"{at:%Y-%m-%d %H:%M:%S}".rjust(19, "0") + (f".{fraction}" if fraction else "") + f" {offset} {name}"


def go_json_time(text: str | None) -> str:
    """The same time as JSON."""
    at, fraction = parse_time(text)
    offset = at.strftime("%z") or "+0000"
    zone = "Z" if offset == "+0000" else f"{offset[:3]}:{offset[3:]}"
    return at.isoformat()[:19] + (f".{fraction}" if fraction else "") + zone


def timestamp(text: str | None) -> float:
    """Seconds since 1970."""
    at, fraction = parse_time(text)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at.timestamp() + (float(f"0.{fraction}") if fraction else 0.0)


def go_duration(nanoseconds: int) -> str:
    """time.Duration's String: 1h2m3.5s, 1.5ms, 0s."""
    if not nanoseconds:
        return "0s"
    sign, count = ("-", -nanoseconds) if nanoseconds < 0 else ("", nanoseconds)
    for unit, scale in (("ns", 1), ("µs", 1000), ("ms", 10**6)):
        if count < scale * 1000:
            return f"{sign}{_fraction(count, scale)}{unit}"
    minutes, rest = divmod(count, 60 * 10**9)
    shown = f"{_fraction(rest, 10**9)}s"
    if minutes:
        shown = f"{minutes % 60}m{shown}"
    if minutes >= 60:
        shown = f"{minutes // 60}h{shown}"
    return sign + shown


def _fraction(count: int, scale: int) -> str:
    whole, rest = divmod(count, scale)
    digits = f"{rest:0{len(str(scale)) - 1}d}".rstrip("0") if rest else ""
    return f"{whole}.{digits}" if digits else str(whole)
