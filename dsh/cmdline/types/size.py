"""Amounts of memory and disk: 512m, 2g, 1.5GB. Units count in steps of 1024, as docker does (go-units' RAMInBytes)."""

from dsh.cmdline.types.go_number import BadNumber, go_float
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, fills_in, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

UNITS = {"k": "KiB", "m": "MiB", "g": "GiB", "t": "TiB", "p": "PiB"}
USUAL = {
    "64m": "64 MiB", "128m": "128 MiB", "256m": "256 MiB", "512m": "512 MiB", "1g": "1 GiB", "2g": "2 GiB",
    "4g": "4 GiB", "8g": "8 GiB",
}  # fmt: skip
LEAST, MOST = -(1 << 63), (1 << 63) - 1


def in_bytes(text: str) -> int:
    """The number of bytes. Raises BadValue."""
    number, unit = _cut(text)
    try:
        size = go_float(number)
    except BadNumber as error:
        raise BadValue(f"the size {text!r} has no number that docker understands", str(error)) from error
    if size < 0:
        raise BadValue(f"a size cannot be negative: {text!r}", f"invalid size: '{text}'")
    low = unit.lower()
    if not low or low == "b":
        return _as_int(size)
    if len(unit.encode(errors="replace")) > 3:
        raise _bad_unit(text, unit)
    if low[0] not in UNITS or low[1:] not in ("", "b", "ib"):
        raise _bad_unit(text, low)
    return _as_int(size * float(1024 ** (1 + list(UNITS).index(low[0]))))


def _cut(text: str) -> tuple[str, str]:
    at = max((text.rfind(c) for c in "0123456789. "), default=-1)
    if at < 0:
        raise BadValue(f"a size needs a number, such as 512m: {text!r}", f"invalid size: '{text}'")
    return (text[:at], text[at + 1 :]) if text[at] == " " else (text[: at + 1], text[at + 1 :])


def _bad_unit(text: str, unit: str) -> BadValue:
    message = f"{unit!r} is not a unit of size: use b, k, m or g"
    return BadValue(message, f"invalid suffix: '{unit}'")


def _as_int(size: float) -> int:
    """Go's int64(float64): what does not fit becomes the least number."""
    return int(size) if size == size and size < float(MOST) else LEAST


def in_words(size: int) -> str:
    """512 MiB (536,870,912 bytes)."""
    if 0 <= size < 1024:
        return "1 byte" if size == 1 else f"{size} bytes"
    scaled, unit = float(size), ""
    for letter in UNITS:
        if scaled >= 1024:
            scaled, unit = scaled / 1024, UNITS[letter]
    shown = f"{scaled:.4g}" if scaled < 10000 else f"{scaled:,.0f}"
    return f"{shown} {unit} ({size:,} bytes)"


class Size(NamedTuple):
    """`unlimited`: -1 is allowed and takes the limit away."""

    name: str
    unlimited: bool = False

    def parse(self, text: str, /) -> int:
        return -1 if self.unlimited and text == "-1" else in_bytes(text)

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return explained(self.parse, lambda size: self._say(text, size), text)

    def _say(self, text: str, size: int) -> str:
        if size < 0:
            return "no limit" if text == "-1" else "more than docker can count"
        plain = text.replace(".", "").isdigit() and size > 0
        return in_words(size) + (", as no unit means bytes" if plain else "")

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        unit = text.lstrip("0123456789.")
        if fills_in(text) or not unit or unit == text or unit[:1].lower() not in UNITS or not unit.isalpha():
            return ()
        at = len(text) - len(unit)
        meaning = {"k": "kibibytes (1024 bytes each)", "m": "mebibytes", "g": "gibibytes", "t": "tebibytes"}
        said = meaning.get(unit[0].lower(), "pebibytes")
        return Piece(0, at, "how many"), Piece(at, len(text), said)

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer(USUAL | ({"-1": "no limit"} if self.unlimited else {}), prefix)


BYTES = Size("bytes")
MEMORY_SWAP = Size("memory-swap", unlimited=True)
