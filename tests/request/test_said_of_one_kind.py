"""What is told of one run, build or push in words of its own order: whose password it is, what the machine is that one
sits at, what the result is called; and what is near that and stays as it was."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

SAID = [
    # a value that begins with a small word, whose password it is
    (
        "mysql with MYSQL_ROOT_PASSWORD toast in network backnet",
        "docker run -e MYSQL_ROOT_PASSWORD=toast --network backnet mysql",
    ),
    (
        "run postgres with POSTGRES_PASSWORD island called db",
        "docker run -e POSTGRES_PASSWORD=island --name db postgres",
    ),
    (
        "run postgres with POSTGRES_PASSWORD = geheim called db",
        "docker run -e POSTGRES_PASSWORD=geheim --name db postgres",
    ),
    ("start mysql, password for root is hunter2", "docker run -e MYSQL_ROOT_PASSWORD=hunter2 mysql"),
    (
        "run mariadb, the password of the root user should be s3cr3t",
        "docker run -e MARIADB_ROOT_PASSWORD=s3cr3t mariadb",
    ),
    ("mysql with password of root", "docker run -e MYSQL_ROOT_PASSWORD=root mysql"),
    # another platform than that of the machine
    ("run alpine for linux/amd64 on my arm mac", "docker run --platform linux/amd64 alpine"),
    ("build on my apple silicon but for x86 machines, tag till:2", "docker build --platform linux/amd64 -t till:2 ."),
    # a build
    ("take deploy/Dockerfile.arm, result is till:arm", "docker build -f deploy/Dockerfile.arm -t till:arm ."),
    ("i want just the stage 'deps' of the Dockerfile built", "docker build --target deps ."),
    ("rebuild here as till:9, take nothing from the cache", "docker build --no-cache -t till:9 ."),
    ("build this as till:9 and don't take anything from the cache", "docker build --no-cache -t till:9 ."),
    # a program on the folder that one is in
    (
        "do an npm ci in node:20 on this folder, i don't have node installed",
        "docker run -v $(pwd):/app -w /app node:20 npm ci",
    ),
    ("run npm run build in node:20 on this folder", "docker run -v $(pwd):/app -w /app node:20 npm run build"),
    (
        "go build ./... in a golang:1.22 container, source is here, workdir /src",
        "docker run -w /src -v $(pwd):/src golang:1.22 go build ./...",
    ),
    (
        "tomcat:10 on 8082 with my out/till.war deployed as /usr/local/tomcat/webapps/ROOT.war",
        "docker run -v ./out/till.war:/usr/local/tomcat/webapps/ROOT.war -p 8082:8080 tomcat:10",
    ),
    # names and networks
    ("run till:2, api.test should resolve to 10.1.1.1", "docker run --add-host api.test:10.1.1.1 till:2"),
    ("run alpine, it must not have any network", "docker run --network none alpine"),
    # an image
    ("my image is wrongly tagged, it should not be till:1 but till:2", "docker tag till:1 till:2"),
    (
        "api:2 must go to our registry reg.acme.io, so please tag it and push it",
        "docker tag api:2 reg.acme.io/api:2 && docker push reg.acme.io/api:2",
    ),
    # the build cache, the swarm
    ("remove build cache older than 5 days and leave the rest", "docker builder prune --filter until=120h"),
    (
        "my disk is full of old build cache, please remove everything older than 2 weeks",
        "docker builder prune --filter until=336h",
    ),
    ("i need nine replicas of billing", "docker service scale billing=9"),
]
NEAR = [  # is read as it was
    ("3 replicas of nginx:1.27 as service web", "docker service create --replicas 3 --name web nginx:1.27"),
    ("start mysql with root password root", "docker run -e MYSQL_ROOT_PASSWORD=root mysql"),
    ("how many replicas of billing", "docker service ls -f name=billing"),
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize(("request_text", "command"), SAID + NEAR)
def test_it_is_understood(request_text: str, command: str, store: Store) -> None:
    got = answer(request_text, store)
    assert got.suggestions, got
    assert right(got.suggestions[0].command, [command], store)


def test_images_that_are_not_older_are_not_left_by_a_word_alone(store: Store) -> None:
    assert answer("remove images older than 3 days and leave the rest", store).outcome == "ambiguous"
