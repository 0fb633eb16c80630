"""Commands and flags asked for by what they do, by people who know the name of neither; and what such words leave."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    ("plug my keyboard and my screen into what is running in lobby", "docker attach lobby"),
    ("tie my terminal to the app that already runs in lobby", "docker attach lobby"),
    ("before you build forum:3, see if there is a newer version of its base image", "docker build --pull -t forum:3 ."),
    ("if you build forum:3, go no further than the stage compile", "docker build --target compile -t forum:3 ."),
    (
        "build forum:3 so that the name db is known as 10.0.0.4 during the build",
        "docker build --add-host db:10.0.0.4 -t forum:3 .",
    ),
    (
        "make an image for amd64 and arm64 and push it as me/forum:3",
        "docker buildx build --push -t me/forum:3 --platform linux/amd64,linux/arm64 .",
    ),
    (
        "keep the build cache of forum:3 in the registry at me/forum:cache",
        "docker build --cache-to type=registry,ref=me/forum:cache -t forum:3 .",
    ),
    ("a builder named fast, and let me work with it right away", "docker buildx create --name fast --use"),
    ("i'd like to have /data/out.csv of lobby over here", "docker cp lobby:/data/out.csv ."),
    ("fetch the folder /var/log from lobby to my desktop", "docker cp lobby:/var/log ~/Desktop"),
    ("put notes.txt into lobby at /home", "docker cp notes.txt lobby:/home"),
    ("in lobby, do python -V", "docker exec lobby python -V"),
    ("do a ls /tmp in lobby with LANG set to C", "docker exec -e LANG=C lobby ls /tmp"),
    ("in what folder of this computer does docker keep all its files", "docker info -f '{{.DockerRootDir}}'"),
    ("does lobby throw itself away when it is done?", "docker inspect -f '{{.HostConfig.AutoRemove}}' lobby"),
    ("will lobby vanish once it has stopped", "docker inspect -f '{{.HostConfig.AutoRemove}}' lobby"),
    ("yank the plug out of lobby, no mercy", "docker kill lobby"),
    ("lobby has to reload its settings, send it a SIGHUP", "docker kill -s SIGHUP lobby"),
    ("my password is in pw.txt, user name is eva, log me in", "docker login -u eva --password-stdin < pw.txt"),
    ("which chips is redis made for on the hub", "docker manifest inspect redis"),
    (
        "merge me/x:amd64 and me/x:arm64 into the single tag me/x:2",
        "docker manifest create me/x:2 me/x:amd64 me/x:arm64",
    ),
    ("make the network lab with the addresses 172.30.0.0/16", "docker network create --subnet 172.30.0.0/16 lab"),
    (
        "network lab2 using the addresses 172.31.0.0/16 and the gateway 172.31.0.1",
        "docker network create --subnet 172.31.0.0/16 --gateway 172.31.0.1 lab2",
    ),
    ("run me/app and let it open at most 2000 files", "docker run --ulimit nofile=2000 me/app"),
    ("run me/app and give it 30 seconds to end when i stop it", "docker run --stop-timeout 30 me/app"),
    ("run me/app, it should be stopped with SIGINT", "docker run --stop-signal SIGINT me/app"),
    (
        "run me/app in the net backend and let the others call it api",
        "docker run --network-alias api --network backend me/app",
    ),
    ("run me/app so that it can't get more rights later", "docker run --security-opt no-new-privileges me/app"),
    ("run me/app and let it see the processes of my machine", "docker run --pid host me/app"),
    ("run me/app and let it talk to docker itself", "docker run -v /var/run/docker.sock:/var/run/docker.sock me/app"),
    ("run me/app and show only its errors", "docker run -a stderr me/app"),
    ("open port 53 for udp with me/dns", "docker run -p 53:53/udp me/dns"),
    (
        'run me/app, check if it is well with "curl -f localhost" every 10 seconds',
        "docker run --health-cmd 'curl -f localhost' --health-interval 10s me/app",
    ),
    ("run me/app with bash instead of the program in it", "docker run -it --entrypoint bash me/app"),
    ("run me/app where the name db means 10.0.0.8", "docker run --add-host db:10.0.0.8 me/app"),
    ("run me/app with the domain search list corp.local", "docker run --dns-search corp.local me/app"),
    ("kiosk shall only use one and a half processors", "docker update --cpus 1.5 kiosk"),
    ("start kiosk again only if it ends with an error", "docker update --restart on-failure kiosk"),
    ("kiosk should be called booth from now on", "docker rename kiosk booth"),
    ("show all that docker knows about kiosk including its size", "docker inspect -s kiosk"),
    ("how do other machines join my swarm as managers", "docker swarm join-token manager"),
    ("lock the swarm so that a key is needed after a restart", "docker swarm update --autolock"),
    (
        "swarm service portal from me/portal with the secret db_pw",
        "docker service create --secret db_pw --name portal me/portal",
    ),
    ("give the service portal the additional variable LOG=debug", "docker service update --env-add LOG=debug portal"),
    ("take the variable LOG out of the service portal", "docker service update --env-rm LOG portal"),
    ("open port 9000 of the service portal to its 80 as well", "docker service update --publish-add 9000:80 portal"),
    ("put the service portal in the network inner2 too", "docker service update --network-add inner2 portal"),
    ("the service portal may use the secret key2 from now on", "docker service update --secret-add key2 portal"),
    ("details of the node box2 that i can read", "docker node inspect --pretty box2"),
    ("if i deleted the dangling images now, how many would vanish", "docker images -f dangling=true"),
    ("which services go down with the stack shop if i remove it", "docker stack services shop"),
    ("before i take box2 off the swarm, is anything still running there", "docker node ps box2"),
    ("have compose build web with no cache and the newest base", "docker compose build --no-cache --pull web"),
    ("only the services of my compose file that run", "docker compose ps"),
    ("what do the compose services use of memory right now", "docker compose stats"),
    ("compose restart api without touching what depends on it", "docker compose restart --no-deps api"),
    ("just the bare version number of compose", "docker compose version --short"),
    ("copy the context box7 to a file", "docker context export box7"),
    ("get the context old out of the list", "docker context rm old"),
    ('give the context box7 the description "lab machine"', "docker context update --description 'lab machine' box7"),
    ("set DEBUG=1 for the plugin vieux/sshfs", "docker plugin set vieux/sshfs DEBUG=1"),
    ("throw the plugin vieux/sshfs out even though it is on", "docker plugin rm -f vieux/sshfs"),
    ("get the newest version of the plugin vieux/sshfs", "docker plugin upgrade vieux/sshfs"),
    ("run me/job without letting it reach the internet", "docker run --network none me/job"),
    ("run me/job and never use swap", "docker run --memory-swappiness 0 me/job"),
    ("run me/job with a ram disk at /scratch of 64 mb", "docker run --tmpfs /scratch:size=64m me/job"),
    ("take ./in as /in for me/job, nothing may be written there", "docker run -v ./in:/in:ro me/job"),
    ("use the newest me/job there is and run it", "docker run --pull always me/job"),
    ("the last 50 lines of j1's log and then on and on", "docker logs -n 50 -f j1"),
    ("what did j1 say until 9:30", "docker logs --until $(date +%F)T09:30:00 j1"),
    ("search jenkins with the whole descriptions", "docker search --no-trunc jenkins"),
    ("what did j1 print before 14:00", "docker logs --until $(date +%F)T14:00:00 j1"),
    ("make an image box1:c of box1 that starts with python app.py", "docker commit -c 'CMD python app.py' box1 box1:c"),
    ("hand my terminal over to box1", "docker attach box1"),
    ("i closed the window, get me back to the program of box1", "docker attach box1"),
    (
        "build shop:1 with the token in the variable TOKEN as a secret",
        "docker build --secret id=TOKEN,env=TOKEN -t shop:1 .",
    ),
    ("build all targets of docker-bake.hcl", "docker buildx bake"),
    ("remove all builders that are inactive", "docker buildx rm --all-inactive"),
    (
        "copy acme/shop:1 in the registry to acme/shop:stable without pulling it",
        "docker buildx imagetools create -t acme/shop:stable acme/shop:1",
    ),
    (
        "say that acme/shop:arm in the list acme/shop:1 is for arm64",
        "docker manifest annotate --arch arm64 acme/shop:1 acme/shop:arm",
    ),
    ("send the manifest list acme/shop:1 up and forget it here", "docker manifest push -p acme/shop:1"),
    ("save the state of box1 as checkpoint cp1 and let it run on", "docker checkpoint create --leave-running box1 cp1"),
    (
        "network lan7 where only 10.7.0.128/25 of 10.7.0.0/24 is given out",
        "docker network create --subnet 10.7.0.0/24 --ip-range 10.7.0.128/25 lan7",
    ),
    ("network lan8 right on my network card eth0", "docker network create -d macvlan -o parent=eth0 lan8"),
    ("commit web1 as web1:v3 by hand", "docker commit web1 web1:v3"),
    ("the last 50 lines of web1's log and then on and on", "docker logs -n 50 -f web1"),
]
ASKED = [  # one thing is named, then an order about all: which it is, is asked
    "shop7: remove all containers",
    "shop7, throw away all volumes",
    "db1 and web1: delete all images",
]
STAYS = [  # of what is needed still, and of one thing only, no more goes
    ("kiosk1: delete all its images", "docker rmi $(docker images -q kiosk1)"),
    ("remove db1, the volume we still need", "docker rm db1"),
    ("remove db1 together with their volumes", "docker rm -v db1"),
    ("if i removed the exited containers now, which would go?", "docker ps -a -f status=exited"),
    ("which services would go down with the stack shop if i took it away", "docker stack services shop"),
    ("before i throw box2 out of the swarm: which tasks are still on it", "docker node ps box2"),
    (
        "db3, web3: stop all containers except these",
        "docker stop $(docker ps --format '{{.Names}}' | grep -vxE 'db3|web3')",
    ),
    ("web: remove all other containers", "docker rm -f $(docker ps -a --format '{{.Names}}' | grep -vx web)"),
]
PLAIN = [  # small words ask for no flag
    ("create a builder named b1 here", "docker buildx create --name b1"),
    ("show me what web1 logged before", "docker logs web1"),
    ("create a network vault with nothing in it", "docker network create vault"),
    ("compose up api and what it depends on", "docker compose up api"),
    ("install the plugin vieux/sshfs now", "docker plugin install vieux/sshfs"),
]


@pytest.mark.parametrize(("said", "line"), SAID + STAYS + PLAIN)
def test_the_line(said: str, line: str) -> None:
    got = answer(said, STORE)
    assert (got.outcome, got.suggestions[0].command) == ("match", line)


@pytest.mark.parametrize("said", ASKED)
def test_it_is_asked(said: str) -> None:
    assert answer(said, STORE).outcome == "ambiguous"
