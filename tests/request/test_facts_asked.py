"""One fact of one thing, and facts of the engine, the nodes and the compose file."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
ASKED = [
    # one figure of one container
    ("just the memory number of shop", "docker stats --no-stream --format '{{.MemUsage}}' shop"),
    ("only the cpu percentage of mailer please", "docker stats --no-stream --format '{{.CPUPerc}}' mailer"),
    ("how much ram does ingest use, just the figure", "docker stats --no-stream --format '{{.MemUsage}}' ingest"),
    ("memory of sonar in percent, only the value", "docker stats --no-stream --format '{{.MemPerc}}' sonar"),
    ("cpu and ram of etl1 and etl2, one reading only", "docker stats --no-stream etl1 etl2"),
    # how often, when, how
    ("how many times has docker restarted ingest by itself already", "docker inspect -f '{{.RestartCount}}' ingest"),
    ("has sensor-hub been restarting? how often", "docker inspect -f '{{.RestartCount}}' sensor-hub"),
    (
        "at what time did etl start and with which code did it end",
        "docker inspect -f '{{.State.StartedAt}} {{.State.ExitCode}}' etl",
    ),
    ("did any container crash with an error?", "docker ps -a -f status=exited | grep -v 'Exited (0)'"),
    ("did any of my containers exit with a nonzero code?", "docker ps -a -f status=exited | grep -v 'Exited (0)'"),
    ("did anything get killed by lack of memory in the last day", "docker events --since 24h -f event=oom"),
    # columns
    (
        "repository and tag of each image, sorted alphabetically",
        "docker images --format '{{.Repository}}:{{.Tag}}' | sort",
    ),
    ("tag and size of every postgres image", r"docker images --format 'table {{.Tag}}\t{{.Size}}' postgres"),
    (
        "image sizes with repo and tag, smallest first",
        r"docker images --format '{{.Size}}\t{{.Repository}}:{{.Tag}}' | sort -h",
    ),
    ("id plus name of every container", r"docker ps -a --format 'table {{.ID}}\t{{.Names}}'"),
    ("all local tags of myteam/shop", "docker images myteam/shop"),
    # the engine, its nodes, a registry, the compose file
    ("hostnames of the swarm managers", "docker node ls -f role=manager --format '{{.Hostname}}'"),
    ("how many workers are in my swarm", "docker node ls -q -f role=worker | wc -l"),
    ("which docker engines am I set up to talk to?", "docker context ls"),
    ("for which cpu types is nginx:alpine available? don't download it", "docker manifest inspect nginx:alpine"),
    ("what cpu architecture is shop:3 built for", "docker image inspect -f '{{.Architecture}}' shop:3"),
    ("do i have overlay2 or some other storage driver", "docker info -f '{{.Driver}}'"),
    ("which images, volumes and cache entries use the space, one by one", "docker system df -v"),
    ("i wonder how much i'd gain by a prune - just tell me", "docker system df"),
    ("before I run image prune, which images would it take?", "docker images -f dangling=true"),
    ("compose services: only the names of the running ones", "docker compose ps --services"),
    ("what image does each compose service use according to the file", "docker compose config --images"),
    (
        "tasks of service shop that are supposed to run, full ids",
        "docker service ps --no-trunc -f desired-state=running shop",
    ),
]


@pytest.mark.parametrize(("request_", "line"), ASKED)
def test_what_is_asked(request_, line):
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command
