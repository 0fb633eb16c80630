"""The journal remembers what was done, and undo takes it back."""

import json
import stat
from pathlib import Path

import pytest
from test_main_job import dsh
from truth import preview

from dsh.plan.plan import UNNAMED


@pytest.fixture
def journal(clean_engine, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def read():
        done = dsh(clean_engine, "log", "--json", XDG_STATE_HOME=str(tmp_path / "state"))
        return [json.loads(line) for line in done.stdout.splitlines()]

    def call(*words):
        return dsh(clean_engine, *words, XDG_STATE_HOME=str(tmp_path / "state"))

    return read, call, tmp_path / "state" / "dsh" / "journal.jsonl"


def test_run_and_back(clean_engine, journal):
    read, call, path = journal
    assert call("run", "--yes", "docker run -d --init --name c1 -e TOKEN=hush busybox sleep 1000").returncode == 0
    (entry,) = read()
    assert (entry["outcome"], entry["exit_code"]) == ("done", 0)
    assert "hush" not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert call("undo").returncode == 5
    assert call("undo", "--yes").returncode == 0
    assert clean_engine.api.containers(all=True) == []
    assert call("undo", "--yes").returncode == 1


def test_removed_container_comes_back_with_its_settings(clean_engine, journal):
    _, call, _ = journal
    clean_engine.setup("docker run -d --init --name c1 -e A=b -v data:/d busybox sleep 1000")
    assert call("run", "--yes", "docker rm -f c1").returncode == 0
    assert clean_engine.api.containers(all=True) == []
    done = call("undo", "--yes")
    assert (done.returncode, "cannot come back: the files" in done.stderr) == (0, True)
    again = clean_engine.api.inspect_container("c1")
    assert again["State"]["Running"]
    assert "A=b" in again["Config"]["Env"]
    assert again["HostConfig"]["Binds"] == ["data:/d"]


def test_removed_container_comes_back_into_its_networks(clean_engine, journal):
    _, call, _ = journal
    clean_engine.setup(
        "docker network create n1",
        "docker run -d --init --name c1 busybox sleep 1000",
        "docker network connect --alias other n1 c1",
    )
    assert call("run", "--yes", "docker rm -f c1 && docker network rm n1").returncode == 0
    assert call("undo", "--yes").returncode == 0
    networks = clean_engine.api.inspect_container("c1")["NetworkSettings"]["Networks"]
    assert sorted(networks) == ["bridge", "n1"]
    assert "other" in networks["n1"]["Aliases"]


def test_former_settings_come_back(clean_engine, journal):
    _, call, _ = journal
    clean_engine.setup(
        "docker run -d --init --name c1 --restart on-failure:3 --cpus 0.5 busybox sleep 1000",
        "docker run -d --init --name c2 busybox sleep 1000",
    )
    assert call("run", "--yes", "docker update --restart always --cpus 0.7 c1").returncode == 0
    assert call("run", "--yes", "docker exec c1 true").returncode == 0  # no change that undo could mean
    assert call("undo", "--yes").returncode == 0
    host = clean_engine.api.inspect_container("c1")["HostConfig"]
    assert host["RestartPolicy"] == {"Name": "on-failure", "MaximumRetryCount": 3}
    assert host["NanoCpus"] == 500_000_000
    said = call("preview", "docker update --cpus 0.7 c2")
    assert "no docker command takes it back" in said.stdout
    assert "had no --cpus" in said.stdout


def test_a_pruned_image_is_pulled_from_where_it_was_pushed(clean_engine, journal, tmp_path):
    _, call, _ = journal
    if clean_engine.registry is None:
        pytest.skip("there is no registry")
    for name in ("file", "other"):
        (tmp_path / name).write_text(f"a layer of its own: {name}")
    pushed = f"{clean_engine.registry}/hello:latest"
    clean_engine.setup(
        f"tar c file | docker import - {pushed}", f"docker push {pushed}", f"docker tag {pushed} hello:1",
        "tar c other | docker import - mine:1", cwd=tmp_path,
    )  # fmt: skip
    identity = clean_engine.api.inspect_image("hello:1")["Id"]
    said = call("preview", "docker image prune -af").stdout
    assert f"docker pull {pushed}" in said
    assert f"undo pulls {clean_engine.registry}/hello and names it hello:1 again" in " ".join(said.split())
    assert "mine:1" in " ".join(said.split()).partition("; build ")[2].partition(" again: no registry is known")[0]
    assert call("run", "--yes", "docker image prune -af").returncode == 0
    assert not {"hello:1", "mine:1", pushed} & {tag for it in clean_engine.api.images() for tag in it["RepoTags"] or []}
    done = call("undo", "--yes")
    assert "mine:1, which no registry is known to have" in done.stderr
    assert pushed not in done.stderr
    assert done.returncode == 0, done.stdout + done.stderr
    assert {clean_engine.api.inspect_image(name)["Id"] for name in ("hello:1", pushed)} == {identity}


def test_an_image_without_a_name_is_pulled_by_its_digest(clean_engine, journal, tmp_path):
    _, call, _ = journal
    if clean_engine.registry is None:
        pytest.skip("there is no registry")
    (tmp_path / "file").write_text("a layer of its own: digest")
    pushed = f"{clean_engine.registry}/nameless:latest"
    clean_engine.setup(f"tar c file | docker import - {pushed}", f"docker push {pushed}", cwd=tmp_path)
    digest = clean_engine.api.inspect_image(pushed)["RepoDigests"][0]
    clean_engine.setup(f"docker rmi {pushed}", f"docker pull {digest}")
    assert f"docker pull {digest}" in call("preview", "--json", f"docker rmi {digest}").stdout
    assert call("run", "--yes", f"docker rmi {digest}").returncode == 0
    done = call("undo", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert clean_engine.api.inspect_image(digest)["RepoDigests"] == [digest]


def test_what_cannot_be_undone_says_so(clean_engine, journal):
    _, call, _ = journal
    clean_engine.setup("docker volume create data")
    assert call("run", "--yes", "docker volume rm data").returncode == 0
    done = call("undo", "--yes")
    assert done.returncode == 1
    assert "volume data with the data in it" in done.stderr


def test_reading_leaves_no_trace(clean_engine, journal):
    read, call, path = journal
    assert call("run", "docker ps -a").returncode == 0
    assert read() == []
    assert not Path(path).exists()


def test_a_name_that_a_cached_build_took_goes_back(clean_engine, journal, tmp_path):
    """No image is made then, yet another one may lose its name."""
    _, call, _ = journal
    (tmp_path / "Dockerfile").write_text("FROM busybox\nLABEL a=b\n")
    clean_engine.setup(f"docker build -q -t other {tmp_path}", "docker tag busybox app:1")
    before = clean_engine.api.inspect_image("app:1")["Id"]
    assert call("run", "--yes", f"docker build -t app:1 {tmp_path}").returncode == 0
    assert clean_engine.api.inspect_image("app:1")["Id"] != before
    assert call("undo", "--yes").returncode == 0
    assert clean_engine.api.inspect_image("app:1")["Id"] == before


def test_what_was_stopped_comes_back_stopped(clean_engine, journal):
    _, call, _ = journal
    clean_engine.setup("docker run -d --name c1 -e A=b --restart always busybox sleep 1000", "docker stop -t 0 c1")
    assert call("run", "--yes", "docker rm c1").returncode == 0
    assert call("undo", "--yes").returncode == 0
    again = clean_engine.api.inspect_container("c1")
    assert again["State"]["Status"] == "created"
    assert "A=b" in again["Config"]["Env"]
    assert again["HostConfig"]["RestartPolicy"]["Name"] == "always"


@pytest.mark.parametrize("name", ["--name c1", ""])
def test_a_volume_without_a_name_goes_with_its_container(clean_engine, journal, name):
    read, call, _ = journal
    clean_engine.setup("docker volume create named")
    line = f"docker run -d --init {name} -v /anon -v named:/n busybox sleep 1000"
    assert preview(clean_engine.host, line).way_back == f"docker rm -f -v {'c1' if name else UNNAMED}"
    assert call("run", "--yes", line).returncode == 0
    assert read()[0]["undo"][0].startswith("docker rm -f -v ")
    assert call("undo", "--yes").returncode == 0
    assert [it["Name"] for it in clean_engine.api.volumes()["Volumes"]] == ["named"]


def test_without_such_a_volume_no_v_is_said(clean_engine):
    clean_engine.setup("docker volume create named")
    assert preview(clean_engine.host, "docker run -d --name c1 -v named:/n busybox").way_back == "docker rm -f c1"


def test_what_frees_a_volume_or_an_image_works_as_it_is_said(clean_engine):
    clean_engine.setup(
        "docker run -d --init --name cache -v data:/d busybox sleep 1000",
        "docker create --name cold -v data:/d busybox",
    )
    said = next(p.fix for p in preview(clean_engine.host, "docker volume rm data").problems)
    line = "docker stop cache && docker rm cache cold"
    assert said in (
        f"cache, cold holds it, running or not: {line} first",
        "cold, cache holds it, running or not: docker stop cache && docker rm cold cache first",
    )
    clean_engine.setup(line, "docker volume rm data")
    clean_engine.setup("docker run -d --init --rm --name gone busybox sleep 1000")
    fixes = [p.fix or "" for p in preview(clean_engine.host, "docker rmi busybox").problems]
    assert any("docker stop gone first" in fix for fix in fixes)
