"""Each image is looked into once; what is kept of it is the same as what the engine answers."""

import json
import os
import stat
from pathlib import Path

import pytest

from dsh.engine import image_memory
from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.engine.image_memory import files_of


@pytest.fixture
def asked(clean_engine):
    """A client, the ID of an image, and the archives that were asked for."""
    client = connect(resolve(None, clean_engine.host, {}))
    calls, stream = [], client.stream
    client.stream = lambda *words, **more: calls.append(words) or stream(*words, **more)
    yield client, clean_engine.api.inspect_image("busybox")["Id"], calls
    client.close()


def kept():
    return sorted(Path(os.environ["XDG_STATE_HOME"], "dsh", "images").iterdir())


def test_an_image_is_asked_for_once(asked):
    client, image, calls = asked
    first, again = files_of(client, image), files_of(client, image)
    assert first == again
    assert first.find("/bin/sh").kind == "file"
    assert len(calls) == 1
    (file,) = kept()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "{", "3", '[["a"]]', "[[1,2,3,4,5,6]]"])
def test_what_somebody_else_wrote_is_asked_for_again(asked, text):
    client, image, calls = asked
    first = files_of(client, image)
    kept()[0].write_text(text)
    assert files_of(client, image) == first
    assert len(calls) == 2
    assert json.loads(kept()[0].read_text())


def test_the_oldest_are_forgotten(asked, monkeypatch):
    monkeypatch.setattr(image_memory, "IMAGES", 2)
    client, image, _ = asked
    files_of(client, image)
    for n in range(3):
        other = kept()[0].with_name(f"{n}.json")
        other.write_text("[]")
        os.utime(other, (n, n))
    Path(os.environ["XDG_STATE_HOME"], "dsh", "images", image.removeprefix("sha256:") + ".json").unlink()
    files_of(client, image)
    assert {file.name for file in kept()} == {"2.json", image.removeprefix("sha256:") + ".json"}
