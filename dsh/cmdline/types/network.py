"""What `docker run --network` takes: a mode, the name of a network, or name=...,alias=...,ip=... (opts/network.go)."""

import re

from dsh.cmdline.types.go_csv import BadRecord, read_record, split_fields
from dsh.cmdline.types.go_number import BadNumber, go_int
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "network"
REPEATED = ("alias", "driver-opt", "link-local-ip")


class Network(NamedTuple):
    """`target` is a mode or a network's name or ID; the rest comes from the long form."""

    target: str
    aliases: tuple[str, ...] = ()
    ip: str = ""
    ip6: str = ""
    mac: str = ""
    link_local: tuple[str, ...] = ()
    driver_options: tuple[tuple[str, str], ...] = ()
    gateway_priority: int = 0

    @property
    def container(self) -> str | None:
        """The container whose network is shared, "" where its name is missing, None for other modes."""
        mode, colon, rest = self.target.partition(":")
        return rest if colon and mode == "container" else None

    @property
    def user_defined(self) -> bool:
        """Is it a network that somebody made?"""
        return self.container is None and self.target not in ("default", "bridge", "host", "none")


def is_long(text: str) -> bool:
    return re.search(r"\w+=\w+(,\w+=\w+)*", text, re.A) is not None


def parse(text: str, /) -> Network:
    if not is_long(text):
        if not text.strip():
            raise BadValue("the name of a network is missing", "no name set for network", "client")
        return Network(text)
    try:
        fields = read_record(text)
    except BadRecord as error:
        raise BadValue(f"{text!r} is not a list of key=value pairs between commas", str(error)) from error
    found = Network("")
    for field in fields:
        found = _set(found, field.text)
    if not found.target:
        raise BadValue("name is missing: which network?", "network name/id is not specified")
    return found


def _set(found: Network, field: str) -> Network:
    key, equals, value = field.lower().partition("=")
    if not equals or not key:
        raise BadValue(f"{field!r} must be a key and a value, such as name=web", f"invalid field {field}")
    key, value = key.strip(), value.strip()
    match key:
        case "name":
            return found._replace(target=value)
        case "alias":
            return found._replace(aliases=(*found.aliases, value))
        case "ip":
            return found._replace(ip=value)
        case "ip6":
            return found._replace(ip6=value)
        case "mac-address":
            return found._replace(mac=value)
        case "link-local-ip":
            return found._replace(link_local=(*found.link_local, value))
        case "driver-opt":
            left, mark, right = value.partition("=")
            if not mark or not left:
                message = f"driver-opt needs a key and a value: {field!r}"
                raise BadValue(message, "invalid key value pair format in driver options")
            return found._replace(driver_options=(*found.driver_options, (left.strip(), right.strip())))
        case "gw-priority":
            try:
                return found._replace(gateway_priority=go_int(value))
            except BadNumber as error:
                message = f"gw-priority must be a whole number, not {value!r}"
                raise BadValue(message, f"invalid gw-priority ({value}): {error.reason}") from error
    raise BadValue(f"docker knows no key {key!r} for a network", f"invalid field key {key}")


def explain(text: str, flag: Flag | None = None, /) -> str:
    if not text:
        return "the name of a network is missing"
    return explained(parse, _say, text)


def _say(found: Network) -> str:
    if found.container is not None:
        who = found.container or "(its name is missing)"
        return f"the network of the container {who}: both have the same address and the same ports"
    known = meanings("network-modes").get(found.target)
    said = f"{found.target}: {known}" if known else f"the network {found.target}"
    said += f", known there as {' and '.join(found.aliases)} too" if found.aliases else ""
    said += f", with the address {found.ip or found.ip6}" if found.ip or found.ip6 else ""
    return said


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    if text.startswith("container:") and len(text) > 10:
        return Piece(0, 9, "share the network of another container"), Piece(10, len(text), "that container")
    if not is_long(text):
        return ()
    keys = meanings("network-keys")
    return tuple(
        Piece(
            f.start, f.end, keys.get(f.text.partition("=")[0].strip().lower(), "docker knows no such key for a network")
        )
        for f in split_fields(text)
        if f.end > f.start
    )


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    """A mode; in the long form the keys that are not there yet."""
    head, comma, tail = prefix.rpartition(",")
    if comma:
        given = {field.text.partition("=")[0].strip().lower() for field in split_fields(head)} - set(REPEATED)
        keys = {f"{key}=": meaning for key, meaning in meanings("network-keys").items() if key not in given}
        return tuple(Candidate(head + comma + it.value, it.meaning) for it in offer(keys, tail))
    modes = {mode: said for mode, said in meanings("network-modes").items() if mode in ("bridge", "host", "none")}
    modes["container:"] = "share the network of another container"
    return offer(modes, prefix)
