"""What the value of a flag or argument means."""

from dsh.cmdline.types.all_types import MODULES, value_type
from dsh.cmdline.types.value_type import fills_in
from dsh.errors import KnowledgeError
from dsh.knowledge.entries import Argument, Flag

ARTICLES = ("The ", "A ", "An ", "How ", "Only ", "Standard ", "Port ")


def value_meaning(flag: Flag, value: str) -> str:
    """The value in words: those of the flag's own list first, then what its type says."""
    if value in flag.values:
        return flag.values[value]
    return _typed(flag.type, value, flag) or f"The value of --{flag.name}"


def value_pieces(flag: Flag, value: str) -> str | None:
    """The value part by part, a line each; None where it has no parts."""
    try:
        pieces = value_type(flag.type).pieces(value, flag)
    except KnowledgeError:
        return None
    return "\n".join(f"{value[piece.start : piece.end]}: {piece.meaning}" for piece in pieces) or None


def argument_meaning(argument: Argument, value: str) -> str:
    """What the value type of an argument says of it; "" where that is no more than its name."""
    said = _typed(argument.type, value, None)
    return "" if _is_name(argument.type) and not fills_in(value) else said


def _is_name(kind: str) -> bool:
    """Is it a name and no more, of which nothing can be said but that it is one?"""
    return MODULES.get(kind, "").startswith("name_of:")


def said_at(place: str, said: str) -> str:
    """What stands at a place, with what it means: "The image to start from: nginx, tag latest"."""
    if not said:
        return place
    short = place.split("; ")[0].split(": ")[0]  # what may stand there is no news where the value is explained
    if not short.startswith(("The ", "An ", "A ")) and short.count(" ") > 2:
        return f"{short}. {said}"
    if said.startswith("The image "):
        return f"{short}: {said.removeprefix('The image ')}"
    return f"{short}: {said[:1].lower() if said.startswith(ARTICLES) else said[:1]}{said[1:]}"


def _typed(kind: str, value: str, flag: Flag | None) -> str:
    try:
        said = value_type(kind).explain(value, flag)
    except KnowledgeError:  # a type that has nothing to say
        return ""
    if said == f"the value {value!r}":
        return ""
    return said if value.startswith(said[:3]) else said[:1].upper() + said[1:]
