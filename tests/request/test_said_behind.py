"""What is told behind a wish, and is a part of it: what is not to be done yet, what counts as well, how often it is
tried, what a name is there for, who listens on a port."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    # where a place in a container is told as its own, and a place inside before what is mounted there
    ("copy ./app.ini into api's /etc/app", "docker cp ./app.ini api:/etc/app"),
    ("put ./app.ini into api's /etc/app and restart it", "docker cp ./app.ini api:/etc/app && docker restart api"),
    ("copy api's /etc/app to ./app", "docker cp api:/etc/app ./app"),
    ("get db's /tmp/dump.sql into ./dumps", "docker cp db:/tmp/dump.sql ./dumps"),
    (
        "shell in debian starting in /src, the current folder mounted there",
        "docker run -v $(pwd):/src -w /src -it debian bash",
    ),
    (
        "run bash in ubuntu, working dir /code, my current folder mounted there",
        "docker run -v $(pwd):/code -w /code -it ubuntu bash",
    ),
    # who must not write, and what the app uses inside
    (
        "run nginx with ./html at /usr/share/nginx/html, nobody inside may write to it",
        "docker run -v ./html:/usr/share/nginx/html:ro nginx",
    ),
    (
        "run postgres with ./pg at /var/lib/postgresql/data, nobody else may write there",
        "docker run -v ./pg:/var/lib/postgresql/data postgres",
    ),
    ("run acme/api, reachable at 9000 where the app uses 3000", "docker run -p 9000:3000 acme/api"),
    (
        "run blog so that it is reachable on port 8081, the server itself listens on 2368",
        "docker run -p 8081:2368 blog",
    ),
    # those that have a name, and one that is called so
    ("remove every volume no container uses, the named as well", "docker volume prune -a"),
    ("wipe each volume no container hangs on, the named too", "docker volume prune -a"),
    ("create a volume called too", "docker volume create too"),
    # a name in quotes
    (
        "create a volume 'films' that is the nfs share 10.0.0.9:/films",
        "docker volume create -o type=nfs -o o=addr=10.0.0.9,rw -o device=:/films films",
    ),
    # fetched, and not yet run
    ("get debian 12 onto my laptop but don't run it yet", "docker pull debian:12"),
    ("bring me redis:7 onto this server, not starting it for now", "docker pull redis:7"),
    # the dead are those that do not run
    ("containers of the image kiosk, also dead ones", "docker ps -a -f ancestor=kiosk"),
    ("containers made from mysql:8, dead ones too", "docker ps -a -f ancestor=mysql:8"),
    ("list containers, also crashed ones", "docker ps -a"),
    # how often something is tried, and how often docker did it
    ("can shop ping stock? try it 4 times", "docker exec shop ping -c 4 stock"),
    ("is web able to ping cache? send 5 packets", "docker exec web ping -c 5 cache"),
    ("how often has docker restarted crm on its own", "docker inspect -f '{{.RestartCount}}' crm"),
    # all that is not used, and the volumes
    ("delete all the things that aren't used, volumes too", "docker system prune --volumes"),
    ("remove all the unused stuff including volumes and don't ask", "docker system prune -f --volumes"),
    # what a name is there for
    ("run mysql:8 with crmdata for its data", "docker run -v crmdata:/var/lib/mysql mysql:8"),
    ("run redis:7 with cachedata as its data folder", "docker run -v cachedata:/data redis:7"),
    # who listens is no image
    ("run wiki:2, my python app inside listens on 8000 and I want it on 80 outside", "docker run -p 80:8000 wiki:2"),
    ("run blog, the web server in it listens on 8080 and I want to reach it on 9090", "docker run -p 9090:8080 blog"),
    # where a program runs is no part of its line
    ("run busybox, ls /tmp in there", "docker run busybox ls /tmp"),
    ("run debian and ls /etc in it", "docker run debian ls /etc"),
    ("run alpine, echo ready in it, and have it vanish afterwards", "docker run --rm alpine echo ready"),
    ("run alpine and name it kiosk, echo ready in it", "docker run --name kiosk alpine echo ready"),
    ("run ubuntu as kiosk, then date in it", "docker run --name kiosk ubuntu date"),
    # a name that is a word of every day
    ("rename the container meadow to forest", "docker rename meadow forest"),
    ("please rename container garden to lake", "docker rename garden lake"),
    # what is copied, where nothing but the sides is said; what a container prints
    ("how to copy from a container to the host", "docker cp CONTAINER:PATH ."),
    ("how can i transfer files from my laptop into a container", "docker cp PATH CONTAINER:PATH"),
    ("copy files between my machine and the container", "docker cp PATH CONTAINER:PATH"),
    ("how do I watch what my container is printing", "docker logs CONTAINER"),
    # what is dropped here is not removed; all capabilities but one
    ("grab /etc/motd out of crm and drop it right here", "docker cp crm:/etc/motd ."),
    ("take /data/dump.sql out of crm and put it on my laptop", "docker cp crm:/data/dump.sql ."),
    ("stop crm and drop it", "docker stop crm && docker rm crm"),
    ("run nginx with no capabilities other than CHOWN", "docker run --cap-drop ALL --cap-add CHOWN nginx"),
    ("run nginx without capability NET_RAW", "docker run --cap-drop NET_RAW nginx"),
    # what goes, in a word that ends as a plural does
    ("toss all stopped containers", "docker container prune"),
    ("stop crm and toss it out", "docker stop crm && docker rm crm"),
]
NEAR = [  # what is said so, and is something else
    ("get a container of nginx onto my machine but don't start it", "docker create nginx"),
    ("remove all the stuff that isn't used, but keep volumes", "docker system prune"),
    ("remove unused volumes", "docker volume prune"),
    ("will crm restart by itself", "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' crm"),
    ("run postgres:16 as data", "docker run --name data postgres:16"),
    ("run alpine, echo hi and name it bob", "docker run --name bob alpine echo hi"),
    ("run alpine and redis in the background", "docker run -d alpine && docker run -d redis"),
]
OUT = ["how do I get out of a container", "how can I come out of a container again"]
BACK = ["can i get a deleted volume back?", "how do I get back a removed volume", "can I get a deleted container back"]


@pytest.mark.parametrize(("request_", "line"), SAID + NEAR)
def test_what_is_told_behind_is_part_of_the_wish(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize("request_", BACK)
def test_what_was_removed_does_not_come_back(request_: str) -> None:
    got = answer(request_, STORE)
    assert (got.outcome, got.concept) == ("concept", "data-loss")


@pytest.mark.parametrize("request_", OUT)
def test_nothing_is_copied_of_which_nothing_is_said(request_: str) -> None:
    assert not any(it.command.startswith("docker cp") and it.score > 0.5 for it in answer(request_, STORE).suggestions)


def test_all_with_the_dead_is_no_more_than_the_dead() -> None:
    got = answer("remove all containers, also dead ones", STORE)
    assert all("$(docker ps -aq)" not in it.command for it in got.suggestions)
