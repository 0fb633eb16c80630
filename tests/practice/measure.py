"""How much memory ten thousand containers of a practice engine take, and how long it takes to list them.

PYTHONPATH=. python tests/practice/measure.py [COUNT]
"""

import resource
import sys
import time

from small_worlds import ask, small_world

from dsh.practice.configs import CONFIG, HOST_CONFIG


def measure(count: int) -> tuple[int, str]:
    """Megabytes that so many containers take, and a line that says more."""
    world = small_world()
    before = resident()
    begun = time.perf_counter()
    for number in range(count):
        own = {"Image": "web:1.0", "Env": [f"NUMBER={number}"], "Labels": {"number": str(number)}}
        host = {**HOST_CONFIG, "PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": str(number + 1)}]}}
        ask(world, "POST", "/containers/create", {"name": f"c{number}"}, {**CONFIG, **own, "HostConfig": host})
    made = time.perf_counter() - begun
    after = resident()
    begun = time.perf_counter()
    listed = len(ask(world, "GET", "/containers/json", {"all": "1"}))
    took = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    line = f"{listed} containers: {after - before} MB more, {after} MB in all, {peak} MB at most; "
    return after - before, line + f"made in {made:.1f} s, listed in {took:.1f} s"


def resident() -> int:
    """Megabytes in memory now."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() >> 20


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)[1])
