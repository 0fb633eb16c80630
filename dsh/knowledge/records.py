"""A long list of which a look-up needs few items: one line of JSON each, decoded when asked for."""

import json
from collections.abc import Callable, Iterator
from typing import Any

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
    "told_in_full",
    "open",
    "here",
    "others",
    "carrying",
    "deeds",
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
)  # those that are lists of numbers by a key


LISTED = ("common", "foreign", "ordinary", "company", "nameable", "programs")  # and those that are long texts of words


class Records(dict[int, Any]):
    """A read-only list over the lines of a file, which is read when the first of them is asked for. Splitting a text
    costs a hundredth of decoding it.

    As a dictionary of what was decoded it gives that at the speed of one.
    """

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read
        self._lines: list[str] | None = None

    def _all(self) -> list[str]:
        if self._lines is None:
            text = self._read().decode()
            self._lines = text.split("\n") if text else []
        return self._lines

    def __len__(self) -> int:
        return len(self._all())

    def __missing__(self, number: int) -> Any:
        found = self[number] = json.loads(self._all()[number])
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

    def __init__(self, text: bytes) -> None:
        self._text = text

    def find(self, key: str) -> str:
        """The value of a key; "" where there is none."""
        text, wanted = self._text, key.encode() + b"\t"
        low, high = 0, len(text)
        while low < high:
            start = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = text.find(b"\n", start)
            line = text[start : end + 1]
            if line.startswith(wanted):
                return line[len(wanted) : -1].decode()
            low, high = (end + 1, high) if line < wanted else (low, start)
        return ""


class Numbers(Sorted):
    """Of each key a list of numbers, read when asked for."""

    def __init__(self, text: bytes) -> None:
        super().__init__(text)
        self._kept: dict[str, list[int]] = {}

    def get(self, key: str, default: tuple[int, ...] = ()) -> "list[int] | tuple[int, ...]":
        """The numbers of a key, or `default`."""
        if key not in self._kept:
            self._kept[key] = [int(n) for n in self.find(key).split()]
        return self._kept[key] or default

    def items(self) -> Iterator[tuple[str, list[int]]]:
        for line in self._text.decode().splitlines():
            key, _, numbers = line.partition("\t")
            yield key, [int(n) for n in numbers.split()]


def numbered(lists: dict[str, list[int]]) -> str:
    """The text that Numbers reads."""
    lines = sorted((f"{key}\t{' '.join(map(str, numbers))}\n" for key, numbers in lists.items()), key=str.encode)
    return "".join(lines)


def written(items: list[Any]) -> str:
    """The text that Records reads."""
    return "\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in items)
