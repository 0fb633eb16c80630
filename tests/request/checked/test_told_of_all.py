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
