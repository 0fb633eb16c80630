"""What is wrong, forgotten or feared, told where a wish is meant, and what stands near it."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

SAID = [
    ("which ones died with exit code 139", "docker ps -a -f exited=139"),
    ("stopped containers older then 8 hours shuold be removed", "docker container prune --filter until=8h"),
    ("if i ran a volume prune now, which volumes would it delete", "docker volume ls -f dangling=true"),
    ("kasse cannot reach db, are they on the same network?",
     "docker inspect -f '{{.Name}} {{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' kasse db"),
    ("after a reboot gitea does not start again, i want that it does", "docker update --restart always gitea"),
    ("pihole does not come back after a power cut, fix that", "docker update --restart always pihole"),
    ("which files did the update change inside kasse", "docker diff kasse"),
    ("what did the installer leave in kasse", "docker diff kasse"),
    ("forgot with which flags i ran kasse", "docker inspect kasse"),
    ("i forgot how i started kasse", "docker inspect kasse"),
    ("with what options was kasse started", "docker inspect kasse"),
    ("start kasse", "docker start kasse"),
    ("kasse takes ages to stop and i can't wait", "docker stop -t 0 kasse"),
    ("it takes forever for kasse to shut down and i do not want to wait", "docker stop -t 0 kasse"),
    ("i changed nginx.conf inside edge, let nginx read it without a restart", "docker exec edge nginx -s reload"),
    ("nginx in edge should reload its config", "docker exec edge nginx -s reload"),
    ("no idea what is going on here, which containers are running", "docker ps"),
    ("what is docker running now", "docker ps"),
    ("everything is slow, which container eats the cpu", "docker stats"),
    ("bring shop:2 to a server without internet access", "docker save -o FILE shop:2"),
    ("my boss sent me shop.tar, a saved image, what do i do with it", "docker load -i shop.tar"),
    ("dozens of dangling images have to go", "docker rmi $(docker images -q -f dangling=true)"),
    ("our build server leaves hundreds of <none> images behind, they must go", "docker image prune"),
    ("can't remove volume pgdata since it is in use, by whom", "docker ps -a -f volume=pgdata"),
    ("docker won't let me delete image old:1 as a container uses it, which one", "docker ps -a -f ancestor=old:1"),
    ("the worker in container kasse leaks, never let it use more than 400 mb", "docker update -m 400m kasse"),
    ("kasse must not use more than 400 mb, without recreating it", "docker update -m 400m kasse"),
    ("i want to query my postgres with sql, the container is called store", "docker exec -it store psql -U postgres"),
    ("no container should eat ram over night but i need all of them again tomorrow", "docker stop $(docker ps -q)"),
    ("it broke on 2024-06-01 between 09:00 and 10:00, what did kasse print then",
     "docker logs --since 2024-06-01T09:00:00 --until 2024-06-01T10:00:00 kasse"),
    ("compose always warns about orphan containers, how do i stop that", "docker compose up -d --remove-orphans"),
    ("is there anything but bash still running inside kasse", "docker top kasse"),
    ("what is still running inside buildbox", "docker top buildbox"),
    ("i edited the code but docker build still uses the old files for crm:2", "docker build --no-cache -t crm:2 ."),
    ("npm cannot reach the registry during the build, let it use my machines own network, tag crm:1",
     "docker build --network host -t crm:1 ."),
    ("they say the crm:1 i built on my mac does not run on their intel server, build it for that one",
     "docker build --platform linux/amd64 -t crm:1 ."),
    ("snapshot kasse as kasse:snap and write that to snap.tar",
     "docker commit kasse kasse:snap && docker save -o snap.tar kasse:snap"),
]  # fmt: skip

IDEAS = [
    ("how come two containers of the same image do not see each other's files", "copy-on-write"),
    ("always vs unless-stopped vs on-failure, when do i take which", "restart-policy"),
]


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_said(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command


@pytest.mark.parametrize(("request_", "concept"), IDEAS)
def test_ideas(request_: str, concept: str) -> None:
    assert answer(request_, STORE).concept == concept


@pytest.mark.parametrize(
    "request_",
    [
        "can't remove volume pgdata since it is in use, by whom",
        "docker won't let me delete image old:1 as a container uses it, which one",
        "if i ran a volume prune now, which volumes would it delete",
        "which files did the update change inside kasse",
        "hundreds of dollars have to go",
    ],
)
def test_nothing_goes_where_it_is_only_asked(request_: str) -> None:
    assert all(it.risk == "read" for it in answer(request_, STORE).suggestions)
