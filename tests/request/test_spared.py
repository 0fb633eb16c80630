"""What is named to stay behind what is told to go: "stop all containers, not site" never stops site."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

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
