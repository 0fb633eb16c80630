"""The way a volume's archive goes: packed where kept, unpacked where it comes back; the wrong way overwrites it."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
UNPACK = "docker run --rm -v {0}:/data -v $(pwd):/backup alpine tar xzf /backup/{1} -C /data"
PACK = "docker run --rm -v {0}:/data -v $(pwd):/backup alpine tar czf /backup/{1} -C /data ."
SAID = [
    ("the archive pg.tgz belongs back in volume pgdata", UNPACK.format("pgdata", "pg.tgz")),
    ("notes.tar.gz here must go back into the volume notes", UNPACK.format("notes", "notes.tar.gz")),
    ("put shop.tgz back into volume shop", UNPACK.format("shop", "shop.tgz")),
    ("bring the volume shop back from the file shop.tgz", UNPACK.format("shop", "shop.tgz")),
    ("get shop back from shop.tar.gz", UNPACK.format("shop", "shop.tar.gz")),
    ("make the volume shop again with what is in shop.tgz", UNPACK.format("shop", "shop.tgz")),
    ("save the volume shop to shop.tgz so that i can go back to it", PACK.format("shop", "shop.tgz")),
    ("back the volume shop up into shop.tgz", PACK.format("shop", "shop.tgz")),
]


@pytest.mark.parametrize(("said", "wanted"), SAID)
def test_the_way_an_archive_goes(said: str, wanted: str) -> None:
    assert answer(said, STORE).suggestions[0].command == wanted


def test_a_password_in_a_file_is_not_what_stands_behind_the_word() -> None:
    said = "log in as ci at reg.acme.io, the password lies in the file pw.txt"
    assert answer(said, STORE).suggestions[0].command == "docker login --password-stdin -u ci reg.acme.io < pw.txt"
