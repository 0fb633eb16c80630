"""Images of the practice engine: pulled, listed, tagged, pushed, committed, saved, loaded, imported."""

import base64
import json

import pytest
from small_worlds import ask, create, reply, run, small_world

from dsh.practice import catalogue
from dsh.practice.filesystem import Node
from dsh.practice.quick import Caller
from dsh.practice.routes import Call, Refused, answer
from dsh.practice.tarball import from_tar, to_tar


@pytest.fixture
def world():
    return small_world()


def lines(data):
    return [json.loads(line) for line in data.splitlines() if line.strip()]


def pull(world, name, tag="latest"):
    return [line["status"] for line in lines(ask(world, "POST", "/images/create", {"fromImage": name, "tag": tag}))]


def send(world, path, data, **params):
    """A request with a body of bytes."""
    query = {key: [str(value)] for key, value in params.items()}
    found = answer(world, Call("POST", path, query, {"content-type": "application/x-tar"}, Caller(iter((data,)))))
    if found.status >= 400:
        raise Refused(found.status, found.body["message"])
    return lines(b"".join(found.body))


def tags(world):
    return sorted(tag for row in ask(world, "GET", "/images/json") for tag in row["RepoTags"])


def test_a_pull_tells_of_every_layer(world):
    told = pull(world, "nginx")
    assert told[0] == "Pulling from library/nginx"
    assert told.count("Pull complete") == 3
    assert told[-1] == "Status: Downloaded newer image for nginx:latest"
    assert pull(world, "nginx")[-1] == "Status: Image is up to date for nginx:latest"
    assert "Already exists" in pull(world, "redis")
    assert ask(world, "GET", "/images/nginx/json")["RepoDigests"][0].startswith("nginx@sha256:")


@pytest.mark.parametrize(
    ("name", "tag", "status", "message"),
    [
        ("nope", "latest", 404, "pull access denied for nope, repository does not exist or may require 'docker login'"),
        ("nginx", "nope", 404, "manifest for nginx:nope not found: manifest unknown: manifest unknown"),
        ("reg.example/x", "1", 500, "no such host"),
        ("localhost:5000/x", "1", 500, 'Get "http://localhost:5000/v2/": dial tcp 127.0.0.1:5000: connect: connection'),
        ("UPPER", "1", 400, "invalid reference format"),
    ],
)
def test_a_pull_that_fails(world, name, tag, status, message):
    with pytest.raises(Refused) as refused:
        pull(world, name, tag)
    assert refused.value.status == status
    assert message in refused.value.message


def test_names_move(world):
    ask(world, "POST", "/images/busybox/tag", {"repo": "mine", "tag": "1"})
    ask(world, "POST", "/images/web:1.0/tag", {"repo": "mine", "tag": "1"})
    assert tags(world) == ["busybox:latest", "mine:1", "web:1.0"]
    assert ask(world, "GET", "/images/mine:1/json")["Config"]["Labels"] == {"role": "web"}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"reference": ["busy*"]}, ["busybox:latest"]),
        ({"label": ["role=web"]}, ["web:1.0"]),
        ({"dangling": ["true"]}, []),
        ({"since": ["busybox"]}, ["web:1.0"]),
    ],
)
def test_filters(world, filters, found):
    rows = ask(world, "GET", "/images/json", {"filters": json.dumps(filters)})
    assert [tag for row in rows for tag in row["RepoTags"]] == found


def test_a_commit_keeps_what_was_written(world):
    run(world, "a1", cmd=["sh", "-c", "echo kept > /kept"])
    made = ask(world, "POST", "/commit", {"container": "a1", "repo": "mine", "tag": "1", "changes": "ENV A=1"}, {})
    create(world, "a2", image="mine:1", cmd=["cat", "/kept"])
    ask(world, "POST", "/containers/a2/start")
    assert ask(world, "GET", "/containers/a2/logs", {"stdout": 1})[8:] == b"kept\n"
    found = ask(world, "GET", "/images/mine:1/json")
    assert (found["Id"], found["Config"]["Env"]) == (made["Id"], [catalogue.PATH, "A=1"])
    assert ask(world, "GET", "/images/mine:1/history")[0]["Size"] == 5
    with pytest.raises(Refused, match="nope is not a valid change command"):
        ask(world, "POST", "/commit", {"container": "a1", "changes": "NOPE 1"}, {})


def test_saved_removed_and_loaded(world):
    pull(world, "redis")
    before = ask(world, "GET", "/images/redis/json")
    saved = ask(world, "GET", "/images/redis/get")
    ask(world, "DELETE", "/images/redis")
    assert send(world, "/images/load", saved, quiet=1)[-1] == {"stream": "Loaded image: redis:latest\n"}
    after = ask(world, "GET", "/images/redis/json")
    assert {k: after[k] for k in ("Id", "Size", "Config")} == {k: before[k] for k in ("Id", "Size", "Config")}
    with pytest.raises(Refused, match="No such image: nope"):
        ask(world, "GET", "/images/nope/get")


def test_a_file_system_is_imported(world):
    tar = to_tar([("bin", Node("dir")), ("bin/sh", Node("file", 0o755, content=b"\x7fELF\0"))])
    told = send(world, "/images/create", tar, fromSrc="-", repo="mine", tag="2", changes='CMD ["sh"]')
    assert ask(world, "GET", "/images/mine:2/json")["Id"] == told[0]["status"]
    run(world, "a1", image="mine:2", cmd=["sh", "-c", "exit 7"])
    assert ask(world, "GET", "/containers/a1/json")["State"]["ExitCode"] == 7


def push(world, name, user="", tag="1"):
    auth = base64.urlsafe_b64encode(json.dumps({"username": user, "password": "x"}).encode()).decode()
    call = Call("POST", f"/images/{name}/push", {"tag": [tag]}, {"x-registry-auth": auth}, Caller(iter(())))
    return lines(b"".join(answer(world, call).body))


def test_pushed_and_pulled_again(world):
    ask(world, "POST", "/images/web:1.0/tag", {"repo": "me/web", "tag": "1"})
    assert push(world, "me/web")[-1]["error"] == "denied: requested access to the resource is denied"
    assert push(world, "me/web", "me")[-1]["aux"]["Tag"] == "1"
    identity = ask(world, "GET", "/images/me/web:1/json")["Id"]
    for name in ("me/web:1", "web:1.0"):
        ask(world, "DELETE", f"/images/{name}")
    assert pull(world, "me/web", "1")[-1] == "Status: Downloaded newer image for me/web:1"
    assert ask(world, "GET", "/images/me/web:1/json")["Id"] == identity


def test_a_registry_of_ones_own(world):
    pull(world, "registry")
    host = {"PortBindings": {"5000/tcp": [{"HostPort": "5000"}]}}
    create(world, "reg", image="registry", cmd=[], host=host)
    ask(world, "POST", "/containers/reg/start")
    ask(world, "POST", "/images/web:1.0/tag", {"repo": "localhost:5000/web", "tag": "1"})
    assert push(world, "localhost:5000/web")[-1]["aux"]["Tag"] == "1"
    ask(world, "DELETE", "/images/localhost:5000/web:1")
    assert pull(world, "localhost:5000/web", "1")[0] == "Pulling from web"


def test_search_and_login(world):
    found = ask(world, "GET", "/images/search", {"term": "redis"})
    assert found[0]["name"] == "redis"
    assert ask(world, "POST", "/auth", {}, {"username": "me", "password": "x"})["Status"] == "Login Succeeded"
    with pytest.raises(Refused, match="incorrect username or password"):
        ask(world, "POST", "/auth", {}, {"username": "me"})


def test_copied_in_and_out(world):
    create(world, "a1")
    tar = to_tar([("f", Node("file", content=b"1"))])
    call = Call("PUT", "/containers/a1/archive", {"path": ["/tmp"]}, {}, Caller(iter((tar,))))
    assert answer(world, call).status == 200
    assert from_tar(ask(world, "GET", "/containers/a1/archive", {"path": "/tmp/f"}))["/f"].content == b"1"
    head = reply(world, "HEAD", "/containers/a1/archive", {"path": "/tmp"}).headers["X-Docker-Container-Path-Stat"]
    assert json.loads(base64.b64decode(head))["mode"] >> 31 == 1
    with pytest.raises(Refused, match="Could not find the file /nope in container a1"):
        ask(world, "GET", "/containers/a1/archive", {"path": "/nope"})
    names = from_tar(ask(world, "GET", "/containers/a1/export"))
    assert {"/.dockerenv", "/tmp/f", "/bin/busybox"} <= names.keys()


def test_a_volume_gets_what_the_image_has_and_keeps_what_is_written(world):
    pull(world, "nginx")
    host = {"Binds": ["site:/usr/share/nginx/html"]}
    create(world, "n1", image="nginx", cmd=["sh", "-c", "echo new > /usr/share/nginx/html/new"], host=host)
    ask(world, "POST", "/containers/n1/start")
    assert sorted(world.volumes["site"].tree) == ["/", "/50x.html", "/index.html", "/new"]
    assert ask(world, "GET", "/containers/n1/changes") in (b"null\n", [])
