"""A port inside that nobody has told is a guess, and said to be one; what is known or told is none."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live

STORE = open_store()
HERE = Live(images=("team/web:1.0",))


@pytest.mark.parametrize(
    ("text", "live", "says"),
    [
        ("run team/web:1.0 on port 8085", None, "the port inside is assumed to be 8085 as well"),
        ("run team/web:1.0 in the background on port 8085 of this machine only", None, "-p 8085:PORT where team/web"),
        ("run team/web:1.0 on port 8085", Live(), "the port inside is assumed"),
        ("run team/web:1.0 on port 8085", HERE, None),  # the engine has it, and knows its port
        ("run nginx on port 8085", None, None),
        ("run nginx on port 80", None, None),
        ("run team/web:1.0 on port 8085 to 80", None, None),
        ("run team/web:1.0 with 8085:8085", None, None),
        ("docker run -p 8085:8085 team/web:1.0", None, None),
    ],
)
def test_what_is_a_guess(text, live, says):
    got = answer(text, STORE, live).suggestions
    found = got[0].warning if got else None
    assert says in found if says else found is None
