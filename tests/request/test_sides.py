"""Which of two is which: container and image, network and member, the old name and the new, the side of a port; and
words of the sentence that are no names."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
LINES = [
    # what was done in a container
    ("turn everything i set up in the container gw into an image gw:ready", "docker commit gw gw:ready"),
    ("save the work we did inside bench as bench:may", "docker commit bench bench:may"),
    ("make an image tools:2 out of what i installed in shed", "docker commit shed tools:2"),
    ("inside container shed i added vim, please keep that as shed:vim", "docker commit shed shed:vim"),
    # who is a node, and what part it has
    ("promote the worker node lima-7 to manager", "docker node promote lima-7"),
    ("demote the manager oslo", "docker node demote oslo"),
    ("make the worker w3 a manager too", "docker node promote w3"),
    # two of one kind
    ("cpu of gate and of ledger", "docker stats gate ledger"),
    ("restart ingest and digest", "docker restart ingest digest"),
    ("live cpu numbers for front and back only", "docker stats front back"),
    # addresses
    ("network iot, ips should come from 10.40.0.0/24", "docker network create --subnet 10.40.0.0/24 iot"),
    (
        "create network dmz with subnet 10.1.0.0/16 and hand out only 10.1.5.0/24",
        "docker network create --subnet 10.1.0.0/16 --ip-range 10.1.5.0/24 dmz",
    ),
    ("enter the swarm at 10.7.0.1:2377, my token is SWMTKN-1-x", "docker swarm join --token SWMTKN-1-x 10.7.0.1:2377"),
    ("become part of the cluster at 10.7.0.1, token SWMTKN-1-x", "docker swarm join --token SWMTKN-1-x 10.7.0.1:2377"),
    ("list the containers on the box cam over ssh, my user there is pi", "docker -H ssh://pi@cam ps"),
    ("over ssh as user pi show the volumes of the host cam", "docker -H ssh://pi@cam volume ls"),
    # who belongs where, and is called what
    ("meter must be part of the network iot", "docker network connect iot meter"),
    ("get the network legacy off the container kiosk", "docker network disconnect legacy kiosk"),
    ("i need the name team/web:prod for the image web:v9", "docker tag web:v9 team/web:prod"),
    ("give web:v9 the additional tag web:stable", "docker tag web:v9 web:stable"),
    ("crm-old is to be named crm", "docker rename crm-old crm"),
    ("stop the one called keep", "docker stop keep"),
    ("the service pay should run 4 times", "docker service scale pay=4"),
    ("sign me out of docker hub on this lab computer", "docker logout"),
    ("push the images of my compose project to their registry", "docker compose push"),
    ("check the compose file without starting anythign", "docker compose config"),
    # with what a container is tested
    (
        "run image shop and check every 20 seconds with curl -f localhost/up whether it still lives",
        "docker run --health-cmd 'curl -f localhost/up' --health-interval 20s shop",
    ),
    # ports, told by one side
    ("run nginx, port 8088 to its 80", "docker run -p 8088:80 nginx"),
    ("i'd like ghost, my port 3001 going to its 2368", "docker run -p 3001:2368 ghost"),
    ("redis please, where my 7000 ends up at port 6379 inside", "docker run -p 7000:6379 redis"),
    ("run ghost with its 2368 on my 3001", "docker run -p 3001:2368 ghost"),
    (
        "run traefik with its port 8080 on my 9000 and its port 80 on my 8000",
        "docker run -p 9000:8080 -p 8000:80 traefik",
    ),
    ("nginx on my ports 80 and 443", "docker run -p 80:80 -p 443:443 nginx"),
    ("open the 3000 of acme/ui as my 8080", "docker run -p 8080:3000 acme/ui"),
    ("host 5000, container 80, image lab/site", "docker run -p 5000:80 lab/site"),
    ("container acme/dns wants 53/udp at my 5353", "docker run -p 5353:53/udp acme/dns"),
    ("acme/web, reachable at 8222 although it listens on 80", "docker run -p 8222:80 acme/web"),
    ("nginx on port 80 and on port 8080", "docker run -p 80:80 -p 8080:80 nginx"),
    # folders, and what is served
    ("run acme/tv with /srv/films ending up at /films", "docker run -v /srv/films:/films acme/tv"),
    (
        "serve ./site with httpd on port 8081, read-only under /usr/local/apache2/htdocs",
        "docker run -p 8081:80 -v ./site:/usr/local/apache2/htdocs:ro httpd",
    ),
    (
        "put ./dist behind nginx at port 8090, it must not write in there",
        "docker run -p 8090:80 -v ./dist:/usr/share/nginx/html:ro nginx",
    ),
    ("acme/scratch container where /work only lives in memory", "docker run --tmpfs /work acme/scratch"),
    # editions and files
    ("download the slim python 3.11 image", "docker pull python:3.11-slim"),
    ("pull mariadb in its 11.4 release", "docker pull mariadb:11.4"),
    ("get node in version 22, the alpine one", "docker pull node:22-alpine"),
    ("bring back the images stored in shelf.tar", "docker load -i shelf.tar"),
    ("system.tar should become the image oldbox:1", "docker import system.tar oldbox:1"),
    ("site:rc becomes site:stable", "docker tag site:rc site:stable"),
    ("site:2 shall also carry the tag stable", "docker tag site:2 site:stable"),
    # logs, projects, profiles
    ("everything gate said in the last 10 minutes", "docker logs --since 10m gate"),
    ("bring compose up including the metrics profile", "docker compose --profile metrics up"),
    ("take the compose project down that is called demo7", "docker compose -p demo7 down"),
    ("db acts up, let compose make its container afresh", "docker compose up -d --force-recreate db"),
    ("build here as lab and print the full output of each step", "docker build --progress plain -t lab ."),
    ("build everything in ./ci/docker-bake.hcl", "docker buildx bake -f ./ci/docker-bake.hcl"),
    # in a container
    ("npm ci has to run in web, in the folder /srv/app there", "docker exec -w /srv/app web npm ci"),
    ("do ./sync inside search, with DEBUG=1 in its environment", "docker exec -e DEBUG=1 search ./sync"),
    ("nginx -t before i reload, in the container edge", "docker exec edge nginx -t"),
    # in a swarm
    (
        "an acme/agent on every node, name of the service is probe",
        "docker service create --mode global --name probe acme/agent",
    ),
    (
        "swarm service called beacon from acme/beacon, three of them",
        "docker service create --replicas 3 --name beacon acme/beacon",
    ),
    ("bring service billing down to 1 copy", "docker service scale billing=1"),
    ("n4 is dead, take it off the list of nodes by force", "docker node rm -f n4"),
    ("pg1 should join backend and be reachable there as sql", "docker network connect --alias sql backend pg1"),
    ("bot no longer belongs into the network chat", "docker network disconnect chat bot"),
    ("i look at container north; give it the name south", "docker rename north south"),
    ("app.conf should replace /etc/app.conf in container svc3", "docker cp app.conf svc3:/etc/app.conf"),
]
NOT = [
    ("don't keep what i did in lab3", "commit"),
    ("web should not be part of the network dmz", "connect dmz web"),
    ("the db must stay in the network backend", "disconnect"),
    ("save what we built today in the container ws as ws.tar", "commit"),
    ("which container has its port 80 on my 8080?", "run"),
    ("restart web and update it", "web update"),
    ("stop web and images", "web images"),
    ("upgrade grafana to 10.4.2", "run 10.4.2"),
    ("freeze the running training so that i can paint", "pause paint"),
    ("give me a root prompt in jenkins", "give me"),
    ("all tags of acme/api that are here locally", "push"),
]


@pytest.mark.parametrize(("words", "line"), LINES)
def test_which_is_which(words: str, line: str) -> None:
    found = answer(words, STORE)
    assert right(found.suggestions[0].command, [line], STORE), found


@pytest.mark.parametrize(("words", "never"), NOT)
def test_what_is_none(words: str, never: str) -> None:
    found = answer(words, STORE)
    lines = [it.command for it in found.suggestions[:1]]
    assert not any(f" {never}" in line and "disconnect dmz" not in line for line in lines), found
