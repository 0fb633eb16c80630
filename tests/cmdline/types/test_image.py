import pytest

from dsh.cmdline.types import image
from dsh.cmdline.types.image import Image
from dsh.cmdline.types.value_type import BadValue

DIGEST = "sha256:" + "a" * 64
TAKEN = [
    ("nginx", Image("docker.io", "library/nginx"), "nginx:latest"),
    ("nginx:1.25", Image("docker.io", "library/nginx", "1.25"), "nginx:1.25"),
    ("docker.io/nginx", Image("docker.io", "library/nginx"), "nginx:latest"),
    ("team/app", Image("docker.io", "team/app"), "team/app:latest"),
    ("localhost/app", Image("localhost", "app"), "localhost/app:latest"),
    ("registry:5000/team/app:1.2", Image("registry:5000", "team/app", "1.2"), "registry:5000/team/app:1.2"),
    (f"ghcr.io/a/b@{DIGEST}", Image("ghcr.io", "a/b", "", DIGEST), f"ghcr.io/a/b@{DIGEST}"),
]
REFUSED = [
    ("Nginx", "invalid reference format: repository name (library/Nginx) must be lowercase"),
    ("nginx:", "invalid reference format"),
    ("a___b", "invalid reference format"),
    ("", "invalid reference format"),
]


@pytest.mark.parametrize(("text", "found", "full"), TAKEN)
def test_taken(text: str, found: Image, full: str) -> None:
    assert image.parse(text) == found
    assert image.parse(text).full == full


@pytest.mark.parametrize(("text", "docker"), REFUSED)
def test_refused(text: str, docker: str) -> None:
    with pytest.raises(BadValue) as caught:
        image.parse(text)
    assert caught.value.docker == docker


def test_latest_is_implied() -> None:
    assert image.explain("team/app") == "the image team/app, tag latest, as none is given"


def test_an_id_is_no_name() -> None:
    assert image.parse("a" * 64).id == "a" * 64
    assert image.explain("abc123abc123") == "the image with the ID abc123abc123"


def test_parts() -> None:
    text = f"ghcr.io/a/b/c:1@{DIGEST}"
    assert [text[p.start : p.end] for p in image.pieces(text)] == ["ghcr.io", "a/b", "c", "1", DIGEST]
