"""dsh beside docker-prune-plan 0.2.1 (pip install docker-prune-plan) on the same prunes. Run by hand; prints figures.

python tests/engine/measure_prune_plan.py PROGRAM         PROGRAM: the path of docker-prune-plan
DSH_TEST_DOCKER_HOST names an empty engine, which is emptied; without it one is started (root, dockerd).
"""

import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from throwaway import Daemon, Engine
from truth import preview, settled

A1 = "docker create --name a1 -v /anon -v named:/n busybox"
ON_NET = "docker create --name on --network net1 busybox"
UP = "docker run -d --init --name up busybox sleep 1000"
NET = "docker network create --subnet 10.77.0.0/24 net1"
V = "docker volume create v1"
BUILT = "printf 'FROM busybox\\nENV A=1\\n' | docker build -q -t t:1 -"
CHILD = "printf 'FROM t:1\\nENV B=1\\n' | docker build -q -t child:1 -"
NAMELESS = "printf 'FROM busybox\\nENV Z=1\\n' | docker build -q -"
SCENES = [  # set-up, docker's line, what docker-prune-plan is asked
    ([A1, UP], "docker container prune -f", ["container"]),
    ([NET, ON_NET], "docker network prune -f", ["network"]),
    ([NET, UP], "docker network prune -f", ["network"]),
    ([V, A1], "docker volume prune -f", ["volume"]),
    ([NAMELESS, BUILT], "docker image prune -f", ["image"]),
    ([BUILT, CHILD, "docker create child:1"], "docker image prune -af", ["image", "-a"]),
    ([BUILT, CHILD, NAMELESS], "docker image prune -af", ["image", "-a"]),
    ([A1, UP, NET, ON_NET, V, NAMELESS], "docker system prune -f", ["system"]),
    ([A1, NET, ON_NET, V, BUILT], "docker system prune -f --volumes", ["system", "--volumes"]),
    ([NAMELESS, "docker create $(docker images -qf dangling=true)"], "docker system prune -f", ["system"]),
    ([A1, UP, NET, ON_NET, V, BUILT, CHILD], "docker system prune -af --volumes", ["system", "-a", "--volumes"]),
]


def removed(before, after):
    """Every object that has gone, by kind and the first letters of its ID, or a volume's name."""
    return {
        (kind, key.removeprefix("sha256:")[:12] if kind != "volume" else key)
        for kind in ("container", "image", "network", "volume")
        for key in before[kind].keys() - after[kind].keys()
    }


def of_dsh(host, line):
    return {
        (e.kind, (e.id or "").removeprefix("sha256:")[:12] if e.kind != "volume" else e.name)
        for e in preview(host, line).effects
        if e.action == "remove" and e.kind != "build-cache"
    }


def of_other(program, host, words):
    env = {**os.environ, "DOCKER_HOST": host}
    done = subprocess.run([program, *words, "--json"], env=env, capture_output=True, text=True, check=True)
    items = json.loads(done.stdout)["items"]
    return {(i["type"].lower(), i["name"] if i["type"] == "Volume" else i["id"][:12]) for i in items}


def main(program):
    named = os.environ.get("DSH_TEST_DOCKER_HOST")
    daemon = None if named else Daemon()
    engine = Engine(named or daemon.host, None)
    exact = {"dsh": 0, "docker-prune-plan": 0}
    try:
        for setup, line, words in SCENES:
            engine.reset()
            engine.setup(*setup)
            before = settled(engine.api)
            told = {"dsh": of_dsh(engine.host, line), "docker-prune-plan": of_other(program, engine.host, words)}
            engine.sh(line)
            real = removed(before, settled(engine.api))
            for name, said in told.items():
                exact[name] += said == real
                if said != real:
                    print(f"{name}: {line}: not told {sorted(real - said)}, told in vain {sorted(said - real)}")
        print(", ".join(f"{name} exact on {count} of {len(SCENES)}" for name, count in exact.items()))
    finally:
        engine.reset()
        if daemon:
            daemon.stop()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
