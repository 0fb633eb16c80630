"""dsh.named makes what typing.NamedTuple makes."""

import copy
import pickle
import typing

import pytest

from dsh.named import NamedTuple


class Ours(NamedTuple):
    """A port."""

    number: int
    protocol: str = "tcp"
    names: tuple[str, ...] = ()

    @property
    def text(self):
        return f"{self.number}/{self.protocol}"


class Theirs(typing.NamedTuple):
    """A port."""

    number: int
    protocol: str = "tcp"
    names: tuple[str, ...] = ()

    @property
    def text(self):
        return f"{self.number}/{self.protocol}"


class Empty(NamedTuple):
    pass


class Told(NamedTuple):
    text: str

    def __repr__(self):
        return "told"


CALLS = [
    ((80,), {}),
    ((80, "udp"), {}),
    ((80, "udp", ("dns",)), {}),
    ((), {"number": 80}),
    ((80,), {"names": ("web",)}),
    ((80, "udp"), {"names": ("web",)}),
    ((), {"names": ("web",), "protocol": "udp", "number": 80}),
]
WRONG = [((), {}), ((), {"protocol": "udp"}), ((1, "tcp", (), 4), {}), ((1,), {"number": 2}), ((1,), {"port": 2})]


@pytest.mark.parametrize(("values", "named"), CALLS)
def test_a_record_is_made_as_typing_makes_it(values, named):
    ours, theirs = Ours(*values, **named), Theirs(*values, **named)
    assert ours == theirs == tuple(ours)
    assert hash(ours) == hash(theirs)
    assert ours.text == theirs.text
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(protocol="sctp") == theirs._replace(protocol="sctp")
    assert type(ours._replace(number=1)) is Ours


@pytest.mark.parametrize(("values", "named"), WRONG)
@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_too_few_too_many_and_unknown_values_are_refused(kind, values, named):
    with pytest.raises(TypeError):
        kind(*values, **named)


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_unknown_fields_are_not_replaced(kind):
    with pytest.raises(ValueError, match="port"):
        kind(80)._replace(port=1)
    with pytest.raises(TypeError):
        kind._make((1,))
    with pytest.raises(AttributeError):
        kind(80).number = 1
    with pytest.raises(AttributeError):
        kind(80).other = 1


def test_classes_say_the_same_of_themselves():
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__", "__module__", "__bases__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    assert type(Ours) is type
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert Ours._make((1, "udp", ())) == Theirs._make((1, "udp", ()))


def test_copies_are_equal():
    made = Ours(80, names=("web",))
    assert copy.copy(made) == made == copy.deepcopy(made) == pickle.loads(pickle.dumps(made))
    assert type(copy.copy(made)) is Ours


def test_own_methods_stay_and_a_record_may_be_empty():
    assert Empty() == ()
    assert repr(Told("x")) == "told"


def test_a_record_is_matched_by_its_fields():
    match Ours(80, "udp"):
        case Ours(number, protocol):
            assert (number, protocol) == (80, "udp")
