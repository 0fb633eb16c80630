"""Error messages: each is known again, the telling one first."""

import pytest

from dsh.explain.error import diagnose
from dsh.knowledge.store import open_store

STORE = open_store()
ERRORS = STORE.errors()


@pytest.mark.parametrize("name", [name for name, entry in ERRORS.items() if entry.example])
def test_its_own_example_leads_to_it_first(name: str) -> None:
    """Or to another that has the very same pattern: docker and compose share some messages."""
    found = diagnose(ERRORS[name].example, STORE)
    assert found
    assert found[0].id == name or ERRORS[found[0].id].pattern == ERRORS[name].pattern


def test_every_error_has_an_example_and_a_way_out() -> None:
    assert [name for name, entry in ERRORS.items() if not entry.example or not entry.ways] == []


@pytest.mark.parametrize(("text", "name"), [("137", "exit-137"), ("exit code 127", "exit-127"), ("(125)", "exit-125")])
def test_bare_exit_codes(text: str, name: str) -> None:
    assert diagnose(text, STORE)[0].exit_code == name.removeprefix("exit-")


@pytest.mark.parametrize("text", ["", "hello", "everything is fine", "404"])
def test_what_is_no_error_of_dockers(text: str) -> None:
    assert diagnose(text, STORE) == ()


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("services.web.ports must be a list", "services.web.ports has the wrong form: it must be a list"),
        ("validating c.yaml: services.web.ports must be a array", "services.web.ports has the wrong form: it must be"),
        ("services must be a mapping", "services has the wrong form: it must be a mapping"),
        ("services.web.image must be a string", "services.web.image has the wrong form: it must be a string"),
        ("services.web.ports contains an invalid type, it should be an array", "it must be an array"),
    ],
)
def test_words_of_compose_for_a_wrong_form(message: str, says: str) -> None:
    assert says in diagnose(message, STORE)[0].happened


@pytest.mark.parametrize(
    ("code", "known"),
    [("7", "exit-own"), ("42", "exit-own"), ("200", "exit-own"), ("129", "exit-signal"), ("141", "exit-signal"),
     ("1", "exit-1"), ("125", "exit-125"), ("137", "exit-137"), ("143", "exit-143"), ("255", "exit-255")],
)  # fmt: skip
def test_each_exit_code_says_whose_it_is(code, known):
    assert [it.id for it in diagnose(code, STORE)] == [known]
