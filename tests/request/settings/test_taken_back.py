"""What a service or a node is to have no longer, beside what it is to have besides."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
UPDATE = "docker service update"
SAID = [
    (
        "service mail: add env MODE=test, and port 2525 isn't to be published any longer",
        "--publish-rm 2525 --env-add MODE=test mail",
    ),
    ("service api should no longer publish port 8080", "--publish-rm 8080 api"),
    ("the service api no longer needs port 5432 published", "--publish-rm 5432 api"),
    (
        "remove the published port 9100 from service job and set its image to acme/job:2",
        "--publish-rm 9100 --image acme/job:2 job",
    ),
    ("service shop: publish 8080 to 80, do not publish 9090", "--publish-add 8080:80 --publish-rm 9090 shop"),
    ("service shop: env DEBUG is not needed any more", "--env-rm DEBUG shop"),
    ("update service shop with env A=1 and B=2, drop label old", "--label-rm old --env-add A=1 --env-add B=2 shop"),
    ("close ports 8080 and 9090 of the swarm service gate", "--publish-rm 8080 --publish-rm 9090 gate"),
    # what is given stays given
    ("update service shop, publish port 80 without downtime", "--publish-add 80:80 shop"),
    ("publish ports 80 and 443 of service gate", "--publish-add 80:80 --publish-add 443:443 gate"),
    ("set A=1 and B=2 on service shop", "--env-add A=1 --env-add B=2 shop"),
]


@pytest.mark.parametrize(("request_", "rest"), SAID)
def test_what_is_taken_back_is_removed(request_, rest):
    assert answer(request_, STORE).suggestions[0].command == f"{UPDATE} {rest}"


def test_a_node_loses_its_label():
    got = answer("node n4 should no longer have the label disk", STORE)
    assert got.suggestions[0].command == "docker node update --label-rm disk n4"
