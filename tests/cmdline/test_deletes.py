"""What a program in a container deletes, also behind a shell, find and xargs."""

import pytest

from dsh.cmdline.deletes import deletions
from dsh.explain.command import explain_line
from dsh.knowledge.store import open_store

WHOLE, PART = "", "x"


@pytest.mark.parametrize(
    ("words", "folder", "below"),
    [
        (["rm", "-rf", "/p"], "/", WHOLE),
        (["rm", "/p"], "/", None),  # a folder needs -r
        (["rm", "-rf", "/"], "/", WHOLE),
        (["rm", "-r", "/p/x"], "/", PART),
        (["rm", "-r", "/other"], "/", None),
        (["rm", "-rf", "*"], "/p", WHOLE),
        (["/bin/rm", "--recursive", "/p*"], "/", WHOLE),
        (["sh", "-c", "rm -rf /p/*"], "/", WHOLE),
        (["bash", "-lc", "set -e; cd /p && rm -rf x"], "/", PART),
        (["sh", "-c", "cd /; rm -rf *"], "/p", WHOLE),
        (["sh", "-c", 'rm -rf "$DIR"'], "/", WHOLE),
        (["sh", "-c", "if [ -e /p ]; then rm -rf /p/{a,b}; fi"], "/", WHOLE),
        (["sh", "-c", "find /p -type f | xargs -n 1 rm"], "/", WHOLE),
        (["env", "A=b", "timeout", "5", "rm", "-rf", "/p"], "/", WHOLE),
        (["find", "/p", "-delete"], "/", WHOLE),
        (["find", "/p", "-exec", "rm", "{}", "+"], "/", WHOLE),
        (["find", "-name", "*.log", "-delete"], "/p", WHOLE),
        (["find", "/p", "-name", "*.log"], "/", None),
        (["chroot", "/p", "rm", "-rf", "/x"], "/", PART),
        (["sh", "-c", "ls /p; echo rm -rf /p"], "/", None),
        (["sh", "script.sh"], "/p", None),
    ],
)
def test_what_is_deleted_below_a_place(words, folder, below):
    found = [each.below("/p") for each in deletions(words, folder)]
    assert next((it for it in found if it is not None), None) == below


@pytest.mark.parametrize(
    ("line", "risk"),
    [
        ("docker run --rm -v precious:/p alpine rm -rf /p", "destroy"),
        ("docker run -v /:/host alpine rm -rf /host", "destroy"),
        ("docker run -d -v $HOME:/d -v precious:/p nginx sh -c 'rm -rf /p/*'", "destroy"),
        ("docker run --mount type=bind,source=/srv,target=/p -w /p alpine rm -rf x", "destroy"),
        ("docker run --volumes-from web alpine rm -rf /data", "destroy"),
        ("docker run -v precious:/p:ro alpine rm -rf /p", "change"),
        ("docker run -v precious:/p alpine rm -rf /tmp/x", "change"),
        ("docker run alpine rm -rf /", "change"),
        ("docker exec web sh -c 'rm -rf /data/*'", "destroy"),
        ("docker exec web sh -c 'cat /data/x'", "change"),
    ],
)
def test_an_explained_line_that_deletes_has_the_risk_of_it(line, risk):
    it = explain_line(line, open_store())
    assert (it.risk, it.way_back is None or risk == "change") == (risk, True)
    if line.startswith("docker run") and risk == "destroy":
        assert not it.keeps


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("docker run nginx", "what the program writes goes into the new container only"),
        ("docker run -v data:/d:ro nginx", "what the program writes goes into the new container only"),
        (
            "docker run -v /tmp/x:/d nginx",
            "what it writes below /d goes into /tmp/x of this machine, all",
        ),
        (
            "docker run --mount source=data,target=/d nginx",
            "what it writes below /d goes into the volume data, all",
        ),
        ("docker run --volumes-from web nginx", "where web has volumes goes into those, all else into the"),
        ("docker run -v /var/run/docker.sock:/var/run/docker.sock nginx", "what it tells Docker through the socket"),
        ("docker run --privileged nginx", "by Docker itself, the image"),
    ],
)
def test_where_what_it_writes_goes(line, says):
    assert any(says in kept for kept in explain_line(line, open_store()).keeps)
