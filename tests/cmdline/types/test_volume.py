import pytest

from dsh.cmdline.types import volume
from dsh.cmdline.types.value_type import BadValue
from dsh.cmdline.types.volume import Volume

TAKEN = [
    ("/data", Volume("volume", "", "/data"), "a new volume without a name, kept by docker, appears as /data"),
    ("db:/var/lib", Volume("volume", "db", "/var/lib"), "the volume db appears as /var/lib in the container"),
    (
        "./a:/b:ro",
        Volume("bind", "./a", "/b", ("ro",)),
        "./a of this machine appears as /b in the container, read-only",
    ),
    ("~/a:/b", Volume("bind", "~/a", "/b"), "the folder or file ~/a of this machine appears as /b"),
    ("/a/:/b:ro,Z", Volume("bind", "/a/", "/b", ("ro", "Z")), "the folder /a/ of this machine appears as /b"),
    ("C:\\x:/data", Volume("bind", "C:\\x", "/data"), "C:\\x of this machine appears as /data"),
    ("a:/b", Volume("volume", "", "a:/b"), None),
]
REFUSED = [
    ("", "client", "invalid empty volume spec"),
    (":/a", "client", "invalid spec: :/a: empty section between colons"),
    ("/a:/b:ro:xy", "client", "invalid spec: /a:/b:ro:xy: too many colons"),
    (
        "data:app",
        "engine",
        "invalid volume specification: 'data:app': invalid mount config for type \"volume\": "
        "invalid mount path: 'app' mount path must be absolute",
    ),
    ("/a:/b:foo", "engine", "invalid mode: foo"),
]


@pytest.mark.parametrize(("text", "found", "said"), TAKEN)
def test_taken(text: str, found: Volume, said: str | None) -> None:
    assert volume.read(text) == found
    assert said is None or said in volume.explain(text)


@pytest.mark.parametrize(("text", "checked", "docker"), REFUSED)
def test_refused(text: str, checked: str, docker: str) -> None:
    with pytest.raises(BadValue) as caught:
        volume.parse(text)
    assert (caught.value.checked, caught.value.docker) == (checked, docker)


@pytest.mark.parametrize("source", ["$(pwd)", "$PWD", "${PWD}", "`pwd`", "."])
def test_the_current_folder(source: str) -> None:
    assert volume.explain(f"{source}:/app") == "the current folder of this machine appears as /app in the container"


def test_a_path_without_a_dot_is_taken_for_a_volume_and_refused() -> None:
    assert "must begin with / or ./" in volume.explain("src/app:/app")


def test_parts() -> None:
    text = "$(pwd)/x:/app:ro"
    assert [text[p.start : p.end] for p in volume.pieces(text)] == ["$(pwd)/x", "/app", "ro"]
