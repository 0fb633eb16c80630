"""-p, --publish and --expose as the engine's API wants them."""

import ipaddress
from collections.abc import Iterable

from dsh.named import NamedTuple
from dsh.plan.refusal import Refused

PROTOCOLS = ("tcp", "udp", "sctp")


class Ports(NamedTuple):
    exposed: dict[str, dict[str, str]]  # "80/tcp": {}
    bindings: dict[str, list[dict[str, str]]]  # "80/tcp": [{"HostIp", "HostPort"}]


def ports(published: Iterable[str], exposed: Iterable[str]) -> Ports:
    """All ports of a container. Raises Refused."""
    bindings: dict[str, list[dict[str, str]]] = {}
    for spec in published:
        for port, binding in _publish(_standard(spec)):
            bindings.setdefault(port, []).append(binding)
    opened = list(bindings)
    for spec in exposed:
        opened += [port for port in _expose(spec) if port not in opened]
    return Ports({port: {} for port in opened}, bindings)


def _standard(spec: str) -> str:
    """published=8080,target=80 in the short way of writing."""
    if "=" not in spec:
        return spec
    said = {"protocol": "tcp"}
    for part in spec.split(","):
        key, equals, value = part.partition("=")
        if not equals:
            raise Refused(f"invalid publish opts format (should be name=value but got '{part}')")
        said[key] = value.split("=")[0]
    return f"{said.get('published', '')}:{said.get('target', '')}/{said['protocol']}"


def _publish(spec: str) -> list[tuple[str, dict[str, str]]]:
    *head, last = spec.split(":")
    host = head.pop() if head else ""
    address = ":".join(head)
    protocol, inner = _split_protocol(last)
    if address.startswith("[") and address.endswith("]"):
        address = address[1:-1]
    if address and not _is_address(address):
        raise Refused(f"invalid IP address: {address}")
    if not inner:
        raise Refused(f"no port specified: {spec}<empty>")
    first, final = _range(inner, f"invalid containerPort: {inner}")
    host_first, host_final = _range(host, f"invalid hostPort: {host}") if host else (0, 0)
    if host and final - first != host_final - host_first and final != first:
        raise Refused(f"invalid ranges specified for container and host Ports: {inner} and {host}")
    if protocol.lower() not in PROTOCOLS:
        raise Refused(f"invalid proto: {protocol}")
    found = []
    for offset in range(final - first + 1):
        host_port = str(host_first + offset) if host else ""
        if host and first == final and host_first != host_final:
            host_port = f"{host_first}-{host_final}"
        found.append((f"{first + offset}/{protocol.lower()}", {"HostIp": address, "HostPort": host_port}))
    return found


def _expose(spec: str) -> list[str]:
    if ":" in spec:
        raise Refused(f"invalid port format for --expose: {spec}")
    protocol, port = _split_protocol(spec)
    first, final = _range(port, None, f"invalid range format for --expose: {spec}, error: ")
    return [f"{number}/{protocol}" for number in range(first, final + 1)]


def _split_protocol(port: str) -> tuple[str, str]:
    number, _, protocol = port.partition("/")
    return ("", "") if not number else (protocol or "tcp", number)


def _range(text: str, says: str | None, before: str = "") -> tuple[int, int]:
    """First and last port. Raises Refused with `says`, or with `before` and the reason."""
    if not text:
        raise Refused(says or f"{before}empty string specified for ports")
    first, dash, last = text.partition("-")
    numbers = []
    for word in (first, last) if dash else (first,):
        if not word.isascii() or not word.isdigit():
            raise Refused(says or f'{before}strconv.ParseUint: parsing "{word}": invalid syntax')
        if int(word) > 65535:
            raise Refused(says or f'{before}strconv.ParseUint: parsing "{word}": value out of range')
        numbers.append(int(word))
    if numbers[-1] < numbers[0]:
        raise Refused(says or f"{before}invalid range specified for port: {text}")
    return numbers[0], numbers[-1]


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return "%" not in text
