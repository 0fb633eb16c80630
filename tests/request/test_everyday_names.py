"""Words of everyday life as names: where docker's own things are spoken of, "the kettle container" is one that is so
called; where they are not, it is none of docker's."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("show which ports the umbrella container exposes", "docker port umbrella"),
        ("from which image was the candle container started", "docker inspect -f '{{.Config.Image}}' candle"),
        ("which volumes are mounted in the bicycle container", "docker inspect -f '{{json .Mounts}}' bicycle"),
        ("open a shell in the kettle container", "docker exec -it kettle bash"),
        ("how much memory does the container piano eat right now", "docker stats piano"),
        ("which port does the container dolphin listen on", "docker port dolphin"),
        ("show me the logs of the compose service postman", "docker compose logs postman"),
        ("follow the log of the swarm service farmer", "docker service logs -f farmer"),
        ("a new volume please, attic is its name", "docker volume create attic"),
        ("carrot and potato are my containers, stop both", "docker stop carrot potato"),
        ("lamp and table are two containers of mine, restart them", "docker restart lamp table"),
        ("stop the entire compose project village", "docker compose -p village stop"),
        ("coffee is the image, run it in the background", "docker run -d coffee"),
        ("i have an image saved as old.tar.gz, put it back", "docker load -i old.tar.gz"),
        ("list the files in /data of web, biggest first", "docker exec web ls -lS /data"),
        ("i have the feeling container minecraft eats all my ram, how much is it", "docker stats minecraft"),
    ],
)
def test_it_is_a_name(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command


@pytest.mark.parametrize(
    "request_",
    [
        "put the lid on the kettle container",
        "my shipping container is rusty",
        "initialise an empty git repository in this folder",
        "what's the difference between git fetch and git pull",
        "make a symbolic link from ~/bin to /opt/tools",
        "maven can't resolve org.springframework:spring-core",
        "the load average of my server is 40, what does that mean",
        "spin up a droplet at digitalocean with ubuntu on it",
        "tag HEAD as v1.2.0 and push the tag to gitlab",
        "my zsh prompt shows the wrong host name",
    ],
)
def test_it_is_none_of_dockers(request_: str) -> None:
    assert answer(request_, STORE).outcome == "none"


def test_what_git_does_in_a_container_is_dockers() -> None:
    assert answer("run git pull in web", STORE).suggestions[0].command == "docker exec web git pull"
