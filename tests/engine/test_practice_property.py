"""Random sequences of docker lines leave the same on the practice engine as on the real one, line by line.

DSH_TEST_SEQUENCES is how many sequences of 50 lines (2 in CI), DSH_TEST_SEED with which one they begin.
"""

import os
import random
import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from docker.errors import NotFound
from practised import Practised
from test_property import BUILD, line

from dsh.practice.serve import listen

SEQUENCES = int(os.environ.get("DSH_TEST_SEQUENCES", "2"))
SEED = int(os.environ.get("DSH_TEST_SEED", "7"))
LENGTH = 50
PATIENCE = 8.0  # seconds until both show the same: what removes itself takes its time
KILLED = (137, 143)  # which signal was faster is chance
HEX = re.compile(r"[0-9a-f]{64}")


@pytest.mark.parametrize("seed", range(SEED, SEED + SEQUENCES))
def test_the_same_lines_leave_the_same(clean_engine, tmp_path, seed):
    choose = random.Random(seed)
    practised = Practised(clean_engine.api._version)
    try:
        with listen(str(tmp_path / "practice.sock"), practised.world) as host, ThreadPoolExecutor(2) as pool:
            hosts = (clean_engine.host, host)
            done = [BUILD.format(2, "t:1"), BUILD.format(3, "t:2")]
            for text in done:
                assert [code for code, _ in pool.map(sh, hosts, [text] * 2, [practised.version] * 2)] == [0, 0]
            for _ in range(LENGTH):
                text = quick(line(choose))
                done.append(text)
                ours_and_theirs = list(pool.map(sh, hosts, [text] * 2, [practised.version] * 2))
                after = "; ".join(done[-15:])
                assert ours_and_theirs[0][0] == ours_and_theirs[1][0], f"{after}\n{ours_and_theirs}"
                difference = differences(clean_engine.api, practised.api)
                assert difference == [], f"{after}\n{ours_and_theirs}"
    finally:
        practised.close()


def quick(text):
    """The line without waiting for a stop, and without a pull, which goes to another registry on each.

    No name may be the beginning of an ID, which c1 sometimes is: that is chance.
    What was made with --rm goes by itself after a stop: a rm right behind it would be a race.
    """
    text = re.sub(r"\bc(\d)\b", r"k\1", text).replace(" && docker rm ", " && sleep 0.5 && docker rm ")
    return re.sub(r"docker (create|run) ", r"docker \1 --pull never ", text.replace("-t 1", "-t 0"))


def sh(host, text, version):
    """The exit code and what was said of a line that docker's own client runs."""
    env = {**os.environ, "DOCKER_HOST": host, "DOCKER_BUILDKIT": "0", "DOCKER_API_VERSION": version}
    done = subprocess.run(["bash", "-c", text], capture_output=True, text=True, env=env, timeout=120, check=False)
    return done.returncode, done.stderr[-400:]


def differences(real, ours):
    """What one shows and the other does not, once both have come to rest."""
    ends = time.monotonic() + PATIENCE
    while True:
        theirs, mine = picture(real), picture(ours)
        wrong = [(kind, theirs[kind], mine[kind]) for kind in theirs if theirs[kind] != mine[kind]]
        if not wrong or time.monotonic() > ends:
            return wrong
        time.sleep(0.1)


def picture(api):
    """All that there is, without what is new every time."""
    containers = []
    for listed in api.containers(all=True):
        try:
            containers.append(told(api.inspect_container(listed["Id"]), listed))
        except NotFound:  # one that removes itself has just done so
            continue
    images = {i["Id"]: i for i in api.images(all=True)}
    volumes = [v["Name"] for v in api.volumes()["Volumes"] or []]
    return {
        "containers": sorted(containers, key=str),
        "images": sorted((sorted(i["RepoTags"] or []), depth(i["Id"], images)) for i in images.values()),
        "networks": sorted((n["Name"], n["Driver"]) for n in api.networks()),
        "volumes": sorted(HEX.sub("<new>", name) for name in volumes),
    }


def told(found, listed):
    state, host = found["State"], found["HostConfig"]
    code = "killed" if state["ExitCode"] in KILLED else state["ExitCode"]
    return {
        "name": found["Name"],
        "state": state["Status"],
        "code": None if state["Status"] == "running" else code,
        "image": re.sub(r"[0-9a-f]{12,64}", "<id>", listed["Image"]),
        "networks": sorted(found["NetworkSettings"]["Networks"] or {}),
        "mounts": sorted((m["Type"], HEX.sub("<new>", m.get("Name", "")), m["Destination"]) for m in found["Mounts"]),
        "ports": sorted(found["NetworkSettings"]["Ports"] or {}),
        "policy": host["RestartPolicy"]["Name"],
        "memory": (host["Memory"], host["MemorySwap"]),
        "labels": found["Config"]["Labels"],
    }


def depth(identity, images):
    """How many images beneath it are here."""
    parent = images[identity].get("ParentId")
    return 1 + depth(parent, images) if parent in images else 0
