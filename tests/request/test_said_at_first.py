"""What people say in their first hour: a container looked about in, a volume of its own, a name given late."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("kv", "redis:7", mounts=(("kvdata", "/data"),)),
        LiveContainer("web", "nginx"),
        LiveContainer("worker", "alpine:latest"),
        LiveContainer("hello", "alpine:latest", "exited"),
    ),
    ("redis:7", "nginx:latest", "alpine:latest"),
    ("kvdata",),
    ("bridge", "host", "none", "front"),
    (),
    ("project/",),
)

UNUSED = (
    "docker system df -v --format "
    """'{{range .Images}}{{if eq .Containers "0"}}{{println .Repository .Tag .Size}}{{end}}{{end}}'"""
)
ALWAYS = (  # whether or not there is an engine
    ("run crasher again", "docker start crasher"),
    ("build the folder project as myapp:1.0", "docker build -t myapp:1.0 ./project"),
    ("build an image from the folder project, call it notes:1", "docker build -t notes:1 ./project"),
    ("call the image i just built myapp:1.0", "docker tag IMAGE myapp:1.0"),
    ("take a look around in web", "docker exec -it web bash"),
    ("what happened to the one that stopped", "docker ps -a -f status=exited"),
    ("a throwaway alpine then", "docker run --rm -it alpine"),
    ("limit memory of web", "docker update -m SIZE web"),
    ("set a cpu limit for web", "docker update --cpus CPUS web"),
    (
        "which ones restart by themselfs",
        "docker inspect -f '{{.Name}} {{.HostConfig.RestartPolicy.Name}}' $(docker ps -aq)",
    ),
    ("what's the address of web for the browser", "docker port web"),
    ("move index.html to /tmp inside web", "docker exec web mv index.html /tmp"),
    (
        "start a redis in the background called kv2 with a volume for its data",
        "docker run -v kv2-data:/data --name kv2 -d redis",
    ),
    ("run postgres with its own volume", "docker run -v VOLUME:/var/lib/postgresql postgres"),
    ("list the files in container web", "docker exec web ls"),
    ("which files were added in web", "docker diff web | grep '^A'"),
    ("put notes.txt into worker under /tmp", "docker cp notes.txt worker:/tmp"),
    ("put my notes.txt into /tmp of worker", "docker cp notes.txt worker:/tmp"),
    ("start hello again and see what it says", "docker start -a hello"),
    ("what did hello say", "docker logs hello"),
    ("try out a throw-away alpine", "docker run --rm -it alpine"),
    ("is web gone?", "docker ps -a -f name=web"),
    ("whats the image of kv", "docker inspect -f '{{.Config.Image}}' kv"),
    ("how do i connect to kv from my computer", "docker port kv"),
    ("which images are not used by any container?", UNUSED),
    ("list unused images", UNUSED),
    (
        "save the data of the volume kvdata into a file here",
        "docker run --rm -v kvdata:/data -v $(pwd):/backup alpine tar czf /backup/kvdata.tar.gz -C /data .",
    ),
)
HERE = (
    ("remove web and its image", "docker rm web && docker rmi nginx"),
    (
        "network of web",
        "docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' web",
    ),
    ("ping kv", "docker ps -a -f name=kv"),
    ("whats the pasword of kv", "docker exec kv env"),
    ("restart kv and then show its log", "docker restart kv && docker logs kv"),
    ("stop kv and then remove it with its volume", "docker stop kv && docker rm kv && docker volume rm kvdata"),
    (
        "what happened in the last 5 minutes",
        "docker events --since 5m --until 0s --format '{{.Type}} {{.Action}} {{or .Actor.Attributes.name .Actor.ID}}'",
    ),
)


@pytest.mark.parametrize(("said", "command"), ALWAYS)
@pytest.mark.parametrize("live", [None, LIVE], ids=["alone", "here"])
def test_is_understood(said, command, live):
    assert answer(said, STORE, live).suggestions[0].command == command


@pytest.mark.parametrize(("said", "command"), HERE)
def test_is_understood_of_what_is_here(said, command):
    assert answer(said, STORE, LIVE).suggestions[0].command == command


def test_a_page_is_no_image():
    got = answer("does the page work? fetch http://localhost:8095", STORE)
    assert got.outcome == "none"
    assert not got.suggestions
