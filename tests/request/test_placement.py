"""Where a swarm's tasks run: conditions on nodes, and the labels of nodes that these ask for."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
UPDATE = "docker service update --constraint-add"
SAID = [
    ("constrain service web to nodes with label ssd=true", f"{UPDATE} node.labels.ssd==true web"),
    ("let service web run only on workers", f"{UPDATE} node.role==worker web"),
    ("service web should only run on node1", f"{UPDATE} node.hostname==node1 web"),
    ("service api must run only on the node alpha", f"{UPDATE} node.hostname==alpha api"),
    ("create a service api from acme/api only on nodes with label disk=ssd",
     "docker service create --constraint node.labels.disk==ssd --name api acme/api"),
    ("add label ssd=true to node1", "docker node update --label-add ssd=true node1"),
    ("tag node3 as gpu=yes in the swarm", "docker node update --label-add gpu=yes node3"),
    ("remove the label ssd from node1", "docker node update --label-rm ssd node1"),
    ("limit service web to 512mb memory per task", "docker service update --limit-memory 512m web"),
    ("which services run on node3", "docker node ps node3"),
    ("create the secret token from stdin", "docker secret create token -"),
    ("create a config from stdin", "docker config create CONFIG -"),
    # other things that are labelled, and tagged
    ("tag web:old as web:new", "docker tag web:old web:new"),
    ("tag web as shop:1", "docker tag web shop:1"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "wanted"), SAID)
def test_placement(said: str, wanted: str) -> None:
    assert answer(said, STORE).suggestions[0].command == wanted
