"""Ways of speaking whose words mean something else than by themselves: which word is the name, what is run inside,
what a build takes from where, what is looked for, whose help is wanted."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.retelling import IDIOMS as SIGNS
from dsh.request.retold.idioms import IDIOMS

STORE = open_store()

NAMES = [
    ("with which exit code has the job nightly finished", "docker inspect -f '{{.State.ExitCode}}' nightly"),
    ("logs of the job importer", "docker logs importer"),
    ("make a network friends", "docker network create friends"),
    ("i need a volume spare", "docker volume create spare"),
    ("take printer-srv off the office network", "docker network disconnect office printer-srv"),
    ("unplug cam from the network iot", "docker network disconnect iot cam"),
    ("ok the call is finished, encoder can continue", "docker unpause encoder"),
    ("the meeting is over, player may go on", "docker unpause player"),
    ("run the image scanner with read only filesystem", "docker run --read-only scanner"),
    ("in my multi stage dockerfile i just want the stage which is called tester", "docker build --target tester ."),
    ("compose down and the volumes also, i want a totally fresh database", "docker compose down -v"),
]
INSIDE = [
    ("exec env DEBUG=1 python main.py in tool", "docker exec -e DEBUG=1 tool python main.py"),
    ("in app, dir /srv/app, do npm test", "docker exec -w /srv/app app npm test"),
    (
        "curl container in the same network namespace as vpn, image curlimages/curl, arg ifconfig.me",
        "docker run --network container:vpn curlimages/curl ifconfig.me",
    ),
    ("python 3.12 one-off: print(2**10)", "docker run --rm python:3.12 python -c 'print(2**10)'"),
    ("node 20 one-off: console.log(1+1)", "docker run --rm node:20 node -e 'console.log(1+1)'"),
    (
        "with compose run the tests one time in service app, npm test, and remove container after",
        "docker compose run --rm app npm test",
    ),
    (
        "gcc:13 with my current folder at /src and working dir /src, compile main.c to main, remove container after",
        "docker run -v $(pwd):/src --rm -w /src gcc:13 gcc main.c -o main",
    ),
]
BUILDS = [
    ("i have Dockerfile.prod and want an image web:prod", "docker build -t web:prod -f Dockerfile.prod ."),
    (
        "build straight from https://git.example.com/site.git branch dev, tag site:dev",
        "docker build -t site:dev 'https://git.example.com/site.git#dev'",
    ),
    ("fresh base images when building shop:nightly", "docker build --pull -t shop:nightly ."),
    ("write the result of the build into local dir out, not as image", "docker build -o out ."),
    ("make image flat:1 from the file rootfs.tar", "docker import rootfs.tar flat:1"),
    ("deploy stack.yml in the swarm with name intranet", "docker stack deploy -c stack.yml intranet"),
]
LOOKS = [
    ("and port 3000 inside of gitea, where it is going outside?", "docker port gitea 3000"),
    ("is there a file called delete.sh in /opt of container jobs", "docker exec jobs ls /opt"),
    (
        "why was container tea stopped? show me at least its status and exit code",
        "docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' tea",
    ),
    ("what options does docker rm have", "docker rm --help"),
    ("which flags can i use with docker network create", "docker network create --help"),
    ("show me the help of docker compose up", "docker compose up --help"),
]


@pytest.mark.parametrize(("text", "command"), [*NAMES, *INSIDE, *BUILDS, *LOOKS])
def test_told(text: str, command: str) -> None:
    got = answer(text, STORE)
    assert got.outcome == "match"
    assert sorted(got.suggestions[0].command.split()) == sorted(command.split())


@pytest.mark.parametrize(
    "text",
    [
        "what does docker rm do",
        "what does the option --rm of docker run do",
        "help me with docker",
        "the show can go on",
    ],
)
def test_left_alone(text: str) -> None:
    assert answer(text, STORE).outcome != "match"


def test_what_opens_the_gate_is_what_the_ways_are_told_by():
    """The signs stand a second time in retelling.py, so that the patterns are loaded only where one is said."""
    assert {sign for idiom in IDIOMS for sign in idiom.signs.split()} == SIGNS


LOOPS = [
    ("run busybox and print the date every 5 seconds", "docker run busybox sh -c 'while true; do date; sleep 5; done'"),
    ("run alpine with the command date every minute", "docker run alpine sh -c 'while true; do date; sleep 60; done'"),
    ("run ping example.com every minute in alpine", "docker run alpine ping -i 60 example.com"),
    ("what is taking space in the volume pgdata", "docker run --rm -v pgdata:/data alpine du -ah /data"),
    ("take the volume media away", "docker volume rm media"),
    ("pull the newest version of all images I have",
     "docker images --format '{{.Repository}}:{{.Tag}}' | xargs -n1 docker pull"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "wanted"), LOOPS)
def test_again_and_again(said: str, wanted: str) -> None:
    assert answer(said, STORE).suggestions[0].command == wanted
