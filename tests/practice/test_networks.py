"""Networks of a practice engine: addresses, connecting, and what stands against it."""

import pytest
from small_worlds import ask, create, run, small_world

from dsh.practice.routes import Refused


@pytest.fixture
def world():
    return small_world()


def make(world, name, **body):
    return ask(world, "POST", "/networks/create", body={"Name": name, **body})["Id"]


def refusal(world, method, path, body=None):
    with pytest.raises(Refused) as found:
        ask(world, method, path, None, body)
    return found.value.status, found.value.message


def places(world, name):
    networks = ask(world, "GET", f"/containers/{name}/json")["NetworkSettings"]["Networks"]
    return {key: (place["IPAddress"], place["Gateway"], place["IPPrefixLen"]) for key, place in networks.items()}


def connect(world, network, container, **config):
    body = {"Container": container, "EndpointConfig": config}
    ask(world, "POST", f"/networks/{network}/connect", body=body)


def test_addresses_are_given_at_the_start_and_taken_back_at_the_end(world):
    make(world, "mine")
    run(world, "a1")
    run(world, "b1", host={"NetworkMode": "mine"})
    assert places(world, "a1") == {"bridge": ("172.17.0.2", "172.17.0.1", 16)}
    assert places(world, "b1") == {"mine": ("172.18.0.2", "172.18.0.1", 16)}
    ask(world, "POST", "/containers/a1/stop", {"t": 0})
    assert places(world, "a1") == {"bridge": ("", "", 0)}
    run(world, "c1")
    assert places(world, "c1")["bridge"][0] == "172.17.0.2"


def test_the_network_knows_who_is_in_it(world):
    identity = make(world, "mine")
    container = run(world, "a1", host={"NetworkMode": "mine"})
    found = ask(world, "GET", "/networks/mine")
    assert found["Id"] == identity
    assert found["Containers"][container]["IPv4Address"] == "172.18.0.2/16"
    assert found["Containers"][container]["MacAddress"] == "02:42:ac:12:00:02"
    says = f"error while removing network: network mine id {identity} has active endpoints"
    assert refusal(world, "DELETE", "/networks/mine") == (403, says)
    ask(world, "POST", "/networks/mine/disconnect", body={"Container": "a1"})
    ask(world, "DELETE", "/networks/mine")
    assert [n["Name"] for n in ask(world, "GET", "/networks")] == ["bridge", "host", "none"]


def test_connecting(world):
    make(world, "mine", IPAM={"Config": [{"Subnet": "10.9.0.0/24", "IPRange": "10.9.0.128/25"}]})
    run(world, "a1")
    connect(world, "mine", "a1", Aliases=["web"])
    assert places(world, "a1")["mine"] == ("10.9.0.128", "10.9.0.1", 24)
    run(world, "b1")
    connect(world, "mine", "b1", IPAMConfig={"IPv4Address": "10.9.0.7"})
    assert places(world, "b1")["mine"][0] == "10.9.0.7"
    found = ask(world, "GET", "/containers/a1/json")["NetworkSettings"]["Networks"]["mine"]
    assert found["DNSNames"] == ["a1", "web", world.names["a1"][:12]]


NOT_MADE = [
    ({"Name": "bridge"}, 403, "operation is not permitted on predefined bridge network"),
    ({"Name": "mine"}, 409, "network with name mine already exists"),
    ({"Name": "n1", "Driver": "foo"}, 404, 'plugin "foo" not found'),
    ({"Name": "n1", "Driver": "host"}, 403, 'only one instance of "host" network is allowed'),
    (
        {"Name": "n1", "IPAM": {"Config": [{"Subnet": "172.17.5.0/24"}]}},
        403,
        "Pool overlaps with other one on this address space",
    ),
    (
        {"Name": "n1", "IPAM": {"Config": [{"Subnet": "300.1.0.0/16"}]}},
        400,
        "Invalid subnet 300.1.0.0/16 : invalid CIDR address: 300.1.0.0/16",
    ),
    ({"Name": "n1", "Scope": "swarm"}, 400, "cannot create a swarm scoped network when swarm is not active"),
]


@pytest.mark.parametrize(("body", "status", "message"), NOT_MADE)
def test_what_is_not_made(world, body, status, message):
    make(world, "mine")
    assert refusal(world, "POST", "/networks/create", body) == (status, message)
    assert len(world.networks) == 4


SAID = [
    ("POST", "/networks/mine/connect", "a1", 403, "endpoint with name a1 already exists in network mine"),
    (
        "POST",
        "/networks/host/connect",
        "a1",
        403,
        "container cannot be disconnected from host network or connected to host network",
    ),
    ("POST", "/networks/nope/connect", "a1", 404, "network nope not found"),
    ("POST", "/networks/mine/connect", "nope", 404, "No such container: nope"),
    ("POST", "/networks/bridge/disconnect", "a1", 403, "container ID is not connected to network bridge"),
    ("DELETE", "/networks/none", None, 403, "none is a pre-defined network and cannot be removed"),
    ("DELETE", "/networks/nope", None, 404, "network nope not found"),
]


@pytest.mark.parametrize(("method", "path", "container", "status", "message"), SAID)
def test_refusals(world, method, path, container, status, message):
    make(world, "mine")
    identity = run(world, "a1", host={"NetworkMode": "mine"})
    body = {"Container": container} if container else None
    assert refusal(world, method, path, body) == (status, message.replace("ID", identity))


def test_an_address_of_ones_own_needs_a_subnet_of_ones_own(world):
    make(world, "mine")
    own = {"NetworkingConfig": {"EndpointsConfig": {"mine": {"IPAMConfig": {"IPv4Address": "172.18.0.9"}}}}}
    create(world, "a1", host={"NetworkMode": "mine"}, **own)
    says = "user specified IP address is supported only when connecting to networks with user configured subnets"
    assert refusal(world, "POST", "/containers/a1/start") == (400, says)


def test_a_network_of_another_container(world):
    owner = run(world, "a1")
    run(world, "b1", host={"NetworkMode": "container:a1"})
    assert places(world, "b1") == {}
    ask(world, "POST", "/containers/a1/stop", {"t": 0})
    ask(world, "POST", "/containers/b1/stop", {"t": 0})
    says = f"cannot join network of a non running container: {owner}"
    assert refusal(world, "POST", "/containers/b1/start") == (409, says)


def test_many_networks_get_pools_of_their_own(world):
    for number in range(20):
        make(world, f"n{number}")
    subnets = [n["IPAM"]["Config"][0]["Subnet"] for n in ask(world, "GET", "/networks") if n["IPAM"]["Config"]]
    assert subnets[:2] == ["172.17.0.0/16", "172.18.0.0/16"]
    assert len(set(subnets)) == 21
    assert subnets[-1] == "192.168.80.0/20"


def test_one_that_does_not_run_may_be_connected_to_what_is_not_there(world):
    """The engine looks for the network only at the start."""
    create(world, "a1")
    connect(world, "nope", "a1")
    assert refusal(world, "POST", "/containers/a1/start") == (404, "network nope not found")
    ask(world, "POST", "/networks/nope/disconnect", body={"Container": "a1"})
    ask(world, "POST", "/containers/a1/start")
