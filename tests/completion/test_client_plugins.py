"""docker ask, docker explain ...: as docker's own client calls them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Terminal

from dsh.completion.client_plugins import HOOK_COMMANDS, NAMES, install, uninstall
from dsh.errors import DshError

DSH = str(Path(sys.executable).with_name("dsh"))
FAILED = 'docker: Error response from daemon: Conflict. The container name "/web" is already in use by container'
pytestmark = pytest.mark.skipif(not shutil.which("docker"), reason="docker's client is not installed")


@pytest.fixture
def env(tmp_path):
    made = {"HOME": str(tmp_path), "PATH": f"{Path(DSH).parent}:/usr/local/bin:/usr/bin:/bin"}
    install(DSH, False, made)
    return made


def call(env, *words):
    return subprocess.run(words, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", NAMES)
def test_metadata_needs_no_python(env, tmp_path, name):
    path = tmp_path / ".docker" / "cli-plugins" / f"docker-{name}"
    found = call({"PATH": "/nowhere"}, str(path), "docker-cli-plugin-metadata")
    assert json.loads(found.stdout)["SchemaVersion"] == "0.1.0"


def test_docker_lists_them(env):
    listed = call(env, "docker", "--help").stdout
    assert [name for name in NAMES if f"  {name}*" not in listed] == []


@pytest.mark.parametrize(
    ("words", "code", "out", "err"),
    [
        (["ask", "--print", "remove all containers"], 0, "docker rm -f $(docker ps -aq)\n", ""),
        (["ask", "--print", "tell", "me", "a", "joke"], 3, "", "no single docker command"),
        (["explain", "run", "-it", "nginx"], 0, "Make a new container", ""),
        (["--context", "nope", "preview", "docker", "ps"], 4, "", 'context "nope" not found'),
        (["-c=nope", "preview", "docker", "ps"], 4, "", 'context "nope" not found'),
        (["-H", "unix:///nowhere", "preview", "docker", "ps"], 4, "", "/nowhere"),
        (["--host=unix:///nowhere", "preview", "docker", "ps"], 4, "", "/nowhere"),
        (["why", "137"], 0, "137", ""),
    ],
    ids=["ask", "no-command", "explain", "context", "context-short", "host", "host-equals", "why"],
)
def test_calls(env, words, code, out, err):
    found = call(env, "docker", *words)
    assert (found.returncode, out in found.stdout, err in found.stderr) == (code, True, True), found


def test_completes_in_docker(env):
    assert "--name\t" in call(env, "docker", "__complete", "explain", "run", "--na").stdout
    assert "explain\t" in call(env, "docker", "__complete", "expl").stdout


@pytest.mark.parametrize(
    ("error", "hinted"),
    [(FAILED, True), ("", False), ("something that nobody has ever seen", False)],
    ids=["known", "none", "unknown"],
)
def test_hint(env, tmp_path, error, hinted):
    path = tmp_path / ".docker" / "cli-plugins" / "docker-why"
    asked = json.dumps({"RootCmd": "run", "Flags": {}, "CommandError": error}, separators=(",", ":"))
    found = call(env, str(path), "why", "docker-cli-plugin-hooks", asked)
    assert (found.returncode, bool(found.stdout)) == (0, hinted)
    if hinted:
        said = json.loads(found.stdout)
        assert said["Type"] == 0
        assert "docker why" in said["Template"]
        assert "{{" not in said["Template"]


def test_docker_prints_the_hint(env):
    install(DSH, True, env)
    terminal = Terminal(["docker", "-H", "unix:///nowhere", "run", "x"], env=env, columns=150)
    terminal.see("Cannot connect to the Docker daemon", "What that means and the way out: docker why")
    terminal.close()


HOOKS = {"plugins": {"why": {"hooks": HOOK_COMMANDS}}, "features": {"hooks": "true"}}


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        '{"psFormat":   "json"}\n\n',
        '{"features": {"hooks": "false", "x": "y"}, "plugins": {"why": {}, "other": {"hooks": "run"}}}',
        '{\n\t"auths": {},\n\t"HttpHeaders": {"x": "\u00fc"}\n}',
    ],
    ids=["none", "empty", "spaces", "own-hooks", "not-ascii"],
)
def test_uninstall_leaves_dockers_settings_as_they_were(env, tmp_path, text):
    settings = tmp_path / ".docker" / "config.json"
    if text is not None:
        settings.write_text(text)
        settings.chmod(0o640)
    install(DSH, True, env)
    install(DSH, True, env)
    found = json.loads(settings.read_text())
    assert [found[key] | HOOKS[key] for key in HOOKS] == [found[key] for key in HOOKS]
    uninstall(env)
    assert (settings.read_text() if settings.exists() else None) == text
    assert text is None or settings.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ([".docker"] if text is not None else [])


@pytest.mark.parametrize(
    ("before", "then", "after"),
    [
        ({}, {"auths": {"x": {}}}, {"auths": {"x": {}}}),
        ({"features": {"hooks": "false"}}, {"psFormat": "json"}, {"features": {"hooks": "false"}, "psFormat": "json"}),
        ({"features": {}}, {"psFormat": "json"}, {"features": {}, "psFormat": "json"}),
        ({"plugins": {"z": {"hooks": "run"}}}, {"a": 1}, {"plugins": {"z": {"hooks": "run"}}, "a": 1}),
    ],
    ids=["login", "own-hooks", "own-empty-section", "other-plugin-hooked"],
)
def test_what_docker_has_written_in_between_stays(env, tmp_path, before, then, after):
    settings = tmp_path / ".docker" / "config.json"
    settings.write_text(json.dumps(before))
    install(DSH, True, env)
    settings.write_text(json.dumps(json.loads(settings.read_text()) | then))
    uninstall(env)
    assert json.loads(settings.read_text()) == after
    assert not (tmp_path / ".docker" / "cli-plugins").exists()


def test_settings_behind_a_link_stay_there(env, tmp_path):
    target = tmp_path / "dotfiles"
    target.write_text("{}")
    settings = tmp_path / ".docker" / "config.json"
    settings.symlink_to(target)
    install(DSH, True, env)
    assert json.loads(target.read_text()) == HOOKS
    uninstall(env)
    assert (settings.is_symlink(), target.read_text()) == (True, "{}")


def test_settings_that_are_no_json_are_left_alone(env, tmp_path):
    settings = tmp_path / ".docker" / "config.json"
    settings.write_text("{nonsense")
    with pytest.raises(DshError, match="cannot read"):
        install(DSH, True, env)
    assert settings.read_text() == "{nonsense"
