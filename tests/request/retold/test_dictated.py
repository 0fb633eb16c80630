"""Signs and numbers that are spoken are read as they would be typed; words that only sound like them stay."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.phrasebook import index_of
from dsh.request.retold.dictated import number, written

DATA = index_of(open_store()).data

TYPED = [
    ("pull python colon three point twelve dash slim", "pull python:3.12-slim"),
    ("push emil slash store colon two point zero to docker hub", "push emil/store:2.0 to docker hub"),
    ("tag web dash app as web dash app colon v two", "tag web-app as web-app:v2"),
    ("run my dash app colon one", "run my-app:1"),
    ("push to registry dot firma dot de colon five thousand slash shop", "push to registry.firma.de:5000/shop"),
    ("run ubuntu colon twenty two point oh four", "run ubuntu:22.04"),
    ("mount dot slash data to slash var slash lib", "mount ./data to /var/lib"),
    ("ls dash la slash etc in web", "ls -la /etc in web"),
    ("docker run dash dash rm dash it ubuntu", "docker run --rm -it ubuntu"),
    ("publish port thirty three oh six", "publish port 3306"),
    ("run nginx port eighty eighty to eighty, name front", "run nginx port 8080 to 80, name front"),
    ("pull mariadb version eleven", "pull mariadb version 11"),
    ("build shop version four dot two", "build shop version 4.2"),
    ("memory limit one point five gigs", "memory limit 1.5 gigs"),
]
STAYS = [
    "is there a mount point in db",
    "what is the dash in docker",
    "name colon web",
    "which port is open on web",
    "stop one of the two",
    "the dash container is down",
]
NUMBERS = [
    ("eighty eighty", "8080"),
    ("fifty four thirty two", "5432"),
    ("one thousand twenty four", "1024"),
    ("twenty seven thousand seventeen", "27017"),
    ("five thousand four hundred thirty two", "5432"),
    ("three hundred", "300"),
    ("nineteen", "19"),
]


@pytest.mark.parametrize(("spoken", "typed"), TYPED)
def test_signs_are_typed(spoken: str, typed: str) -> None:
    assert written(spoken, DATA) == typed


@pytest.mark.parametrize("text", STAYS)
def test_words_stay(text: str) -> None:
    assert written(text, DATA) == text


@pytest.mark.parametrize(("words", "digits"), NUMBERS)
def test_numbers_are_digits(words: str, digits: str) -> None:
    assert number(words.split()) == digits
