"""What is denied, told of others, asked or taken back changes nothing; and plain orders are done as before."""

import pytest

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

NO_ORDERS = [
    "we leave the swarm as it is, even though it is small",
    "stop everything, but leave the swarm as it was",
    "i do not want the volume kasse to go",
    "we do not need the image kasse:1.0 to be gone",
    "no need for the container kasse to be stopped",
    "node w7 should no longer be paused",
    "the handbook of my colleague says: remove the container kasse",
    "my boss wants to delete the volume kasse",
    "is there a way to stop all containers? do that later",
    "why is the volume kasse still there? delete it from my list",
    "show me how to run rails db:drop in kasse",
    "what would redis-cli flushall do in kasse",
    "volumes nobody uses can go, which are those?",
    "the container kasse ought to be removed but isn't",
    "unless kasse is still needed, remove it",
    "pull nginx and, if that works, throw the old one away",
    "get redis:7 and delete the old image",
    "the container kasse stops every now and then",
    "my service kasse restarts again and again",
    "kasse always crashes",
    "our container kasse doesn't restart",
    "i doubt that kasse should be stopped",
    "it is not necessary to restart kasse",
    "would stopping kasse help",
    "my colleague removed the container kasse yesterday",
    "stop kasse, forget it",
    "remove kasse, no, don't",
    "prune the stopped containers every night",
    "show the mounts of kasse and remove them",
    "never run rm in kasse",
    "delete the docker-compose.yml",
    "remove the compose file of this project",
    "take the volume data off kasse",
    "ssh into berry and stop kasse",
    "move /etc/app.conf in kasse to /tmp",
    "stop kasse, my colleague says not to",
    "remove kasse, its owner does not allow that",
    "don't let the new release of kasse roll back",
    "delete all containers, the shop is precious",
    "prune all volumes, our archive is irreplaceable",
    "my volume is called kasse, delete what is in it",
    "my compose is called kasse, delete only its volumes",
    "recreate the container kasse",
    "Tom rotated the token, what's the worker one now",
    "portainer wants the docker socket, can I run it without it",
    "image kasse wants the host network, don't",
    "import dump.sql into kasse",
    "log in to kasse as admin",
    "back up the volume of kasse as kasse.tgz in ~/backups",
    "start the container I stopped",
]
ORDERS = [
    ("show the logs of web, then stop kasse but don't remove it", "docker logs web && docker stop kasse"),
    ("container kasse stops, restart it", "docker restart kasse"),
    ("stop kasse, save it as an image, don't delete it", "docker stop kasse && docker commit kasse"),
    ("i no longer need kasse so stop it and get rid of it", "docker stop kasse && docker rm kasse"),
    ("how do i run rails db:migrate in kasse", "docker exec kasse rails db:migrate"),
    ("the container kasse can go even though it is running", "docker rm -f kasse"),
    ("kill kasse, the admin said don't wait", "docker kill kasse"),
    ("remove all stopped containers, the disk is full", "docker container prune"),
    ("let this machine leave the swarm even though it is a manager", "docker swarm leave -f"),
]
OF_A_SHELL = [
    ('execute "ls; rm -rf /srv" inside the container kasse', "docker exec kasse sh -c 'ls; rm -rf /srv'"),
    ("run rm -rf * in kasse", "docker exec kasse sh -c 'rm -rf *'"),
    ("let kasse run kill $(pidof node)", "docker exec kasse sh -c 'kill $(pidof node)'"),
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize("request_", NO_ORDERS)
def test_nothing_is_changed(request_: str, store: Store) -> None:
    got = answer(request_, store)
    assert got.outcome != "match" or all(it.risk == "read" for it in got.suggestions), got.suggestions


@pytest.mark.parametrize(("request_", "line"), ORDERS)
def test_an_order_is_done(request_: str, line: str, store: Store) -> None:
    assert answer(request_, store).suggestions[0].command == line


@pytest.mark.parametrize(("request_", "line"), OF_A_SHELL)
def test_the_shell_in_front_takes_nothing_of_it(request_: str, line: str, store: Store) -> None:
    assert answer(request_, store).suggestions[0].command == line


TO_COME = [
    "kasse has to go down for maintenance tomorrow",
    "restart kasse at midnight",
    "stop the container kasse next week",
    "remove kasse at 6 pm",
    "in ten minutes stop the container kasse",
    "if kasse is unhealthy restart it",
    "restart kasse provided web is up",
    "stop kasse after 5 minutes",
    "restart kasse with a delay of 10 seconds",
    "give kasse 3 GB of memory only if it has less than 2 GB",
]


@pytest.mark.parametrize("request_", TO_COME)
def test_what_is_for_later_is_not_sure(request_: str, store: Store) -> None:
    for it in answer(request_, store).suggestions[:1]:
        assert it.score <= 0.5
        assert it.risk == "read" or "at once" in it.warning


def test_what_lasts_until_later_begins_now(store: Store) -> None:
    got = answer("stop kasse until tomorrow", store)
    assert got.suggestions[0].command == "docker stop kasse"
    assert got.suggestions[0].score > 0.5
