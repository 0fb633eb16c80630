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
