"""How Go's fmt prints a value with %v."""

from collections.abc import Callable

from dsh.output.go_types import fields, kind
from dsh.output.go_values import Row, Value
from dsh.output.units import go_duration, go_time
from dsh.typed import Any

STRINGERS: dict[str, Callable[[Any], str]] = {
    "units.Ulimit": lambda f: f"{f['Name'].data}={f['Soft'].data}:{f['Hard'].data}",
    "blkiodev.WeightDevice": lambda f: f"{f['Path'].data}:{f['Weight'].data}",
    "blkiodev.ThrottleDevice": lambda f: f"{f['Path'].data}:{f['Rate'].data}",
    "swarm.Version": lambda f: str(f["Index"].data),
    "registry.NetIPNet": str,
}


def text(value: Value, top: bool = True, named: bool = False) -> str:
    """%v; with `named` %+v, which says the names of a struct's fields. Addresses of nested pointers, which differ each
    time, stand as 0xc000000000."""
    type_, data = value
    what = kind(type_)
    if what == "invalid":
        return "<nil>"
    if isinstance(data, Row):
        return "0xc000000000"
    if type_ == "time.Duration":
        return go_duration(data)
    if what == "time":
        return go_time(data)
    if type_ == "os.FileMode":
        return _mode(data)
    if what == "bool":
        return "true" if data else "false"
    if what == "float":
        return number(data)
    if what in ("string", "int", "uint"):
        return str(data)
    if what == "slice":
        return "[" + " ".join(text(item, False, named) for item in data or ()) + "]"
    if what == "map":
        return "map[" + " ".join(f"{k}:{text(data[k], False, named)}" for k in sorted(data or ())) + "]"
    if what == "pointer":
        return _pointer(data, top, named)
    if type_ in STRINGERS and type_ == "swarm.Version":
        return STRINGERS[type_](data)
    shown = ((field.name, text(data[field.name], False, named)) for field in fields(type_))
    return "{" + " ".join(f"{name}:{it}" if named else it for name, it in shown) + "}"


def _pointer(data: Value | None, top: bool, named: bool) -> str:
    if data is None:
        return "<nil>"
    if data.type in STRINGERS:
        return STRINGERS[data.type](data.data)
    if data.type == "time.Time":
        return text(data)
    if top and kind(data.type) in ("struct", "map", "slice"):
        return "&" + text(data, named=named)
    return "0xc000000000"


def number(data: Any) -> str:
    """A float as %v writes it."""
    if data == int(data) and abs(data) < 1e21:
        return str(int(data))
    shown = repr(float(data))
    mantissa, _, exponent = shown.partition("e")
    if not exponent:
        return shown
    return (
        f"{mantissa.removesuffix('.0')}e{exponent[0] if exponent[0] in '+-' else '+'}{exponent.lstrip('+-').zfill(2)}"
    )


def _mode(data: int) -> str:
    bits = "".join(c if data >> (8 - n) & 1 else "-" for n, c in enumerate("rwxrwxrwx"))
    return "-" + bits
