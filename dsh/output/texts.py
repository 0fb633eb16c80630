"""Small texts that several listings share."""

import re
from collections.abc import Mapping

from dsh.engine.state import SHORT
from dsh.typed import Any


def short(identity: str) -> str:
    """The first twelve digits of an ID, without its algorithm; of one that the line makes, what stands for them."""
    if identity.startswith("new+"):
        return f"{identity}{SHORT}"
    return identity.partition(":")[2][:12] if ":" in identity else identity[:12]


def labels(found: Mapping[str, str] | None) -> str:
    return ",".join(sorted(f"{key}={value}" for key, value in (found or {}).items()))


def joined(host: str, port: str | int) -> str:
    """HOST:PORT, an IPv6 host in brackets."""
    return f"[{host}]:{port}" if ":" in host or "%" in host else f"{host}:{port}"


def natural(text: str) -> list[Any]:
    """The sort key of docker's natural order: runs of digits count as numbers."""
    parts: list[Any] = []
    for part in re.findall(r"\d+|\D", text):
        parts.append((0, int(part), len(part)) if part.isdecimal() else (1, ord(part), 0))
    return parts


def capitalized(text: str) -> str:
    """Running, Shutdown: docker's words for states; a single letter stays small."""
    return text.lower() if len(text) < 2 else text[0].upper() + text[1:].lower()
