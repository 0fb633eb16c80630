"""docker's contexts: the same files and the same words as docker's own client makes."""

import io
import subprocess
import tarfile

import pytest

from dsh.console import Console
from dsh.engine.absent import absent
from dsh.engine.address import Address
from dsh.engine.place import Place, read_config
from dsh.errors import EngineUnreachable
from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line
from dsh.run.execute import execute

ONE = "docker context create one --docker host=tcp://1.2.3.4:2375 --description 'a <b>'"
CASES = [
    ("create", [], ONE),
    ("create-twice", [ONE], "docker context create one"),
    ("create-plain", [], "docker context create two"),
    ("create-from", [ONE], "docker context create two --from one"),
    ("create-bad-name", [], "docker context create 'b d'"),
    ("create-default", [], "docker context create default"),
    ("create-bad-key", [], "docker context create one --docker bla=1"),
    ("create-bad-host", [], "docker context create one --docker host=foo"),
    ("create-no-pair", [], "docker context create one --docker nope"),
    ("create-two-flags", [], "docker context create one --docker host=tcp://h:1 --docker skip-tls-verify=x"),
    ("create-no-certificate", [], "docker context create one --docker host=tcp://h:1,ca=nope"),
    ("inspect-typed", [ONE], "docker context inspect one -f '{{.Metadata}} {{.Endpoints.docker.Host}} {{.Endpoints}}'"),
    ("inspect-no-field", [ONE], "docker context inspect one nope -f '{{.Nope}}'"),
    ("inspect-moved", [ONE], "docker --config ./config context inspect one nope"),
    ("update", [ONE], "docker context update one --description x"),
    ("update-endpoint", [ONE], "docker context update one --docker host=tcp://9.9.9.9:1,skip-tls-verify=true"),
    ("update-nope", [], "docker context update nope --description x"),
    ("use", [ONE], "docker context use one"),
    ("use-nope", [], "docker context use nope"),
    ("use-default", [ONE, "docker context use one"], "docker context use default"),
    ("rm", [ONE], "docker context rm one nope"),
    ("rm-used", [ONE, "docker context use one"], "docker context rm one"),
    ("rm-used-force", [ONE, "docker context use one"], "docker context rm -f one"),
    ("rm-force-nope", [], "docker context rm -f nope"),
    ("rm-default", [], "docker context rm default"),
    ("export", [ONE], "docker context export one"),
    ("export-twice", [ONE, "docker context export one"], "docker context export one"),
    ("export-to-stdout", [ONE], "docker context export one - > file"),
    ("import", [ONE, "docker context export one"], "docker context import two one.dockercontext"),
    ("import-twice", [ONE, "docker context export one"], "docker context import one one.dockercontext"),
    ("import-no-file", [], "docker context import two nofile"),
]


def tree(folder):
    return {str(p.relative_to(folder)): unpacked(p.read_bytes()) for p in sorted(folder.rglob("*")) if p.is_file()}


def unpacked(data):
    """The members of a tar, which two programs pad differently; anything else as it is."""
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            return [(m.name, oct(m.mode), m.isfile() and tar.extractfile(m).read()) for m in tar]
    except tarfile.TarError:
        return data


def theirs(line, folder, env):
    done = subprocess.run(["sh", "-c", line], cwd=folder, env=env, capture_output=True, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def ours(line, folder, env):
    client = absent(Address("default", "unix:///none.sock"), EngineUnreachable("there is none"))
    place = Place(str(folder), env, read_config(env["DOCKER_CONFIG"]), env["DOCKER_CONFIG"])
    plan = plan_line(line, client, open_store(), place)
    console = Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False)
    outcome = execute(plan, client, console, open_store(), place, capture=True)
    errors = any(problem.level == "error" for problem in plan.problems)
    assert errors == (outcome.exit_code != 0)
    return outcome.exit_code, outcome.output, console.err.getvalue()


@pytest.mark.parametrize(("setup", "line"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_as_docker_does(engine, tmp_path, setup, line):
    path = engine.environment()["PATH"]
    found = []
    for run in (theirs, ours):
        folder = tmp_path / "place"
        (folder / "config").mkdir(parents=True)
        env = {"PATH": path, "HOME": str(folder), "DOCKER_CONFIG": str(folder / "config")}
        for before in setup:
            assert theirs(before, folder, env)[0] == 0
        found.append((run(line, folder, env), tree(folder)))
        folder.rename(tmp_path / run.__name__)
    assert found[0] == found[1]


@pytest.mark.parametrize("meta", ['{"Name": "odd", "Endpoints": [1]}', '{"Name": "odd", "Metadata": "x"}', "[]", "{"])
@pytest.mark.parametrize("line", ["docker context ls -q", "docker --context odd ps"])
def test_files_of_another_shape_are_no_contexts(tmp_path, meta, line):
    folder = tmp_path / "contexts" / "meta" / "aa"
    folder.mkdir(parents=True)
    (folder / "meta.json").write_text(meta)
    _, out, _ = ours(line, tmp_path, {"HOME": str(tmp_path), "DOCKER_CONFIG": str(tmp_path)})
    assert out in ("default\n", "")
