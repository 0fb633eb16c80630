"""Numbers as Go's strconv reads them, which is how docker does."""

import re


class BadNumber(ValueError):
    """`reason` is Go's: "invalid syntax" or "value out of range"; the object prints as strconv's whole error."""

    def __init__(self, function: str, text: str, reason: str) -> None:
        super().__init__(f"strconv.{function}: parsing {go_quoted(text)}: {reason}")
        self.reason = reason


def go_quoted(text: str) -> str:
    """The text as Go's %q prints it."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(escapes.get(c, c) for c in text) + '"'


def go_int(text: str, base: int = 10, bits: int = 64) -> int:
    """ParseInt. Raises BadNumber."""
    found = _whole(text[1:] if text[:1] in ("+", "-") else text, base)
    if found is None:
        raise BadNumber("ParseInt", text, "invalid syntax")
    number = -found if text.startswith("-") else found
    if not -(1 << (bits - 1)) <= number < 1 << (bits - 1):
        raise BadNumber("ParseInt", text, "value out of range")
    return number


def go_uint(text: str, base: int = 10, bits: int = 64) -> int:
    """ParseUint. Raises BadNumber."""
    found = _whole(text, base)
    if found is None:
        raise BadNumber("ParseUint", text, "invalid syntax")
    if found >= 1 << bits:
        raise BadNumber("ParseUint", text, "value out of range")
    return found


DIGITS = {2: "[01]", 8: "[0-7]", 10: "[0-9]", 16: "[0-9a-fA-F]"}
PREFIXES = {"0x": 16, "0o": 8, "0b": 2}


def _whole(text: str, base: int) -> int | None:
    """Base 0 is Go's own: the prefix decides, and _ may stand between digits."""
    if base != 0:
        return int(text, base) if len(text) <= 4000 and re.fullmatch(f"{DIGITS[base]}+", text) else None
    base, rest = PREFIXES.get(text[:2].lower(), 0), text[2:]
    if base == 0:
        base, rest = (8, text[1:]) if text[:1] == "0" and len(text) > 1 else (10, text)
        if base == 10 and not re.fullmatch("[0-9]+(?:_[0-9]+)*", rest):
            return None
    if len(text) > 4000 or not re.fullmatch(f"_?{DIGITS[base]}+(?:_{DIGITS[base]}+)*", rest):
        return None
    return int(rest.replace("_", ""), base)


FLOAT = r"[+-]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|inf|infinity|nan)"
HEX_FLOAT = r"[+-]?0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)[pP][+-]?[0-9]+"


def go_float(text: str) -> float:
    """ParseFloat. Raises BadNumber."""
    plain = re.sub("(?<=[0-9])_(?=[0-9])", "", text)
    if re.fullmatch(FLOAT, plain, re.I):
        number = float(plain)
    elif re.fullmatch(HEX_FLOAT, plain):
        try:
            number = float.fromhex(plain)
        except OverflowError:
            number = float("inf")
    else:
        raise BadNumber("ParseFloat", text, "invalid syntax")
    if number in (float("inf"), float("-inf")) and "n" not in plain.lower():
        raise BadNumber("ParseFloat", text, "value out of range")
    return number


BOOLEANS = dict.fromkeys(("1", "t", "T", "TRUE", "true", "True"), True) | dict.fromkeys(
    ("0", "f", "F", "FALSE", "false", "False"), False
)


def go_bool(text: str) -> bool:
    """ParseBool. Raises BadNumber."""
    if text not in BOOLEANS:
        raise BadNumber("ParseBool", text, "invalid syntax")
    return BOOLEANS[text]
