"""What is named to stay behind what is told to go: "stop all containers, not site" never stops site."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
SAID = [
    ("stop all containers, not site", "docker stop", "grep -vx site"),
    ("restart everything, just not shop please", "docker restart", "grep -vx shop"),
    ("delete unused volumes, never notes", "docker volume rm $(docker volume ls -f dangling=true", "grep -vx notes"),
    ("remove all containers, site and db excluded", "docker rm $(", "grep -vxE 'site|db'"),
    ("delete all images, not web:1.0", "docker rmi $(", "grep -vx web:1.0"),
    ("remove the unused images apart from web", "docker rmi $(docker images -f dangling=false", "grep -vx 'web:.*'"),
    ("wipe out every volume nobody needs but for pgdata", "docker volume rm", "grep -vx pgdata"),
    ("kill whatever is running but for shop", "docker kill", "grep -vx shop"),
    ("remove each stopped container sparing shop", "docker rm", "grep -vx shop"),
    ("halt everything else, shop keeps on running", "docker stop", "grep -vx shop"),
    ("stop the rest, shop must go on", "docker stop", "grep -vx shop"),
    ("shop has to stay, kill the others", "docker kill", "grep -vx shop"),
    ("delete the volumes, pgdata has to stay", "docker volume rm", "grep -vx pgdata"),
    ("stop all containers, db and mail keep running", "docker stop", "grep -vxE 'db|mail'"),
]


@pytest.mark.parametrize(("said", "begins", "leaves"), SAID)
def test_what_is_named_stays(said: str, begins: str, leaves: str) -> None:
    command = answer(said, STORE).suggestions[0].command
    assert command.startswith(begins)
    assert leaves in command


def test_what_no_command_spares_is_said() -> None:
    got = answer("free everything that is not used, but keep the image web:1.0 and the volume notes", STORE)
    assert got.outcome == "none"
    assert "remove the unused images except" in (got.hint or "")


@pytest.mark.parametrize("said", ["remove unused images, keep 5gb", "prune images, keep 10 gb"])
def test_an_amount_is_kept_of_the_build_cache_alone(said: str) -> None:
    got = answer(said, STORE)
    assert not any(s.risk == "destroy" for s in got.suggestions)
    assert "build cache" in (got.hint or "")


def test_a_word_of_dshs_own_is_a_name_where_it_stays() -> None:
    for said, name in (("delete all volumes, not build though", "build"), ("stop everything except run", "run")):
        assert f"grep -vx {name})" in answer(said, STORE).suggestions[0].command


def test_a_name_that_stays_is_no_label() -> None:
    for said in ("remove unused images except web:1.0", "prune volumes except notes"):
        assert not any("label!=" in s.command for s in answer(said, STORE).suggestions)
    assert "label!=keep" in answer("prune volumes except label keep", STORE).suggestions[0].command


VOLUMES = "docker volume rm $(docker volume ls --format '{{.Name}}' | grep -vxE 'pgdata|uploads')"
IMAGES = (
    "docker rmi $(docker images -f dangling=false --format '{{.Repository}}:{{.Tag}}' | grep -vxE 'nginx:.*|redis:.*')"
)
NAMED_FIRST = (  # what is named first is what goes, or what stays, and it keeps its kind
    ("volumes pgdata and uploads aren't needed anymore, delete both", "docker volume rm pgdata uploads"),
    ("the images web:1, web:2 and web:3 are no longer used, delete them", "docker rmi web:1 web:2 web:3"),
    ("images a1:1 and b1:1 were a mistake, remove both", "docker rmi a1:1 b1:1"),
    ("there are two volumes, x1 and x2, delete them", "docker volume rm x1 x2"),
    ("containers web and db are useless, remove them", "docker rm web db"),
    ("volumes pgdata and uploads must stay, remove the others", VOLUMES),
    ("volumes pgdata and uploads are still needed, remove the rest", VOLUMES),
    ("keep the volumes pgdata and uploads, remove the others", VOLUMES),
    ("don't touch the images nginx and redis, delete the others", IMAGES),
    ("remove all the others but keep the images nginx and redis", IMAGES),
    ("remove all but the images nginx and redis", IMAGES),
    ("keep containers web and db running, stop the rest",
     "docker stop $(docker ps --format '{{.Names}}' | grep -vxE 'web|db')"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "command"), NAMED_FIRST)
def test_what_is_named_first_keeps_its_kind(said, command):
    assert answer(said, STORE).suggestions[0].command == command


@pytest.mark.parametrize(
    "said",
    [
        "keep the networks front and back, remove the other ones",
        "remove all containers except front and back",
        "remove all images except front and back",
        "remove everything except image nginx",
        "remove everything but the volume pgdata",
        "remove the last two",
        "delete all but one",
        "delete the three unused ones",
        "remove unused",
    ],
)
def test_where_a_name_would_be_lost_it_is_asked(said):
    got = answer(said, STORE)
    assert got.outcome == "ambiguous"
    assert "grep -v" not in got.suggestions[0].command


@pytest.mark.parametrize("said", ["keep the container web, remove all others", "stop all containers but web"])
def test_what_stays_is_of_the_kind_that_goes(said):
    live = Live((LiveContainer("shop", "nginx"), LiveContainer("front", "web:1.0")), ("web:1.0",), ("web",))
    got = answer(said, STORE, live)
    assert got.outcome == "ambiguous"
    assert got.question == "Which one is web, that is to stay? None here is called so"


def test_what_is_not_to_be_deleted_is_offered_for_no_place() -> None:
    for said in ("free up space without deleting volumes", "clean up without wiping the volumes"):
        assert not any("volume" in s.command for s in answer(said, STORE).suggestions), said


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("stop all running containers except gatto, give them 7 seconds", "docker stop -t 7 $({} | grep -vx gatto)"),
        (
            "stop all containers apart from gatto and cache, give each a minute",
            "docker stop -t 60 $({} | grep -vxE 'gatto|cache')",
        ),
        ("kill all containers except gatto with SIGINT", "docker kill -s SIGINT $({} | grep -vx gatto)"),
        ("kill everything but proxy with the signal SIGQUIT", "docker kill -s SIGQUIT $({} | grep -vx proxy)"),
        ("remove all containers except sigrid", "docker rm $({} | grep -vx sigrid)"),
    ],
)
def test_how_it_is_done_is_no_name_of_what_stays(said: str, line: str) -> None:
    listed = "docker ps -a --format '{{.Names}}'" if " rm " in line else "docker ps --format '{{.Names}}'"
    got = answer(said, STORE).suggestions
    assert got[0].command == line.format(listed)
    assert not any(" && " in it.command for it in got)


@pytest.mark.parametrize(
    "said",
    [
        "throw out the build cache but leave 5 gigs of it",
        "delete the build cache, keep 5 gigs of it",
        "wipe the build cache but 5 gigs should stay",
    ],
)
def test_so_much_of_the_build_cache_stays(said: str) -> None:
    got = answer(said, STORE)
    assert got.suggestions[0].command == "docker builder prune --keep-storage 5g"
    assert all(" --keep-storage 5g" in it.command for it in got.suggestions)


@pytest.mark.parametrize(
    "said",
    [
        "stop all containers except mate, give them 5 seconds",
        "restart all containers except date",
        "kill all running containers but for lake, with SIGINT",
        "remove all containers except mate",
    ],
)
def test_where_something_is_to_stay_no_line_takes_all(said: str) -> None:
    assert not any("$(docker ps -q)" in it.command or "$(docker ps -aq)" in it.command for it in answer(said, STORE)[2])
