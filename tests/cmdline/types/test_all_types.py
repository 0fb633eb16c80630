import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsh.cmdline.types.all_types import MODULES, value_type
from dsh.cmdline.types.value_type import BadValue
from dsh.errors import KnowledgeError
from dsh.knowledge.compile import read_commands
from dsh.knowledge.entries import Flag

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
FLAG = Flag("f", "string", "m", values={"a": "b"}, keys={"status": "x"}, fields={".Names": "The names"})
WORDS = """: , = / - {{ }} $ ${ } ( ) [ ] ` " ' < > . @ a Z 0 80 8080 type= source= target= ro name= /dev/ ctrl- label
until= 24h 1d table range end json | sha256: host container: ::1 127.0.0.1 µ é if nofile= spread= node.role
== 0x 1e9 _ \\ key İ id= mode= password= ://"""
BITS = [*WORDS.split(), "\n", " ", "range ."]
TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(BITS), max_size=12).map("".join)


CHECKED = ("flag", "client", "engine", "start")


def refusal(name: str, text: str) -> BadValue | None:
    try:
        value_type(name).parse(text)
    except BadValue as error:
        return error
    return None


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_name_leads_to_a_type_of_that_contract(name: str) -> None:
    kind = value_type(name)
    assert kind.explain("", None)
    assert isinstance(kind.pieces(""), tuple)
    assert all(c.value.startswith("") and c.meaning for c in kind.complete("", FLAG))


def test_a_name_without_a_type_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="no value type 'nonsense'"):
        value_type("nonsense")


def test_every_type_that_the_commands_name_exists() -> None:
    commands = read_commands(KNOWLEDGE).values()
    used = {flag.type for c in commands for flag in c.flags.values()} | {a.type for c in commands for a in c.arguments}
    assert used - set(MODULES) == set()


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_any_text_is_explained_in_bounds_or_refused(text: str) -> None:
    for name in MODULES:
        kind = value_type(name)
        for flag in (None, FLAG):
            assert kind.explain(text, flag)
            last = 0
            for piece in kind.pieces(text, flag):
                assert last <= piece.start < piece.end <= len(text), name
                assert piece.meaning
                last = piece.end
            assert all(c.value and c.meaning for c in kind.complete(text, flag))
        refused = refusal(name, text)
        assert refused is None or (refused.message and refused.docker and refused.checked in CHECKED)


def test_a_lookup_imports_the_asked_type_only() -> None:
    code = (
        "import sys; from dsh.cmdline.types.all_types import value_type; value_type('duration');"
        "print(sorted(m.split('.')[-1] for m in sys.modules if m.startswith('dsh.cmdline.types.')))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "['all_types', 'duration', 'go_number', 'value_type']"
