"""Docker's client class with a practice engine behind it."""

from dsh.engine.address import Address
from dsh.engine.client import connect


def test_it_answers_as_an_engine_does():
    client = connect(Address("practice", "practice://test-adapter"))
    try:
        assert client.version == "27.5.1"
        assert client.api_version == "1.47"
        assert client.api.ping()
        assert client.get("/info")["Containers"] == len(client.get("/containers/json", all=1))
    finally:
        client.close()
