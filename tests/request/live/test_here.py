"""Ways of speaking of what there is: each with other words and names than the knowledge's own comments."""

import pytest

from dsh.cmdline.lines import invocations
from dsh.errors import KnowledgeError
from dsh.knowledge.store import open_store
from dsh.knowledge.ways import index_of_ways
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

LIVE = Live(
    (
        LiveContainer("gate", "site:1.0", "running", ((8071, 8000),), ("backs",), (("", "/www"),)),
        LiveContainer("kv", "busybox", "running", (), ("bridge",), (("heap", "/data"),)),
        LiveContainer("sick", "busybox", "restarting", (), ("bridge", "backs", "outs")),
        LiveContainer("gone1", "busybox", "exited", (), ("bridge",)),
        LiveContainer("gone2", "busybox", "exited", (), ("bridge",)),
    ),
    ("site:1.0", "busybox:latest", "kit:1", "kit:2", "kit:latest"),
    ("heap", "notes"),
    ("bridge", "host", "none", "backs", "outs"),
)
SETTINGS = "docker inspect -f 'image {{.Config.Image}}"
ENDED = "docker inspect -f '{{slice .Name 1}}: {{.State.Status}}, exit code"
LOOPS = "docker inspect -f '{{.RestartCount}} restarts:"
POLICY = "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' gate"
LINES = [
    ("which ones are down and why", "docker ps -a -f status=exited"),
    ("why have they ended", ENDED),
    ("why did gone1 and gone2 die", ENDED),
    ("tell me the reason gone2 crashed", "docker logs -n 20 gone2 && docker inspect"),
    ("show the cause of the death of gone1", "docker logs -n 20 gone1 && docker inspect"),
    ("what was the last message of sick", "docker logs -n 10 sick"),
    ("what did gone2 say last before it died", "docker logs -n 10 gone2"),
    ("return code of gone2", "docker inspect -f '{{.State.ExitCode}}' gone2"),
    ("which container keeps falling over", LOOPS),
    ("who is dying again and again", LOOPS),
    ("show me the one that always crashes", LOOPS),
    ("will gate start again by itself after a reboot", POLICY),
    ("does gate get up again if it crashes", POLICY),
    ("how was gate made", SETTINGS),
    ("show me how gate was launched", SETTINGS),
    ("with which flags was kv started", SETTINGS),
    ("what program was sick started with", "docker inspect -f '{{json .Config.Entrypoint}} {{json .Config.Cmd}}' sick"),
    ("does kv have the folder", "docker inspect -f '{{range .Mounts}}"),
    ("make a small file in /tmp of kv", "docker exec kv touch /tmp/test.txt"),
    ("see whether gate responds", "docker port gate"),
    ("open the website of gate", "docker port gate"),
    ("ping gate from inside kv", "docker exec kv ping -c 3 gate"),
    ("fetch http://gate:8000/x from kv", "docker exec kv wget -qO- http://gate:8000/x"),
    ("from kv load the page of gate", "docker exec kv wget -qO- http://gate:8000"),
    ("check that gate answers kv by name", "docker exec kv wget -qO- http://gate"),
    ("kick gate out of backs", "docker network disconnect backs gate"),
    ("gate off backs please", "docker network disconnect backs gate"),
    ("take gate off", "docker network disconnect backs gate"),
    ("who is on backs", "docker ps -a -f network=backs"),
    ("run sick once more with the command sleep 50", "docker rm -f sick && docker run -d --name sick busybox sleep 50"),
    ("run sick anew but with sleep 50 and call it well", "docker run -d --name well busybox sleep 50"),
    ("set the command of sick to sleep 50", "docker rm -f sick && docker run -d --name sick busybox sleep 50"),
    ("let sick do sleep 50 instead", "docker rm -f sick && docker run -d --name sick busybox sleep 50"),
    ("find gate another name", "docker rename gate NEW_NAME"),
    ("gate is to be named door", "docker rename gate door"),
    ("drop the restart policy of sick", "docker update --restart no sick"),
    ("clear out the folder /www of gate", "docker exec gate find /www -mindepth 1 -delete"),
    ("drop the network of gate", "docker network rm backs"),
    ("delete the image behind gate", "docker rmi site:1.0"),
    ("delete the volumes that kv does not need", "docker inspect -f '{{json .Mounts}}' kv && docker volume ls"),
    ("delete the volume no container has", "docker volume ls -f dangling=true"),
    ("keep gate before you delete it", "docker commit gate gate-saved"),
    ("pause all busybox containers but not kv",
     "docker pause $(docker ps -f ancestor=busybox --format '{{.Names}}' | grep -vx kv)"),
    ("drop all tags of kit but not 2",
     "docker rmi $(docker images kit --format '{{.Repository}}:{{.Tag}}' | grep -vx kit:2)"),
    ("is gate smaller than kv", "docker ps -as -f name=gate -f name=kv"),
    ("which is larger, kit:1 or kit:2", "docker image inspect -f '{{index .RepoTags 0}}: {{.Size}} bytes' kit:1 kit:2"),
    ("try kit just once with date", "docker run --rm kit date"),
    ("list the volumes with their sizes", "docker system df -v --format"),
    ("what has docker been doing lately", "docker events --since 1h --until 0s"),
    ("show what remains", "docker ps -a && docker images && docker volume ls && docker network ls"),
    ("tidy up but let me see first", "docker system df -v"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), LINES, ids=lambda it: it[:40])
def test_lines(text, line):
    found = answer(text, open_store(), LIVE)
    assert (found.outcome, found.suggestions[0].command[: len(line)]) == ("match", line)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("can i set a variable of a running container", "fixed when it is made"),
        ("start sick again with another program", "docker run -d --name NEW_NAME busybox COMMAND"),
        ("get the page of kv", "kv publishes no port"),
        ("lift the memory limit of kv", "raised, not taken away"),
        ("drop the ports of gate", "docker port gate shows those it has"),
        ("unset LOG_LEVEL for kv", "without LOG_LEVEL"),
        ("wipe the log of kv", "empties a log"),
        ("delete the network of sick", "sick is on backs and outs"),
        ("show the dockerfile of kit", "!cat kit/Dockerfile"),
        ("mend src/Dockerfile", "!nano src/Dockerfile"),
    ],
)
def test_what_no_line_does_is_told(text, part):
    found = answer(text, open_store(), LIVE)
    assert (found.outcome, found.understood) == ("none", True)
    assert part in (found.hint or "")


@pytest.mark.parametrize(
    "text", ["exit code of nobody", "remove gate from nowhere", "gate off nowhere", "how was x made"]
)
def test_nothing_is_said_of_what_is_not_there(text):
    assert all("nobody" not in it.command or it.score < 0.9 for it in answer(text, open_store(), LIVE).suggestions)
    assert all("disconnect nowhere" not in it.command for it in answer(text, open_store(), LIVE).suggestions[:1])


def test_what_destroys_says_so():
    found = answer("clear out the folder /www of gate", open_store(), LIVE)
    assert [it.risk for it in found.suggestions] == ["destroy"]


def test_every_line_can_be_read():
    store = open_store()
    for text, _ in LINES:
        command = answer(text, store, LIVE).suggestions[0].command
        assert invocations(command, store), command


def test_a_way_that_answers_twice_is_refused():
    with pytest.raises(KnowledgeError):
        index_of_ways({"x": {"here": [{"signs": "a", "said": "a", "line": "docker ps", "hint": "no"}]}})
