"""Which engine: in docker's order, and an unknown context is an error."""

import hashlib
import json

import pytest

from dsh.engine.address import DEFAULT_HOST, UnknownContext, contexts, resolve
from dsh.errors import UsageError
from dsh.verbs.target import _named_in


@pytest.fixture
def env(tmp_path):
    """An environment with the contexts `far` (TLS) and `cell` (ssh)."""
    for name, host in (("far", "tcp://far:2376"), ("cell", "ssh://me@cell")):
        identity = hashlib.sha256(name.encode()).hexdigest()
        folder = tmp_path / "contexts" / "meta" / identity
        folder.mkdir(parents=True)
        meta = {"Name": name, "Metadata": {}, "Endpoints": {"docker": {"Host": host, "SkipTLSVerify": False}}}
        (folder / "meta.json").write_text(json.dumps(meta))
    tls = tmp_path / "contexts" / "tls" / hashlib.sha256(b"far").hexdigest() / "docker"
    tls.mkdir(parents=True)
    (tls / "ca.pem").write_text("x")
    return {"DOCKER_CONFIG": str(tmp_path)}


CASES = [
    # context, host, environment, config.json -> context, host
    (None, None, {}, {}, ("default", DEFAULT_HOST)),
    ("far", None, {"DOCKER_HOST": "tcp://other"}, {}, ("far", "tcp://far:2376")),
    (None, "unix:///x", {"DOCKER_CONTEXT": "far"}, {}, ("default", "unix:///x")),
    (None, None, {"DOCKER_HOST": "tcp://h:1", "DOCKER_CONTEXT": "far"}, {}, ("default", "tcp://h:1")),
    (None, None, {"DOCKER_HOST": "", "DOCKER_CONTEXT": "cell"}, {}, ("cell", "ssh://me@cell")),
    (None, None, {}, {"currentContext": "far"}, ("far", "tcp://far:2376")),
    (None, None, {"DOCKER_CONTEXT": "default"}, {"currentContext": "far"}, ("default", DEFAULT_HOST)),
    (None, "127.0.0.1:2375", {}, {}, ("default", "tcp://127.0.0.1:2375")),
]


@pytest.mark.parametrize(("context", "host", "more", "config", "expected"), CASES)
def test_resolves_as_docker_does(env, tmp_path, context, host, more, config, expected):
    (tmp_path / "config.json").write_text(json.dumps(config))
    found = resolve(context, host, env | more)
    assert (found.context, found.host) == expected


def test_tls_of_a_context(env):
    tls = resolve("far", None, env).tls
    assert (tls.ca.endswith("ca.pem"), tls.cert, tls.verify) == (True, None, True)


@pytest.mark.parametrize("more", [{"DOCKER_CONTEXT": "gone"}, {}])
def test_unknown_context(env, tmp_path, more):
    (tmp_path / "config.json").write_text(json.dumps({"currentContext": "gone"}))
    with pytest.raises(UnknownContext, match='"gone" not found'):
        resolve(None, None, env | more)


@pytest.mark.parametrize(("context", "host"), [("far", "unix:///x"), (None, "bogus://x"), (None, "tcp://a:b")])
def test_wrong_options(env, context, host):
    with pytest.raises(UsageError):
        resolve(context, host, env)


def test_lists_contexts(env):
    assert list(contexts(env)) == [
        "default",
        *sorted(["far", "cell"], key=lambda n: hashlib.sha256(n.encode()).hexdigest()),
    ]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("docker -H unix:///x ps", (None, "unix:///x")),
        ("docker --context=far ps -q | wc -l", ("far", None)),
        ("docker -H unix:///x ps; docker ps", (None, None)),
        ("docker run -h web -c 512 busybox", (None, None)),
        ("docker ps", (None, None)),
    ],
)
def test_the_engine_that_a_whole_line_names(line, named):
    assert _named_in(line)[:2] == named
