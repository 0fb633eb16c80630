"""What is told of how things are, before or behind a wish, is read with the wish; and what sounds like it is not."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    # builds: a secret, a proxy, all of it again
    ("my Dockerfile mounts a secret with id pipconf, the file is ./pip.conf, how do I build?",
     "docker build --secret id=pipconf,src=./pip.conf ."),
    ("I need my ~/.pypirc while building but it must not land in a layer. The Dockerfile mounts the secret as pypirc",
     "docker build --secret id=pypirc,src=$HOME/.pypirc ."),
    ("our http proxy is http://proxy.lan:8888, how do I hand it to docker build so curl works in it?",
     "docker build --build-arg http_proxy=http://proxy.lan:8888 ."),
    ("how do I give docker build our http proxy http://proxy.acme.com:3128",
     "docker build --build-arg HTTP_PROXY=http://proxy.acme.com:3128 ."),
    ("all layers are CACHED but my edits are not in the image. how do I force a clean build here?",
     "docker build --no-cache ."),
    ("buld quietely, print only the id", "docker build -q ."),
    # what a new container is told
    ("a debian that asks 192.168.0.2 as nameserver for gitlab.corp",
     "docker run --dns 192.168.0.2 debian nslookup gitlab.corp"),
    ("I want to resolve example.net from a busybox with dns 1.1.1.1",
     "docker run --dns 1.1.1.1 busybox nslookup example.net"),
    ("start nginx so that it can't write to its root filesystem apart from /tmp and /run as tmpfs",
     "docker run --tmpfs /tmp --tmpfs /run --read-only nginx"),
    ("run acme/api so that it can't write anything except in /run", "docker run --tmpfs /run --read-only acme/api"),
    ("I'm on an apple silicon macbook and acme/tool:2 is amd64 only, how can I start it?",
     "docker run --platform linux/amd64 acme/tool:2"),
    ("run acme/web on port 3000 and download the latest version beforehand",
     "docker run --pull always -p 3000:3000 acme/web"),
    ("i freshly installed docker and want to test that it works", "docker run hello-world"),
    ("fetch the latest mongo and launch it as store, in the background",
     "docker pull mongo && docker run --name store -d mongo"),
    ("I want redis with a password, foobar", "docker run redis redis-server --requirepass foobar"),
    ("run the image acme/job every time it fails up to 5 times again", "docker run --restart on-failure:5 acme/job"),
    ("look around in the image acme/api without running its program", "docker run -it --entrypoint sh acme/api"),
    ("I need an arm64 image of this folder called acme/web:arm",
     "docker build --platform linux/arm64 -t acme/web:arm ."),
    ("push acme/web:2 also as latest", "docker tag acme/web:2 acme/web:latest && docker push acme/web:latest"),
    # what is looked at
    ("the image acme/api weighs 2 gigs, where does that come from?", "docker history acme/api"),
    ("my laptop's fan goes crazy, which container is to blame?", "docker stats"),
    ("we have a container named billing that nobody knows. what image is it from?",
     "docker inspect -f '{{.Config.Image}}' billing"),
    ("how many log lines has importer written so far", "docker logs importer 2>&1 | wc -l"),
    ("I just need a table with names and ports, nothing else, stopped ones too",
     "docker ps -a --format 'table {{.Names}}\\t{{.Ports}}'"),
    ("images sorted by size, the heftiest first",
     "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort -hr"),
    ("docker ps truncates my commands, how can I see them in full for all of them", "docker ps -a --no-trunc"),
    ("I created gitlab last year and forgot whether it has a memory limit. How can I see it?",
     "docker inspect -f '{{.HostConfig.Memory}}' gitlab"),
    ("I started minio half a year ago and can't remember which ports it has. where do I see that?",
     "docker port minio"),
    ("where on the disk does docker store the volume wiki, the physical path please",
     "docker volume inspect -f '{{.Mountpoint}}' wiki"),
    ("does acme/job:3 run as root or as somebody else?", "docker image inspect -f '{{.Config.User}}' acme/job:3"),
    ("which prots does my caddy container expose", "docker port caddy"),
    ("I'm scared of docker image prune, can you show me what it would delete first?",
     "docker images -f dangling=true"),
    ("someone stopped api. were there any stop or die events for it in the last 30 minutes?",
     "docker events --since 30m -f event=die -f event=stop -f container=api"),
    ("if I clear the build cache, how much space would I gain?", "docker buildx du"),
    ("the entrypoint of the image acme/api", "docker image inspect -f '{{.Config.Entrypoint}}' acme/api"),
    ("user of the image acme/api", "docker image inspect -f '{{.Config.User}}' acme/api"),
    ("does the image acme/api:2 have a healthcheck",
     "docker image inspect -f '{{json .Config.Healthcheck}}' acme/api:2"),
    # what is done to many
    ("delete each container that has ci in its name, I don't care if it's running",
     "docker rm -f $(docker ps -aq -f name=ci)"),
    ("kill the last four I started", "docker kill $(docker ps -q -n 4)"),
    ("every tag of vendor/box has to go from this laptop", "docker rmi $(docker images -q vendor/box)"),
    ("stop whatever is attached to the network front", "docker stop $(docker ps -q -f network=front)"),
    ("let all containers that are up right now come back after a reboot unless I stopped them myself",
     "docker update --restart unless-stopped $(docker ps -q)"),
    ("delete the containers that were created but not once started", "docker rm $(docker ps -aq -f status=created)"),
    ("some program blocks port 9090, stop it, no clue what it is called",
     "docker stop $(docker ps -q -f publish=9090)"),
    ("everything older than a week can go, but only images", "docker image prune -a --filter until=168h"),
    ("delete everything that is older than 3 days, but just containers", "docker container prune --filter until=72h"),
    # compose, a swarm, what runs
    ("tear the compose stack down, orphans included", "docker compose down --remove-orphans"),
    ("pytest -x must be run once in the compose service api and leave no containers behind",
     "docker compose run --rm api pytest -x"),
    ("node7 has to get a new power supply, move the tasks away from it first",
     "docker node update --availability drain node7"),
    ("manager3 is fixed, let it take work again", "docker node update --availability active manager3"),
    ("yarn install as node in /usr/src of the front container", "docker exec -u node -w /usr/src front yarn install"),
    ("mongo is running and should have 3 gigs from now on, without a restart", "docker update -m 3g mongo"),
    ("postgres is already running, it should get 1.5 cpus without being recreated",
     "docker update --cpus 1.5 postgres"),
    # a port that is taken, settings in a file, a node whose tasks go, what a prune would take
    ("my host's 8080 is busy so start tomcat on 8081 detached", "docker run -d -p 8081:8080 tomcat"),
    ("5432 is already used on my machine, start postgres on 5433 instead", "docker run -p 5433:5432 postgres"),
    ("variables live in dev.env, start acme/web:2 with these on port 80, detached",
     "docker run -p 80:80 --env-file dev.env -d acme/web:2"),
    ("before we update db2 the tasks on it should move to other machines of the swarm",
     "docker node update --availability drain db2"),
    ("I want its tasks to move elsewhere, n3 needs maintenance", "docker node update --availability drain n3"),
    ("before pruning volumes i want to see those that would be removed", "docker volume ls -f dangling=true"),
    ("before i prune anything show me the images that would go", "docker images -f dangling=true"),
    ("run redis quietly in the back", "docker run -d redis"),
    ("can't we stop all running containers with one command", "docker stop $(docker ps -q)"),
    ("tag api:1 as api:stable, then push the new tag", "docker tag api:1 api:stable && docker push api:stable"),
    ("our shop has a new version. get shop:3, throw the container shop away and run the new one under the same name",
     "docker pull shop:3 && docker rm -f shop && docker run --name shop -d shop:3"),
    # a full stop behind a name or a folder
    ("Build with Dockerfile.dev and tag it acme/web.", "docker build -f Dockerfile.dev -t acme/web ."),
    ("Put prod.env into the container api under /app/.", "docker cp prod.env api:/app/"),
    ("create an internal network named back with the subnet 10.4.0.0/16",
     "docker network create --subnet 10.4.0.0/16 --internal back"),
]  # fmt: skip
NEAR = [  # that it must not be read into
    ("build web:2 with the proxy http://p:3128 in the folder api",
     "docker build --build-arg HTTP_PROXY=http://p:3128 -t web:2 api"),
    ("build frontend:dev with the secret npmrc from ~/.npmrc",
     "docker build --secret id=npmrc,src=$HOME/.npmrc -t frontend:dev ."),
    ("pull redis and start it as user 1000", "docker pull redis && docker run -u 1000 redis"),
    ("what's on network lab", "docker network inspect lab"),
    ("take down the compose stack but keep its volumes", "docker compose down"),
    ("remove the container db, I don't care if it is running", "docker rm -f db"),
    ("run acme/api without the entrypoint", "docker run -it --entrypoint sh acme/api"),
    ("run acme/api with user app", "docker run -u app acme/api"),
    ("pause web, don't stop it", "docker pause web"),
    ("kill web, do not stop it", "docker kill web"),
    ("docker cp ./site/. web:/srv/.", "docker cp ./site/. web:/srv/."),
    ("pull alpine quietly", "docker pull -q alpine"),
]  # fmt: skip
SAME = [  # (a question about it, a word that its command must not have)
    ("why is every step of my build cached", "--no-cache"),
    ("does vendor/x run on an M1 mac?", "docker run"),
    ("run web so that it can write anywhere except /etc", "--read-only"),
    ("all tags of acme/web should stay", "rmi"),
    ("something uses port 8080, do not stop it", "docker stop"),
    ("web is running, do not stop it", "docker stop"),
    ("throw away everything unused, images only", "system prune"),
    ("everything unused can go, only volumes though", "system prune"),
    ("prune everything, only containers", "system prune"),
    ("worker2 is fixed", "availability"),
    ("why do the tasks of node3 run elsewhere?", "availability"),
    ("why can't i just remove a running container", "docker rm"),
    ("what does docker container prune do", "ps -a"),
    ("db is running and should get a new name without a restart", "-m "),
]


@pytest.mark.parametrize(("request_", "line"), SAID + NEAR)
def test_it_is_read_with_the_wish(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(("request_", "word"), SAME)
def test_what_sounds_like_it_is_no_wish(request_: str, word: str) -> None:
    assert not any(word in it.command and it.score > 0.7 for it in answer(request_, STORE).suggestions)
