"""What is wished in words that name no command: complaints before an order, verbs of the day, names by their place."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
FIRST = {
    # what ails a container, and then what is to be done with it
    "db is wedged, kill it": "docker kill db",
    "mysql is unresponsive, restart it": "docker restart mysql",
    "the worker is hung, kill it": "docker kill worker",
    "mq went down, start it again": "docker start mq",
    "web keeps crashing, show its logs": "docker logs web",
    "my redis container eats all the ram. stop it please": "docker stop redis",
    "api won't answer, give me its last 20 log lines": "docker logs -n 20 api",
    "gitlab froze - bounce it": "docker restart gitlab",
    # names that are words of dsh's own
    "hook my terminal up to the running console container": "docker attach console",
    "tail the logs of the import container": "docker logs -f import",
    "restart the build container": "docker restart build",
    "remove the cache volume": "docker volume rm cache",
    "list the files in the config volume": "docker run --rm -v config:/data alpine ls -la /data",
    "exti code of import pls": "docker inspect -f '{{.State.ExitCode}}' import",
    "copy everything from volume a to volume b": "docker run --rm -v a:/from -v b:/to alpine cp -a /from/. /to",
    "any ERROR in the worker logs?": "docker logs worker 2>&1 | grep ERROR",
    "is the runner container privledged": "docker inspect -f '{{.HostConfig.Privileged}}' runner",
    # put somewhere, moved on, taken back
    "chuck index.html into web under /usr/share/nginx/html": "docker cp index.html web:/usr/share/nginx/html",
    "stick ./app.conf in gateway at /etc/app.conf": "docker cp ./app.conf gateway:/etc/app.conf",
    "throw backup.sql into db at /tmp": "docker cp backup.sql db:/tmp",
    "roll web over to acme/web:5 with no downtime in the swarm": "docker service update --image acme/web:5 web",
    "bump the service api to acme/api:2.1": "docker service update --image acme/api:2.1 api",
    "the deploy of service web went wrong, take it back": "docker service rollback web",
    "three workers please (compose)": "docker compose up -d --scale worker=3",
    "five replicas of the service web": "docker service scale web=5",
    "empty node2, I need to patch it": "docker node update --availability drain node2",
    "turn rootfs.tar into an image called mini:1": "docker import rootfs.tar mini:1",
    "can shop reach the machine called db? ping it 3 times": "docker exec shop ping -c 3 db",
    "can api talk to redis? curl it": "docker exec api curl redis",
    "get the nginx in web to re-read its config, no restart": "docker exec web nginx -s reload",
    "make haproxy1 reload its config": "docker kill -s HUP haproxy1",
    "run acme/debug on the same network as container api": "docker run --network container:api acme/debug",
    "start db, then api, then web": "docker start db && docker start api && docker start web",
    "stop web and then stop db": "docker stop web && docker stop db",
    "downlaod the alpine varient of node 18": "docker pull node:18-alpine",
    "gimme a bash prompt in a fresh ubuntu 22.04 and bin it when I exit": "docker run -it --rm ubuntu:22.04 bash",
    "launch grafana/grafana in the background, port 3000, with /var/lib/grafana kept in a volume called grafdata": (
        "docker run -p 3000:3000 -v grafdata:/var/lib/grafana -d grafana/grafana"
    ),
    "build needs my npm token from ~/.npmrc as a secret with id npmrc, tag web": (
        "docker build --secret id=npmrc,src=$HOME/.npmrc -t web ."
    ),
    "forget my docker hub credentials": "docker logout",
    # limits
    "run acme/proxy with the open files ulimit at 65535": "docker run --ulimit nofile=65535 acme/proxy",
    "start elasticsearch with memlock unlimited": "docker run --ulimit memlock=-1 elasticsearch",
    "run redis with at most 4096 open files": "docker run --ulimit nofile=4096 redis",
    "nginx with 20000 file descriptors": "docker run --ulimit nofile=20000 nginx",
    "selenium/standalone-chrome on 4444 with a gig of shared memory": (
        "docker run -p 4444:4444 --shm-size 1g selenium/standalone-chrome"
    ),
    "postgres with pw s3cret and its logs capped to 3 files of 10m each": (
        "docker run -e POSTGRES_PASSWORD=s3cret --log-opt max-size=10m --log-opt max-file=3 postgres"
    ),
    # how it is to be done
    "label the build with version=7, image name blog": "docker build --label version=7 -t blog .",
    "remove lab3 even though it's still going": "docker rm -f lab3",
    "a network without a way out to the internet, name vault": "docker network create --internal vault",
    "folow web's logs, starting 50 lines back": "docker logs -n 50 -f web",
    "get shot of the untagged image layers, no need to ask me": "docker image prune -f",
    "busybox shell cut off from any network pls": "docker run --network none -it busybox sh",
    "is my docker-compose.yml vaild? don't print it": "docker compose config -q",
    "start web with compose but not its dependencies": "docker compose up --no-deps web",
    "python 3.12 repl, leave nothing behind": "docker run -it --rm python:3.12",
    "only new log lines of shop from now on": "docker logs -f -n 0 shop",
    "block till migrate is done and print its exit code": "docker wait migrate",
    # what is asked
    "is anybody still using the pgdata volume": "docker ps -a -f volume=pgdata",
    "was web killed or did it stop on its own?": "docker inspect -f '{{.State.ExitCode}}' web",
    "will db come back after a reboot? what's its policy": "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' db",
    "everything that happened to web in the past hour": "docker events --since 1h -f container=web",
    "what's api been moaning about for the last ten minutes": "docker logs --since 10m api",
    "how many lines with timeout did gateway log": "docker logs gateway 2>&1 | grep -c timeout",
    "count the lines with 404 in proxy's log": "docker logs proxy 2>&1 | grep -c 404",
    "where does pgdata live on the host": "docker volume inspect -f '{{.Mountpoint}}' pgdata",
    "names and ports only, as a little table": "docker ps --format 'table {{.Names}}\\t{{.Ports}}'",
    "which containers did not end with zero": "docker ps -a -f status=exited | grep -v 'Exited (0)'",
    "ps -ef style listing of the processes in mailer": "docker top mailer -ef",
    "which image is api built off? the container i mean": "docker inspect -f '{{.Config.Image}}' api",
    "how many times has worker fallen over and come back": "docker inspect -f '{{.RestartCount}}' worker",
    "how are my compose services doing": "docker compose ps",
    "did backup finish cleanly": "docker inspect -f '{{.State.ExitCode}}' backup",
}


@pytest.mark.parametrize("text", FIRST)
def test_the_first_line(text: str) -> None:
    got = answer(text, STORE)
    assert (got.outcome, got.suggestions[0].command) == ("match", FIRST[text])


@pytest.mark.parametrize(
    "text", ["clean up this mess", "make it bigger", "take a look inside", "hows it doing", "connect the two"]
)
def test_asked_back(text: str) -> None:
    assert answer(text, STORE).outcome == "ambiguous"


@pytest.mark.parametrize(
    "text",
    [
        "drop the table users in db",
        "what does exit code 143 mean",
        "my life is wedged, kill it",
        "the show must go on",
        "the printer is jammed, restart it",
        "status 143, what's that mean",
    ],
)
def test_left_alone(text: str) -> None:
    assert answer(text, STORE).outcome != "match"
