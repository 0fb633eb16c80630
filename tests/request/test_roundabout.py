"""Wishes told round about, or in the English of other languages, are the wishes that they are."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    # the time that one needs to end
    ("my container importer usually needs 45s to write its checkpoint, so restart it gently",
     "docker restart -t 45 importer"),
    ("grant db 90 seconds for a clean shutdown before it is killed", "docker stop -t 90 db"),
    ("docker stop hangs for crawler, please kill it", "docker kill crawler"),
    # one of two
    ("we got postgres:15 and postgres:16, but we only use 15; remove the other image", "docker rmi postgres:16"),
    ("I have node:18 and node:20 here, but my app just needs node:20, delete the other", "docker rmi node:18"),
    ("remove the image shop:3, docker says it is in use but do it anyway", "docker rmi -f shop:3"),
    # compose
    ("i want only api recreated and nothing else with compose", "docker compose up --no-deps -d --force-recreate api"),
    ("tear down the compose project demo", "docker compose -p demo down"),
    ("run the compose service api once with npm test, its container should be gone afterwards",
     "docker compose run --rm api npm test"),
    # networks and volumes
    ("networks no container is attached to can go", "docker network prune"),
    ("suppress the networks who serve nobody", "docker network prune"),
    ("which containers use uploads", "docker ps -a -f volume=uploads"),
    ("networks no container is attached to should be removed", "docker network prune"),
    ("healthcheck of web is red, how do I turn it off", "docker run --no-healthcheck IMAGE"),
    ("rename container kitchen to cook", "docker rename kitchen cook"),
    # archives and images
    ("the filesystem of web into web-backup.tar", "docker export -o web-backup.tar web"),
    ("bundle nginx:1.27 and shop:2 into a single file images.tar for the server without internet",
     "docker save -o images.tar nginx:1.27 shop:2"),
    ("I changed config in container web and want to keep that, save it as web:patched",
     "docker commit web web:patched"),
    ("commit container garden as garden:1", "docker commit garden garden:1"),
    ("pull debian bookworm-slim", "docker pull debian:bookworm-slim"),
    ("I pulled app:3 today but container app is still on app:2 at port 8080, replace it with the new version under the "
     "same name", "docker rm -f app && docker run -p 8080:8080 --name app -d app:3"),
    # in and out
    ("I just detached from game, how can I get back in?", "docker attach game"),
    ("converter has written /out/video.mp4, how do I get it here?", "docker cp converter:/out/video.mp4 ."),
    ("LOG_LEVEL=trace just for this command, in api: node script.js --once",
     "docker exec -e LOG_LEVEL=trace api node script.js --once"),
    ("open psql inside the container db so I can type sql", "docker exec -it db psql"),
    ("acces terminal of container web", "docker exec -it web bash"),
    ("how to get inside container web, there is no bash so use sh", "docker exec -it web sh"),
    ("the tests ran in ci-runner and they failed, so give me a shell in there", "docker exec -it ci-runner bash"),
    ("my colleague changed some files in web by hand, which files did he change?", "docker diff web"),
    # looking
    ("the healthcheck of api keeps failing since noon, what do the last checks say?",
     "docker inspect -f '{{json .State.Health}}' api"),
    ("what did api print between 7 and 8 in the evening of 2025-02-11?",
     "docker logs --since 2025-02-11T19:00:00 --until 2025-02-11T20:00:00 api"),
    ("tail api, but ignore the old lines", "docker logs -n 0 -f api"),
    ("show redis' logs", "docker logs redis"),
    ("show name and status of all containers, separated by tabs",
     "docker ps -a --format '{{.Names}}\\t{{.Status}}'"),
    ("show running containers on root@nas.local via ssh", "docker -H ssh://root@nas.local ps"),
    # others' English
    ("Kindly do the needful and stop container mailer", "docker stop mailer"),
    ("please tell me the command for viewing all running containers", "docker ps"),
    ("how to do for stop the container web", "docker stop web"),
    ("show the logs of web in direct", "docker logs -f web"),
    ("web is not responding, list processes", "docker top web"),
    ("logs of web, each line with the time", "docker logs -t web"),
    ("how many times was web newly started", "docker inspect -f '{{.RestartCount}}' web"),
    ("we want to make a temporary stop of container trainer, keep its memory, it must continue later",
     "docker pause trainer"),
    # what is in the way of a wish
    ("before i stop it, what is mixer running in there", "docker top mixer"),
    ("kill everything that runs in docker, its burning my battery", "docker kill $(docker ps -q)"),
    ("compose down, remove the volumes aswell", "docker compose down -v"),
    ("the worker container dies within 3 seconds, how can i see why", "docker logs worker"),
    ("execute npm test in /app of the api container from outside", "docker exec -w /app api npm test"),
    ("keep docker ps from truncating the ids", "docker ps --no-trunc"),
    ("somebody removed containers in the last 2 hours, show which ones",
     "docker events --since 2h --until 0s -f event=destroy"),
    ("how often did the redis container restart", "docker inspect -f '{{.RestartCount}}' redis"),
    ("start nginx, just accessible via localhost:8080", "docker run -p 127.0.0.1:8080:80 nginx"),
    ("i want to remove node:18, is there any container using it", "docker ps -a -f ancestor=node:18"),
    ("docker remove images with no tag", "docker image prune"),
    ("rebuild api with compose and then swap it in", "docker compose up -d --build api"),
    ("container web keeps restarting, how do I make it stop doing that", "docker update --restart no web"),
]  # fmt: skip
NEAR = [  # what is said so, and is something else
    ("show name and status of all containers", "docker ps -a --format 'table {{.Names}}\\t{{.Status}}'"),
    ("stop the compose project", "docker compose stop"),
    ("api not responds, restart it", "docker restart api"),
    ("find the container by name web", "docker ps -f name=web"),
    ("run nginx and be gone afterwards", "docker run --rm nginx"),
    ("stop db before i remove it", "docker stop db"),
    ("run make in the ci container", "docker exec ci make"),
    ("run nginx accessible on localhost:8080", "docker run -p 8080:80 nginx"),
    ("i want to remove node:18", "docker rmi node:18"),
]
NOT_SURE = [
    "minecraft needs 30 seconds to save, don't stop it",
    "delete the image shop:3, docker says it is in use by a stopped container",
    "I built app:3, but app still runs app:2 on 8080, do not remove it",
    "I made /tmp/report.pdf, I want it here",
    "stop web and ignore the old stuff",
    "suppress the networks prompt",
    "rename file kitchen to cook",
    "rename the container to make it shorter",
    "docker stop takes forever on importer, why?",
]


@pytest.mark.parametrize(("request_", "line"), SAID + NEAR)
def test_it_is_the_wish_that_it_is(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize("request_", NOT_SURE)
def test_it_is_no_sure_wish(request_: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome != "match" or got.suggestions[0].score < 0.7
