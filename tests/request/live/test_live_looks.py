"""Since when they run, which needs most, all about one: with the names of what there is."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("blog", "web:1.0", leads=((8085, 80),)),
        LiveContainer("db", "busybox"),
        LiveContainer("old", "web:1.0", "exited"),
        LiveContainer("db2", "busybox"),
    ),
    ("web:1.0", "busybox:latest"),
    ("dbdata",),
    ("bridge", "inner"),
)
MEMORY = r"docker stats --no-stream --format '{{.MemPerc}}\t{{.Name}}' | sort -hr"
CPU = r"docker stats --no-stream --format '{{.CPUPerc}}\t{{.Name}}' | sort -hr"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("which container uses the most memory", MEMORY),
        ("which one needs most cpu", CPU),
        ("which uses the most memory?", MEMORY),
        ("who eats the most ram", MEMORY),
        ("what container takes the most cpu right now", CPU),
        ("since when is blog running", "docker ps -a -f name=blog"),
        ("since when is old running", "docker ps -a -f name=old"),
        ("since when are blog and old running", "docker ps -a -f name=blog -f name=old"),
        ("since when are containers blog old running", "docker ps -a -f name=blog -f name=old"),
        ("how long has the container db been up", "docker ps -a -f name='^db$'"),
        ("since when are they running", "docker ps"),
        ("show everything about db", "docker inspect db"),
        ("tell me all about the container blog", "docker inspect blog"),
        ("show me everything about web:1.0", "docker image inspect web:1.0"),
        ("show everything there is to know about dbdata", "docker volume inspect dbdata"),
        ("give me all details of inner", "docker network inspect inner"),
        ("check that blog answers", "docker port blog"),
        ("make sure that blog responds", "docker port blog"),
        ("is the web page of blog reachable", "docker port blog"),
        ("is the web page reachable", "docker port blog"),
        ("does the page work?", "docker port blog"),
        ("does http://127.0.0.1:8085 answer", "docker ps -f publish=8085"),
        ("is localhost:8085 reachable", "docker ps -f publish=8085"),
        ("does port 8085 answer", "docker ps -f publish=8085"),
    ],
)
def test_looks(text, command):
    found = answer(text, STORE, LIVE)
    assert found.outcome == "match"
    assert (found.suggestions[0].command.replace("'^db$'", "^db$"), found.suggestions[0].risk) == (
        command.replace("'^db$'", "^db$"),
        "read",
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("since when is old running", "old does not run"),
        ("since when are blog and old running", "old does not run"),
        ("is the web page reachable", "http://localhost:8085"),
        ("does http://127.0.0.1:8085 answer", "!curl http://localhost:8085"),
    ],
)
def test_what_is_said_with_it(text, says):
    assert says in (answer(text, STORE, LIVE).suggestions[0].warning or "")


@pytest.mark.parametrize("text", ["how long is a piece of string", "show everything about images", "list all volumes"])
def test_what_is_left_to_others(text):
    found = answer(text, STORE, LIVE)
    assert not any(it.command.startswith(("docker inspect", "docker ps -a -f name")) for it in found.suggestions[:1])


@pytest.mark.parametrize(
    "text",
    ["what is safe to free", "free what is safe", "clean up what is safe", "what can be removed safely",
     "remove what is safe to remove"],
)  # fmt: skip
@pytest.mark.parametrize("live", [None, LIVE], ids=["bare", "live"])
def test_what_is_safe(text, live):
    found = answer(text, STORE, live)
    assert (found.outcome, found.suggestions[0].command) == ("ambiguous", "docker system df")
    assert not any("system prune" in it.command or "volume" in it.command for it in found.suggestions)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("save the log of blog to a file blog.log", "docker logs blog > blog.log 2>&1"),
        ("save the log of blog to blog.log with the errors too", "docker logs blog > blog.log 2>&1"),
        ("write the last 50 lines of the log of blog into blog.log", "docker logs -n 50 blog > blog.log 2>&1"),
        ("put the logs of blog from the last hour in out.txt", "docker logs --since 1h blog > out.txt 2>&1"),
        ("store the logs of blog in all.txt", "docker logs blog > all.txt 2>&1"),
        ("append the log of blog to all.log", "docker logs blog >> all.log 2>&1"),
        ("is there GET in the log of blog", "docker logs blog 2>&1 | grep GET"),
        ('search "GET" in the log of blog', "docker logs blog 2>&1 | grep GET"),
    ],
)
@pytest.mark.parametrize("live", [None, LIVE], ids=["bare", "live"])
def test_logs_with_what_went_to_standard_error(text, command, live):
    assert answer(text, STORE, live).suggestions[0].command == command
