"""The lines of docker events."""

import time
from collections.abc import Callable

from dsh.output.go_values import decode
from dsh.output.printed import ClientError
from dsh.output.template.evaluate import execute
from dsh.output.template.parser import TemplateError, parse
from dsh.typed import Any

TYPE = "events.Message"


def printer(format_: str) -> Callable[[dict[str, Any]], str]:
    """What turns an event of the engine into docker's line for it. Raises ClientError (64) for a bad template."""
    if not format_:
        return line
    try:
        template = parse("{{json .}}" if format_ == "json" else format_)
        execute(template, decode(TYPE, {}))
    except TemplateError as error:
        said = str(error).replace(f" type {TYPE}", f" type *{TYPE}")  # it is tried on a pointer
        raise ClientError(f"Error parsing format: {said}", 64) from error
    return lambda event: execute(template, decode(TYPE, event)) + "\n"


def line(event: dict[str, Any]) -> str:
    """2024-05-01T10:00:00.000000000+02:00 container start 1f2e... (image=busybox, name=web)"""
    nano = event.get("timeNano") or (event.get("time") or 0) * 10**9
    actor = event.get("Actor") or {}
    attributes = ", ".join(f"{key}={value}" for key, value in sorted((actor.get("Attributes") or {}).items()))
    words = [event.get("Type", ""), event.get("Action", ""), actor.get("ID", "")]
    stamp = [_stamp(nano)] if nano else []
    return " ".join([*stamp, *words]) + (f" ({attributes})" if attributes else "") + "\n"


def _stamp(nano: int) -> str:
    at = time.localtime(nano // 10**9)
    zone = time.strftime("%z", at)
    shown = "Z" if zone == "+0000" else f"{zone[:3]}:{zone[3:]}"
    return time.strftime("%Y-%m-%dT%H:%M:%S", at) + f".{nano % 10**9:09d}{shown}"
