"""Each pattern that a way of speaking is told by is one: they are compiled only when somebody speaks so."""

import re

import pytest

from dsh.knowledge.store import open_store
from dsh.request.phrasebook import index_of

DATA = index_of(open_store()).data
PATTERNS = {
    "ways": [part for way in DATA["ways"] for part in (way[0], way[4], way[5])],
    "plain": [part for way in DATA["plain"] for part in (way[0], way[2], way[3])],
    "open": [DATA["open_it"], DATA["open_begins"], DATA["open_ends"], *(wish[0] for wish in DATA["open"])],
    "deeds": [part for deed in DATA["deeds"] for part in (*deed[0], *(also for also, _ in deed[1]), deed[3])],
    "around": [way[0] for way in DATA["around"]],
    "remarked": [part for aside in DATA["remarked"]["asides"] for part in (aside[0], aside[3])],
    "spared": [DATA["spared"]["said"]],
    "here": [way[0] for way in DATA["here"]],
}


@pytest.mark.parametrize("kind", PATTERNS)
def test_patterns_compile(kind):
    for pattern in filter(None, PATTERNS[kind]):
        re.compile(pattern, re.IGNORECASE)
