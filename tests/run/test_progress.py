import json
import os

import pytest

from dsh.run.progress import Display, Failed, amount, messages
from dsh.run.session import Sink


def test_messages_come_whole_however_the_bytes_are_cut():
    text = "".join(json.dumps({"status": s}) + "\r\n" for s in ("ä", "b", "c")).encode()
    for size in (1, 3, 1000):
        pieces = [text[n : n + size] for n in range(0, len(text), size)]
        assert [m["status"] for m in messages(pieces)] == ["ä", "b", "c"]


def test_plain_lines_where_there_is_no_terminal():
    sink = Sink()
    display = Display(sink)
    display.show({"status": "Pulling from library/busybox", "id": "latest"})
    display.show(
        {"status": "Downloading", "id": "abc", "progressDetail": {"current": 1, "total": 2}, "progress": "[=> ]"}
    )
    display.show({"status": "Pull complete", "id": "abc", "progressDetail": {}})
    display.show({"stream": "Step 1/1 : FROM busybox\n"})
    display.show({"status": "Status: Image is up to date"})
    assert bytes(sink.kept).decode().split("\n") == [
        "latest: Pulling from library/busybox",
        "abc: Pull complete",
        "Step 1/1 : FROM busybox",
        "Status: Image is up to date",
        "",
    ]


@pytest.mark.parametrize(("term", "plain", "drawn"), [("xterm", "", True), ("dumb", "", False), ("xterm", "1", False)])
def test_no_line_is_written_over_where_that_cannot_be(monkeypatch, term, plain, drawn):
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("DSH_PLAIN", plain)
    reader, terminal = os.pipe()
    display = Display(Sink(terminal, tty=True))
    for done in (1, 2):
        display.show({"status": "Downloading", "id": "abc", "progressDetail": {"current": done, "total": 2}})
    display.show({"status": "Pull complete", "id": "abc", "progressDetail": {}})
    said = os.read(reader, 4096)
    os.close(terminal)
    os.close(reader)
    assert (b"\x1b[" in said, b"Pull complete" in said) == (drawn, True)


def test_an_error_in_the_stream_is_raised_with_its_code():
    with pytest.raises(Failed) as failed:
        Display(Sink()).show({"errorDetail": {"code": 7, "message": "no"}, "error": "no"})
    assert (failed.value.message, failed.value.code) == ("no", 7)


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0B"), (191, "191B"), (4096, "4.096kB"), (5120, "5.12kB"), (1984306, "1.984MB")]
)
def test_amounts_as_docker_shows_them(count, text):
    assert amount(count) == text
