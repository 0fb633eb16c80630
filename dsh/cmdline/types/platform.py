"""Platforms: OS[/ARCHITECTURE[/VARIANT]] (containerd's platforms); for buildx several between commas."""

import re

from dsh.cmdline.types.go_number import go_quoted
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

FIRST, FURTHER = r"^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.-]*)\))?$", "^[A-Za-z0-9_.-]+$"
SYSTEMS = {"linux": "Linux", "windows": "Windows", "darwin": "macOS", "freebsd": "FreeBSD"}
OTHERS = "aix android dragonfly hurd illumos ios js nacl netbsd openbsd plan9 solaris zos macos"
PROCESSORS = (
    "386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 "
    "mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm i386 x86_64 x86-64 aarch64 armhf armel"
)
SAME = {"x86_64": "amd64", "x86-64": "amd64", "aarch64": "arm64", "i386": "386", "armhf": "arm/v7", "armel": "arm/v6",
        "arm64/v8": "arm64"}  # fmt: skip


def check(text: str) -> None:
    """Raises BadValue where docker cannot read the platform."""
    parts = text.split("/", 3)
    fault = ""
    for place, part in enumerate(parts):
        quoted = f"{go_quoted(part)} is an invalid {'component' if place else 'OS component'} of {go_quoted(text)}"
        if not place and not re.search(FIRST, part):
            fault = f"{quoted}: OSAndVersion specifier component must match {go_quoted(FIRST)}"
        elif place and not re.search(FURTHER, part):
            fault = f"{quoted}: platform specifier component must match {go_quoted(FURTHER)}"
        if fault:
            break
    if "*" in text:
        fault = f"{go_quoted(text)}: wildcards not yet supported"
    elif not fault and len(parts) == 4:
        fault = f"{go_quoted(text)}: cannot parse platform specifier"
    elif not fault and len(parts) == 1 and parts[0].lower() not in (*SYSTEMS, *OTHERS.split(), *PROCESSORS.split()):
        system = parts[0].partition("(")[0].lower()
        if system not in (*SYSTEMS, *OTHERS.split()):
            fault = f"{go_quoted(text)}: unknown operating system or architecture"
    if fault:
        docker = f"error parsing specified platform: {fault}: invalid argument"
        raise BadValue(f"{text!r} is not a platform: write it as linux/arm64", docker, "client")


def say(text: str) -> str:
    """What the platform is, as far as it is known."""
    low = text.lower()
    for spelled, usual in SAME.items():
        if low == spelled or low.endswith("/" + spelled):
            low = low.removesuffix(spelled) + usual
    known = meanings("platforms")
    return known.get(low) or known.get(f"linux/{low}") or SYSTEMS.get(low, f"the platform {text}")


class PlatformOf(NamedTuple):
    """`many`: several may stand between commas."""

    name: str
    many: bool = False

    def parse(self, text: str, /) -> tuple[str, ...]:
        """Each platform as it stands; none for an empty text."""
        out = tuple(part.strip() for part in text.split(",")) if self.many else (text,)
        out = tuple(filter(None, out)) if not text else out
        for part in out:
            if not (self.many and part == "local"):
                check(part)
        return out

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return explained(self.parse, lambda found: " and ".join(map(say, found)) or "the platform of the engine", text)

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        if not self.many or "," not in text:
            return ()
        out, at = [], 0
        for part in text.split(","):
            if part:
                out.append(Piece(at, at + len(part), say(part.strip())))
            at += len(part) + 1
        return tuple(out)

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        head, comma, tail = prefix.rpartition(",") if self.many else ("", "", prefix)
        known = {value: meaning for value, meaning in meanings("platforms").items() if self.many or value != "local"}
        return tuple(Candidate(head + comma + value, meaning) for value, meaning in offer(known, tail))


PLATFORM = PlatformOf("platform")
PLATFORMS = PlatformOf("platforms", many=True)
