"""How well a typed word fits what could be meant: at its beginning, at that of a part, inside, loosely."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
BREAKS = "-_/:.= "
NO = 9


def fit(typed: str, text: str) -> int:
    """0 begins with it, 1 begins with it in other letters, 2 a part of it does, 3 has it inside, 4 has its letters in
    order; NO otherwise."""
    if text.startswith(typed):
        return 0
    low, wanted = text.lower(), typed.lower()
    at = low.find(wanted)
    if at == 0:
        return 1
    if at > 0:
        while at > 0:
            if low[at - 1] in BREAKS:
                return 2
            at = low.find(wanted, at + 1)
        return 3
    return 4 if len(wanted) > 1 and low[:1] == wanted[0] and _in_order(wanted, low) else NO


def _in_order(wanted: str, low: str) -> bool:
    at = 0
    for char in wanted:
        at = low.find(char, at) + 1
        if not at:
            return False
    return True


def best(typed: str, items: Iterable[Item], text: Callable[[Item], str]) -> list[Item]:
    """Those that fit, best first, otherwise in their order."""
    if not typed:
        return list(items)
    found: list[list[Item]] = [[] for _ in range(NO + 1)]
    for item in items:
        found[fit(typed, text(item))].append(item)
    return [item for fitting in found[:NO] for item in fitting]
