"""What is no container, no row of wishes and no list, though words of one stand in it."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

NOTHING = [  # a place of the user's own, or nothing of docker's
    "pip install flask in a virtualenv",
    "poetry install inside my conda env",
    "yarn build crashes on my macbook",
    "my github token ran out, make me a new classic one",
    "create a login role in postgres, i've installed it with brew",
    "in shop2, what would rm -rf /data do",
    "the job in shop2 runs rm -rf /cache every night",
    "someone ran dropdb orders in pg2",
]
LINES = [  # a line that is another than the words of one part alone would come to
    ("fetch the folder /var/lib/app from container jobs2 to ./backup", "cp jobs2:/var/lib/app ./backup"),
    (
        "i added a HEALTHCHECK and now the container shop is unhealthy. i want to see what the check says.",
        "inspect -f '{{json .State.Health}}' shop",
    ),
    ("open the console of the mc2 container, i mean attach to what's running", "attach mc2"),
    ("oh, i named it bakend, should have been backend", "rename bakend backend"),
    ("i named my container ngnx by mistake, it should be nginx", "rename ngnx nginx"),
    ("all versions of corp/api off my laptop", "rmi $(docker images -q corp/api)"),
    ("bind httpd to 127.0.0.1:8085 only, no one outside may reach it", "run -p 127.0.0.1:8085:80 httpd"),
    ("start abacus and attach to its output and my keyboard", "start -ai abacus"),
    ("which tags of corp/api are off this machine", "images corp/api"),
]
IDEAS = [
    "can the docker daemon live without root at all",
    "in 3000:80 which one is mine and which is the container's",
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize("request_", NOTHING)
def test_no_line_is_made_of_it(request_: str, store: Store) -> None:
    assert answer(request_, store).outcome != "match"


@pytest.mark.parametrize(("request_", "told"), LINES)
def test_all_of_it_is_read(request_: str, told: str, store: Store) -> None:
    assert right(answer(request_, store).suggestions[0].command, [f"docker {told}"], store)


@pytest.mark.parametrize("request_", IDEAS)
def test_it_is_explained(request_: str, store: Store) -> None:
    assert answer(request_, store).outcome == "concept"
