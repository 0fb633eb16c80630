"""--filter of the prune commands, and those pruneFilters of config.json that docker merges into them."""

from dsh.cmdline.types.go_number import go_quoted
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.plan.create_values import nanoseconds
from dsh.plan.plan import Problem

Filters = dict[str, tuple[str, ...]]
OPPOSITE = {"label": "label!", "label!": "label"}


class Matching(NamedTuple):
    """Which objects a prune considers at all."""

    labels: tuple[str, ...]
    not_labels: tuple[str, ...]
    before: float | None  # made before this moment, in seconds since 1970

    def takes(self, labels: dict[str, str], created: float) -> bool:
        if self.before is not None and created > self.before:
            return False
        if not all(_has(labels, wanted) for wanted in self.labels):
            return False
        return not (self.not_labels and all(_has(labels, unwanted) for unwanted in self.not_labels))


def read_filters(given: tuple[str, ...], state: State) -> Filters:
    """The filters of the command line, then those of config.json that docker's client merges into them."""
    found: dict[str, list[str]] = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not text:
            continue
        if not equals:
            raise EngineRefused(
                400,
                f'invalid argument {go_quoted(text)} for "--filter" flag: bad format of filter (expected name=value)',
            )
        found.setdefault(key.strip().lower(), []).append(value.strip())
    for text in _configured(state):
        key, equals, value = text.partition("=")
        if equals and not _left_out(key, value, found):
            found.setdefault(key, []).append(value)
    return {key: tuple(dict.fromkeys(values)) for key, values in found.items()}


def left_out(filters: Filters, state: State) -> tuple[Problem, ...]:
    """A word on each of config.json's filters that docker does not heed."""
    out = []
    for text in _configured(state):
        key, equals, value = text.partition("=")
        if equals and value not in filters.get(key, ()):
            says = f"docker leaves out {text}, one of the pruneFilters of your config.json, unless the line has "
            says += f"a filter {OPPOSITE[key]}=..., too: it protects nothing here"
            out.append(Problem("filter-left-out", "warning", says, f"--filter {text}"))
    return tuple(out)


def _configured(state: State) -> list[str]:
    return [str(text) for text in state.place.config.get("pruneFilters") or []]


def _left_out(key: str, value: str, found: dict[str, list[str]]) -> bool:
    """Docker's rule for two filters that could stand against each other. It takes the absence of the one for that."""
    if key not in OPPOSITE:
        return False
    others = found.get(OPPOSITE[key])
    return not others or value in others


def matching(filters: Filters, state: State, known: tuple[str, ...] = ("label", "label!", "until")) -> Matching:
    """The filters read. Raises EngineRefused for a key or a value that the engine does not take."""
    for key in filters:
        if key not in known:
            raise EngineRefused(400, f"Invalid filter '{key}'", f"it takes {', '.join(known)}")
    until = filters.get("until", ())
    if len(until) > 1:
        raise EngineRefused(400, "more than one until filter specified")
    return Matching(filters.get("label", ()), filters.get("label!", ()), _moment(until[0], state) if until else None)


def _has(labels: dict[str, str], wanted: str) -> bool:
    key, equals, value = wanted.partition("=")
    return key in labels and (not equals or labels[key] == value)


def _moment(text: str, state: State) -> float:
    """A Go duration before now, a Unix time, or an RFC 3339 date."""
    import re
    import time
    from datetime import datetime

    if re.fullmatch(r"-?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+", text):
        return float(int(time.time() - nanoseconds(text) / 1e9))  # the engine counts back in whole seconds
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise EngineRefused(400, _not_read(text), "--filter until=24h") from None
    return found.astimezone().timestamp() if found.tzinfo is None else found.timestamp()


def _not_read(text: str) -> str:
    from dsh.cmdline.types.timestamp import parse
    from dsh.cmdline.types.value_type import BadValue

    try:
        parse(text)
    except BadValue as error:
        if error.docker != error.message:
            return error.docker
    return f'failed to parse value as time or duration: "{text}"'
