"""Who looks before acting, who asks for somebody else, and who speaks of nothing of Docker's."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
BY_SIZE = "docker images --format '{{.Repository}}:{{.Tag}} {{.Size}}' | grep GB"
SORTED = "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort -hr"
SAID = [
    # what a clean-up would take
    ("before I prune the networks: which ones would go?", "docker network ls -f dangling=true"),
    ("what will I lose if I prune images?", "docker images -f dangling=true"),
    ("what would vanish if I cleaned up the exited containers? not now", "docker ps -a -f status=exited"),
    ("am I safe to prune networks? show the unused ones first", "docker network ls -f dangling=true"),
    ("what'd docker image prune remove", "docker images -f dangling=true"),
    ("reclaim some disk space, but first show me what eats it", "docker system df"),
    # what is not wanted, and what is
    ("don't restart kiosk, just check whether it was oom killed", "docker inspect -f '{{.State.OOMKilled}}' kiosk"),
    (
        "do not stop the container kiosk, only tell me if it is healthy",
        "docker inspect -f '{{.State.Health.Status}}' kiosk",
    ),
    ("before removing the image till:2, show me what was made from it", "docker ps -a -f ancestor=till:2"),
    ("before dropping the network lab I want to know who uses it", "docker ps -f network=lab"),
    ("did anything crash last night?", "docker events --since 24h -f event=die"),
    # who asks, and what somebody claims
    ("marketing asks which image version kiosk runs", "docker inspect -f '{{.Config.Image}}' kiosk"),
    ("finance wants to know how many containers are running", "docker ps -q | wc -l"),
    ("anna claims kiosk was oom killed, is that right?", "docker inspect -f '{{.State.OOMKilled}}' kiosk"),
    ("the team says kiosk was restarted 14 times, true?", "docker inspect -f '{{.RestartCount}}' kiosk"),
    ("the image till:2 is over 2 gb?", "docker images till:2"),
    ("paul says kiosk has 3 restarts, is he right", "docker inspect -f '{{.RestartCount}}' kiosk"),
    ("whom does port 5432 belong to", "docker ps -f publish=5432"),
    ("for which reason has kiosk stopped", "docker logs kiosk"),
    ("which folder of my host is /data of kiosk", "docker inspect -f '{{json .Mounts}}' kiosk"),
    # by size
    ("which images are a gigabyte or more? there are so many", BY_SIZE),
    ("is there any image above one gig on this box?", BY_SIZE),
    ("which images are larger than 3 GB", SORTED),
    # the engine
    ("docker facts: kernel, storage driver, cpus", "docker info"),
    ("live view of what the daemon does, like containers starting and dying", "docker events"),
    # all of a log in a file, errors too
    ("everything kiosk has written, errors as well, into kiosk.txt", "docker logs kiosk > kiosk.txt 2>&1"),
    ("the full log of kiosk incl. errors -> all.log", "docker logs kiosk > all.log 2>&1"),
    # what is in use and is to go all the same
    ("get oldshop off my disk, it's an image, even if a stopped container refers to it", "docker rmi -f oldshop"),
    ("image till:2 must leave my laptop although an exited container is based on it", "docker rmi -f till:2"),
    ("throw till2 away (it's a volume)", "docker volume rm till2"),
    ("tell docker to forget the secret till_pw", "docker secret rm till_pw"),
    # which of two is the name, which the new one
    ("put the tag shop:2 on kiosk", "docker tag kiosk shop:2"),
    ("call the container kiosk something else: bureau", "docker rename kiosk bureau"),
    (
        "let kiosk and bureau talk to each other over the network lab",
        "docker network connect lab kiosk && docker network connect lab bureau",
    ),
    # what somebody calls a container, beside an order of Docker's
    ("stop the lamp container", "docker stop lamp"),
    ("kill the weeds container at once", "docker kill weeds"),
]
OF_OTHERS = [
    "which day is it today", "what month do we have", "my usb-c port is loose, can it be fixed",
    "should I push or pull a heavy sledge uphill", "is it better to push the car or to pull it out of the mud",
    "what's our company's image among customers", "how can I improve my image at work",
    "our wedding registry is online, what should we put on it", "I keep a log of what I eat, is that healthy",
    "when should hydrangeas be pruned", "who is the manager of our service department", "stop the lunch container",
]  # fmt: skip
ASKED = [
    "someone wants me to delete kiosk, what is it?", "the boss asked us to remove the image till:2, how old is it?",
    "kiosk was restarted 14 times?", "the image till:2 is over 2 gb, correct?", "is till:2 more than 900 mb?",
]  # fmt: skip


@pytest.mark.parametrize(("request_", "command"), SAID)
def test_the_line(request_: str, command: str) -> None:
    got = answer(request_, STORE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)


@pytest.mark.parametrize("request_", OF_OTHERS)
def test_nothing_of_docker(request_: str) -> None:
    assert answer(request_, STORE).outcome == "none"


@pytest.mark.parametrize("request_", ASKED)
def test_who_asks_changes_nothing(request_: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome != "match" or all(it.risk == "read" for it in got.suggestions)
