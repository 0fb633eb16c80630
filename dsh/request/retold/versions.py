"""The version of an image, as people say it beside its name: "postgres 16", "version 3.11 of python"."""

from dsh.knowledge.words import Word
from dsh.request import values

VARIANTS = (
    "alpine", "slim", "bookworm", "bullseye", "management", "fpm", "jammy", "noble", "lts", "apache", "buster",
    "slim-bookworm",
)  # fmt: skip
SPOKEN = ("management", "alpine", "slim", "bookworm", "bullseye", "trixie", "jammy", "noble", "focal", "fpm", "buster")
COUNTED = frozenset(
    [
        "times", "replicas", "copies", "instances", "containers", "cpus", "cpu", "cores", "core", "processes", "lines",
        "tasks", "workers",
    ]
)  # fmt: skip
PURPOSES = frozenset(["play", "try", "test", "experiment", "practise", "practice", "learn", "tinker", "develop"])


def with_version(words: list[Word], at: int, text: str) -> tuple[str, int]:
    """ "postgres 16", "node version 20" and "the redis image version 7" are postgres:16, node:20 and redis:7."""
    after = at + 1
    spoken = False
    kind = after
    while kind < min(len(words), after + 3) and words[kind].low in ("with", "the", "a", "its", "and"):
        kind += 1
    if ":" not in text and kind < len(words) and not words[at].comma and _is_flavour(words[kind].low):
        page = kind + 1 < len(words) and words[kind + 1].low in (
            "page",
            "ui",
            "console",
            "plugin",
            "interface",
            "variant",
            "image",
        )
        return f"{text}:{words[kind].low}", kind + 1 + page
    if after + 1 < len(words) and words[after].sense == "n.image" and words[after + 1].sense == "n.version":
        after += 1
    if (
        after + 2 < len(words)
        and words[after].low in ("with", "in", "at")
        and words[after + 1].low in ("tag", "version", "the")
    ):
        after += 1 + (words[after + 1].low == "the")
    if after < len(words) and words[after].low in ("version", "versions", "v", "release", "tag"):
        after, spoken = after + 1, True
    if after >= len(words) or ":" in text or words[at].comma:
        return text, at + 1
    low = words[after].low
    unit = words[after + 1].low if after + 1 < len(words) else ""
    if not (low[:1].isdigit() or (low[:1] == "v" and low[1:2].isdigit())) or len(low) > 14:
        return text, at + 1
    if values.kind_of(low) in ("size", "duration", "ports", "port", "ip", "cidr") or unit in COUNTED:
        return text, at + 1
    if values.size(1, unit) or (len(unit) > 1 and values.duration(1, unit)):
        return text, at + 1
    for_what = unit == "to" and after + 2 < len(words) and words[after + 2].low in PURPOSES
    if unit in ("to", "->", "=>", "outside", "inside") and not (spoken or for_what or "." in low):
        return text, at + 1
    if unit in VARIANTS:
        if after + 2 < len(words) and words[after + 2].low in VARIANTS:  # "php 8.3 fpm alpine"
            return f"{text}:{low}-{unit}-{words[after + 2].low}", after + 3
        return f"{text}:{low}-{unit}", after + 2
    return (f"{text}:{low}", after + 1) if spoken or len(low) < 4 or "." in low or "-" in low else (text, at + 1)


def _is_flavour(low: str) -> bool:
    """Is it "slim", or several as one: "bookworm-slim"?"""
    return all(part in SPOKEN for part in low.split("-"))


def version_before(words: list[Word], at: int, text: str) -> str:
    """ "version 3.11 of python" is python:3.11."""
    if ":" in text or at < 3 or words[at - 1].low not in ("of", "for"):
        return text
    version = words[at - 2].low
    said = words[at - 3].low in ("version", "release", "tag")
    return f"{text}:{version}" if said and version[:1].isdigit() else text
