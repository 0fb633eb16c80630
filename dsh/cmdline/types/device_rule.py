"""Rules for device files: "c 10:200 rwm"."""

import re

from dsh.cmdline.types.device import say_rights
from dsh.cmdline.types.value_type import BadValue, explained, offer_values, whole
from dsh.knowledge.entries import Flag

name = "device-cgroup-rule"
pieces = whole
complete = offer_values


def parse(text: str, /) -> str:
    if not re.fullmatch(r"[acb] (?:[0-9]+|\*):(?:[0-9]+|\*) [rwm]{1,3}", text):
        message = f"{text!r} is not a rule for devices: write it as 'c 10:200 rwm'"
        raise BadValue(message, f"invalid device cgroup format '{text}'")
    return text


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(text: str) -> str:
    kind, numbers, rights = text.split(" ")
    what = {"a": "all devices", "c": "character devices", "b": "block devices"}[kind]
    return f"{say_rights(rights)} is allowed for {what} with the number {numbers}".replace("*", "any")
