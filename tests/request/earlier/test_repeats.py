"""The last line said again, for another object or with something changed; and what is no such follow-up."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.earlier.before import Shown
from dsh.request.earlier.repeats import others, repeated
from dsh.request.live.objects import Live, LiveContainer

LIVE = Live(
    tuple(LiveContainer(name, "web:1.0") for name in ("shop", "store", "db")), ("web:1.0", "hello:1"), ("data", "more")
)
LOGS = Shown("docker logs shop", "container", ("shop",))
STOP = Shown("docker ps", proposed="docker stop shop")._replace(kind="container", names=("shop",))
RUN = Shown("docker ps", proposed="docker run -d -p 8091:80 web:1.0")
HERE = RUN._replace(proposed="docker run -d -p 127.0.0.1:8091:80 web:1.0")
RAN = Shown("docker run -d --name blog -p 8091:80 web:1.0", "container", ("blog",))
LIST = Shown("docker stop db", "container", ("db",), listed=("db", "store", "shop"))


@pytest.mark.parametrize(
    ("text", "shown", "line"),
    [
        ("again", LOGS, "docker logs shop"),
        ("do that again", LOGS, "docker logs shop"),
        ("same for db", LOGS, "docker logs db"),
        ("the same for db and store please", LOGS, "docker logs db && docker logs store"),
        ("and store?", LOGS, "docker logs store"),
        ("and for the container db", LOGS, "docker logs db"),
        ("what about db", LOGS, "docker logs db"),
        ("db too", LOGS, "docker logs db"),
        ("and store", LOGS._replace(command="docker ps -a -f name=shop"), "docker ps -a -f name=store"),
        ("same for db", LOGS._replace(command="docker cp shop:/etc/hosts ."), "docker cp db:/etc/hosts ."),
        ("same for more", Shown("docker volume inspect data", "volume", ("data",)), "docker volume inspect more"),
        ("no, store", STOP, "docker stop store"),
        ("i meant db", STOP, "docker stop db"),
        ("store", STOP, "docker stop store"),
        ("yes", STOP, "docker stop shop"),
        ("and the second one", LIST, "docker stop store"),
        ("now the others", LIST, "docker stop store && docker stop shop"),
        ("no, the other", LIST._replace(listed=("db", "shop")), "docker stop shop"),
        ("call it blog", RUN, "docker run -d -p 8091:80 --name blog web:1.0"),
        ("in the foreground", RUN, "docker run -p 8091:80 web:1.0"),
        ("without the port", RUN, "docker run -d web:1.0"),
        ("but without a port", RUN, "docker run -d web:1.0"),
        ("with 512 MB memory", RUN, "docker run -d -p 8091:80 -m 512m web:1.0"),
        ("in the background", RUN._replace(proposed="docker run web:1.0"), "docker run -d web:1.0"),
        ("and with the volume data at /data", RUN, "docker run -d -p 8091:80 -v data:/data web:1.0"),
        ("another one on port 9000", RAN, "docker run -d -p 9000:80 web:1.0"),
        ("on port 8086 instead", HERE, "docker run -d -p 127.0.0.1:8086:80 web:1.0"),
        ("use port 8086", HERE, "docker run -d -p 127.0.0.1:8086:80 web:1.0"),
        ("no, on port 8086 to 8000", HERE, "docker run -d -p 127.0.0.1:8086:8000 web:1.0"),
        ("call it blog", HERE, "docker run -d -p 127.0.0.1:8091:80 --name blog web:1.0"),
        ("with restart always", HERE, "docker run -d -p 127.0.0.1:8091:80 --restart always web:1.0"),
        ("only for this machine", RUN, "docker run -d -p 127.0.0.1:8091:80 web:1.0"),
        ("but only from this computer", RUN, "docker run -d -p 127.0.0.1:8091:80 web:1.0"),
        ("make it private", RUN, "docker run -d -p 127.0.0.1:8091:80 web:1.0"),
        ("with times", LOGS, "docker logs -t shop"),
        ("show me more", LOGS._replace(command="docker logs -n 20 shop"), "docker logs shop"),
        ("rebuild it", Shown("docker build -t site .", "image", ("site:latest",)), "docker build -t site ."),
        ("that keeps running", Shown("", proposed="docker run busybox"), "docker run -d busybox sleep infinity"),
        ("and of all", LOGS._replace(command="docker stats --no-stream shop"), "docker stats --no-stream"),
        (
            "and db too",
            Shown("docker network create lan && docker network connect lan shop", "network", ("lan",)),
            "docker network connect lan db",
        ),
        ("and from db", LOGS._replace(command="docker cp shop:index.html ."), "docker cp db:index.html ."),
        ("only the last 5 lines", LOGS, "docker logs -n 5 shop"),
        ("just the last 5 lines of it", LOGS._replace(command="docker logs -f shop"), "docker logs -n 5 shop"),
        ("with times", LOGS._replace(command="docker logs -f shop"), "docker logs -f -t shop"),
        ("without the times", LOGS._replace(command="docker logs -t shop"), "docker logs shop"),
        ("with their sizes", Shown("docker ps", "container", ("shop",)), "docker ps -s"),
    ],
)
def test_again_with_a_change(text, shown, line):
    assert repeated(text, shown, open_store(), LIVE) == line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("again", None),
        ("same for nobody", LOGS),
        ("same for data", LOGS),
        ("store", LOGS),
        ("in the background", LOGS),
        ("call it blog", RAN),
        ("on port 9000", RAN),
        ("yes", LOGS),
        ("with a cherry on top", RUN),
        ("without shame", RUN),
        ("show images", LOGS),
        ("stop shop and store", LOGS),
        ("no", STOP),
        ("no, the other", LIST),
        ("same for db", Shown("docker ps")),
    ],
)
def test_no_such_follow_up(text, shown):
    assert repeated(text, shown, open_store(), LIVE) is None


def test_which_other_one():
    assert others("no, the other", LOGS, open_store(), LIVE) == ("docker logs store", "docker logs db")
    assert others("show the other containers", LOGS, open_store(), LIVE) == ()


KV = Shown("docker images", "image", (), proposed="docker run --name kv -d redis")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("use redis:7", "docker run --name kv -d redis:7"),
        (
            "use redis:7, and it should have a volume for the data",
            "docker run --name kv -d -v kv-data:/data redis:7",
        ),
        ("give it a volume for its data", "docker run --name kv -d -v kv-data:/data redis"),
        ("use nginx:1", None),
        ("which images do i have and how big are they", None),
    ],
)
def test_another_tag_and_more(text, line):
    assert repeated(text, KV, open_store(), LIVE) == line


def test_a_question_of_another_kind_is_no_more_of_the_list():
    shown = Shown("docker ps -a -f status=exited", "container", ("shop",))
    assert repeated("which images do i have and how big are they", shown, open_store(), LIVE) is None


@pytest.mark.parametrize("text", ["?", "...", "!", " "])
def test_a_line_of_marks_alone_repeats_nothing(text):
    assert repeated(text, LOGS, open_store(), LIVE) is None
