"""Flags as pflag reads them: docker's own rules, and its own words for what it refuses."""

from collections.abc import Sequence

from dsh.cmdline.invocation import FlagUse, Problem, Span
from dsh.cmdline.nearest import nearest
from dsh.cmdline.syntax import Word
from dsh.knowledge.entries import Command, Flag
from dsh.named import NamedTuple

HELP = Flag("help", "bool", "Prints how the command is used, and does nothing else.", short="h")
PERSISTENT = {"docker compose": ("dry-run",), "docker buildx": ("builder", "debug")}  # known to all commands below


class FlagSet(NamedTuple):
    """The flags that are known at one place of the line."""

    long: dict[str, Flag]
    short: dict[str, Flag]
    before: dict[str, tuple[Flag, str]]  # "--file" to the flag and the path of the command before, where it belongs
    plugin: str = "core"


class Parsed(NamedTuple):
    uses: tuple[FlagUse, ...]
    arguments: tuple[Word, ...]
    problems: tuple[Problem, ...]
    rest: int  # the index of the first word that was not read


def flag_set(command: Command, parents: Sequence[Command]) -> FlagSet:
    """The flags of a command, --help, and those of a plugin's root that hold for all of its commands."""
    long: dict[str, Flag] = {}
    short: dict[str, Flag] = {}
    before: dict[str, tuple[Flag, str]] = {}
    persistent = [HELP]
    for parent in parents:
        kept = PERSISTENT.get(parent.path, ())
        for flag in parent.flags.values():
            if flag.name in kept:
                persistent.append(flag)
            before[f"--{flag.name}"] = (flag, parent.path)
            if flag.short and flag.type != "bool":
                before[f"-{flag.short}"] = (flag, parent.path)
    for flag in (*persistent, *command.flags.values()):
        now = _renamed(flag, command)
        for name in (flag.name, *flag.aliases):
            long.setdefault(name, now)
        if flag.short:
            short[flag.short] = flag
    return FlagSet(long, short, before, command.plugin)


def _renamed(flag: Flag, command: Command) -> Flag:
    """--net is read as --network: what it is called today, where it only was renamed."""
    if flag.deprecated and flag.deprecated.startswith("--"):
        now = command.flags.get(flag.deprecated[2:])
        return now if now is not None and now.type == flag.type else flag
    return flag


def parse_flags(words: Sequence[Word], at: int, flags: FlagSet, interspersed: bool) -> Parsed:
    """Read flags and arguments from words[at:]. Not interspersed, the first argument ends it: `rest` is its index."""
    reader = _Reader(words, flags)
    while at < len(words):
        text = words[at].shown
        if not text.startswith("-") or text == "-" or (words[at].text[:1] in "$`" and words[at].value is None):
            if not interspersed:
                break
            reader.arguments.append(words[at])
            at += 1
        elif text == "--":
            reader.arguments += words[at + 1 :]
            at = len(words)
        elif text.startswith("--"):
            at = reader.long(at, text)
        else:
            at = reader.short(at, text)
    return Parsed(tuple(reader.uses), tuple(reader.arguments), tuple(reader.problems), at)


class _Reader:
    def __init__(self, words: Sequence[Word], flags: FlagSet) -> None:
        self.words, self.flags = words, flags
        self.uses: list[FlagUse] = []
        self.arguments: list[Word] = []
        self.problems: list[Problem] = []

    def long(self, at: int, text: str) -> int:
        """A --flag; returns the index of the next word to read."""
        word = self.words[at]
        name, equals, value = text[2:].partition("=")
        if not name or name[0] == "-":
            self.problem("bad-flag", f"{text} is not written as a flag", _span(word), None, f"bad flag syntax: {text}")
            return at + 1
        flag = self.flags.long.get(name)
        spelled = f"--{name}"
        if flag is None:
            flag = self.unknown(word, spelled, f"unknown flag: {spelled}", 0, len(spelled))
            if flag is None:
                return at + 1
        if equals:
            return self.joined(flag, spelled, value, word, 0, len(spelled) + 1, at)
        if flag.type == "bool" or flag.optional_value is not None:
            self.uses.append(FlagUse(flag, spelled, _no_value(flag), _span(word), None))
            return at + 1
        return self.following(flag, spelled, _span(word), at, f"flag needs an argument: {text}")

    def short(self, at: int, text: str) -> int:
        """A -f or a cluster of them; returns the index of the next word to read."""
        word, place = self.words[at], 1
        while place < len(text):
            letter, rest = text[place], text[place:]
            spelled, begin = f"-{letter}", 0 if place == 1 else place
            flag = self.flags.short.get(letter)
            name, equals, value = text[1:].partition("=")
            if flag is None and place == 1 and len(name) > 2 and name in self.flags.long:
                return self.one_dash(at, self.flags.long[name], text, value if equals else None)
            if flag is None:
                said = f"unknown shorthand flag: '{letter}' in -{rest}"
                flag = self.unknown(word, spelled, said, begin, place + 1)
                if flag is None or flag.type != "bool":
                    return at + 1
            if len(rest) > 2 and rest[1] == "=":
                return self.joined(flag, spelled, rest[2:], word, begin, place + 2, at)
            if flag.type != "bool" and flag.optional_value is None:
                if len(rest) > 1:
                    return self.joined(flag, spelled, rest[1:], word, begin, place + 1, at)
                span = _span(word, begin, place + 1)
                return self.following(flag, spelled, span, at, f"flag needs an argument: '{letter}' in -{rest}")
            self.uses.append(FlagUse(flag, spelled, _no_value(flag), _span(word, begin, place + 1), None))
            place += 1
        return at + 1

    def one_dash(self, at: int, flag: Flag, text: str, value: str | None) -> int:
        """-name for --name: docker reads a cluster of single letters, people mean the long flag."""
        word, spelled = self.words[at], text.partition("=")[0]
        said = f"unknown shorthand flag: '{text[1]}' in {text}"
        self.problem("unknown-flag", f"{spelled} needs two dashes", _span(word, 0, len(spelled)), f"-{text}", said)
        if value is not None:
            return self.joined(flag, spelled, value, word, 0, len(spelled) + 1, at)
        if flag.type == "bool" or at + 1 >= len(self.words):
            self.uses.append(FlagUse(flag, spelled, _no_value(flag), _span(word), None))
            return at + 1
        return self.following(flag, spelled, _span(word), at, said)

    def joined(self, flag: Flag, spelled: str, value: str, word: Word, begin: int, offset: int, at: int) -> int:
        span = _span(word, begin, len(word.shown))
        self.uses.append(FlagUse(flag, spelled, value, span, _span(word, offset, len(word.shown)), word))
        return at + 1

    def following(self, flag: Flag, spelled: str, span: Span, at: int, said: str) -> int:
        if at + 1 >= len(self.words):
            self.problem("flag-needs-value", f"{spelled} needs a value", span, f"{spelled} VALUE", said)
            return at + 1
        word = self.words[at + 1]
        self.uses.append(FlagUse(flag, spelled, word.shown, span, _span(word), word))
        return at + 2

    def unknown(self, word: Word, spelled: str, said: str, start: int, end: int) -> Flag | None:
        """Note an unknown flag. Returns the flag that was probably meant, so that the rest can be read."""
        flag, fix, message = None, None, f"there is no flag {spelled}"
        if spelled in self.flags.before:
            flag, parent = self.flags.before[spelled]
            value = "" if flag.type == "bool" else " VALUE"
            fix, message = (
                f"{parent} {spelled}{value} ...",
                f"{spelled} belongs to {parent}: it stands right after that",
            )
        elif spelled.startswith("--"):
            near = nearest(spelled[2:], self.flags.long) or nearest(spelled[2:], (b[2:] for b in self.flags.before))
            fix = f"--{near}" if near else None
            flag = (self.flags.long.get(near) or self.flags.before[f"--{near}"][0]) if near else None
        self.problem("unknown-flag", message, _span(word, start, end), fix, said)
        return flag

    def problem(self, name: str, message: str, span: Span, fix: str | None, said: str) -> None:
        code = 16 if self.flags.plugin == "compose" else 125
        self.problems.append(Problem(name, message, span, fix, said, code))


def _no_value(flag: Flag) -> str:
    return "true" if flag.optional_value is None else flag.optional_value


def _span(word: Word, start: int = 0, end: int | None = None) -> Span:
    """Characters start to end of the word's value in the source; the whole word where quotes stand in between."""
    value = word.shown
    end = len(value) if end is None else end
    same = next(
        (n for n, (a, b) in enumerate(zip(word.text, value, strict=False)) if a != b), min(len(word.text), len(value))
    )
    first = word.start + start if start <= same else word.start
    last = word.end if end == len(value) or end > same else word.start + end
    return Span(first, last)
