import pytest

from dsh.cmdline.types import publish
from dsh.cmdline.types.publish import PortMapping
from dsh.cmdline.types.value_type import BadValue, Piece

TAKEN = [
    ("80", (PortMapping("80/tcp", "", ""),), "a free port of this machine, picked by docker, leads to port 80"),
    ("8080:80", (PortMapping("80/tcp", "", "8080"),), "port 8080 of this machine leads to port 80 in"),
    ("53:53/UDP", (PortMapping("53/udp", "", "53"),), "port 53 of this machine leads to port 53 in the container (U"),
    ("127.0.0.1::80", (PortMapping("80/tcp", "127.0.0.1", ""),), "only from this machine itself"),
    ("[::1]:80:80", (PortMapping("80/tcp", "::1", "80"),), "only from this machine itself: ::1"),
    ("8000-8010:80", (PortMapping("80/tcp", "", "8000-8010"),), "one free port from 8000 to 8010"),
    ("90-91:80-81", (PortMapping("80/tcp", "", "90"), PortMapping("81/tcp", "", "91")), "ports 90 to 91"),
    ("target=80,published=8080,protocol=udp", (PortMapping("80/udp", "", "8080"),), "port 8080 of this machine"),
]  # fmt: skip
REFUSED = [
    ("abc", "invalid containerPort: abc"),
    ("x:80", "invalid hostPort: x"),
    ("80:", "no port specified: 80:<empty>"),
    ("80:80/foo", "invalid proto: foo"),
    ("localhost:80:80", "invalid IP address: localhost"),
    ("8000-8010:80-81", "invalid ranges specified for container and host Ports: 80-81 and 8000-8010"),
    ("a=b,c", "invalid publish opts format (should be name=value but got 'c')"),
]


@pytest.mark.parametrize(("text", "mappings", "said"), TAKEN)
def test_taken(text: str, mappings: tuple[PortMapping, ...], said: str) -> None:
    assert publish.parse(text) == mappings
    assert said in publish.explain(text)


@pytest.mark.parametrize(("text", "docker"), REFUSED)
def test_refused(text: str, docker: str) -> None:
    with pytest.raises(BadValue) as caught:
        publish.parse(text)
    assert (caught.value.docker, caught.value.checked) == (docker, "client")
    assert publish.explain(text) == caught.value.message


def test_the_shell_fills_in_a_port() -> None:
    assert publish.explain("$PORT:80") == "port $PORT of this machine leads to port 80 in the container"


def test_parts() -> None:
    assert publish.pieces("127.0.0.1:8080:5432/tcp") == (
        Piece(0, 9, "the address of this machine: this machine itself, reachable from nowhere else"),
        Piece(10, 14, "the port of this machine, where you reach it"),
        Piece(15, 19, "the port in the container, where the program listens; 5432 is the usual one for PostgreSQL"),
        Piece(19, 23, "the protocol: TCP"),
    )
