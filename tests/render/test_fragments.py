import pytest

from dsh.escape import visible
from dsh.render.ansi import paint
from dsh.render.fragments import folded, plain, rows, width, wrap
from dsh.render.theme import DARK, LIGHT, NONE


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("web", 3),
        ("日本", 4),
        ("ｗｅｂ", 6),
        ("e\u0301", 1),  # a letter and its accent
        ("a\u200bb", 2),  # an invisible character between them
        ("→ ✓ …", 5),
        ("🐳", 2),
    ],
)
def test_width(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 20, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 3, ["one", "two", "thr", "ee"]),
        ("a  b\nc", 10, ["a b", "c"]),
        ("日本語 日本", 6, ["日本語", "日本"]),
        ("日本語", 5, ["日本", "語"]),
        ("日", 1, ["日"]),  # nothing narrower than one character
        ("abc", 0, ["abc"]),
    ],
)
def test_wrap(text, columns, lines):
    assert wrap(text, columns) == lines


@pytest.mark.parametrize("columns", range(1, 30))
def test_no_line_is_wider_than_asked_for(columns):
    text = "Open a port of this machine: 日本語 and aVeryLongWordThatFitsNowhere, e\u0301e\u0301e\u0301"
    lines = wrap(text, columns)
    assert all(width(line) <= columns or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


PAIRS = [
    ([("flag", "-d")], "In the background"),
    ([("flag", "--name"), ("", " "), ("value", "日本")], "Its name is 日本"),
]


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (80, "  -d           In the background\n  --name 日本  Its name is 日本\n"),
        (44, "  -d           In the background\n  --name 日本  Its name is 日本\n"),
        (30, "  -d\n    In the background\n  --name 日本\n    Its name is 日本\n"),
        (12, "  -d\n    In the\n    background\n  --name 日本\n    Its name\n    is 日本\n"),
    ],
)
def test_rows_stand_in_two_columns_where_there_is_room(columns, shown):
    assert plain(rows(PAIRS, columns)) == shown


def test_a_word_too_long_for_its_column_stands_alone():
    pairs = [([("", "-v"), ("", " /a/very/long/path:/data")], "A folder"), ([("", "-d")], "")]
    assert plain(rows(pairs, 60, left=10)) == "  -v /a/very/long/path:/data\n              A folder\n  -d\n"


@pytest.mark.parametrize(
    ("text", "keep", "shown"),
    [
        ("web", "", "web"),
        ("\x1b[31mred\x07", "", "\\x1b[31mred\\x07"),
        ("a\nb\tc\r", "", "a\\nb\\tc\\r"),
        ("a\nb\tc\r", "\n\t", "a\nb\tc\\r"),
        ("gnp\u202efdp", "", "gnp\\u202efdp"),
        ("日本 é", "", "日本 é"),
    ],
)
def test_what_could_drive_the_terminal_is_written_out(text, keep, shown):
    assert visible(text, keep) == shown


def test_paint():
    text = [("command", "docker ps"), ("", " "), ("no-such-style", "-a"), ("dim flag", "!")]
    assert paint(text, color=False) == "docker ps -a!"
    assert paint(text, color=True) == "\x1b[1;36mdocker ps\x1b[0m -a\x1b[2;33m!\x1b[0m"
    assert paint(text, color=True, theme=NONE) == "docker ps -a!"
    assert paint(text[:1], color=True, theme=LIGHT) == "\x1b[1;34mdocker ps\x1b[0m"


def test_the_themes_know_the_same_styles():
    assert DARK.sgr.keys() == LIGHT.sgr.keys()


def test_folded_text_breaks_at_blanks_of_any_fragment():
    pieces = [("command", "docker run"), ("", " "), ("flag", "-v"), ("", " "), ("value", "data:/data nginx")]
    assert plain(folded(pieces, 20, 2)).split("\n") == ["docker run -v", "  data:/data nginx"]
    assert folded(pieces, 80, 2) == pieces
    assert plain(folded([("", "one\ntwo three")], 8, 2)).split("\n") == ["one", "two", "  three"]
