"""Which texts a pattern needs, read from the pattern itself: where they are not said, it need not be compiled.

Python's own parser of patterns says what a pattern is made of. It has no documented name: where it is not found, every
pattern is tried, which only takes longer.
"""

from collections.abc import Iterable
from importlib import import_module

from dsh.typed import Any

REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
MOST = 60  # texts of one need; to look for more is no quicker than the pattern
KEPT = 4  # needs, those that are least often met
OR, AND = "\t", "\n"  # between the texts of a need, and between needs

Need = frozenset[str]
DIGITS: Need = frozenset("0123456789")


def needs(pattern: str) -> str:
    """Of each need one text is wherever the pattern is found, in small letters; "" where none is known."""
    try:
        parser = import_module("re._parser")
    except ImportError:
        return ""
    found = {need for need in _needs(parser.parse(pattern)) if len(need) <= MOST}
    rarest = sorted(found, key=lambda need: (-min(map(len, need)), len(need), sorted(need)))
    return AND.join(OR.join(sorted(need)) for need in rarest[:KEPT])


def _needs(parts: Iterable[Any]) -> list[Need]:
    out: list[Need] = []
    run = ""
    for what, given in [*parts, (None, None)]:
        letter = _letter(what, given)
        if letter:
            run += letter
            continue
        out += [frozenset([run])] if run.strip() else []
        run = ""
        name = str(what)
        if name == "BRANCH":
            out += _of_one(given[1])
        elif name == "SUBPATTERN":
            out += _needs(given[3])
        elif name in REPEATS and given[0] > 0:
            out += _needs(given[2])
        elif name == "IN" and [str(kind) for _, kind in given] == ["CATEGORY_DIGIT"]:
            out.append(DIGITS)
        elif name == "ASSERT" and given[0] > 0:
            out += _needs(given[1])
    return out


def _of_one(branches: list[Any]) -> list[Need]:
    """What is needed where one of the branches is: a need of each of them."""
    found = [_needs(branch) for branch in branches]
    if not all(found):
        return []
    rarest = (max(needs, key=lambda need: (min(map(len, need)), -len(need))) for needs in found)
    return [frozenset().union(*rarest)]


def _letter(what: Any, given: Any) -> str:
    """The one letter that this part stands for, whether it is written small or not."""
    if str(what) == "LITERAL":
        return chr(given).lower()
    if str(what) == "IN" and all(str(kind) == "LITERAL" for kind, _ in given):
        letters = {chr(code).lower() for _, code in given}
        return letters.pop() if len(letters) == 1 else ""
    return ""
