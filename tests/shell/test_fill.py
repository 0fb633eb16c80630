"""Words that are missing: asked for with their purpose, the objects there are, and a way to leave."""

import io

import pytest

from dsh.completion.live import Live, LiveContainer, LiveNetwork
from dsh.console import Console
from dsh.errors import Declined
from dsh.knowledge.store import open_store
from dsh.render.theme import NONE
from dsh.request.earlier.before import Shown
from dsh.request.suggestion import Suggestion
from dsh.shell.fill import Sentence, filled
from dsh.shell.guess import Guess, guesses
from dsh.shell.known import Known
from dsh.shell.plain import PlainFace
from dsh.verbs import missing

STORE = open_store()
KNOWN = Known(
    Live((LiveContainer("web", "a", "nginx", "running", "Up"), LiveContainer("db", "b", "x", "exited", "Exited (0)")))
)


def face(typed):
    err = io.StringIO()
    it = PlainFace(None, Console(io.BytesIO(typed), err, err, True, True, True, 80, False), NONE)
    it._known = KNOWN
    return it, err


def test_the_objects_are_offered_by_number():
    it, err = face(b"2\n")
    command = filled(guesses("show logs", STORE)[0], it, STORE)
    names = [line.split()[1] for line in err.getvalue().splitlines() if line.startswith("    ")]
    assert sorted(names) == ["db", "web"]
    assert command == f"docker logs {names[1]}"
    assert "The container whose output you want" in err.getvalue()
    assert "or Enter to leave: " in err.getvalue()


def test_enter_leaves():
    with pytest.raises(Declined):
        filled(guesses("show logs", STORE)[0], face(b"\n")[0], STORE)


def test_yes_is_no_name():
    it, err = face(b"y\nweb\n")
    assert filled(guesses("show logs", STORE)[0], it, STORE) == "docker logs web"
    assert "there is no container y: a number or a name, please" in err.getvalue()
    with pytest.raises(Declined):
        filled(guesses("show logs", STORE)[0], face(b"y\nyes\n")[0], STORE)


def test_a_sentence_is_no_name():
    with pytest.raises(Sentence) as sentence:
        filled(guesses("show logs", STORE)[0], face(b"what uses disk space\n")[0], STORE)
    assert sentence.value.text == "what uses disk space"


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (b"web and db\nmine\n", "docker network connect mine web && docker network connect mine db"),
        (b"web\nmine\n", "docker network connect mine web"),
        (b"mine\nweb, db\n", "docker network connect mine web && docker network connect mine db"),
        (b"new\nweb\n", "docker network create new && docker network connect new web"),
    ],
)
def test_containers_are_no_network_and_a_network_must_be_there(typed, command):
    it, err = face(typed)
    it._known = Known(KNOWN.picture._replace(networks=(LiveNetwork("mine", "bridge"),)))
    wish = Suggestion("docker network connect NETWORK CONTAINER", "", "change", 1.0, ("NETWORK", "CONTAINER"))
    assert filled(Guess("request", wish.command, "", "change", wish), it, STORE) == command
    assert ("there is no network new" in err.getvalue()) == ("create" in command)


@pytest.mark.parametrize(
    ("answer", "placeholder", "command", "line"),
    [
        ("my file.tar", "FILE", "docker save -o FILE web", "docker save -o 'my file.tar' web"),
        ("put it into a file", "FILE", "docker save -o FILE web", None),
        ("ls -l /", "COMMAND", "docker exec web COMMAND", "docker exec web ls -l /"),
        ("ls | wc", "COMMAND", "docker exec web COMMAND", "docker exec web sh -c 'ls | wc'"),
        ("two words", "CONTAINER", "docker stop CONTAINER", None),
        ("1", "CONTAINER", "docker stop CONTAINER", "docker stop web"),
        ("9", "CONTAINER", "docker stop CONTAINER", "docker stop 9"),
        (
            "first light of the day",
            "MESSAGE",
            "docker commit -m MESSAGE web",
            "docker commit -m 'first light of the day' web",
        ),
    ],
)
def test_an_answer_goes_into_the_command(answer, placeholder, command, line):
    kind = missing.kind_of(placeholder, command, STORE)
    assert missing.put(answer, placeholder, command, ("web",) if kind else (), kind) == line


@pytest.mark.parametrize(
    ("placeholder", "command", "kind"),
    [
        ("CONTAINER", "docker stop CONTAINER", "container"),
        ("NETWORK", "docker network create NETWORK", None),
        ("NETWORK", "docker network connect NETWORK web", "network"),
        ("TARGET_IMAGE", "docker tag web TARGET_IMAGE", None),
        ("FILE", "docker load -i FILE", None),
    ],
)
def test_what_is_offered(placeholder, command, kind):
    assert missing.kind_of(placeholder, command, STORE) == kind


def test_what_a_word_is_for():
    assert missing.purpose("FILE", "docker save -o FILE web", STORE) != ""
    assert missing.purpose("NEW_NAME", "docker rename web NEW_NAME", STORE).startswith("Its new name")
    stop = "docker stop $(docker ps --format '{{.Names}}' | grep -vx CONTAINER)"
    assert missing.purpose("CONTAINER", stop, STORE) == "It is left out, and stays as it is"


def test_the_volume_just_made_is_the_one_meant():
    guess = guesses("start a container named store from web:1.0 that keeps /data in it", STORE)[0]
    made = Shown("docker volume create files", "volume", ("files",))
    it, err = face(b"")
    assert filled(guess, it, STORE, made) == "docker run -v files:/data --name store web:1.0"
    assert "files is the volume that was just shown" in err.getvalue()


def test_what_is_to_go_must_be_named():
    with pytest.raises(Declined):
        filled(guesses("remove a volume", STORE)[0], face(b"\n")[0], STORE, Shown("x", "volume", ("files",)))


def test_plain_words_and_the_way_out():
    it, err = face(b"q\n")
    with pytest.raises(Declined):
        filled(guesses("tag an image", STORE)[0], it, STORE)
    assert "docker tag IMAGE NEW_NAME" in err.getvalue()
    assert "Which image?" in err.getvalue()
    assert "SOURCE" not in err.getvalue().replace("_", "")
