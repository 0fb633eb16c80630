"""Where the files lie that a program in a container makes, as far as the line says so."""

import pytest

from dsh.explain.command import explain_line
from dsh.knowledge.store import open_store

BACKUP = 'docker run --rm -v dbdata:/data -v "$(pwd)":/backup busybox tar czf /backup/dbdata.tar.gz -C /data .'


def meaning(line, word):
    return next(part.meaning for part in explain_line(line, open_store()).parts if part.text == word)


@pytest.mark.parametrize(
    ("line", "word", "says"),
    [
        (BACKUP, '"$(pwd)":/backup', "The current folder of this machine appears as /backup in the container"),
        (BACKUP, "czf", "Pack and press with gzip, into this file"),
        (BACKUP, "/backup/dbdata.tar.gz", "dbdata.tar.gz in the current folder of this machine"),
        (BACKUP, "/data", "the volume dbdata"),
        ("docker run -v $(pwd):/b a tar xzf /b/x.tar.gz", "/b/x.tar.gz", "is read: x.tar.gz in the current folder"),
        ("docker run -v /srv/b:/b a tar -c -f /b/x.tar .", "/b/x.tar", "that is made: x.tar in /srv/b of this machine"),
        ("docker run -v $B:/b a tar cf /b/x.tar .", "/b/x.tar", "The archive that is made"),
        ("docker exec web tar cf /b/x.tar .", "/b/x.tar", "The archive that is made"),
        ("docker exec web tar cf - .", "-", "The archive that is made: the output"),
        ("docker run -w $(pwd) a", "$(pwd)", "$(pwd) is the folder you are in"),
    ],
)
def test_where_it_lies(line, word, says):
    assert says in meaning(line, word)
