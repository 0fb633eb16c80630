"""Flags and arguments of builds, images, volumes, networks, compose and swarm, as people put them into words."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SHA = "0123456789abcdef" * 4
FIRST = {
    # builds: where from, what with, and never the opposite of what is said
    "build folder ./backend as backend:dev and run it at port 5000": (
        "docker build -t backend:dev ./backend && docker run -p 5000:5000 backend:dev"
    ),
    "build with cache from the image api:latest": "docker build --cache-from api:latest .",
    "build job:1 with cache off": "docker build --no-cache -t job:1 .",
    "build using host network as job:2": "docker build --network host -t job:2 .",
    "build image office without network": "docker build --network none -t office .",
    # what is kept from a prune
    "prune volumes except those labelled keep": "docker volume prune --filter 'label!=keep'",
    "prune containers that do not have the label keep": "docker container prune --filter 'label!=keep'",
    "prune volumes with label tmp": "docker volume prune --filter label=tmp",
    # volumes that are more than a place of docker's own
    "nfs volume share1 from 192.168.1.9:/export/data": (
        "docker volume create -o type=nfs -o o=addr=192.168.1.9,rw -o device=:/export/data share1"
    ),
    "new volume job living on nfs server files.lan, export /pool/job": (
        "docker volume create -o type=nfs -o o=addr=files.lan,rw -o device=:/pool/job job"
    ),
    "tmpfs volume scratch of 100m": ("docker volume create -o type=tmpfs -o device=tmpfs -o o=size=100m scratch"),
    "make a volume office backed by the folder /srv/office": (
        "docker volume create -o type=none -o device=/srv/office -o o=bind office"
    ),
    # networks
    "create an ipvlan network site via enp3s0 in l2 mode": (
        "docker network create -o parent=enp3s0 -o ipvlan_mode=l2 -d ipvlan site"
    ),
    "make network v6net with ipv6 and subnet fd00:1::/64": "docker network create --ipv6 --subnet fd00:1::/64 v6net",
    # images by digest, by the beginning of their names, and names taken away
    f"pull nginx by digest sha256:{SHA}": f"docker pull nginx@sha256:{SHA}",
    "list everything tagged registry.local:5000/...": "docker images 'registry.local:5000/*'",
    "delete all images under registry.lan/old/*": "docker rmi $(docker images -q 'registry.lan/old/*')",
    "remove the tag registry.lan:5000/office:3": "docker rmi registry.lan:5000/office:3",
    "untag image registry.local/app:old": "docker rmi registry.local/app:old",
    "show only repo:tag of my images": "docker images --format '{{.Repository}}:{{.Tag}}'",
    # a context by another name, or handed on
    "build with an additional context tools at ./tools and tag it job:3": (
        "docker build --build-context tools=./tools -t job:3 ."
    ),
    "build the context ctx.tar.gz from stdin and name it packed": "docker build -t packed - < ctx.tar.gz",
    "pipe Dockerfile into docker build as mini": "docker build -t mini - < Dockerfile",
    "build office for amd64 and arm64 and push to ghcr.io/acme/office": (
        "docker buildx build --push -t ghcr.io/acme/office --platform linux/amd64,linux/arm64 ."
    ),
    "build from ./svc as svc:2 and drop me into a shell in a container of it": (
        "docker build -t svc:2 ./svc && docker run -it svc:2 sh"
    ),
    # several values of one flag
    "network connect office api with aliases db and sql": ("docker network connect --alias db --alias sql office api"),
    "start compose with the profiles dev, test and debug": (
        "docker compose --profile dev --profile test --profile debug up"
    ),
    "scale api=2 and office=3 in the swarm": "docker service scale api=2 office=3",
    "network office 10.5.0.0/24 with addresses only from 10.5.0.128/25": (
        "docker network create --ip-range 10.5.0.128/25 --subnet 10.5.0.0/24 office"
    ),
    # what changes in a service, which stays
    "remove env DEBUG from the swarm service job": "docker service update --env-rm DEBUG job",
    "take the secret db_pw away from service api": "docker service update --secret-rm db_pw api",
    "add port 9000 to 90 to the service office": "docker service update --publish-add 9000:90 office",
    "set env var MODE=prod on service site": "docker service update --env-add MODE=prod site",
    "limit the service site to 1 cpu": "docker service update --limit-cpu 1 site",
    "list images without dangling ones": "docker images -f dangling=false",
    "prune build cache but keep 5gb": "docker builder prune --keep-storage 5g",
    "give service job at most 256m memory": "docker service update --limit-memory 256m job",
    "unset variable TOKEN in service api": "docker service update --env-rm TOKEN api",
    "create service cache of redis:7 with limit of 1g memory, 2 replicas": (
        "docker service create --limit-memory 1g --replicas 2 --name cache redis:7"
    ),
    "image build with network off, name it job": "docker build --network none -t job .",
    "lint my Dockerfile please": "docker build --check .",
    "everything under ghcr.io/acme/ that is here": "docker images 'ghcr.io/acme/*'",
    "update service site with delay 10s and parallelism 2": (
        "docker service update --update-delay 10s --update-parallelism 2 site"
    ),
    "the dockerfile is called Dockerfile.prod, tag prod:1, context is this dir": (
        "docker build -f Dockerfile.prod -t prod:1 ."
    ),
    # one after another
    "load shop.tar and run shop:1 on port 8000": "docker load -i shop.tar && docker run -p 8000:8000 shop:1",
    "load api.tar then tag api:1 as registry.local/api:1 and push": (
        "docker load -i api.tar && docker tag api:1 registry.local/api:1 && docker push registry.local/api:1"
    ),
    # logins
    "login quay.io user robot password in secret.txt": ("docker login -u robot --password-stdin quay.io < secret.txt"),
    "login to ghcr.io with user bob, password from token.txt": (
        "docker login -u bob --password-stdin ghcr.io < token.txt"
    ),
    "log in as deploy, reading the password from stdin": "docker login -u deploy --password-stdin",
}


@pytest.mark.parametrize(("request_", "command"), FIRST.items())
def test_the_first_line_has_all_that_is_said(request_: str, command: str) -> None:
    got = answer(request_, STORE)
    assert got.suggestions[0].command == command


@pytest.mark.parametrize(
    "request_",
    ["prune all images without the label env=prod", "remove unused networks but not those with label env=prod"],
)
def test_what_is_to_stay_never_chooses_what_goes(request_: str) -> None:
    assert "label=env=prod" not in answer(request_, STORE).suggestions[0].command


@pytest.mark.parametrize(
    "request_", ["is the volume data in memory or on disk", "run nginx with a tmpfs volume at /tmp"]
)
def test_a_volume_that_is_asked_about_or_used_is_not_made(request_: str) -> None:
    assert not any("volume create" in s.command for s in answer(request_, STORE).suggestions[:1])
