"""Random command lines one after the other on one engine: what is foretold of each is what docker then does.

DSH_TEST_STEPS is how many lines (60 in CI), DSH_TEST_SEED which ones. The engine is emptied now and then.
"""

import os
import random

import pytest
from truth import as_foretold, changes, foretold, preview, settled, state

STEPS = int(os.environ.get("DSH_TEST_STEPS", "60"))
SEED = int(os.environ.get("DSH_TEST_SEED", "7"))
EPOCH = 40  # lines between two times that the engine is emptied
NAMES = ("c1", "c2", "c3", "c4")
IMAGES = ("busybox", "web:1.0", "t:1", "t:2", "x:1", "nosuch:1")
NETWORKS = ("n1", "n2", "nosuch", "bridge")
VOLUMES = ("v1", "v2", "v3")
FILTERS = ("status=exited", "status=created", "label=a=b", "name=c1", "volume=v1", "network=n1", "ancestor=busybox")


def line(choose):
    """One random docker line; many make sense, some do not."""
    name, other = choose.sample(NAMES, 2)
    image, volume, network = choose.choice(IMAGES), choose.choice(VOLUMES), choose.choice(NETWORKS)
    found = f"$(docker ps -aq -f {choose.choice(FILTERS)})"
    flags = " ".join(choose.sample(
        ["--rm", "-l a=b", f"-v {volume}:/v", "-v /anon", f"--network {network}", "-p 18090:80",
         f"--volumes-from {other}",
         "--restart always", "-e A=b"], choose.randint(0, 3)))  # fmt: skip
    return choose.choice((
        f"docker create --name {name} {flags} {image} sleep 1000",
        f"docker create --name {name} {flags} busybox sleep 1000",
        f"docker run -d --init --name {name} {flags} busybox sleep 1000",
        f"docker run -d --init --name {name} {flags} {image} sleep 1000",
        f"docker start {name}", f"docker stop -t 1 {name} {other}", f"docker restart -t 1 {name}",
        f"docker kill {name}", f"docker pause {name}", f"docker unpause {name}", f"docker rename {name} {other}",
        f"docker rm {name}", f"docker rm -f {name} {other}", f"docker rm -v {name}", f"docker rm -fv {name}",
        f"docker rm {found}", f"docker rm -f {found}", "docker ps -q | xargs -r docker stop -t 1",
        f"docker rmi {image}", f"docker rmi -f {image}", f"docker rmi --no-prune {image} nosuch",
        f"docker rmi $(docker images -q {image})", f"docker tag {image} {choose.choice(IMAGES[2:5])}",
        f"docker commit {name} {choose.choice(IMAGES[2:5])}", "docker image prune -f", "docker image prune -af",
        f"docker network create --subnet 10.7{choose.randint(1, 4)}.0.0/24 {network}", f"docker network rm {network}",
        f"docker network connect {network} {name}", f"docker network disconnect {network} {name}",
        "docker network prune -f", f"docker volume create {volume}", f"docker volume rm {volume} v2",
        "docker volume prune -f", "docker container prune -f", "docker container prune -f --filter label=a=b",
        "docker system prune -f", "docker system prune -f --volumes", "docker system prune -af --volumes",
        f"docker stop -t 1 {name} && docker rm {name}", f"docker rm {name} || docker rm -f {name}",
        f"docker rm {name}; docker volume rm {volume}", f"docker update --restart no {name}",
        f"docker update -m 64m --memory-swap 128m {name}",
        f"for c in {name} {other}; do docker rm -f $c; done",
    ))  # fmt: skip


BUILD = "printf 'FROM busybox\\nENV A=1\\nENV B={}\\n' | docker build -q -t {} -"


def mismatch(engine, text, before):
    """What the preview had wrong (empty: nothing), and the state afterwards."""
    plan = preview(engine.host, text)
    done = engine.sh(text)
    after = settled(engine.api)
    told, real = foretold(plan, before), changes(before, after)
    wrong = []
    if not as_foretold(plan, before, real):
        wrong.append(f"told {sorted((told - real).elements())}, not told {sorted((real - told).elements())}")
    if plan.exit_code is not None and plan.exit_code != done.returncode:
        wrong.append(f"exit {plan.exit_code} foretold, {done.returncode} it was: {done.stderr.decode().strip()[-300:]}")
    return wrong, after


@pytest.mark.skipif(STEPS == 0, reason="DSH_TEST_STEPS=0")
def test_random_lines_are_foretold(clean_engine):
    choose = random.Random(SEED)
    wrong, done = [], []
    before = state(clean_engine.api)
    for step in range(STEPS):
        if step % EPOCH == 0:
            clean_engine.reset()
            clean_engine.setup(BUILD.format(2, "t:1"), BUILD.format(3, "t:2"))
            before, done = state(clean_engine.api), []
        text = line(choose)
        found, before = mismatch(clean_engine, text, before)
        wrong += [f"step {step}: {text}: {one}\n   after {'; '.join(done[-12:])}" for one in found]
        done.append(text)
    assert wrong == [], f"{len(wrong)} of {STEPS}:\n" + "\n".join(wrong)
