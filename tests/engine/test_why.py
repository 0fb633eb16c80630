"""dsh why with an engine at hand names the culprit."""

import argparse
import socket

import pytest

from dsh.explain.error import diagnose
from dsh.knowledge.store import open_store
from dsh.verbs.culprit import culprit

OPTIONS = argparse.Namespace(context=None, host=None)


def said(message: str) -> str:
    return culprit(diagnose(message, open_store())[0], OPTIONS) or ""


def test_names_the_culprit(clean_engine):
    clean_engine.setup(
        "docker network create back",
        "docker run -d --name holder --network back -p 18099:80 -v data:/data busybox sleep 600",
        "docker create --name waiting web:1.0",
    )
    holder = "holder (image busybox, up"
    assert holder in said("Bind for 0.0.0.0:18099 failed: port is already allocated")
    assert "waiting (image web:1.0, created): docker start waiting" in said(
        'Conflict. The container name "/waiting" is already in use by container "abc". You have to remove'
    )
    assert "there is one called holder" in said("Error: No such container: holdr")
    image = 'conflict: unable to remove repository reference "web:1.0" (must force) - container abc is using its '
    assert "docker rm waiting" in said(image + "referenced image 123")
    assert "are still: holder" in said("error while removing network: network back id 12 has active endpoints")
    assert "there is back" in said("network bakc not found")
    assert "% full" in said("write /x: no space left on device")


def test_another_program_has_the_port(clean_engine):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        message = f"driver failed: listen tcp 0.0.0.0:{port}: bind: address already in use"
        assert "not by a container" in said(message)


@pytest.mark.parametrize("message", ["Bind for 0.0.0.0:80 failed: port is already allocated", "No such container: x"])
def test_no_engine_no_word(message, monkeypatch, tmp_path):
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/none.sock")
    assert said(message) == ""


def test_where_docker_would_look(monkeypatch, tmp_path):
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/none.sock")
    message = f"Cannot connect to the Docker daemon at unix://{tmp_path}/none.sock. Is the docker daemon running?"
    assert "there is no such socket" in said(message)
