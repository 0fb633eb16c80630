"""What is said offhand by people who think in things and not in commands (knowledge/requests/offhand.yaml)."""

# ruff: noqa: E501

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
RUN = "docker run --rm"
SAID = [
    # what is looked at before it goes
    ("before cleaning up i want to see the dangling images", "docker images -f dangling=true"),
    ("let me see the exited containers before deleting", "docker ps -a -f status=exited"),
    # those that are stopped beside the others
    ("which containers hang on the volume uploads, the stopped ones as well", "docker ps -a -f volume=uploads"),
    # how soon it ends says nothing of its log
    ("my shop container dies after 5 seconds, how can I see what it said", "docker logs shop"),
    ("the container mysql1 stops after 3 seconds, how do i see what happened", "docker logs mysql1"),
    ("show what api printed in the last 10 seconds", "docker logs --since 10s api"),
    ("container db is dead, what did it say", "docker logs db"),
    ("the container mysql restarts all the time, what does it say", "docker logs mysql"),
    # what is done in a container that is only made for it
    ("I want ubuntu to have no network, show me ls / in it", "docker run --network none ubuntu ls /"),
    ("start alpine cut off from network and run ip a", "docker run --network none alpine ip a"),
    ("run a debian container which prints hi there and removes itself", f"{RUN} debian echo hi there"),
    (
        "run curlimages/curl in labnet and query http://db1/x",
        "docker run --network labnet curlimages/curl http://db1/x",
    ),
    ("start a throwaway alpine in net1 and ping web1", f"{RUN} --network net1 alpine ping web1"),
    # a new container stands in a network, a program in a container
    ("start a redis in backend", "docker run --network backend redis"),
    ("run ls in backend", "docker exec backend ls"),
    ("run a python in background", "docker run -d python"),
    # a service whose tasks do one thing
    (
        "create a service sleeper from alpine running sleep 1000",
        "docker service create --name sleeper alpine sleep 1000",
    ),
    (
        "service from alpine that pings docker.com, name it p1, two replicas",
        "docker service create --name p1 --replicas 2 alpine ping docker.com",
    ),
    (
        "create service p2: alpine, 2 copies, ping docker.com",
        "docker service create --name p2 --replicas 2 alpine ping docker.com",
    ),
    # a program out of a container that is made for it
    ("ping db from a temporary alpine in labnet", "docker run --network labnet --rm alpine ping db"),
    ("let busybox say moin and remove itself", f"{RUN} busybox echo moin"),
    # one port, inside and outside
    ("image todo listens on 3000 and should be visible on 8080", "docker run -p 8080:3000 todo"),
    ("run image todo, it listens on 3000 but 3000 is taken here, use 3001", "docker run -p 3001:3000 todo"),
    ("run todo on 8080, in the container it listens on 3000", "docker run -p 8080:3000 todo"),
    ("in the container it is 80, for me it should be 9090, image nginx", "docker run -p 9090:80 nginx"),
    ("run web:1.2 and map 3000 straight through", "docker run -p 3000:3000 web:1.2"),
    ("run team/shop as shop, 9000 on both sides", "docker run --name shop -p 9000:9000 team/shop"),
    ("run nginx, port 8080 on both ends", "docker run -p 8080:8080 nginx"),
    ("start shop, it listens on 8000 inside, in my browser it should be 80", "docker run -p 80:8000 shop"),
    ("my image api listens on 5000 inside, run it so that i reach it on 80", "docker run -p 80:5000 api"),
    # whether it is there for another processor
    ("is alpine:3.19 also there for arm", "docker manifest inspect alpine:3.19"),
    ("can i use postgres:16 on a raspberry pi? don't download it", "docker manifest inspect postgres:16"),
    ("does the image mysql:8 have an arm build", "docker manifest inspect mysql:8"),
    # a name that says it is a network
    ("who sits in devnet", "docker network inspect devnet"),
    ("show me the containers on classnet", "docker ps -f network=classnet"),
    # back to where one was
    ("i detached with ctrl-p ctrl-q from container dev, how do i get back", "docker attach dev"),
    ("how can I come back to my detached container ubuntu1", "docker attach ubuntu1"),
    # what `docker ps` does not show
    ("ps shows no containers but i started three", "docker ps -a"),
    ("i ran the busybox thing, docker ps is empty, where do i see it", "docker ps -a"),
    ("a network named lockbox from which nothing gets out", "docker network create --internal lockbox"),
    # the last manager
    ("get out of the swarm, i know it's the only manager", "docker swarm leave -f"),
    ("leave the swarm", "docker swarm leave"),
    # what goes with a container
    ("which changed files do i lose if i delete box1", "docker diff box1"),
    # compose
    ("compose, 3 workers, in the background", "docker compose up -d --scale worker=3"),
    ("is everything in my compose project running?", "docker compose ps -a"),
    ("host my own docker registry at home on port 5001", "docker run -d -p 5001:5000 registry"),
    ("i want to log out of docker hub, it's a school computer", "docker logout"),
    # what stands still
    ("all processes of miner should stand still for now", "docker pause miner"),
    ("hold the container web for a moment, i'll continue later", "docker pause web"),
    ("take a break with container game", "docker pause game"),
    # what is needed out of a container
    ("i need /var/log/app.log out of worker, put it here", "docker cp worker:/var/log/app.log ."),
    # what goes
    ("volumes nobody uses go, the named ones too", "docker volume prune -a"),
    ("every tag of todo must go", "docker rmi $(docker images -q todo)"),
    ("throw all versions of todo away", "docker rmi $(docker images -q todo)"),
    ("show me the last outputs of the healthcheck of api", "docker inspect -f '{{json .State.Health}}' api"),
    ("show me live what docker does, starts, stops etc", "docker events"),
    ("show the events start and stop", "docker events -f event=start -f event=stop"),
    ("let me see live if containers come and go", "docker events -f event=start -f event=stop"),
    ("print the events of the last hour and stop", "docker events --since 1h --until 0s"),
    # what runs already is given other limits
    ("container db may use at most 1g ram, it is running", "docker update -m 1g db"),
    ("web should get 256 mb and half a cpu, it runs already", "docker update -m 256m --cpus 0.5 web"),
    # networks
    ("attach api to lan under the name svc", "docker network connect --alias svc lan api"),
    (
        "put api and db in one network called inner",
        "docker network create inner && docker network connect inner api && docker network connect inner db",
    ),
    ("what's the ip of db in net1", "docker inspect -f '{{(index .NetworkSettings.Networks \"net1\").IPAddress}}' db"),
    # of compose, of a stack, of a build
    ("what compose projects run on this machine", "docker compose ls"),
    ("run the same compose file a second time as project demo", "docker compose -p demo up"),
    ("which services belong to the stack shop", "docker stack services shop"),
    ("give version 1.2 as build arg VERSION", "docker build --build-arg VERSION=1.2 ."),
    ("build again without the cache, name todo", "docker build --no-cache -t todo ."),
    ("use the dockerfile in folder ci but this folder as context", "docker build -f ci/Dockerfile ."),
    # a folder that must not be written to
    (
        "mount this folder into python, read only, and run main.py",
        "docker run -v $(pwd):/app:ro -w /app python python main.py",
    ),
    ("correct the name of container wbe to web", "docker rename wbe web"),
    ("all exited ones can go, the running must stay", "docker container prune"),
    ("does web have curl", "docker exec web which curl"),
    ("how can i give a friend the image todo without docker hub", "docker save -o FILE todo"),
    ("after the reboot, list all containers", "docker ps -a"),
    ("my containers are gone after the reboot, where are they", "docker ps -a"),
    # a database with its user and its data, and a client of one
    (
        "run mongo, user root, password s1, data in m1data",
        "docker run -v m1data:/data/db -e MONGO_INITDB_ROOT_PASSWORD=s1 -e MONGO_INITDB_ROOT_USERNAME=root mongo",
    ),
    ("open mongo in container m1 as user admin", "docker exec -it m1 mongosh -u admin"),
    ("run alpine with user 1000, id", "docker run -u 1000 alpine id"),
    ("an alpine that does nothing but stays alive", "docker run -d alpine sleep infinity"),
    ("stop web right now, no mercy", "docker kill web"),
    # what has done its work, and its container: that one, and not all others
    ("hello-world ran fine, now clean its container away", "docker rm $(docker ps -aq -f ancestor=hello-world)"),
    ("miner finished, now clean its container away", "docker rm miner"),
    ("compose with two files, a.yml and b.yml, up", "docker compose -f a.yml -f b.yml up"),
    ("compose: copy x.txt into api", "docker compose cp x.txt api:PATH"),
    ("run busybox in classnet and look up web by name", "docker run --network classnet busybox nslookup web"),
    ("i want a redis that nobody outside of my laptop can reach", "docker run -p 127.0.0.1:6379:6379 redis"),
    ("start postgres, nobody else than my computer may connect", "docker run -p 127.0.0.1:5432:5432 postgres"),
    ("how many layers does the image hw3 have", "docker image inspect -f '{{len .RootFS.Layers}}' hw3"),
    ("which debian is in the container web", "docker exec web cat /etc/os-release"),
    ("she sent me hw3.tar, what do i do with it", "docker load -i hw3.tar"),
    ("my friend needs my image hw3, how do i put it in a file for her", "docker save -o FILE hw3"),
    ("in what folder am i when i get into the container api", "docker inspect -f '{{.Config.WorkingDir}}' api"),
    ("force-remove every single container, running included", "docker rm -f $(docker ps -aq)"),
    ("stopped containers I might delete, let me see them first", "docker ps -a -f status=exited"),
    ("unused volumes i may throw away, show them", "docker volume ls -f dangling=true"),
    ("bring up only db and cache from staging.yml, detached", "docker compose -f staging.yml up -d db cache"),
    ("print the python version from python:3.12 then throw the container away", "docker run --rm python:3.12 python --version"),
    ("run pg_dump -U app shop in container pg and save the output as shop.sql", "docker exec pg pg_dump -U app shop > shop.sql"),
    ("harden web:prod, read-only filesystem and every capability dropped", "docker run --cap-drop ALL --read-only web:prod"),
    ("compile an image from Dockerfile.prod, tag it api:prod", "docker build -f Dockerfile.prod -t api:prod ."),
    ("how do I get bundle.tar back into docker", "docker load -i bundle.tar"),
    ("the colour service refuses to shut down, make it die now", "docker kill colour"),
    ("is the pgdata volume safe to delete or does some container still need it", "docker ps -a -f volume=pgdata"),
    # what goes without saying, and why
    ("redis on 6380 because 6379 is already taken by another one", "docker run -p 6380:6379 redis"),
    ("rebuild web and start it with compose, don't touch db", "docker compose up -d --build --no-deps web"),
    ("rebuild api and restart it in compose without touching db", "docker compose up -d --build --no-deps api"),
    ("start everything from my compose file, I want my terminal back", "docker compose up -d"),
    ("how to start compose so it bulids again", "docker compose up -d --build"),
    ("want to try ruby 3.3 shortly and it should be gone when i exit", "docker run -it --rm ruby:3.3"),
    ("node with ./shop mounted at /app, go in that folder and do npm start", "docker run -v ./shop:/app -w /app node npm start"),
    ("npm instal lodash in my running container called frontend", "docker exec frontend npm install lodash"),
    ("I have to be root in container ml to install vim", "docker exec -u root -it ml bash"),
    ("dump.sql from this folder must go in container pg under /tmp", "docker cp dump.sql pg:/tmp"),
    ("import dump.sql into postgres of container pg, the database is called shop, user admin", "docker exec -i pg psql -U admin shop < dump.sql"),
    ("installed git by hand in box1, can I keep this as an image tools:1", "docker commit box1 tools:1"),
    ("one of my volumes must be too big, which one is it", "docker system df -v"),
    ("remove the container hw1, still running, I don't care", "docker rm -f hw1"),
    ("docker called my container sleepy_bohr lol, I want shop as name", "docker rename sleepy_bohr shop"),
    ("the app in container web has to reread its config, send it a HUP", "docker kill -s HUP web"),
    ("api, web and worker: stop and remove all three", "docker stop api web worker && docker rm api web worker"),
    ("worker may only have 512 megs, change that without recreating it", "docker update -m 512m worker"),
    ("i have like 40 images called <none>, get rid of them", "docker image prune"),
    ("api and db have to see each other, put both in shopnet", "docker network connect shopnet api && docker network connect shopnet db"),
    ("what node version is in node:20-alpine", "docker run --rm node:20-alpine node --version"),
    ("does any container still need the image blog:old or can it be removed", "docker ps -a -f ancestor=blog:old"),
    ("was tmpbox started with --rm, will it go when I stop it?", "docker inspect -f '{{.HostConfig.AutoRemove}}' tmpbox"),
]  # fmt: skip
IDEAS = [
    ("how does docker decide which steps of the build to repeat", "build-cache"),
    ("is docker hub the only registry", "docker-hub"),
    ("is a volume a folder or what is a volume at all", "volume"),
]


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_the_wish_is_heard(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(("request_", "concept"), IDEAS)
def test_a_question_is_one(request_: str, concept: str) -> None:
    got = answer(request_, STORE)
    assert (got.outcome, got.concept) == ("concept", concept)


@pytest.mark.parametrize(
    "request_", ["why are all images gone", "are unused images out of date", "how do unused volumes go"]
)
def test_what_is_gone_is_not_to_go(request_: str) -> None:
    assert all(it.risk != "destroy" for it in answer(request_, STORE).suggestions[:1])
