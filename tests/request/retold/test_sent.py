"""An image that is to be elsewhere: in a registry under its name, or on another machine over ssh."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

SENT = [
    (
        "i have image radio, it must go in our registry reg.firma.de:5000 under the same name",
        "docker tag radio reg.firma.de:5000/radio && docker push reg.firma.de:5000/radio",
    ),
    (
        "image books:3 should be available in our registry at 10.0.0.5:5000",
        "docker tag books:3 10.0.0.5:5000/books:3 && docker push 10.0.0.5:5000/books:3",
    ),
    (
        "we need kassa:1.0 in the company registry hub.firma.lan",
        "docker tag kassa:1.0 hub.firma.lan/kassa:1.0 && docker push hub.firma.lan/kassa:1.0",
    ),
    (
        "how do i get my local image foo into the registry at localhost:5000",
        "docker tag foo localhost:5000/foo && docker push localhost:5000/foo",
    ),
    (
        "copy image maps to the other server per ssh, user pi host 10.0.0.9, without registry",
        "docker save maps | ssh pi@10.0.0.9 docker load",
    ),
    ("move image kassa via ssh to deploy@web1, no registry", "docker save kassa | ssh deploy@web1 docker load"),
    ("get image blog onto machine 10.1.1.7 by ssh, login ubuntu", "docker save blog | ssh ubuntu@10.1.1.7 docker load"),
    ("bring image mon:1 over ssh to the machine called lab3 as pi", "docker save mon:1 | ssh pi@lab3 docker load"),
    (
        "put shop:2 into the registry reg.corp.com:5000 as team/shop:2",
        "docker tag shop:2 reg.corp.com:5000/team/shop:2 && docker push reg.corp.com:5000/team/shop:2",
    ),
    # other wishes stay as they are
    ("log in to our registry reg.local:5000 as anna", "docker login -u anna reg.local:5000"),
    ("pull kassa from our registry reg.local:5000", "docker pull reg.local:5000/kassa"),
    (
        "push shop:3 to reg.local:5000 as store:3",
        "docker tag shop:3 reg.local:5000/store:3 && docker push reg.local:5000/store:3",
    ),
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize(("request_", "command"), SENT)
def test_it_is_sent_there(request_: str, command: str, store: Store) -> None:
    assert right(answer(request_, store).suggestions[0].command, [command], store)
