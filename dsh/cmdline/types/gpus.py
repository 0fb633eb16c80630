"""Graphics cards: all, a number, or device=...,capabilities=... (docker/cli's opts/gpus.go)."""

from dsh.cmdline.types.go_csv import BadRecord, read_record, split_fields
from dsh.cmdline.types.go_number import BadNumber, go_int
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "gpus"


class Gpus(NamedTuple):
    """The engine's DeviceRequest. A number of -1 is all."""

    number: int = 0
    driver: str = ""
    devices: tuple[str, ...] = ()
    capabilities: tuple[str, ...] = ("gpu",)
    options: tuple[tuple[str, str], ...] = ()

    def as_api(self) -> dict[str, object]:
        return {
            "Driver": self.driver,
            "Count": self.number,
            "DeviceIDs": list(self.devices) or None,
            "Capabilities": [list(self.capabilities)],
            "Options": dict(self.options),
        }


def parse(text: str, /) -> Gpus:
    found, seen = Gpus(), set()
    for field in _fields(text, ""):
        key, equals, value = field.partition("=")
        if key in seen:
            message = f"{key!r} is there twice; put values with commas into quotes"
            raise BadValue(message, f"gpu request key '{key}' can be specified only once")
        seen.add(key)
        if not equals:
            seen.add("count")
            found = found._replace(number=_count(key))
            continue
        match key:
            case "driver":
                found = found._replace(driver=value)
            case "count":
                found = found._replace(number=_count(value))
            case "device":
                found = found._replace(devices=tuple(value.split(",")))
            case "capabilities":
                found = found._replace(capabilities=(*value.split(","), "gpu"))
            case "options":
                pairs = {k: v for k, _, v in (f.partition("=") for f in _fields(value, "failed to read gpu options: "))}
                found = found._replace(options=tuple(pairs.items()))
            case _:
                raise BadValue(f"docker knows no key {key!r} for GPUs", f"unexpected key '{key}' in '{field}'")
    return found._replace(number=1) if "count" not in seen and "device" not in seen else found


def _fields(text: str, before: str) -> list[str]:
    try:
        return [field.text for field in read_record(text)]
    except BadRecord as error:
        raise BadValue(f"{text!r} is not a list between commas", f"{before}{error}") from error


def _count(text: str) -> int:
    if text == "all":
        return -1
    try:
        return go_int(text)
    except BadNumber as error:
        docker = f'invalid count ({text}): value must be either "all" or an integer: {error.reason}'
        raise BadValue(f"how many GPUs: all or a number, not {text!r}", docker) from error


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(found: Gpus) -> str:
    if found.devices:
        return f"the graphics cards (GPUs) {' and '.join(found.devices)}"
    if found.number == -1:
        return "all graphics cards (GPUs)"
    return f"{found.number} graphics card{'s' if found.number != 1 else ''} (GPU)"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    if "=" not in text:
        return ()
    keys = meanings("gpu-keys")
    return tuple(
        Piece(f.start, f.end, keys.get(f.text.partition("=")[0], "how many, or all" if "=" not in f.text else "a key"))
        for f in split_fields(text)
        if f.end > f.start
    )


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer({"all": "all graphics cards", "1": "one graphics card", "device=": "certain ones"}, prefix)
