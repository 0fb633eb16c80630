"""What an order about a group names apart from it is left out, however that is said; the opposite is never offered."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.checked.may_stay import acting
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("api", "site:3", "running", (), ("back",)),
        LiveContainer("queue", "redis:7", "running", (), ("back",)),
        LiveContainer("proxy", "nginx:1.27", "running", (), ("back", "front")),
        LiveContainer("job7", "site:3", "exited"),
        LiveContainer("bertha", "alpine:3", "exited"),
        LiveContainer("demo", "alpine:3", "exited"),
    ),
    ("site:3", "redis:7", "nginx:1.27", "alpine:3", "kiosk:1", "kiosk:2", "paint:latest"),
    ("pgdata", "media", "scratch"),
    ("bridge", "host", "none", "back", "front", "lab", "attic"),
)
ENDED = "docker rm $(docker ps -a -f status=exited --format '{{.Names}}' | grep -vx bertha)"
RUN = "docker stop $(docker ps --format '{{.Names}}' | grep -vx api)"
LOOSE = "docker volume rm $(docker volume ls -f dangling=true --format '{{.Name}}' | grep -vx media)"
UNUSED = "docker rmi paint:latest && docker image prune"
OFF = "docker network disconnect back queue && docker network disconnect back proxy"
SAID = [  # in words that no list of those for staying has, and with those
    ("stop all containers except api", RUN),
    ("stop every container but not api", RUN),
    ("stop all running containers apart from api", RUN),
    ("remove the stopped containers, bertha is sacred", ENDED),
    ("delete all stopped containers. bertha belongs to my boss", ENDED),
    ("purge the exited containers, hands off bertha", ENDED),
    ("all stopped containers away, only bertha i still want", ENDED),
    ("get rid of everything stopped, my sister loves bertha", ENDED),
    ("clean up the stopped containers and let bertha live", ENDED),
    ("delete the stopped containers which are not bertha", ENDED),
    ("throw the stopped ones away, bertha rests", ENDED),
    ("wipe the stopped containers, bertha not", ENDED),
    ("bertha is dear to me, remove the other stopped containers", ENDED),
    ("remove each stopped container - bertha has a job tomorrow", ENDED),
    ("stop whatever is not api", RUN),
    ("stop all containers, api serves customers", RUN),
    ("halt every container sans api", RUN),
    ("stop everything, api has to answer the phone", RUN),
    ("pause all containers, api must answer", RUN.replace("stop", "pause", 1)),
    ("kill all containers, api i love", RUN.replace("stop", "kill", 1)),
    ("kill all containers, do not even look at api", RUN.replace("stop", "kill", 1)),
    ("clean the volumes, media i watch", LOOSE),
    ("volumes nobody uses can go, media not", LOOSE),
    ("delete all unused volumes. media holds my films", LOOSE),
    ("clean all volumes i do not use, media is for the family", LOOSE),
    ("remove unused images only, kiosk not", UNUSED),
    ("delete unused images, kiosk is on sale", UNUSED),
    ("clean the images, i sell all tags of kiosk", UNUSED),
    ("images nobody needs away, but not kiosk", UNUSED),
    ("remove all images nobody uses but kiosk", UNUSED),
    ("all unused networks away, lab is for friday", "docker network rm attic"),
    ("remove the networks, lab is reserved", "docker network rm attic"),
    ("remove everyone from back but api", OFF),
    ("disconnect all except api from back", OFF),
    ("disconnect all but api from back", OFF),
    ("disconnect everything from back, api needs it", OFF),
    ("take all containers off back, api remains", OFF),
    ("stop all containers except the ones from redis:7",
     "docker stop $(docker ps --format '{{.ID}} {{.Image}}' | grep -vw redis:7 | cut -d' ' -f1)"),
    ("remove job7 and leave bertha", "docker rm job7"),
    ("remove job7 and demo but not bertha", "docker rm job7 demo"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "line"), SAID)
def test_it_stays(said: str, line: str) -> None:
    got = answer(said, STORE, LIVE)
    assert (got.outcome, got.suggestions[0].command) == ("match", line)


@pytest.mark.parametrize(("said", "line"), SAID)
def test_nothing_that_is_offered_takes_it(said: str, line: str) -> None:
    name = next(n for n in ("bertha", "api", "media", "kiosk", "lab", "queue", "redis:7") if n in said)
    for other in answer(said, STORE, LIVE).suggestions:
        bare = other.command.split("grep -v")[0]
        assert not (acting(other.command) and name in bare.split())
        assert not (acting(other.command) and "$(" in other.command and "grep -v" not in other.command)


@pytest.mark.parametrize(
    ("said", "line"),
    [  # what belongs to the order goes, and is no exception
        ("remove the containers job7 and demo", "docker rm job7 demo"),
        ("remove containers job7, bertha and demo", "docker rm job7 bertha demo"),
        ("delete the volumes media and scratch", "docker volume rm media scratch"),
        ("stop all containers of image redis:7", "docker stop $(docker ps -q -f ancestor=redis:7)"),
        ("remove all containers older than api", "docker rm $(docker ps -aq -f before=api)"),
        ("remove all stopped containers, then restart api", "docker container prune && docker restart api"),
        ("remove all stopped containers, and show the logs of api", "docker container prune && docker logs api"),
        ("remove all stopped containers and the network attic", "docker container prune && docker network rm attic"),
        ("remove all images of kiosk", "docker rmi $(docker images -q kiosk)"),
    ],
)
def test_what_is_told_goes(said: str, line: str) -> None:
    assert answer(said, STORE, LIVE).suggestions[0].command == line


@pytest.mark.parametrize(
    ("said", "leaves"),
    [
        ("remove stopped containers, 'bertha' is sacred", "grep -vx bertha"),
        ("delete all containers, bertha is needed", "grep -vx bertha"),
        ("stop everything, not bertha and demo", "grep -vxE 'bertha|demo'"),
        ("clean the volumes, media not", "grep -vx media"),
        ("pgdata is needed, get rid of all the unused volumes", "grep -vx pgdata"),
    ],
)
def test_without_an_engine(said: str, leaves: str) -> None:
    got = answer(said, STORE)
    assert leaves in got.suggestions[0].command


@pytest.mark.parametrize(
    "said",
    [
        "web misbehaves, delete it and its anonymous volumes",
        "the vps box is lagging, delete all dangling images",
        "db2 is broken, remove it with its volumes",
        "db crashed, throw it away together with its volumes",
    ],
)
def test_what_is_spoken_of_does_not_stay(said: str) -> None:
    assert not any("grep -v" in it.command for it in answer(said, STORE).suggestions)


def test_an_image_without_a_name_stays_by_its_id() -> None:
    line = answer("delete dangling images but not c55a59fc72a1", STORE).suggestions[0].command
    assert line == "docker rmi $(docker images -q -f dangling=true | grep -v c55a59fc72a1)"


def test_what_no_kind_is_told_of_is_asked() -> None:
    got = answer("delete everything except the volume media", STORE, LIVE)
    assert got.outcome == "ambiguous"
    assert [s.command for s in got.suggestions] == [LOOSE, "docker system prune"]


def test_where_nothing_is_left_that_is_said() -> None:
    alone = LIVE._replace(networks=("bridge", "host", "none", "lab"))
    got = answer("remove all networks, lab is reserved", STORE, alone)
    assert got.outcome == "none"
    assert "lab stays" in (got.hint or "")


def test_a_question_is_no_order() -> None:
    got = answer("can i remove all stopped containers but bertha?", STORE, LIVE)
    assert got.outcome == "ambiguous"
    assert got.suggestions[0].risk == "read"


@pytest.mark.parametrize(
    ("said", "narrowed"),
    [
        ("wipe every image nobody used for a month, kiosk:1 is sacred", "720h"),
        ("remove unused images older than 2 weeks but keep paint:latest", "336h"),
        ("delete all images made before yesterday, kiosk:2 stays", "24h"),
        ("delete images bigger than 700 mb, paint is my favourite", "700"),
        ("remove networks older than a week, lab is needed", "168h"),
        ("remove all containers older than 3 days, bertha i want", "72h"),
        ("remove networks with the label team=a, attic not", "team=a"),
        ("clean up the images with the label stage=test, kiosk:1 must live", "stage=test"),
    ],
)
def test_what_narrows_the_group_is_not_lost_with_what_stays(said, narrowed):
    got = answer(said, STORE, LIVE)
    assert [s.command for s in got.suggestions if acting(s.command) and narrowed not in s.command] == []


IN_DOUBT = [  # it may be what is to go, or what is to stay
    "remove stopped containers, queue and front",
    "stop all containers, web and db",
    "remove all stopped containers, old1",
]
NAMED = [  # no more is said of the group than what they are called
    ("delete the volumes logs, uploads and tmpdata", "docker volume rm logs uploads tmpdata"),
    ("remove images foo bar and baz", "docker rmi foo bar baz"),
    ("stop containers front, back and queue", "docker stop front back queue"),
    ("delete the containers alpha beta and gamma", "docker rm alpha beta gamma"),
    ("delete networks front, back and queue", "docker network rm front back queue"),
    ("delete the containers ant, bee and cat in one go", "docker rm ant bee cat"),
    ("remove the volumes a1 and b2, c3 stays", "docker volume rm a1 b2"),
    ("stop containers web1 web2 db1", "docker stop web1 web2 db1"),
    ("stop web1 web-2 db_3", "docker stop web1 web-2 db_3"),
    ("restart shop-web, hog and worker", "docker restart shop-web hog worker"),
    ("remove the containers a1 and b2, c3 is my boss's", "docker rm a1 b2"),
]


@pytest.mark.parametrize("request_", IN_DOUBT)
def test_what_may_go_or_stay_is_asked(request_):
    assert answer(request_, STORE).outcome == "ambiguous"


@pytest.mark.parametrize(("request_", "line"), NAMED)
def test_a_list_behind_the_noun_is_what_goes(request_, line):
    assert [it.command for it in answer(request_, STORE).suggestions[:1]] == [line]


HOUSE = Live((LiveContainer("shop-db", "postgres:16"), LiveContainer("web", "nginx"), LiveContainer("api", "site:3")))


def test_what_stays_is_there():
    """ "the database" is the container that is one; of what is not there nothing is spared."""
    found = answer("stop everything but the database", STORE, HOUSE)
    assert found.suggestions[0].command == "docker stop $(docker ps --format '{{.Names}}' | grep -vx shop-db)"
    assert answer("stop all containers except the mailserver", STORE, HOUSE).outcome == "ambiguous"


@pytest.mark.parametrize(
    "asked",
    [
        "are containers meant to be thrown away or do i keep one for years",
        "do i have to remove all containers except api",
        "should i delete all containers except api",
    ],
)
def test_who_asks_whether_to_remove_is_offered_no_removal_first(asked: str) -> None:
    got = answer(asked, STORE)
    assert not (got.outcome == "match" and acting(got.suggestions[0].command))
