"""Several things told of the same objects, and one thing after another: what narrows once more, what follows."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

NARROWED = [
    ("remove exited containers, only the ones with tmp in the name",
     "docker rm $(docker ps -aq -f status=exited -f name=tmp)"),
    ("delete the stopped containers but only those whose name has lab in it",
     "docker rm $(docker ps -aq -f status=exited -f name=lab)"),
    ("stop containers, just the ones with shop in their name", "docker stop $(docker ps -q -f name=shop)"),
    ("stopped containers, only the ones with shop in the name", "docker ps -a -f status=exited -f name=shop"),
    ("running containers, only those of the image redis", "docker ps -f ancestor=redis"),
    ("wipe the volumes named like lab_ but only those not in use",
     "docker volume rm $(docker volume ls -q -f dangling=true -f name=lab_)"),
    ("clean up the unused networks named like dev",
     "docker network rm $(docker network ls -q -f dangling=true -f name=dev)"),
    ("remove the containers labelled tier=old, also those still running",
     "docker rm -f $(docker ps -aq -f label=tier=old)"),
    # what stays is no less
    ("remove all containers but keep only those with shop in the name",
     "docker rm $(docker ps -a --format '{{.Names}}' | grep -v shop)"),
    ("remove all containers, only those with shop in the name stay",
     "docker rm $(docker ps -a --format '{{.Names}}' | grep -v shop)"),
]  # fmt: skip

ASKED = [
    ("wake up all paused containers", "docker unpause $(docker ps -q -f status=paused)"),
    ("start all the paused containers again", "docker unpause $(docker ps -q -f status=paused)"),
    ("start all the stopped containers again", "docker start $(docker ps -aq -f status=exited)"),
    ("which image tag is kasse really running on", "docker inspect -f '{{.Config.Image}}' kasse"),
    ("what image version is the container shop actually using", "docker inspect -f '{{.Config.Image}}' shop"),
    ("which python version is running in shop", "docker exec shop python --version"),
    ("memory of all containers, just once, biggest first",
     "docker stats --no-stream --format '{{.MemPerc}}\\t{{.Name}}' | sort -hr"),
    ("cpu of every container, snapshot, busiest on top",
     "docker stats --no-stream --format '{{.CPUPerc}}\\t{{.Name}}' | sort -hr"),
    ("errors that the compose service shop logged in the last 12 hours",
     "docker compose logs --since 12h shop | grep -i error"),
    ("errors or warnings that shop logged in the last hour",
     "docker logs --since 1h shop 2>&1 | grep -iE 'error|warn'"),
    ("compose logs of shop since yesterday", "docker compose logs --since 24h shop"),
]  # fmt: skip

FOLLOWING = [
    ("stop all containers and after that remove them all",
     "docker stop $(docker ps -q) && docker rm $(docker ps -aq)"),
    ("rebuild worker without cache and start it again",
     "docker compose build --no-cache worker && docker compose up -d worker"),
    ("rebuild all services without cache and bring them up again",
     "docker compose build --no-cache && docker compose up -d"),
    ("rebuild shop and restart it", "docker compose up -d --build shop"),
    ("take the compose stack down, pull new images, start it again in the background",
     "docker compose down && docker compose pull && docker compose up -d"),
    ("compose down, pull and up again", "docker compose down && docker compose pull && docker compose up -d"),
    ("pull the latest image of shop and restart only that service",
     "docker compose pull shop && docker compose up -d shop"),
    ("exec make seed in the compose service shop, then stop that service",
     "docker compose exec shop make seed && docker compose stop shop"),
    ("scale worker to 4 in compose and then list the services",
     "docker compose up -d --scale worker=4 && docker compose ps"),
    ("clean out the dangling images, then show disk usage", "docker image prune && docker system df"),
    ("start the db container first, then the shop container", "docker start db && docker start shop"),
    ("turn off auto restart for kasse, then stop it", "docker update --restart no kasse && docker stop kasse"),
    ("turn off auto restart for kasse", "docker update --restart no kasse"),
    ("tag crm:latest as crm:old, then build crm:latest from here",
     "docker tag crm:latest crm:old && docker build -t crm:latest ."),
    ("keep the current crm:3 as crm:old before you build crm:3 from here",
     "docker tag crm:3 crm:old && docker build -t crm:3 ."),
    ("build crm:3 from here, tag it crm:latest, too", "docker build -t crm:3 -t crm:latest ."),
    ("stop kasse before you remove it", "docker stop kasse && docker rm kasse"),
    ("squash the container kasse into an image kasse:1", "docker export kasse | docker import - kasse:1"),
    ("flatten kasse: export it and import the result as kasse:flat",
     "docker export kasse | docker import - kasse:flat"),
]  # fmt: skip

TOLD = [
    ("grafana 11 on port 3001, volume gstore", "docker run -p 3001:3000 -v gstore:/var/lib/grafana grafana/grafana:11"),
    ("run acme/job with the arguments --once --quiet and delete the container after",
     "docker run --rm acme/job --once --quiet"),
    ("postgres:16 as user 1000, password x, network lan with alias store",
     "docker run -u 1000 -e POSTGRES_PASSWORD=x --network lan --network-alias store postgres:16"),
    ("make a network lan and a volume store and start redis:7 using both of them, named cache",
     "docker network create lan && docker volume create store"
     " && docker run --name cache --network lan -v store:/data redis:7"),
    ("update the image of service db and restart only it", "docker compose pull db && docker compose up -d db"),
    ("start compose in the background and follow the logs of shop",
     "docker compose up -d && docker compose logs -f shop"),
    ("create but do not start a redis container: name sess2, network lan, 128mb ram",
     "docker create --name sess2 --network lan -m 128m redis"),
    ("run job.py from the current folder mounted at /src with python 3.11 and clean up after",
     'docker run --rm -v "$PWD":/src -w /src python:3.11 python job.py'),
    ("run acme/learn with all the gpus, 4g shared memory and my /corpora as /data inside",
     "docker run --gpus all --shm-size 4g -v /corpora:/data acme/learn"),
    ("start alpine:3.20 with no more than 50 processes, hostname box3",
     "docker run --pids-limit 50 --hostname box3 alpine:3.20"),
    ("shop:2 with bash as entrypoint, gone on exit, /etc/shop from here read only at /cfg",
     "docker run -it --rm --entrypoint bash -v /etc/shop:/cfg:ro shop:2"),
    ("image crm:1 out of ./crm, label team=ops and VERSION=2 as build arg",
     "docker build -t crm:1 --label team=ops --build-arg VERSION=2 ./crm"),
    ("use Dockerfile.web in this folder, tags crm:latest and crm:9 both",
     "docker build -f Dockerfile.web -t crm:latest -t crm:9 ."),
    ("build crm:4 for my raspberry pi", "docker build --platform linux/arm64 -t crm:4 ."),
    ("build crm:4 for an intel server", "docker build --platform linux/amd64 -t crm:4 ."),
]  # fmt: skip


HUNG_ON = [
    ("stop everything connected to the frontnet network", "docker stop $(docker ps -q -f network=frontnet)"),
    ("stop those with shop somewhere in their name", "docker stop $(docker ps -q -f name=shop)"),
    ("is anything publishing 8443?", "docker ps -f publish=8443"),
    ("start again the container I made last", "docker start $(docker ps -lq)"),
    ("is the container called crm dead or alive?", "docker inspect -f '{{.State.Status}}' crm"),
    ("drain worker3, no new tasks on it", "docker node update --availability drain worker3"),
    ("put the image acme/crm:2 on the swarm service crm", "docker service update --image acme/crm:2 crm"),
    ("pull the latest image and recreate crm in my compose file",
     "docker compose pull crm && docker compose up -d crm"),
    ("give crm 45 seconds before you kill it by force", "docker stop -t 45 crm"),
    ("tell me whenever an image is removed", "docker events -f type=image -f event=delete"),
    ("acme/crm with a healthcheck every 10 seconds that runs curl -f http://localhost:80/",
     "docker run --health-cmd 'curl -f http://localhost:80/' --health-interval 10s acme/crm"),
    ("postgres, its data goes into /srv/pg", "docker run -v /srv/pg:/var/lib/postgresql postgres"),
    ("last 20 linse of crm", "docker logs -n 20 crm"),
    ("wait until all the batch containers are done", "docker wait $(docker ps -q -f name=batch)"),
    # near them
    ("last 20 mins of crm's logs", "docker logs --since 20m crm"),
    ("drain worker3", "docker node update --availability drain worker3"),
]  # fmt: skip


@pytest.mark.parametrize(
    "request_", ["save the image shop:1 before i delete it", "copy kasse:/data out before i remove kasse"]
)
def test_what_the_speaker_does_himself_is_not_done(request_: str) -> None:
    assert not any("rm" in it.command.split()[:9] or "rmi" in it.command for it in answer(request_, STORE).suggestions)


@pytest.mark.parametrize(("request_", "line"), [*NARROWED, *ASKED, *FOLLOWING, *TOLD, *HUNG_ON])
def test_said(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command


@pytest.mark.parametrize(
    "request_",
    ["remove stopped containers, only those with test inside", "delete exited containers, only the ones of the lab"],
)
def test_what_alone_is_to_go_is_not_all_that_stays(request_: str) -> None:
    assert not any("grep -v" in it.command for it in answer(request_, STORE).suggestions)
