"""What is told aside of a wish: where it is needed, what stays free, by which names; and names written as they are."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

SAID = (
    # what one only tries out is typed into, and goes
    (
        "i just want to try something quickly in node 22, the container can be thrown away after",
        "docker run -it --rm node:22",
    ),
    ("let me try something in ubuntu 24.04, the container may go when i am done", "docker run -it --rm ubuntu:24.04"),
    # the terminal stays free
    ("run redis without tying up my terminal", "docker run -d redis"),
    ("how can i start a container so it does not block my shell", "docker run -d IMAGE"),
    # a name of one's own that is nearly that of an image
    ("start one mongo container, name should be mymongo, on 27018", "docker run --name mymongo -p 27018:27017 mongo"),
    ("bring up the compose file detatched", "docker compose up -d"),
    # the folder, the work in it, the machine
    (
        "execute app.rb with ruby:3.3, my current folder is mounted to /app which is also the working dir",
        "docker run -v $(pwd):/app -w /app ruby:3.3 ruby app.rb",
    ),
    (
        "run test.py with python 3.11, the current folder mounted at /code and /code is the working directory",
        "docker run -v $(pwd):/code -w /code python:3.11 python test.py",
    ),
    (
        "my machine is arm but i want the amd64 variant of debian, run uname -a in it",
        "docker run --platform linux/amd64 debian uname -a",
    ),
    ("mount my volume files to /data in alpine and list it with ls /data", "docker run -v files:/data alpine ls /data"),
    (
        "health check for api: curl -f localhost:8080 every 5s, 3 retries",
        "docker run --health-cmd 'curl -f localhost:8080' --health-interval 5s --health-retries 3 api",
    ),
    ("always pull anew before you run acme/app:1", "docker run --pull always acme/app:1"),
    # what a command says somewhere
    ("do `rake db:migrate` in the container web, in directory /app", "docker exec -w /app web rake db:migrate"),
    ("what does `nginx -v` print in nginx:alpine", "docker run nginx:alpine nginx -v"),
    ("what does `id` say in the container web", "docker exec web id"),
    # images: their flavour, their place, their file
    ("pull python on slim, version 3.12", "docker pull python:3.12-slim"),
    ("donwload ruby in verison 3.3 slim", "docker pull ruby:3.3-slim"),
    (
        "bring image shop to docker hub under the name carl/shop:1",
        "docker tag shop carl/shop:1 && docker push carl/shop:1",
    ),
    ("a colleague without network wants image api:1, give me a file api.tar for him", "docker save -o api.tar api:1"),
    ("i need the image web:3 on a machine without internet, make web.tar", "docker save -o web.tar web:3"),
    ("i got an image as tools.tar on a usb stick how do i load it", "docker load -i tools.tar"),
    ("build chess from here, then start it in the background", "docker build -t chess . && docker run -d chess"),
    ("build my img and call it blog", "docker build -t blog ."),
    # which ones, by a list or by when they were made
    ("worker: last 50 lines", "docker logs -n 50 worker"),
    ("manager: restart", "docker restart manager"),
    ("how do i delete two containers in one go, ids a1b2c3 and f00ba4", "docker rm a1b2c3 f00ba4"),
    ("how do i stop three containers at once, names web, api and db", "docker stop web api db"),
    ("the container that i started last", "docker ps -l"),
    # one alone, and what the others do; what still runs
    ("only web: stop it, leave the others in peace", "docker stop web"),
    ("just the compose service api: restart it, the others stay as they are", "docker compose restart api"),
    (
        "only service db: pull latest image and recreate, the others stay",
        "docker compose pull db && docker compose up -d db",
    ),
    ("throw away the containers red1 and red2, both still run", "docker rm -f red1 red2"),
    ("delete web and api, they are still running", "docker rm -f web api"),
    ("stop web and api, both are running", "docker stop web api"),
    (
        "api should come up again whenever the server reboots, without making it new",
        "docker update --restart always api",
    ),
    ("swarm: 3 replicas of the service web", "docker service scale web=3"),
    ("tear down the compose stack and purge its volumes too", "docker compose down -v"),
    ("compose up without reusing the old containers, detached", "docker compose up -d --force-recreate"),
    ("simulate a compose up, i only want to see what it would do", "docker compose --dry-run up"),
    ("attach to shell1 with ctrl-x instead of ctrl-p ctrl-q", "docker attach --detach-keys ctrl-x shell1"),
    ("attach to shell1 but ctrl-q should detach", "docker attach --detach-keys ctrl-q shell1"),
    # files of a folder, of the host, of a client
    (
        "copy the file site.conf from the folder ./conf to container web in /etc/nginx",
        "docker cp ./conf/site.conf web:/etc/nginx",
    ),
    ("copy app.log from the folder /var/log in web to .", "docker cp web:/var/log/app.log ."),
    ("send seed.sql from my folder into psql of the container db", "docker exec -i db psql < seed.sql"),
    ("create a network named backend that cannot reach the internet", "docker network create --internal backend"),
    ("run nginx so that it cannot reach the internet", "docker run --network none nginx"),
    (
        "one image for linux/amd64 and linux/arm/v7 both, tag it acme/app and push",
        "docker build --push --platform linux/amd64,linux/arm/v7 -t acme/app .",
    ),
    # what is looked at
    ("which version of client and daemon is this", "docker version"),
    ("what would i lose if i pruned the images now", "docker images -f dangling=true"),
    ("has the volume data really been deleted? check", "docker volume ls -f name=data"),
    ("which files were changed or deleted in api since it started", "docker diff api"),
    ("what files were deleted in api since it was created", "docker diff api | grep '^D'"),
    ("search for 'group by' in the logs of db", "docker logs db 2>&1 | grep 'group by'"),
    ("look for the words 'out of memory' in what pg logged", "docker logs pg 2>&1 | grep 'out of memory'"),
    ("which container is listening on host port 80", "docker ps -f publish=80"),
    ("can't delete redis:6, which container holds it", "docker ps -a -f ancestor=redis:6"),
    ("live display of what every container consumes", "docker stats"),
    ("what flags does the command for volume prune have", "docker volume prune --help"),
    (
        "in which working directory does container web start, and as who?",
        "docker inspect -f '{{.Config.WorkingDir}} {{.Config.User}}' web",
    ),
    ("show me everything each build step prints", "docker build --progress plain ."),
    ("also the ones that are stopped please, the whole list of containers", "docker ps -a"),
    ("show ded and exited containers", "docker ps -a -f status=dead -f status=exited"),
)


@pytest.mark.parametrize(("text", "command"), SAID)
def test_what_is_told_aside_is_heard(text: str, command: str) -> None:
    got = answer(text, STORE)
    assert got.suggestions
    assert right(got.suggestions[0].command, [command], STORE), got.suggestions[:3]


@pytest.mark.parametrize(
    "text",
    [
        "remove all containers except two containers, names web and db",
        "i have two containers, names web and db, remove the others",
    ],
)
def test_a_list_of_what_stays_is_none_of_what_goes(text: str) -> None:
    got = answer(text, STORE)
    assert got.outcome == "ambiguous" or all(it.risk != "destroy" for it in got.suggestions)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("open a terminal in the container web", "docker exec -it web sh"),
        ("worker: how do i join one to the swarm", "docker swarm join-token worker"),
        ("build img as blog", "docker build -t blog img"),
        ("remove the stopped containers, all are exited", "docker container prune"),
        ("which api version do client and engine speak", "docker version -f '{{.Client.APIVersion}}'"),
        ("which files were added in web", "docker diff web | grep '^A'"),
    ],
)
def test_what_only_looks_like_it_stays(text: str, command: str) -> None:
    got = answer(text, STORE)
    assert any(right(it.command, [command], STORE) for it in got.suggestions[:3]), got.suggestions[:3]
