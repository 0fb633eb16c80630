"""Devices: what --device takes, and limits and weights for one device (docker/cli's opts)."""

import re

from dsh.cmdline.types.go_number import BadNumber, go_uint
from dsh.cmdline.types.size import in_bytes, in_words
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer, offer_values
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "device"
WORD = "[A-Za-z0-9](?:[A-Za-z0-9_%s-]*[A-Za-z0-9])?"
CDI = f"[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?/[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?={WORD % '.:'}"
USUAL = {
    "/dev/dri": "graphics cards", "/dev/snd": "sound cards", "/dev/video0": "the first camera",
    "/dev/ttyUSB0": "the first serial adapter at USB", "/dev/kvm": "hardware help for virtual machines",
    "/dev/fuse": "file systems in user programs", "/dev/net/tun": "virtual network cards, as VPNs need them",
}  # fmt: skip


class Device(NamedTuple):
    """`cdi` is the whole text where it names a device by CDI (vendor/class=name)."""

    host: str = ""
    container: str = ""
    rights: str = "rwm"
    cdi: str = ""


def parse(text: str, /) -> Device:
    """As client 28.2 reads it for an engine on Linux."""
    if re.fullmatch(CDI, text):
        return Device(cdi=text)
    parts = text.split(":")
    if len(parts) > 3 or not parts[0]:
        raise BadValue(
            f"{text!r} is not a device: write /dev/sda:/dev/xvda:rwm", f"bad format for path: {text}", "client"
        )
    host, inside, rights = parts[0], parts[0], "rwm"
    if len(parts) == 2 and is_rights(parts[1]):
        rights = parts[1]
    elif len(parts) > 1:
        inside = parts[1]
    if len(parts) == 3:
        rights = parts[2]
        if not is_rights(rights):
            message = f"the rights must be made of r, w and m, not {rights!r}"
            raise BadValue(message, f"bad mode specified: {rights}", "client")
    if not inside.startswith("/"):
        message = f"the device in the container must be a path that begins with /, not {inside!r}"
        raise BadValue(message, f"{inside} is not an absolute path", "client")
    if len(parts) < 3:
        inside = clean(inside)
        host = inside if len(parts) == 1 or is_rights(parts[1]) else host
    return Device(host, inside, rights)


def clean(path: str) -> str:
    """Go's path.Clean for an absolute path."""
    out: list[str] = []
    for part in path.split("/"):
        if part == "..":
            out = out[:-1]
        elif part not in ("", "."):
            out.append(part)
    return "/" + "/".join(out)


def is_rights(text: str) -> bool:
    return bool(text) and set(text) <= set("rwm") and len(set(text)) == len(text)


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(found: Device) -> str:
    if found.cdi:
        return f"the device {found.cdi}, named by the Container Device Interface (CDI)"
    rights = "" if set(found.rights) == set("rwm") else f", for {say_rights(found.rights)} only"
    if found.host == found.container:
        return f"the device {found.host} of the docker host{rights}"
    return f"the device {found.host} of the docker host appears as {found.container} in the container{rights}"


def say_rights(text: str) -> str:
    words = {"r": "reading", "w": "writing", "m": "making device files"}
    return " and ".join(words[letter] for letter in "rwm" if letter in text)


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    parts = text.split(":")
    if len(parts) == 1 or len(parts) > 3 or re.fullmatch(CDI, text):
        return ()
    out, at = [], 0
    for place, part in enumerate(parts):
        rights = place and is_rights(part) and place == len(parts) - 1
        meaning = f"it may be used for {say_rights(part)}" if rights else "where it appears in the container"
        if part:
            out.append(Piece(at, at + len(part), meaning if place else "the device of the docker host"))
        at += len(part) + 1
    return tuple(out)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer(USUAL, prefix)


class DeviceLimit(NamedTuple):
    """/dev/sda:NUMBER. `kind` is bytes, operations or weight."""

    name: str
    kind: str

    def parse(self, text: str, /) -> tuple[str, int]:
        """The device and the number."""
        path, colon, number = text.partition(":")
        if not colon or not path:
            raise BadValue(f"{text!r} must be a device and a number: /dev/sda:1mb", f"bad format: {text}")
        if not path.startswith("/dev/"):
            raise BadValue(f"the device must begin with /dev/, not {path!r}", f"bad format for device path: {text}")
        return path, self._number(text, number)

    def _number(self, text: str, number: str) -> int:
        rate = f"invalid rate for device: {text}. The correct format is <device-path>:<number>"
        try:
            if self.kind == "bytes":
                return in_bytes(number)
            found = go_uint(number, 10, 16 if self.kind == "weight" else 64)
        except BadValue as error:
            docker = f"{rate}[<unit>]. Number must be a positive integer. Unit is optional and can be kb, mb, or gb"
            raise BadValue(error.message, docker) from error
        except BadNumber as error:
            docker = f"{rate}. Number must be a positive integer"
            weight = f"invalid weight for device: {text}"
            message = f"{number!r} is not a whole number"
            raise BadValue(message, weight if self.kind == "weight" else docker) from error
        if self.kind == "weight" and found and not 10 <= found <= 1000:
            raise BadValue(f"a weight is from 10 to 1000, or 0, not {found}", f"invalid weight for device: {text}")
        return found

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return explained(self.parse, self._say, text)

    def _say(self, found: tuple[str, int]) -> str:
        path, number = found
        if self.kind == "weight":
            return f"{path} with the weight {number}"
        much = in_words(number) if self.kind == "bytes" else f"{number} operations"
        return f"{path}: at most {much} a second"

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        path, colon, number = text.partition(":")
        if not path or not number or not colon:
            return ()
        meaning = {"bytes": "so many bytes a second", "operations": "so many operations a second"}.get(self.kind)
        return Piece(0, len(path), "the device"), Piece(len(path) + 1, len(text), meaning or "the weight")

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer_values(prefix, flag)


BPS = DeviceLimit("device-bps", "bytes")
IOPS = DeviceLimit("device-iops", "operations")
WEIGHT = DeviceLimit("weight-device", "weight")
