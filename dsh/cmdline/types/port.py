"""Ports of a container: 80, 80/udp, 8000-8010."""

from dsh.cmdline.types.go_number import BadNumber, go_uint
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, fills_in, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "port"
PROTOCOLS = {"tcp": "TCP", "udp": "UDP", "sctp": "SCTP"}


class Ports(NamedTuple):
    """Ports first to last, both included."""

    first: int
    last: int
    protocol: str = "tcp"

    def all(self) -> tuple[str, ...]:
        """As the engine names them: 80/tcp."""
        return tuple(f"{port}/{self.protocol}" for port in range(self.first, self.last + 1))


def parse_range(text: str) -> tuple[int, int]:
    """First and last port, as go-connections' ParsePortRange reads them. Raises BadNumber."""
    if not text:
        raise BadNumber("ParseUint", text, "invalid syntax")
    parts = text.split("-")
    first = go_uint(parts[0], 10, 16)
    last = go_uint(parts[1], 10, 16) if len(parts) > 1 else first
    if last < first:
        raise BadNumber("ParseUint", text, f"invalid range specified for port: {text}")
    return first, last


def split_protocol(text: str) -> tuple[str, str]:
    """Port and protocol; both are empty without a port. What follows a second slash is not looked at, as in docker."""
    port, _, rest = text.partition("/")
    return (port, rest.split("/")[0] or "tcp") if port else ("", "")


def parse(text: str, /) -> Ports:
    """As `docker run --expose` reads it."""
    if ":" in text:
        message = f"{text!r}: only the container's own port stands here, such as 80; publish leads it outside"
        raise BadValue(message, f"invalid port format for --expose: {text}", "client")
    port, protocol = split_protocol(text)
    try:
        first, last = parse_range(port)
    except BadNumber as error:
        why = "empty string specified for ports" if not port else str(error)
        if error.reason.startswith("invalid range"):
            why = error.reason
        docker = f"invalid range format for --expose: {text}, error: {why}"
        raise BadValue(f"{text!r} is not a port: write a number from 1 to 65535", docker, "client") from error
    return Ports(first, last, protocol)


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(ports: Ports) -> str:
    protocol = PROTOCOLS.get(ports.protocol.lower(), ports.protocol)
    if ports.first == ports.last:
        return f"port {ports.first} in the container ({protocol})"
    return f"ports {ports.first} to {ports.last} in the container ({protocol})"


def say_protocol(text: str) -> str:
    """Of what follows the slash."""
    said = PROTOCOLS.get(text.lower())
    return f"the protocol: {said}" if said else "docker knows the protocols tcp, udp and sctp"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    port, slash, protocol = text.partition("/")
    if fills_in(text) or not slash or not port or not protocol:
        return ()
    return (
        Piece(0, len(port), "the ports in the container" if "-" in port else "the port in the container"),
        Piece(len(port), len(text), say_protocol(protocol)),
    )


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer(meanings("ports"), prefix)
