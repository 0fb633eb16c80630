"""Names for addresses: HOST:IP or HOST=IP (docker/cli's ValidateExtraHost)."""

from dsh.cmdline.types.go_number import go_quoted
from dsh.cmdline.types.ip import is_ip
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag

name = "extra-host"
GATEWAY = "host-gateway"


def parse(text: str, /) -> str:
    """host:address, as the engine wants it."""
    host, address = cut(text)
    if address is None or not host or ":" in host:
        message = f"{text!r} must be a name and an address: myhost:10.0.0.1"
        raise BadValue(message, f"bad format for add-host: {go_quoted(text)}")
    if address != GATEWAY:
        bare = address[1:-1] if len(address) > 2 and address.startswith("[") and address.endswith("]") else address
        if not is_ip(bare.strip()):
            message = f"{address!r} is not an IP address"
            raise BadValue(message, f"invalid IP address in add-host: {go_quoted(bare)}")
        address = bare
    return f"{host}:{address}"


def cut(text: str) -> tuple[str, str | None]:
    """Name and address; the address is None where no mark stands between them."""
    mark = "=" if "=" in text else ":"
    host, found, address = text.partition(mark)
    return host, address if found else None


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(text: str) -> str:
    host, _, address = text.partition(":")
    where = "the docker host" if address == GATEWAY else address
    return f"in the container, the name {host} leads to {where}"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    host, address = cut(text)
    if not host or not address:
        return ()
    meaning = "the docker host, seen from the container" if address == GATEWAY else "the address"
    return Piece(0, len(host), "the name"), Piece(len(host) + 1, len(text), meaning)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer({"host.docker.internal:host-gateway": "a name for the docker host"}, prefix)
