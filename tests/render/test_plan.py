import pytest

from dsh.plan.plan import Effect, Engine, Plan, Problem, Step
from dsh.render.fragments import plain, width
from dsh.render.plan import effect_row, preview

ENGINE = Engine("default", "unix:///var/run/docker.sock", "28.2.2")
WEB, DB = "a" * 64, "b" * 64
REMOVED = (
    Effect("stop", "container", WEB, "web", "killed at once"),
    Effect("remove", "container", WEB, "web", "running"),
    Effect("remove", "volume", "data", "data"),
)


def plan(risk, effects=(), problems=(), flow="something", **more):
    return Plan("docker x", ENGINE, risk, (Step("x", {}, tuple(effects)),), tuple(problems), flow=flow, **more)


def test_all_of_a_preview():
    it = plan("destroy", REMOVED, keeps=("The image", "Docker's files", "DNS names"), way_back="docker run ...")
    assert plain(preview(it, 80)) == (
        "  on default (unix:///var/run/docker.sock, engine 28.2.2)\n"
        "\n"
        "  stop container web aaaaaaaaaaaa    killed at once\n"
        "  remove container web aaaaaaaaaaaa  running\n"
        "  remove volume data\n"
        "\n"
        "  removes something that cannot come back\n"
        "  · kept: the image; Docker's files; DNS names\n"
        "  · to have it again: docker run ...\n"
    )


@pytest.mark.parametrize(
    ("it", "says"),
    [
        (plan("read"), "nothing on the engine would change\n\n  only looks, changes nothing\n"),
        (
            plan("read", problems=[Problem("conflict", "error", "web is running", "docker stop web")]),
            "  ✗ web is running → docker stop web\n\n  would fail, and change nothing\n",
        ),
        (
            plan("change", REMOVED[:1], [Problem("port", "error", "8080 is taken")]),
            "  ✗ 8080 is taken\n\n  changes something that can be taken back, and fails\n",
        ),
        (
            plan("read", problems=[Problem("not-run", "error", "no docker command")], flow=None),
            "  ✗ no docker command\n\n  dsh does not run this\n",
        ),
        (
            plan("change", REMOVED[:1], [Problem("x", "warning", "web is paused")]),
            "  ! web is paused\n\n  changes something that can be taken back\n",
        ),
    ],
)
def test_the_verdict_is_true(it, says):
    assert plain(preview(it, 80)).endswith(says)


def test_what_the_engine_names_cannot_drive_the_terminal():
    it = plan("destroy", [Effect("remove", "container", WEB, "\x1b[2J", "\x07")], [Problem("x", "error", "\x1b]0;")])
    assert "\x1b" not in plain(preview(it, 80))
    assert "\x07" not in plain(preview(it, 80))


def test_many_harmless_effects_are_counted_and_every_loss_is_listed():
    many = [Effect("stop", "container", f"{n:064d}", f"c{n}") for n in range(60)]
    assert "… and 20 more" in plain(preview(plan("change", many), 80))
    assert "… and" not in plain(preview(plan("change", many), 80, every=True))
    assert "… and" not in plain(preview(plan("destroy", many), 80))


@pytest.mark.parametrize("columns", [20, 30, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_window(columns):
    it = plan("destroy", REMOVED[2:], [Problem("x", "error", "web is running " * 8)], keeps=("the image",) * 9)
    assert all(width(line) <= columns for line in plain(preview(it, columns)).splitlines() if "docker.sock" not in line)


def test_a_digest_stays_within_the_margin():
    words, _ = effect_row(Effect("untag", "image", "sha256:" + "c" * 64, "127.0.0.1:5000/hello@sha256:" + "d" * 64))
    assert plain(words) == "take the name from image 127.0.0.1:5000/hello@sha256:dddddddddddd… cccccccccccc"
