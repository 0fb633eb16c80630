"""typing.NamedTuple, quicker to make: the standard library compiles a constructor for each class, and we have hundreds.

    from dsh.named import NamedTuple

    class Port(NamedTuple):
        number: int
        protocol: str = "tcp"

The classes are what typing makes of the same words (mypy is told so): subclasses of tuple with `_fields`,
`_field_defaults`, `_replace`, `_asdict` and `_make`. A start makes seventy of them; this way it is a tenth shorter.
"""

from operator import itemgetter

from dsh.typed import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    try:  # as in collections: quicker than a property
        from _collections import _tuplegetter as _getter
    except ImportError:

        def _getter(place, doc):
            return property(itemgetter(place), doc=doc)

    class _Maker(type):
        """Makes of an annotated class one whose type is plain `type`, as typing does."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            body.pop("__orig_bases__", None)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            for place, field in enumerate(fields):
                body[field] = _getter(place, None)
            own = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__slots__": ()}
            constructor = _constructor(fields, defaults)
            return type(name, (tuple,), {"__new__": constructor, **SHARED, **body, **own})

    class _Fields(metaclass=_Maker):
        """What stands for NamedTuple among the bases of a class."""

    class _NamedTuple:
        def __mro_entries__(self, bases):
            return (_Fields,)

    NamedTuple = _NamedTuple()


_built = tuple.__new__


def _constructor(fields: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """The `__new__` of a class: values in the order of the fields, or by name. TypeError for others or too few."""
    most, ends = len(fields), tuple(defaults.values())
    least = most - len(ends)

    def new(cls: Any, /, *values: Any, **named: Any) -> Any:
        given = len(values)
        if not named:
            if given == most:
                return _built(cls, values)
            if least <= given < most:
                return _built(cls, values + ends[given - least :])
        rest = fields[given:]
        if given + len(named) == most:
            try:
                return _built(cls, (*values, *[named[name] for name in rest]))
            except KeyError:
                pass  # what is wrong is told below
        wrong = [name for name in rest if name not in named and name not in defaults]
        wrong = wrong or [name for name in named if name not in rest]
        if wrong or given > most:
            raise TypeError(f"{cls.__name__}() takes {', '.join(fields)}: {', '.join(wrong) or f'not {given} values'}")
        return _built(cls, (*values, *[named[name] if name in named else defaults[name] for name in rest]))

    return new


def _make(cls: Any, values: Any) -> Any:
    made = _built(cls, values)
    if len(made) != len(cls._fields):
        raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
    return made


def _replace(self: Any, /, **named: Any) -> Any:
    values, place = list(self), self._fields.index
    try:
        for field, value in named.items():
            values[place(field)] = value
    except ValueError:
        raise ValueError(f"{type(self).__name__} has no {', '.join(set(named) - set(self._fields))}") from None
    return _built(type(self), values)


def _asdict(self: Any) -> dict[str, Any]:
    return dict(zip(self._fields, self, strict=True))


def _shown(self: Any) -> str:
    return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in _asdict(self).items())})"


SHARED: dict[str, Any] = {
    "_make": classmethod(_make),
    "_replace": _replace,
    "_asdict": _asdict,
    "__repr__": _shown,
    "__getnewargs__": lambda self: tuple(self),  # for copies
}
