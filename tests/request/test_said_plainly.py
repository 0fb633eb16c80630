"""Small words that say how something is meant, which are neither names nor settings."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

SAID = [
    # what is not to happen while limits change is no restart policy
    ("kasse gets 2g of memory, but don't restart it", "docker update -m 2g kasse"),
    ("raise the memory of kasse to 3g without a restart", "docker update -m 3g kasse"),
    ("update kasse so that it does not restart", "docker update --restart no kasse"),
    ("raise the memory of kasse to 1g and restart it", "docker update -m 1g kasse && docker restart kasse"),
    # arguments in capitals are no tags
    ("build ./srv with VERSION=7 and MODE=fast as build args and name it shop",
     "docker build --build-arg VERSION=7 --build-arg MODE=fast -t shop ./srv"),
    ("build . with TAG=9 as build arg and tag it shop:9", "docker build --build-arg TAG=9 -t shop:9 ."),
    ("build ./srv, version 2.3, name it shop", "docker build -t shop:2.3 ./srv"),
    ("while building, only go up to the stage deps", "docker build --target deps ."),
    # what hangs on a network
    ("whatever is connected to the network dmz: stop it", "docker stop $(docker ps -q -f network=dmz)"),
    ("show everything connected to the dmz network", "docker ps -a -f network=dmz"),
    ("force-remove kasse and pg2", "docker rm -f kasse pg2"),
    # how much of what is unused
    ("delete everything unused, volumes included", "docker system prune --volumes"),
    ("remove all that is unused, images as well but not the volumes", "docker system prune -a"),
    ("remove all that is unused of the images", "docker image prune -a"),
    ("unused volumes - just list them and don't touch anything", "docker volume ls -f dangling=true"),
    # logs, files of variables, tasks
    ("follow the logs of kasse and pg2 in compose, starting with 30 lines",
     "docker compose logs -f -n 30 kasse pg2"),
    ("where does docker keep kasse's log file", "docker inspect -f '{{.LogPath}}' kasse"),
    ("did the mailer service crash somewhere? show me its tasks", "docker service ps mailer"),
    ("has the kasse container crashed? show its logs", "docker logs kasse"),
    ("with stack.yml and the project name kiosk, bring it up", "docker compose -f stack.yml -p kiosk up"),
    ("compose up, but with the variables from test.env", "docker compose --env-file test.env up"),
    # images and volumes
    ("besides kasse:2 it should also be called reg.local/kasse:2", "docker tag kasse:2 reg.local/kasse:2"),
    ("what do i have locally from quay.io/acme/kasse", "docker images quay.io/acme/kasse"),
    ("we need a place for uploads, a volume named bilder", "docker volume create bilder"),
    ("put everything from the volume bilder into bilder.tgz",
     'docker run --rm -v bilder:/data -v "$(pwd)":/backup alpine tar czf /backup/bilder.tgz -C /data .'),
    ("how much has every container written to its own layer", "docker ps -a -s"),
    # what a container is to do, and what answers on its ports
    ("run alpine with 256m of memory and let it sleep 60", "docker run -m 256m alpine sleep 60"),
    ("run nginx on port 8080 and let it run in the background", "docker run -d -p 8080:80 nginx"),
    ("rabbitmq:3-management, web ui on 15672 and amqp on 5672",
     "docker run -p 15672:15672 -p 5672:5672 rabbitmq:3-management"),
    ("delete everything that is unused, volumes not included", "docker system prune"),
    # who it is not, what is not to be, and what is told twice
    ("start kasse:2, but not as root", "docker run -u 1000:1000 kasse:2"),
    ("run kasse:2 as someone who is not root", "docker run -u 1000:1000 kasse:2"),
    ("compose up but please don't detach", "docker compose up"),
    ("each container must be deleted, stopped or running", "docker rm -f $(docker ps -aq)"),
    ("prune the containers that stopped more than two days ago (48h)", "docker container prune --filter until=48h"),
    ("logs of kasse from the past hour (60 min)", "docker logs --since 1h kasse"),
    ("cut the build cache down so that only 3 GB remain", "docker builder prune --keep-storage 3g"),
    ("may kasse go on now? we had paused it", "docker unpause kasse"),
    ("start our app from stack.prod.yml", "docker compose -f stack.prod.yml up"),
    ("destroy the whole stack kiosk together with its services", "docker stack rm kiosk"),
    ("log me in as eva, my password is in geheim.txt", "docker login -u eva --password-stdin < geheim.txt"),
    ("how do i give a container a different name", "docker rename CONTAINER NEW_NAME"),
    # a time of today, a name inside, what is fetched before, where data is kept
    ("logs of kasse since midday", "docker logs --since $(date +%F)T12:00:00 kasse"),
    ("show what kasse logged since midnight", "docker logs --since $(date +%F)T00:00:00 kasse"),
    ("an alpine, the machine inside it should be called box9", "docker run -h box9 alpine"),
    ("start debian with bash, it calls itself mond as its hostname", "docker run -it -h mond debian bash"),
    ("run acme/kasse but be sure to get the newest image before", "docker run --pull always acme/kasse"),
    ("i need lasting storage named bilder", "docker volume create bilder"),
    ("give me somewhere to keep the data of kasse, call it kassendaten", "docker volume create kassendaten"),
    # what each takes of the disk, whether a file is right, compose at rest, a terminal come back
    ("how much storage does every container need", "docker ps -a -s"),
    ("please check kiosk.yml for typos", "docker compose -f kiosk.yml config"),
    ("is compose.kiosk.yml valid?", "docker compose -f compose.kiosk.yml config"),
    ("compose off for the weekend, but without deleting the containers", "docker compose stop"),
    ("connect my terminal to kasse again", "docker attach kasse"),
    # who stays, which way a file goes, what is kept
    ("my robots: restart every one of them", "docker restart $(docker ps -q -f name=robot)"),
    ("the crawler containers, shut all of them down", "docker stop $(docker ps -q -f name=crawler)"),
    ("leave kasse running, the rest of the containers can stop",
     "docker stop $(docker ps --format '{{.Names}}' | grep -vx kasse)"),
    ("keep db and cache up, the rest of the compose project may be stopped",
     "docker compose stop $(docker compose config --services | grep -vxE 'db|cache')"),
    ("copy preise.csv into the folder /daten of kasse", "docker cp preise.csv kasse:/daten"),
    ("keep kasse as it is at this moment, with everything i installed, as image kasse-stand",
     "docker commit kasse kasse-stand"),
    ("let the nginx in kasse read its configuration again", "docker exec kasse nginx -s reload"),
    ("does the nginx in kasse have a valid config", "docker exec kasse nginx -t"),
]  # fmt: skip

UNSURE = ["remove unused containers, volumes included"]


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_small_words_say_how_it_is_meant(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command


@pytest.mark.parametrize(
    "request_", ["leave kasse on, all the others are superfluous", "let db run, stop what remaining"]
)
def test_what_runs_on_is_not_halted(request_: str) -> None:
    assert not any(" stop " in f"{it.command} " and "grep" not in it.command and it.command.endswith((" db", " kasse"))
                   for it in answer(request_, STORE).suggestions)  # fmt: skip


@pytest.mark.parametrize("request_", UNSURE)
def test_more_than_was_said_is_not_removed_with_certainty(request_: str) -> None:
    assert all(it.score <= 0.7 for it in answer(request_, STORE).suggestions)
