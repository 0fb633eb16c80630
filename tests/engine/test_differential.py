"""docker's client and dsh, each given the same command line on the same engine: nobody could tell them apart.

Rows of tests/data/differential.jsonl: `line`, the `setup` before it, `files` of the working folder, `stdin`.
Compared are the exit code, standard output and all objects of the engine. What may differ has its reason in the row
(`except`: what, and why). Lines of one set-up that both leave everything as it was share it.
"""

import io
import json
import os
import shutil
from itertools import groupby
from pathlib import Path

import pytest
from likeness import differences, engine_picture, lines
from seen import LINES

from dsh.console import Console
from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.engine.place import this_place
from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line
from dsh.run.execute import execute

ROWS = [json.loads(row) for row in (Path(__file__).parents[1] / "data/differential.jsonl").read_text().splitlines()]
FULL = os.environ.get("DSH_TEST_FULL") == "1"
PART = os.environ.get("DSH_TEST_ROWS")  # a file with rows of one's own
TRIES = 3  # docker is not like itself every time: it lists images of one second in any order


def scenes():
    """The rows by what they have in common: set-up and files. Every third one, or all with DSH_TEST_FULL=1."""
    rows = ROWS if PART is None else [json.loads(row) for row in Path(PART).read_text().splitlines()]
    for _, group in groupby(rows, key=lambda row: json.dumps([row["family"], row["setup"], row.get("files")])):
        yield list(group)[:: 1 if FULL or PART else 3]


def key_of(row):
    return json.dumps([row["family"], row["setup"], row.get("files"), row.get("stdin"), row["line"]])


class Scene:
    """The engine and the working folder, brought back to a set-up where a line has touched them."""

    def __init__(self, engine, folder, rows):
        self.engine, self.folder = engine, folder
        self.setup, self.files = rows[0]["setup"], rows[0].get("files") or {}
        self.given = " ".join([*self.setup, *(row["line"] for row in rows)])
        self.fresh, self.first = False, None

    def prepare(self):
        if self.fresh:
            return
        self.engine.reset()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        os.chdir(self.folder)
        for name, text in self.files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self.engine.setup(*self.setup, cwd=self.folder)
        self.fresh = True
        self.there = self._identities()
        self.first = self.picture() if self.first is None else self.first

    def picture(self):
        files = sorted(str(p.relative_to(self.folder)) for p in self.folder.rglob("*"))
        return {**engine_picture(self.engine.api, self.given), "files": files}

    def ended(self, state):
        """Mend what the line has touched, where that is quicker than to begin again."""
        if state != self.first:
            self._mend()
            state = self.picture()
        self.fresh = state == self.first

    def _identities(self):
        api = self.engine.api
        return {
            "containers": {c["Id"]: c["State"] for c in api.containers(all=True)},
            "networks": {n["Id"] for n in api.networks()},
            "volumes": {v["Name"] for v in api.volumes()["Volumes"] or []},
            "images": {t: i["Id"] for i in api.images(all=True) for t in i["RepoTags"] or [i["Id"]]},
        }

    def _mend(self):
        api, now = self.engine.api, self._identities()
        if self.there["containers"].keys() - now["containers"].keys():
            return  # what has gone comes back by the set-up alone
        for key in now["containers"].keys() - self.there["containers"].keys():
            self.engine._try(api.remove_container, key, v=True, force=True)
        for key in now["networks"] - self.there["networks"]:
            self.engine._try(api.remove_network, key)
        for key in now["volumes"] - self.there["volumes"]:
            self.engine._try(api.remove_volume, key)
        for tag, identity in self.there["images"].items():
            if now["images"].get(tag) != identity and ":" in tag:
                self.engine._try(api.tag, identity, tag.rpartition(":")[0], tag.rpartition(":")[2])
        for tag in now["images"].keys() - self.there["images"].keys():
            self.engine._try(api.remove_image, tag)
        for path in [p for p in self.folder.rglob("*") if str(p.relative_to(self.folder)) not in self.first["files"]]:
            path.unlink() if path.is_file() else shutil.rmtree(path, ignore_errors=True)
        for key, state in self.there["containers"].items():
            if state == "running" and now["containers"][key] == "exited":
                self.engine._try(api.start, key)


def with_docker(scene, row):
    done = scene.engine.sh(row["line"], scene.folder, (row.get("stdin") or "").encode())
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def with_dsh(scene, row, client, store):
    console = Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False)
    read, write = os.pipe()
    os.write(write, (row.get("stdin") or "").encode())
    os.close(write)
    with open(read, "rb") as stdin:
        plan = plan_line(row["line"], client, store, this_place(), confirmed=False)
        outcome = execute(plan, client, console._replace(stdin=stdin), store, capture=True)
    told = "".join(f"{problem.message}\n" for problem in outcome.problems)
    return outcome.exit_code, outcome.output, console.err.getvalue() + told


@pytest.mark.parametrize("rows", [pytest.param(s, id=f"{s[0]['family']}-{n}") for n, s in enumerate(scenes())])
def test_dsh_is_docker(clean_engine, tmp_path, monkeypatch, rows):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PWD", str(tmp_path / "here"))
    store, wrong = open_store(), []
    scene = Scene(clean_engine, tmp_path / "here", rows)
    client = connect(resolve(None, clean_engine.host, {}))
    try:
        for row in rows:
            for _ in range(TRIES):
                seen = []
                for run in (with_docker, lambda scene, row: with_dsh(scene, row, client, store)):
                    scene.prepare()
                    code, out, err = run(scene, row)
                    state = scene.picture()
                    seen.append((code, lines(out, scene.given), state, err.strip()[-300:]))
                    scene.ended(state)
                found = compared(row, *seen)
                if not found:
                    LINES[key_of(row)] = seen[1]
                    break
                scene.fresh = False
            wrong += found
    finally:
        client.close()
        os.chdir(tmp_path)
    assert wrong == [], "\n".join(wrong)


def compared(row, docker, dsh):
    """What differs, in words; without what the row excepts."""
    free, found = row.get("except") or {}, []
    if docker[0] != dsh[0] and "exit" not in free:
        found.append(f"exit {docker[0]} | {dsh[0]}")
    # neither docker nor the engine keeps an order between objects of one second, or of a map
    docker, dsh = [(one[0], sorted(one[1]), *one[2:]) for one in (docker, dsh)]
    if docker[1] != dsh[1] and "stdout" not in free:
        found.append(f"stdout {docker[1]} | {dsh[1]}")
    if "state" not in free:
        found += [f"{path}: {one} | {other}" for path, one, other in differences(docker[2], dsh[2])[:4]]
    return [f"{row['line']}\n    {one[:400]}\n    ({docker[3]} | {dsh[3]})" for one in found]
