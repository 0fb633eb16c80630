"""Which of several is meant: one that is spared is left out, and where none is named nothing is done."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        # one of a list is spared
        ("stop the containers ape, bee and cow, except bee", "docker stop ape cow"),
        ("delete networks red, green, blue except green", "docker network rm red blue"),
        ("remove volumes lemon, lime, melon (except lime)", "docker volume rm lemon melon"),
        ("remove volumes lemon, lime, melon, only lime stays", "docker volume rm lemon melon"),
        ("remove containers anna, bert and carl, excluding bert", "docker rm anna carl"),
        ("drain nodes n1, n2 and n3 except n2",
         "docker node update --availability drain n1 && docker node update --availability drain n3"),
        # a name of the user's own is never mended
        ("remove all containers except bert", "docker rm $(docker ps -a --format '{{.Names}}' | grep -vx bert)"),
        ("delete volumes mango, lime, kiwi", "docker volume rm mango lime kiwi"),
        ("remove networks rome, oslo and bern", "docker network rm rome oslo bern"),
        ("stop containers bild, karte, post", "docker stop bild karte post"),
        ("delete the volume bern", "docker volume rm bern"),
        # told later, or plainly, it is that one
        ("remove network old-net, make that new-net", "docker network rm new-net"),
        ("uploads_2019 is a volume I no longer want", "docker volume rm uploads_2019"),
        ("remove the images built after image crm", "docker rmi $(docker images -q -f since=crm)"),
    ],
)  # fmt: skip
def test_what_is_meant(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command


@pytest.mark.parametrize(
    "request_",
    [
        "delete the image but not the container blog",
        "remove containers not volumes of project shop",
        "there are two images, app:1 and app:2. remove the first and keep the second",
        "images milk and tea exist; tea is in use, so remove the other",
        "delete containers not made from shop:1",
        "remove all containers, unless running",
        "remove containers red, green and blue unless they are running",
        "delete all volumes unless used by db",
        "stop every container that isn't in front",
        "remove all containers without db in the name",
        "remove running containers but leave stopped containers",
        "kill containers that aren't running nginx",
        "remove the tagged images, keep the untagged",
        "remove the named volumes, keep the anonymous ones",
        "prune the images but not the build cache",
        "delete the volumes db doesn't use",
        "stop the container which does not use web",
        "remove the stack shop is in",
        "delete the volumes which shop mounts",
        "volumes apples and pears are needed, plums is not. Remove it",
        "the container db uses the volume dbdata. Delete it",
        "containers db and web: delete the stopped one",
        "delete one of the volumes lion and tiger",
        "containers ape, bee, cow: stop the second",
        "stacks blog and shop: the first should go",
        "pull milk:2 and delete all the other images",
        "start web and stop all other containers",
        "only the volume pgdata shall stay, delete the others",
        "remove the label from container shop",
        "delete the volumes of container shop",
        "remove volumes not in the compose file",
        "never stop any container but db",
    ],
)
def test_nothing_is_done_to_another(request_: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome != "match" or got.suggestions[0].risk == "read", got.suggestions[0].command


def test_what_is_spared_is_not_told_as_read() -> None:
    first = answer("stop ape and bee, except bee", STORE).suggestions[0]
    assert first.command == "docker stop ape"
    assert all("bee" not in part for part in first.reading)


def test_nothing_is_named_twice() -> None:
    assert answer("stop web and db, web must stay down", STORE).suggestions[0].command == "docker stop web db"
