"""After a port was published: the address to open."""

import pytest

from dsh.plan.plan import Problem
from dsh.shell.address import told
from dsh.shell.help_after import _whole


@pytest.mark.parametrize(
    ("ports", "says"),
    [
        ({"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8090"}]}, ["http://127.0.0.1:8090 leads to port 80 of shop"]),
        ({"5432/tcp": [{"HostIp": "127.0.0.1", "HostPort": "1"}]}, ["127.0.0.1:1 leads to port 5432 of shop"]),
        ({"80/tcp": [{"HostIp": "10.0.0.7", "HostPort": "81"}]}, ["http://10.0.0.7:81 leads to port 80 of shop"]),
        ({"80/tcp": None, "53/udp": [{"HostIp": "", "HostPort": "53"}]}, []),
    ],
)
def test_where_ports_lead(ports, says):
    assert told({"Name": "/shop", "NetworkSettings": {"Ports": ports}}) == says


def test_a_misspelt_command_keeps_the_rest_of_its_line():
    problem = Problem("unknown-command", "error", "docker has no command ru", "docker run")
    assert _whole(problem, "docker ru web:1.0") == "docker run web:1.0"
    assert _whole(problem._replace(id="in-use"), "docker ru web:1.0") == "docker run"
