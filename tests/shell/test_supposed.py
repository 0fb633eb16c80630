"""What is asked about before it is wished."""

import pytest

from dsh.shell.supposed import supposed


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("what would a clean up remove?", "docker system prune"),
        ("what would be cleaned up", "docker system prune"),
        ("what will pruning delete now?", "docker system prune"),
        ("what would be removed if I clean up everything unused", "clean up everything unused"),
        ("what would docker rm shop do", "docker rm shop"),
        ("what is a clean up", ""),
    ],
)
def test_supposed(text, wish):
    assert supposed(text) == wish
