"""What xargs makes of its input, as GNU xargs does."""

import pytest

from dsh.plan.blocked import Blocked
from dsh.plan.xargs import calls, read

CASES = [
    ("docker rm", "a\nb\n", [("docker", "rm", "a", "b")]),
    ("docker rm", "", [("docker", "rm")]),
    ("-r docker rm", "\n", []),
    ("-n1 docker rm", "a b", [("docker", "rm", "a"), ("docker", "rm", "b")]),
    ("-n 2 docker rm", "a b c", [("docker", "rm", "a", "b"), ("docker", "rm", "c")]),
    ("-I{} docker rm -v {}", "a\nb\n", [("docker", "rm", "-v", "a"), ("docker", "rm", "-v", "b")]),
    ("-I % docker tag % x:%", "a\n", [("docker", "tag", "a", "x:a")]),
    ("-0 docker rm", "a\0b\0", [("docker", "rm", "a", "b")]),
    ("-L1 docker rm", "a b\nc\n", [("docker", "rm", "a", "b"), ("docker", "rm", "c")]),
    ("-r -P 4 -n 1 docker rm", "a", [("docker", "rm", "a")]),
    ("docker rm", "'a b' c", [("docker", "rm", "a b", "c")]),
]


@pytest.mark.parametrize(("words", "text", "expected"), CASES, ids=[f"{c[0]} <<< {c[1]!r}" for c in CASES])
def test_calls(words, text, expected):
    assert calls(read(tuple(words.split())), text) == expected


def test_options_we_do_not_follow():
    with pytest.raises(Blocked):
        read(("-a", "file", "docker", "rm"))
