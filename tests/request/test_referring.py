"""What refers to a thing told elsewhere (requests/referring.yaml), drives of Windows, files nobody may write."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

LINES = [
    ("touch /out/a in busybox as my own user instead of root, current dir mounted on /out", "-u $(id -u):$(id -g)"),
    ("have debian show /etc/debian_version and delete the container", "docker run --rm debian cat /etc/debian_version"),
    (
        "does tensorflow/tensorflow:2.16.1-gpu find the gpu? run nvidia-smi in it with every gpu",
        "docker run --gpus all tensorflow/tensorflow:2.16.1-gpu nvidia-smi",
    ),
    ("limit the json logs to 5 MB in two files. the image is gossip", "--log-opt max-file=2 gossip"),
    (
        "Audit calls our parser image much too powerful. It must run without any capabilities",
        "docker run --cap-drop ALL parser",
    ),
    ("I want to look around in team/web without its entrypoint running, only a shell", "--entrypoint sh -it team/web"),
    (
        "nslookup in the network of container vpn by means of nicolaka/netshoot",
        "docker run --network container:vpn nicolaka/netshoot nslookup",
    ),
    (
        "itzg/minecraft-server in the background, call it blocks, worlds in the volume mc on /data",
        "docker run -v mc:/data --name blocks -d itzg/minecraft-server",
    ),
    ("run shop-ui on my port 4001, inside is the 4000, named ui", "-p 4001:4000 --name ui shop-ui"),
    (
        "the Dockerfile has the stages base, lint and final; now I need only lint, call it shop:lint",
        "docker build --target lint -t shop:lint .",
    ),
    (
        "Take my image api:2, name it reg.acme.io/api:2 and push it",
        "docker tag api:2 reg.acme.io/api:2 && docker push reg.acme.io/api:2",
    ),
    ("swarm init 192.168.4.2", "docker swarm init --advertise-addr 192.168.4.2"),
    ("service mailer runs on which node", "docker service ps mailer"),
    ("before I the volume fotos remove, please tell me what inside is", "docker run --rm -v fotos:/data alpine ls"),
    ("before we remove the volume notes, I want to know what is in it", "docker run --rm -v notes:/data alpine ls"),
    ("node:20 with D:/work/app mounted on /app", "docker run -v D:/work/app:/app node:20"),
    ("serve C:/Users/Kim/www with nginx on port 8090", "-v C:/Users/Kim/www:/usr/share/nginx/html nginx"),
    ("node:20 with appdata:/app", "docker run -v appdata:/app node:20"),
    ("nginx with the html from /srv/a, mounted so that nothing in there can be overwritten", "html:ro nginx"),
    ("go test ./... with golang:1.22, this directory mounted on /src", "golang:1.22 go test ./..."),
]
OTHERS = [
    ("if we delete the db container next week, are the rows in the volume still there?", "concept"),
    ("what could a privileged container do to my host in theory", "concept"),
    ("hey whats up dude", "none"),
]
STILL = [
    ("run nginx with uid 1000 instead of root", "docker run -u 1000 nginx"),
    ("swarm init", "docker swarm init"),
    ("if the db container is gone, start it", "docker start db"),
]


@pytest.mark.parametrize(("request_", "part"), LINES)
def test_what_is_said_with_its_thing_elsewhere_is_understood(request_: str, part: str) -> None:
    assert part in answer(request_, STORE).suggestions[0].command


@pytest.mark.parametrize(("request_", "outcome"), OTHERS)
def test_what_is_no_order_gets_no_line(request_: str, outcome: str) -> None:
    assert answer(request_, STORE).outcome == outcome


@pytest.mark.parametrize(("request_", "line"), STILL)
def test_what_is_said_plainly_stays(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line
