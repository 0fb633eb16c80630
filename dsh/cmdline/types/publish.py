"""Port mappings as `docker run -p` takes them: [ADDRESS:][PORT:]PORT[/PROTOCOL], with ranges (go-connections' nat)."""

from dsh.cmdline.types.cut import cut_spans
from dsh.cmdline.types.go_number import BadNumber
from dsh.cmdline.types.ip import is_ip
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.port import PROTOCOLS, parse_range, say_protocol, split_protocol
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, fills_in
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "publish"


class PortMapping(NamedTuple):
    """One port of the container, as the engine's API names it, and where it is reached."""

    container_port: str  # "80/tcp"
    host_ip: str  # "" is every address
    host_port: str  # "" is one that the engine picks; "8000-8010" is the first free of these


def parse(text: str, /) -> tuple[PortMapping, ...]:
    """One mapping for each port of the container."""
    return parse_short(to_short(text))


def to_short(text: str) -> str:
    """target=80,published=8080,protocol=udp is 8080:80/udp; the rest stays."""
    if "=" not in text:
        return text
    found = {"protocol": "tcp"}
    for item in text.split(","):
        key, equals, value = item.partition("=")
        if not equals or not key:
            docker = f"invalid publish opts format (should be name=value but got '{item}')"
            raise BadValue(f"{item!r} must be a key and a value, such as target=80", docker, "client")
        found[key] = value
    return f"{found.get('published', '')}:{found.get('target', '')}/{found['protocol']}"


def parse_short(text: str) -> tuple[PortMapping, ...]:
    parts = text.split(":")
    address, outside = ":".join(parts[:-2]), parts[-2] if len(parts) > 1 else ""
    inside, protocol = split_protocol(parts[-1])
    address = _address(address)
    if not inside:
        message = f"the container's port is missing in {text!r}: write 8080:80, the container's port last"
        raise BadValue(message, f"no port specified: {text}<empty>", "client")
    first, last = _ports(inside, "containerPort", "the container's port")
    host_first, host_last = _ports(outside, "hostPort", "this machine's port") if outside else (0, 0)
    if outside and last - first != host_last - host_first and last != first:
        docker = f"invalid ranges specified for container and host Ports: {inside} and {outside}"
        raise BadValue(f"the ranges {outside} and {inside} are not equally long", docker, "client")
    if protocol.lower() not in PROTOCOLS:
        raise BadValue(f"{protocol!r} is no protocol: use tcp, udp or sctp", f"invalid proto: {protocol}", "client")
    out = []
    for step in range(last - first + 1):
        host_port = str(host_first + step) if outside else ""
        if first == last and host_first != host_last:
            host_port += f"-{host_last}"
        out.append(PortMapping(f"{first + step}/{protocol.lower()}", address, host_port))
    return tuple(out)


def _address(text: str) -> str:
    plain = text
    if text.startswith("["):
        why = _bracket_fault(text)
        if why:
            docker = f"invalid IP address {text}: address {text}:: {why}"
            raise BadValue(f"{text!r} is not an IP address", docker, "client")
        plain = text[1:-1]
    if plain and not is_ip(plain):
        message = f"{plain!r} is not an IP address of this machine; names cannot be used here"
        raise BadValue(message, f"invalid IP address: {plain}", "client")
    return plain


def _bracket_fault(text: str) -> str:
    """What Go's net.SplitHostPort has against [address] with a colon behind it, "" where nothing."""
    end = text.find("]")
    if end < 0:
        return "missing ']' in address"
    if end != len(text) - 1:
        return "too many colons in address" if text[end + 1] == ":" else "missing port in address"
    return "unexpected '[' in address" if "[" in text[1:] else ""


def _ports(text: str, docker: str, what: str) -> tuple[int, int]:
    try:
        return parse_range(text)
    except BadNumber as error:
        message = f"{what} must be a number from 0 to 65535 or a range such as 8000-8010, not {text!r}"
        raise BadValue(message, f"invalid {docker}: {text}", "client") from error


def explain(text: str, flag: Flag | None = None, /) -> str:
    """port 8080 of this machine leads to port 80 in the container (TCP)."""
    if fills_in(text):
        return _say_unfinished(text)
    return explained(parse, say, text)


def say(mappings: tuple[PortMapping, ...]) -> str:
    first, last = mappings[0], mappings[-1]
    port, _, protocol = first.container_port.partition("/")
    end = last.container_port.partition("/")[0]
    inside = f"port {port}" if port == end else f"ports {port} to {end}"
    target = f"{inside} in the container ({PROTOCOLS[protocol]})"
    where = _say_address(first.host_ip)
    if first.host_port in ("", "0"):
        each = "a free port" if port == end else "free ports"
        return f"{each} of this machine{where}, picked by docker, lead{'s' if port == end else ''} to {target}"
    if "-" in first.host_port:
        low, _, high = first.host_port.partition("-")
        return f"one free port from {low} to {high} of this machine{where} leads to {target}"
    if port == end:
        return f"port {first.host_port} of this machine{where} leads to {target}"
    return f"ports {first.host_port} to {last.host_port} of this machine{where} lead to {target}, one to one"


def _say_address(address: str) -> str:
    if address in ("127.0.0.1", "::1"):
        return f" (only from this machine itself: {address})"
    if address in ("", "0.0.0.0", "::"):
        return ""
    return f" (at its address {address} only)"


def _say_unfinished(text: str) -> str:
    spans = cut_spans(text, ":")
    parts = [text[start:end] for start, end in spans]
    if len(parts) == 2:
        return f"port {parts[0]} of this machine leads to port {parts[1]} in the container"
    return "a port of this machine leads to a port in the container; the shell fills in the rest"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    if "=" in text and not fills_in(text):
        return _long(text)
    spans = cut_spans(text, ":")
    if len(spans) > 3 and spans[0] != spans[-3]:
        spans = [(0, spans[-3][1]), *spans[-2:]]
    out = []
    for place, (start, end) in enumerate(spans[-3:-1]):
        if start == end:
            continue
        port = place == len(spans[-3:-1]) - 1
        out.append(Piece(start, end, _outside(text[start:end]) if port else _where(text[start:end])))
    start, end = spans[-1]
    slash = text.find("/", start)
    stop = end if slash < 0 else slash
    if stop > start:
        out.append(Piece(start, stop, _inside(text[start:stop])))
    if 0 <= slash < end - 1:
        out.append(Piece(slash, end, say_protocol(text[slash + 1 : end])))
    return tuple(out)


def _outside(text: str) -> str:
    return "the ports of this machine" if "-" in text else "the port of this machine, where you reach it"


def _inside(text: str) -> str:
    usual = meanings("ports").get(text)
    if usual:
        return f"the port in the container, where the program listens; {text} is the usual one for {usual}"
    return "the ports in the container" if "-" in text else "the port in the container, where the program listens"


def _where(text: str) -> str:
    known = meanings("addresses").get(text.strip("[]"))
    return f"the address of this machine: {known}" if known else "the address of this machine where the port is open"


KEYS = {
    "target": "the port in the container", "published": "the port of this machine", "protocol": "tcp, udp or sctp",
    "mode": "with swarm: ingress (every node) or host (only where the task runs)",
}  # fmt: skip


def _long(text: str) -> tuple[Piece, ...]:
    out = []
    for start, end in cut_spans(text, ","):
        key = text[start:end].partition("=")[0]
        if end > start:
            out.append(Piece(start, end, KEYS.get(key, "docker does not look at this key")))
    return tuple(out)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    """The usual pairs, and for a port typed to the colon the same port inside."""
    usual = ("8080:80", "3000:3000", "8000:8000", "5432:5432", "3306:3306", "6379:6379", "443:443", "127.0.0.1:8080:80")
    own = (f"{prefix}80", f"{prefix}{prefix[:-1]}") if prefix[:-1].isdigit() and prefix.endswith(":") else ()
    values = dict.fromkeys((*own, *(v for v in usual if v.startswith(prefix))))
    return tuple(Candidate(value, explain(value)) for value in values)
