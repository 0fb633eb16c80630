"""Single values of docker create's flags, as the numbers and objects of the engine's API."""

import csv
import glob
import posixpath
import re
from collections.abc import Iterable
from decimal import Decimal

from dsh.plan.refusal import Refused
from dsh.typed import Any

UNITS = {"": 1, "b": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40, "p": 1 << 50}
NANOSECONDS = {"ns": 1, "us": 10**3, "µs": 10**3, "ms": 10**6, "s": 10**9, "m": 60 * 10**9, "h": 3600 * 10**9}


def size(text: str) -> int:
    """Bytes of 512m, 1.5GiB or -1, in powers of 1024 as docker counts memory."""
    if text.strip() in ("", "-1"):
        return int(text.strip() or 0)
    found = re.fullmatch(r"\s*(\d*\.?\d+|\d+\.)\s*([bkmgtp]?)(?:i?b)?\s*", text.lower())
    if found is None:
        raise Refused(f"invalid size: '{text}'")
    return int(Decimal(found[1]) * UNITS[found[2]])


def nanoseconds(text: str) -> int:
    """A Go duration: 1m30s, -5s, 500ms."""
    total = sum(
        int(Decimal(number) * NANOSECONDS[unit])
        for number, unit in re.findall(r"(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)", text)
    )
    return -total if text.startswith("-") else total


def nano_cpus(text: str) -> int:
    """--cpus 1.5 in billionths."""
    top, _, bottom = text.partition("/")
    return int(Decimal(top) / Decimal(bottom or 1) * 10**9)


def truth(text: str) -> bool:
    return text.lower() in ("1", "t", "true")


def ulimit(value: str) -> dict[str, Any]:
    name, _, limits = value.partition("=")
    soft, _, hard = limits.partition(":")
    return {"Name": name, "Hard": int(hard or soft), "Soft": int(soft)}


def ulimits(values: Iterable[str]) -> list[dict[str, Any]]:
    """By their names, once each: of two for one name docker's client keeps the last."""
    last = {limit["Name"]: limit for limit in map(ulimit, values)}
    return [last[name] for name in sorted(last)]


def rate(value: str, in_bytes: bool) -> dict[str, Any]:
    """/dev/vda:1mb of --device-read-bps and its kin."""
    path, _, amount = value.partition(":")
    return {"Path": path, "Rate": size(amount) if in_bytes else int(amount)}


def weight(value: str) -> dict[str, Any]:
    path, _, amount = value.partition(":")
    return {"Path": path, "Weight": int(amount)}


def capabilities(values: Iterable[str]) -> list[str] | None:
    """Sorted, once each, and spelled as the engine spells them."""
    return sorted({_capability(value) for value in values}) or None


def _capability(value: str) -> str:
    name = value.strip().upper()
    return name if name in ("ALL", "RESET") or name.startswith("CAP_") else f"CAP_{name}"


def devices(values: Iterable[str]) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """Device mappings, and the requests that --device makes of the container device interface."""
    mapped: list[dict[str, str]] = []
    requested: list[str] = []
    for value in values:
        if re.fullmatch(r"[A-Za-z][\w.-]*/[A-Za-z][\w.-]*=[\w.:-]+", value):
            requested.append(value)
        else:
            mapped += _device(value)
    nothing = {"Capabilities": None, "Options": None}
    return mapped, [{"Driver": "cdi", "Count": 0, "DeviceIDs": requested, **nothing}] if requested else []


def _device(value: str) -> list[dict[str, str]]:
    parts = value.split(":")
    if len(parts) > 3 or not parts[0]:
        raise Refused(f"bad format for path: {value}")
    source, target, mode = parts[0], "", "rwm"
    if len(parts) == 3:
        target, mode = parts[1], parts[2]
        if not _is_mode(mode):
            raise Refused(f"bad mode specified: {mode}")
    elif len(parts) == 2 and _is_mode(parts[1]):
        mode = parts[1]
    elif len(parts) == 2:
        target = posixpath.normpath(parts[1]) if parts[1] else "."
    if not (target or source).startswith("/"):
        raise Refused(f"{(parts[1] if target else source)} is not an absolute path")
    if len(parts) == 1 or not target:
        source = posixpath.normpath(source)
    if source.endswith("*"):
        if target:
            raise Refused(f"device with * suffix can't have dst: {value}")
        return [_mapping(path, path, mode) for path in sorted(glob.glob(source))]
    return [_mapping(source, target or source, mode)]


def _mapping(source: str, target: str, mode: str) -> dict[str, str]:
    return {"PathOnHost": source, "PathInContainer": target, "CgroupPermissions": mode}


def _is_mode(text: str) -> bool:
    return bool(text) and set(text) <= set("rwm") and len(set(text)) == len(text)


def gpus(value: str) -> dict[str, Any]:
    """all, 2, device=0 or the long form, quoted as CSV."""
    request: dict[str, Any] = {"Driver": "", "Count": 0, "DeviceIDs": None, "Capabilities": None, "Options": {}}
    given: set[str] = set()
    for field in next(csv.reader([value]), []):
        key, equals, text = field.partition("=")
        key, text = (key.strip().lower(), text) if equals else ("count", key)
        given.add(key)
        if key == "count":
            request["Count"] = -1 if text == "all" else int(text)
        elif key == "device":
            request["DeviceIDs"] = text.split(",")
        elif key == "driver":
            request["Driver"] = text
        elif key == "capabilities":
            request["Capabilities"] = [[*text.split(","), "gpu"]]
        elif key == "options":
            for option in next(csv.reader([text]), []):
                name, _, said = option.partition("=")
                request["Options"][name] = said
    if not given & {"count", "device"}:
        request["Count"] = 1
    request["Capabilities"] = request["Capabilities"] or [["gpu"]]
    return request


def pairs(values: Iterable[str]) -> dict[str, str]:
    """KEY=VALUE words; a bare KEY has the empty value."""
    return {key: text for key, _, text in (value.partition("=") for value in values)}
