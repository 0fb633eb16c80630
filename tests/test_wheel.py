"""The wheel carries the knowledge: it works without the checkout."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_wheel_explains_without_the_checkout(tmp_path):
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path / "wheels"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = (tmp_path / "wheels").glob("docker_dsh-*.whl")
    site = tmp_path / "site"
    subprocess.run([*pip, "install", "--no-deps", "--target", str(site), str(wheel)], check=True, capture_output=True)
    code = "from dsh.cli import run; import dsh.version; print(dsh.version.__file__); run(['explain', 'docker ps -a'])"
    env = os.environ | {"PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}
    out = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert out.stdout.startswith(str(site))
    assert "docker ps" in out.stdout
    assert not list(site.rglob("*.yaml"))


def test_the_build_hook_loads_where_dsh_is_not_installed():
    """pip builds where nothing but the requirements of the build can be imported."""
    code = f"import runpy, sys; sys.modules['dsh'] = None; runpy.run_path({str(ROOT / 'dsh/knowledge/wheel.py')!r})"
    subprocess.run([sys.executable, "-I", "-c", code], check=True, capture_output=True)
