"""Platforms: OS[/ARCHITECTURE[/VARIANT]], several of them between commas for buildx."""

import re

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag

name = "platform"
SYSTEMS = {"linux": "Linux", "windows": "Windows", "darwin": "macOS", "freebsd": "FreeBSD"}
SAME = {"x86_64": "amd64", "x86-64": "amd64", "aarch64": "arm64", "i386": "386", "armhf": "arm/v7", "armel": "arm/v6",
        "arm64/v8": "arm64"}  # fmt: skip


def parse(text: str, /) -> tuple[str, ...]:
    """Each platform as it stands."""
    out = tuple(part.strip() for part in text.split(","))
    for part in out:
        if not 0 < len(part.split("/")) <= 3 or not all(re.fullmatch(r"[A-Za-z0-9_.()-]+", p) for p in part.split("/")):
            if text == "":
                return ()
            docker = f'error parsing specified platform: "{part}": cannot parse platform specifier: invalid argument'
            raise BadValue(f"{part!r} is not a platform: write it as linux/arm64", docker, "client")
    return out


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, lambda found: " and ".join(map(_say, found)) or "the platform of the engine", text)


def _say(text: str) -> str:
    low = text.lower()
    for spelled, usual in SAME.items():
        if low == spelled or low.endswith("/" + spelled):
            low = low.removesuffix(spelled) + usual
    known = meanings("platforms")
    return known.get(low) or known.get(f"linux/{low}") or SYSTEMS.get(low, f"the platform {text}")


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    if "," not in text:
        return ()
    out, at = [], 0
    for part in text.split(","):
        if part:
            out.append(Piece(at, at + len(part), _say(part.strip())))
        at += len(part) + 1
    return tuple(out)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    head, comma, tail = prefix.rpartition(",")
    return tuple(Candidate(head + comma + value, meaning) for value, meaning in offer(meanings("platforms"), tail))
