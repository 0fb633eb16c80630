"""Plain classes with typed fields and slots, as dataclasses makes them, which takes longer to import than all the rest.

@record
class Volume:
    name: str
    labels: dict[str, str] = field(default_factory=dict)
"""

from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform

from dsh.named import NamedTuple

Kind = TypeVar("Kind", bound=type)
KNOWN: dict[tuple[str, str], type] = {}  # every record class by module and name: what a kept engine may be made of


class Made(NamedTuple):
    """A default that is made anew for each object."""

    factory: Callable[[], Any]


def field(*, default_factory: Callable[[], Any]) -> Any:
    return Made(default_factory)


@dataclass_transform(field_specifiers=(field,))
def record(cls: Kind) -> Kind:
    """The class with slots for its annotated fields, and a constructor that takes them in their order or by name."""
    names = tuple(cls.__annotations__)
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    kept = {k: v for k, v in cls.__dict__.items() if k not in (*names, "__dict__", "__weakref__")}
    made: Any = type(cls)(cls.__name__, cls.__bases__, {**kept, "__slots__": names, "_defaults": defaults})
    made.__init__ = _constructor(names, defaults)
    made.__repr__ = _shown
    KNOWN[made.__module__, made.__name__] = made
    done: Kind = made
    return done


def _constructor(names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """Written out as source, so that it is as quick as one written by hand."""
    taken = [name if name not in defaults else f"{name}=_{name}" for name in names]
    body = [" pass"]
    for name in names:
        fresh = isinstance(defaults.get(name), Made)
        body.append(f" self.{name} = " + (f"_{name}.factory() if {name} is _{name} else {name}" if fresh else name))
    scope = {f"_{name}": value for name, value in defaults.items()}
    exec(f"def __init__(self, {', '.join(taken)}):\n" + "\n".join(body), scope)
    return scope["__init__"]


def _shown(self: Any) -> str:
    return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"
