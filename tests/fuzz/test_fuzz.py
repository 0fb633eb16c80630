"""A small fixed run of what run.py does by hand for hours."""

import random

import pytest
from fuzz.mutate import mutated
from fuzz.targets import TARGETS, seeds

INPUTS = {"shell": 150, "parser": 250, "dockerfile": 100, "compose": 60, "error": 150}


@pytest.mark.parametrize("target", TARGETS)
def test_any_text_is_explained(target):
    dice, pool = random.Random(3), seeds(target)
    for _ in range(INPUTS[target]):
        TARGETS[target](mutated(dice.choice(pool), pool, dice))


FOUND = [
    ("parser", "docker run -v /usr/bin/docke\ud800r busybox"),  # a byte of an argument that is no UTF-8
    ("shell", "docker attach --detach-keys \udcff web"),
    ("shell", "docker run -m 1\udcff --mount type=bind,src=\udcff x"),
]


@pytest.mark.parametrize(("target", "text"), FOUND)
def test_what_was_found_once(target, text):
    TARGETS[target](text)
