"""Lists that leave something out, that are cut and sorted, and several facts of one thing."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

SAID = [
    ("all containers except the ones from redis", "docker ps -a --format '{{.Names}} {{.Image}}' | grep -vw redis"),
    ("list containers that do not use redis", "docker ps --format '{{.Names}} {{.Image}}' | grep -vw redis"),
    ("running containers but not the ones on network dmz",
     "docker ps --format '{{.Names}} {{.Networks}}' | grep -vw dmz"),
    ("show containers not from the image redis, names only",
     "docker ps --format '{{.Names}} {{.Image}}' | grep -vw redis | cut -d' ' -f1"),
    ("images except those of acme", "docker images --format '{{.Repository}}:{{.Tag}}' | grep -v acme"),
    ("show names of all containers except shop and db", "docker ps -a --format '{{.Names}}' | grep -vxE 'shop|db'"),
    ("containers from redis", "docker ps -f ancestor=redis"),
    ("containers on network dmz", "docker ps -f network=dmz"),
    ("list container names sorted by size", "docker ps -as --format '{{.Size}}\\t{{.Names}}' | sort -hr"),
    ("list images sorted by size, only names",
     "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort -hr"),
    ("list the four newest images", "docker images --format '{{.Repository}}:{{.Tag}}' | head -n 4"),
    ("show me the 2 latest images with their size",
     "docker images --format '{{.Repository}}:{{.Tag}}\\t{{.Size}}' | head -n 2"),
    ("the four biggest images",
     "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort -hr | head -n 4"),
    ("names and sizes of all containers", "docker ps -a --format 'table {{.Names}}\\t{{.Size}}'"),
    ("exit code of kasse and when it ended", "docker inspect -f '{{.State.ExitCode}} {{.State.FinishedAt}}' kasse"),
    ("when did kasse end and with what code", "docker inspect -f '{{.State.FinishedAt}} {{.State.ExitCode}}' kasse"),
    ("status of kasse and when it started", "docker inspect -f '{{.State.Status}} {{.State.StartedAt}}' kasse"),
    ("exit code of kasse", "docker inspect -f '{{.State.ExitCode}}' kasse"),
    ("when did kasse end", "docker inspect -f '{{.State.FinishedAt}}' kasse"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_said(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command
