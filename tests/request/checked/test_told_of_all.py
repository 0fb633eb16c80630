"""What is told to go in sentences that speak of things first, and what is only spoken of."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.checked.harm import destroys

STORE = open_store()
GOES = {
    # what all of a kind is to become
    "every container which came from the image old-shop should be killed at once": (
        "docker kill $(docker ps -q -f ancestor=old-shop)"
    ),
    "everything that came from image old-shop should be removed": "docker rm $(docker ps -aq -f ancestor=old-shop)",
    "every container that is based on redis:6 has to be stopped": "docker stop $(docker ps -q -f ancestor=redis:6)",
    "container old-crm has to go, whether it runs or not": "docker rm -f old-crm",
    "container old-crm has to go": "docker rm old-crm",
    "container crm must go for good, no matter whether it is running": "docker rm -f crm",
    "all containers whose names begin with lab- must be gone, whether they run or not": (
        "docker rm -f $(docker ps -aq -f name=^lab-)"
    ),
    "my containers whose names start with lab- should all go": "docker rm $(docker ps -aq -f name=^lab-)",
    # what there is, and that it is to go
    "I have six containers whose names start with lab- and want them gone, running or not": (
        "docker rm -f $(docker ps -aq -f name=^lab-)"
    ),
    "there are containers whose name starts with lab-, get rid of them": "docker rm $(docker ps -aq -f name=^lab-)",
    "I have three stopped containers from image shop:1 and want them gone": (
        "docker rm $(docker ps -aq -f status=exited -f ancestor=shop:1)"
    ),
    "all containers with the label env=lab: away with them, also when they are running": (
        "docker rm -f $(docker ps -aq -f label=env=lab)"
    ),
}
STAYS = (
    "I have six containers whose names start with lab- and want to keep them",
    "I have six containers whose names start with lab-",
    "all containers that should be removed",
    "every container that must be killed",
    "which images have to go",
    "the images that have to go",
    "container crm does not have to go",
    "before container crm has to go, show its logs",
    "all the containers which came from image shop should not be removed",
)


@pytest.mark.parametrize(("request_", "command"), GOES.items())
def test_what_is_to_become_of_all_of_them_is_told(request_: str, command: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == command


@pytest.mark.parametrize("request_", STAYS)
def test_what_is_only_spoken_of_stays(request_: str) -> None:
    assert not any(destroys(it) for it in answer(request_, STORE).suggestions)


LOOKS = {
    # what an order would hit, and what a prune would
    "show which containers I would hit if I stopped all that run from image shop:1": "docker ps -f ancestor=shop:1",
    "which containers would go if I removed all that are stopped": "docker ps -a -f status=exited",
    "which containers would be stopped if I stopped everything on network lan": "docker ps -f network=lan",
    "what would be taken away by a container prune?": "docker ps -a -f status=exited",
    "which volumes would be wiped by a volume prune": "docker volume ls -f dangling=true",
    "how much build cache would a purge drop?": "docker buildx du",
    "which of my images are older than base:1 and could be deleted?": "docker images -f before=base:1",
    "which unused images are older than base:1": "docker images -f dangling=true -f before=base:1",
    "which images could be removed?": "docker images -f dangling=true",
}
TOLD = {
    "call gate gate-old from now on": "docker rename gate gate-old",
    "call the container gate gate-old, so that I can start a new one": "docker rename gate gate-old",
    "every image I have into images.tar": "docker save -o images.tar $(docker images -aq)",
    "container gate into a tar gate.tar": "docker export -o gate.tar gate",
    "right, gate won't listen when I stop it, just kill it": "docker kill gate",
    "my postgres stops a few seconds after it starts, where can I find out what it complained about?": (
        "docker logs postgres"
    ),
    "crm goes down seconds after it starts, where do I find the reason": "docker logs crm",
    "I have notes:7 here and it has to arrive in registry.school.ar": (
        "docker tag notes:7 registry.school.ar/notes:7 && docker push registry.school.ar/notes:7"
    ),
    "swarm node lab2 goes to repair on Monday, nothing should be scheduled there and what is there must move": (
        "docker node update --availability drain lab2"
    ),
    "take everything in the compose project down and bring it up again with fresh containers": (
        "docker compose down && docker compose up -d"
    ),
}


@pytest.mark.parametrize(("request_", "command"), {**LOOKS, **TOLD}.items())
def test_what_is_looked_at_or_done_to_one(request_: str, command: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == command
