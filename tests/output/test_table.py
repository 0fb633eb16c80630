import pytest

from dsh.output.go_values import Row
from dsh.output.ports import ports
from dsh.output.printed import ClientError
from dsh.output.table import columns, listing
from dsh.output.texts import natural
from dsh.output.width import ellipsis, width

HEADER = {"ID": "CONTAINER ID", "Name": "NAMES"}
ROWS = [
    Row({"ID": lambda: "1", "Name": lambda: "a<b"}, {"Label": lambda name: f"<{name}>"}),
    Row({"ID": lambda: "22", "Name": lambda: "日本"}, {"Label": lambda name: ""}),
]


@pytest.mark.parametrize(
    ("format_", "text"),
    {
        "table": (r"table {{.ID}}\t{{.Name}}", "CONTAINER ID   NAMES\n1              a<b\n22             日本\n"),
        "narrow": (r"table {{.Name}}\t{{.ID}}", "NAMES     CONTAINER ID\na<b       1\n日本      22\n"),
        "label": (r'table {{.Label "com.my-app"}}', "my app\n<com.my-app>\n\n"),
        "functions leave the header": ("table {{upper .Name}}", "NAMES\nA<B\n日本\n"),
        "json": ("json", '{"ID":"1","Name":"a\\u003cb"}\n{"ID":"22","Name":"日本"}\n'),
        "plain": (r"{{.ID}}\t{{.Name}}\n", "1\ta<b\n\n22\t日本\n\n"),
        "words": ("hello", "hello\nhello\n"),
    }.values(),
)
def test_listing(format_, text):
    assert listing(format_, HEADER, ROWS, "*formatter.ContainerContext") == text


@pytest.mark.parametrize(
    ("format_", "message"),
    [
        ("{{.X", "template parsing error: template: :1: unclosed action"),
        (
            "{{.X}}",
            'template parsing error: template: :1:2: executing "" at <.X>: '
            "can't evaluate field X in type *formatter.ContainerContext",
        ),
    ],
)
def test_bad_formats(format_, message):
    with pytest.raises(ClientError) as error:
        listing(format_, HEADER, ROWS, "*formatter.ContainerContext")
    assert (str(error.value), error.value.exit_code) == (message, 1)


def test_a_column_ends_where_a_line_is_without_it():
    assert columns("a\tb\tc\nlong long long\nd\te\n", 0, 2) == "a  b  c\nlong long long\nd  e\n"


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ([], ""),
        ([(80, None, None)], "80/tcp"),
        ([(80, "0.0.0.0", 8080), (80, "::", 8080)], "0.0.0.0:8080->80/tcp, [::]:8080->80/tcp"),
        (
            [(80, "0.0.0.0", 80), (81, "0.0.0.0", 81), (83, "0.0.0.0", 83)],
            "0.0.0.0:80-81->80-81/tcp, 0.0.0.0:83->83/tcp",
        ),
        ([(7001, None, None), (7000, None, None), (7003, None, None)], "7000-7001/tcp, 7003/tcp"),
    ],
)
def test_ports(found, text):
    keys = ("PrivatePort", "IP", "PublicPort")
    rows = [{k: v for k, v in zip(keys, row, strict=True) if v is not None} | {"Type": "tcp"} for row in found]
    assert ports(rows) == text


def test_widths():
    assert (width("abc"), width("日本"), width("a\x1b[0m"), width("e\u0301")) == (3, 4, 4, 1)
    assert (ellipsis("abcdef", 4), ellipsis("abcd", 4), ellipsis("日本語", 4)) == ("abc…", "abcd", "日…")


def test_natural_order():
    assert sorted(["c10", "c9", "b", "c1"], key=natural) == ["b", "c1", "c9", "c10"]
