"""Image references as the engine reads and shows them."""

import pytest

from dsh.engine.objects import read_image
from dsh.engine.reference import familiar, parse_reference

SHA = "sha256:" + "a" * 64
CASES = [
    ("nginx", "docker.io/library/nginx", "nginx:latest"),
    ("nginx:1.25", "docker.io/library/nginx", "nginx:1.25"),
    ("docker.io/nginx", "docker.io/library/nginx", "nginx:latest"),
    ("docker.io/library/nginx:1", "docker.io/library/nginx", "nginx:1"),
    ("me/app", "docker.io/me/app", "me/app:latest"),
    ("localhost/app", "localhost/app", "localhost/app:latest"),
    ("registry:5000/team/app:1.2", "registry:5000/team/app", "registry:5000/team/app:1.2"),
    (f"nginx@{SHA}", "docker.io/library/nginx", f"nginx@{SHA}"),
]
INVALID = ["", "Nginx", "a b", "a//b", "-x", "nginx:", "nginx:a b", "x@sha256:12", "a" * 64, "http://x/y"]


@pytest.mark.parametrize(("text", "repository", "shown"), CASES, ids=[c[0][:40] for c in CASES])
def test_reads(text, repository, shown):
    found = parse_reference(text)
    assert (found.repository, familiar(text)) == (repository, shown)


@pytest.mark.parametrize("text", INVALID)
def test_is_no_reference(text):
    assert parse_reference(text) is None


def test_podmans_full_names_are_read_as_docker_shows_them():
    names = ["docker.io/library/x:1", "docker.io/me/y:2", "localhost/z:3", "quay.io/a/b:4", "<none>:<none>"]
    image = read_image({"Id": "sha256:1", "RepoTags": names})
    assert image.tags == ("x:1", "me/y:2", "localhost/z:3", "quay.io/a/b:4")
