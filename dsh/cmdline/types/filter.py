"""Filters: KEY=VALUE (docker/cli's FilterOpt). Which keys a command knows stands with its flag."""

from dsh.cmdline.types import timestamp
from dsh.cmdline.types.known import groups, meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, fills_in, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "filter"


class Filter(NamedTuple):
    """`key` is in lower case; label! is a key. Both are empty where the text is: docker lets that pass."""

    key: str
    value: str


def parse(text: str, /) -> Filter:
    if text and "=" not in text:
        message = f"a filter is a key and a value, such as status=exited, not {text!r}"
        raise BadValue(message, "bad format of filter (expected name=value)")
    key, _, value = text.partition("=")
    return Filter(key.strip().lower(), value.strip())


def explain(text: str, flag: Flag | None = None, /) -> str:
    key = text.partition("=")[0]
    if fills_in(key):
        return "what the shell puts in here"
    try:
        found = parse(text)
    except BadValue as error:
        return error.message
    if flag and flag.keys and found.key and found.key not in flag.keys and found.key.rstrip("!") not in flag.keys:
        return f"this command knows no filter {found.key}"
    return _say(found, flag)


def _say(found: Filter, flag: Flag | None) -> str:
    key, value = found
    if not key:
        return "no filter"
    if not value:
        return f"a filter by {key}; its value is missing"
    if key in ("label", "label!"):
        return _say_label(key, value)
    if key == "until":
        try:
            return f"only what is from before {timestamp.say(timestamp.parse(value))}"
        except BadValue as error:
            return f"only what is from before {value}" if fills_in(value) else error.message
    said = meanings("filters").get(key)
    known = groups("filter-values").get(key, {}).get(value.lower())
    if said:
        return said.format(value=value) + (f": {known}" if known else "")
    if known:
        return f"only {known}"
    meaning = flag.keys.get(key) if flag else None
    return f"{key} is {value}: {meaning}" if meaning else f"only those whose {key} is {value}"


def _say_label(key: str, value: str) -> str:
    label, equals, wanted = value.partition("=")
    which = f"the label {label}" + (f" whose value is {wanted}" if equals else "")
    return f"only those {'without' if key.endswith('!') else 'with'} {which}"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    key, equals, value = text.partition("=")
    if not key or not equals or not value:
        return ()
    meaning = flag.keys.get(key.strip().lower()) if flag else None
    known = groups("filter-values").get(key.strip().lower(), {}).get(value.lower())
    return (
        Piece(0, len(key), meaning or f"the filter {key.strip()}"),
        Piece(len(key) + 1, len(text), known or "what it must be"),
    )


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    """The keys of the flag; after the = the values that are known."""
    key, equals, value = prefix.partition("=")
    if equals:
        values = groups("filter-values").get(key.lower(), {})
        values = {"24h": "older than a day", "168h": "older than a week"} if key == "until" else values
        return tuple(Candidate(f"{key}={v}", meaning) for v, meaning in offer(values, value))
    return offer({f"{k}=": meaning for k, meaning in flag.keys.items()}, prefix) if flag else ()
