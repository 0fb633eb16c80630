"""A file that cannot be read while it is sent is no fault of the engine."""

import pytest

from dsh.engine.fed import Fed, own_fault
from dsh.engine.refusal import EngineLost
from dsh.errors import DshError


def parts(error=None):
    yield b"one"
    if error is not None:
        raise error


def sent(body, then=None):
    """As the connection sends it: what fails in it comes out as a broken connection."""
    fed = Fed(body)
    with own_fault(fed):
        try:
            list(fed)
        except OSError as error:
            then = error
        if then is not None:
            raise EngineLost("the connection to the engine broke") from then


def test_names_the_file():
    with pytest.raises(DshError) as caught:
        sent(parts(FileNotFoundError(2, "No such file or directory", "a.txt")))
    assert caught.value.message == "a.txt: no such file or directory"
    assert not isinstance(caught.value, EngineLost)


def test_leaves_other_faults():
    with pytest.raises(EngineLost):
        sent(parts(), ConnectionResetError())
