"""An engine on another machine, told by the machine and the user."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.phrasebook import index_of
from dsh.request.retold.remote import told

STORE = open_store()
REACHED = [
    ("list the containers on the machine 10.0.0.5 over ssh, my user there is deploy", "ssh://deploy@10.0.0.5 ps"),
    ("list containers on the server build01 without changing my context, user is ci, over ssh", "ssh://ci@build01 ps"),
    ("show the images on box build-7, reach it over ssh with user jenkins", "ssh://jenkins@build-7 images"),
    ("over ssh, which volumes are on the box nas (user pi)?", "ssh://pi@nas volume ls"),
    ("using ssh as deploy, how many containers run on host app3?", "ssh://deploy@app3 ps -q | wc -l"),
    ("show the volumes of server 172.16.0.4, go there by ssh, i'm admin there", "ssh://admin@172.16.0.4 volume ls"),
    ("ps on the machine db-host, ssh user root", "ssh://root@db-host ps"),
    ("docker ps on the server build01 via ssh", "ssh://build01 ps"),
    (  # those that run there, and not those that run here
        "stop all containers on 10.0.0.5 over ssh, user root",
        "ssh://root@10.0.0.5 stop $(docker -H ssh://root@10.0.0.5 ps -q)",
    ),
    ("restart web on the server prod1 via ssh, the user is ops", "ssh://ops@prod1 restart web"),
]
OTHER = (
    "create a context prod that goes to root@prod1 over ssh",
    "send image shop/web:1 over ssh to host pi, no registry",
    "how do I ssh into my container?",
    "forward my ssh agent into the build on server x1",
    "list the containers on a remote host via ssh",
)


@pytest.mark.parametrize(("request_", "line"), REACHED)
def test_the_address_stands_before_the_command(request_, line):
    assert right(answer(request_, STORE).suggestions[0].command, [f"docker -H {line}"], STORE)


@pytest.mark.parametrize("text", OTHER)
def test_ssh_may_be_said_of_something_else(text):
    assert told(text, index_of(STORE).data) is None
