"""What runs at once in a container, as it only looks."""

import pytest

from dsh.explain.command import explain_line
from dsh.knowledge.store import open_store


@pytest.mark.parametrize(
    "line",
    [
        "docker exec store ls /data",
        "docker exec store cat /data/note",
        "docker exec -u root store env",
        "docker exec -it store ps aux",
        "docker container exec store df -h",
        "docker exec store grep -r x /etc",
        "docker exec store find /srv -name '*.html'",
        "docker exec store python3 --version",
        'docker exec store ls "$HOME"',
    ],
)
def test_only_looks(line):
    assert explain_line(line, open_store()).risk == "read"


@pytest.mark.parametrize(
    "line",
    [
        "docker exec store sh",
        "docker exec store sh -c 'ls /data'",
        "docker exec store cat /data/note > here",
        "docker exec store ls /data && docker rm store",
        "docker exec store env x=1 rm -rf /",
        "docker exec store date -s 12:00",
        "docker exec store hostname new",
        "docker exec store find / -delete",
        "docker exec store find / $X",
        "docker exec $X ls /",
        "docker exec store ./x --version",
        "docker exec store backup --version",
        "docker exec store ./ls",
        "docker exec --privileged store ls",
        "docker exec -d store ls",
        "docker exec store",
        "docker exec store ls $(rm x)",
        "docker run store ls",
    ],
)
def test_may_change(line):
    assert explain_line(line, open_store()).risk != "read"
