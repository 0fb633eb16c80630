"""What people ask about what there is: facts of several objects, logs, events, lists in an order."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
IP = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}"
SIZES = "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort"
AGES = "docker images --format '{{.CreatedAt}}\\t{{.Repository}}:{{.Tag}}' | sort"


def each(fact: str, of: str = "-aq") -> str:
    return f"docker inspect -f '{{{{.Name}}}} {fact}' $(docker ps {of})"


LOOKS = [
    # one fact of several objects
    ("restart policies of my containers", each("{{.HostConfig.RestartPolicy.Name}}")),
    ("which containers have no restart policy", each("{{.HostConfig.RestartPolicy.Name}}") + " | grep ' no$'"),
    (
        "which containers have restart policy unless-stopped",
        each("{{.HostConfig.RestartPolicy.Name}}") + " | grep unless-stopped",
    ),
    ("which container owns ip 10.0.0.7", each(IP, "-q") + " | grep 10.0.0.7"),
    ("is there a container with the ip 172.20.0.9", each(IP, "-q") + " | grep 172.20.0.9"),
    ("who has the address 172.17.0.3", each(IP, "-q") + " | grep 172.17.0.3"),
    ("which containers were oom killed", each("{{.State.OOMKilled}}") + " | grep true"),
    ("has anything been oom killed", each("{{.State.OOMKilled}}") + " | grep true"),
    ("which containers do not have a memory limit", each("{{.HostConfig.Memory}}") + " | grep ' 0$'"),
    ("memory limit of each container", each("{{.HostConfig.Memory}}")),
    ("which containers are privileged", each("{{.HostConfig.Privileged}}") + " | grep true"),
    ("exit codes of all stopped containers", each("{{.State.ExitCode}}", "-aq -f status=exited")),
    ("which container has the pid 4711", each("{{.State.Pid}}", "-q") + " | grep 4711"),
    ("which container has DEBUG=1 in its environment", each("{{json .Config.Env}}") + " | grep DEBUG=1"),
    ("which containers use log driver syslog", each("{{.HostConfig.LogConfig.Type}}") + " | grep syslog"),
    (
        "where do all my volumes live on disk",
        "docker volume inspect -f '{{.Name}} {{.Mountpoint}}' $(docker volume ls -q)",
    ),
    ("is web privileged", "docker inspect -f '{{.HostConfig.Privileged}}' web"),
    ("restart policy always for every container", "docker update --restart always $(docker ps -aq)"),
    # logs
    ("show db logs but hide lines containing checkpoint", "docker logs db 2>&1 | grep -v checkpoint"),
    ("filter out INFO from the logs of api", "docker logs api 2>&1 | grep -v INFO"),
    ("logs from proxy except the ping lines", "docker logs proxy 2>&1 | grep -v ping"),
    ("the beginning of the logs of worker_1", "docker logs worker_1 2>&1 | head"),
    ("give me the oldest 5 lines in the log of kasse", "docker logs kasse 2>&1 | head -n 5"),
    ("what does uploads say right now", "docker logs uploads"),
    ("logs of web since this morning", "docker logs --since 12h web"),
    ("api crashed last night, did it run out of memory?", "docker inspect -f '{{.State.OOMKilled}}' api"),
    ("tail -100 of the mailer log", "docker logs -n 100 mailer"),
    ("lines with order 17 in the shop logs", "docker logs shop 2>&1 | grep 'order 17'"),
    ("page through the logs of api", "docker logs api 2>&1 | less"),
    ("web logs of the last quarter of an hour", "docker logs --since 15m web"),
    ("3 lines around fatal in the api logs", "docker logs api 2>&1 | grep -C 3 fatal"),
    # questions of one container
    ("which container writes to volume media", "docker ps -a -f volume=media"),
    ("only pid and command of what runs in spark1", "docker top spark1 -o pid,cmd"),
    ("does web start by itself after reboot", "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' web"),
    ("what network db is in", "docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' db"),
    ("remind me which image shop runs", "docker inspect -f '{{.Config.Image}}' shop"),
    ("what is DEBUG set to in api", "docker exec api printenv DEBUG"),
    ("which value has NODE_ENV in frontend", "docker exec frontend printenv NODE_ENV"),
    ("was the last run of seeder successful", "docker inspect -f '{{.State.ExitCode}}' seeder"),
    ("who has uploads mounted", "docker ps -a -f volume=uploads"),
    ("port 5432 is already taken, which container is it", "docker ps -f publish=5432"),
    ("why does db eat my disk", "docker ps -s -f name=db"),
    ("portforwards of web", "docker port web"),
    ("who am i logged in as", "docker info | grep Username"),
    ("which dns servers does container proxy use", "docker inspect -f '{{json .HostConfig.Dns}}' proxy"),
    ("is a healthcheck configured for frontend", "docker inspect -f '{{json .Config.Healthcheck}}' frontend"),
    ("swap limit of indexer", "docker inspect -f '{{.HostConfig.MemorySwap}}' indexer"),
    ("which devices does plex have", "docker inspect -f '{{json .HostConfig.Devices}}' plex"),
    ("search the hub for caddy, complete descriptions", "docker search --no-trunc caddy"),
    # more than what runs
    ("count the containers, the stopped ones too", "docker ps -aq | wc -l"),
    ("list containers labelled team=data, also the stopped", "docker ps -a -f label=team=data"),
    ("stats, including stopped", "docker stats -a"),
    ("ps with id, image and status only", "docker ps --format 'table {{.ID}}\\t{{.Image}}\\t{{.Status}}'"),
    # events
    ("container starts in the last 3 hours", "docker events --since 3h -f event=start"),
    ("all container deaths in the last 6 hours", "docker events --since 6h -f event=die"),
    ("network disconnects within the last hour", "docker events --since 1h -f type=network -f event=disconnect"),
    ("who restarted web yesterday", "docker events --since 24h -f event=restart -f container=web"),
    ("has somebody killed kasse in the last hour", "docker events --since 1h -f event=kill -f container=kasse"),
    ("network events, starting 2 hours ago", "docker events --since 2h -f type=network"),
    ("what was killed overnight", "docker events --since 24h -f event=kill"),
    # an order, columns
    ("which image is the smallest", f"{SIZES} -h | head -n 1"),
    ("the 3 biggest images", f"{SIZES} -hr | head -n 3"),
    ("images by size, biggest first", f"{SIZES} -hr"),
    ("networks sorted by name", "docker network ls | sort"),
    ("images sorted alphabetically", "docker images | sort"),
    ("my five oldest images", f"{AGES} | head -n 5"),
    ("which container has been running the longest", "docker ps | tail -n 1"),
    ("stats with just container name and cpu", "docker stats --format 'table {{.Name}}\\t{{.CPUPerc}}'"),
    ("cpu and memory of web", "docker stats web"),
]


@pytest.mark.parametrize(("text", "command"), LOOKS, ids=[text for text, _ in LOOKS])
def test_a_look_comes_to_its_line(text, command):
    got = answer(text, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [command], STORE), got
