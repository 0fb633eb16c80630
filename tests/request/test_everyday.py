import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.phrasebook import index_of
from dsh.request.retelling import read

STORE = open_store()
INDEX = index_of(STORE)


@pytest.mark.parametrize(
    "text",
    [
        "my laptop gets so hot, which container is using the cpu the most?",
        "start again all the containers which are exited, power was gone in the night",
        "freeze the container encoder for a while, i need my cpu for a video call",
        "save the logs of the container scraper, my teacher wants them",
    ],
)
def test_everyday_words_beside_what_is_plainly_docker(text: str) -> None:
    assert not read(text, INDEX).foreign


@pytest.mark.parametrize(
    "text", ["turn up the volume of my tv", "swarm of bees in the garden", "the container of my lunch in the fridge"]
)
def test_everyday_words_that_tell(text: str) -> None:
    assert read(text, INDEX).foreign


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("why was container coffee stopped", ("coffee",)),
        ("since when is container radio running", ("radio",)),
        ("build image ml", ("ml",)),
        ("container stubborn does not react", ("stubborn",)),
        ("delete the containers ant, bee and cat in one go", ("ant", "bee", "cat")),
        ("how much is a container ship", ()),
        ("what is the volume knob for", ()),
    ],
)
def test_names_that_are_everyday_words(text: str, names: tuple[str, ...]) -> None:
    assert tuple(t for n in read(text, INDEX).names for t in n.texts) == names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("what does multi-stage build mean, my manager used that word in the meeting", ("concept", "multi-stage")),
        ("can malware get out of a container", ("concept", "isolation")),
        ("can I delete an image thats in use?", ("concept", "image-vs-container")),
        ("who killed compose? list its stopped services", ("match", "docker compose ps --status exited")),
        ("copy the files", ("ambiguous", "docker cp CONTAINER:SRC .")),
        ("update my thing to the newest", ("ambiguous", "docker pull IMAGE")),
    ],
)
def test_what_a_chatty_request_comes_to(text: str, wanted: tuple[str, str]) -> None:
    got = answer(text, STORE)
    assert (got.outcome, got.concept or got.suggestions[0].command) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "my lunch container is cracked",
        "throw away the yoghurt containers",
        "how big is a 20ft container",
        "open the windows registry",
        "tell me a secret",
        "pull an all-nighter",
        "compile main.c with gcc",
        "service apache2 restart",
        "python manage.py migrate",
        "draw an image of a sunset",
        "climb mount fuji",
        "reboot the server",
    ],
)
def test_everyday_life_is_declined(text: str) -> None:
    assert answer(text, STORE).outcome == "none"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("stop the music container", "docker stop music"),
        ("wipe the photos volume", "docker volume rm photos"),
        ("reboot web please", "docker restart web"),
        (
            "throw out everything that stopped but leave old alone",
            "docker rm $(docker ps -a -f status=exited --format '{{.Names}}' | grep -vx old)",
        ),
    ],
)
def test_everyday_words_for_what_is_dockers(text: str, line: str) -> None:
    assert answer(text, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    "text",
    [
        "remove all stopped containers but leave old alone",
        "delete every image except nginx",
        "prune the volumes, only keep data",
    ],
)
def test_what_is_to_stay_is_in_no_line_that_destroys_the_rest(text: str) -> None:
    lines = [s.command for s in answer(text, STORE).suggestions if s.risk == "destroy"]
    assert all("grep -v" in line or "!=" in line for line in lines)
