"""Requests to run something: values of every kind, and which of them is what."""

# ruff: noqa: E501

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
RUNS = [
    ("a number for a name", "run nginx in the background on port 8095 called two", "docker run -p 8095:80 --name two -d nginx"),
    ("an unnamed volume", "start a container named store from web:1.0 that keeps /data in it", "docker run -v VOLUME:/data --name store web:1.0"),
    ("a folder", "make an image from the folder app", "docker build app"),
    ("a folder and a name", "make an image from the folder app and call it hello", "docker build -t hello app"),
    ("a word for a variable", "run busybox in the background, PASS set to secret", "docker run -e PASS=secret -d busybox"),
    ("sides", "two ports: 80 to 8080 and 443 to 8443 on host, nginx", "docker run -p 8080:80 -p 8443:443 nginx"),
    ("of host", "run mongo, bind 27018 of host to 27017 of container", "docker run -p 27018:27017 mongo"),
    ("arrow", "redis, port 6380 -> its 6379, name kv", "docker run -p 6380:6379 --name kv redis"),
    ("no verb", "ulimit nofile 65536, image shop:2", "docker run --ulimit nofile=65536 shop:2"),
    ("described", "the container should use dns 8.8.8.8, image: crawler", "docker run --dns 8.8.8.8 crawler"),
    ("read-only", "volume certs read-only under /etc/ssl/private, image proxy:1", "docker run -v certs:/etc/ssl/private:ro proxy:1"),
    ("two mounts", "run shop:dev with ./src bound to /app/src and ./cfg bound to /app/cfg", "docker run -v ./src:/app/src -v ./cfg:/app/cfg shop:dev"),
    ("place after", "mongo:7 storing /data/db in the volume mongodata", "docker run -v mongodata:/data/db mongo:7"),
    ("spelt out", "bind mount /srv/c to /etc/c readonly using --mount, image app:9", "docker run --mount type=bind,source=/srv/c,target=/etc/c,readonly app:9"),
    ("workdir", "run npm install inside node:22 with this folder at /app as workdir", "docker run -v $(pwd):/app -w /app node:22 npm install"),
    ("not a mount", "shop:1, root fs read-only, tmpfs on /tmp", "docker run --read-only --tmpfs /tmp shop:1"),
    ("device", "pass usb serial /dev/ttyUSB0 to acme/home:2", "docker run --device /dev/ttyUSB0 acme/home:2"),
    ("cores", "pin stress:latest to cpu cores 0 and 1", "docker run --cpuset-cpus 0,1 stress:latest"),
    ("capabilities", "run nginx, drop all caps and add only NET_BIND_SERVICE", "docker run --cap-drop ALL --cap-add NET_BIND_SERVICE nginx"),
    ("own keys", "postgres, user=bob, pass=pw, db=shop", "docker run -e POSTGRES_USER=bob -e POSTGRES_PASSWORD=pw -e POSTGRES_DB=shop postgres"),
    ("hosts entry", "run shop with hosts entry db.local = 10.0.0.5", "docker run --add-host db.local:10.0.0.5 shop"),
    ("passed on", "run image shop passing my env var TOKEN through", "docker run -e TOKEN shop"),
    ("program first", "uname -m in node:18-slim for linux/arm64", "docker run --platform linux/arm64 node:18-slim uname -m"),
    ("why first", "run alpine and print the kernel version with uname -r", "docker run alpine uname -r"),
    ("unknown program", "Spin up redis with append only mode: redis-server --appendonly yes", "docker run redis redis-server --appendonly yes"),
    ("arguments", "run acme/echo:1 with the argument -text=hi on 5678", "docker run -p 5678:5678 acme/echo:1 -text=hi"),
    ("sleeps", "busybox sleeping for 3600 seconds called sleeper", "docker run --name sleeper busybox sleep 3600"),
    ("inside", "check the config in container edge with nginx -t", "docker exec edge nginx -t"),
    ("as root", "exec into web as root and run apt update", "docker exec -u root web apt update"),
    ("script", "in container mailer set FOO=bar and run ./send.sh", "docker exec -e FOO=bar mailer ./send.sh"),
    ("its health", "run shop with a health check every 10 seconds using wget -q localhost", "docker run --health-cmd 'wget -q localhost' --health-interval 10s shop"),
    ("update", "turn off auto restart for flaky", "docker update --restart no flaky"),
    ("swarm", "service web with 3 replicas of nginx published on 80", "docker service create --name web --replicas 3 -p 80:80 nginx"),
]  # fmt: skip


@pytest.mark.parametrize(("request_text", "wanted"), [pytest.param(r, w, id=i) for i, r, w in RUNS])
def test_run(request_text: str, wanted: str) -> None:
    found = answer(request_text, STORE)
    assert found.outcome == "match"
    assert right(found.suggestions[0].command, [wanted], STORE), found.suggestions[0].command


@pytest.mark.parametrize("text", ["drop the users table in postgres", "javac Main.java gives error cannot find symbol"])
def test_not_run(text: str) -> None:
    assert answer(text, STORE).outcome == "none"
