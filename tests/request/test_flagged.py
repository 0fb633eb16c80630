"""Flags that no phrase asks for, and words beside which they stand in the examples: offered beside the line without."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer


@pytest.fixture(scope="module")
def store():
    return open_store()


def lines(request, store):
    return [it.command for it in answer(request, store).suggestions[:3]]


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("throw out the web container, even though it is busy", "docker rm -f web"),
        ("start nginx and take whatever ports are free", "docker run -d -P nginx"),
        ("begin a swarm here, announce 10.1.7.10 to the others", "docker swarm init --advertise-addr 10.1.7.10"),
        ("launch acme/web as user 7 with a root filesystem it can't write to", "docker run --read-only -u 7 acme/web"),
    ],
)  # fmt: skip
def test_the_flag_is_among_the_first_three(request_, line, store):
    assert line in lines(request_, store)


@pytest.mark.parametrize(
    "request_",
    ["remove web, it is no longer needed at all", "take compose down, the whole lot", "prune the images, the old ones"],
)
def test_what_destroys_takes_no_more_than_before(request_, store):
    first = lines(request_, store)[0]
    assert not any(wide in first for wide in (" -f", " -a", " -v", "--volumes", "--rmi"))
