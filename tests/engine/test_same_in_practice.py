"""The practice engine is as the real one: the same lines on both, and nobody could tell them apart.

The scenarios are those of test_differential and test_previews, whose results on the real engine are taken over where
they have just run, which is why this file is called so that its tests come after theirs. Compared are what dsh
foretells, exit code, standard output and all objects. What differs, and why, stands in
tests/data/practice_exceptions.yaml and in `dsh learn practice`.
"""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
import test_previews
import yaml
from likeness import lines
from practised import Practised, run
from seen import LINES, PREVIEWS
from test_differential import ROWS, Scene, compared, key_of, scenes
from truth import settled

from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.engine.place import this_place
from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line

EXCEPTIONS = yaml.safe_load((Path(__file__).parents[1] / "data/practice_exceptions.yaml").read_text())
OF_THE_MACHINE = {  # what depends on the machine and on how its engine was started, and no command changes
    "CgroupnsMode": "host with the first version of cgroups, private with the second",
    "MaskedPaths": "newer engines hide more of /proc",
    "SignalsCaught": "only the practice engine tells it; of a real container the machine's /proc does",
    "ReadonlyPaths": "newer engines hide more of /proc",
    "IPPrefixLen": "of the default bridge, which the engine of the tests was given with its own subnet",
}
NOT_THERE = ("docker swarm", "mknod ")  # no scene is made with these: it plays no swarms, and dsh makes no devices
TRIES = 3
LEAST = 0.95  # of the scenarios agree
SCENES = [s for s in scenes() if not any(line.startswith(NOT_THERE) for line in s[0]["setup"])]


@pytest.fixture(scope="module")
def practised(engine):
    made = Practised(engine.api._version)
    yield made
    made.close()


@pytest.fixture
def place(monkeypatch, tmp_path):
    given = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PWD": str(tmp_path / "here"), "DOCKER_BUILDKIT": "0"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    os.chdir(tmp_path)


def excepted(setup, line):
    """The reason why this line may differ; None where it may not."""
    for it in EXCEPTIONS:
        if it["line"] == line and it.get("setup", setup) == setup:
            return it["why"]
    return None


@pytest.mark.parametrize("rows", [pytest.param(s, id=f"{s[0]['family']}-{n}") for n, s in enumerate(SCENES)])
def test_lines_do_the_same(engine, practised, place, rows):
    rows = [row for row in rows if not excepted(row["setup"], row["line"])]
    ours, wrong = Scene(practised, place / "here", rows), []
    with _Real(engine, place / "here", rows) as real:
        expected = [real.seen(row) for row in rows]
        for row, one in zip(rows, expected, strict=True):
            found = compared(row, bare(one), bare(_here(practised, ours, row)))
            for _ in range(TRIES if found else 0):  # what the real one does depends on its haste, too
                one = real.seen(row, anew=True)
                ours.fresh = False  # they share the folder
                found = compared(row, bare(one), bare(_here(practised, ours, row)))
                if not found:
                    break
            wrong += found
    assert wrong == [], f"real | practice, {len(wrong)} differences:\n" + "\n".join(wrong)


def _here(practised, ours, row):
    """What dsh does with a row on the practice engine."""
    ours.prepare()
    code, out, err = practised.run(row["line"], (row.get("stdin") or "").encode())
    picture = ours.picture()
    ours.ended(picture)
    return code, lines(out, ours.given), picture, err.strip()[-300:]


def bare(seen):
    """What was seen, without what is the machine's. The default bridge is as the engine was started."""
    code, out, picture, err = seen
    text = re.sub(r"<ip>/\d+", "<ip>/<pool>", json.dumps([out, _without(picture)]))
    out, picture = json.loads(re.sub(r'/[^" ]*/here\b', "<here>", text))
    picture["networks"]["bridge"] = picture["networks"]["bridge"]["attached"]
    return code, out, picture, err


def _without(value):
    if isinstance(value, dict):
        return {key: _without(item) for key, item in value.items() if key not in OF_THE_MACHINE}
    return [_without(item) for item in value] if isinstance(value, list) else value


class _Real:
    """What dsh does with the rows on the real engine: as seen by test_differential, or tried now."""

    def __init__(self, engine, folder, rows):
        self.engine, self.folder, self.rows = engine, folder, rows
        self.scene = self.client = None

    def __enter__(self):
        return self

    def __exit__(self, *of):
        if self.client is not None:
            self.client.close()
            self.engine.reset()

    def seen(self, row, anew=False):
        if anew or key_of(row) not in LINES:
            if self.scene is None:
                self.scene = Scene(self.engine, self.folder, self.rows)
                self.client = connect(resolve(None, self.engine.host, {}))
            self.scene.fresh = self.scene.fresh and not anew
            self.scene.prepare()
            code, out, err = run(row["line"], self.client, (row.get("stdin") or "").encode())
            picture = self.scene.picture()
            LINES[key_of(row)] = (code, lines(out, self.scene.given), picture, err.strip()[-300:])
            self.scene.ended(picture)
        return LINES[key_of(row)]


@pytest.mark.parametrize("name", test_previews.CASES)
def test_previews_foretell_the_same(engine, practised, place, name):
    setup, line = test_previews.CASES[name]
    if excepted(setup, line):
        pytest.skip(excepted(setup, line))
    given = " ".join([*setup, line])
    plan, code, after = _on_the_real_one(engine, setup, line)
    practised.reset()
    for file in place.iterdir():  # what the line has written on the real one
        file.unlink() if file.is_file() else shutil.rmtree(file)
    practised.setup(*setup)
    ours = _plan(practised.client, line)
    assert told(ours, given) == told(plan, given)
    done = run(line, practised.client, confirmed=True)
    assert (done[0], listed(settled(practised.api), given)) == (code, listed(after, given)), done


def _plan(client, line):
    return plan_line(line, client, open_store(), this_place()._replace(confirmed=True))


def _on_the_real_one(engine, setup, line):
    if (line, *setup) not in PREVIEWS:
        engine.reset()
        engine.setup(*setup)
        client = connect(resolve(None, engine.host, {}))
        try:
            plan = _plan(client, line)
            done = engine.sh(line)
        finally:
            client.close()
        PREVIEWS[line, *setup] = (plan, done.returncode, settled(engine.api))
    return PREVIEWS[line, *setup]


def told(plan, given):
    """What a plan foretells, without what is new every time."""
    effects = sorted(f"{it.action} {it.kind} {_name(it.name, given)}" for it in plan.effects)
    problems = sorted(f"{it.level} {it.id} {' '.join(lines(it.message, given))}" for it in plan.problems)
    return {"risk": plan.risk, "exit": plan.exit_code, "effects": effects, "problems": problems}


def listed(found, given):
    """All objects by name."""
    networks = set(found["network"].values())
    return {
        "containers": sorted(
            f"{_name(c['name'], given)} {c['running']} {c['paused']} {sorted(c['networks'] & networks)} "
            + json.dumps(c["limits"], sort_keys=True)
            for c in found["container"].values()
        ),
        "images": len(found["image"]),
        "tags": sorted(found["tag"]),
        "networks": sorted(networks),
        "volumes": sorted(_name(name, given) for name in found["volume"]),
    }


def _name(name, given):
    """A name that was given; "new" for one that was made up."""
    if not name or re.fullmatch(r"(sha256:)?[0-9a-f]{12,64}|[a-z]+_[a-z]+\d?", name.lstrip("/")):
        return name if name and name.lstrip("/") in given else "new"
    return name.lstrip("/")


def test_nearly_all_agree():
    count = len(ROWS) + len(test_previews.CASES)
    assert len(EXCEPTIONS) <= (1 - LEAST) * count


def test_every_exception_is_of_a_scenario_and_is_told_of_in_the_lesson():
    known = {row["line"] for row in ROWS} | {line for _, line in test_previews.CASES.values()}
    assert {it["line"] for it in EXCEPTIONS} <= known
    text = open_store().concept("practice").text
    assert {it["why"] for it in EXCEPTIONS if " ".join(it["why"].split()) not in " ".join(text.split())} == set()
