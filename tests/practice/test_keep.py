"""Practice engines are kept between runs: whole or set aside, for their owner only, by one dsh at a time."""

import fcntl
import json
import os
import stat
from pathlib import Path

import pytest

from dsh.engine.address import Address
from dsh.engine.client import connect
from dsh.folders import practice_path
from dsh.practice import keep
from dsh.practice.stored import Damaged, dumped, loaded


@pytest.fixture
def client():
    """Opens the engine `kept`; every one that is opened is closed in the end."""
    made = []

    def open_it(name="kept"):
        made.append(connect(Address("practice", f"practice://{name}")))
        return made[-1]

    yield open_it
    for one in made:
        one.close()


def names(client):
    return sorted(it["Names"][0] for it in client.get("/containers/json", all=1))


def test_what_was_done_is_there_the_next_time(client):
    one = client()
    one.delete("/containers/web", force=1)
    one.close()
    again = client()
    assert names(again) == ["/db", "/migrate", "/report"]
    assert again.get("/containers/db/json")["State"]["Status"] == "running"


def test_the_scene_is_as_it_was_after_it_was_kept(client):
    one = client()
    before = (
        one.get("/containers/json", all=1),
        one.get("/images/json", all=1),
        one.get("/volumes"),
        one.get("/networks"),
    )
    one.close()
    again = client()
    after = again.get("/containers/json", all=1), again.get("/images/json", all=1), again.get("/volumes")
    assert (*after, again.get("/networks")) == before
    assert again.get("/containers/web/json")["NetworkSettings"]["Ports"]["80/tcp"][0]["HostPort"] == "8080"


def test_a_folder_of_this_machine_stays_mounted(client, tmp_path):
    one = client()
    image = one.get("/containers/web/json")["Config"]["Image"]
    body = {"Image": image, "HostConfig": {"Binds": [f"{tmp_path}:/srv:ro"]}}
    made = one.post("/containers/create", body, name="mine")
    one.close()
    mounts = client().get(f"/containers/{made['Id']}/json")["Mounts"]
    assert [(it["Source"], it["Destination"], it["RW"]) for it in mounts] == [(str(tmp_path), "/srv", False)]


def test_two_names_are_two_engines(client):
    client("one").delete("/containers/web", force=1)
    assert "/web" in names(client("two"))


def test_clients_of_one_process_share_the_engine(client):
    one, other = client(), client()
    one.delete("/containers/web", force=1)
    assert "/web" not in names(other)


def test_only_the_owner_may_read_it(client):
    client().close()
    folder = practice_path("kept")
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    assert {stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) for name in os.listdir(folder)} == {0o600}


def test_another_dsh_has_it_open(client, monkeypatch):
    monkeypatch.setattr(keep, "PATIENCE", 0.0)
    os.makedirs(practice_path("kept"))
    with open(practice_path("kept", "lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(keep.PracticeBusy, match="kept is in use by another dsh"):
            client()
    client()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"format": 99, "engine": {}}', '{"format": 1, "engine": {}}', '{"format": 1, "engine": 7}', "\0"],
)
def test_a_damaged_file_is_set_aside_and_told_of(client, text):
    os.makedirs(practice_path("kept"))
    with open(practice_path("kept", "engine.json"), "w") as file:
        file.write(text)
    assert "/web" in names(client())
    [said] = keep.notes
    keep.notes.clear()
    assert "could not be read" in said
    assert [path.read_text() for path in Path(practice_path("kept")).glob("engine.damaged-*")] == [text]


def test_nothing_but_records_of_ours_comes_out_of_a_file():
    data = json.loads(json.dumps(dumped(keep.new_world("x", scene=False))))
    for name in ("os:system", "objects:World", "..os:path", "routes:Call"):
        with pytest.raises(Damaged):
            loaded({**data, "volumes": {"v": {"@": name, "#": 0}}}, "x")


def test_new_and_empty_begin_again(client):
    keep.begin_afresh("kept", scene=False)
    assert names(client()) == []
