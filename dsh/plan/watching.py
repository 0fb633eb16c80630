"""docker events and docker stats: they look on until they are stopped."""

import json
import time

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.go_number import go_quoted
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.output.events import printer
from dsh.output.printed import ClientError
from dsh.output.stats import Reading, table
from dsh.plan.plan import Step
from dsh.plan.planned import Planned, refused
from dsh.plan.times import timestamp


def events(invocation: Invocation, state: State) -> Planned:
    chosen: dict[str, dict[str, bool]] = {}
    for word in invocation.values("filter"):
        key, equals, value = word.partition("=")
        if not equals:
            said = f"invalid argument {go_quoted(word)} for \"-f, --filter\" flag: invalid filter '{word}'"
            return refused(state, said, 125, "bad-filter")
        chosen.setdefault(key.strip().lower(), {})[value.strip()] = True
    format_ = invocation.value("format")
    try:
        printer(format_)
    except ClientError as error:
        return refused(state, str(error), 64, "bad-value")
    since, until = invocation.value("since"), invocation.value("until")
    try:
        first, last = (timestamp(text, time.time()) for text in (since, until))
        backwards = bool(first and last) and float(first) > float(last)
    except ValueError:  # the engine says what is wrong with it
        backwards = False
    if backwards:
        said = f"Error response from daemon: `since` time ({first}) cannot be after `until` time ({last})"
        return refused(state, said, 1, "bad-value")
    args = {
        "since": since,
        "until": until,
        "filters": json.dumps(chosen) if chosen else None,
        "template": format_,
    }
    step = Step("events", args, says="show what happens on the engine")
    return Planned((step,), state, 0 if invocation.has("until") else None, None)


def _unprintable(format_: str) -> str:
    """Docker's words on a template that prints no reading at all; "" for any other."""
    try:
        table(format_, [Reading("")], True)
    except ClientError as error:  # what a template makes of the values themselves is not known yet
        said = str(error)
        return said if "can't evaluate field" in said or " executing " not in said else ""
    return ""


def stats(invocation: Invocation, state: State) -> Planned:
    words = list(invocation.words)
    for argument in invocation.arguments:
        try:
            state.container(argument.value)
        except EngineRefused as error:
            return refused(state, error.said, 1, "no-such-container")
    format_ = invocation.value("format") or str(state.place.config.get("statsFormat") or "") or "table"
    if invocation.arguments or any(container.running for container in state.containers.values()):
        wrong = _unprintable(format_)
        if wrong:
            return refused(state, wrong, 1, "bad-value")
    once = invocation.on("no-stream")
    step = Step("stats", {"words": words, "once": once}, says="show what containers use")
    return Planned((step,), state, 0 if once else None, None)
