"""A container that leaves one network for another, with what is said of how it joins."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (
            "take shop off the network old and put it on the one called new, where it should also be known as store",
            "docker network disconnect old shop && docker network connect --alias store new shop",
        ),
        (
            "disconnect shop from lan-net and connect it to wan-net with the alias store and the ip 10.1.2.3",
            "docker network disconnect lan-net shop && docker network connect --alias store --ip 10.1.2.3 wan-net shop",
        ),
        (
            "move cache from lan-net to wan-net, where it answers to redis",
            "docker network disconnect lan-net cache && docker network connect --alias redis wan-net cache",
        ),
        (
            "connect shop to wan and disconnect it from lan afterwards",
            "docker network connect wan shop && docker network disconnect lan shop",
        ),
        (
            "take shop off the old network and connect it to the new network",
            "docker network disconnect old shop && docker network connect new shop",
        ),
        (
            "put shop on the network new, where it should be known as store",
            "docker network connect --alias store new shop",
        ),
        ("connect shop to the new network", "docker network connect new shop"),
        ("make a new network", "docker network create"),
    ],
)
def test_onto_a_network(text: str, command: str) -> None:
    got = answer(text, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].command.startswith(command)


@pytest.mark.parametrize("text", ["move the file a.txt from shop to store", "move shop from the list to the next"])
def test_no_network_is_spoken_of(text: str) -> None:
    got = answer(text, STORE)
    assert not any("docker network" in it.command for it in got.suggestions)
