"""Addresses: IP, ranges with a prefix length, network card (MAC)."""

import re

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer_values, whole
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple


def is_ip4(text: str) -> bool:
    """Does Go's net.ParseIP take it as IPv4? No leading zeros."""
    parts = text.split(".")
    return len(parts) == 4 and all(re.fullmatch("0|[1-9][0-9]{0,2}", p) is not None and int(p) < 256 for p in parts)


def is_ip6(text: str) -> bool:
    """Does Go's net.ParseIP take it as IPv6? No zone."""
    if ":" not in text or text.count("::") > 1 or ":::" in text:
        return False
    head, _, tail = text.rpartition(":")
    if "." in tail:
        if not is_ip4(tail):
            return False
        text = f"{head}:0:0"
    front, short, back = text.partition("::")
    groups = [g for part in (front, back) if part for g in part.split(":")]
    if not all(re.fullmatch("[0-9a-fA-F]{1,4}", g) for g in groups):
        return False
    return len(groups) <= 7 if short else len(groups) == 8


def is_ip(text: str) -> bool:
    return is_ip4(text) or is_ip6(text)


class Address(NamedTuple):
    """An address, v4 or v6, or only one of them. What the engine looks at has the engine's words."""

    name: str
    docker: str = "IP address is not correctly formatted: {}"
    checked: str = "flag"

    def parse(self, text: str, /) -> str:
        allowed = {"ip4": is_ip4, "ip6": is_ip6}.get(self.name, is_ip)
        if not allowed(text.strip()):
            kind = {"ip4": "IPv4", "ip6": "IPv6"}.get(self.name, "IP")
            raise BadValue(f"{text!r} is not an {kind} address", self.docker.format(text), self.checked)
        return text.strip()

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return explained(self.parse, say_ip, text)

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        return whole(text, flag)

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer_values(prefix, flag)


def say_ip(text: str) -> str:
    """What the address is."""
    known = meanings("addresses").get(text)
    if known:
        return f"{text}: {known}"
    return f"the {'IPv6' if ':' in text else 'IP'} address {text}"


class Range(NamedTuple):
    """All addresses of a network: 172.20.0.0/16."""

    name: str

    def parse(self, text: str, /) -> str:
        address, slash, length = text.partition("/")
        most = 32 if is_ip4(address) else 128
        if not slash or not is_ip(address) or not length.isdigit() or not length.isascii() or int(length[:4]) > most:
            message = f"{text!r} is not a range of addresses: write it as 172.20.0.0/16"
            raise BadValue(message, f"invalid CIDR address: {text}", "client")
        return text

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return explained(self.parse, self._say, text)

    def _say(self, text: str) -> str:
        address, _, length = text.partition("/")
        bits = (32 if is_ip4(address) else 128) - int(length)
        if bits > 32:
            return f"the IPv6 addresses whose first {length} bits are those of {address}"
        count = "one address" if bits == 0 else f"{1 << bits:,} addresses"
        if is_ip4(address):
            first, last = bounds(address, bits)
            return f"{count}: {first} to {last}" if bits else f"one address: {address}"
        return f"{count} that begin like {address}"

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        address, slash, length = text.partition("/")
        if not slash or not is_ip(address) or not length.isdigit():
            return ()
        at = len(address)
        return (
            Piece(0, at, "the address that the network begins with"),
            Piece(at, len(text), f"the first {length} bits are the same for all of the network"),
        )

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer_values(prefix, flag)


def bounds(address: str, bits: int) -> tuple[str, str]:
    """The first and the last address of a network with so many bits of its own."""
    number = int.from_bytes(bytes(int(part) for part in address.split(".")), "big")
    first = number >> bits << bits
    return tuple(".".join(map(str, n.to_bytes(4, "big"))) for n in (first, first + (1 << bits) - 1))  # type: ignore[return-value]


def _say_mac(text: str) -> str:
    return f"the network card address (MAC) {text}" if text else "no address of its own"


class Mac(NamedTuple):
    """The address of a network card."""

    name: str

    def parse(self, text: str, /) -> str:
        if not text:
            return text
        for mark, digits in ((":", 2), ("-", 2), (".", 4)):
            groups = text.split(mark)
            if len(groups) * digits in (12, 16, 40) and all(
                re.fullmatch(f"[0-9a-fA-F]{{{digits}}}", g) for g in groups
            ):
                return text
        message = f"{text!r} is not the address of a network card: write it as 92:d0:c6:0a:29:33"
        raise BadValue(message, f"{text} is not a valid mac address", "client")

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return explained(self.parse, _say_mac, text)

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        return whole(text, flag)

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer_values(prefix, flag)


IP = Address("ip")
IP4 = Address("ip4", "invalid IPv4 address: {}", "engine")
IP6 = Address("ip6", "invalid IPv6 address: {}", "engine")
LINK_LOCAL = Address("link-local-ip", "Invalid link-local IP address: [{}]", "start")
SUBNET = Range("subnet")
MAC = Mac("mac")
