"""A wish that leaves open what is meant is asked about; the same verb with enough beside it is not."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.phrasebook import index_of

STORE = open_store()
ASKED = (
    ("fix web", "docker logs web"),
    ("can you please repair my app", "docker logs CONTAINER"),
    ("get the whole thing working again", "docker restart CONTAINER"),
    ("reset my db", "docker rm -f CONTAINER"),
    ("move it to the other server", "docker push IMAGE"),
    ("give my image to a coworker", "docker save -o FILE IMAGE"),
    ("share my image", "docker push IMAGE"),
    ("export mystuff for my mate's laptop", "docker export -o FILE CONTAINER"),
    ("throw out all the old images", "docker image prune"),
    ("remove my old containers", "docker container prune"),
    ("please clean up old volumes", "docker volume prune"),
    ("factory reset docker", "docker container prune"),
    ("keep the api alive", "docker update --restart unless-stopped api"),
    ("swap blue and green", "docker ps -a"),
    ("switch db and blue", "docker stop db && docker start blue"),
    ("biggest ones on top", "docker images"),
    ("is everything done yet", "docker ps -a"),
    ("switch to the new version", "docker pull IMAGE"),
    ("back up the database", "docker exec CONTAINER pg_dump -U postgres > dump.sql"),
    ("run the migrations", "docker exec CONTAINER COMMAND"),
    ("attach a volume to web", "docker run -v VOLUME:/PATH IMAGE"),
    ("create shop", "docker volume create shop"),
    ("set limits", "docker update -m SIZE CONTAINER"),
    ("free 8080", "docker ps -f publish=8080"),
    ("move this to another server", "docker push IMAGE"),
    ("the port is wrong", "docker port CONTAINER"),
    ("is it ok?", "docker logs CONTAINER"),
    ("take a snapshot", "docker commit CONTAINER IMAGE"),
    ("bring back what i deleted yesterday", "docker pull IMAGE"),
    ("hide it from the outside", "docker run -p 127.0.0.1:8080:80 IMAGE"),
    ("upgrade db to 17", "docker pull IMAGE:TAG"),
    ("wire both of them up", "docker network create NETWORK"),
    ("let the two find each other", "docker network create NETWORK"),
    ("put those two together", "docker network create NETWORK"),
    ("take a backup before i ruin it", "docker exec CONTAINER pg_dump -U postgres > dump.sql"),
    ("back it up first", "docker exec CONTAINER pg_dump -U postgres > dump.sql"),
    ("the port is already taken", "docker ps -f publish=PORT"),
    ("it must come back after a power cut", "docker update --restart unless-stopped CONTAINER"),
    ("take it with me on a stick", "docker save -o FILE IMAGE"),
    ("hand it over to lena", "docker save -o FILE IMAGE"),
    ("my edits don't show up", "docker compose up -d --build"),
    ("which one is the biggest", "docker images"),
    ("what was i doing yesterday", "docker events --since 24h --until 0s"),
    ("i can't open it in the browser", "docker logs CONTAINER"),
    ("why is everything so slow", "docker logs CONTAINER"),
    ("why so slow today", "docker stats"),
    ("it says connection refused", "docker logs CONTAINER"),
    # known by the examples alone
    ("it just sits there", "docker ps -a"),
    ("apply my changes", "docker compose up -d --build"),
    ("that's much too big", "docker system df"),
    ("its slow this week", "docker logs CONTAINER"),
    ("damn this is slow", "docker logs CONTAINER"),
    ("get those two talking", "docker network create NETWORK"),
    ("i'm through with it", "docker rm CONTAINER"),
    ("the workshop stuff can go now", "docker rm CONTAINER"),
    ("delete the ones nobody needs", "docker container prune"),
    ("what's in it?", "docker history IMAGE"),
    ("make it reachable from outside", "docker push IMAGE"),
    ("use my own settings", "docker run --env-file FILE IMAGE"),
    ("fetch me the latest one", "docker pull IMAGE"),
    ("install all updates", "docker pull IMAGE"),
    ("run the older one instead", "docker run -d IMAGE:TAG"),
    ("make an exact copy", "docker commit CONTAINER IMAGE"),
    ("docker delete the old things called demo", "docker ps -a -f name=demo"),
    ("clean up all unused stuff with label ci", "docker volume ls -f name=ci"),
    ("i can't remove it", "docker logs CONTAINER"),
    ("close that port", "docker port CONTAINER"),
    ("close port 8443", "docker ps -f publish=8443"),
    ("the port must be another one", "docker run -d -p 8080:80 IMAGE"),
    (
        "yesterday all was well, then i installed some update and since then it is gone. can you repair it for me",
        "docker logs CONTAINER",
    ),
    ("lets do the same for the test environment", "docker restart CONTAINER"),
    ("clear everything about redis", "docker rm -f redis"),
    ("please do the same for the frontend", "docker restart CONTAINER"),
    ("what is wrong with accounting?", "docker logs accounting"),
    ("swap the old for the new", "docker ps -a"),
    ("do the same again on 8082", "docker run -d -p 8082:80 IMAGE"),
    ("make sure nothing is lost", "docker commit CONTAINER IMAGE"),
    ("enter the database", "docker exec -it CONTAINER psql -U postgres"),
    ("it doenst work", "docker logs CONTAINER"),
    ("bring the settings across", "docker cp FILE CONTAINER:PATH"),
    ("how large is backend", "docker images backend"),
    ("how old is web", "docker ps -a"),
    ("restore last night's dump", "docker load -i FILE"),
    ("give it another 512 mb", "docker update --memory SIZE CONTAINER"),
    ("use the settings from last week again", "docker inspect CONTAINER"),
    ("it must be gone by friday", "docker rm -f CONTAINER"),
    ("why does it still show the old version", "docker images"),
    ("use version 2.4 from now on", "docker pull IMAGE:TAG"),
    ("watch", "docker stats"),
    ("start backend over", "docker restart CONTAINER"),
    ("limit loader", "docker update -m SIZE loader"),
    # what ails something, and the thing says where to look
    ("docker stopped working again", "docker version"),
    ("docker seems stuck, help", "docker version"),
    ("repair the build", "docker builder prune"),
    ("the network is down since yesterday", "docker network ls"),
    ("there is some problem with my volumes", "docker volume ls"),
    ("i keep getting login errors", "docker login"),
    ("compose is acting up", "docker compose ps"),
    ("doesn't start anymore", "docker logs CONTAINER"),
    ("billing is down", "docker logs billing"),
    ("nothing works since the update", "docker ps -a"),
    ("why is my site not reachable", "docker logs CONTAINER"),
    # nothing but a thing
    ("my_shop", "docker logs my_shop"),
    ("the backend please", "docker ps -a -f name=CONTAINER"),
    ("mongo", "docker pull mongo"),
    ("acme/tool:3.1", "docker image inspect acme/tool:3.1"),
    ("0d1f5b77aa21", "docker inspect 0d1f5b77aa21"),
    ("images-old.tar.gz", "docker load -i images-old.tar.gz"),
    # words that say nothing
    ("and now the next two", "docker ps -a"),
    ("do the needful", "docker ps -a"),
    ("same for the third one please", "docker ps -a"),
    ("revert all that i did today", "docker service rollback SERVICE"),
    ("check once and revert back", "docker service rollback SERVICE"),
    ("get me 20 gb back", "docker system prune"),
    ("put redis in a safe place", "docker save -o FILE IMAGE"),
    ("update grafana", "docker pull grafana"),
    ("i could use help with docker", "docker ps -a"),
    ("is there any way to docker", "docker ps -a"),
    ("same as last time but on another port", "docker run -d IMAGE"),
    ("make a copy of that for my other laptop", "docker push IMAGE"),
    ("it must be named front from now on", "docker rename CONTAINER NEW_NAME"),
    ("start all over from nothing", "docker compose down -v"),
    ("have it up and running again", "docker restart CONTAINER"),
    ("i messed something up", "docker logs CONTAINER"),
    ("it keeps complaining", "docker logs CONTAINER"),
    ("my container keeps crashing", "docker logs CONTAINER"),
    ("the container does not stay up", "docker logs CONTAINER"),
    ("we don't need that any more", "docker rm CONTAINER"),
    ("ship the newest build", "docker push IMAGE"),
    ("the address", "docker port CONTAINER"),
    ("my token", "docker login"),
    ("our whole project", "docker compose ps"),
    ("docker has gone haywire", "docker version"),
    ("i can't get compose to work", "docker compose ps"),
    ("shop down", "docker logs shop"),
    ("redis 7.4", "docker pull redis:7.4"),
    ("worker and db", "docker restart worker db"),
    ("restore the previous state", "docker service rollback SERVICE"),
    ("how do i", "docker ps -a"),
    ("i would like to", "docker ps -a"),
    ("lower the limt", "docker update -m SIZE CONTAINER"),
    # told in words that are all known, and of nothing that is named
    ("make the thing from yesterday go again", "docker ps -a"),
    ("turn that off, i don't want it every time", "docker ps -a"),
    ("does it exist already?", "docker images"),
)
CLEAR = (
    ("validate docker-compose.yml", "docker compose config"),
    ("move web to network front", "docker network connect front web"),
    ("give api 2 cpus", "docker update --cpus 2 api"),
    ("create redis", "docker run redis"),
    ("upload image to docker hub", "docker push IMAGE"),
    ("stop web", "docker stop web"),
    ("compose down", "docker compose down"),
)
NOT_OURS = (
    "please print this page two times",
    "this is not what i ordered",
    "resize this image to 800 by 600",
    "thanks, that worked!",
    "what do you think about this",
    "is it going to rain",
    "tell me a joke about it",
    "fix dinner",
    "fix the wifi",
    "check the weather",
    "reset the router",
    "turn on the lights",
    "clean my kitchen",
    "localhost:3000",
    "pizza",
    "thanks, that is all",
    "whoami",
    "and/or",
    "the soup",
    "who am i",
    "so am i",
    "bread and butter",
)


@pytest.mark.parametrize(("request_", "choice"), ASKED)
def test_is_asked(request_, choice):
    got = answer(request_, STORE)
    assert (got.outcome, bool(got.question)) == ("ambiguous", True)
    assert choice in [it.command for it in got.suggestions]


@pytest.mark.parametrize(("request_", "line"), CLEAR)
def test_is_clear(request_, line):
    got = answer(request_, STORE)
    assert (got.outcome, got.suggestions[0].command) == ("match", line)


@pytest.mark.parametrize("request_", NOT_OURS)
def test_is_none_of_dockers(request_):
    assert answer(request_, STORE).outcome == "none"


def test_a_word_that_is_no_name_and_nothing_else():
    assert answer("reste my db", STORE).outcome in ("none", "ambiguous")


def test_a_container_there_is_has_any_name():
    live = Live((LiveContainer("kv", "redis:7"),))
    assert answer("fix kv", STORE, live).suggestions[0].command == "docker logs kv"


def test_each_pattern_is_told_by_a_word_and_each_choice_is_a_line():
    data = index_of(STORE).data
    told = {n for _, numbers in data["open_signs"].items() for n in numbers}
    assert told == set(range(len(data["open"])))
    asked = [it for it in data["open"] if "THING" not in it[0]]
    for _, question, choices in [*asked, *data["open_troubles"], *data["bare"]]:
        assert question.endswith(("?", "."))
        assert len(choices) >= 3
        assert all(it.startswith("docker ") for it in choices)


@pytest.mark.parametrize(
    "wish",
    [
        "remove the volume data from compose",
        "delete the data volume of my compose project",
        "drop the volume db from compose",
    ],
)
def test_one_volume_is_not_all_of_a_project(wish: str) -> None:
    got = answer(wish, STORE)
    assert got.outcome == "ambiguous"
    assert got.suggestions[0].risk == "read"
