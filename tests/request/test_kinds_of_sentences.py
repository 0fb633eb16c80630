"""Whole kinds of sentences, each with other words, names and values: orders, questions about ideas, and what says too
little."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
ORDERS = [
    ("fish the word timeout out of the shop logs", "docker logs shop 2>&1 | grep timeout"),
    ("dig every line with refused out of the logs of mailer", "docker logs mailer 2>&1 | grep refused"),
    ("how do you remove a network", "docker network rm NETWORK"),
    ("how does one delete a volume", "docker volume rm VOLUME"),
    ("end my session with quay.io", "docker logout quay.io"),
    ("finish the session at registry.acme.de:5000", "docker logout registry.acme.de:5000"),
    ("close our session on ghcr.io please", "docker logout ghcr.io"),
    ("terminate my docker hub session", "docker logout"),
    ("which security options has the docker daemon", "docker info -f '{{.SecurityOptions}}'"),
    ("is seccomp or apparmor switched on in the daemon", "docker info -f '{{.SecurityOptions}}'"),
    ("security options of the engine", "docker info -f '{{.SecurityOptions}}'"),
    ("what security features does docker info show", "docker info -f '{{.SecurityOptions}}'"),
    ("show the merged config with the tools profile turned on", "docker compose --profile tools config"),
    ("start everything with the dev profile switched on", "docker compose --profile dev up"),
    ("right, now print the merged compose config", "docker compose config"),
    (
        "scraper container ends soon after start. i want to see its output from the beginning and keep watching",
        "docker logs -f scraper",
    ),
    ("container vpn dies right after start, show me its output from the start and follow it", "docker logs -f vpn"),
    ("i'm afraid of system prune, tell me only how much it would free", "docker system df"),
    ("scared of docker system prune -a, just tell me what it would free", "docker system df"),
    ("how much would system prune free, do not run it", "docker system df"),
    ("redis in container sess: number of keys", "docker exec sess redis-cli dbsize"),
    ("how many keys are in the redis of container cache2", "docker exec cache2 redis-cli dbsize"),
    ("count the keys in redis container kv", "docker exec kv redis-cli dbsize"),
    ("oldnet is empty now, remove that network", "docker network rm oldnet"),
    ("scratchvol is unused now, nobody needs it, delete that volume", "docker volume rm scratchvol"),
    ("legacy is not needed anymore, drop that container", "docker rm legacy"),
    ("stop the qemu container", "docker stop qemu"),
    ("does any container mount /etc/ssl?", "docker ps -a -f volume=/etc/ssl"),
    ("is there any container that mounts /srv/data", "docker ps -a -f volume=/srv/data"),
    ("does some container use /dev/snd as volume?", "docker ps -a -f volume=/dev/snd"),
    ("healthcheck output of db", "docker inspect -f '{{json .State.Health}}' db"),
    ("run alpine sh with a 64m ramdisk at /scratch", "docker run -it --tmpfs /scratch:size=64m alpine sh"),
    ("start debian with 2 gigabyte tmpfs on /work", "docker run --tmpfs /work:size=2g debian"),
    (
        "nginx on port 8080 with ./site mounted read only at /usr/share/nginx/html",
        "docker run -p 8080:80 -v ./site:/usr/share/nginx/html:ro nginx",
    ),
    ("caddy on port 80 with /srv/caddy mounted at /etc/caddy", "docker run -p 80:80 -v /srv/caddy:/etc/caddy caddy"),
    (
        "start a python:3.12 container, my current folder should be in it as /code",
        "docker run -v $(pwd):/code python:3.12",
    ),
    (
        "run httpd with my folder in /usr/local/apache2/htdocs on port 8081",
        "docker run -p 8081:80 -v $(pwd):/usr/local/apache2/htdocs httpd",
    ),
    (
        "run image calc as user 1001, working directory /data which is the folder here",
        "docker run -u 1001 -v $(pwd):/data -w /data calc",
    ),
    ("run debian that must never get new privileges", "docker run --security-opt no-new-privileges debian"),
    ("run image solver with 8 gb memory and swap forbidden", "docker run -m 8g --memory-swap 8g solver"),
    (
        "run lloesche/ark, udp ports 7777-7780, in the background",
        "docker run -d -p 7777-7780:7777-7780/udp lloesche/ark",
    ),
    ("a volume called pgdata2", "docker volume create pgdata2"),
    ("a network without internet, called quietnet", "docker network create --internal quietnet"),
    (
        "web and db must talk to each other, put both in network shopnet",
        "docker network connect shopnet web && docker network connect shopnet db",
    ),
    ("hook proxy into the network edge with ip 10.5.0.9", "docker network connect --ip 10.5.0.9 edge proxy"),
    ("before I delete volume media: which containers use it", "docker ps -a -f volume=media"),
    ("which volumes does gitea use", "docker inspect -f '{{json .Mounts}}' gitea"),
    ("mounts of container nas", "docker inspect -f '{{json .Mounts}}' nas"),
    ("shm size of pg14", "docker inspect -f '{{.HostConfig.ShmSize}}' pg14"),
    ("how big is /dev/shm in chrome1", "docker inspect -f '{{.HostConfig.ShmSize}}' chrome1"),
    (
        "list all running containers and whether they are privileged",
        "docker inspect -f '{{.Name}} {{.HostConfig.Privileged}}' $(docker ps -q)",
    ),
    ("watch oom events as they occur", "docker events --filter event=oom"),
    ("who is hogging port 3306?", "docker ps -f publish=3306"),
    ("images of repository api newer than api:v3", "docker images -f since=api:v3 api"),
    ("create from base.tgz an image legacy:2", "docker import base.tgz legacy:2"),
    ("tag my image acme/web:2, it is currently called web", "docker tag web acme/web:2"),
    ("use acme/base:cache as cache for the build", "docker build --cache-from acme/base:cache ."),
    ("scale the compose api to 3", "docker compose up -d --scale api=3"),
    ("compose: what host port does web have for 80", "docker compose port web 80"),
    (
        "sh in a one-off db container of compose with its ports published",
        "docker compose run --rm --service-ports db sh",
    ),
    (
        "logs of db between 2025-03-02T10:00 and 11:30 same day",
        "docker logs --since 2025-03-02T10:00 --until 2025-03-02T11:30 db",
    ),
    ("set jellyfin to start by itself when the server boots", "docker update --restart always jellyfin"),
    ("stopped containers delete, not ask me", "docker container prune -f"),
    ("put the local file app.conf into container proxy, destination /etc/app", "docker cp app.conf proxy:/etc/app"),
    ("save the last 500 lines of worker log into w.log including stderr", "docker logs --tail 500 worker > w.log 2>&1"),
    ("i want to type commands in the console of container valheim", "docker attach valheim"),
    (
        "multi-arch amd64 and arm64 build and push acme/web:3",
        "docker buildx build --platform linux/amd64,linux/arm64 --push -t acme/web:3 .",
    ),
    ("show absolutely all containers", "docker ps -a"),
    (
        "recreate api with compose without touching its dependencies",
        "docker compose up -d --force-recreate --no-deps api",
    ),
]
IDEAS = [
    ("for what serves a network", "network"),
    ("for what serves an entrypoint", "cmd-entrypoint"),
    ("what serves a dockerfile for", "dockerfile"),
    ("for what is good a healthcheck", "healthcheck"),
    ("docker compose down will delete my database? i am scared", "data-loss"),
    ("will compose down erase my uploads?", "data-loss"),
    ("does docker rm lose my files", "data-loss"),
    ("what does multi-platform mean for an image", "platform"),
    ("what does it mean that an image is dangling", "dangling"),
    ("what does it mean that a container is detached", "detached"),
    ("what does multi-arch mean", "platform"),
    ("my colleague removed the container, is the data in the volume still there or gone?", "data-loss"),
    ("someone deleted the container, are the files in the volume lost?", "data-loss"),
    ("how do i leave the container without stopping it", "attach-exec"),
    ("how can i get out of an attached container without killing it", "attach-exec"),
    ("how do i exit the shell but keep the container running", "attach-exec"),
    ("what is this docker toolbox in the old tutorials", "docker-machine"),
    ("what is that docker-machine command from old blog posts", "docker-machine"),
]
UNSAID = [
    "give me the logs",
    "hand me the logs",
    "we need the logs",
    "clean up after yourself",
    "reset db",
    "reset the kasse thing",
    "open web",
    "rerun it",
    "run it again",
    "re-run",
]


@pytest.mark.parametrize(("text", "command"), ORDERS, ids=[text for text, _ in ORDERS])
def test_an_order_comes_to_its_line(text, command):
    got = answer(text, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [command], STORE), got


@pytest.mark.parametrize(("text", "concept"), IDEAS)
def test_a_question_comes_to_its_concept(text, concept):
    got = answer(text, STORE)
    assert (got.outcome, got.concept) == ("concept", concept)


@pytest.mark.parametrize("text", UNSAID)
def test_what_says_too_little_is_asked_about(text):
    got = answer(text, STORE)
    assert got.outcome == "ambiguous"
    assert len(got.suggestions) > 1
