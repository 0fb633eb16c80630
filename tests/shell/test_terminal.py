"""Every key and word of the shell in a real terminal. No engine is needed."""

import os
import re

import pytest
from terminal import DSH, Terminal


@pytest.fixture
def it(tmp_path, monkeypatch):
    """The shell at its prompt, with an engine that is away."""
    made = Terminal(DSH, environment(tmp_path), cwd=tmp_path).prompt()
    yield made
    made.close()


def environment(home):
    return {**os.environ, "DOCKER_HOST": f"unix://{home}/nobody.sock", "TERM": "xterm-256color", "PAGER": "cat"}


def line(text):
    """The line of input holds exactly this."""
    return lambda it: it.lines[it.screen.cursor.y] == f"dsh › {text}".rstrip()


def past_line(number, text):
    """The history lists this line, with the time at which it was typed."""
    found = re.compile(rf"^ *{number}  \d\d:\d\d  {re.escape(text)}", re.MULTILINE)
    return lambda it: found.search(it.text)


def emptied(it):
    """Ctrl-C drops the line; on a slow machine the terminal's own ^C may stand in front of the new prompt."""
    return it.send("\x03").wait(lambda it: it.lines[it.screen.cursor.y].endswith("dsh ›"), "an empty line")


def test_keys_of_the_line(it):
    it.send("docker network c").see("connect ", "create ")  # the menu comes by itself
    it.send("\t").wait(line("docker network connect"))
    it.send("\t").wait(line("docker network create"))
    it.send("\x1b[Z").wait(line("docker network connect"))  # Shift-Tab
    it.send("\r\r")  # the first takes the offer, the second reads the line
    it.see("needs 2 arguments").prompt()
    it.send("docker ps -a").see("List the containers")
    it.send("\x1b?").see("Also those that do not run")  # Alt-?
    it.wait(line("docker ps -a"), "the line to be there again")
    it.send("?").see("Also those that do not run")
    emptied(it).send("\x12netw").see("docker network connect")  # Ctrl-R
    it.send("\x03").wait(lambda t: "reverse-i-search" not in t.text, "the end of the search")
    emptied(it).send("remove all containers").see("will run: docker rm -f")
    it.send("\x1b[17~").wait(lambda t: "will run: docker rm -f" not in t.text, "another reading")  # F6
    emptied(it).send("\x1bOQ").see("Ctrl-R", "search the history")  # F2
    it.prompt().send("\x1b[21~")  # F10
    assert it.ended() == 0


def test_several_lines(it):
    it.send("!echo one \\\r").see("·")
    it.send("two\r").see("one two")
    it.prompt().send("\x1bOR").see("Alt-Enter")  # F3
    it.send("!echo three\recho four").see("echo four")
    it.send("\x1b\r")
    it.wait(lambda t: {"three", "four"} <= {text.strip() for text in t.lines}, "both to run")
    it.prompt().send("\x1bOR").wait(lambda t: "Alt-Enter" not in t.text.splitlines()[-1])
    it.send("\x1b[200~!echo five\nls\ndocker rm -f web\n\x1b[201~").see("docker rm -f web")
    assert "\nfive" not in it.text
    emptied(it)


def test_vi(it):
    it.send("\x1bOS").see("vi")  # F4
    it.send("docker ps -a").wait(line("docker ps -a"))
    it.send("\x1b").pump(0.7)  # Escape alone is known by the silence after it
    it.send("0").send("x").wait(line("ocker ps -a"))
    it.send("u").wait(line("docker ps -a"))
    it.send("ddi!echo in-vi\r").see("\nin-vi")
    it.prompt()


def test_words(it, tmp_path):
    it.line("help")
    it.see("Ctrl-R", "search the history").prompt()
    it.line("!echo from-$((1+1))-sh")
    it.see("from-2-sh").prompt()
    it.line("history")
    it.wait(past_line(1, "help")).wait(past_line(2, "!echo from-$((1+1))-sh")).prompt()
    it.line("context use nowhere")
    it.see('context "nowhere" not found').prompt()
    it.line("docker login -u me -p hunter2secret")
    it.wait(lambda t: t.text.count("no Docker engine is running here") > 1).prompt()
    it.line("history")
    it.wait(past_line(5, "docker login")).prompt()
    assert "hunter2secret" not in it.all_text.partition("  5  ")[2]
    it.send("\x04")  # Ctrl-D
    assert it.ended() == 0


def test_bad_settings_are_told_and_passed_over(tmp_path):
    folder = tmp_path / "config" / "dsh"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('theme = "pink"\nmode = "vi"\n')
    env = environment(tmp_path) | {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    it = Terminal(DSH, env, cwd=tmp_path).prompt()
    it.see("line 1: theme is one of auto, dark, light, none", " vi ")
    it.close()


def test_three_lines_at_the_first_start_and_one_later(tmp_path):
    env = environment(tmp_path) | {"XDG_STATE_HOME": str(tmp_path / "state")}
    for begin, height in (("Say what you want of Docker", 3), ("dsh ", 1)):
        it = Terminal(DSH, env, cwd=tmp_path).prompt()
        assert it.lines[0].startswith(begin)
        assert it.screen.cursor.y == height
        it.close()


@pytest.mark.parametrize("key", ["\r", "\x1b[C", "\t"])
def test_what_a_search_found_is_taken_into_the_line_and_not_run(it, key):
    it.line("!echo found-$((1+1))-me")
    it.see("found-2-me").prompt()
    it.line("!echo other").see("\nother").prompt()
    it.send("\x12ound-").see("reverse-i-search", "!echo found-")
    it.send(key).wait(line("!echo found-$((1+1))-me"))
    assert "reverse-i-search" not in it.text
    assert it.all_text.count("found-2-me") == 1
    it.send("\r").wait(lambda t: t.all_text.count("found-2-me") == 2, "it to run").prompt()


def test_a_line_whose_secret_was_masked_is_not_run(it):
    it.line("!echo PASS=hunter2")
    it.see("PASS=hunter2").prompt()
    it.line("!echo PASS=*****")
    it.see("the value of PASS was not kept").wait(line("!echo PASS=*****"))
    emptied(it).line("docker run -d --name db -e 'PASS=*****' redis")
    it.wait(lambda it: it.all_text.count("Nothing was run") == 2, "a second refusal")
    it.wait(line("docker run -d --name db -e 'PASS=*****' redis"))
    emptied(it)


def test_what_dsh_has_done(it):
    for text in ("what have you done", "dsh log"):
        it.line(text)
        it.wait(lambda t: t.text.count("nothing has been run yet") > 0).prompt()
        it.line("!clear")
        it.prompt()


def test_a_wish_at_a_numbered_question_is_taken(it):
    it.line("update")
    it.see("Enter takes one, q leaves").send("!echo taken-$((1+1))\r")
    it.see("taken as a new line", "taken-2").prompt()
