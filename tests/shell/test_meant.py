"""Objects' own names are names, whatever the words mean elsewhere; and advice is no command line."""

import pytest

from dsh.completion.live import Live, LiveContainer, LiveVolume
from dsh.errors import NoCommandFound
from dsh.knowledge.store import open_store
from dsh.plan.plan import Effect, Plan
from dsh.request.answer import answer
from dsh.request.earlier.before import Shown
from dsh.run.outcome import Outcome
from dsh.shell.guess import guesses
from dsh.shell.known import Known
from dsh.shell.meant import meant
from dsh.shell.shown import shown_by, spoken_of

STORE = open_store()
LIVE = Live(
    containers=tuple(LiveContainer(name, name, "web:1.0", "running", "") for name in ("shop", "store", "sick")),
    volumes=(LiveVolume("data", "local"),),
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("logs of sick", "docker logs sick"),
        ("show what sick printed", "docker logs sick"),
        ("show me the last 10 lines of the container sick", "docker logs -n 10 sick"),
        ("remove store even though it is running", "docker rm -f store"),
        ("set the restart policy of sick to no", "docker update --restart no sick"),
        ("stop shop and remove it", "docker stop shop && docker rm shop"),
        ("remove everything that is not used but not the volume of store", "docker system prune"),
        ("stop all containers", "docker stop $(docker ps -q)"),
    ],
)
def test_names_are_names(text, command):
    said, _ = meant(text, None, STORE, Known(LIVE))
    assert answer(said, STORE).suggestions[0].command == command


def test_a_program_in_a_container_is_no_image():
    said, _ = meant("run wget -qO- http://shop inside store", None, STORE, Known(LIVE))
    assert said == "docker exec store wget -qO- http://shop"
    said, _ = meant("wget -qO- localhost:8090 inside shop", None, STORE, Known(LIVE))
    assert said == "docker exec shop wget -qO- localhost:8090"
    assert meant("wget -qO- localhost inside alpine", None, STORE, Known(LIVE))[0].startswith("wget")
    assert meant("run -d nginx", None, STORE, Known(LIVE))[0] == "run -d nginx"


def test_a_question_runs_nothing():
    assert not [s for s in answer("test whether shop answers on port 8090", STORE).suggestions if s.risk != "read"]


def test_advice_is_not_undone_with():
    gone = (Effect("remove", "network", "id", "mynet", ""),)
    advice = "docker network create mynet, with the same flags"
    plan = Plan("docker network rm mynet", None, "destroy", gone, way_back=advice)
    assert shown_by(Outcome(plan, "done", gone, (), "", 0), STORE).undo is None


@pytest.mark.parametrize(
    ("text", "kind", "command"),
    [
        ("remove shop", "choice", "docker stop shop && docker rm shop"),  # it is running
        ("remove data", "request", "docker volume rm data"),
    ],
)
def test_what_there_is_decides_what_a_name_means(text, kind, command):
    first = guesses(text, STORE, Known(LIVE))[0]
    assert (first.kind, first.command) == (kind, command)


@pytest.mark.parametrize("text", ["save shop", "run shop", "launch shop"])
def test_a_container_is_no_image(text):
    commands = [it.command for it in guesses(text, STORE, Known(LIVE))]
    assert commands
    assert not {"docker save shop", "docker run shop"} & set(commands)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("does it answer?", "does shop answer"),
        ("Is it running", "Is shop running"),
        ("is it bad to run as root", "is it bad to run as root"),
    ],
)
def test_a_question_about_what_was_shown(text, said):
    shown = Shown("docker run -d --name shop web:1.0", "container", ("shop",))
    assert meant(text, shown, STORE, Known(LIVE))[0] == said
    assert meant(text, None, STORE, Known(LIVE))[0] == text


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("how much memory does it eat?", "docker stats --no-stream shop"),
        ("which ports does it have open", "docker port shop"),
        ("and what ports does it publish", "docker port shop"),
        ("what exit code did it have?", "docker inspect -f '{{.State.ExitCode}}' shop"),
        ("what does it print", "docker logs shop"),
        ("biuld it as hello:1", "docker build -t hello:1 ."),
    ],
)
def test_what_was_spoken_of_stays_so(text, command):
    shown = Shown("docker port shop", "container", ("shop",))
    assert guesses(meant(text, shown, STORE, Known(LIVE))[0], STORE, Known(LIVE))[0].command == command


def test_a_network_has_no_logs():
    live = Live((LiveContainer("shop", "s", "web:1.0", "running", "", networks=("mynet",)),))
    shown = Shown("docker network inspect mynet", "network", ("mynet",))
    with pytest.raises(NoCommandFound, match="which of its containers, shop"):
        meant("show me the logs of it", shown, STORE, Known(live))


@pytest.mark.parametrize(
    ("command", "kind", "names", "spoken"),
    [
        ("docker pull wget", "image", ("wget",), ("container", ("shop",))),
        ("docker run store", "image", ("store",), ("container", ("store",))),
        ("docker rm store", "container", ("store",), ("container", ("store",))),
        ("docker ru web:1.0", "", (), ("container", ("shop",))),
    ],
)
def test_what_failed_is_not_spoken_of(command, kind, names, spoken):
    failed = Outcome(Plan(command, None, "change", ()), "failed", (), (), "", 1)
    before = Shown("docker logs shop", "container", ("shop",))
    it = spoken_of(Shown(command, kind, names), before, failed, Known(LIVE))
    assert (it.kind, it.names) == spoken
    well = spoken_of(Shown(command, kind, names), before, failed._replace(exit_code=0), Known(LIVE))
    assert well.names == (names or before.names)


@pytest.mark.parametrize(
    ("text", "meant_by"),
    [
        ("what is its restart policy?", "what is the restart policy of sick"),
        ("why does it come back every time", "why does sick come back every time"),
        ("what is its meaning", None),
    ],
)
def test_a_question_about_its_policy(text, meant_by):
    shown = Shown("docker logs sick", "container", ("sick",))
    said, refers = meant(text, shown, STORE, Known(LIVE))
    assert (said.replace('"', ""), refers) == ((meant_by, True) if meant_by else (text, False))


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("and its logs", "docker logs shop"),
        ("what are its ports", "docker port shop"),
        ("its memory", "docker stats --no-stream shop"),
        ("and the ports", "docker port shop"),
        ("how big is it", "docker ps -s -f name=shop"),
        ("same for store", "docker logs store"),
        ("let me in", "docker exec -it shop sh"),
    ],
)
def test_facts_of_what_was_shown(text, command):
    shown = Shown("docker logs shop", "container", ("shop",))
    assert guesses(meant(text, shown, STORE, Known(LIVE))[0], STORE, Known(LIVE))[0].command == command


def test_them_are_the_containers_of_the_network():
    live = Live(tuple(LiveContainer(n, n, "web:1.0", "running", "", networks=("lan",)) for n in ("shop", "store")))
    shown = Shown("docker network inspect lan", "network", ("lan",))
    said, _ = meant("disconnect them", shown, STORE, Known(live))
    command = guesses(said, STORE, Known(live))[0].command
    assert command == "docker network disconnect lan shop && docker network disconnect lan store"


def test_every_name_of_a_list_is_one():
    shown = Shown("docker ps -a", "container", ("sick", "store", "shop"))
    said, _ = meant("stop all of them", shown, STORE, Known(LIVE))
    assert guesses(said, STORE, Known(LIVE))[0].command == "docker stop sick store shop"
