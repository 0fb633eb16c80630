"""Lines put together part by part, and those that must not be."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
LISTS = [
    ("need just names of the running ones", "docker ps --format '{{.Names}}'"),
    ("table of container name, image and state", "docker ps --format 'table {{.Names}}\\t{{.Image}}\\t{{.State}}'"),
    ("images made before ubuntu:22.04", "docker images -f before=ubuntu:22.04"),
    ("which containers have not been started yet", "docker ps -a -f status=created"),
    ("containers on the bridge network", "docker ps -f network=bridge"),
    ("which of them quit with an error (code 1)", "docker ps -a -f exited=1"),
    ("volumes w/ 'backup' in their name", "docker volume ls -f name=backup"),
    ("which networks did i create myself", "docker network ls -f type=custom"),
    ("total images on this box", "docker images -q | wc -l"),
    ("what were the last 4 containers that got created on this machine", "docker ps -n 4"),
    ("before i prune volumes: which would go", "docker volume ls -f dangling=true"),
    ("overlay networks with swarm in the name", "docker network ls -f name=swarm -f driver=overlay"),
    ("containers with port in their name", "docker ps -f name=port"),
    ("volumes with data in the name", "docker volume ls -f name=data"),
    ("images of team/app newer than team/app:1", "docker images -f since=team/app:1 team/app"),
    ("containers of image nginx created after web1", "docker ps -a -f ancestor=nginx -f since=web1"),
    (
        "images newer than acme/base:1, showing repository, tag and size",
        "docker images -f since=acme/base:1 --format 'table {{.Repository}}\\t{{.Tag}}\\t{{.Size}}'",
    ),
    ("something exited with 1, show the full ids", "docker ps -a -f exited=1 --no-trunc"),
    ("did anything exit with code 2? names only", "docker ps -a -f exited=2 --format '{{.Names}}'"),
    ("did anything stop with status 143? only ids", "docker ps -aq -f exited=143"),
    ("which container listens on 8080, just the name", "docker ps -f publish=8080 --format '{{.Names}}'"),
    ("which container publishes port 443, name only", "docker ps -f publish=443 --format '{{.Names}}'"),
    ("all containers, only names, sorted", "docker ps -a --format '{{.Names}}' | sort"),
]
FACTS = [
    (
        "which networks is relay part of",
        "docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' relay",
    ),
    ("status and exit code of migrate", "docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' migrate"),
    ("did trainer get killed cause it ran out of ram?", "docker inspect -f '{{.State.OOMKilled}}' trainer"),
    ("where on my drive are the files of the volume pgdata", "docker volume inspect -f '{{.Mountpoint}}' pgdata"),
    ("which folders of my pc does jellyfin see", "docker inspect -f '{{json .Mounts}}' jellyfin"),
    ("what has payment printed in the last 10 minutes", "docker logs --since 10m payment"),
    ("how many error lines did solr log", "docker logs solr 2>&1 | grep -ci error"),
    ("all port mappings for traefik", "docker port traefik"),
    ("how many layers does acme/web have", "docker image inspect -f '{{len .RootFS.Layers}}' acme/web"),
    ("top for jobs showing only pid and command", "docker top jobs -o pid,cmd"),
    ("env vars of shop with MYSQL in it", "docker exec shop env | grep MYSQL"),
    ("does the container api have variables starting with PG_", "docker exec api env | grep ^PG_"),
    ("what is the value of DB_HOST in api", "docker exec api printenv DB_HOST"),
]
OTHERS = ["log my hours for today", "how many litres in a shipping container", "what is the volume of a sphere"]


@pytest.mark.parametrize(("request_", "wanted"), LISTS + FACTS)
def test_what_is_looked_at(request_: str, wanted: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == wanted


@pytest.mark.parametrize("request_", OTHERS)
def test_what_is_not_dockers(request_: str) -> None:
    assert answer(request_, STORE).outcome == "none"


def test_every_part_of_every_line_is_known() -> None:
    """A line's command exists, and a cue's slots stand in the line or in the part that it asks for."""
    index = STORE.phrases()
    spellings = {c[n] for c in index["commands"] for n in (0, 1)}
    for line, *_ in index["composed"]:
        assert " ".join(line.split(" {")[0].split(" -")[0].split(" | ")[0].split()) in spellings, line
    assert all(0 <= entry < len(index["composed"]) for entry, _, _ in index["cues"])


def test_a_question_of_things_as_such_is_no_list() -> None:
    assert answer("what means dangling image", STORE).outcome == "concept"
