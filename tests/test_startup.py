"""How long it takes until the answer is there, beside a bare interpreter. Ratios only: machines differ."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

RUNS = 9
DSH = str(Path(sys.executable).with_name("dsh"))


def once(words):
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}  # an installed dsh has its bytecode
    started = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def ratio(words):
    """The best of some runs, taken in turn with a bare interpreter, which machine noise disturbs least."""
    pairs = [(once([DSH, *words]), once(["-I", "-c", "pass"])) for _ in range(RUNS)]
    return min(a for a, _ in pairs) / min(b for _, b in pairs)


@pytest.mark.parametrize(
    ("words", "most"),
    [
        (["--version"], 2.5),
        (["explain", "docker run -it --rm -p 80:80 nginx"], 6),
        (["ask", "remove all containers"], 7),
    ],
    ids=["version", "explain", "ask"],
)
def test_starts_at_once(words, most):
    once([DSH, *words])  # compiles the knowledge where that is due
    best = min(ratio(words) for _ in range(2))
    print(f"dsh {words[0]}: {best:.2f} times a bare interpreter, at most {most}")
    assert best <= most
