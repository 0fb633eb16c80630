"""docker events and docker stats: they look on until they are stopped."""

import json

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.go_number import go_quoted
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.output.events import printer
from dsh.output.printed import ClientError
from dsh.plan.plan import Step
from dsh.plan.planned import Planned, refused


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
    args = {
        "since": invocation.value("since"),
        "until": invocation.value("until"),
        "filters": json.dumps(chosen) if chosen else None,
        "template": format_,
    }
    step = Step("events", args, says="show what happens on the engine")
    return Planned((step,), state, 0 if invocation.has("until") else None, None)


def stats(invocation: Invocation, state: State) -> Planned:
    words = list(invocation.words)
    for argument in invocation.arguments:
        try:
            state.container(argument.value)
        except EngineRefused as error:
            return refused(state, error.said, 1, "no-such-container")
    once = invocation.on("no-stream")
    step = Step("stats", {"words": words, "once": once}, says="show what containers use")
    return Planned((step,), state, 0 if once else None, None)
