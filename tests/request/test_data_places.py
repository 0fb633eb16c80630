"""A volume goes where the version of the image that is run keeps its data: elsewhere it would be lost."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    ("run postgres with data in volume pg", "docker run -v pg:/var/lib/postgresql postgres"),
    ("run postgres 18 with volume x", "docker run -v x:/var/lib/postgresql postgres:18"),
    ("run postgres 17 with volume x", "docker run -v x:/var/lib/postgresql/data postgres:17"),
    ("run postgres:9.6-alpine with volume x", "docker run -v x:/var/lib/postgresql/data postgres:9.6-alpine"),
    ("run mysql 8 with volume mysql", "docker run -v mysql:/var/lib/mysql mysql:8"),
    ("run web:1.0 with the volume data mounted at /data", "docker run -v data:/data web:1.0"),
    ("start a second container named store that keeps /data in it", "docker run -v VOLUME:/data --name store IMAGE"),
    ("run nginx serving ./index.html", "docker run -v ./index.html:/usr/share/nginx/html/index.html nginx"),
]


@pytest.mark.parametrize(("said", "wanted"), SAID)
def test_data_place(said: str, wanted: str) -> None:
    assert answer(said, STORE).suggestions[0].command == wanted
