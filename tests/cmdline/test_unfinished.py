"""Text that a shell would wait for the end of."""

import pytest

from dsh.cmdline.unfinished import unfinished

OPEN = [
    ('docker run -d "unclosed', '"', 14), ("docker run 'x", "'", 11), ("docker rm $(docker ps -aq", "$(", 10),
    ("docker rm `docker ps", "`", 10), ('docker rm "$(docker ps -aq"', '"', 10), ("(docker ps", "(", 0),
    ("cat <<'E'\nx", "<<", 9), ("cat <<E", "<<", 7), ("a ${b", "${", 2), ("x <<< 'a", "'", 6), ("a#'b", "'", 2),
]  # fmt: skip
WHOLE = [
    'echo "a\\"b"', "echo $'it\\'s'", "echo \"it's\"", "cat <<EOF\nit's\nEOF\n", 'cat <<E | docker build -\n"\nE',
    "cat <<-E\n\tx'\n\tE", "echo ${x:-'a'}", "docker ps # it's", "docker inspect -f '{{.Name}}' x", "echo $((1+2))",
    "case x in a) b;; esac", "echo `echo 'a'` b", "a \"$(b 'c')\" d", 'echo \\"', "docker run -e A={a",
]  # fmt: skip


@pytest.mark.parametrize(("text", "mark", "at"), OPEN)
def test_open(text, mark, at):
    assert unfinished(text) == (mark, at)
    assert "is not closed" in unfinished(text).message


@pytest.mark.parametrize("text", WHOLE)
def test_whole(text):
    assert unfinished(text) is None
