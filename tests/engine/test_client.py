"""One clear sentence for each way an engine can be out of reach, and its answers as they are."""

import socket

import pytest

from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.engine.refusal import EngineRefused
from dsh.errors import EngineUnreachable


def test_tells_the_versions(engine):
    client = connect(resolve(None, engine.host, {}))
    about = engine.api.version()
    assert (client.version, client.at_least("1.24"), client.at_least("9.9")) == (about["Version"], True, False)
    client.close()


def test_refusals_have_status_and_dockers_words(engine):
    client = connect(resolve(None, engine.host, {}))
    with pytest.raises(EngineRefused, match="No such container: nosuch") as caught:
        client.post("/containers/nosuch/start")
    assert caught.value.status == 404
    client.close()


def test_no_socket(tmp_path):
    with pytest.raises(EngineUnreachable, match="there is no socket"):
        connect(resolve(None, f"unix://{tmp_path}/none.sock", {}))


def test_a_socket_that_nobody_listens_at(tmp_path):
    left = socket.socket(socket.AF_UNIX)
    left.bind(f"{tmp_path}/left.sock")
    left.close()
    with pytest.raises(EngineUnreachable, match="has stopped"):
        connect(resolve(None, f"unix://{tmp_path}/left.sock", {}))


def test_a_port_that_nobody_listens_at():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        with pytest.raises(EngineUnreachable, match="no engine answers at tcp://127") as caught:
            connect(resolve(None, f"tcp://127.0.0.1:{probe.getsockname()[1]}", {}))
    assert caught.value.exit_code == 4
    assert caught.value.hint
