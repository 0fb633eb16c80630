"""Whole numbers and fractions, as docker's flags take them."""

from dsh.cmdline.types.go_number import BadNumber, go_float, go_int, go_uint
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer_values, whole
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple


class Whole(NamedTuple):
    """A whole number of so many bits."""

    name: str
    bits: int = 64
    signed: bool = True

    def parse(self, text: str, /) -> int:
        try:
            return go_int(text, 0, self.bits) if self.signed else go_uint(text, 0, self.bits)
        except BadNumber as error:
            kind = "a whole number" if self.signed else "a whole number, zero or more"
            raise BadValue(f"this must be {kind}, not {text!r}", str(error)) from error

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        if flag and text in flag.values:
            return flag.values[text]
        return explained(self.parse, lambda number: f"the number {number}", text)

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        return whole(text, flag)

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer_values(prefix, flag)


class Fraction(NamedTuple):
    """A number with a fraction, read by Go's ParseFloat."""

    name: str

    def parse(self, text: str, /) -> float:
        try:
            return go_float(text)
        except BadNumber as error:
            raise BadValue(f"this must be a number such as 0.5, not {text!r}", str(error)) from error

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return explained(self.parse, lambda number: f"the number {number:g}", text)

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        return whole(text, flag)

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer_values(prefix, flag)


INT = Whole("int")
UINT = Whole("uint64", signed=False)
UINT16 = Whole("uint16", 16, signed=False)
FLOAT = Fraction("float")
