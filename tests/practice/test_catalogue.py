"""The pretend images: which tags there are, what they hold."""

import pytest

from dsh.practice import catalogue
from dsh.practice.filesystem import Flat

NOW = 1_780_000_000 * 10**9
THERE = (
    *(
        [
            "nginx:latest",
            "nginx:1.27",
            "nginx:1.28-alpine",
            "nginx:stable-alpine",
            "nginx:alpine",
            "nginx:alpine3.22",
            "python:3",
        ]
    ),
    *(
        [
            "python:3.12-slim-bookworm",
            "python:3.11-alpine3.20",
            "node:lts",
            "node:lts-alpine",
            "node:20-slim",
            "postgres:16",
        ]
    ),
    *(
        [
            "redis:7-alpine",
            "ubuntu:22.04",
            "ubuntu:noble",
            "debian:bookworm-slim",
            "debian:12",
            "alpine:3.20",
            "busybox:1.36",
        ]
    ),
    *(
        [
            "hello-world:latest",
            "mysql:8.0",
            "mariadb:lts",
            "mongo:7",
            "golang:1.24-alpine",
            "registry:2",
            "httpd:2.4-alpine",
        ]
    ),
)
MISSING = [
    "nginx:9",
    "nginx:foo",
    "python:3.99",
    "python:1",
    "node:lts-foo",
    "alpine:bookworm",
    "hello-world:1",
    "nope:latest",
]


@pytest.mark.parametrize("name", THERE)
def test_there(name):
    found = catalogue.find(*name.split(":"), NOW)
    assert found is not None
    assert found.image.id == catalogue.find(*name.split(":"), NOW + 10**9).image.id
    assert {layer.id for layer in found.image.layers} == {catalogue.layer(x.source).id for x in found.image.layers}
    assert sum(not step.empty for step in found.image.history) == len(found.image.layers)


@pytest.mark.parametrize("name", MISSING)
def test_not_there(name):
    assert catalogue.find(*name.split(":"), NOW) is None


@pytest.mark.parametrize("name", sorted(catalogue.entries()))
def test_every_image_can_be_run(name):
    """What it begins with is in it, and is played."""
    from dsh.practice.programs.all_programs import program

    image = catalogue.find(name, "latest", NOW).image
    nodes = Flat(image.layers).nodes
    for words in (image.config.get("Entrypoint"), image.config.get("Cmd")):
        first = (words or ["sh"])[0]
        last = first.rpartition("/")[2]
        if first.startswith("-") or first.endswith(".yml"):
            continue
        assert program(last) is not None
        assert name == "hello-world" or any(path.endswith(f"/{last}") for path in nodes)


def test_systems_say_what_they_are():
    for name, text in (("ubuntu:22.04", "jammy"), ("alpine:3.20", "VERSION_ID=3.20.1"), ("debian:11", "bullseye")):
        nodes = Flat(catalogue.find(*name.split(":"), NOW).image.layers).nodes
        assert text in nodes["/etc/os-release"].content.decode()
