"""Install, upgrade, uninstall: in the end all files are as they were."""

import pytest

from dsh.completion.install import install, uninstall
from dsh.errors import DshError
from dsh.knowledge.store import open_store

PLACES = {
    "bash": ".local/share/bash-completion/completions/docker",
    "zsh": ".local/share/zsh/site-functions/_docker",
    "fish": ".config/fish/completions/docker.fish",
}


@pytest.fixture(params=PLACES)
def shell(request):
    return request.param


@pytest.fixture
def env(tmp_path):
    return {"HOME": str(tmp_path)}


def tree(folder):
    return {p.relative_to(folder): p.read_text() if p.is_file() else None for p in sorted(folder.rglob("*"))}


def put(shell, env, key="^Xd"):
    return install(shell, "/usr/bin/dsh", key, open_store(), env)


def test_a_bare_home_is_bare_again(shell, env, tmp_path):
    told = put(shell, env)
    assert f"written: {tmp_path / PLACES[shell]}" in told
    uninstall(shell, env)
    assert tree(tmp_path) == {}


def test_what_stood_there_comes_back(shell, env, tmp_path):
    old = tmp_path / PLACES[shell]
    old.parent.mkdir(parents=True)
    old.write_text("mine")
    (old.parent / "other").write_text("mine, too")
    before = tree(tmp_path)
    put(shell, env)
    put(shell, env, key="^G")
    assert "Made by dsh" in old.read_text()
    uninstall(shell, env)
    assert tree(tmp_path) == before


def test_an_upgrade_replaces_the_older_version(shell, env, tmp_path):
    put(shell, env)
    made = tree(tmp_path)
    old = tmp_path / PLACES[shell]
    old.write_text("# Made by dsh 0.0.1\n")
    put(shell, env)
    assert tree(tmp_path) == made


def test_a_link_is_kept_and_what_it_leads_to_untouched(shell, env, tmp_path):
    target = tmp_path / "dotfiles"
    target.write_text("mine")
    old = tmp_path / PLACES[shell]
    old.parent.mkdir(parents=True)
    old.symlink_to(target)
    put(shell, env)
    assert target.read_text() == "mine"
    uninstall(shell, env)
    assert old.is_symlink()


def test_what_the_user_has_put_in_place_of_ours_stays(shell, env, tmp_path):
    put(shell, env)
    old = tmp_path / PLACES[shell]
    old.write_text("mine")
    assert f"left alone, since it is no longer ours: {old}" in uninstall(shell, env)
    assert old.read_text() == "mine"


def test_all_three_side_by_side(env, tmp_path):
    for name in PLACES:
        put(name, env)
    for name in PLACES:
        uninstall(name, env)
    assert tree(tmp_path) == {}


def test_where_nothing_can_be_written_it_says_so(env, tmp_path):
    (tmp_path / ".local").write_text("a file in the way")
    with pytest.raises(DshError, match="cannot write"):
        put("zsh", env)


def test_nothing_installed(shell, env):
    assert uninstall(shell, env) == [f"nothing of dsh is installed for {shell}"]
