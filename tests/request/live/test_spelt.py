"""With an engine at hand, too, what the user calls something stays as it is typed."""

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

LIVE = Live((LiveContainer("web", "nginx:1"),), ("nginx:1",))


def test_a_new_name_is_no_short_word():
    got = answer("run memcached named mem with max 64mb ram", open_store(), LIVE)
    assert got.suggestions[0].command == "docker run --name mem -m 64m memcached"
