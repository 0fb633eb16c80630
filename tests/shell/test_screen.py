"""One screen that fits, with the risk in words; and what an answer to its question means."""

import pytest

from dsh.completion.live import Live, LiveContainer
from dsh.explain.command import explain_line
from dsh.knowledge.store import open_store
from dsh.plan.plan import Effect, Engine, Plan, Problem, Step
from dsh.render.fragments import plain, width
from dsh.request.suggestion import Suggestion
from dsh.shell.bar import bar
from dsh.shell.choices import decide, missing_word, picked, question
from dsh.shell.keys import help_text, welcome
from dsh.shell.reading import Readings, reading_line
from dsh.shell.screen import screen

ENGINE = Engine("default", "unix:///var/run/docker.sock", "28.2.2")


def plan(command, risk, count, everything=False, problems=()):
    effects = tuple(Effect("remove", "container", f"{n:064x}", f"box-{n}", "running") for n in range(count))
    return Plan(
        command, ENGINE, risk, (Step("x", {}, effects),), problems, ("the image",), "start it", everything, "flow"
    )


LONG = (
    "docker run -d -it --rm -p 8080:80 -v data:/data -e A=1 -e B=2 --restart always -m 512m --name 名前 nginx echo hi"
)


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("lines", [24, 30, 50])
@pytest.mark.parametrize("count", [0, 1, 5, 2000])
@pytest.mark.parametrize("command", [LONG, "docker rm -f web", "docker rm $(docker ps -aq)"])
def test_it_fits(columns, lines, count, command):
    it = explain_line(command, open_store())
    found = plan(command, "destroy", count, problems=(Problem("p", "warning", "this is worth knowing", "do that"),))
    text = plain(screen(it, found, Suggestion(command, "", "destroy", 1.0, (), None, ("a", "b")), columns, lines))
    asked = plain(question(found, True, columns))
    taken = [-(-max(1, width(row)) // columns) for row in [*text.rstrip("\n").split("\n"), *asked.split("\n")]]
    assert sum(taken) <= lines
    assert "cannot come" in text
    assert "default" in text
    if count == 2000:
        assert "more (l lists all)" in text


@pytest.mark.parametrize(
    ("asked", "says"), [(True, "? tells the rest"), (False, "explain and the line tells the rest")]
)
def test_what_is_left_out_can_be_seen(asked, says):
    found = plan(LONG, "change", 2)
    text = plain(screen(explain_line(LONG, open_store()), found, None, 80, 20, asked))
    assert f"more ({says})" in text


def test_volumes_are_never_left_out_before_other_things():
    lost = [Effect("remove", "volume", f"v{n}", f"data-{n}") for n in range(3)]
    many = [Effect("remove", "network", f"n{n}", f"net-{n}") for n in range(30)]
    found = plan("docker system prune --volumes", "destroy", 0)._replace(steps=(Step("x", {}, (*many, *lost)),))
    text = plain(screen(explain_line(found.command, open_store()), found, None, 80, 24))
    assert all(effect.name in text for effect in lost)
    assert "networks of them removed (l lists all)" in " ".join(text.split())


@pytest.mark.parametrize(
    ("answer", "risk", "everything", "verdict"),
    [
        ("", "change", False, "run"),
        ("y", "change", False, "run"),
        ("r", "change", False, "run"),
        ("n", "change", False, "q"),
        ("e", "change", False, "e"),
        ("why", "change", False, "?"),
        ("w", "change", False, "?"),
        ("?", "destroy", False, "?"),
        ("", "destroy", False, "again"),
        ("y", "destroy", False, "again"),
        ("r", "destroy", False, "again"),
        ("yes", "destroy", False, "run"),
        ("YES", "destroy", False, "run"),
        ("yes", "destroy", True, "again"),
        ("5", "destroy", True, "run"),
        ("4", "destroy", True, "again"),
        ("q", "destroy", True, "q"),
        ("docker ps", "destroy", False, "again"),
    ],
)
def test_what_an_answer_means(answer, risk, everything, verdict):
    assert decide(answer, plan("x", risk, 5, everything)) == verdict


def test_a_failing_plan_is_not_run_by_enter():
    failing = plan("x", "change", 1, problems=(Problem("p", "error", "no"),))
    assert decide("", failing) == "q"
    assert decide("r", failing) == "again"
    assert decide("y", failing) == "run"


def test_after_the_pager_a_bare_enter_runs_nothing():
    it = plan("docker stop web", "change", 1)
    assert decide("", it, careful=True) == "again"
    assert decide("y", it, careful=True) == "run"
    assert "y runs it, n leaves it [y/n]" in plain(question(it, False, 80, careful=True))
    assert missing_word(it, careful=True) == "y runs it, n leaves it"


def test_after_the_pager_enter_still_leaves_what_would_fail():
    failing = plan("x", "change", 1, problems=(Problem("p", "error", "no"),))
    assert "Enter leaves it" in plain(question(failing, False, 80, careful=True))
    assert decide("", failing, careful=True) == "q"


@pytest.mark.parametrize(
    ("answer", "at"), [("1", 0), (" 3 ", 2), ("", None), ("0", None), ("4", None), ("12", None), ("q", None)]
)
def test_one_reading_of_several_is_picked_by_its_number(answer, at):
    assert picked(answer, 3) == at


def test_what_is_missing_is_said_as_the_question_says_it():
    failing = plan("x", "change", 1, problems=(Problem("p", "error", "no"),))
    assert missing_word(failing) == "y runs it all the same, Enter leaves it"
    assert "y runs it all the same, Enter leaves it" in plain(question(failing, False, 80))
    assert missing_word(plan("x", "destroy", 1)) == "type yes to run it, q to leave it"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("docker ru", "Make a new container"),
        ("", "say what you want"),
        ("remove all containers", "will run: docker rm -f $(docker ps -aq)"),
        ("docker ps", "List the containers"),
        ("docker run --detatch nginx", "--detach"),
        ("docker run --det", "Make a new container"),  # may still become --detach
        ("docker pz -a", "docker ps"),
        ("what is an image", "will explain the idea"),
        ("!ls", "your own shell"),
        ("qwertz uiop", "no docker command for that yet"),
    ],
)
def test_the_reading_line(text, says):
    line = plain(reading_line(text, Readings(open_store()), 100))
    assert says in line
    assert width(line) <= 100


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_risk_stands_in_words(columns):
    line = plain(reading_line("remove all containers", Readings(open_store()), columns))
    assert "! destroys" in line
    assert "docker rm" in line


def test_the_list_is_offered_where_it_may_not_fit():
    says = "key + Enter: ? why · e edit · o other readings · c copy · l list all · q quit"
    assert says in plain(question(plan("docker rm web", "destroy", 4), True, 80))
    assert "list" not in plain(question(plan("docker rm web", "destroy", 1), True, 80))


def test_a_server_can_be_started_in_the_background():
    it = plan("x", "change", 1, True)
    assert "b background" in plain(question(it, False, 80, behind=True))
    assert "background" not in plain(question(it, False, 80))
    assert decide("b", it, behind=True) == "b"
    assert decide("b", it) == "again"


def test_the_choices_are_words_in_a_narrow_window_too():
    assert "? why e edit o other" in plain(question(plan("docker rm web", "destroy", 1), True, 40))


def test_no_key_is_named_that_nobody_hears():
    """A plain terminal hands on whole lines: Tab and F2 do nothing there."""
    said = welcome("1", True, keys=False) + welcome("1", False, keys=False) + plain(help_text(80, keys=False))
    assert not {"Tab", "F2", "F6"} & set(said.replace(",", " ").split())
    assert "F2 help" in welcome("1", False)


@pytest.mark.parametrize("columns", [40, 80])
def test_the_help_breaks_between_words(columns):
    assert all(width(row) <= columns for row in plain(help_text(columns)).split("\n"))


def test_one_key_goes_through_the_readings():
    readings = Readings(open_store())
    first, number, count = readings.now("remove all containers")
    readings.next("remove all containers")
    second = readings.chosen("remove all containers")
    assert number == 1
    assert count > 1
    assert second is not None
    assert second.command != first.command
    assert readings.chosen("list containers") is None


@pytest.mark.parametrize("columns", [20, 40, 80, 120, 200])
def test_the_bar_fills_its_line(columns):
    live = Live((LiveContainer("a", "", "", "running", ""), LiveContainer("b", "", "", "exited", "")))
    text = plain(bar(("default", "unix:///var/run/docker.sock"), live, None, True, ("vi",), columns))
    assert width(text) == columns
    assert "1/2" in text
    assert width(plain(bar(("default", "x"), live, "no engine " * 20, True, (), columns))) == columns


def test_who_restarts_all_the_time_does_not_run():
    live = Live((LiveContainer("a", "", "", "running", ""), LiveContainer("b", "", "", "restarting", "")))
    assert "1/2 running, 1 restarting" in plain(bar(("default", "x"), live, None, True, (), 80))


def test_the_data_that_goes_stands_first():
    rows = [Effect("remove", "container", "a" * 64, f"box-{n}") for n in range(30)]
    rows.append(Effect("remove", "volume", "data", "data", "with all its files"))
    found = Plan("docker rm x", ENGINE, "destroy", (Step("x", {}, tuple(rows)),), flow="flow")
    text = plain(screen(explain_line("docker rm x", open_store()), found, None, 80, 24))
    assert text.index("remove volume data") < text.index("box-0")


def test_the_bar_without_an_engine_still_shows_modes_and_keys():
    problem = "no Docker engine is running here: there is no socket /var/run/docker.sock → sudo systemctl start docker"
    text = plain(bar(("default", "x"), Live(), problem, True, ("vi",), 80))
    assert text.strip().split(" · ") == ["default", "vi", "✗ no Docker engine is running here", "F2 help"]


def image_effects(names, remove=True):
    identity = "sha256:" + names[0].encode().hex()[:64].ljust(64, "0")
    rows = [Effect("untag", "image", identity, name) for name in names]
    return (*rows, Effect("remove", "image", identity, names[0])) if remove else tuple(rows)


@pytest.mark.parametrize(
    ("command", "effects"),
    [
        (
            "docker image prune -a",
            [e for n in range(6) for e in image_effects([f"127.0.0.1:5000/team/app-{n}:latest"])],
        ),
        ("docker system prune -a --volumes", [Effect("remove", "volume", "e" * 64, "e" * 64, "anonymous volume")] * 4),
    ],
)
def test_a_prune_leaves_room_and_cuts_no_name(command, effects):
    keeps = ("every image that a container was made from, even a stopped one", "a" * 300, "all volumes (data)")
    found = Plan(command, ENGINE, "destroy", (Step("x", {}, tuple(effects)),), (), keeps, "docker pull", True, "flow")
    text = plain(screen(explain_line(command, open_store()), found, None, 80, 23))
    assert text.count("\n") + plain(question(found, False, 80)).count("\n") + 1 <= 23
    assert "take the name" not in text  # an image that goes with its names is one line
    assert all(width(row) <= 80 for row in text.split("\n"))
    assert "kept: every image" in text
    assert "a" * 20 not in text  # what does not fit is left out whole
    assert all(not row.endswith("…") for row in text.split("\n"))


def test_the_reading_is_wrapped_and_what_is_kept_is_left_to_more():
    command = "docker run -d --name shop -p 8090:80 -v data:/data -e GREETING=hello web:1.0"
    it = explain_line(command, open_store())
    reading = ("container run", "web:1.0", "in the background", "named shop", "port 8090 leads to 80", "volume data")
    effects = (Effect("create", "container", None, "shop", "from web:1.0"),)
    found = Plan(command, ENGINE, "change", (Step("x", {}, effects),), (), ("the image",), None, False, "flow")
    text = plain(screen(it, found, Suggestion(command, "", "change", 1.0, (), None, reading), 80, 24))
    assert " ".join(text.split()).count("read as: " + " · ".join(reading)) == 1
    assert "…" not in text
    assert "kept" not in text
    assert "on default (this computer)" in text


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("unix:///var/run/docker.sock", "default (this computer)"),
        ("unix:///tmp/lab/docker.sock", "default (this computer)"),
        ("ssh://me@prod", "default (ssh://me@prod)"),
        ("tcp://10.0.0.7:2376", "default (tcp://10.0.0.7:2376)"),
    ],
)
def test_bar_and_question_say_which_computer(host, near):
    assert f"Docker: {near}" in plain(bar(("default", host), Live(), None, True, (), 100))
    it = plan("docker stop web", "change", 1)._replace(engine=Engine("default", host, "28"))
    assert f"Run it on {near}: Enter" in plain(question(it, False, 100))


def test_a_container_that_is_killed_and_removed_is_one_line():
    rows = [Effect("stop", "container", "a" * 64, "web", "killed at once")]
    rows += [Effect("remove", "container", "a" * 64, "web", "running"), Effect("stop", "container", "b" * 64, "db")]
    found = Plan("docker rm -f web", ENGINE, "destroy", (Step("x", {}, tuple(rows)),), flow="flow")
    text = plain(screen(explain_line("docker rm -f web", open_store()), found, None, 80, 24))
    assert "remove container web aaaaaaaaaaaa  running, killed at once" in text
    assert "stop container web" not in text
    assert "stop container db" in text


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("docker run -m 64m nginx", "The most memory it may use: 64 MiB (67,108,864 bytes)"),
        ("docker run --restart always nginx", "Starts again by itself"),
        ("docker run --restart no nginx", "Whether docker starts it again by itself when it ends"),
        ("docker run --cpus 1.5 nginx", "As much processor time as 1.5 processors give"),
    ],
)
def test_a_value_is_said_with_what_it_is_for(command, says):
    text = plain(screen(explain_line(command, open_store()), plan(command, "change", 1), None, 100, 40))
    assert says in " ".join(text.split())


def test_the_file_that_a_backup_makes_is_named():
    line = 'docker run --rm -v dbdata:/data -v "$(pwd)":/backup busybox tar czf /backup/db.tar.gz -C /data .'
    text = plain(screen(explain_line(line, open_store()), plan(line, "change", 3), None, 80, 22))
    assert "make the file db.tar.gz" in text
    assert "in the current folder of this machine" in text
