"""Files with two names and pipes, as docker packs them: kept as they are, and never waited for."""

import io
import os
import tarfile

import pytest

from dsh.plan.build_cache import copied
from dsh.plan.build_context import Context
from dsh.run.context_tar import folder_tar
from dsh.run.tar_files import packed


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a").write_text("A\n")
    os.link(tmp_path / "a", tmp_path / "b")
    os.link(tmp_path / "a", tmp_path / "sub/c")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


def listed(pieces):
    with tarfile.open(fileobj=io.BytesIO(b"".join(pieces))) as tar:
        return {member.name: (member.type, member.linkname) for member in tar if not member.isdir()}


def test_copies_links_and_pipes(folder):
    link = tarfile.LNKTYPE
    assert listed(packed(str(folder), "old", "old", "new")) == {
        "new/a": (tarfile.REGTYPE, ""),
        "new/b": (link, "new/a"),
        "new/sub/c": (link, "new/a"),
        "new/pipe": (tarfile.FIFOTYPE, ""),
    }


def test_builds_from_links_and_pipes(folder):
    context = Context("folder", str(folder), "Dockerfile", "FROM busybox\nCOPY . /w\n")
    found = listed(folder_tar(context, None))
    assert found["b"] == (tarfile.LNKTYPE, "a")
    assert found["pipe"] == (tarfile.FIFOTYPE, "")
    assert copied(context, ["."])  # opens no pipe
