"""What a room full of people says is heard: knowledge/requests/workshop.yaml, and the head of plain.yaml."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
LINES = [
    ("after a reboot, a1 and b2 should come back by themselves", "docker update --restart unless-stopped a1 b2"),
    ("mumble has to come back by itself after we reboot the server", "docker update --restart always mumble"),
    ("show me the traceback of billing", "docker logs billing"),
    ("download the 3.11 and 3.12 tags of python", "docker pull python:3.11 && docker pull python:3.12"),
    ("all tags of team/old that we have should be deleted", "docker rmi $(docker images -q team/old)"),
    ("pass RELEASE=7 at build time for image wiki:7", "docker build --build-arg RELEASE=7 -t wiki:7 ."),
    ("feed seed.sql to psql -U app shop in maindb", "docker exec -i maindb psql -U app shop < seed.sql"),
    ("which python packages are installed in lab", "docker exec lab pip list"),
    ("what php version does php:8.3-cli have", "docker run --rm php:8.3-cli php --version"),
    ("just cache and queue from our compose file, not the worker", "docker compose up cache queue"),
    ("show me everything docker knows about mumble", "docker inspect mumble"),
    ("find 404 in shop's logs", "docker logs shop 2>&1 | grep 404"),
    ("mail shouldn't be on the guests network any longer", "docker network disconnect guests mail"),
    ("force service wiki to rebalance its tasks", "docker service update --force wiki"),
    ("hold the script until migrate has finished", "docker wait migrate"),
    ("sorry for the silly question, but how do i rename web to shop", "docker rename web shop"),
    ("i dont want the hello-world image on my laptop anymore", "docker rmi hello-world"),
    ("I'd rather the thing named chatter did not start automatically any longer", "docker update --restart no chatter"),
    ("mumble is completely stuck, just kill it", "docker kill mumble"),
    ("mumble hangs and does not react to stop any more", "docker kill mumble"),
    ("delete wiki, the data in its volume i still need", "docker rm wiki"),
    ("the fan is howling, stop all running containers", "docker stop $(docker ps -q)"),
    ("how do i delete all images, laptop is full", "docker rmi $(docker images -aq)"),
    ("pause the container drucker, without to stop it", "docker pause drucker"),
    ("wait till loadtest is done", "docker wait loadtest"),
    ("stop gateway", "docker stop gateway"),
    ("stop stary", "docker stop stary"),
    ("run psql shop in maindb with user admin", "docker exec -it maindb psql -U admin shop"),
    ("run npm test in a new container of compose service shop. after that please remove the container.",
     "docker compose run --rm shop npm test"),
    ("sign in to docker hub, i'm bob99", "docker login -u bob99"),
    ("put index.html in the folder /usr/share/nginx/html of shop", "docker cp index.html shop:/usr/share/nginx/html"),
    ("bring down the compose project that is called shop", "docker compose -p shop down"),
    ("worker2 node maintenance today, move tasks off it", "docker node update --availability drain worker2"),
    ("i was asked to delete every image but i'd rather see their ids first", "docker images -q"),
    ("stop and remove the old redmine container", "docker stop redmine && docker rm redmine"),
    ("something is already sitting on port 53, which container is it", "docker ps -f publish=53"),
    ("set redis so that it comes back by itself after a power cut", "docker update --restart always redis"),
    ("wiki runs already, but give it max 2 cpus and 1 gig", "docker update --cpus 2 -m 1g wiki"),
    ("publish acme/shop with tag beta", "docker push acme/shop:beta"),
    ("fetch solr 9", "docker pull solr:9"),
    ("rebuild the wiki service, it should not use the cache", "docker compose build --no-cache wiki"),
    ("list images from biggest to smallest",
     "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort -hr"),
    ("show log lines of shop with timestamps since yesterday", "docker logs -t --since 24h shop"),
    ("feed init.sql to mysql in the container shop, user root, password s3cret",
     "docker exec -i shop mysql -u root -ps3cret < init.sql"),
    ("acme/game needs udp 2456 to 2458", "docker run -p 2456-2458:2456-2458/udp acme/game"),
    ("i have tinkered in the wiki container for weeks. which files did i change in it?", "docker diff wiki"),
    ("stop aw the containers wi wiki in the name", "docker stop $(docker ps -q -f name=wiki)"),
    ("as www-data, in the drupal service: drush cr", "docker compose exec -u www-data drupal drush cr"),
    ("worker:5 needs an in-memory /scratch of 64 megs", "docker run --tmpfs /scratch:size=64m worker:5"),
    ("how many GB does volume films eat", "docker system df -v"),
    ("save changes of container nb as image lab:2, then write that image to lab.tar",
     "docker commit nb lab:2 && docker save -o lab.tar lab:2"),
    ("take api out of bridge and plug it into network backend",
     "docker network disconnect bridge api && docker network connect backend api"),
    ("options of docker rm, i just want to read them", "docker rm --help"),
    ("bring up compose with both the frontend and the mail profiles enabled",
     "docker compose --profile frontend --profile mail up"),
    ("profile debug of my compose file, detached", "docker compose --profile debug up -d"),
    ("which services belong to this compose file?", "docker compose config --services"),
    ("freeze boiler for a moment, without ending it", "docker pause boiler"),
    ("show me what got logged in gradebook since yesterday", "docker logs --since 24h gradebook"),
    ("launch what is described in staging.yml", "docker compose -f staging.yml up"),
    ("list the profiles somebody put into compose.yaml", "docker compose config --profiles"),
    ("stop and remove only the search service, the others have to stay up",
     "docker compose stop search && docker compose rm search"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "line"), LINES)
def test_it_is_heard(said: str, line: str) -> None:
    got = answer(said, STORE)
    assert got.outcome == "match", got
    assert got.suggestions[0].command == line


@pytest.mark.parametrize(
    "said",
    [
        "kill whatever node process listens on port 3000, the plain process",
        "set a ttl of 60 seconds on a redis key",
        "remove the container with the curry from the fridge",
        "which python packages are installed on my mac",
        "what image should I use as my profile picture here?",
        "create a virtualbox machine with 4 GB of RAM and Debian on it",
        "mysql: find rows with the same email twice",
        "write a while loop in java that counts to 5",
        "ran 5 k today, track it in garmin",
    ],
)
def test_what_is_of_another_world_is_declined(said: str) -> None:
    assert answer(said, STORE).outcome == "none"


@pytest.mark.parametrize("said", ["free some space", "get the data out", "i want the newest version"])
def test_too_little_is_asked_back(said: str) -> None:
    got = answer(said, STORE)
    assert got.outcome == "ambiguous"
    assert got.suggestions[0].risk != "destroy"


@pytest.mark.parametrize("said", ["is it risky to be root inside a container", "how do i detach from a container"])
def test_an_idea_stays_one(said: str) -> None:
    assert answer(said, STORE).outcome == "concept"


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        ("show the output of worker-7, i just killed that container", "docker logs worker-7"),
        ("before i kill db, what other containers are on network backend", "docker network inspect backend"),
        (
            "need all containers whose name starts with test- gone, running or not",
            "docker rm -f $(docker ps -aq -f name=^test-)",
        ),
        ("which docker version do we have here", "docker version"),
        ("containers that restart over and over, show", "docker ps -f status=restarting"),
        ("run redis as user 1000:1000 with read only file system", "docker run -u 1000:1000 --read-only redis"),
        ("Depoly the stack from stack.yml with name billing", "docker stack deploy -c stack.yml billing"),
        ("First stop and then remove the container classroom", "docker stop classroom && docker rm classroom"),
        ("i have just stopped db, start it again", "docker start db"),
        (
            "remove everything unused incl volumes and all unused images, need space before the demo",
            "docker system prune -a --volumes",
        ),
    ],
)
def test_what_was_done_or_is_to_come_is_no_order(request_: str, command: str) -> None:
    assert right(answer(request_, STORE).suggestions[0].command, [command], STORE)


def test_a_share_is_no_name() -> None:
    assert not any("97%" in it.command for it in answer("remove untagged images, disk is at 97%", STORE).suggestions)
