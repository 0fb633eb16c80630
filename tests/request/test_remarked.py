"""What is said around a wish or a question in ordinary speech, and what stays beside what is named."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
LINES = {
    # whom it is said to, and that one has a favour to ask
    "do one thing, pause importer": "docker pause importer",
    "do me a favour and restart the mailer container, people are waiting": "docker restart mailer",
    "madam please stop tracker": "docker stop tracker",
    # how glad one would be
    "i'd be glad if mail1 and mail2 were both gone now that the course is done": "docker rm mail1 mail2",
    "it would be great if the container wiki was stopped and removed": "docker stop wiki && docker rm wiki",
    "we'd be happy if you could restart wiki": "docker restart wiki",
    # what happens meanwhile
    "drain node7, the electricians come tonight": "docker node update --availability drain node7",
    "finished the workshop, need to stop all containers that are on": "docker stop $(docker ps -q)",
    "I want to show my recipes as a web page, so run nginx on port 8090 with the folder /srv/recipes":
        "docker run -p 8090:80 -v /srv/recipes:/usr/share/nginx/html nginx",
    "pls delte corkboard even if it is still on, i'm through with it": "docker rm -f corkboard",
    "the evening class is finished, stop every running container": "docker stop $(docker ps -q)",
    # what suffers no longer
    "renderer ate all the memory yesterday. It is up right now - limit it to 6 GB": "docker update -m 6g renderer",
    "scraper hogged every core, limit it to 2 cpus": "docker update --cpus 2 scraper",
    # what is needed no more
    "unused neworks are to be deleted": "docker network prune",
    "no longer used networks shall be deleted": "docker network prune",
    "not needed anymore images should be removed": "docker image prune -a",
    "containers not needed any more shall go": "docker container prune",
    # who starts the machine
    "airsonic should autostart as soon as the nas boots": "docker update --restart always airsonic",
    "autostart web02 whenever the host boots": "docker update --restart always web02",
    "let gitea start by itself every time i switch on the pc": "docker update --restart always gitea",
    # whose account it is
    "my user in docker hub is annak, do the login": "docker login -u annak",
    "my username at registry.example.org is tom, make the login": "docker login -u tom registry.example.org",
    # what stays
    "stop shop, db must keep running": "docker stop shop",
    "restart shop and worker, cache should stay as it is": "docker restart shop worker",
    "kill shop and db should not be killed": "docker kill shop",
    "stop shop, api and db must stay up": "docker stop shop",
    "remove the volume pgdata, db needs it": "docker volume rm pgdata",
    "stop proxy, web and api depend on it": "docker stop proxy",
    "stop all containers, db must keep running":
        "docker stop $(docker ps --format '{{.Names}}' | grep -vx db)",
}  # fmt: skip
IDEAS = {
    "sir what is swarm mode actually": "swarm",
    "what on earth is a volume for?": "volume",
    "what it means detached? the lecturer says it many times": "detached",
    "never got what a layer is, enlighten me": "layer",
    "what is docker swarm, my manager wants it": "swarm",
    "our trainer keeps mentioning layers, what are they": "layer",
    "the ops guy always talks about bind mounts, what is that": "bind-mount",
    "what are bind mounts": "bind-mount",
    "what's the deal with health checks": "healthcheck",
    "what do you mean by detached": "detached",
    "remind me what tmpfs is good for": "bind-mount",
    "what's all this hype about rootless": "rootless",
    "i always read the word digest, what is it": "digest",
    "honestly i have no idea what a dockerignore is for": "dockerignore",
}


@pytest.mark.parametrize("request_", LINES)
def test_the_wish_is_what_is_answered(request_):
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].command == LINES[request_]
    assert got.request == request_


@pytest.mark.parametrize("request_", IDEAS)
def test_the_question_is_what_is_answered(request_):
    got = answer(request_, STORE)
    assert (got.outcome, got.concept) == ("concept", IDEAS[request_])


@pytest.mark.parametrize(
    "request_",
    [
        "remove shop, db is needed",
        "remove all containers, db is important",
        "get rid of the volumes, somebody still uses pgdata",
        "i'd be glad if nobody removed pgdata",
    ],
)
def test_what_may_be_an_objection_is_heard(request_):
    got = answer(request_, STORE)
    sure = got.outcome == "match" and got.suggestions[0].score > 0.6
    assert not (sure and got.suggestions[0].risk == "destroy" and "grep -v" not in got.suggestions[0].command), got


@pytest.mark.parametrize("request_", ["my laptop crashed, restart it", "the printer hangs again, kill it please"])
def test_what_is_no_container_is_not_acted_on(request_):
    assert answer(request_, STORE).outcome == "none"


def test_who_does_the_rest_himself_is_heard():
    said = "create the container from caddy:2 called door with port 80 open. I will start it later myself."
    got = answer(said, STORE)
    assert got.suggestions[0].command.startswith("docker create ")
