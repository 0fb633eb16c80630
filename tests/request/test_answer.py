"""What requests in plain words come to."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scorer import right

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.trace import trace

STORE = open_store()
LOOK = Path(__file__).parent.parent / "data" / "requests" / "look.jsonl"

COMMANDS = [
    ("all", "remove all containers", "docker rm -f $(docker ps -aq)"),
    ("stopped", "remove stopped containers", "docker container prune"),
    ("from image", "stop the containers of image redis", "docker stop $(docker ps -q -f ancestor=redis)"),
    ("named like", "stop all containers named like test", "docker stop $(docker ps -q -f name=test)"),
    ("older", "delete containers older than 24 hours", "docker container prune --filter until=24h"),
    ("port of image", "run nginx in the background on port 8080", "docker run -d -p 8080:80 nginx"),
    ("two ports", "run friendlyhello with port 4000 mapped to 80", "docker run -p 4000:80 friendlyhello"),
    ("version", "download the redis image version 7", "docker pull redis:7"),
    ("size and name", "run postgres 16 with 512 megs of memory called db", "docker run --name db -m 512m postgres:16"),
    ("mount", "run node with the current directory mounted to /app", "docker run -v $(pwd):/app node"),
    ("lines", "follow the last 50 lines of the logs of api", "docker logs -f --tail 50 api"),
    ("time", "show logs of web from the last 10 minutes", "docker logs --since 10m web"),
    ("several", "stop web, db and cache", "docker stop web db cache"),
    ("typos", "shwo me the runing containers", "docker ps"),
    ("image typo", "run ngnix on port 80", "docker run -p 80:80 nginx"),
    ("sequence", "stop web then delete it", "docker stop web && docker rm web"),
    ("placeholder", "show the logs", "docker logs CONTAINER"),
    ("format", "whats the ip of db", "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' db"),
    ("denied", "don't remove anything, just show me the stopped containers", "docker ps -a -f status=exited"),
    ("folder inside", "transfer the folder uploads from container cms to ./backup", "docker cp cms:uploads ./backup"),
    ("goes when done", "run image scraper and delete it when finished", "docker run --rm scraper"),
    ("retries", "run worker and restart it up to 3 times if it fails", "docker run --restart on-failure:3 worker"),
    ("udp", "start myapp with udp port 53", "docker run -p 53:53/udp myapp"),
    ("address", "run myapp forwarding 127.0.0.1:8080 to 80", "docker run -p 127.0.0.1:8080:80 myapp"),
    ("size alone", "run nginx but only give it 200 MB and half a cpu", "docker run -m 200m --cpus 0.5 nginx"),
    ("call it", "fire up redis in the background and call it cache", "docker run -d --name cache redis"),
    ("command last", "start alpine, call it lab, with sleep infinity", "docker run --name lab alpine sleep infinity"),
    ("no mount", "run nginx with hostname web.local", "docker run -h web.local nginx"),
    ("registry", "pull from localhost:5000 the image foo", "docker pull localhost:5000/foo"),
    ("bare tag", "tag shop as v2", "docker tag shop shop:v2"),
    ("two tags", "build with two tags app:1 and app:latest", "docker build -t app:1 -t app:latest ."),
    ("no verb", "tmpfs on /run for image fastapp", "docker run --tmpfs /run fastapp"),
    ("while", "publish port 8080 when running image nginx", "docker run -p 8080:80 nginx"),
    ("own machine", "run amd64 ubuntu on my m2 mac interactively", "docker run -it --platform linux/amd64 ubuntu"),
    ("to a file", "export container web", "docker export -o FILE web"),
    ("case kept", "stop the container called Web-1", "docker stop Web-1"),
]
NOTHING = [
    "git commit my changes",
    "delete my home directory",
    "tell me a joke",
    "kubectl get pods",
    "stop the music",
    "",
]
LOOKS = [
    "what happens if I remove all containers",
    "how many containers are running",
    "is it safe to delete the volume x",
]


@pytest.mark.parametrize(("request_text", "wanted"), [pytest.param(r, w, id=i) for i, r, w in COMMANDS])
def test_command(request_text: str, wanted: str) -> None:
    found = answer(request_text, STORE)
    assert found.outcome == "match"
    assert right(found.suggestions[0].command, [wanted], STORE), found.suggestions[0].command


@pytest.mark.parametrize("text", NOTHING)
def test_not_docker(text: str) -> None:
    assert answer(text, STORE).outcome == "none"


@pytest.mark.parametrize("text", LOOKS)
def test_questions_destroy_nothing(text: str) -> None:
    assert not any(s.risk == "destroy" for s in answer(text, STORE).suggestions[:1])


def test_missing_is_named() -> None:
    assert answer("show the logs", STORE).suggestions[0].missing == ("CONTAINER",)


def test_concept() -> None:
    found = answer("what is a volume", STORE)
    assert (found.outcome, found.concept) == ("concept", "volume")
    assert found.answer


def test_ambiguous() -> None:
    found = answer("delete it", STORE)
    assert found.outcome == "ambiguous"
    assert found.question
    assert "docker rm CONTAINER" in [s.command for s in found.suggestions]


def test_trace_names_what_was_mended() -> None:
    assert ("contaniers", "containers") in trace("list contaniers", STORE).mended


def test_every_suggestion_parses() -> None:
    for line in LOOK.read_text().splitlines()[::5]:
        for suggestion in answer(json.loads(line)["request"], STORE).suggestions:
            command = suggestion.command
            for name in suggestion.missing:
                command = command.replace(name, "1" if name == "REPLICAS" else name.lower())
            assert not [p for i in invocations(command, STORE) for p in i.problems], command


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80))
def test_any_text_has_an_answer(text: str) -> None:
    assert answer(text, STORE).outcome in ("match", "ambiguous", "concept", "none")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "remove",
                "all",
                "the",
                "containers",
                "run",
                "nginx",
                "on",
                "port",
                "80",
                "to",
                "8080",
                ",",
                "and",
                "then",
                "web",
                "'x",
                "y'",
                "5",
                "minutes",
            ]
        ),
        max_size=12,
    )
)
def test_any_words_have_an_answer(words: list[str]) -> None:
    assert answer(" ".join(words), STORE).outcome in ("match", "ambiguous", "concept", "none")


def test_no_restart_is_no_reading_of_restart() -> None:
    assert "--restart no" in first("no automatic restart for web")
    assert "--restart no" not in first("automatic restart for web")
    assert first("tasks on node n1") == "docker node ps n1"


def first(request_text: str) -> str:
    return answer(request_text, STORE).suggestions[0].command


def test_the_likeliest_reading_of_the_words_stands_beside_another_line():
    """ "built for" speaks for a build, and run is what was said."""
    found = answer("run my image thumbs on a mac m1, its built for amd64", STORE)
    assert "docker run --platform linux/amd64 thumbs" in [it.command for it in found.suggestions[:3]]


def test_whoever_pastes_a_book_is_told_so_at_once() -> None:
    got = answer("remove the container site and " * 2000, STORE)
    assert (got.outcome, got.suggestions) == ("none", ())
    assert "too long" in (got.hint or "")


def test_what_is_no_text_is_no_trouble() -> None:
    assert answer("\udcff\udcfe", STORE).outcome == "none"
    assert answer("stop \udcff", STORE).suggestions
