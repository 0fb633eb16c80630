"""Text that docker hands on as it is; the flag may name the words it accepts."""

from dsh.cmdline.types.value_type import accept, discreet, offer_values, whole
from dsh.knowledge.entries import Flag

name = "string"
parse = accept
pieces = whole
complete = offer_values


def explain(text: str, flag: Flag | None = None, /) -> str:
    """The meaning that the flag gives this word, else the text itself."""
    if not text:
        return "an empty value"
    known = flag.values.get(text) if flag else None
    return known if known else discreet(f"the value {text!r}")
