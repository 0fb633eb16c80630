"""What a sentence says, held against the objects there are: a container is no image, a word is no name."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.held import held, in_place, spelt
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.suggestion import Answer, Suggestion

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("shop", "web:1.0", leads=((8090, 80),)),
        LiveContainer("store", "busybox", mounts=(("data", "/data"),)),
        LiveContainer("sick", "busybox", "restarting"),
    ),
    ("web:1.0", "busybox:latest"),
    ("data",),
    ("bridge", "host", "none", "mynet"),
)
BACKUP = "docker run --rm -v data:/data -v $(pwd):/backup busybox tar czf /backup/data.tar.gz -C /data ."
NEVER = "docker update --restart no sick"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("shop should start by itself when the computer starts", "docker update --restart unless-stopped shop"),
        ("make sure shop comes up when docker starts", "docker update --restart unless-stopped shop"),
        ("i want shop to start with the computer", "docker update --restart unless-stopped shop"),
        ("start shop automatically at boot", "docker update --restart unless-stopped shop"),
        ("make shop survive a reboot", "docker update --restart unless-stopped shop"),
        ("shop must always come back after a reboot", "docker update --restart always shop"),
        ("make sick stop coming back", f"{NEVER} && docker stop sick"),
        ("turn off the automatic restart of sick and stop it", f"{NEVER} && docker stop sick"),
        ("never start sick again and stop it", f"{NEVER} && docker stop sick"),
        ("stop sick for good", f"{NEVER} && docker stop sick"),
        ("sick should not start again", NEVER),
        ("disable the restart policy of sick", NEVER),
        ("run shop in the background", "docker start shop"),
        ("run shop again", "docker start shop"),
        ("let me inside shop", "docker exec -it shop sh"),
        ("i want to get into shop", "docker exec -it shop sh"),
        ("take me into the container shop", "docker exec -it shop sh"),
        ("show me what is in /data/note in store", "docker exec store cat /data/note"),
        ("what is in /etc/hosts in store", "docker exec store cat /etc/hosts"),
        ("show me /data in store", "docker exec store ls /data"),
        ("print /data/note in store", "docker exec store cat /data/note"),
        ("what is in /data in store", "docker exec store ls /data"),
        ("what is in the folder /data/note in store", "docker exec store ls /data/note"),
        ("whats in /etc/nginx/conf.d inside shop", "docker exec shop ls /etc/nginx/conf.d"),
        ("show me the file /data/note of store", "docker exec store cat /data/note"),
        ("does shop anwser?", "docker port shop"),
        ("back up the data volume to a file here", BACKUP),
        ("save the data", BACKUP),
        (
            "what is the adress of shop",
            "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' shop",
        ),
    ],
)
def test_what_is_meant(text, command):
    assert answer(text, STORE, LIVE).suggestions[0].command == command


def test_settings_of_a_container_are_fixed():
    found = answer("start shop on port 80", STORE, LIVE)
    assert found.outcome == "none"
    assert "move shop to port 80" in found.hint
    found = answer("start shop with MODE=prod", STORE, LIVE)
    assert found.suggestions[0].command == "docker rm -f shop && docker run -d --name shop -e MODE=prod web:1.0"


def test_a_word_that_names_nothing_gives_way():
    lines = [Suggestion(f"docker inspect {name}", "Shows", "read", 0.9) for name in ("whereabouts", "shop")]
    assert held(Answer("", "match", tuple(lines)), STORE, LIVE).suggestions[0].command == "docker inspect shop"
    lines = [line._replace(risk="destroy") for line in lines]
    assert held(Answer("", "match", tuple(lines)), STORE, LIVE).suggestions[0] == lines[0]


def test_an_image_of_the_same_name_is_run():
    both = LIVE._replace(images=("shop:latest",))
    assert answer("run shop in the background", STORE, both).suggestions[0].command == "docker run -d shop"


def test_names_are_not_mended():
    assert spelt("stop adress?", {"adress": "address"}, LIVE) == "stop address?"
    there = LIVE._replace(containers=(LiveContainer("adress"),))
    assert spelt("stop adress?", {"adress": "address"}, there) == "stop adress?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("empty the data volume", "empty the volume data"),
        ("who is on the mynet network", "who is on the network mynet"),
        ("save the images", "save the images"),
        ("save shop as an image", "save shop as an image"),
    ],
)
def test_in_place(text, said):
    assert in_place(text, LIVE) == said


@pytest.mark.parametrize(
    "text",
    ["does shop start automatically?", "restart shop and store at boot and remove sick", "start shop", "come back"],
)
def test_more_is_said(text):
    from dsh.request.live.restarts import restarting

    assert restarting(text.strip(), LIVE) is None


@pytest.mark.parametrize("text", ["i want a website from the files in this folder", "remove a.txt from there"])
def test_a_word_is_no_container(text):
    found = answer(text, open_store(), Live((LiveContainer("shop", "web:1.0"),), ("web:1.0",)))
    assert (found.outcome, found.suggestions) == ("none", ())
