"""Wishes whose parts lean on each other: what is built is run, what is replaced goes first."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


def _words(line: str) -> list[list[str]]:
    """The words of each command, whatever the order of its flags."""
    return [sorted(command.split()) for command in line.split(" && ")]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (
            "build the image as shop:1 and run it on port 8080",
            "docker build -t shop:1 . && docker run -p 8080:8080 shop:1",
        ),
        (
            "build it, tag it blog:dev, then run it interactively",
            "docker build -t blog:dev . && docker run -it blog:dev",
        ),
        (
            "stop shop, rename it to shop-old and start a fresh caddy:2 named shop",  # the old one stays
            "docker stop shop && docker rename shop shop-old && docker run --name shop caddy:2",
        ),
        ("build then run it, name kiosk, interactive", "docker build -t kiosk . && docker run -it --name kiosk kiosk"),
        (
            "build this folder as radio and when that works start it on port 5000",
            "docker build -t radio . && docker run -p 5000:5000 radio",
        ),
        (
            "build an image called worker, then a container from it with 1 gb of memory",
            "docker build -t worker . && docker run -m 1g worker",
        ),
        (
            "build tests from Dockerfile.test, run it and throw the container away after",
            "docker build -f Dockerfile.test -t tests . && docker run --rm tests",
        ),
        (
            "rebuild team/shop from here and replace the container shop with a fresh one on port 90",
            "docker build -t team/shop . && docker rm -f shop && docker run -p 90:90 --name shop -d team/shop",
        ),
        (
            "replace api: remove the old container, run team/api:1.5 on 80 as api, detached",
            "docker rm -f api && docker run -p 80:80 --name api -d team/api:1.5",
        ),
        (
            "replace the container api with a new one of api:2 on port 9000",
            "docker rm -f api && docker run -p 9000:9000 --name api -d api:2",
        ),
        (
            "pull redis:7.2, remove the running kv container, then start kv from the new image, volume kvdata",
            "docker pull redis:7.2 && docker rm -f kv && docker run -v kvdata:/data --name kv -d redis:7.2",
        ),
        (
            "fetch t/api:5, stop and remove api, then run api from it on port 9000",
            "docker pull t/api:5 && docker stop api && docker rm api && docker run -p 9000:9000 --name api -d t/api:5",
        ),
        (
            "pull redis:7.2 and start kv from it on port 6379",
            "docker pull redis:7.2 && docker run -p 6379:6379 --name kv redis:7.2",
        ),
        (
            "pull alpine:3.20 and run bash from it",  # no container is called so
            "docker pull alpine:3.20 && docker run -it alpine:3.20 bash",
        ),
        (
            "swap container cache for a new one of redis:7.2",
            "docker rm -f cache && docker run --name cache -d redis:7.2",
        ),
        (
            "pull team/api:3 and replace the container api with it on 9000",
            "docker pull team/api:3 && docker rm -f api && docker run -p 9000:9000 --name api -d team/api:3",
        ),
        (
            "stop web, delete it and start new from web:2 with the same name",
            "docker stop web && docker rm web && docker run --name web -d web:2",
        ),
        (
            "get the newest images for all compose services and then apply",
            "docker compose pull && docker compose up -d",
        ),
        ("compose: fetch newer images, then bring everything up again", "docker compose pull && docker compose up -d"),
        ("pull and recreate the compose service api", "docker compose pull api && docker compose up -d api"),
        (
            "create network green and run redis in it as r1",
            "docker network create green && docker run --network green --name r1 redis",
        ),
        (
            "make a network called lab and start postgres on it as db with password x",
            "docker network create lab && docker run -e POSTGRES_PASSWORD=x --network lab --name db postgres",
        ),
        ("commit box as box:1 and remove the container", "docker commit box box:1 && docker rm box"),
        (
            "rename blog to blog_old and then start a new blog from ghost:5 on port 2368",
            "docker rename blog blog_old && docker run -d --name blog -p 2368:2368 ghost:5",
        ),
        (
            "stop and delete all containers with label stage=demo",
            "docker stop $(docker ps -q -f label=stage=demo) && docker rm $(docker ps -aq -f label=stage=demo)",
        ),
        (
            "stop all containers labelled tier=batch and remove them",  # and no others
            "docker stop $(docker ps -q -f label=tier=batch) && docker rm $(docker ps -aq -f label=tier=batch)",
        ),
        (
            "kill and remove every container whose name starts with tmp",
            "docker rm -f $(docker ps -aq -f name=^tmp)",
        ),
        (
            "stop all containers that use the image caddy, then delete them",
            "docker stop $(docker ps -q -f ancestor=caddy) && docker rm $(docker ps -aq -f ancestor=caddy)",
        ),
        ("delete the blog images with the tags 2.0 and 2.1", "docker rmi blog:2.0 blog:2.1"),
        ("remove versions 3 and 4 of image crm", "docker rmi crm:3 crm:4"),
        (
            "pull postgres 14, 15 and 16",
            "docker pull postgres:14 && docker pull postgres:15 && docker pull postgres:16",
        ),
        ("push crm with the tags 1.4 and latest", "docker push crm:1.4 && docker push crm:latest"),
        ("push images crm:1 and crm:2", "docker push crm:1 && docker push crm:2"),
        # what was acted on is what the next is about
        (
            "stop shop, copy the file error.log from /var/log/nginx to here and start shop again",
            "docker stop shop && docker cp shop:/var/log/nginx/error.log . && docker start shop",
        ),
        (
            "pause pg, copy /data to ./snapshot, then unpause it",
            "docker pause pg && docker cp pg:/data ./snapshot && docker unpause pg",
        ),
        (
            "put site.conf into /etc/nginx/conf.d of front and reload nginx",
            "docker cp site.conf front:/etc/nginx/conf.d && docker exec front nginx -s reload",
        ),
        (
            "copy init.sh into /opt of box and run sh /opt/init.sh there",
            "docker cp init.sh box:/opt && docker exec box sh /opt/init.sh",
        ),
        (
            "build ./api as api:3 and upload it to reg.lan:5000",
            "docker build -t reg.lan:5000/api:3 ./api && docker push reg.lan:5000/api:3",
        ),
        ("set the memory limit of pg to 2g then restart it", "docker update -m 2g pg && docker restart pg"),
        ("pull debian:12 and open a shell in it", "docker pull debian:12 && docker run -it debian:12"),
        ("pull busybox and run echo hi in it", "docker pull busybox && docker run busybox echo hi"),
        ("stop shop, wait 5 seconds, start it again", "docker stop shop && sleep 5 && docker start shop"),
        ("remove shop and its network shopnet", "docker rm shop && docker network rm shopnet"),
        (
            "copy a.txt into shop at /srv and b.txt into crm at /app",
            "docker cp a.txt shop:/srv && docker cp b.txt crm:/app",
        ),
        (
            "copy /etc/hosts from shop and /etc/passwd from crm to here",
            "docker cp shop:/etc/hosts . && docker cp crm:/etc/passwd .",
        ),
        (
            "pull crm:3 and recreate the container crm, keep port 9000 to 80",
            "docker pull crm:3 && docker rm -f crm && docker run -d --name crm -p 9000:80 crm:3",
        ),
        # one and another
        (
            "run nginx as web1 on 8081 and another nginx as web2 on 8082",
            "docker run -d --name web1 -p 8081:80 nginx && docker run -d --name web2 -p 8082:80 nginx",
        ),
        (
            "start postgres:16 as db and redis:7 as cache",
            "docker run --name db postgres:16 && docker run --name cache redis:7",
        ),
        (
            "commit shop as shop:v2, push it to reg.lan:5000",
            "docker commit shop shop:v2 && docker tag shop:v2 reg.lan:5000/shop:v2 && docker push reg.lan:5000/shop:v2",
        ),
        # off one network, onto another
        (
            "take cache out of the front network and put it into the back network instead",
            "docker network disconnect front cache && docker network connect back cache",
        ),
        (
            "connect shop to network lan and disconnect it from dmz",
            "docker network connect lan shop && docker network disconnect dmz shop",
        ),
        ("create the network red and the network blue", "docker network create red && docker network create blue"),
        ("delte the network dmz and the netwrok lan", "docker network rm dmz lan"),
        # the old one goes before a new one of its name can be there
        (
            "fetch the new httpd and then run it as door on 8080, the old door has to go first",
            "docker pull httpd && docker rm -f door && docker run -p 8080:80 --name door -d httpd",
        ),
        (
            "run nginx:1.27 as door on port 80, but the old door has to go first",
            "docker rm -f door && docker run -p 80:80 --name door -d nginx:1.27",
        ),
        (
            "pull redis:8, get rid of the old cache and start it new from that",
            "docker pull redis:8 && docker rm -f cache && docker run --name cache -d redis:8",
        ),
        (
            "pull postgres:16 and start it as crm, the old one has to be removed first",
            "docker pull postgres:16 && docker rm -f crm && docker run --name crm -d postgres:16",
        ),
        # a container, and then what belongs to it
        ("stop and remove door, then its image shop:1", "docker stop door && docker rm door && docker rmi shop:1"),
        ("delete crm, then the image shop:2 as well", "docker rm crm && docker rmi shop:2"),
        ("remove crm and then its image", "docker rm crm && docker rmi IMAGE"),
        ("stop and delete crm and its volume rows", "docker stop crm && docker rm crm && docker volume rm rows"),
    ],
)
def test_one_after_the_other(text: str, command: str) -> None:
    got = answer(text, STORE)
    assert got.outcome == "match"
    assert _words(got.suggestions[0].command) == _words(command)


@pytest.mark.parametrize(
    "text",
    [
        "replace nginx with caddy",
        "can i replace container web with a fresh one",
        "replace the image on my slide",
        "how do i replace a running container with a newer image",
        "recreate the feeling of the old days",
    ],
)
def test_nothing_is_replaced(text: str) -> None:
    got = answer(text, STORE)
    assert got.outcome != "match" or got.suggestions[0].risk != "destroy"
