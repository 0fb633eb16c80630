import pytest

from dsh.cmdline.types.recognise import find_kind, find_values

FOUND = [
    ("run nginx:1.25 on port 8080 with 512 megs", [("image", "nginx:1.25"), ("port", "8080"), ("bytes", "512m")]),
    ("map 8080 to 80", [("publish", "8080:80")]),
    ("port 3000 of the host to port 80 in the container", [("publish", "3000:80")]),
    ("publish 127.0.0.1:53:53/udp", [("publish", "127.0.0.1:53:53/udp")]),
    ("containers older than a day", [("duration", "24h")]),
    ("images from yesterday", [("duration", "24h")]),
    ("2 weeks ago", [("duration", "336h")]),
    ("an hour and a half", [("duration", "90m")]),
    ("stop after 10 sec", [("duration", "10s")]),
    ("at most 1.5 GB", [("bytes", "1.5g")]),
    ("2gb of memory", [("bytes", "2g")]),
    ("half a gig", [("bytes", "0.5g")]),
    ("mount ./data:/data:ro", [("volume", "./data:/data:ro")]),
    ("build .", [("path", ".")]),
    ("keep it in /srv/x", [("path", "/srv/x")]),
    ('with B="a b"', [("env", "B=a b")]),
    ("scale web to three", [("count", "3")]),
    ("run as 1000:1000", [("user", "1000:1000")]),
    ("pull ghcr.io/u/x:v1", [("image", "ghcr.io/u/x:v1")]),
    ("use 172.20.0.0/16", [("subnet", "172.20.0.0/16")]),
    ("clone https://github.com/u/r.git", [("url", "https://github.com/u/r.git")]),
    ("since 2024-01-02", [("timestamp", "2024-01-02")]),
]
LEFT_ALONE = [
    "list all containers",
    "a m b",
    "it stops. then it starts",
    "show the network",
    "remove everything and/or stop",
]


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_found(text: str, values: list[tuple[str, str]]) -> None:
    assert [(found.kind, found.value) for found in find_values(text)] == values


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert find_values(text) == []


def test_the_place_is_told() -> None:
    (found,) = find_kind("with 512 megs for nginx:1", "bytes")
    assert "with 512 megs for nginx:1"[found.start : found.end] == "512 megs"
