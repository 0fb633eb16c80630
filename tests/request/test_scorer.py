"""The scorer takes two lines as one only where they do the same."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store

STORE = open_store()


@pytest.mark.parametrize(
    ("suggested", "accepted", "same"),
    [
        ("docker compose -f b.yml up", "docker compose -f a.yml -f b.yml up", False),
        ("docker compose -f a.yml up -d", "docker compose --file a.yml up --detach", True),
        ("docker --context far ps", "docker ps", False),
        ("docker ps -a -n 5", "docker ps --last 5", True),
        ("docker ps -a -f name=x", "docker ps -f name=x", False),
        ("docker container ls --all", "docker ps -a", True),
        ("docker image inspect web:1", "docker inspect web:1", True),
        ("docker volume ls -q", "docker volume ls --format '{{.Name}}'", True),
        ("docker image inspect web", "docker inspect web", False),
        (
            "docker rm $(docker ps -a --format '{{.Names}}' | grep -v '^db$')",
            "docker rm $(docker ps -a --format '{{.Names}}' | grep -vx db)",
            True,
        ),
        ("docker builder prune --keep-storage 5GB", "docker builder prune --keep-storage 5g", True),
        ("docker run -p 53:53/tcp x", "docker run -p 53:53 x", True),
        ("docker run -p 53:53/udp x", "docker run -p 53:53 x", False),
        (
            "docker build --platform linux/arm64,linux/amd64 .",
            "docker build --platform linux/amd64,linux/arm64 .",
            True,
        ),
    ],
)
def test_what_is_the_same(suggested: str, accepted: str, same: bool) -> None:
    assert right(suggested, [accepted], STORE) is same
