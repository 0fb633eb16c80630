"""What is suggested, docker's parser takes: lines made of nothing but suggestions, in a real bash."""

import os
import subprocess
from pathlib import Path

import pytest

from dsh.cmdline.lines import first_invocation
from dsh.completion.script import completion
from dsh.knowledge.store import open_store

COUNT = int(os.environ.get("DSH_TEST_COMPLETIONS", "600"))  # 5000 takes a minute
UNFINISHED = ("too-few-arguments", "flag-needs-value")  # more is to be typed


@pytest.mark.parametrize("seed", [1, 2])
def test_every_suggestion_is_accepted(tmp_path, seed):
    plugin = tmp_path / "plugin.bash"
    plugin.write_text(completion("bash", "dsh", open_store()))
    (tmp_path / "src").mkdir()
    script = Path(__file__).with_name("random_lines.bash")
    found = subprocess.run(
        ["/bin/bash", "--norc", str(script), str(plugin), str(COUNT // 2), str(seed)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    lines = found.stdout.splitlines()
    assert len(lines) >= COUNT // 2
    problems = [
        (line, problem.message)
        for line in lines
        for problem in first_invocation(line, open_store()).problems
        if problem.id not in UNFINISHED
    ]
    assert problems == []
