import pytest

from dsh.cmdline.types import mount
from dsh.cmdline.types.value_type import BadValue

TAKEN = [
    (
        "type=bind,src=/a,dst=/b,readonly",
        {"Type": "bind", "Source": "/a", "Target": "/b", "ReadOnly": True},
        "the folder or file /a of this machine appears as /b in the container, read-only",
    ),
    (
        "source=v,target=/d,volume-nocopy,volume-opt=o=x",
        {"Type": "volume", "Source": "v", "Target": "/d",
         "VolumeOptions": {"NoCopy": True, "DriverConfig": {"Options": {"o": "x"}}}},
        "the volume v appears as /d in the container",
    ),
    (
        "type=tmpfs,target=/t,tmpfs-size=1m,tmpfs-mode=1777",
        {"Type": "tmpfs", "Target": "/t", "TmpfsOptions": {"SizeBytes": 1048576, "Mode": 0o1777}},
        "an empty folder in memory appears as /t in the container and is gone when it stops",
    ),
    (
        "type=bind,source=/a,target=/b,bind-propagation=rslave",
        {"Type": "bind", "Source": "/a", "Target": "/b", "BindOptions": {"Propagation": "rslave"}},
        "the folder or file /a of this machine appears as /b in the container",
    ),
]  # fmt: skip
REFUSED = [
    ("type=bind", "target is required"),
    ("target=/x,foo", "invalid field 'foo' must be a key=value pair"),
    ("target=/x,foo=bar", "unexpected key 'foo' in 'foo=bar'"),
    ("target=/x,ro=maybe", "invalid value for ro: maybe"),
    ("type=bind,target=/x,volume-nocopy", "cannot mix 'volume-*' options with mount type 'bind'"),
    ('a"b', 'parse error on line 1, column 2: bare " in non-quoted-field'),
    ("", "EOF"),
]


@pytest.mark.parametrize(("text", "api", "said"), TAKEN)
def test_taken(text: str, api: dict[str, object], said: str) -> None:
    assert mount.api_mount(mount.parse(text)) == api
    assert mount.explain(text) == said


@pytest.mark.parametrize(("text", "docker"), REFUSED)
def test_refused(text: str, docker: str) -> None:
    with pytest.raises(BadValue) as caught:
        mount.parse(text)
    assert caught.value.docker == docker


def test_completion_offers_keys_and_types() -> None:
    assert [c.value for c in mount.complete("type=bi")] == ["type=bind"]
    assert [c.value for c in mount.complete("type=bind,sou")] == ["type=bind,source="]
