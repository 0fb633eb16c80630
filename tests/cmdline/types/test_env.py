import pytest

from dsh.cmdline.types.all_types import value_type

SAID = [
    ("TZ=UTC", "the variable TZ is 'UTC' in the container"),
    ("TZ=", "the variable TZ is set, but empty in the container"),
    ("HOME", "the variable HOME gets the value that it has in your shell; if it is not set there, it stays unset"),
    ("A=$B", "the variable A gets what the shell puts in for $B in the container"),
]
SECRETS = ["DB_PASSWORD={}", "API_KEY={}", "DATABASE_URL=postgres://me:{}@db/x", "token={}"]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_said(text: str, said: str) -> None:
    assert value_type("env").explain(text) == said


@pytest.mark.parametrize("text", SECRETS)
@pytest.mark.parametrize("name", ["env", "build-arg", "label", "key-value", "string", "container-argument", "token"])
def test_a_secret_is_not_repeated(name: str, text: str) -> None:
    text = text.format("hunter2")
    kind = value_type(name)
    assert "hunter2" not in kind.explain(text)
    assert all("hunter2" not in piece.meaning for piece in kind.pieces(text))


@pytest.mark.parametrize("text", SECRETS)
def test_the_place_of_a_secret_is_no_piece(text: str) -> None:
    text = text.format("hunter2")
    assert all("hunter2" not in text[piece.start : piece.end] for piece in value_type("env").pieces(text))
