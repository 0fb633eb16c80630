"""What one explanation costs does not grow with the knowledge: it reads the few small files that it needs."""

import os

import pytest

from dsh.explain.command import explain_line
from dsh.knowledge.store import Store, open_store


class Counting(Store):
    """A store that keeps count of what it reads."""

    def __init__(self):
        super().__init__(open_store().folder)
        self.read = set()

    def _data(self, name):
        if os.path.exists(f"{self.folder}/{name}"):
            self.read.add(name)
        return super()._data(name)


@pytest.mark.parametrize(
    "text",
    [
        "docker run -it --rm -p 80:80 -v data:/data nginx",
        "docker compose up -d",
        "docker rm $(docker ps -aq)",
        "docker logs web 2>&1 | grep error",
        "docker exec -it db psql -U postgres",
    ],
)
def test_an_explanation_reads_a_few_files_of_single_things(text):
    store = Counting()
    explain_line(text, store)
    assert len(store.read) <= 8
    assert all("/" in name for name in store.read)  # what holds all things of a kind is a file at the top
