"""Tables that are wider than the window."""

import pytest

from dsh.output.fitted import fitted
from dsh.output.shortened import shortened
from dsh.output.width import width

PORTS = "0.0.0.0:80->80/tcp, :::80->80/tcp"
ROWS = (
    ("CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES"),
    ("75ad737f1102", "web:1.0", '"httpd -f"', "15 seconds ago", "Up 13 seconds", PORTS, "shop"),
    ("24af100fead2", "busybox", '"sleep 1000"', "1 second ago", "Restarting (3) 1 second ago", "", "sick"),
)
PS = "".join("{:<15}{:<10}{:<15}{:<17}{:<30}{:<36}{}\n".format(*row) for row in ROWS)
STATS = """\
CONTAINER ID   NAME      CPU %     MEM USAGE / LIMIT   MEM %     NET I/O       BLOCK I/O   PIDS
9ca54f86b39c   shop      0.00%     328KiB / 23.59GiB   0.00%     1.53kB / 0B   0B / 0B     1
"""


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 120])
@pytest.mark.parametrize("text", [PS, STATS])
def test_every_line_fits_and_says_the_name(text, columns):
    out = shortened(text, columns)
    assert all(width(line) <= columns for line in out.splitlines())
    assert "shop" in out


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 120])
@pytest.mark.parametrize("text", [PS, STATS])
def test_cells_are_broken_and_never_cut(text, columns):
    out, gone = fitted(text, columns)
    assert all(width(line) <= columns for line in out.splitlines())
    assert "shop" in out
    assert "…" not in out
    words = {word for line in text.splitlines() for word in line.split()}
    assert gone or "".join(words) == "".join(word for word in words if word in out or "->" in word)


def test_at_80_columns_nothing_is_lost():
    out, gone = fitted(PS, 80)
    assert gone == ()
    head, *rows = out.splitlines()
    assert head.split() == PS.splitlines()[0].split()
    shop = next(row for row in rows if row.startswith("75ad737f1102"))
    assert "Up 13 seconds" in shop
    assert shop.endswith("shop")


def test_a_column_without_room_is_left_out_and_named():
    out, gone = fitted(PS.replace("shop", "my-project-frontend-1"), 60)
    assert gone == ("COMMAND", "CREATED", "CONTAINER ID")
    assert "COMMAND" not in out
    assert "my-project-frontend-1" in out


def test_at_80_columns_the_state_is_whole():
    out = shortened(PS, 80)
    assert "Restarting (3) 1 second ago" in out
    assert "CONTAINER ID" in out


@pytest.mark.parametrize(
    "text",
    [
        PS.splitlines()[0][:70] + "\n",  # fits
        "one line that is much longer than the window and no table at all " * 3 + "\n",
        "NAME  VALUE\n" + "a-value-that-runs-across-both-columns" * 3 + "\n",
        '[\n    {"Id": "' + "x" * 90 + '"}\n]\n',
    ],
)
def test_what_is_no_table_stays(text):
    assert fitted(text, 80) == (text, ())
    assert shortened(text, 80) == text


def test_wide_characters_count_twice():
    out, _ = fitted("NAME          DESCRIPTION\n名前名前      " + "説明" * 40 + "\n", 60)
    assert all(width(line) <= 60 for line in out.splitlines())


def test_stats_at_80_columns_shows_all_of_it():
    out, gone = fitted(STATS.replace("328KiB", "1023.9MiB").replace("0.00%", "100.00%"), 80)
    assert (gone, "…" in out) == ((), False)
    assert all(word in out for word in ("1.53kB / 0B", "23.59GiB", "100.00%"))


def test_tables_below_each_other_are_fitted_each():
    wide = "REPOSITORY   IMAGE ID       CREATED             SHARED SIZE   UNIQUE SIZE   CONTAINERS\n"
    wide += "busybox      24af100fead2   About an hour ago   4.26MB        0B            1\n"
    out, gone = fitted(f"Images space usage:\n\n{wide}\nLocal Volumes space usage:\n\n{PS}", 80)
    assert all(width(line) <= 80 for line in out.splitlines())
    assert out.startswith("Images space usage:\n\nREPOSITORY")
    assert "\n\nLocal Volumes space usage:\n\nCONTAINER ID" in out
    assert not gone
