"""The PORTS column of docker ps."""

from dsh.output.texts import joined
from dsh.typed import Any


def ports(found: list[dict[str, Any]]) -> str:
    """0.0.0.0:8080->80/tcp, 9000-9003/tcp: runs of ports that are the same outside and inside stand together."""
    groups: dict[str, tuple[int, int]] = {}
    done: list[str] = []
    mapped: list[str] = []
    for port in sorted(found, key=_order):
        inside, outside, protocol = port.get("PrivatePort", 0), port.get("PublicPort", 0), port.get("Type", "")
        host, key = port.get("IP", ""), protocol
        if host:
            if outside != inside:
                mapped.append(f"{joined(host, outside)}->{inside}/{protocol}")
                continue
            key = f"{host}/{protocol}"
        if key not in groups:
            groups[key] = (inside, inside)
        elif inside == groups[key][1] + 1:
            groups[key] = (groups[key][0], inside)
        else:
            done.append(_group(key, *groups[key]))
            groups[key] = (inside, inside)
    return ", ".join(done + [_group(key, *span) for key, span in groups.items()] + mapped)


def _order(port: dict[str, Any]) -> tuple[int, str, int, str]:
    return port.get("PrivatePort", 0), port.get("IP", ""), port.get("PublicPort", 0), port.get("Type", "")


def _group(key: str, first: int, last: int) -> str:
    host, slash, protocol = key.partition("/")
    span = str(first) if first == last else f"{first}-{last}"
    return f"{joined(host, span)}->{span}/{protocol}" if slash else f"{span}/{host}"
