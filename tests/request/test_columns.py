"""Which columns of what is shown are wished for, and what narrows it beside them."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    (
        "one snapshot, not live, of name, cpu % and memory usage for shop and db",
        r"stats --no-stream --format 'table {{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}' shop db",
    ),
    (
        "give me container name, cpu percentage and mem usage of every container, a single reading",
        r"stats --no-stream --format 'table {{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}'",
    ),
    (
        "docker stats showing only the name and block io for shop, no stream",
        r"stats --no-stream --format 'table {{.Name}}\t{{.BlockIO}}' shop",
    ),
    ("stats of all containers, stopped ones too, just one time and with full ids", "stats -a --no-stream --no-trunc"),
    (
        "history of redis:7 untruncated, only the created-by part",
        "history --no-trunc --format '{{.CreatedBy}}' redis:7",
    ),
    ("history of shop:2, just size and created by", r"history --format 'table {{.Size}}\t{{.CreatedBy}}' shop:2"),
    (
        "image history of redis:7 with the id and size columns only",
        r"history --format 'table {{.ID}}\t{{.Size}}' redis:7",
    ),
    (
        "watch only die and oom events of containers labelled tier=web",
        "events -f event=die -f event=oom -f type=container -f label=tier=web",
    ),
    ("follow the die events of container shop", "events -f event=die -f container=shop"),
    # what is shown anyway
    ("cpu and memory of shop", "stats shop"),
    ("history of redis:7 with sizes", "history redis:7"),
    ("history of redis:7 without truncation, only ids", "history --no-trunc -q redis:7"),
    ("take a snapshot of shop as shop:1", "commit shop shop:1"),
]


@pytest.mark.parametrize(("request_", "rest"), SAID)
def test_the_columns_that_are_wished_for_are_shown(request_, rest):
    assert answer(request_, STORE).suggestions[0].command == f"docker {rest}"
