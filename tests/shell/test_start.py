"""What the prompt waits for: no more than prompt_toolkit."""

import subprocess
import sys

import pytest


def loaded(code):
    out = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(out.stdout.split())


@pytest.mark.parametrize(
    ("code", "never"),
    [
        (
            "import dsh.shell.loop, dsh.shell.terminal",
            {"docker", "requests", "urllib3", "yaml", "rapidfuzz", "tree_sitter"},
        ),
        (
            "from dsh.completion.candidates import candidates\nfrom dsh.knowledge.store import open_store\n"
            "candidates('docker run -', 12, open_store())",
            {"docker", "requests", "prompt_toolkit", "asyncio", "yaml", "rapidfuzz", "tree_sitter", "subprocess"},
        ),
    ],
    ids=["prompt", "completion"],
)
def test_nothing_heavy_is_loaded(code, never):
    assert not loaded(code) & never
