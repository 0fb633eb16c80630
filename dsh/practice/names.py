"""Names of containers: the rules for one that is asked for, and one made up where none is."""

import os
import re

from dsh.practice.routes import Refused
from dsh.practice.texts import new_id
from dsh.practice.world import World

NAME = re.compile(r"/?[a-zA-Z0-9][a-zA-Z0-9_.-]+")
MOODS = (
    "brave", "calm", "clever", "eager", "fair", "gentle", "happy", "jolly", "keen", "kind", "lively", "lucid", "merry",
    "neat", "patient", "proud", "quick", "quiet", "sharp", "sunny", "tidy", "warm", "wise", "witty",
)  # fmt: skip
PEOPLE = (
    "babbage", "bell", "bohr", "boole", "curie", "darwin", "dijkstra", "einstein", "euler", "faraday", "fermat",
    "franklin", "galileo", "gauss", "germain", "goodall", "hamilton", "hopper", "kepler", "lamarr", "lovelace",
    "maxwell", "meitner", "mendel", "newton", "noether", "pascal", "planck", "ride", "tesla", "turing", "wiles",
)  # fmt: skip


def free_name(world: World, asked: str) -> str:
    """The name without its slash, a made-up one where none is asked for. Raises Refused."""
    if not asked:
        return _made_up(world)
    if not NAME.fullmatch(asked):
        raise Refused(400, f"Invalid container name ({asked}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed")
    name = asked.removeprefix("/")
    if name in world.names:
        raise Refused(
            409,
            f'Conflict. The container name "/{name}" is already in use by container "{world.names[name]}". '
            "You have to remove (or rename) that container to be able to reuse that name.",
        )
    return name


def _made_up(world: World) -> str:
    for attempt in range(20):
        first, second, number = os.urandom(3)
        name = f"{MOODS[first % len(MOODS)]}_{PEOPLE[second % len(PEOPLE)]}" + (str(number) if attempt > 5 else "")
        if name not in world.names:
            return name
    return new_id()[:12]
