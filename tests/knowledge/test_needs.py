"""What a pattern needs is read from it, and no text that it is found in lacks it."""

import pytest

from dsh.knowledge.needs import needs
from dsh.knowledge.store import open_store
from dsh.patterns import compiled
from dsh.request.phrasebook import index_of
from dsh.request.ways import may_be_found


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("on port (?P<PORT>[a-z]+)", "on port "),
        ("(?:please )?(?:stop|halt) it", "halt\tstop\n it"),
        ("(?:call|name)d? (?:it )?[Xx]y", "call\tname\nxy"),
        ("(?:a|.)b?", ""),
        (r"as user \d+", "as user \n0\t1\t2\t3\t4\t5\t6\t7\t8\t9"),
        ("keep(?= it)(?! up)", "keep\n it"),
        ("(?:ab){0,2}", ""),
    ],
)
def test_needs(pattern, needed):
    assert sorted(map(sorted, map(str.split, needs(pattern).split("\n")))) == sorted(
        map(sorted, map(str.split, needed.split("\n")))
    )


def test_none_is_passed_over_where_it_would_be_found():
    """Each way of the knowledge, tried on what other ways answer."""
    data = index_of(open_store()).data
    texts = [
        "stop web and remove it", "run nginx in the background on port 8080, call it front", "logs of db since 9 min",
        "name web, image shop:2, port 8000:80, gone on exit", "copy /app/log out of api to here", "why is web down?",
        "remove all containers except web", "compose: restart api", "what would a prune take", "rm $(docker ps -aq)",
        "is gunicorn running inside backend", "push team/app:1 to registry.x.de:5000", "never restart web any more",
    ]  # fmt: skip
    for kind in ("ways", "plain", "clauses"):
        for number in range(len(data[kind])):
            way = data[kind][number]
            for text in texts:
                assert may_be_found(way[-1], text.lower()) or compiled(way[0]).search(text) is None, (way[0], text)
