"""Requests to run something: values of every kind, and which of them is what."""

# ruff: noqa: E501

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
RUNS = [
    ("two networks", "create container from nginx with name edge connected to networks front and back", "docker create --name edge --network front --network back nginx"),
    ("with the computer", "run web:2 as a background service which starts with the computer", "docker run -d --restart always web:2"),
    ("one of a file's", "run web:2 with environment from .env and override PORT to 81", "docker run --env-file .env -e PORT=81 web:2"),
    ("several volumes", "run sonarqube with name quality, and the three volumes s_data at /opt/a, s_logs at /opt/b, s_ext at /opt/c", "docker run --name quality -v s_data:/opt/a -v s_logs:/opt/b -v s_ext:/opt/c sonarqube"),
    ("a variable of the shell", "run acme/cron:2 with the TOKEN variable of my shell", "docker run -e TOKEN acme/cron:2"),
    ("a command and a port", "start the image till:3 with command ./server --port 9000 and publish 9000", "docker run -p 9000:9000 till:3 ./server --port 9000"),
    ("an address and its port", "run till:3, it needs 127.0.0.1 port 7001 to go to 7000 inside", "docker run -p 127.0.0.1:7001:7000 till:3"),
    ("no log", "run till:3 with stop timeout 60 seconds and no log", "docker run --stop-timeout 60 --log-driver none till:3"),
    ("a folder here", "hi, how would i run the image blog:2 so that the folder posts here shows up as /posts inside", "docker run -v ./posts:/posts blog:2"),
    ("PORT is a variable", "run my image till:1.2 detached with PORT=5000 and DEBUG=0, publish 5000", "docker run -d -e PORT=5000 -e DEBUG=0 -p 5000:5000 till:1.2"),
    ("where one is", "mount the directory i'm in to /code in ruby:3.3 and run rake test there, container can go when it's done", "docker run --rm -v $(pwd):/code -w /code ruby:3.3 rake test"),
    ("a command first", "npm ci in a node:22 container over my project dir, workdir /ws, cleaned up after", "docker run --rm -v $(pwd):/ws -w /ws node:22 npm ci"),
    ("a command in a folder", "use maven:3.9 to run mvn verify in my project folder, mounted under /ws", "docker run -v $(pwd):/ws -w /ws maven:3.9 mvn verify"),
    ("once", "i want to run debian just once to print the date", "docker run --rm debian date"),
    ("only to", "start fedora only to print the current user", "docker run fedora whoami"),
    ("pings", "run an alpine that only pings 1.1.1.1", "docker run alpine ping 1.1.1.1"),
    ("a version", "check the ruby version in the image ruby:3.3 without keeping the container", "docker run --rm ruby:3.3 ruby --version"),
    ("a typed into", "i need a python shell version 3.12", "docker run -it python:3.12"),
    ("a value in a variable", "start grafana/grafana with the time zone Europe/Paris in TZ", "docker run -e TZ=Europe/Paris grafana/grafana"),
    ("a value first", "run postgres:16 with hunter2 in POSTGRES_PASSWORD", "docker run -e POSTGRES_PASSWORD=hunter2 postgres:16"),
    ("to look around", "start debian with volume notes at /notes so i can look at what's in it", "docker run -it -v notes:/notes debian bash"),
    ("instead of its entrypoint", "replace entrypoint of ledger image with a shell so that i can look around", "docker run -it --entrypoint sh ledger"),
    ("itself listens", "need a fresh acme/mock on localhost:9999, mock itself listens on 8080, call it mocks", "docker run -p 9999:8080 --name mocks acme/mock"),
    ("as well as", "open port 5005 as well as 8080 and run image tills:debug in foreground", "docker run -p 5005:5005 -p 8080:8080 tills:debug"),
    ("becomes outside", "start gitea/gitea, web on 3000, ssh 22 should be 2222 outside", "docker run -p 3000:3000 -p 2222:22 gitea/gitea"),
    ("two namespaces", "run prom/node-exporter in the host network and pid namespace, detached", "docker run -d --network host --pid host prom/node-exporter"),
    ("an own one", "own registry on port 5000 here, always restarting, name store", "docker run -p 5000:5000 --name store --restart always registry"),
    ("a folder served", "host my public folder with nginx on 8081", "docker run -p 8081:80 -v ./public:/usr/share/nginx/html nginx"),
    ("served by", "the photos in /srv/photo should be served by nginx on port 8088, read only please", "docker run -p 8088:80 -v /srv/photo:/usr/share/nginx/html:ro nginx"),
    ("from here alone", "i only want my handbook image reachable from my own machine, port 6006", "docker run -p 127.0.0.1:6006:6006 handbook"),
    ("a pair from here alone", "run my image handbook but only reachable from this computer, port 3001 to 3000", "docker run -p 127.0.0.1:3001:3000 handbook"),
    ("started later", "prepare a container from nginx called standby with port 8090, start comes later", "docker create -p 8090:80 --name standby nginx"),
    ("a log's size", "image meter:1 shall run with 2 cpus, 512 mb and a log size limit of 10m", "docker run --cpus 2 -m 512m --log-opt max-size=10m meter:1"),
    ("stays up", "i'd like a container from ubuntu called box that just stays up", "docker run -d --name box ubuntu sleep infinity"),
    ("misspelt hello", "run helo-world to see if docker works", "docker run hello-world"),
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
    ("in an image at", "mount my home folder in alpine at /h", "docker run -v ~:/h alpine"),
    ("an address of a network", "container with ip address 10.1.1.5, image nginx", "docker run --network NETWORK --ip 10.1.1.5 nginx"),
    ("a name behind a command", "run alpine sleep 100 with the name x1", "docker run --name x1 alpine sleep 100"),
    ("named is said", "run alpine echo named pipes are fun", "docker run alpine echo named pipes are fun"),
    ("a folder that is named first", "run nginx with my site folder mounted read only", "docker run -v ./site:/usr/share/nginx/html:ro nginx"),
    ("a folder, and not a volume", "start caddy with the conf directory mounted read only under /etc/caddy", "docker run -v ./conf:/etc/caddy:ro caddy"),
    ("read only behind the mount", "run alpine with my home at /h, read only", "docker run -v ~:/h:ro alpine"),
    ("make it read only", "start nginx with the current folder at /usr/share/nginx/html and make it read only", "docker run -v $(pwd):/usr/share/nginx/html:ro nginx"),
    ("a volume read only", "run redis with a volume mounted read only", "docker run -v VOLUME:/data:ro redis"),
    ("the container read only", "run a read-only nginx with ./conf at /etc/nginx", "docker run --read-only -v ./conf:/etc/nginx nginx"),
    ("its root read only", "start nginx with ./html at /srv and a read-only root filesystem", "docker run --read-only -v ./html:/srv nginx"),
    ("its version", "run a throwaway python 3.12 and print its version", "docker run --rm python:3.12 python --version"),
    ("the version of go", "run golang:1.22 once and show me the go version", "docker run --rm golang:1.22 go version"),
    ("the version in an image", "which version of python does python:3.12 have", "docker run --rm python:3.12 python --version"),
    ("ports that are counted", "open two ports 80 and 443 on nginx", "docker run -p 80:80 -p 443:443 nginx"),
    ("both ports", "open both ports 80 and 443 of nginx", "docker run -p 80:80 -p 443:443 nginx"),
    ("synced", "start nginx and sync ./html into it", "docker run -v ./html:/usr/share/nginx/html nginx"),
    ("a folder as working directory", "run ubuntu as user 1000 with my current folder as working directory", "docker run -u 1000 -v $(pwd):/app -w /app ubuntu"),
    ("everywhere in the swarm", "run a service on every node", "docker service create --mode global IMAGE"),
    ("off every network", "disconnect web from all networks", "docker network disconnect NETWORK web"),
    ("how often", "limit restarts of web to 5", "docker update --restart on-failure:5 web"),
]  # fmt: skip


@pytest.mark.parametrize(("request_text", "wanted"), [pytest.param(r, w, id=i) for i, r, w in RUNS])
def test_run(request_text: str, wanted: str) -> None:
    found = answer(request_text, STORE)
    assert found.outcome == "match"
    assert right(found.suggestions[0].command, [wanted], STORE), found.suggestions[0].command


@pytest.mark.parametrize("text", ["drop the users table in postgres", "javac Main.java gives error cannot find symbol"])
def test_not_run(text: str) -> None:
    assert answer(text, STORE).outcome == "none"
