"""The practice engine's builder: its lines, its cache, what ends it."""

import json

import pytest
from small_worlds import ask, create, small_world

from dsh.practice.filesystem import Node
from dsh.practice.quick import Caller
from dsh.practice.routes import Call, Refused, answer
from dsh.practice.tarball import to_tar

FILES = {"f": b"one\n", "sub/g": b"two\n"}


@pytest.fixture
def world():
    return small_world()


def build(world, text, **params):
    """The streamed text, and the error that ended it."""
    entries = [("Dockerfile", Node("file", content=text.encode())), ("sub", Node("dir"))]
    entries += [(name, Node("file", content=data)) for name, data in FILES.items()]
    query = {key: [str(value)] for key, value in params.items()}
    found = answer(world, Call("POST", "/build", query, {}, Caller(iter((to_tar(entries),)))))
    if found.status >= 400:
        raise Refused(found.status, found.body["message"])
    told = [json.loads(line) for line in b"".join(found.body).splitlines() if line.strip()]
    return "".join(line.get("stream", "") for line in told), told[-1].get("error")


def output(world, image, *cmd):
    name = f"c{len(world.containers)}"
    create(world, name, image=image, cmd=list(cmd))
    ask(world, "POST", f"/containers/{name}/start")
    data, text = ask(world, "GET", f"/containers/{name}/logs", {"stdout": 1}), b""
    while data:
        size = 8 + int.from_bytes(data[4:8], "big")
        text, data = text + data[8:size], data[size:]
    return text.decode()


def test_steps_make_layers_and_the_cache_finds_them_again(world):
    text = 'FROM busybox\nENV A=1\nRUN echo $A > /a && cat /a\nCOPY . /srv/\nCMD ["cat", "/a"]\n'
    told, error = build(world, text, t="app:1")
    assert error is None
    assert told.startswith("Step 1/5 : FROM busybox\n ---> ")
    assert "1\n ---> Removed intermediate container " in told
    assert told.endswith("Successfully tagged app:1\n")
    again = build(world, text, t="app:2")[0]
    assert again.count(" ---> Using cache\n") == 4
    assert ask(world, "GET", "/images/app:1/json")["Id"] == ask(world, "GET", "/images/app:2/json")["Id"]
    assert build(world, text, nocache=1)[0].count("Using cache") == 0
    assert output(world, "app:1", "cat", "/srv/sub/g") == "two\n"
    shown = [row["CreatedBy"] for row in ask(world, "GET", "/images/app:1/history")][:4]
    assert shown[0] == '/bin/sh -c #(nop)  CMD ["cat" "/a"]'
    assert shown[2:] == ["/bin/sh -c echo $A > /a && cat /a", "/bin/sh -c #(nop)  ENV A=1"]


@pytest.mark.parametrize(
    ("text", "cmd", "found"),
    [
        ("FROM busybox AS one\nRUN echo x > /x\nFROM busybox\nCOPY --from=one /x /y\n", "cat /y", "x\n"),
        ("ARG B=busybox\nFROM $B\nARG W=you\nRUN echo $W > /w\n", "cat /w", "you\n"),
        ("FROM busybox\nWORKDIR /a/b\nWORKDIR c\nCOPY f ./\n", "ls /a/b/c", "f\n"),
        ("FROM busybox\nRUN adduser -D app\nUSER app\n", "id -un", "app\n"),
        ("FROM busybox\nENV A=1 B=${A:-2}3\n", "printenv B", "23\n"),
        ("FROM busybox\nCOPY f sub /to/\n", "ls /to", "f\ng\n"),
        ("FROM busybox\nRUN mkdir /v && echo a > /v/a\nVOLUME /v\nRUN echo b > /v/b\n", "ls /v", "a\n"),
        ("FROM alpine\nRUN apk add curl\n", "which curl", "/usr/bin/curl\n"),
    ],
)
def test_what_is_in_the_image(world, text, cmd, found):
    told, error = build(world, text, t="app")
    assert error is None, told
    assert output(world, "app", *cmd.split()) == found


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("FROM busybox\nRUN exit 3\n", "The command '/bin/sh -c exit 3' returned a non-zero code: 3"),
        (
            "FROM busybox\nCOPY nope /x\n",
            "COPY failed: file not found in build context or excluded by .dockerignore: stat nope: file does not exist",
        ),
        (
            "FROM busybox\nCOPY f sub /x\n",
            "When using COPY with more than one source file, the destination must be a directory and end with a /",
        ),
        (
            "FROM nope\n",
            "pull access denied for nope, repository does not exist or may require 'docker login': "
            "denied: requested access to the resource is denied",
        ),
    ],
)
def test_a_step_that_fails(world, text, error):
    assert build(world, text)[1] == error


@pytest.mark.parametrize(
    ("text", "params", "message"),
    [
        ("FROM busybox\nNOPE x\n", {}, "dockerfile parse error line 2: unknown instruction: NOPE"),
        ("RUN x\n", {}, "no build stage in current context"),
        ("", {}, r"the Dockerfile \(Dockerfile\) cannot be empty"),
        ("FROM busybox\n", {"target": "x"}, "failed to reach build target x in Dockerfile"),
        ("FROM busybox\n", {"dockerfile": "other"}, "Cannot locate specified Dockerfile: other"),
        ("FROM busybox\n", {"t": "UP"}, "must be lowercase"),
        ("FROM busybox\n", {"version": "2"}, "classic builder only"),
    ],
)
def test_a_build_that_does_not_begin(world, text, params, message):
    with pytest.raises(Refused, match=message):
        build(world, text, **params)


def test_a_failed_step_leaves_its_container(world):
    build(world, "FROM busybox\nRUN exit 3\n", rm=1)
    assert [c["Status"].split(" ")[:2] for c in ask(world, "GET", "/containers/json", {"all": 1})] == [
        ["Exited", "(3)"]
    ]
    build(world, "FROM busybox\nRUN exit 4\n", rm=1, forcerm=1)
    assert len(world.containers) == 1


def test_arguments_and_labels_from_the_request(world):
    text = "FROM busybox\nARG W\nRUN echo $W > /w\n"
    told, _ = build(world, text, t="app", buildargs='{"W": "me", "X": "1"}', labels='{"a": "b"}')
    assert "[Warning] One or more build-args [X] were not consumed\n" in told
    assert output(world, "app", "cat", "/w") == "me\n"
    assert ask(world, "GET", "/images/app/json")["Config"]["Labels"] == {"a": "b"}
    assert build(world, text, q=1)[0].startswith("sha256:")


@pytest.mark.parametrize(
    ("files", "text", "port"),
    [
        (
            {"app.py": b'from flask import Flask\napp = Flask(__name__)\napp.run(host="0.0.0.0", port=5001)\n'},
            'FROM python:3-slim\nRUN pip install flask\nCOPY app.py .\nCMD ["python", "app.py"]\n',
            5001,
        ),
        (
            {
                "package.json": b'{"scripts": {"start": "node srv.js"}}',
                "srv.js": b"http.createServer(f).listen(3000)\n",
            },
            'FROM node:lts-alpine\nWORKDIR /app\nCOPY . .\nRUN yarn install\nCMD ["npm", "start"]\n',
            3000,
        ),
        (
            {"main.go": b'func main() { http.ListenAndServe(":8081", nil) }\n'},
            "FROM golang:1.25 AS b\nCOPY main.go .\nRUN go build -o /srv1 .\nFROM alpine\nCOPY --from=b /srv1 /srv1\n"
            'CMD ["/srv1"]\n',
            8081,
        ),
    ],
    ids=["python", "node", "go"],
)
def test_an_application_is_taken_for_a_server(world, monkeypatch, files, text, port):
    for name, data in files.items():
        monkeypatch.setitem(FILES, name, data)
    told, error = build(world, text, t="app")
    assert error is None, told
    create(world, "app", image="app", cmd=[])
    ask(world, "POST", "/containers/app/start")
    if "alpine" in text:
        command = ["wget", "-qO-", f"http://localhost:{port}"]
        made = ask(world, "POST", "/containers/app/exec", {}, {"Cmd": command, "AttachStdout": True})["Id"]
        ask(world, "POST", f"/exec/{made}/start", {}, {"Detach": True})
        assert ask(world, "GET", f"/exec/{made}/json")["ExitCode"] == 0
    assert f"port {port}" in ask(world, "GET", "/containers/app/logs", {"stderr": 1}).decode("utf-8", "replace")
