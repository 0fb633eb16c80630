"""How dsh does with a full engine: 1,000 containers, 300 images. Run by hand; prints figures as ratios.

python tests/engine/measure_size.py            (root, dockerd; DSH_TEST_DOCKER_HOST names an empty engine instead)
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from throwaway import Daemon, Engine

CONTAINERS, IMAGES = 1000, 300
ROUNDS = 6
LINE = "docker system prune -a --volumes"


def fill(engine):
    api = engine.api
    base = api.create_container("busybox", ["true"])["Id"]
    for n in range(IMAGES):
        api.commit(base, repository="many", tag=str(n), changes=[f"LABEL n={n}"])
    fill_up(engine)


def fill_up(engine):
    """A thousand containers again; the IDs of all that are there."""
    here = {name.lstrip("/") for c in engine.api.containers(all=True) for name in c["Names"]}
    names = [f"c{n}" for n in range(CONTAINERS) if f"c{n}" not in here]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: engine.api.create_container("busybox", ["true"], name=name), names))
    return [c["Id"] for c in engine.api.containers(all=True)]


def quickest(call, times=5):
    """The least of several durations in seconds: the machine's own work, without what else it does."""
    durations = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        durations.append(time.perf_counter() - started)
    return min(durations)


def dsh(engine, *words):
    env = engine.environment()
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed dsh has its bytecode
    return subprocess.run([sys.executable, "-m", "dsh", *words], env=env, capture_output=True, text=True, check=True)


def lists(engine):
    """The calls that such a preview cannot do without."""
    api = engine.api
    api.containers(all=True)
    api.networks()
    api.volumes()
    api.images(all=True)
    api.df()


def peak_memory(engine):
    """Of a preview in a process of its own, in MB."""
    script = f"""
import os, resource, subprocess, sys
subprocess.run([sys.executable, "-m", "dsh", "preview", "--json", "--", {LINE!r}], stdout=-3, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""
    return int(subprocess.run([sys.executable, "-c", script], env=engine.environment(), capture_output=True, text=True,
                              check=True).stdout)  # fmt: skip


def removal(engine, docker_first):
    """Half of all containers by docker, half by dsh: how long it takes dsh, in docker's time."""
    ids = fill_up(engine)
    time.sleep(1)
    halves = [ids[: len(ids) // 2], ids[len(ids) // 2 :]]
    durations = {}
    for ours, half in zip((not docker_first, docker_first), halves, strict=True):
        line = "docker rm -f " + " ".join(half)
        started = time.perf_counter()
        if ours:
            dsh(engine, "run", "--yes", "--", line)
        else:
            engine.setup(line)
        durations[ours] = time.perf_counter() - started
    return durations[True] / durations[False]


def measure(engine):
    from truth import preview

    fill(engine)
    os.environ["DOCKER_HOST"] = engine.host
    bare = quickest(lambda: lists(engine))
    inside = quickest(lambda: preview(engine.host, LINE))
    alone = quickest(lambda: dsh(engine, "preview", "--json", "--", LINE))
    start = quickest(lambda: dsh(engine, "--version"))
    print(f"preview of {LINE}: {inside / bare:.2f} x the bare list calls, {(alone - start) / bare:.2f} x as a program")
    print(f"peak memory of the preview: {peak_memory(engine)} MB")
    ratios = [removal(engine, n % 2 == 0) for n in range(ROUNDS)]
    told = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"removing 500 containers: {statistics.median(ratios):.2f} x docker rm -f, the median of {told}")
    print(f"peak memory of it all: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


def main():
    named = os.environ.get("DSH_TEST_DOCKER_HOST")
    daemon = None if named else Daemon()
    engine = Engine(named or daemon.host, None)
    try:
        measure(engine)
    finally:
        engine.reset()
        if daemon:
            daemon.stop()


if __name__ == "__main__":
    main()
