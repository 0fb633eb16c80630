import pytest

from dsh.plan.dockerignore import ignored, parse_ignore

CASES = [
    (["node_modules"], "node_modules", True),
    (["node_modules"], "node_modules/a/b.js", True),
    (["node_modules"], "src/node_modules", False),
    (["**/node_modules"], "src/node_modules/x", True),
    (["**/node_modules"], "node_modules", True),
    (["*.md"], "README.md", True),
    (["*.md"], "docs/README.md", False),
    (["*.md", "!README.md"], "README.md", False),
    (["*", "!src"], "src/a.txt", False),
    (["*", "!src"], "other", True),
    (["!src", "*"], "src/a.txt", True),
    (["/build"], "build/x", True),
    (["build/"], "build", True),
    (["./build"], "build", True),
    (["a?c"], "abc", True),
    (["a?c"], "a/c", False),
    (["[ab].txt"], "a.txt", True),
    (["[ab].txt"], "c.txt", False),
    (["# comment", ""], "# comment", False),
    (["src/**/x"], "src/x", True),
    (["src/**/x"], "src/a/b/x", True),
    (["src/**"], "src/a/b", True),
    ([r"\!odd"], "!odd", True),
    (["temp*/one"], "temporary/one/f", True),
]


@pytest.mark.parametrize(("lines", "path", "out"), CASES)
def test_leaves_out(lines, path, out):
    assert ignored(path, parse_ignore(lines)) is out
