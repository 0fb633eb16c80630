"""What is suggested, docker's parser takes: lines made of nothing but suggestions, in a real bash."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dsh.cmdline.lines import first_invocation
from dsh.completion.script import completion
from dsh.knowledge.store import open_store

COUNT = int(os.environ.get("DSH_TEST_COMPLETIONS", "600"))  # 5000 takes a minute
PLUGINS = (
    "ai",
    "buildx",
    "compose",
    "debug",
    "desktop",
    "extension",
    "init",
    "mcp",
    "model",
    "offload",
    "sandbox",
    "scout",
)
UNFINISHED = ("too-few-arguments", "flag-needs-value")  # more is to be typed


ELSEWHERE = {"-H", "--host", "-c", "--context"}  # another engine than the one that is not there
REFUSED = re.compile(
    r"^(?:docker: )?(?:unknown (?:shorthand )?flag|unknown command|invalid argument|bad flag syntax|"
    r"conflicting options|'docker [^']*' (?:accepts|requires (?:at most|exactly 0))|.*is not a docker command)",
    re.MULTILINE,
)


def random_lines(folder, seed):
    plugin = folder / "plugin.bash"
    plugin.write_text(completion("bash", "dsh", open_store()))
    (folder / "src").mkdir()
    found = subprocess.run(
        ["/bin/bash", "--norc", str(Path(__file__).with_name("random_lines.bash")), plugin, str(COUNT // 2), str(seed)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    assert found.stderr == ""
    return found.stdout.splitlines()


@pytest.mark.parametrize("seed", [1, 2])
def test_every_suggestion_is_accepted(tmp_path, seed):
    lines = random_lines(tmp_path, seed)
    assert len(lines) >= COUNT // 2
    problems = [
        (line, problem.message)
        for line in lines
        for problem in first_invocation(line, open_store()).problems
        if problem.id not in UNFINISHED
    ]
    assert problems == []


@pytest.mark.skipif(not shutil.which("docker"), reason="docker's client is not installed")
def test_dockers_own_parser_accepts_every_suggestion(tmp_path):
    """It reads the line before it finds that there is no engine at its address."""
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "DOCKER_HOST": f"unix://{tmp_path}/nobody.sock"}
    env |= {"HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9", "DOCKER_BUILDKIT": "0"}
    missing = [name for name in PLUGINS if _is_missing(name, env)]
    builds = ("build", "image build", "builder build")  # the old builder knows less than buildx
    skipped = [*missing, *builds] if "buildx" in missing else missing
    lines = [line for line in dict.fromkeys(random_lines(tmp_path, 3)) if not ELSEWHERE.intersection(line.split())]
    refused = []
    for line in lines[:300]:
        if any(f" {path} " in f"{line} " for path in skipped):
            continue
        done = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=env, stdin=-3, capture_output=True, text=True)
        if REFUSED.search(done.stderr):
            refused.append((line, done.stderr.splitlines()[0]))
    assert refused == []


def _is_missing(plugin, env):
    done = subprocess.run(["docker", plugin, "--help"], env=env, capture_output=True, text=True, check=False)
    return f"docker {plugin}" not in done.stdout
