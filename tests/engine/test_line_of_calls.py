"""What comes over a socket is read as it is meant, and what is no answer is said to be none."""

import socket
import threading

import pytest

from dsh.engine.line import Garbled, Line

JSON = b"Content-Type: application/json\r\n"


@pytest.fixture
def engine(tmp_path):
    """`engine(answer, ...)` listens, answers each call with the next of them, and hangs up; its path."""
    path, asked, ends = str(tmp_path / "s"), [], []

    def answer(answers, server):
        with server, server.accept()[0] as client:
            for one in answers:
                asked.append(client.recv(1 << 16))
                client.sendall(one)

    def start(*answers):
        server = socket.socket(socket.AF_UNIX)
        server.bind(path)
        server.listen()
        ends.append(threading.Thread(target=answer, args=(answers, server)))
        ends[-1].start()
        return path

    start.asked = asked
    yield start
    for end in ends:
        end.join(5)


def call(path, method="GET", **settings):
    line = Line(path)
    try:
        return line.ask(method, "/x", settings.get("params", {}), settings.get("headers", {}), 5).answer()
    finally:
        line.close()


def test_a_length_chunks_and_the_end_of_the_connection(engine):
    path = engine(
        b"HTTP/1.1 200 OK\r\n" + JSON + b"content-length: 7\r\n\r\n" + b'{"a":1}',
        b"HTTP/1.1 200 OK\r\n"
        + JSON
        + b"Transfer-Encoding: chunked\r\n\r\n"
        + b'3\r\n{"a\r\n4;x=y\r\n":2}\r\n0\r\nT: u\r\n\r\n',
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nOstype: linux\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n" + JSON + b"\r\n" + b'{"a":3}',
    )
    line = Line(path)
    answers = [line.ask("GET", "/x", {"q": "a b"}, {"X-Y": "z"}, 5).answer(), line.ask("GET", "/x", {}, {}, 5).answer()]
    assert [it.json() for it in answers] == [{"a": 1}, {"a": 2}]
    gone = line.ask("DELETE", "/x", {}, {}, 5).answer()
    assert (gone.status_code, gone.content, gone.headers, line.open) == (204, b"", {"Ostype": "linux"}, True)
    assert line.ask("POST", "/x", {}, {}, None).answer().json() == {"a": 3}
    assert not line.open
    line.close()
    assert engine.asked[0].startswith(b"GET /x?q=a+b HTTP/1.1\r\nHost: localhost\r\n")
    assert b"X-Y: z\r\n" in engine.asked[0]
    assert b"Content-Length: 0\r\n" in engine.asked[3]
    assert b"Content-Length" not in engine.asked[2]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (b"", "hung up"),
        (b"HTTP/1.1 200 OK\r\nContent-Le", "broke off"),
        (b"HTTP/1.1 200 OK\r\nOstype: linux\r\n", "hung up"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "3 of 10"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nabc", "no length"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "no length"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "hung up"),
        (b"SSH-2.0-OpenSSH\r\n\r\n", "SSH"),
        (b"HTTP/1.1 fine\r\n\r\n", "HTTP/1.1"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 2000 + b"\r\n", "no end"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000 + b"\r\n\r\n", "broke off"),
    ],
)
def test_what_is_no_answer(engine, answer, says):
    with pytest.raises(Garbled, match=says):
        call(engine(answer))


@pytest.mark.parametrize(
    ("params", "target"),
    [
        ({"force": "1", "t": 5}, b"/x?force=1&t=5"),
        ({"signal": ""}, b"/x?signal="),
        ({"names": ["a", "b/c"]}, b"/x?names=a&names=b%2Fc"),
        ({"name": "zwölf"}, b"/x?name=zw%C3%B6lf"),
    ],
)
def test_what_is_asked_for_stands_in_the_address(engine, params, target):
    call(engine(b"HTTP/1.1 204 No Content\r\n\r\n"), params=params)
    assert engine.asked[0].startswith(b"GET " + target + b" HTTP/1.1")


def test_what_the_engine_refuses(engine):
    body = b'{"message":"No such container: x"}'
    answer = call(engine(b"HTTP/1.1 404 Not Found\r\n" + JSON + b"Content-Length: %d\r\n\r\n" % len(body) + body))
    assert (answer.status_code, answer.refusal) == (404, "No such container: x")


def test_a_header_of_two_lines_is_not_sent(tmp_path):
    with pytest.raises(Garbled, match="X-Y"):
        call(str(tmp_path / "nobody"), headers={"X-Y": "a\r\nDELETE /"})
