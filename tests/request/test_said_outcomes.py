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


@pytest.mark.parametrize(
    "text",
    [
        "python tool.py --port 9001",
        "virsh shutdown fedora",
        "how do i get out of nano",
        "crop the background of this image",
        "show virtualbox guests",
        "drinks and networking on friday",
    ],
)
def test_none_of_dockers(text: str) -> None:
    assert answer(text, STORE).outcome == "none"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("why did mailer die", "docker logs mailer"),
        ("why does shopd crash", "docker logs shopd"),
        ("bind: address already in use 0.0.0.0:9000 - who has it", "docker ps -f publish=9000"),
        ("listen tcp 0.0.0.0:5432: bind: address already in use. who has it?", "docker ps -f publish=5432"),
        ("no such container: apu. list me all then", "docker ps -a"),
        ("pull access denied for a/b, may require docker login: log me in as tom", "docker login -u tom"),
        ('exec: "bash": executable file not found in $PATH, ok open sh in api', "docker exec -it api sh"),
        ("what the hell is running here", "docker ps"),
        ("i am hungry. stop api", "docker stop api"),
        ("does api have a healthcheck", "docker inspect -f '{{json .Config.Healthcheck}}' api"),
        ("show me what would be removed by a volume prune", "docker volume ls -f dangling=true"),
    ],
)
def test_looks_like_talk(text: str, line: str) -> None:
    assert answer(text, STORE).suggestions[0].command == line
