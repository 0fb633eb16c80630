"""The lines of the examples as frames: a command with its switches and settled values, and places for what differs.

`docker run -d --name NAME -p PORT:PORT IMAGE` and `docker run -d IMAGE` are one frame, `docker run -d`: the values
that a request names become flags whatever the frame is. How often each word stands in the examples of a frame tells
apart the lines of one command. See dsh/request/frames.py.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from math import log

from dsh.named import NamedTuple
from dsh.typed import Any

TOKENS = re.compile(r"(?:'[^']*'|\"[^\"]*\"|\$\([^)]*\)|[^\s'\"])+")
PLACE = re.compile(r"(?<![.\w-])(?:(?!ALL\b)[A-Z][A-Z_]+|N)\b")
SMOOTH = 0.5  # of an example of its command, for a feature that no example of a frame has
RARE = 0.05  # the same for a feature that no example of the command has
PRIOR = 2.0  # how much it counts that a frame has many examples
PLACES = {"N": "NUMBER", "IMAGES": "IMAGE", "SECONDS": "NUMBER", "LABEL": "LABEL"}
PHRASE: list[Any] = [0, ["x.example"], [], 1.0, []]  # what a frame has in the place of a phrase, the last of all
FILTERS = ("filter", "format")
OWN_WAY = ("docker container cp", "docker compose cp")  # read by modules of their own


class Frame(NamedTuple):
    """A line of a command: its path, and the template that the line is written from."""

    path: str
    template: str


def frame_of(line: str, commands: dict[str, list[Any]], spellings: dict[str, str]) -> Frame | None:
    """The frame of an example's line; None where it is no single command. `commands` are the leaves of the phrases."""
    if not line.startswith("docker ") or any(part in line for part in (" && ", ";", " || ")):
        return None
    tokens = TOKENS.findall(line)
    path = next((spellings[s] for n in (4, 3, 2) if (s := " ".join(tokens[:n])) in spellings), None)
    if path is None or path not in commands or path in OWN_WAY:
        return None
    start = next(n for n in (4, 3, 2) if " ".join(tokens[:n]) in spellings)
    _, spelling, _, _, arguments, flags = commands[path]
    kept, rest = _flags(tokens[start:], flags)
    if kept is None:
        return None
    tail = "" if [_place(t) for t in rest] == [a[0] for a in arguments[: len(rest)]] else " ".join(rest)
    if "COMMAND" in rest or not all(a[1] or a[0] in rest for a in arguments):
        tail = tail or " ".join(rest)
    if path.endswith(" build") and rest == ["."]:
        tail = ""
    places = PLACE.findall(tail)
    if len(set(places)) < len(places) or "/backup/" in tail or "'{" in _placed(tail):
        return None
    return Frame(path, _placed(" ".join([spelling, *kept, *([tail] if tail else [])])))


def _flags(tokens: list[str], flags: dict[str, list[Any]]) -> tuple[list[str] | None, list[str]]:
    """The flags to keep, and what follows them; None for a flag that the command has not."""
    read = read_flags(tokens, flags)
    if read is None:
        return None, []
    kept: list[str] = []
    left_out: set[str] = set()
    for it in read[0]:
        if it.value is None:
            kept.append(it.written)
        elif not PLACE.search(it.value) or it.names[-1] in FILTERS:
            kept.append(f"{it.written} {it.value}")
        else:
            left_out.add(it.written)
    partly = any(k.split()[0] in left_out for k in kept)
    return (None if partly else kept), read[1]


class Told(NamedTuple):
    """A flag of a line: as it is written (without its value), its long names (-it has two), its value if it has one."""

    written: str
    names: tuple[str, ...]
    value: str | None


def read_flags(tokens: list[str], flags: dict[str, list[Any]]) -> tuple[list[Told], list[str]] | None:
    """The flags that stand before all else in the words after a command, and what follows them; None where one of them
    is none of the command's `flags`."""
    told: list[Told] = []
    at = 0
    while at < len(tokens) and tokens[at][:1] == "-" and tokens[at] != "-":
        token = tokens[at]
        name, equals, value = token.partition("=")
        letters = name[1:] if name[:2] != "--" else ""
        known = [n for n in flags if n == name[2:]] if not letters else [_long(c, flags) for c in letters]
        if not known or not all(known):
            return None
        at += 1
        if flags[known[-1]][0] == "bool" and not equals:
            told.append(Told(token, tuple(known), None))
            continue
        if not equals:
            if at >= len(tokens):
                return None
            value, at = tokens[at], at + 1
        told.append(Told(name, tuple(known), value))
    return told, tokens[at:]


def _long(letter: str, flags: dict[str, list[Any]]) -> str:
    return next((n for n, f in flags.items() if f[1] == letter), "")


def _place(word: str) -> str:
    return PLACES.get(word, word)


def _placed(line: str) -> str:
    return PLACE.sub(lambda found: f"{{{_place(found.group())}}}", line)


def by_line(data: dict[str, Any], leaves: list[list[Any]], spellings: dict[str, str]) -> dict[str, Frame]:
    """The frame of each line of the examples that has one; lines that differ in the order of their flags have one."""
    commands = {leaf[0]: leaf for leaf in leaves}
    out: dict[str, Frame] = {}
    same: dict[tuple[str, ...], Frame] = {}
    for line in (line for lines in data.values() for line in lines):
        frame = frame_of(line, commands, spellings)
        if frame is not None:
            out[line] = same.setdefault(tuple(sorted(frame.template.split())), frame)
    return out


def framed(data: dict[str, Any], of: dict[str, Frame]) -> dict[Frame, list[str]]:
    """The requests of the examples by the frame of their line."""
    out: dict[Frame, list[str]] = {}
    for lines in data.values():
        for line, requests in lines.items():
            if line in of:
                out.setdefault(of[line], []).extend(requests)
    return out


class Framed(NamedTuple):
    """Of each path its frames, three numbers each: the intent, thousandths for each request, thousandths for each of
    its features; and of each feature "PATH=FRAME:THOUSANDTHS,..." with the frame's place among those of its path."""

    frames: dict[str, list[int]]
    features: dict[str, str]


def count(
    examples: dict[Frame, list[str]], intents: dict[Frame, int], features: Callable[[str], Iterable[str]]
) -> Framed:
    """The features of the frames counted, each frame beside the others of its command."""
    had = {frame: Counter(f for text in requests for f in features(text)) for frame, requests in examples.items()}
    of_path: dict[str, list[Frame]] = {}
    for frame in examples:
        of_path.setdefault(frame.path, []).append(frame)
    out: dict[str, list[int]] = {}
    lines: dict[str, list[str]] = {}
    for path, frames in of_path.items():
        if len(frames) < 2:
            out[path] = [n for f in frames for n in (intents[f], 0, 0)]
            continue
        whole = sum((had[f] for f in frames), Counter[str]())
        all_of_it = sum(len(examples[f]) for f in frames)
        said: dict[str, list[str]] = {}
        for place, frame in enumerate(frames):
            number = len(examples[frame])
            base, absent = PRIOR * log(number / all_of_it), log(SMOOTH / (number + SMOOTH))
            out.setdefault(path, []).extend((intents[frame], _thousandths(base), _thousandths(absent)))
            for feature, times in had[frame].items():
                if whole[feature] > 1:
                    share = SMOOTH * (whole[feature] + RARE) / (all_of_it + 1)
                    said.setdefault(feature, []).append(f"{place}:{_thousandths(log((times + share) / share))}")
        for feature, held in said.items():
            lines.setdefault(feature, []).append(f";{path}={','.join(held)}")
    return Framed(out, {feature: f"{''.join(held)};" for feature, held in lines.items()})


def _thousandths(value: float) -> int:
    return round(1000 * value)
