"""What a line does not touch follows from its flags, too."""

import re

import pytest

from dsh.explain.command import explain_line
from dsh.knowledge.store import open_store

STORE = open_store()
BY_FLAG = re.compile(r"(?:^|[\s,(])--?[a-z][\w-]*")


@pytest.mark.parametrize(
    ("line", "kept", "text"),
    [
        ("docker volume prune", True, "Named volumes"),
        ("docker volume prune -a", False, "amed volumes"),
        ("docker volume prune --all=false", True, "Named volumes"),
        ("docker image prune", True, "image with a name"),
        ("docker image prune -af", False, "image with a name"),
        ("docker system prune", True, "All volumes"),
        ("docker system prune --volumes", False, "All volumes"),
        ("docker system prune --volumes", True, "Named volumes"),
        ("docker system prune -a", False, "Images with a name"),
        ("docker rm web", True, "anonymous volumes"),
        ("docker rm -fv web", False, "anonymous volumes"),
        ("docker compose down", True, "named volumes"),
        ("docker compose down -v", False, "named volumes"),
        ("docker compose down --rmi all", False, "images"),
        ("docker compose rm -s", False, "running containers"),
        ("docker compose up -d --force-recreate", False, "settings did not change"),
        ("docker buildx rm --all-inactive", False, "other builders"),
    ],
)
def test_what_a_flag_takes_is_not_among_what_is_kept(line, kept, text):
    assert any(text in it for it in explain_line(line, STORE).keeps) == kept


@pytest.mark.parametrize(
    ("line", "kept", "way"),
    [
        ("docker compose pull api && docker compose up -d api", False, False),  # the one keeps what the other replaces
        ("docker pull nginx && docker rm -f web && docker run -d --name web nginx", False, False),
        ("docker build -t a . && docker push a", False, False),
        ("docker save a | ssh me@host docker load", False, True),
        ("docker stop web && docker rm web", True, False),
        ("docker ps && docker rm web", True, False),
        ("docker network create n && docker network connect n web", False, True),
    ],
)
def test_of_several_commands_none_speaks_for_the_others(line, kept, way):
    told = explain_line(line, STORE)
    assert (told.keeps != (), told.way_back is not None) == (kept, way)


def test_what_hangs_on_a_flag_says_when():
    """A sentence that names a flag ("unless you say -v") is false where that flag stands."""
    commands = [STORE.command(path) for path in STORE.commands()]
    bare = [(it.path, keep.says) for it in commands for keep in it.keeps if BY_FLAG.search(keep.says) and not keep.when]
    assert [it for it in bare if "started with --rm" not in it[1]] == []  # the flag of another command


@pytest.mark.parametrize(
    ("line", "way"),
    [
        ("docker run -v /data nginx", "docker rm -f -v CONTAINER"),
        ("docker run --name web --mount target=/data nginx", "docker rm -f -v web"),
        ("docker run -v data:/data redis", "docker rm -f CONTAINER"),
        ("docker run -v data:/var/lib/postgresql/data postgres:16", "docker rm -f CONTAINER"),
        ("docker create --name k -v /data redis", "docker rm -v k"),
        ("docker run nginx", "docker rm -f CONTAINER"),
        ("docker build -t joe/app .", "docker rmi IMAGE"),
        ("docker build --push -t joe/app .", None),
        ("docker buildx build -t joe/app -o type=registry .", None),
        ("docker buildx build -t joe/app --push=false .", "docker rmi IMAGE"),
    ],
)
def test_the_way_back_of_what_is_made(line, way):
    assert explain_line(line, STORE).way_back == way
