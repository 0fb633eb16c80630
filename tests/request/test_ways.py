"""Ways of speaking of knowledge/requests/ways.yaml, and what needs options of a driver: each with other words."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
DIGEST = "sha256:3f1d6c17773a45c98bd8f158d665c9709d7b29ed7917ac934086ad96f92e4510"
SAID = [
    # where the compose file is
    ("compose file is in /opt/stack/compose.yml bring it down", "docker compose -f /opt/stack/compose.yml down"),
    ("the compose file is /srv/web/docker-compose.yml, show its logs",
     "docker compose -f /srv/web/docker-compose.yml logs"),
    ("restart the services, the compose file lies in /srv/app/compose.yaml",
     "docker compose -f /srv/app/compose.yaml restart"),
    # all of a repository
    ("list everything tagged registry.local:5000/something", "docker images 'registry.local:5000/*'"),
    ("delete every image named sandbox/whatever", "docker rmi $(docker images -q 'sandbox/*')"),
    ("images as repo:tag, one per line", "docker images --format '{{.Repository}}:{{.Tag}}'"),
    # signs and numbers that are spoken
    (f"pull debian by digest {DIGEST}", f"docker pull debian@{DIGEST}"),
    ("start alpine as user 1000 and group 1000 and print the id", "docker run -u 1000:1000 alpine id"),
    ("run debian with uid 33 and gid 33 and show me the id", "docker run -u 33:33 debian id"),
    # scripts and files
    ("exec migrate.py with python in container api with DEBUG=1 set for just this command",
     "docker exec -e DEBUG=1 api python migrate.py"),
    ("run seed.js using node in api", "docker exec api node seed.js"),
    ("get model.bin from trainer:/out to ./models", "docker cp trainer:/out/model.bin ./models"),
    ("restart web after copying app.js to /usr/src/app in it",
     "docker cp app.js web:/usr/src/app && docker restart web"),
    ("excute script.py of my current directory inside python 3.12 image, working dir /src",
     'docker run --rm -v "$(pwd)":/src -w /src python:3.12 python script.py'),
    # networks, capabilities, swap, ports, sockets, cards
    ("postgres with pasword x, others in net backend shall find it under the alias db",
     "docker run -e POSTGRES_PASSWORD=x --network-alias db --network backend postgres"),
    ("drop all capabilites except NET_BIND_SERVICE for caddy",
     "docker run --cap-drop ALL --cap-add NET_BIND_SERVICE caddy"),
    ("run nginx with all capabilities dropped except CHOWN", "docker run --cap-drop ALL --cap-add CHOWN nginx"),
    ("run worker:2 with 1g memory, without swap", "docker run --memory-swap 1g -m 1g worker:2"),
    ("ports 8000 to 8010 of ftp-thing to the same ones on host", "docker run -p 8000-8010:8000-8010 ftp-thing"),
    ("start traefik:v3.0 with the docker socket mounted read only",
     "docker run -v /var/run/docker.sock:/var/run/docker.sock:ro traefik:v3.0"),
    ("only gpu number 2 for tensorflow/tensorflow:latest-gpu",
     "docker run --gpus device=2 tensorflow/tensorflow:latest-gpu"),
    ("run cuda-app:1 on gpu 0 only", "docker run --gpus device=0 cuda-app:1"),
    ("crawler:1 that is restarted when it crashes, up to 4 times", "docker run --restart on-failure:4 crawler:1"),
    ("restart polcy on-failure maximum 5 trys for the image crawler", "docker run --restart on-failure:5 crawler"),
    ("elasticsearch:8.13.0 with nofile ulimit 65535 and single node discovery (discovery.type=single-node)",
     "docker run -e discovery.type=single-node --ulimit nofile=65535 elasticsearch:8.13.0"),
    ("mysql 8 with root password s3cret and a database shop",
     "docker run -e MYSQL_ROOT_PASSWORD=s3cret -e MYSQL_DATABASE=shop mysql:8"),
    # what is run inside
    ("busybox with hostname db01.local just to print that hostname", "docker run -h db01.local busybox hostname"),
    ("run ubuntu 22.04 and print its os-release", "docker run ubuntu:22.04 cat /etc/os-release"),
    ("attach to mc so that ctrl-c does not stop it", "docker attach --sig-proxy=false mc"),
    ("attach to my console app without stopping it on ctrl-c", "docker attach --sig-proxy=false app"),
    ("compose up, once service e2e exits stop all and give its exit code", "docker compose up --exit-code-from e2e"),
    ("find the word timeout in logs of api case doesnt matter", "docker logs api 2>&1 | grep -i timeout"),
    ("wich exit code had the killed job nightly", "docker inspect -f '{{.State.ExitCode}}' nightly"),
    ("rm all exited containers but keep the one named archive",
     "docker rm $(docker ps -a -f status=exited --format '{{.Names}}' | grep -vx archive)"),
    ("inside container site in folder /var/www run composer install", "docker exec -w /var/www site composer install"),
    ("in container api in /srv run bundle exec rake db:migrate", "docker exec -w /srv api bundle exec rake db:migrate"),
    ("do touch /tmp/done in box but in the background", "docker exec -d box touch /tmp/done"),
    ("reload config of nginx in container proxy without restarting it", "docker exec proxy nginx -s reload"),
    ("psql as user admin on database sales within pgdb", "docker exec -it pgdb psql -U admin sales"),
    ("mysql client as root in container db1, database shop", "docker exec -it db1 mysql -u root -p shop"),
    # what is done with what is printed, names taken away, limits of what is cleaned up
    ("excecute env in container app and sort it", "docker exec app env | sort"),
    ("names of running containers sorted alfabetically", "docker ps --format '{{.Names}}' | sort"),
    ("untag registry.local/app:old", "docker rmi registry.local/app:old"),
    ("delete all anonymous unsued volumes", "docker volume prune"),
    ("prune volumes except those with label keep", "docker volume prune --filter label!=keep"),
    ("what signal kills containers of image nginx on stop",
     "docker image inspect -f '{{.Config.StopSignal}}' nginx"),
    ("containers with their disk size, stopped included", "docker ps -a -s"),
    ("docker:dind priviledged, call it builder", "docker run --privileged --name builder docker:dind"),
    ("httpd, docker shall choose random host ports for everything it exposes", "docker run -P httpd"),
    # commits
    ('commit container tmp1 to lab/base:2 but change CMD to ["bash"]',
     "docker commit -c 'CMD [\"bash\"]' tmp1 lab/base:2"),
    ("freeze container build1 as image build:snapshot with message before upgrade",
     "docker commit -m 'before upgrade' build1 build:snapshot"),
    # drivers
    ("nfs volume share1 from 192.168.1.9:/export/data",
     "docker volume create -o type=nfs -o o=addr=192.168.1.9,rw -o device=:/export/data share1"),
    ("create a volume on the nfs server 10.0.0.9, export /srv/media, call it media",
     "docker volume create -o type=nfs -o o=addr=10.0.0.9,rw -o device=:/srv/media media"),
    ("create a volume on nfs server 10.0.0.5 path /export",
     "docker volume create -o type=nfs -o o=addr=10.0.0.5,rw -o device=:/export VOLUME"),
    ("create a cifs volume docs for //10.0.0.4/docs user bob password x1",
     "docker volume create -o type=cifs -o o=addr=10.0.0.4,username=bob,password=x1 -o device=//10.0.0.4/docs docs"),
    ("macvlan network office on eth0, 192.168.1.0/24, gateway 192.168.1.1",
     "docker network create -d macvlan --subnet 192.168.1.0/24 --gateway 192.168.1.1 -o parent=eth0 office"),
    ("ipvlan network called iot, parent enp3s0, subnet 10.9.0.0/16",
     "docker network create -d ipvlan --subnet 10.9.0.0/16 -o parent=enp3s0 iot"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "command"), SAID, ids=[text for text, _ in SAID])
def test_a_way_of_speaking_comes_to_its_line(text, command):
    got = answer(text, STORE)
    first = next((s.command for s in got.suggestions), "none")
    assert right(first, [command], STORE), first


@pytest.mark.parametrize(
    "text", ["which containers exited cleanly", "old containers anywhere?", "is a prune possible?"]
)
def test_a_question_destroys_nothing(text):
    got = answer(text, STORE)
    assert not got.suggestions or got.outcome != "match" or got.suggestions[0].risk != "destroy"
