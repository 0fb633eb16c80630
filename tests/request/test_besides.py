"""What is told beside a wish, and wishes told from the other side: "nginx.conf must go into web"."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    # one types into what one plays with, where the folder is
    ("let me play around with ruby 3.3, my current directory mounted at /src",
     "docker run -it -v $(pwd):/src --rm -w /src ruby:3.3"),
    ("want to fool around in an alpine container with my current folder in /mnt",
     "docker run -it -v $(pwd):/mnt --rm -w /mnt alpine"),
    # when it comes back
    ("start shop:2 and it should come back by itself after a reboot unless I stopped it",
     "docker run --restart unless-stopped shop:2"),
    ("start mailer:3, must come back alone after crash or reboot", "docker run --restart always mailer:3"),
    ("mysql1 must start automatically when the machine reboots, from now on",
     "docker update --restart unless-stopped mysql1"),
    # what a system is to print
    ("let alpine print its uptime, without network", "docker run --network none alpine uptime"),
    ("let python:3.12 print its version", "docker run python:3.12 python --version"),
    # the own machine, a new one and its name
    ("my pc is amd64 but i want to run the arm64 ubuntu", "docker run --platform linux/arm64 ubuntu"),
    ("new postgres db2, password geheim", "docker run -e POSTGRES_PASSWORD=geheim --name db2 postgres"),
    ("new nginx front3 with port 8080", "docker run -p 8080:80 --name front3 nginx"),
    # ends and new beginnings
    ("give the api container 30 seconds before it gets killed on stop", "docker stop -t 30 api"),
    ("remove the container api1, it might still be running, and its anonymous volumes too", "docker rm -v -f api1"),
    ("get rid of the container tmpdb, perhaps it is still running", "docker rm -f tmpdb"),
    ("start the container that I created last", "docker start $(docker ps -lq)"),
    ("resume my stopped container dev and put me into it", "docker start -ai dev"),
    # what there is
    ("list all containers, the ones too which are not running anymore", "docker ps -a"),
    ("all containers please, those that no longer run as well", "docker ps -a"),
    ("does any container mount the volume data1?", "docker ps -a -f volume=data1"),
    ("give me the logss of contaner db, last 15 lins", "docker logs -n 15 db"),
    ("where on disk does the log file of db live", "docker inspect -f '{{.LogPath}}' db"),
    ("which containers could be safely removed", "docker ps -a -f status=exited"),
    ("i fear pruning volumes, show me first which would go", "docker volume ls -f dangling=true"),
    ("I want to prune images but first show me which would go", "docker images -f dangling=true"),
    ("which containers were stopped or killed in the last 2 hours",
     "docker events --since 2h --until 0s -f event=stop -f event=kill"),
    ("will it come back by itself after i kill container web? look at its restart setting",
     "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' web"),
    ("I want to delete nginx:1.2, is some container still using it?", "docker ps -a -f ancestor=nginx:1.2"),
    ("I'd like to remove volume data, is any container still using it?", "docker ps -a -f volume=data"),
    ("I want to delete the network backnet, is some container still on it?", "docker ps -f network=backnet"),
    # what is put where
    ("execute backup.sh in /opt in the db container, I don't want to wait for it",
     "docker exec -d -w /opt db ./backup.sh"),
    ("run build.sh in /work in the container ci as root", "docker exec -w /work -u root ci sh build.sh"),
    ("settings.json from this folder has to go to api at /app/settings.json",
     "docker cp settings.json api:/app/settings.json"),
    ("copy /etc/app.conf in api to /srv", "docker cp api:/etc/app.conf /srv"),
    ("copy /var/log/app.log in api to my desktop", "docker cp api:/var/log/app.log ~/Desktop"),
    ("start redis (the alpine variant) on 6379", "docker run -p 6379:6379 redis:alpine"),
    ("drop the tag old off all images",
     "docker rmi $(docker images -f 'reference=*:old' -f 'reference=*/*:old' --format '{{.Repository}}:{{.Tag}}')"),
    ("cpy app.conf to the web container under /etc", "docker cp app.conf web:/etc"),
    ("I configured stuff in play by hand, make an image play:done of it", "docker commit play play:done"),
    ("put the content of volume files into files.tgz in this folder",
     "docker run --rm -v files:/data -v $(pwd):/backup alpine tar czf /backup/files.tgz -C /data ."),
    # images, the swarm, compose
    ("delete the image shop:old, there's still a stopped container using it, don't care", "docker rmi -f shop:old"),
    ("make an image acme/web:1 for both amd64 and arm64 and upload it directly",
     "docker buildx build --push -t acme/web:1 --platform linux/amd64,linux/arm64 ."),
    ("make this server a swarm manager, others reach it at 10.1.2.3", "docker swarm init --advertise-addr 10.1.2.3"),
    ("what do I have to run on the other server so that it becomes a worker in my swarm?",
     "docker swarm join-token worker"),
    ("make the service web run 3 replicas", "docker service scale web=3"),
    ("make api run 3 copies", "docker service scale api=3"),
    ("start with compose.override.yml on top of compose.yml in the background",
     "docker compose -f compose.yml -f compose.override.yml up -d"),
    ("would compose down break something? only simulate", "docker compose --dry-run down"),
    # how the computer is, or the page
    ("our nas is running out of space. which images are the largest",
     "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort -hr"),
    ("the old hp laptop is slow, stop all containers", "docker stop $(docker ps -q)"),
    ("the root partition is at 98%, volumes nobody uses: out", "docker volume prune"),
    ("remove all stopped containers, my memory card is full", "docker container prune"),
    ("my blog answers with 504, are all the compose services up", "docker compose ps -a"),
    ("our shop says error 500, restart the container php7", "docker restart php7"),
    ("will mosquitto come back when the raspberry pi restarts?",
     "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' mosquitto"),
    ("encoder hogs the whole nas, 1.5 cores are enough for it", "docker update --cpus 1.5 encoder"),
    ("jellyfin uses too much memory. 512 mb is enough", "docker update -m 512m jellyfin"),
    ("unused images that are older than 3 weeks: out", "docker image prune -a --filter until=504h"),
    # what runs still and is to go with what it has
    ("lab7 is still up, throw it out including its anonymous volumes", "docker rm -fv lab7"),
    ("old-api runs, bin it", "docker rm -f old-api"),
    ("exam1 is old, throw it out", "docker rm exam1"),
    ("customer cancelled. down with the compose project shop7, its volumes too", "docker compose -p shop7 down -v"),
    ("fresh term: remove the container lab, then delete the volume labdata. lab is already stopped",
     "docker rm lab && docker volume rm labdata"),
    # whose computer it is, who says so, what is meant
    ("show me which programs docker has running on my tiny old server", "docker ps"),
    ("my docker book says to list the pictures, I mean images. how", "docker images"),
    ("the whole shop up with compose in the background", "docker compose up -d"),
    ("what would compose down do here, without to really do it", "docker compose --dry-run down"),
    # a further name, a file from here, a copy that is kept
    ("put to shop:1 also the name reg.lan:5000/shop:1 and upload it",
     "docker tag shop:1 reg.lan:5000/shop:1 && docker push reg.lan:5000/shop:1"),
    ("drop app.conf from here into /etc/app of web", "docker cp app.conf web:/etc/app"),
    ("keep a safety copy of the volume wiki as wiki.tar.gz",
     "docker run --rm -v wiki:/data -v $(pwd):/backup alpine tar czf /backup/wiki.tar.gz -C /data ."),
    # what an image is for, what a log has, what is given to a program
    ("the traefik image i downloaded, is it amd64 or what?", "docker image inspect -f '{{.Architecture}}' traefik"),
    ("is there 'permission denied' in the output of container mail, last half hour?",
     "docker logs --since 30m mail 2>&1 | grep 'permission denied'"),
    ("give users.sql to psql -U app shop in the container pg1", "docker exec -i pg1 psql -U app shop < users.sql"),
    ("do a pg_dump of the base orders in the container pg1 to the file o.sql on my machine",
     "docker exec pg1 pg_dump -U postgres orders > o.sql"),
    ("pipe check.py into python:3.12, command is python -", "docker run --rm -i python:3.12 python - < check.py"),
    ("mount ./reads as /in and do fastqc /in/a.fq with biocontainers/fastqc:v0.11.9",
     "docker run -v ./reads:/in biocontainers/fastqc:v0.11.9 fastqc /in/a.fq"),
    ("what plugins are there? do ls /opt/plugins in box7", "docker exec box7 ls /opt/plugins"),
    ("mariadb with root password x1, datas in the folder ./maria",
     "docker run -v ./maria:/var/lib/mysql -e MARIADB_ROOT_PASSWORD=x1 mariadb"),
    # compose, another's docker
    ("my cousin left a compose file at /opt/media/compose.yml. how do i bring that up without going into the folder",
     "docker compose -f /opt/media/compose.yml up"),
    ("once only: rake db:seed in the compose service app, container must not stay",
     "docker compose run --rm app rake db:seed"),
    ("compose only the cache first, service is called redis", "docker compose up redis"),
    ("what runs on 10.0.0.5? reach its docker through ssh as bob", "docker -H ssh://bob@10.0.0.5 ps"),
    ("mailer keeps flapping. how many times has it restarted so far", "docker inspect -f '{{.RestartCount}}' mailer"),
    # a wait, a filesystem
    ("compose up and wait for each service to report ready", "docker compose up --wait"),
    ("get the container file system of lab7 out as lab7.tar", "docker export -o lab7.tar lab7"),
    ("the filesystem of lab7 as a tar called l.tar", "docker export -o l.tar lab7"),
    ("add the plugin vieux/sshfs, don't ask me for permissions",
     "docker plugin install --grant-all-permissions vieux/sshfs"),
]  # fmt: skip
STAYS = [
    ("show all the containers, only those that aren't running any more", "docker ps -a -f status=exited"),
    ("resume the paused container db", "docker unpause db"),
    ("apt install curl in ubuntu:22.04", "docker run ubuntu:22.04 apt install curl"),
    ("run nginx and restart it when it crashes", "docker run --restart on-failure nginx"),
    ("install the plugin vieux/sshfs", "docker plugin install vieux/sshfs"),
    ("my server container is slow, restart it", "docker restart server"),
    ("my app crashed, restart it", "docker restart app"),
    ("mount ./code at /app and run node:20 on port 3000", "docker run -v ./code:/app -p 3000:3000 node:20"),
    ("pull pihole/pihole for arm64", "docker pull --platform linux/arm64 pihole/pihole"),
]


@pytest.mark.parametrize(("request_text", "command"), SAID + STAYS)
def test_a_wish_with_something_told_beside_it(request_text: str, command: str) -> None:
    assert answer(request_text, STORE).suggestions[0].command == command


@pytest.mark.parametrize(
    "request_text",
    [
        "drop the image shop:1.9, there is still a running container of it",
        "remove the volume data, it may still be used",
        "I want to delete redis:6, is some container still using it?",
        "I'd like to remove volume data, is any container still using it?",
        "I'm afraid to prune images, show me first which are untagged and would go",
    ],
)
def test_nothing_is_forced_that_was_not_asked_for(request_text: str) -> None:
    forced = ("docker rm -f", "docker rm -v", "docker volume rm -f", "docker image prune")
    assert not [it.command for it in answer(request_text, STORE).suggestions if it.command.startswith(forced)]


@pytest.mark.parametrize("request_text", ["list the containers which are dead", "list dead containers"])
def test_who_is_dead_has_ended_or_is_in_that_state(request_text: str) -> None:
    lines = [it.command for it in answer(request_text, STORE).suggestions]
    assert {"docker ps -a -f status=exited", "docker ps -a -f status=dead"} <= set(lines)


@pytest.mark.parametrize("request_text", ["apt install git on debian 12", "yum install httpd on centos 7"])
def test_a_package_for_a_system_is_none_of_dockers(request_text: str) -> None:
    assert answer(request_text, STORE).outcome == "none"


def test_evil_is_an_opinion_too() -> None:
    assert answer("is it evil to use :latest in production?", STORE).concept == "latest"


@pytest.mark.parametrize(
    ("request_text", "line"),
    [
        ("shop must always come back after a reboot", "docker update --restart always shop"),
        ("make sure web starts with my nas", "docker update --restart unless-stopped web"),
        ("web needs app.conf under /etc/app", "docker cp app.conf web:/etc/app"),
        ("combine base.yml and dev.yml and bring it up", "docker compose -f base.yml -f dev.yml up"),
        ("run my script ./job.py with python 3.12", "docker run -v $(pwd):/app -w /app python:3.12 python job.py"),
    ],
)
def test_when_it_is_to_run_and_what_it_needs(request_text: str, line: str) -> None:
    assert right(answer(request_text, STORE).suggestions[0].command, [line], STORE)


@pytest.mark.parametrize(
    ("request_text", "line"),
    [
        # what goes on when its terminal is closed, and what goes when one is done with it
        ("start caddy and let it run even after i close the window", "docker run -d caddy"),
        ("an nginx that goes on when i log out", "docker run -d nginx"),
        ("a bash prompt in debian that is gone when i'm done", "docker run -it --rm debian bash"),
        ("open a shell in the image acme/tool in spite of its entrypoint", "docker run -it --entrypoint sh acme/tool"),
        # a new one that is in a network at once, and all of an image
        ("attach a new redis to the network shop", "docker run --network shop redis"),
        ("stop whatever was made from redis", "docker stop $(docker ps -q -f ancestor=redis)"),
        ("every last one of the containers must go", "docker rm -f $(docker ps -aq)"),
        ("remove every last image", "docker rmi $(docker images -aq)"),
        # what is wanted where
        ("settings.py should go into /app of the container django", "docker cp settings.py django:/app"),
        ("nginx.conf has to go into web's /etc/nginx", "docker cp nginx.conf web:/etc/nginx"),
        ("make this folder into an image called shop:1", "docker build -t shop:1 ."),
        ("get busybox to say hello you", "docker run --rm busybox echo hello you"),
        # a name that is told after the thing, and which kind it is
        ("create a volume, cache by name", "docker volume create cache"),
        ("only api has to be restarted, it is a service in compose", "docker compose restart api"),
        ("i want five of the service web in the swarm", "docker service scale web=5"),
        ("the stack blog is no longer needed", "docker stack rm blog"),
        ("i have no use for the image oldsite:0.9 any more", "docker rmi oldsite:0.9"),
        ("no more need of network front", "docker network rm front"),
        ("if you shut down mailer, give it 20 seconds", "docker stop -t 20 mailer"),
    ],
)
def test_ends_and_places_told_in_other_words(request_text: str, line: str) -> None:
    assert right(answer(request_text, STORE).suggestions[0].command, [line], STORE)


@pytest.mark.parametrize(
    ("request_text", "line"),
    [
        ("serve what is in ./public with nginx", "docker run -v ./public:/usr/share/nginx/html nginx"),
        ("try alpine with the network switched off", "docker run --network none alpine"),
        ("skip the entrypoint of image acme/job and give me a bash", "docker run -it --entrypoint bash acme/job"),
        ("port 6000 udp on my machine should go to 60 in acme/dns", "docker run -p 6000:60/udp acme/dns"),
        ("delete the stopped ones and leave the rest alone", "docker container prune"),
        ("cache has to come back up by itself", "docker update --restart always cache"),
        ("container cache: get rid of it, it's still running", "docker rm -f cache"),
        ("build acme/cli for amd64 and arm64 and put it on the registry",
         "docker buildx build --push -t acme/cli --platform linux/amd64,linux/arm64 ."),
        ("remove web:2 even though an old container depends on it", "docker rmi -f web:2"),
        ("unplug printer from the network office", "docker network disconnect office printer"),
        ("create a network n2 with subnet 10.2.0.0/24 and 10.2.0.1 as gateway",
         "docker network create --subnet 10.2.0.0/24 --gateway 10.2.0.1 n2"),
        ("put shop.yml on the cluster as shop", "docker stack deploy -c shop.yml shop"),
        ("every volume that nobody uses must go", "docker volume prune -a"),
        ("allow api and db one minute to shut down before stopping them", "docker stop -t 60 api db"),
        ("my boss wants shop:3 as a tar called shop.tar", "docker save -o shop.tar shop:3"),
        ("course over: remove the containers web and db", "docker rm web db"),
        ("log in to ghcr.io, i'm bob there", "docker login -u bob ghcr.io"),
        ("what must the other machines type to join the swarm as managers", "docker swarm join-token manager"),
        ("get /data/x.csv out of the container job and into ./out", "docker cp job:/data/x.csv ./out"),
        ("run report:5, in no case download anything", "docker run --pull never report:5"),
        ("when api crashes start it again, but three times at most", "docker update --restart on-failure:3 api"),
        ("without changing the context: which containers are running at prod", "docker --context prod ps"),
        ("install the plugin acme/vol and allow it everything it wants",
         "docker plugin install --grant-all-permissions acme/vol"),
        ("which containers have access to the docker socket", "docker ps -a --filter volume=/var/run/docker.sock"),
    ],
)  # fmt: skip
def test_what_is_told_first_or_last(request_text: str, line: str) -> None:
    assert right(answer(request_text, STORE).suggestions[0].command, [line], STORE)


@pytest.mark.parametrize(
    "request_text",
    ["reset the password of my account", "i forgot the password for docker hub", "a new password for this laptop"],
)
def test_a_password_elsewhere_is_changed_by_no_command(request_text: str) -> None:
    assert answer(request_text, STORE).outcome == "none"


@pytest.mark.parametrize(
    ("request_text", "line"),
    [
        # what is taken from here goes into the container, never out of it
        ("take app.conf and put it in /etc of web", "docker cp app.conf web:/etc"),
        ("get seed.sql from my home directory and drop it into /tmp of the container db",
         "docker cp ~/seed.sql db:/tmp"),
        ("notes.txt must end up in /srv of web", "docker cp notes.txt web:/srv"),
        # the volumes of a project are not those of all
        ("compose: take it down and nuke the volumes too", "docker compose down -v"),
        ("compose up just api and don't pull in its dependencies", "docker compose up --no-deps api"),
        ("merge base.yml and dev.yml and show me the result, start nothing",
         "docker compose -f base.yml -f dev.yml config"),
        ("every container made from nginx:1 must vanish, including the live ones",
         "docker rm -f $(docker ps -aq -f ancestor=nginx:1)"),
        ("the dangling images bother me, remove them", "docker image prune"),
        ("api is still running but i don't mind, remove it", "docker rm -f api"),
        # a program is no misspelt state
        ("write all crasher logged into crash.txt", "docker logs crasher > crash.txt 2>&1"),
        ("forget the older lines, only follow mailer", "docker logs -f -n 0 mailer"),
        ("create the network n3 with addresses 10.3.0.0/16", "docker network create --subnet 10.3.0.0/16 n3"),
        ("install acme/vol as a plugin, alias vol", "docker plugin install --alias vol acme/vol"),
        ("could caddy serve the current folder on port 8088", "docker run -p 8088:80 -v $(pwd):/usr/share/caddy caddy"),
        ("what files were added or changed in lamp since yesterday", "docker diff lamp"),
        ("rake db:migrate has to be run in the container web", "docker exec web rake db:migrate"),
        ("mount ./my.cnf into mysql as /etc/my.cnf, read-only", "docker run -v ./my.cnf:/etc/my.cnf:ro mysql"),
        ("the name happy_hopper is ugly, rename it to blog", "docker rename happy_hopper blog"),
        ("cache should always restart from now on", "docker update --restart always cache"),
        ("make an image called shop:dev", "docker build -t shop:dev ."),
        ("data1 is a volume we no longer need, remove it", "docker volume rm data1"),
        ("run caddy with whatever ports docker chooses", "docker run -P caddy"),
    ],
)  # fmt: skip
def test_from_where_and_whose(request_text: str, line: str) -> None:
    assert right(answer(request_text, STORE).suggestions[0].command, [line], STORE)


@pytest.mark.parametrize(
    ("request_text", "line"),
    [
        ("have debian print the contents of /etc/hosts and vanish afterwards", "docker run --rm debian cat /etc/hosts"),
        ("is the redis image here for intel or for arm", "docker image inspect -f '{{.Architecture}}' redis"),
        ("turn the plugin acme/vol off", "docker plugin disable acme/vol"),
        ("who uses media, the volume", "docker ps -a -f volume=media"),
        ("mongo needs a good minute to write it all down, so stop it but give it 90 seconds",
         "docker stop -t 90 mongo"),
        ("create a container box from acme/web:2, but don't set it going", "docker create --name box acme/web:2"),
        ("delete the image card:old, just this tag", "docker rmi card:old"),
        ("take the compose project down, data volumes included", "docker compose down -v"),
        ("who is camping on port 9000", "docker ps -f publish=9000"),
        ("unhook printer from the network attic, even if docker refuses", "docker network disconnect -f attic printer"),
        ("make acme/api:test from the stage test", "docker build --target test -t acme/api:test ."),
        ("run acme/sim with my own user and group id", "docker run -u $(id -u):$(id -g) acme/sim"),
    ],
)  # fmt: skip
def test_what_is_meant_by_its_end(request_text: str, line: str) -> None:
    assert right(answer(request_text, STORE).suggestions[0].command, [line], STORE)
