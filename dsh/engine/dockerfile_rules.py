"""What the engine refuses in one instruction of a Dockerfile, in its own words."""

import re
from collections.abc import Callable, Mapping

from dsh.cmdline.types import duration
from dsh.cmdline.types.value_type import BadValue
from dsh.engine.signal_names import signal_number

HEALTH_TIMES = ("interval", "timeout", "start-period")
LEAST = 1_000_000  # nanoseconds
NO_TRIGGERS = ("FROM", "MAINTAINER")
WORD = re.compile(r"(?:[^\s\"'\\]|\\.|\"(?:[^\"\\]|\\.)*\"|'[^']*')+")
Flags = Mapping[str, str]


def misread(name: str, rest: str) -> str | None:
    """Why the file cannot be read at all: ENV and LABEL take pairs."""
    words = WORD.findall(rest) if name in ("ENV", "LABEL") else []
    if not words:
        return None
    if "=" not in words[0]:
        return None if len(words) > 1 else f"{name} must have two arguments"
    bad = next((word for word in words if "=" not in word), None)
    return f'Syntax error - can\'t find = in "{bad}". Must be of the form: name=value' if bad else None


def refused(name: str, flags: Flags, rest: str, words: list[str]) -> str | None:
    """Why the engine begins with none of the steps."""
    rule = RULES.get(name)
    return rule(flags, rest, words) if rule else None


def fails(name: str, words: list[str]) -> str | None:
    """Why the step of this instruction fails, when its turn comes."""
    if any("$" in word for word in words):
        return None
    if name == "EXPOSE":
        return next((said for word in words if (said := _port(word))), None)
    if name == "STOPSIGNAL":
        text = " ".join(words)
        return None if signal_number(text) else f"Invalid signal: {text}"
    return "VOLUME specified can not be an empty string" if name == "VOLUME" and words == ['""'] else None


def _port(text: str) -> str | None:
    range_, _, protocol = text.partition("/")
    ends = range_.split("-", 1)
    if not all(end.isascii() and end.isdigit() and int(end) < 1 << 16 for end in ends) or int(ends[0]) > int(ends[-1]):
        return f"Invalid containerPort: {range_}"
    return None if protocol.lower() in ("", "tcp", "udp", "sctp") else f"Invalid proto: {protocol}"


def _pairs(name: str) -> Callable[[Flags, str, list[str]], str | None]:
    return lambda flags, rest, words: f"{name} names can not be blank" if rest.startswith("=") else None


def _health(flags: Flags, rest: str, words: list[str]) -> str | None:
    kind, *command = rest.split(None, 1)
    if kind.upper() == "NONE":
        return "HEALTHCHECK NONE takes no arguments" if command else None
    for flag in HEALTH_TIMES:
        try:
            span = duration.parse(flags[flag]) if flags.get(flag) else None
        except BadValue as error:
            return error.docker
        if span is not None and span < LEAST:
            return f'Interval "{flag}" cannot be less than 1ms'
    if kind.upper() != "CMD":
        return f'Unknown type "{kind.upper()}" in HEALTHCHECK (try CMD)'
    if not command:
        return "Missing command after HEALTHCHECK CMD"
    tries = flags.get("retries")
    if tries and not re.fullmatch(r"[-+]?\d+", tries):
        return f'strconv.ParseInt: parsing "{tries}": invalid syntax'
    return f"--retries must be at least 1 (not {int(tries)})" if tries and int(tries) < 1 else None


def _trigger(flags: Flags, rest: str, words: list[str]) -> str | None:
    word = rest.split(None, 1)[0].upper()
    if word == "ONBUILD":
        return "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"
    return f"{word} isn't allowed as an ONBUILD trigger" if word in NO_TRIGGERS else None


def _shell(flags: Flags, rest: str, words: list[str]) -> str | None:
    if not rest.startswith("["):
        return "SHELL requires the arguments to be in JSON form"
    return None if words else "SHELL requires at least one argument"


def _volume(flags: Flags, rest: str, words: list[str]) -> str | None:
    return None if words else "VOLUME requires at least one argument"


RULES: dict[str, Callable[[Flags, str, list[str]], str | None]] = {
    "ARG": _pairs("ARG"),
    "ENV": _pairs("ENV"),
    "HEALTHCHECK": _health,
    "LABEL": _pairs("LABEL"),
    "ONBUILD": _trigger,
    "SHELL": _shell,
    "VOLUME": _volume,
}
