"""How the engine compares filter values with what objects have."""

import re
from collections.abc import Iterable, Mapping

from dsh.engine.refusal import EngineRefused

Filters = Mapping[str, list[str]]


def check(chosen: Filters, known: Iterable[str]) -> None:
    """Raises EngineRefused for a key that the engine does not know."""
    accepted = set(known)
    for key in chosen:
        if key not in accepted:
            raise EngineRefused(400, f"Invalid filter '{key}'")


def bad_value(key: str, value: str) -> EngineRefused:
    return EngineRefused(400, f"Invalid filter '{key}={value}'")


def searched(chosen: Filters, key: str, text: str) -> bool:
    """Does one of the values, each a regular expression or the text itself, fit?"""
    values = chosen.get(key)
    return not values or any(value == text or _search(value, text) for value in values)


def _search(pattern: str, text: str) -> bool:
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return False


def exact(chosen: Filters, key: str, text: str) -> bool:
    values = chosen.get(key)
    return not values or text in values


def prefixed(chosen: Filters, key: str, text: str) -> bool:
    """Does the text fit one of the values or begin with it?"""
    values = chosen.get(key)
    return not values or any(text.startswith(value) for value in values)


def labelled(chosen: Filters, labels: Mapping[str, str] | None, key: str = "label") -> bool:
    """Has it all the labels: KEY or KEY=VALUE?"""
    have = labels or {}
    for text in chosen.get(key, []):
        name, equals, value = text.partition("=")
        if name not in have or (equals and have[name] != value):
            return False
    return True


def switch(chosen: Filters, key: str) -> bool | None:
    """The value of a key that is true or false; None where it was not given. Raises EngineRefused."""
    values = chosen.get(key)
    if not values:
        return None
    on, off = any(v in ("true", "1") for v in values), any(v in ("false", "0") for v in values)
    if on == off:
        raise EngineRefused(400, f"Invalid filter '{key}=[{' '.join(values)}]'")
    return on
