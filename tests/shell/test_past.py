"""What `history` lists: the newest in sight, the day and the time of each, no word broken."""

import shutil
import sys

import pytest
from prompt_toolkit.history import InMemoryHistory
from terminal import Terminal

from dsh.shell.history import MaskedHistory, past
from dsh.shell.past import Past, typed_before


def test_a_long_line_goes_on_below_itself():
    assert typed_before([Past("docker ps"), Past("run " * 12)], 40) == (
        f"   1  docker ps\n   2  {'run ' * 7}run\n      run run run run\n"
    )


def test_the_day_stands_above_the_lines():
    lines = [Past("ps", "2024-04-30 23:59"), Past("stop it", "2024-05-01 09:30"), Past("run " * 8, "2024-05-01 09:31")]
    assert typed_before(lines, 40) == (
        "2024-04-30\n   1  23:59  ps\n2024-05-01\n   2  09:30  stop it\n"
        f"   3  09:31  {'run ' * 5}run\n             run run\n"
    )


def test_when_a_line_was_typed_is_read_from_the_file(tmp_path):
    (tmp_path / "history").write_text(
        "\n# 2024-05-01 09:30:00.123\n+first\n+# second\n\n# 2024-05-02 10:00:00\n+third\n"
    )
    kept = MaskedHistory(tmp_path)
    assert past(kept) == [Past("first\n# second", "2024-05-01 09:30"), Past("third", "2024-05-02 10:00")]
    kept.append_string("fourth")
    *_, last = past(kept)
    assert (last.text, len(last.when)) == ("fourth", len("2024-05-01 09:30"))


def test_without_a_file_only_the_lines_are_known():
    kept = InMemoryHistory()
    kept.append_string("ps")
    assert past(kept) == [Past("ps")]


FROM_END = """
from dsh.console import system_console
from dsh.shell.pager import paged
paged("".join(f"{n} of 99\\n" for n in range(99)), system_console(), "less", 24, from_end=True)
print("back")
"""


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not here")
def test_the_pager_begins_at_the_end(monkeypatch):
    monkeypatch.delenv("LESS", raising=False)
    monkeypatch.delenv("LESSOPEN", raising=False)
    it = Terminal([sys.executable, "-c", FROM_END])
    it.see("98 of 99", "b goes up").send("b")
    it.see("55 of 99", "Space down").send("q")
    it.see("back")
    assert it.ended() == 0
