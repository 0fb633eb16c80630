"""The thing first, and then that it is to go; who asks, tells what others say or what is so orders nothing."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

GOES = [
    ("container billing-old should disappear even if it's still up", "docker rm -f billing-old"),
    ("although it is still running, the container probe has to go", "docker rm -f probe"),
    ("mail-test may be thrown out, I don't care that it runs", "docker rm -f mail-test"),
    ("the scraper2 container can be deleted, and its anonymous volumes too", "docker rm -v scraper2"),
    ("container probe must go, running or not, together with its anonymous volumes", "docker rm -fv probe"),
    ("uploads_2019 is a volume I no longer want", "docker volume rm uploads_2019"),
    ("i no longer need the volume uploads_2019", "docker volume rm uploads_2019"),
    ("the networks stage1 and stage2 have served their purpose, away with them", "docker network rm stage1 stage2"),
    ("image shop:0.9 is just in the way, please get it off my disk", "docker rmi shop:0.9"),
    ("volumes without a container should be thrown away", "docker volume prune"),
    ("every network nobody uses should vanish", "docker network prune"),
    ("exited containers can be swept away, no questions asked", "docker container prune -f"),
    ("farewell stack metrics", "docker stack rm metrics"),
    ("forget about the context lab", "docker context rm lab"),
    ("our server should leave the swarm, yes, it's a manager", "docker swarm leave -f"),
    ("kick this machine out of the swarm", "docker swarm leave"),
    ("whether it is running or not, container probe may disappear", "docker rm -f probe"),
    ("nobody needs the stack metrics any longer, so remove it", "docker stack rm metrics"),
    ("make sure no exited containers are left on my machine", "docker container prune"),
    ("the plugin acme/vol should go even though it's still enabled", "docker plugin rm -f acme/vol"),
    ("build cache older than 3 days is useless, throw it away", "docker builder prune --filter until=72h"),
    ("old_site, a volume, may be deleted", "docker volume rm old_site"),
]
STAYS = [
    "should the container probe go?",
    "the container probe should not go",
    "uploads_2019 is a volume I still need",
    "the image shop:0.9 is of no use",
    "our server left the swarm although it was a manager",
    "container probe went away although it was running",
    "they told us the volume uploads_2019 should be deleted",
    "my colleague says container probe must go",
    "maybe container probe can go",
    "I'm not sure whether the volume uploads_2019 can be deleted",
    "delete evry container, running or not, just kidding",
    "the container probe can go once the backup is done",
    "volume uploads_2019 can go unless someone needs it",
    "the unused volumes that should go",
    "all images which they say can be deleted",
]


BECOMES = [
    ("node rack2 must not take any work any more", "docker node update --availability drain rack2"),
    ("node rack2 should get no new tasks", "docker node update --availability pause rack2"),
    ("the service thumbs should come down to zero replicas", "docker service scale thumbs=0"),
    ("service thumbs must run on the image thumbs:5", "docker service update --image thumbs:5 thumbs"),
    ("shop3's name should be shop-old", "docker rename shop3 shop-old"),
    ("thumbs:5 wants to be known as thumbs:stable as well", "docker tag thumbs:5 thumbs:stable"),
    ("importer may have 3 GB of memory at most from now on", "docker update -m 3g importer"),
    ("trim the build cache back to 4 GB", "docker builder prune --keep-storage 4g"),
    ("the build cache should shrink to 4 GB", "docker builder prune --keep-storage 4g"),
    ("thin out the unused images", "docker image prune -a"),
    ("show me what mailer2 has been printing", "docker logs mailer2"),
    ("start import7 again and let me watch its output", "docker start -a import7"),
    ("restart billing2 please", "docker restart billing2"),
    ("there is a Dockerfile.ci as well, use that one instead", "docker build -f Dockerfile.ci ."),
]
CLAUSES = [
    ("caddy whose root filesystem nobody may change", "--read-only caddy"),
    ("start httpd in such a way that its disk cannot be written to", "--read-only httpd"),
    ("run node:22 with the directory I'm in turning up as /code", "-v $(pwd):/code node:22"),
    ("ruby:3 where ./lib appears at /lib2 and must not be changed from inside", "-v ./lib:/lib2:ro ruby:3"),
    ("debian that sees the graphics card", "--gpus all debian"),
    ("fedora with all the rights on the host", "--privileged fedora"),
    ("rabbitmq:3 whose port 15672 I see at 8099 here", "-p 8099:15672 rabbitmq:3"),
    ("a mysql:8 that asks for no password", "-e MYSQL_ALLOW_EMPTY_PASSWORD=yes mysql:8"),
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize(("request_", "command"), GOES)
def test_it_goes(request_: str, command: str, store: Store) -> None:
    got = answer(request_, store)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [command], store)


@pytest.mark.parametrize("request_", STAYS)
def test_it_stays(request_: str, store: Store) -> None:
    got = answer(request_, store)
    assert got.outcome != "match" or got.suggestions[0].risk != "destroy"


@pytest.mark.parametrize("word", ["old", "whole", "evry", "same"])
def test_a_word_of_the_language_is_no_name(word: str, store: Store) -> None:
    got = answer(f"the {word} container can go even though it is running", store)
    assert not any(f" {word}" in it.command for it in got.suggestions)


@pytest.mark.parametrize(("request_", "command"), BECOMES)
def test_it_becomes_something(request_: str, command: str, store: Store) -> None:
    got = answer(request_, store)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [command], store)


@pytest.mark.parametrize(("request_", "told"), CLAUSES)
def test_a_clause_is_a_flag(request_: str, told: str, store: Store) -> None:
    got = answer(request_, store)
    assert right(got.suggestions[0].command, [f"docker run {told}", f"docker run -d {told}"], store)
