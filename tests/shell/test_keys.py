"""The keys, typed into the real prompt through a pipe."""

import argparse
import io
import stat
import threading
import time

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.data_structures import Size
from prompt_toolkit.document import Document
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.keys import Keys
from prompt_toolkit.output.vt100 import Vt100_Output

from dsh.completion.live import Live, LiveContainer
from dsh.console import Console
from dsh.folders import state_folder
from dsh.render.theme import DARK
from dsh.shell import config
from dsh.shell.bindings import answer_bindings
from dsh.shell.history import MaskedHistory
from dsh.shell.keys import KEYS
from dsh.shell.reading import reading_line
from dsh.shell.terminal import TerminalFace

LIVE = Live(
    (LiveContainer("web", "a" * 64, "nginx", "running", "Up"), LiveContainer("web2", "b" * 64, "x", "exited", ""))
)


@pytest.fixture
def typing(monkeypatch):
    """A face whose keys come from a pipe, with a picture of an engine and no engine."""
    monkeypatch.setattr("dsh.shell.watch.Watch.start", lambda self: None)
    output = Vt100_Output(io.StringIO(), lambda: Size(24, 80), term="xterm")
    err = io.StringIO()
    console = Console(io.BytesIO(), err, err, True, True, True, 80, False)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
        settings = config.Config({**config.DEFAULTS, "menu": False})
        face = TerminalFace(argparse.Namespace(context=None, host=None), console, settings, DARK)
        face.watch.live = LIVE
        yield face, pipe, err


def typed(typing, *keys):
    """What comes of the keys, each sent once the last ones have been handled."""
    face, pipe, _ = typing
    app = face.session.app
    drawn = threading.Event()
    app.after_render += lambda _: drawn.set()

    def send():
        for key in keys:
            drawn.wait(30)
            drawn.clear()
            pipe.send_text(key)
            deadline = time.monotonic() + 30
            while not drawn.is_set() and app.is_running and time.monotonic() < deadline:
                time.sleep(0.005)

    thread = threading.Thread(target=send, daemon=True)
    thread.start()
    try:
        return face.read("")
    finally:
        thread.join(60)


def test_enter_reads_the_line(typing):
    assert typed(typing, "docker ps\r").text == "docker ps"


def test_a_pasted_block_waits(typing):
    pasted = "docker ps\r\ndocker images\r\ndocker volume ls\r\n"
    got = typed(typing, f"\x1b[200~{pasted}\x1b[201~", " \x08\r")
    assert got.text.split("\n") == ["docker ps", "docker images", "docker volume ls"]


def test_a_backslash_goes_on_in_the_next_line(typing):
    assert typed(typing, "docker ps \\\r", "-a\r").text == "docker ps \\\n-a"


def test_ctrl_c_clears(typing):
    assert typed(typing, "docker rm -f web", "\x03", "docker ps\r").text == "docker ps"


@pytest.mark.parametrize("key", ["\x04", "\x1b[21~"], ids=["Ctrl-D", "F10"])
def test_leaving(typing, key):
    with pytest.raises(EOFError):
        typed(typing, key)


def test_f3_takes_several_lines(typing):
    assert typed(typing, "\x1bOR", "docker ps\r", "docker images", "\x1b\r").text == "docker ps\ndocker images"


def test_f4_switches_between_vi_and_emacs(typing):
    typed(typing, "\x1bOS", "x\r")
    assert typing[0].session.app.editing_mode == EditingMode.VI


def test_f6_takes_the_next_reading(typing):
    got = typed(typing, "remove all containers", "\x1b[17~", "\r")
    assert got.chosen is not None
    assert got.chosen.command != "docker rm -f $(docker ps -aq)"


def test_f2_shows_every_key(typing):
    typed(typing, "\x1bOQ", "x\r")
    assert all(key in typing[2].getvalue() for key in KEYS)


def test_a_question_mark_tells_of_the_word_and_is_typed_elsewhere(typing):
    got = typed(typing, "docker run -d", "?", "\r")
    assert got.text == "docker run -d"
    assert "background" in typing[2].getvalue()
    assert typed(typing, "what is an image?\r").text == "what is an image?"


def test_alt_question_mark_explains_the_line(typing):
    typed(typing, "docker ps -a", "\x1b?", "\r")
    assert "List the containers" in typing[2].getvalue()


def test_the_history_suggests_nothing_that_destroys(typing):
    face = typing[0]
    for line in ("docker ps -a", "docker rm -f web", "remove all containers", "docker run -e PASSWORD=hunter2 x"):
        face.session.history.append_string(line)
    suggest = face.session.auto_suggest
    buffer = face.session.default_buffer
    from prompt_toolkit.document import Document

    def offered(text):
        found = suggest.get_suggestion(buffer, Document(text))
        return found.text if found else None

    assert offered("docker p") == "s -a"
    assert offered("docker rm") is None
    assert offered("remove") is None
    assert offered("docker run") is None


def test_the_history_is_private_and_holds_no_password():
    history = MaskedHistory(state_folder())
    history.append_string("docker login -u me -p hunter2")
    path = state_folder() / "history"
    assert "hunter2" not in path.read_text()
    assert "hunter2" not in "".join(history.get_strings())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(("text", "some"), [("y", False), ("no", False), ("net", True)])
def test_an_answer_without_a_question_opens_no_menu(typing, text, some):
    completer = typing[0].session.completer
    assert bool(list(completer.get_completions(Document(text), CompleteEvent()))) == some


def test_a_paste_is_no_answer():
    assert (Keys.BracketedPaste,) in [binding.keys for binding in answer_bindings().bindings]


def test_a_question_mark_tells_of_a_flag_whose_value_is_still_to_come(typing):
    typed(typing, "docker run -m", "?", "\r")
    told = typing[2].getvalue()
    assert "most memory" in told
    assert "-m needs a value" in told


def test_f6_says_where_there_is_no_other_reading(typing):
    face, _, _ = typing
    face.readings.next("docker ps")
    shown = "".join(text for _, text in reading_line("docker ps", face.readings, 80))
    assert "no other reading" in shown
    assert "no other reading" not in "".join(text for _, text in reading_line("docker ps -a", face.readings, 80))
