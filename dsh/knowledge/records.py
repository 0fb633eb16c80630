"""The parts of the phrases: each is read when it is asked for, and of long ones only the items that are looked at."""

import json
import sys
from array import array
from collections.abc import Callable, Iterator
from functools import partial
from mmap import mmap

from dsh.typed import Any

RECORDS = (
    "phrases",
    "flags",
    "commands",
    "intents",
    "questions",
    "cues",
    "composed",
    "ways",
    "plain",
    "clauses",
    "build_clauses",
    "within_pieces",
    "told_in_full",
    "open",
    "here",
    "others",
    "carrying",
    "deeds",
    "shorthand",
    "situations",
    "asked_answers",
    "around",
    "flag_words",
)  # parts of the phrases that are long lists
NUMBERS = (
    "postings",
    "flag_anchors",
    "cue_anchors",
    "ambiguous_texts",
    "frames",
    "way_signs",
    "plain_signs",
    "open_signs",
    "line_signs",
    "here_signs",
    "other_signs",
    "deed_signs",
    "shorthand_signs",
    "situation_signs",
    "firm_signs",
    "asked_in",
    "opening_signs",
    "ending_signs",
)  # those that are lists of numbers by a key

ARRAYS = ("asked", "asked_lengths", "asked_of")  # long rows of numbers
KEYED = ("groups",)  # those of which a look-up needs what stands beside few of the keys
LISTED = ("common", "foreign", "ordinary", "company", "nameable", "programs")  # and those that are long texts of words

DECODE = json.JSONDecoder().raw_decode  # without the looks around what json.loads is given


class Records(dict[int, Any]):
    """A read-only list over the lines of a text, which is read when the first of them is asked for. Before the lines
    stands where each of them begins, and the end: four bytes each.

    As a dictionary of what was decoded it gives that at the speed of one.
    """

    def __init__(self, read: Callable[[], bytes | mmap]) -> None:
        self._read = read
        self._text: bytes | mmap | None = None

    def _at(self, number: int) -> int:
        text = self._text = self._read() if self._text is None else self._text
        return int.from_bytes(text[4 * number : 4 * number + 4], "little")

    def __len__(self) -> int:
        return max(self._at(0) // 4 - 1, 0)

    def __missing__(self, number: int) -> Any:
        if not 0 <= number < len(self) or self._text is None:
            raise IndexError(number)
        line = self._text[self._at(number) : self._at(number + 1)]
        found = self[number] = DECODE(line.decode())[0]
        return found

    def __iter__(self) -> Iterator[Any]:
        return (self[number] for number in range(len(self)))


class Listed:
    """Words, in one text that begins and ends each with a space; that each was looked for once is remembered."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: dict[str, bool] = {}

    def __contains__(self, padded: str) -> bool:
        if padded not in self._seen:
            self._seen[padded] = padded in self._text
        return self._seen[padded]


class Sorted:
    """What stands beside a key, in a text of sorted lines "KEY<tab>VALUE" with a line end after each. The text is not
    taken apart: a look-up halves it until the line is found."""

    def __init__(self, text: bytes | mmap) -> None:
        self._text = text

    def find(self, key: str) -> str:
        """The value of a key; "" where there is none."""
        text, wanted = self._text, key.encode(errors="replace") + b"\t"
        low, high = 0, len(text)
        while low < high:
            start = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = text.find(b"\n", start)
            line = text[start : end + 1]
            if line.startswith(wanted):
                return line[len(wanted) : -1].decode()
            low, high = (end + 1, high) if line < wanted else (low, start)
        return ""


class Beside(Sorted):
    """What stands beside each key, decoded when it is first asked for."""

    def __init__(self, text: bytes | mmap, decode: Callable[[str], Any]) -> None:
        super().__init__(text)
        self._decode = decode
        self._kept: dict[str, Any] = {}

    def get(self, key: str, default: Any = ()) -> Any:
        """What stands beside the key, or `default`."""
        if key not in self._kept:
            found = self.find(key)
            self._kept[key] = self._decode(found) if found else None
        return self._kept[key] or default

    def items(self) -> Iterator[tuple[str, Any]]:
        for line in self._text[:].decode().splitlines():
            key, _, found = line.partition("\t")
            yield key, self._decode(found)


def _numbers(text: str) -> list[int]:
    return [int(n) for n in text.split()]


def packed(numbers: list[int]) -> bytes:
    """The bytes that `counted` reads: four to a number."""
    return b"".join(number.to_bytes(4, "little") for number in numbers)


def counted(read: bytes | mmap) -> "memoryview[int] | array[int]":
    """The numbers, of which only those pages are read that are looked at."""
    if sys.byteorder == "little":
        return memoryview(read).cast("I")
    out = array("I", read[:])
    out.byteswap()
    return out


def numbered(lists: dict[str, list[int]]) -> bytes:
    """The text of lists of numbers that Beside reads."""
    return b"".join(sorted(f"{key}\t{' '.join(map(str, numbers))}\n".encode() for key, numbers in lists.items()))


def keyed(parts: dict[str, Any]) -> bytes:
    """The text of anything by its key that Beside and Sorted read."""
    return b"".join(sorted(f"{key}\t".encode() + _line(part) for key, part in parts.items()))


class Parts(dict[str, Any]):
    """The parts of the phrases by their names, each read when it is first asked for."""

    def __init__(self, read: Callable[[str], bytes | mmap]) -> None:
        self._read = read
        self._short = Sorted(read("short"))

    def __missing__(self, name: str) -> Any:
        if name in RECORDS:
            self[name] = Records(partial(self._read, name))
        elif name in NUMBERS:
            self[name] = Beside(self._read(name), _numbers)
        elif name in ARRAYS:
            self[name] = counted(self._read(name))
        elif name in KEYED:
            self[name] = Beside(self._read(name), json.loads)
        else:
            text = self._short.find(name)
            if not text:
                raise KeyError(name)
            self[name] = Listed(json.loads(text)) if name in LISTED else json.loads(text)
        return self[name]


def written(items: list[Any]) -> bytes:
    """The text that Records reads."""
    lines = [_line(item) for item in items]
    places = [4 * (len(lines) + 1)]
    for line in lines:
        places.append(places[-1] + len(line))
    return b"".join((*(place.to_bytes(4, "little") for place in places), *lines))


def _line(item: Any) -> bytes:
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
