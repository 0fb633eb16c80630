"""What is told around a wish: a file, a registry, a machine before it, who asks, what still runs, a name behind it."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
IMAGE_OF = "docker inspect -f '{{.Config.Image}}' "
HEALTH_OF = "docker inspect -f '{{.State.Health.Status}}' "
SIMULATED = "docker compose --dry-run "
TOLD = (
    # what runs still is removed by force
    ("webtest is still running but I no longer need it, please delete it", "docker rm -f webtest"),
    ("last week I started something called demo-db, it is still running, I'd like it gone", "docker rm -f demo-db"),
    ("The container sandbox1 is up and running. I want it removed", "docker rm -f sandbox1"),
    ("I want old-api gone, it isn't running any more", "docker rm old-api"),
    ("web is still running, stop it", "docker stop web"),
    ("I want all conatiners gone, running or not", "docker rm -f $(docker ps -aq)"),
    ("every container gone, whether they run or not", "docker rm -f $(docker ps -aq)"),
    # the name behind what kind of thing it is
    ("list the files in /srv/www of my wordpress container, the name is journal", "docker exec journal ls /srv/www"),
    ("show logs of my redis container, it is called cache1", "docker logs cache1"),
    ("stop the database but give it 45 seconds, it's called pg1", "docker stop -t 45 pg1"),
    ("create a container from my redis image, it is called cache1", "docker create --name cache1 redis"),
    # who asks, and what is told of it
    ("We have a container named crm and our dev asked me which image it was made from", IMAGE_OF + "crm"),
    ("there's a container called shop and the auditor wants to know when it was created",
     "docker inspect -f '{{.Created}}' shop"),
    ("I inherited a server. What containers are running there right now?", "docker ps"),
    ("The report is at /out/sum.csv inside container calc. I want a copy of it here",
     "docker cp calc:/out/sum.csv ."),
    ("the dump is under /tmp/core.dmp in the container worker, I need a copy of it on my desktop",
     "docker cp worker:/tmp/core.dmp ~/Desktop"),
    ("Our registry is at reg.example.com:5000 and my image is named shop. Tag it for that registry",
     "docker tag shop reg.example.com:5000/shop"),
    ("Our registry is at reg.example.com:5000 and my image is named shop. Tag it and push it there",
     "docker tag shop reg.example.com:5000/shop && docker push reg.example.com:5000/shop"),
    # the English of other languages
    ("how much big is my image fatapp", "docker images fatapp"),
    ("check whether the container health status of gateway1 is ok", HEALTH_OF + "gateway1"),
    ("tell me if the health check of db1 passes", HEALTH_OF + "db1"),
    # what compose would do
    ("what would compose pull do? only dry run", SIMULATED + "pull"),
    ("do a rehearsal of compose stop, nothing should really happen", SIMULATED + "stop"),
    ("rehearse docker compose build", SIMULATED + "build"),
    # a program in the place of an image's own, with what it is handed
    ("busybox, but with cat as entrypoint and /etc/hosts as its argument",
     "docker run --entrypoint cat busybox /etc/hosts"),
    ("run acme/tool:2 with the entrypoint python and the arguments -m http.server",
     "docker run --entrypoint python acme/tool:2 -m http.server"),
    ("run nginx with bash as entrypoint", "docker run -it --entrypoint bash nginx"),
    # two words of a tag
    ("download debian bookworm slim", "docker pull debian:bookworm-slim"),
    ("fetch python slim bookworm", "docker pull python:slim-bookworm"),
    # whose log-in a program needs, and which side a port is on
    ("load backup.sql into the database shop in the postgres container shop-db, user is admin",
     "docker exec -i shop-db psql -U admin shop < backup.sql"),
    ("port 80 of the image shop should be 8081 on my machine", "docker run -p 8081:80 shop"),
    ("what did mongo print in the last quater of an hour?", "docker logs --since 15m mongo"),
    # how others' English asks
    ("is possible enter in container db1 with sh", "docker exec -it db1 sh"),
    ("how upload image bob/api to docker hub", "docker push bob/api"),
    ("i wish delete volume olddata because not necessary", "docker volume rm olddata"),
    ("run nginx but i not want that the terminal is blocked", "docker run -d nginx"),
    ("what command shows the logs?", "docker logs CONTAINER"),
    ("which command deletes an image?", "docker rmi IMAGE"),
    ("let job1 continue after the pause", "docker unpause job1"),
    ("build with Dockerfile.dev in stead of Dockerfile", "docker build -f Dockerfile.dev ."),
    # what may go, and what an image does by itself
    ("we use mail now so the container relay can be stopped and removed", "docker stop relay && docker rm relay"),
    ("open a shell in the image acme/job without running its usual program",
     "docker run -it --entrypoint sh acme/job"),
    ("my mac is an M2 but tool only exists for amd64, run it anyway", "docker run --platform linux/amd64 tool"),
    # made of this folder and run at once
    ("make me an image hello from the current folder and run it", "docker build -t hello . && docker run hello"),
    ("build the image calc and right after start it in a throwaway container",
     "docker build -t calc . && docker run --rm calc"),
    # what there is by now, on the hub, on a port, in a project
    ("what volumes did i already create", "docker volume ls"),
    ("which containers did i already create", "docker ps -a"),
    ("find images for libreoffice on docker hub", "docker search libreoffice"),
    ("find images with tag latest", "docker images -f 'reference=*:latest'"),
    ("some container is sitting on port 5432 already. which one?", "docker ps -f publish=5432"),
    ("show what happens in docker live (starts, stops, ...)", "docker events"),
    ("compose: tail the logs of api and db", "docker compose logs -f api db"),
    ("state of my compose services, the stopped ones as well", "docker compose ps -a"),
    ("start compose including profile tools", "docker compose --profile tools up"),
    # whose ids are kept is no list of ids
    ("copy /data out of db and keep the owner and group ids", "docker cp -a db:/data ."),
    ("copy /data out of db quietly", "docker cp -q db:/data ."),
)  # fmt: skip


@pytest.mark.parametrize(("said", "line"), TOLD)
def test_what_is_told_around_a_wish_is_part_of_it(said: str, line: str) -> None:
    found = answer(said, STORE)
    assert found.outcome == "match"
    assert right(found.suggestions[0].command, [line], STORE), found.suggestions[0].command


OTHERS = (
    ("rm all unused", "ambiguous"),
    ("remove unused", "ambiguous"),
    ("rm all unused volumes", "match"),
    ("sort a list in python descending", "none"),
    ("chmod everything in this folder to 755", "none"),
    ("which python version is this", "none"),
    ("chmod /data in the container web to 755", "match"),
)


@pytest.mark.parametrize(("said", "outcome"), OTHERS)
def test_what_says_too_little_is_asked_back_and_what_is_of_others_is_left(said: str, outcome: str) -> None:
    assert answer(said, STORE).outcome == outcome


def test_which_of_several_things_is_which_is_explained() -> None:
    assert answer("bind mount, volume, tmpfs - which is what?", STORE).concept == "bind-mount"
