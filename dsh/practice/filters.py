"""How an engine reads its filters."""

import re
from collections.abc import Iterable

from dsh.practice.routes import Refused
from dsh.practice.world import SECOND

Filters = dict[str, list[str]]
YES, NO = ("1", "true"), ("0", "false")
UNITS = {"ns": 1, "us": 1000, "µs": 1000, "ms": 10**6, "s": SECOND, "m": 60 * SECOND, "h": 3600 * SECOND}


def check(chosen: Filters, keys: Iterable[str]) -> None:
    """Raises Refused for a filter that the list does not have."""
    for key in chosen:
        if key not in keys:
            raise Refused(400, f"Invalid filter '{key}'")


def truth(chosen: Filters, key: str) -> bool | None:
    """A filter that says true or false; None where it is not given."""
    if key not in chosen:
        return None
    value = chosen[key][-1] if chosen[key] else ""
    if value.lower() in YES:
        return True
    if value.lower() in NO:
        return False
    raise Refused(400, f"Invalid filter '{key}=[{' '.join(chosen[key])}]'")


def exact(chosen: Filters, key: str, value: str) -> bool:
    return not chosen.get(key) or value in chosen[key]


def searched(chosen: Filters, key: str, value: str) -> bool:
    """Do a filter's patterns, any of them, occur in the value?"""
    patterns = chosen.get(key)
    return not patterns or any(_search(pattern, value) for pattern in patterns)


def _search(pattern: str, value: str) -> bool:
    try:
        return re.search(pattern, value) is not None
    except re.error:
        return pattern in value


def labelled(chosen: Filters, labels: dict[str, str]) -> bool:
    """Has it all of the labels asked for, and not all of those of `label!`?"""
    if not all(_has(labels, word) for word in chosen.get("label", [])):
        return False
    unwanted = chosen.get("label!", [])
    return not unwanted or not all(_has(labels, word) for word in unwanted)


def _has(labels: dict[str, str], word: str) -> bool:
    key, equals, value = word.partition("=")
    return key in labels and (not equals or labels[key] == value)


def moment(text: str, now: int) -> int:
    """A time in nanoseconds: a number of seconds since 1970, a date, or how long ago (1h30m). Raises Refused."""
    if re.fullmatch(r"-?\d+(\.\d*)?", text):
        whole, _, rest = text.partition(".")
        return int(whole) * SECOND + int(rest[:9].ljust(9, "0") or 0)
    spans = re.findall(r"(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)", text)
    if spans and "".join(n + u for n, u in spans) == text:
        return now - int(sum(float(n) * UNITS[u] for n, u in spans))
    from datetime import datetime

    try:
        date = datetime.fromisoformat(re.sub(r"(\.\d{6})\d*", r"\1", text.replace("Z", "+00:00")))
    except ValueError:
        raise Refused(400, f'failed to parse value as time or duration: "{text}"') from None
    return int(date.astimezone().timestamp() * SECOND)
