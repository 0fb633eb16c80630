"""Random command lines one after the other give the same listing on the practice engine and on a real one.

A sequence has 50 lines. DSH_TEST_SEQUENCES says how many sequences (200 for a full run), DSH_TEST_STEPS how many lines
of the one that CI does; DSH_TEST_SEED which ones. Lines after a difference are still compared.
"""

import os
import random

import pytest
from practised import Practised, run
from test_practice_contract import listed
from test_property import BUILD, line
from truth import settled

from dsh.engine.address import resolve
from dsh.engine.client import connect

LINES = 50
STEPS = int(os.environ.get("DSH_TEST_STEPS", "25"))
SEQUENCES = int(os.environ.get("DSH_TEST_SEQUENCES", "1"))
SEED = int(os.environ.get("DSH_TEST_SEED", "11"))


@pytest.fixture
def both(clean_engine):
    ours = Practised(clean_engine.api._version)
    client = connect(resolve(None, clean_engine.host, {}))
    yield clean_engine, client, ours
    client.close()
    ours.close()


def seen(api, given):
    """The listing, by name; and what an image is made of."""
    found = settled(api)
    return listed(found, given) | {"untagged": len(found["image"]) - len(set(found["tag"].values()))}


@pytest.mark.parametrize("sequence", range(SEQUENCES))
def test_random_lines_give_the_same_listing(both, sequence):
    real, client, ours = both
    choose = random.Random(SEED + sequence)
    count = LINES if SEQUENCES > 1 else min(STEPS, LINES)
    if not count:
        pytest.skip("DSH_TEST_STEPS=0")
    given, done = "c1 c2 c3 c4 v1 v2 v3 n1 n2", []
    for one in (BUILD.format(2, "t:1"), BUILD.format(3, "t:2")):
        real.setup(one)
        ours.setup(one)
    for _ in range(count):
        if "busybox:latest" not in ours.world.tags:  # a registry has it for the one and not for the other
            list(real.api.load_image(real._saved))
            ours.load()
        text = line(choose)
        done.append(text)
        theirs = run(text, client, confirmed=True)
        practised = ours.run(text, confirmed=True)
        expected, found = seen(real.api, given), seen(ours.api, given)
        wrong = {key: (expected[key], found[key]) for key in expected if expected[key] != found[key]}
        if (practised[0], wrong) != (theirs[0], {}):
            told = f"{theirs[0]} {theirs[2]} | {practised[0]} {practised[2]}"
            pytest.fail(f"{text}: real {told}\n{wrong}\nafter {'; '.join(done)}")
