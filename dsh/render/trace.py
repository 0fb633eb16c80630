"""How a request was read, step by step: `dsh ask --why-not`."""

from dsh.render.fragments import Fragments
from dsh.request.trace import Trace


def trace(it: Trace, columns: int) -> Fragments:
    out: Fragments = []
    for name, value in it._asdict().items():
        out.append(("title", f"{name}\n"))
        items = value if isinstance(value, tuple | list) else (value,)
        out += [("", f"  {item}\n") for item in items]
    return out
