"""Wishes about the containers there are; and what is left to those who read word by word."""

import pytest

from dsh.request.live.objects import Live, LiveContainer
from dsh.request.live.wishes import wish

LIVE = Live(
    tuple(LiveContainer(name, "web:1.0") for name in ("shop", "store", "sick")),
    ("hello:1", "hello:latest"),
    ("data",),
    ("mynet",),
)

ENDED = (
    "docker logs -n 20 sick && docker inspect -f '{{.State.Status}}, exit code {{.State.ExitCode}}, restarted "
    "{{.RestartCount}} times, restart policy {{.HostConfig.RestartPolicy.Name}}' sick"
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("does shop answer on port 8090?", "docker port shop"),
        ("test whether shop answers on port 8090", "docker port shop"),
        ("is shop reachable at port 80", "docker port shop"),
        ("can I reach http://localhost:8090 ?", "docker ps -f publish=8090"),
        ("is shop working?", "docker ps -a -f name=shop"),
        ("is the container sick still running", "docker ps -a -f name=sick"),
        ("can store reach shop by name", "docker exec store ping -c 1 shop"),
        (
            "write the word hello into the file /data/a.txt in store",
            "docker exec store sh -c 'echo hello > /data/a.txt'",
        ),
        ("make the file /srv/hello.txt in shop", "docker exec shop touch /srv/hello.txt"),
        ("look for GET in what shop wrote", "docker logs shop 2>&1 | grep GET"),
        (
            "search for the word error in everything the container shop has printed so far",
            "docker logs shop 2>&1 | grep error",
        ),
        ("keep what shop wrote in a file here", "docker logs shop > shop.log 2>&1"),
        ("save all that shop printed to a file called my.txt", "docker logs shop > my.txt 2>&1"),
        ("show me the file /www/index.html in shop", "docker exec shop cat /www/index.html"),
        ("stop sick from restarting", "docker update --restart no sick"),
        ("never restart the container sick", "docker update --restart no sick"),
        (
            "why does the container sick end again and again",
            ENDED,
        ),
        ("why does sick keep dying", ENDED),
        ("why did sick stop", ENDED),
        ("why is sick not running?", ENDED),
        ("why won't sick start", ENDED),
        ("find out why sick crashes", ENDED),
        ("what is wrong with sick", ENDED),
        ("what's wrong with the container sick", ENDED),
        ("what happened to sick", ENDED),
        ("sick ends again and again, find out why", ENDED),
        ("sick keeps crashing, why?", ENDED),
        ("what exit code did sick have", "docker inspect -f '{{.State.ExitCode}}' sick"),
        ("why does sick come back every time", "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' sick"),
        ("what is the restart policy of sick?", "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' sick"),
        ("with which exit code does sick end", "docker inspect -f '{{.State.ExitCode}}' sick"),
        ("who is on the network mynet?", "docker network inspect -f '{{range .Containers}}{{.Name}} {{end}}' mynet"),
        (
            "put shop and store on one network of their own",
            "docker network create shop-net && docker network connect shop-net shop && "
            "docker network connect shop-net store",
        ),
        ("put shop and store on mynet", "docker network connect mynet shop && docker network connect mynet store"),
        (
            "put shop and store on a network called newnet so they can talk",
            "docker network create newnet && docker network connect newnet shop && docker network connect newnet store",
        ),
        (
            "put shop and store on mynet so that they reach each other by name",
            "docker network connect mynet shop && docker network connect mynet store",
        ),
        (
            "create a new network lan and put both of them on it",
            "docker network create lan && docker network connect lan CONTAINER",
        ),
        ("connect shop to the network new", "docker network create new && docker network connect new shop"),
        (
            'make a network called mine and put shop and "store" on it',
            "docker network create mine && docker network connect mine shop && docker network connect mine store",
        ),
        (
            "remove shop, store, the network mynet, the volume data and the images hello:1 and hello:latest",
            "docker rm shop store && docker network rm mynet && docker volume rm data && "
            "docker rmi hello:1 hello:latest",
        ),
        ("remove shop and data", "docker rm shop && docker volume rm data"),
    ],
)
def test_what_is_meant(text, command):
    found = wish(text, LIVE)
    assert found.suggestions[0].command == command


def test_what_is_written_is_one_text():
    found = wish("write it's done; rm -rf / into /tmp/x in shop", LIVE)
    assert found.suggestions[0].command.startswith("docker exec shop sh -c ")
    import shlex

    inner = shlex.split(shlex.split(found.suggestions[0].command)[-1])
    assert inner == ["echo", "it's done; rm -rf /", ">", "/tmp/x"]


def test_a_name_that_is_not_there_is_told():
    found = wish("remove shop, ghost and the volume data", LIVE)
    assert (found.outcome, "nothing called ghost" in found.hint) == ("none", True)


def test_a_removed_volume_is_gone():
    found = wish("bring the volume old back", LIVE)
    assert (found.outcome, "is gone" in found.hint) == ("none", True)
    assert wish("bring the volume data back", LIVE) is None


def test_ports_of_a_container_cannot_change():
    found = wish("let port 8090 lead to port 80 in shop", LIVE)
    assert found.suggestions[0].command.startswith("docker rm -f shop && docker run -d --name shop -p ")
    assert "8090:80" in found.suggestions[0].command
    assert "cannot be changed" in found.suggestions[0].warning


@pytest.mark.parametrize(
    "text",
    [
        "does nginx answer on port 80",  # no such container
        "put shop and ghost on mynet",
        "put shop on data",
        "who is on the network ghost",
        "is docker running",
        "can db reach shop",
        "remove shop",
        "remove shop and store",
        "remove shop and whatever",
        "why does nginx restart",
        "write a Dockerfile",
        "make a network called mine",
        "",
    ],
)
def test_what_is_left_alone(text):
    assert wish(text, LIVE) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("get me inside shop", "docker exec -it shop sh"),
        ("look inside the container shop", "docker exec -it shop sh"),
        ("show me the inside of shop", "docker exec -it shop sh"),
        ("enter shop please", "docker exec -it shop sh"),
        ("restart shop every time it crashes", "docker update --restart on-failure shop"),
        ("shop should start again whenever it ends", "docker update --restart unless-stopped shop"),
        ("start shop automatically after a crash", "docker update --restart on-failure shop"),
        ("make store stop", "docker stop store"),
        ("call store warehouse", "docker rename store warehouse"),
        ("now call the container store back depot", "docker rename store depot"),
    ],
)
def test_said_in_other_ways(text, command):
    found = wish(text, LIVE)
    assert found is not None
    assert found.suggestions[0].command == command


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("update shop to use port 8100", ""),
        ("change the port of shop to 8100", ""),
        ("make shop run on port 8100", ""),
        ("shop should be on port 8100", ""),
        ("recreate shop on port 8100", ""),
        ("move shop to port 8100 please", ""),
        ("change the port of shop to 8100 and make it restart by itself", " --restart always"),
        ("shop should be on port 8100 and restart by itself after a reboot", " --restart always"),
    ],
)
@pytest.mark.parametrize("only_here", [True, False])
def test_another_port_needs_another_container(text, more, only_here):
    live = Live((LiveContainer("shop", "web:1.0", "running", ((8090, 80),), only_here=only_here),))
    where = "127.0.0.1:" if only_here else ""
    found = wish(text, live)
    assert found is not None
    wanted = f"docker rm -f shop && docker run -d --name shop -p {where}8100:80{more} web:1.0"
    assert found.suggestions[0].command == wanted
    assert found.suggestions[0].risk == "destroy"


def test_another_port_for_this_machine_alone():
    live = Live((LiveContainer("shop", "web:1.0", "running", ((8090, 80),)),))
    found = wish("recreate shop on port 8100 with restart always, only for this machine", live)
    assert found is not None
    assert " -p 127.0.0.1:8100:80 --restart always " in found.suggestions[0].command


def test_another_port_and_what_is_not_read():
    live = Live((LiveContainer("shop", "web:1.0", "running", ((8090, 80),), only_here=True),))
    found = wish("change the port of shop to 8100 and give it a balcony", live)
    assert found is not None
    assert found.hint is not None
    assert found.hint.endswith("move shop to port 8100")
