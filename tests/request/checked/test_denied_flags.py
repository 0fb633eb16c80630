"""A flag that the request denies stands in no line that is offered; one that is the denial itself stays."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("remove image shop without -f", "docker rmi shop"),
        ("start api and mail, but not mail", "docker start api"),
        ("run nginx with ./www mounted, never readonly", "docker run -v ./www:/usr/share/nginx/html nginx"),
        ("build shop with the tag 1.2, not stable", "docker build -t shop:1.2 ."),
        ("run redis but leave 6379 unpublished", "docker run redis"),
        ("remove volume data, don't force", "docker volume rm data"),
        ("run postgres on 5432 without mounting /var/run/docker.sock", "docker run -p 5432:5432 postgres"),
        ("spin up node 20, no privileged mode", "docker run node:20"),
        ("get a shell into api that is not root", "docker exec -it api bash"),
        ("please don't use host networking for grafana, start it on 3000", "docker run -p 3000:3000 grafana/grafana"),
        ("run mongo with network back, not with the host network", "docker run --network back mongo"),
        ("run nginx with 80 published, 443 not published", "docker run -p 80:80 nginx"),
        ("run mysql without exposing 3306", "docker run mysql"),
        ("run nginx with -p 80:80, not -p 81:81", "docker run -p 80:80 nginx"),
        ("fire up ubuntu with no gpu support", "docker run ubuntu"),
        ("start ubuntu with a terminal, but do not delete it on exit", "docker run -it ubuntu bash"),
        ("docker run -it ubuntu but without -t", "docker run -i ubuntu"),
        ("don't run nginx in the background", "docker run nginx"),
        ("run app with -e A=1 and without -e B=2", "docker run -e A=1 app"),
        ("exec sh in api without -t", "docker exec -i api sh"),
        ("tail web's log without -f", "docker logs web"),
        ("push all tags of shop, not quiet", "docker push -a shop"),
        ("compose up with build, without -d", "docker compose up --build"),
        ("build without --no-cache", "docker build ."),
        ("update db to restart always, not with 2g", "docker update --restart always db"),
        ("change the memory of web to 1g without restarting it", "docker update -m 1g web"),
        ("prune images, not all", "docker image prune"),
        ("kill mail, not with SIGHUP", "docker kill mail"),
        ("build shop for arm64, not for amd64", "docker build -t shop --platform linux/arm64 ."),
        ("run nginx with label x=1 without label y=2", "docker run -l x=1 nginx"),
        ("show all logs of api, not only the last 10 lines", "docker logs api"),
        ("create network back, not attachable", "docker network create back"),
        ("run alpine, no rm", "docker run alpine"),
        ("run mysql, not with restart always", "docker run mysql"),
        ("run prometheus without sharing the host network", "docker run prom/prometheus"),
        ("run redis, not named web but named cache", "docker run --name cache redis"),
    ],
)
def test_what_is_denied_is_not_set(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert right(got.suggestions[0].command, [line], STORE), [s.command for s in got.suggestions]


@pytest.mark.parametrize(
    ("request_", "flag"),
    [
        ("force remove mail, no, not by force", " -f"),
        ("run redis, not interactive", "-it"),
        ("run alpine, never as root", "-u root"),
        ("run an ubuntu that is not temporary", "--rm"),
        ("system prune without force", "-f"),
        ("update web but do not restart it", "--restart"),
        ("do not run redis with --privileged", "--privileged"),
        ("run redis without --init", "--init"),
    ],
)
def test_in_no_line(request_: str, flag: str) -> None:
    lines = [it.command for it in answer(request_, STORE).suggestions]
    assert lines
    assert not any(flag in line for line in lines), lines


@pytest.mark.parametrize(
    ("request_", "flag"),
    [
        ("build shop, don't use the cache and don't push", "--no-cache"),
        ("run nginx with no healthcheck", "--no-healthcheck"),
        ("run redis and never restart it", "--restart no"),
        ("run ubuntu without network", "--network none"),
        ("compose up but don't recreate anything", "--no-recreate"),
        ("image prune without confirmation", "-f"),
        ("run redis, port 6379 not exposed to the outside", "-p 127.0.0.1:6379:6379"),
        ("run ubuntu and don't forget to publish port 80", "-p 80:80"),
        ("mail does not follow its logs, show the logs and follow them", "-f"),
        ("it fails with permission denied if not privileged, run shop privileged", "--privileged"),
        ("one service is gone from the yaml: compose up without the orphans please", "--remove-orphans"),
        ("set mail to never restart", "--restart no"),
    ],
)
def test_what_says_no_by_itself_is_set(request_: str, flag: str) -> None:
    assert flag in answer(request_, STORE).suggestions[0].command


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("set restart always on api, but not on worker", "docker update --restart always api"),
        ("set the memory of shop to 2g but not of mail", "docker update -m 2g shop"),
        ("log in as ines, not as admin", "docker login -u ines"),
        ("copy x.txt from api, not to api", "docker cp api:x.txt ."),
        ("copy app.log out of api, not out of mail", "docker cp api:app.log ."),
        ("show the logs of shop, not of mail", "docker logs shop"),
    ],
)
def test_what_is_done_to_one_and_not_to_the_other(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert right(got.suggestions[0].command, [line], STORE), [s.command for s in got.suggestions]


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        (
            "start everything with compose, no worker",
            "docker compose up $(docker compose config --services | grep -vx worker)",
        ),
        ("compose restart without mail", "docker compose restart $(docker compose config --services | grep -vx mail)"),
        ("compose up web without db", "docker compose up web"),
        ("compose stop, not the mail", "docker compose stop $(docker compose config --services | grep -vx mail)"),
        (
            "compose up without the worker and mail",
            "docker compose up $(docker compose config --services | grep -vxE 'worker|mail')",
        ),
        (
            "compose up without recreating and without mail",
            "docker compose up --no-recreate $(docker compose config --services | grep -vx mail)",
        ),
    ],
)
def test_without_one_service(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert right(got.suggestions[0].command, [line], STORE), [s.command for s in got.suggestions]
