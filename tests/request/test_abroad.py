"""What people say who think in another language, or tell what there is before they wish."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    # deeds that are made, two of the lasts, how much it takes
    ("do a restart of the container gitea please", "docker restart gitea"),
    ("make a stop for all containers", "docker stop $(docker ps -q)"),
    ("make pull of the image alpine", "docker pull alpine"),
    ("how many memory needs the container shop?", "docker stats shop"),
    ("delete the both containers web and api", "docker rm web api"),
    ("show me the lasts 20 lines of the shop and remain connected", "docker logs -n 20 -f shop"),
    ("restart the service varnish of him", "docker compose restart varnish"),
    ("launch only api of the compose, without that he starts his dependencies", "docker compose up --no-deps api"),
    # alone is by itself
    ("the container db must come back alone when the current comes back", "docker update --restart always db"),
    ("in my server the container wiki has to start alone after reboot, he exists already",
     "docker update --restart always wiki"),
    # the verb behind its things; one for all of them
    ("all containers of image redis, restart", "docker restart $(docker ps -q -f ancestor=redis)"),
    ("containers web and api, stop", "docker stop web api"),
    ("containers with e2e in the name, remove by force", "docker rm -f $(docker ps -aq -f name=e2e)"),
    ("list container that has test in its name", "docker ps -f name=test"),
    ("there are many dangling images, they eat my disk, remove them", "docker image prune"),
    # what was done before
    ("web I have stopped last week, remove it", "docker rm web"),
    ("we have updated app/requirements.txt, please build again without cache as shop:3",
     "docker build --no-cache -t shop:3 ."),
    # what a prune or compose would do
    ("what containers get deleted when i run container prune", "docker ps -a -f status=exited"),
    ("if i run docker image prune now, what will be deleted? just tell me", "docker images -f dangling=true"),
    ("can i see what docker compose restart would do without doing anything?", "docker compose --dry-run restart"),
    ("which volumes will be lost with docker compose down --volumes", "docker compose config --volumes"),
    # a project of compose
    ("there are web and worker in my compose file, restart both", "docker compose restart web worker"),
    ("i have a.yml and b.yml, start both together", "docker compose -f a.yml -f b.yml up"),
    ("my compose project is called shop, show me the logs", "docker compose -p shop logs"),
    ("my compose project is called shop, stop it", "docker compose -p shop stop"),
    ("api of the compose is broken, kick its container out and create a new one",
     "docker compose up -d --force-recreate api"),
    ("for a single command i want a throwaway container of the compose service web: npm run build",
     "docker compose run --rm web npm run build"),
    ("which port of my machine goes to 6379 of redis? it is compose", "docker compose port redis 6379"),
    ("restart the service varnish with the compose file /srv/shop/compose.yaml",
     "docker compose -f /srv/shop/compose.yaml restart varnish"),
    ("load backup.sql into the mariadb in container shop-db, database shop, user app, password geheim1",
     "docker exec -i shop-db mysql -u app -pgeheim1 shop < backup.sql"),
    # a swarm
    ("node worker-4 is gone for good, throw it out of the swarm", "docker node rm worker-4"),
    ("create network mesh as overlay, plain containers should also be able to join",
     "docker network create -d overlay --attachable mesh"),
    ("init a swarm here, the other nodes see this machine as 192.168.1.10",
     "docker swarm init --advertise-addr 192.168.1.10"),
    ("deploy shop.yml as stak shop", "docker stack deploy -c shop.yml shop"),
    ("the tasks of service web don't start, ids should not be cut", "docker service ps --no-trunc web"),
    # tags, registries, archives
    ("image blog must get the tag prod under my account lea", "docker tag blog lea/blog:prod"),
    ("my image acme/shop:1.2 must get the tag stable", "docker tag acme/shop:1.2 acme/shop:stable"),
    ("acme/blog:3 has to be on docker hub", "docker push acme/blog:3"),
    ("sign me in to reg.acme.io, my user there is tom", "docker login -u tom reg.acme.io"),
    ("backup.tar was copied here, how do i get docker to use that image", "docker load -i backup.tar"),
    ("old.tar is the filesystem of a container, make the image old:1 from it", "docker import old.tar old:1"),
    # ports and places of what is run
    ("lars/server in the background, udp 7777 through 7780", "docker run -p 7777-7780:7777-7780/udp -d lars/server"),
    ("run httpd read-only with /tmp and /var/run as tmpfs",
     "docker run --tmpfs /tmp --tmpfs /var/run --read-only httpd"),
    ("run redis with /srv/data mounted as /data. Name it cache", "docker run -v /srv/data:/data --name cache redis"),
    ("networks that have nothing in them should go", "docker network prune"),
]  # fmt: skip
IDEAS = [
    ("docs say never use ADD, what is the reason?", "add-copy"),
    ("my colleagues always say not to run as root. why?", "root-user"),
    ("any ideas how to make a java image smaller?", "image-size"),
    ("what in the world is a bind mount", "bind-mount"),
    ("when would you choose volumes over bind mounts", "bind-mount"),
]


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_said(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(("request_", "idea"), IDEAS)
def test_ideas(request_: str, idea: str) -> None:
    assert answer(request_, STORE).concept == idea
