"""Who holds a port of the engine's machine."""

import ipaddress
import os
import socket
import sys
from collections.abc import Iterable

from dsh.engine.objects import Container
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.typed import Any


class Taken(NamedTuple):
    """A port that cannot be had. `holder` is a container's name; "" for another process."""

    address: str
    port: int
    protocol: str
    holder: str
    message: str  # the end of the engine's own


def first_taken(bindings: dict[str, list[dict[str, str]]], state: State, own: str = "") -> Taken | None:
    """The first fixed host port that is held already. `own` is a container whose own ports do not count."""
    held = list(_held(state.containers.values(), own))
    for port, protocol, address in _wanted(bindings):
        for holder, other_address, other_port, other_protocol in held:
            if (port, protocol) == (other_port, other_protocol) and _overlap(address, other_address):
                shown = address or "0.0.0.0"
                where = f"[{shown}]" if ":" in shown else shown
                said = f"Bind for {where}:{port} failed: port is already allocated"
                return Taken(shown, port, protocol, holder, said)
    wanted = list(_wanted(bindings))
    for n, (port, protocol, address) in enumerate(wanted):
        if any((port, protocol) == other[:2] and _overlap(address, other[2]) for other in wanted[:n]):
            shown = address or "0.0.0.0"
            where = f"[{shown}]" if ":" in shown else shown
            said = f"Bind for {where}:{port} failed: port is already allocated"
            return Taken(shown, port, protocol, "the container itself", said)
    for port, protocol, address in wanted:
        if _shares_our_network(state) and _busy(address, port, protocol):
            freed = _freed(state, port, protocol)
            if freed and not _other_listener(address, port, protocol, freed):
                continue
            shown = address or "0.0.0.0"
            version = "6" if ":" in shown else "4"
            said = f"listen {protocol}{version} {shown}:{port}: bind: address already in use"
            return Taken(shown, port, protocol, "", said)
    return None


def _wanted(bindings: dict[str, list[dict[str, str]]]) -> Iterable[tuple[int, str, str]]:
    for inner, places in bindings.items():
        for place in places:
            if place.get("HostPort", "").isdigit():
                yield int(place["HostPort"]), inner.partition("/")[2] or "tcp", place.get("HostIp") or ""


def _held(containers: Iterable[Container], own: str) -> Iterable[tuple[str, str, int, str]]:
    for container in containers:
        if container.running and container.id != own:
            for entry in container.raw.get("Ports") or []:
                if entry.get("PublicPort"):
                    yield container.name, entry.get("IP") or "", int(entry["PublicPort"]), entry.get("Type") or "tcp"


def _overlap(one: str, other: str) -> bool:
    """Do two listening addresses exclude each other? No address at all is every one."""
    if not one or not other:
        return True
    first, second = ipaddress.ip_address(one), ipaddress.ip_address(other)
    if first.version != second.version:
        return False
    return first == second or first.is_unspecified or second.is_unspecified


def _shares_our_network(state: State) -> bool:
    """Does the engine listen in the same network as this process? Anything else cannot be tried out here."""
    host = state.source.client.address.host
    if not host.startswith("unix://") or not hasattr(socket, "SO_PEERCRED"):
        return False
    try:
        with socket.socket(socket.AF_UNIX) as peer:
            peer.connect(host.removeprefix("unix://"))
            pid = int.from_bytes(peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 4), "little")
        return os.readlink(f"/proc/{pid}/ns/net") == os.readlink("/proc/self/ns/net")
    except OSError:
        return False


def _busy(address: str, port: int, protocol: str) -> bool:
    kind = {"tcp": socket.SOCK_STREAM, "udp": socket.SOCK_DGRAM}.get(protocol)
    if kind is None:
        return False
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, kind) as trial:
        if protocol == "tcp":
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address or "0.0.0.0", port))
        except OSError as error:
            return error.errno == 98
    return False


def _freed(state: State, port: int, protocol: str) -> set[str]:
    """The addresses at which containers hold a port now that will have ended by then: their proxies still listen."""
    ended = [
        before
        for before in state.source.containers().values()
        if before.id not in state.containers or not state.containers[before.id].running
    ]
    return {address or "0.0.0.0" for _, address, *used in _held(ended, "") if used == [port, protocol]}


def _other_listener(address: str, port: int, protocol: str, freed: set[str]) -> bool:
    """Is the port held, where it is wanted, at any address but the freed ones?"""
    listens = {"tcp": "0A", "udp": "07"}[protocol]  # as the kernel numbers the states of a socket
    try:
        with open(f"/proc/net/{protocol}{'6' if ':' in address else ''}") as table:
            rows = [line.split() for line in table][1:]
    except OSError:
        return False
    for _, local, _, status, *_ in rows:
        where, _, number = local.partition(":")
        if status == listens and int(number, 16) == port:
            other = _plain_address(where)
            if other not in freed and _overlap(address, other):
                return True
    return False


def _plain_address(shown: str) -> str:
    """An address of the kernel's table, whose words of four bytes are in the machine's own order."""
    raw = bytes.fromhex(shown)
    words = [raw[at : at + 4] for at in range(0, len(raw), 4)]
    return str(ipaddress.ip_address(b"".join(w[::-1] if sys.byteorder == "little" else w for w in words)))


def listed(bindings: dict[str, list[dict[str, str]]]) -> list[dict[str, Any]]:
    """Bindings as the engine's list shows the ports of a running container."""
    found: list[dict[str, Any]] = []
    for inner, places in bindings.items():
        port, _, protocol = inner.partition("/")
        for place in places:
            entry: dict[str, Any] = {"PrivatePort": int(port), "Type": protocol or "tcp"}
            if place.get("HostPort", "").isdigit():
                entry |= {"IP": place.get("HostIp") or "0.0.0.0", "PublicPort": int(place["HostPort"])}
            found.append(entry)
    return found
