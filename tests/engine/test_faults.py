"""The engine cut off, broken or lying at a call: a true account, docker's way of exiting, no hang, no traceback."""

import io
import socket
import threading
from contextlib import contextmanager

import pytest
from truth import preview, state

from dsh.console import Console
from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.knowledge.store import open_store
from dsh.run.execute import execute

FAULTS = {
    "closes": b"",
    "truncates": b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n[{",
    "garbage": b"what do you want\r\n\r\n",
    "500": b'HTTP/1.1 500 Oops\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"message":"broken"}',
    "409": b'HTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{"message":"busy"}',
    "no-json": b"HTTP/1.1 500 Oops\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n<html",
}
LINES = [
    "docker rm -f a1 a2",
    "docker container prune -f",
    "docker rm a1 && docker volume rm v1",
    "docker volume rm v1",
]


@contextmanager
def faulty(host, folder, fault):
    """A socket before the engine's that answers every DELETE with a fault and passes on the rest."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"{folder}/proxy.sock")
    listener.listen(50)
    threads = []

    def serve(one):
        with one, socket.socket(socket.AF_UNIX) as engine:
            engine.connect(host.removeprefix("unix://"))
            while head := one.recv(65536):
                if head.startswith(b"DELETE"):
                    one.sendall(fault)
                    return
                engine.sendall(head.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
                while answer := engine.recv(65536):
                    one.sendall(answer)
                return

    def accept():
        while True:
            try:
                one, _ = listener.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=serve, args=(one,), daemon=True))
            threads[-1].start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield f"unix://{folder}/proxy.sock"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join(5)
        for thread in threads:
            thread.join(5)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("fault", FAULTS)
def test_account_is_true(clean_engine, tmp_path, fault, line):
    clean_engine.setup("docker create --name a1 busybox", "docker create --name a2 busybox", "docker volume create v1")
    before = state(clean_engine.api)
    running = threading.active_count()
    with faulty(clean_engine.host, tmp_path, FAULTS[fault]) as host:
        plan = preview(host, line)
        console = Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False)
        client = connect(resolve(None, host, {}))
        outcome = execute(plan, client, console, open_store(), capture=True)
        client.close()
    assert outcome.effects == ()
    assert outcome.problems
    assert state(clean_engine.api) == before
    assert outcome.exit_code == (0 if "prune" in line and fault in ("500", "409", "no-json") else 1)
    assert threading.active_count() <= running
