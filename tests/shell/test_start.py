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


def test_the_first_keys_load_nothing_any_more():
    code = (
        "from dsh.knowledge.store import open_store\nfrom dsh.shell.warm import warm\n"
        "from dsh.shell.reading import Readings, explained, reading_line\n"
        "from dsh.completion.candidates import candidates\n"
        "store = open_store()\nwarm(store)\nbefore = set(sys.modules)\n"
        "for line in ('stop db', 'docker run --rm -e A=1 nginx', 'remove all containers', 'docker logs -f db'):\n"
        "    for end in range(1, len(line) + 1):\n"
        "        candidates(line[:end], end, store)\n        explained(line[:end], store)\n"
        "        reading_line(line[:end], Readings(store), 80)\n"
        "late = set(sys.modules) - before\nsys.modules.clear()\nsys.modules.update(dict.fromkeys(late))"
    )
    assert not [name for name in loaded(code) if not name.startswith("dsh.")]
