"""Images under way, what builds take and give, the build cache and compose: what is said apart from its name."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

SAID = [
    # tags, registries, digests
    ("delete the image kasse-api with the tag pr-77", "docker rmi kasse-api:pr-77"),
    ("history of image pay, tag rc1", "docker history pay:rc1"),
    (
        "push shop:7 to registry.lan:5000",
        "docker tag shop:7 registry.lan:5000/shop:7 && docker push registry.lan:5000/shop:7",
    ),
    (
        "publish image shop/api:2 on hub.acme.io",
        "docker tag shop/api:2 hub.acme.io/shop/api:2 && docker push hub.acme.io/shop/api:2",
    ),
    (
        "send image api in version 2 to reg.acme.io",
        "docker tag api:2 reg.acme.io/api:2 && docker push reg.acme.io/api:2",
    ),
    (
        f"fetch the debian image with the digest sha256:{'ab' * 32}",
        f"docker pull debian@sha256:{'ab' * 32}",
    ),
    ("log me off registry.acme.de", "docker logout registry.acme.de"),
    # what is in an archive, and where it lies
    ("there is a tarball app.tar on /mnt/stick, get the image out of it", "docker load -i /mnt/stick/app.tar"),
    ("my colleague sent me api-image.tar, how do i get it into docker", "docker load -i api-image.tar"),
    ("save nginx zipped to nginx.tgz", "docker save nginx | gzip > nginx.tgz"),
    # which images
    (
        "which of our images is the heaviest one",
        "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort -hr | head -n 1",
    ),
    ("images that came after alpine 3.18", "docker images -f since=alpine:3.18"),
    ("which images did i build before debian:12", "docker images -f before=debian:12"),
    ("drop the untaged image leftovers", "docker image prune"),
    ("delete image old:1 even if a stopped container uses it", "docker rmi -f old:1"),
    ("forced deletion of image old/app", "docker rmi -f old/app"),
    # builds
    (
        "add hosts entry repo.corp -> 10.9.9.9 when building app",
        "docker build --add-host repo.corp:10.9.9.9 -t app .",
    ),
    (
        "build shop, artifactory.corp must resolve to 172.16.0.3",
        "docker build --add-host artifactory.corp:172.16.0.3 -t shop .",
    ),
    ("build api with RELEASE set to 2.1", "docker build --build-arg RELEASE=2.1 -t api ."),
    ("build from ops/Dockerfile.web, the result should be called web", "docker build -f ops/Dockerfile.web -t web ."),
    ("put the result of the build into folder artifacts", "docker build -o artifacts ."),
    ("build cache older than 10 days can go", "docker builder prune --filter until=240h"),
    ("shrink the build cache to at most 8GB", "docker builder prune --keep-storage 8g"),
    ("clean the builder cache, leave 20 gigabytes of it", "docker builder prune --keep-storage 20g"),
    # compose
    ("i need the exit code of service spec when compose up ends", "docker compose up --exit-code-from spec"),
    ("all of compose must stop as soon as one service exits", "docker compose up --abort-on-container-exit"),
    ("compose up wait for healthy with a timeout of 45 seconds", "docker compose up --wait --wait-timeout 45"),
    ("four consumers please, service name is consumer", "docker compose up -d --scale consumer=4"),
    ("compose up, recreate everything even if nothing changed", "docker compose up --force-recreate"),
    ("compose stop with 20 seconds grace", "docker compose stop -t 20"),
    ("compose up but hide the logs of redis", "docker compose up --no-attach redis"),
    ("compose config without replacing the variables", "docker compose config --no-interpolate"),
    ("compose pull only images that are missing", "docker compose pull --policy missing"),
    ("take down compose with volumes and leftovers of old services", "docker compose down -v --remove-orphans"),
    # flags that were not heard
    ("write the id of the freshly built image into id.txt", "docker build --iidfile id.txt ."),
    ("build shop but no cache for the stage assets", "docker build --no-cache-filter assets -t shop ."),
    ("load images.tar without printing stuff", "docker load -q -i images.tar"),
    (
        "create service web from nginx, at most 2 per node",
        "docker service create --name web --replicas-max-per-node 2 nginx",
    ),
    ("remove the label disk from node n2", "docker node update --label-rm disk n2"),
    # where it comes from, what it is of
    ("which images begin with shop", "docker images 'shop*'"),
    ("show images in the namespace lab", "docker images 'lab/*'"),
    ("download alertmanager:v0.27 from quay.io/prometheus", "docker pull quay.io/prometheus/alertmanager:v0.27"),
    ("build with docker/Dockerfile, build context is the parent folder", "docker build -f docker/Dockerfile .."),
    ("build with docker/Dockerfile, context ..", "docker build -f docker/Dockerfile .."),
    ("login as bob, token is in $TOK", "echo $TOK | docker login -u bob --password-stdin"),
    ("rebuild the shop service with compose and start it again", "docker compose up -d --build shop"),
    ("remove the secret tls_key and the config site", "docker secret rm tls_key && docker config rm site"),
    # nodes and contexts
    ("on context edge: ps -a", "docker --context edge ps -a"),
    ("node n3 is back from maintenance", "docker node update --availability active n3"),
    ("no new tasks on node w1", "docker node update --availability pause w1"),
    ("take node worker-2 out of duty", "docker node update --availability drain worker-2"),
    (
        "create docker context lab for host lab.intern, ssh user pi",
        "docker context create lab --docker host=ssh://pi@lab.intern",
    ),
    (
        "context prod via ssh as user root on 10.1.2.3",
        "docker context create prod --docker host=ssh://root@10.1.2.3",
    ),
]
COPIED = [  # which way, where no container is named
    ("copy backup.tar from the container to ~/Desktop", "docker cp CONTAINER:backup.tar ~/Desktop"),
    ("copy /app/x.log from the container to my home folder", "docker cp CONTAINER:/app/x.log ~/"),
    ("get /etc/hosts out of a container", "docker cp CONTAINER:/etc/hosts ."),
    ("copy a file from container web to my desktop", "docker cp web:PATH ~/Desktop"),
    ("get a file out of web into ./backup", "docker cp web:PATH ./backup"),
    ("copy a file from web to my downloads folder", "docker cp web:PATH ~/Downloads"),
    ("api should be reachable on the network backend", "docker network connect backend api"),
    ("give my container the static hostname foo", "docker run --hostname foo IMAGE"),
    ("copy backup.tar to the container", "docker cp backup.tar CONTAINER:PATH"),
    ("put nginx.conf into a container under /etc/nginx", "docker cp nginx.conf CONTAINER:/etc/nginx"),
    ("copy a.txt from my desktop to the container", "docker cp ~/Desktop/a.txt CONTAINER:PATH"),
    ("copy a.txt from my downloads into web at /tmp", "docker cp ~/Downloads/a.txt web:/tmp"),
    ("copy a.txt from web to my desktop", "docker cp web:a.txt ~/Desktop"),
    ("copy files between two containers", "docker cp CONTAINER:PATH - | docker cp - CONTAINER:PATH"),
    ("copy files between web and db", "docker cp web:PATH - | docker cp - db:PATH"),
    ("load the image i brought along on a stick: /mnt/stick/lab.tar", "docker load -i /mnt/stick/lab.tar"),
    (
        "create a context lab for the server at ssh://me@lab.lan",
        "docker context create lab --docker host=ssh://me@lab.lan",
    ),
    (
        "create a context lab for ssh://me@lab.lan and switch to it",
        "docker context create lab --docker host=ssh://me@lab.lan && docker context use lab",
    ),
    ("pull the 1.25 nginx image", "docker pull nginx:1.25"),
    ("open a shell in that 3.12-slim python image", "docker run -it python:3.12-slim bash"),
    ("remove all the none none images", "docker image prune"),
    (
        "add the label disk=ssd to node n2 so that i can constrain services to it",
        "docker node update --label-add disk=ssd n2",
    ),
    ("create network lab with gateway 10.5.0.1", "docker network create --gateway 10.5.0.1 --subnet SUBNET lab"),
    (
        "network lab with ip range 10.5.1.0/24 of 10.5.0.0/16",
        "docker network create --ip-range 10.5.1.0/24 --subnet 10.5.0.0/16 lab",
    ),
    ("take node n2 out of service", "docker node update --availability drain n2"),
    ("compose logs of web, the last 20 lines to begin with", "docker compose logs -n 20 web"),
    ("compose logs of web without prefix", "docker compose logs --no-log-prefix web"),
]
BESIDE = [  # what is offered with it
    ("save images api and pg into backup.tar", "docker save -o backup.tar api pg"),
    ("two instances of service api please", "docker compose up -d --scale api=2"),
    ("remove the image api:3", "docker rmi -f api:3"),
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize(("request_text", "command"), [*SAID, *COPIED])
def test_it_is_understood(request_text: str, command: str, store: Store) -> None:
    got = answer(request_text, store)
    assert got.suggestions, got
    assert right(got.suggestions[0].command, [command], store)


@pytest.mark.parametrize(("request_text", "command"), BESIDE)
def test_the_other_way_stands_beside_it(request_text: str, command: str, store: Store) -> None:
    assert command in [s.command for s in answer(request_text, store).suggestions[:3]]


@pytest.mark.parametrize(
    "request_text", ["copy x.log out of the container to /tmp", "copy backup.tar to the container"]
)
def test_a_copy_that_docker_refuses_is_not_offered(request_text: str, store: Store) -> None:
    assert all(
        ":" in it.command for it in answer(request_text, store).suggestions if it.command.startswith("docker cp")
    )
