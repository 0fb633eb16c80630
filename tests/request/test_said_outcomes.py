"""What is asked of an idea, what is none of Docker's, and what only looks like either."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
IDEAS = {
    "could podman be used for the same job": ("podman",),
    "is podmann any better": ("podman",),
    "is k8s too much for a student": ("kubernetes",),
    "overlay2, what is that": ("storage-driver",),
    "i do not get when to use CMD and when ENTRYPOINT": ("cmd-entrypoint",),
    "do image tags have to be unique": ("tag", "names-ids"),
    "can docker be used without root": ("rootless", "root-user"),
    "how much memory may a container have": ("resources",),
    "is rootless still relevant": ("rootless",),
    "are official images reliable": ("docker-hub", "base-image"),
    "if the container is removed, are its files gone": ("data-loss", "volume"),
    "is docker-machine obsolete": ("docker-machine",),
    "who is the daemon": ("engine",),
}


@pytest.mark.parametrize("text", IDEAS)
def test_ideas(text: str) -> None:
    got = answer(text, STORE)
    assert got.outcome == "concept"
    assert got.concept in IDEAS[text]
    assert all(s.risk != "destroy" for s in got.suggestions)
