"""Networks of a practice engine."""

from dsh.practice.objects import Network
from dsh.practice.texts import new_id
from dsh.practice.world import World

PREDEFINED = ("bridge", "host", "none")
BRIDGE_OPTIONS = {
    "com.docker.network.bridge.default_bridge": "true",
    "com.docker.network.bridge.enable_icc": "true",
    "com.docker.network.bridge.enable_ip_masquerade": "true",
    "com.docker.network.bridge.host_binding_ipv4": "0.0.0.0",
    "com.docker.network.bridge.name": "docker0",
    "com.docker.network.driver.mtu": "1500",
}


def add_predefined(world: World) -> None:
    """The three networks that every engine has."""
    now = world.now()
    subnet = [{"Subnet": "172.17.0.0/16", "Gateway": "172.17.0.1"}]
    for network in (
        Network(new_id(), "bridge", "bridge", now, ipam=subnet, options=dict(BRIDGE_OPTIONS)),
        Network(new_id(), "host", "host", now),
        Network(new_id(), "none", "null", now),
    ):
        world.networks[network.id] = network
