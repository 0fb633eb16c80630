"""The completion core: what is offered where."""

import pytest

from dsh.completion.candidates import candidates
from dsh.completion.live import Live, LiveContainer, LiveImage, LiveNetwork, LiveVolume, read_live
from dsh.knowledge.store import open_store
from dsh.request.answer import answer

DAY = 86400.0
LIVE = Live(
    (
        LiveContainer("web", "a1" * 32, "nginx", "running", "Up 3 minutes", (8080,)),
        LiveContainer("db", "b2" * 32, "postgres:16", "exited", "Exited (0) 2 days ago"),
    ),
    (LiveImage("nginx:latest", "sha256:" + "c3" * 32, 187_000_000, 10 * DAY), LiveImage("d4" * 6, "d4" * 32, 5, DAY)),
    (LiveNetwork("bridge", "bridge"), LiveNetwork("front", "bridge")),
    (LiveVolume("data", "local"),),
    ("default", "far"),
    12 * DAY,
)


def offered(text, **options):
    return candidates(text, len(text), open_store(), LIVE, **options)


def texts(text, **options):
    return [c.text for c in offered(text, **options)]


@pytest.mark.parametrize(
    ("text", "first", "start"),
    [
        ("docker r", "run", 7),
        ("docker container in", "inspect", 17),
        ("docker netw", "network", 7),
        ("docker rm ", "db", 10),  # what has stopped is what one removes
        ("docker stop ", "web", 12),
        ("docker start ", "db", 13),
        ("docker rm db w", "web", 13),
        ("docker rm -", "-f", 10),
        ("docker run --net", "--network", 11),
        ("docker run --network ", "bridge", 21),
        ("docker run --network=fr", "front", 21),
        ("docker run --restart ", "no", 21),
        ("docker run ng", "nginx:latest", 11),
        ("docker run -v da", "data:", 14),
        ("docker ps -f stat", "status=", 13),
        ("docker ps --filter status=ex", "status=exited", 19),
        ("docker ps --filter name=w", "name=web", 19),
        ("docker run --mount type=volume,", "type=volume,source=", 19),
        ("docker run --mount type=volume,src=", "type=volume,src=data", 19),
        ("docker run --mount type=bind,b", "type=bind,bind-propagation=", 19),
        ("docker run --network name=fr", "name=front", 21),
        ("docker run --network name=front,al", "name=front,alias=", 21),
        ("docker build --cache-from type=local,sr", "type=local,src=", 26),
        ("docker cp ./a ", "web:", 14),
        ("docker cp - w", "web:", 12),
        ("docker rm $(docker ps -f nam", "name=", 25),
        ("docker stop 'w", "'web'", 12),
        ("sudo docker volume rm d", "data", 22),
        ("docker ps && docker logs w", "web", 25),
        ("docker context use f", "far", 19),
        ("docker build ", ".", 13),
        ("rm ", "db", 3),
        ("remove all", "remove all stopped containers", 0),
        ("please stop w", "web", 12),
        ("stop w", "web", 5),
        ("docker rm a1", "a1" * 6, 10),
    ],
)
def test_the_first_offer(text, first, start):
    it = offered(text)[0]
    assert (it.text, it.start) == (first, start)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("docker rm web w", "web"),  # given already
        ("docker run -d -", "--detach"),  # given already
        ("docker run --n", "--net"),  # an old name
        ("docker cp web:/x ", "db:"),  # docker copies between a container and this machine only
        ("docker cp a ", "src/"),
        ("docker run --mount type=bind,", "type=bind,volume-nocopy="),
        ("docker run --mount type=bind,src=", "type=bind,src=data"),
        ("docker build --secret id=x,", "id=x,uid="),  # a key of the swarm's secrets
        ("docker ps | ", "ps"),  # another program stands there
        ("docker rm w", "remove container web"),  # a docker line is no request
    ],
)
def test_not_offered(text, never):
    assert never not in texts(text)


@pytest.mark.parametrize(
    "text",
    ["docker run nginx ", "docker run nginx -", "docker exec web ", "docker run -it", "ls -", "docker nonsense x"],
)
def test_nothing_of_dockers(text):
    assert not texts(text, assume_docker=False)


def test_every_offer_says_what_it_is():
    for text in ("docker ", "docker run -", "docker rm ", "docker run ", "docker network rm ", "docker ps -f ", "rem"):
        for it in offered(text):
            assert it.meaning, (text, it)
            assert it.group in {
                "command",
                "flag",
                "value",
                "container",
                "image",
                "network",
                "volume",
                "path",
                "request",
            }


def test_meanings_of_live_objects():
    found = {it.text: it.meaning for text in ("docker rm ", "docker rmi ", "docker run -p 80") for it in offered(text)}
    assert found["web"] == "nginx · running"
    assert found["db"] == "postgres:16 · stopped (0) 2 days ago"
    assert found["nginx:latest"] == "187 MB · 2 days ago"
    assert found["8080:80"] == "port in use by web"


@pytest.mark.parametrize(
    "text", ["'", '"', "$(", "docker '", "docker rm $(docker", "\\", "a\\\n", "docker run -e 'a b", "<", "|"]
)
def test_unfinished_text_is_no_failure(text):
    for cursor in range(len(text) + 1):
        candidates(text, cursor, open_store(), LIVE)


@pytest.mark.parametrize(("phrase", "command"), open_store().values("starters").items())
def test_a_starter_comes_to_its_command(phrase, command):
    names = {
        "running": "web",
        "stopped": "db",
        "container": "web",
        "image": "nginx",
        "network": "front",
        "volume": "v1",
    }
    found = answer(phrase.format(**names), open_store())
    if command.startswith("docker"):
        wanted = command.format(**names)
        assert wanted.split()[:2] == found.suggestions[0].command.split()[:2]
        assert wanted in [s.command for s in found.suggestions]
    else:
        assert found.outcome == "concept"


def test_the_engines_lists_are_read():
    live = read_live(
        [
            {
                "Id": "e" * 64,
                "Names": ["/one", "/web/link"],
                "Image": "x",
                "State": "running",
                "Ports": [{"PublicPort": 1}],
            }
        ],
        [{"Id": "sha256:" + "f" * 64, "RepoTags": ["<none>:<none>"], "Size": 1, "Created": 2}],
        [{"Name": "n", "Driver": "bridge"}],
        {"Volumes": None},
        5.0,
    )
    assert [c.name for c in live.containers] == ["one"]
    assert live.containers[0].ports == (1,)
    assert [i.name for i in live.images] == ["f" * 12]
    assert live.volumes == ()
    assert live.running == 1


@pytest.mark.parametrize("text", ["stop ", "restart ", "logs "])
def test_options_stand_last_after_plain_words(text):
    groups = [it.group for it in candidates(text, len(text), open_store(), LIVE)]
    assert "flag" in groups
    assert groups[groups.index("flag") :] == ["flag"] * groups.count("flag")
    assert groups[0] == "container"
