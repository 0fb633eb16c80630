import pytest

from dsh.run.detach_keys import DEFAULT, BadKeys, Watcher, parse_keys
from dsh.run.streams import frames


def frame(stream: int, payload: bytes) -> bytes:
    return bytes([stream, 0, 0, 0]) + len(payload).to_bytes(4, "big") + payload


WHOLE = frame(1, b"out") + frame(2, b"err\n") + frame(1, b"") + frame(1, b"\x01\x00more")


@pytest.mark.parametrize("size", [1, 2, 7, 8, 9, 11, 100])
def test_frames_are_the_same_however_the_bytes_are_cut(size):
    pieces = [WHOLE[n : n + size] for n in range(0, len(WHOLE), size)]
    joined = {1: b"", 2: b""}
    for stream, payload in frames(pieces):
        joined[stream] += payload
    assert joined == {1: b"out\x01\x00more", 2: b"err\n"}


def test_a_frame_that_breaks_off_gives_what_came():
    assert list(frames([frame(1, b"whole"), frame(2, b"broken")[:-3]])) == [(1, b"whole"), (2, b"bro")]


KEYS = [
    ("", DEFAULT),
    ("ctrl-p,ctrl-q", b"\x10\x11"),
    ("ctrl-a", b"\x01"),
    ("a,b", b"ab"),
    ("ctrl-@,ctrl-[,ctrl-\\,ctrl-],ctrl-^,ctrl-_", b"\x00\x1b\x1c\x1d\x1e\x1f"),
]


@pytest.mark.parametrize(("text", "keys"), KEYS)
def test_reads_detach_keys(text, keys):
    assert parse_keys(text) == keys


@pytest.mark.parametrize("text", ["ctrl-", "ctrl-1", "foo", "a,,b", "ctrl-ä"])
def test_refuses_what_is_no_key(text):
    with pytest.raises(BadKeys):
        parse_keys(text)


TYPED = [
    ([b"abc"], b"abc", False),
    ([b"a\x10\x11b"], b"a", True),
    ([b"a\x10", b"\x11"], b"a", True),
    ([b"a\x10b"], b"a\x10b", False),
    ([b"\x10\x10\x11"], b"\x10", True),
    ([b"\x11\x10"], b"\x11", False),
]


@pytest.mark.parametrize(("typed", "passed", "detached"), TYPED)
def test_watches_for_the_detach_keys(typed, passed, detached):
    watcher = Watcher(DEFAULT)
    assert b"".join(watcher.pass_on(piece) for piece in typed) == passed
    assert watcher.detached is detached
