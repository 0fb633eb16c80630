"""Ports of a swarm service: PUBLISHED:TARGET, or target=80,published=8080,mode=host (docker/cli's swarmopts)."""

from dsh.cmdline.types import publish
from dsh.cmdline.types.fields import read_pairs
from dsh.cmdline.types.go_csv import split_fields
from dsh.cmdline.types.go_number import BadNumber, go_uint
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.network import is_long
from dsh.cmdline.types.port import PROTOCOLS, parse_range
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "service-publish"


class ServicePort(NamedTuple):
    """`published` is 0 where the swarm picks it."""

    target: int
    published: int = 0
    protocol: str = "tcp"
    mode: str = "ingress"


def parse(text: str, /) -> tuple[ServicePort, ...]:
    return _long(text) if is_long(text) else _short(text)


def _long(text: str) -> tuple[ServicePort, ...]:
    found = ServicePort(0)
    for key, value in read_pairs(text.lower(), False, "invalid field: {}").pairs:
        match key:
            case "protocol" if value in PROTOCOLS:
                found = found._replace(protocol=value)
            case "protocol":
                raise BadValue(f"{value!r} is no protocol: use tcp, udp or sctp", f"invalid protocol value '{value}'")
            case "mode" if value in ("ingress", "host"):
                found = found._replace(mode=value)
            case "mode":
                docker = f"invalid publish mode value ({value}): must be either 'ingress' or 'host'"
                raise BadValue(f"the mode is ingress or host, not {value!r}", docker)
            case "target":
                found = found._replace(target=_number(value, key))
            case "published":
                found = found._replace(published=_number(value, key))
            case _:
                raise BadValue(f"docker knows no key {key!r} for a port", f"invalid field key: {key}")
    if found.target == 0:
        raise BadValue("target is missing: which port in the container?", "missing mandatory field 'target'")
    return (found,)


def _number(text: str, key: str) -> int:
    try:
        return go_uint(text, 10, 16)
    except BadNumber as error:
        docker = f"invalid {key} port ({text}): value must be an integer: {error.reason}"
        raise BadValue(f"{key} must be a port number, not {text!r}", docker) from error


def _short(text: str) -> tuple[ServicePort, ...]:
    out = []
    try:
        mappings = publish.parse_short(text)
    except BadValue as error:
        raise BadValue(error.message, error.docker) from error
    for mapping in mappings:
        if mapping.host_ip:
            raise BadValue("a swarm publishes on all addresses: leave the address out", "hostip is not supported")
        port, _, protocol = mapping.container_port.partition("/")
        first, last = parse_range(mapping.host_port) if mapping.host_port else (0, 0)
        out += [ServicePort(int(port), outside, protocol) for outside in range(first, last + 1)]
    return tuple(out)


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(found: tuple[ServicePort, ...]) -> str:
    first = found[0]
    port = f"port {first.published}" if first.published else "a port that the swarm picks"
    where = "on every node of the swarm" if first.mode == "ingress" else "on the nodes where it runs"
    said = f"{port} {where} leads to port {first.target} in the container ({PROTOCOLS[first.protocol]})"
    return said if len(found) == 1 else f"{said}, and {len(found) - 1} more"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    if not is_long(text):
        return publish.pieces(text, flag)
    keys = meanings("service-publish-keys")
    out = []
    for field in split_fields(text):
        key = field.text.partition("=")[0].lower()
        if field.end > field.start:
            out.append(Piece(field.start, field.end, keys.get(key, "docker knows no such key for a port")))
    return tuple(out)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return publish.complete(prefix, flag)
