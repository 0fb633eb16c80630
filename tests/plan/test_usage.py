"""The usage lines of docker's client 28.2.2."""

import pytest

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import open_store
from dsh.plan.usage import usage_text

ENDS = (
    ("docker builder prune x", "Usage:  docker builder prune\n", "Run"),
    ("docker context rm", "Usage:  docker context rm CONTEXT [CONTEXT...]\n", "See"),
    ("docker context remove", "Usage:  docker context remove CONTEXT [CONTEXT...]\n", "See"),
    ("docker context export", "Usage:  docker context export [OPTIONS] CONTEXT [FILE|-]\n", "Run"),
    ("docker network rm", "Usage:  docker network rm NETWORK [NETWORK...]\n", "See"),
    ("docker service scale", "Usage:  docker service scale SERVICE=REPLICAS [SERVICE=REPLICAS...]\n", "See"),
    ("docker system prune x", "Usage:  docker system prune [OPTIONS]\n", "Run"),
    ("docker --config cfg ps --nosuch", "Usage:  docker ps [OPTIONS]\n", "Run"),
    ("docker -l info container ls --nosuch", "Usage:  docker container ls [OPTIONS]\n", "Run"),
    ("docker container cp", "[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|-", "Run"),
)


@pytest.mark.parametrize(("line", "usage", "pointer"), ENDS)
def test_usage_line(line, usage, pointer):
    (invocation,) = invocations(line, open_store())
    text = usage_text(invocation, invocation.problems[0])
    assert usage in text
    assert text.splitlines()[-1].startswith(pointer)


def test_context_use_counts_in_other_words():
    (invocation,) = invocations("docker context use", open_store())
    assert usage_text(invocation, invocation.problems[0]) == "accepts 1 arg(s), received 0"
