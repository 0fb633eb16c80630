import pytest

from dsh.cmdline.types import template
from dsh.cmdline.types.value_type import BadValue
from dsh.knowledge.entries import Flag

FLAG = Flag("format", "template", "m", fields={".Names": "The names", ".Status": "How long it has been running"})
SAID = [
    ("{{.Names}}", "the names"),
    ("table {{.Names}}\\t{{.Status}}", "a table with the columns the names, how long it has been running"),
    ("{{json .}}", "everything, as JSON"),
    ("{{json .Mounts}}", "the field Mounts, as JSON"),
    ("{{range .Mounts}}{{.Source}}{{end}}", "for each entry of the field Mounts, the field Source"),
    ("{{range.Mounts}}{{.Source}}{{end}}", "for each entry of the field Mounts, the field Source"),
    ("{{index .Config.Env 0}}", "the entry 0 of the field Config.Env"),
    ('{{join .Names ", "}}', 'the names, joined by ", "'),
    ("{{.Names | upper}}", "the names, in capital letters"),
    ('{{if eq .State "running"}}x{{end}}', 'only if the field State is "running"'),
    ("{{- .Names -}}", "the names"),
    ('{{println "}}"}}', '"}}", on a line of its own'),
    ("json", "one JSON object for each line"),
]
REFUSED = [
    ("{{.Names", "template parsing error: template: :1: unclosed action"),
    ("{{}}", "template parsing error: template: :1: missing value for command"),
    ("{{range .X}}", "template parsing error: template: :1: unexpected EOF"),
    ("{{end}}", "template parsing error: template: :1: unexpected {{end}}"),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_said(text: str, said: str) -> None:
    assert template.explain(text, FLAG) == said


@pytest.mark.parametrize(("text", "docker"), REFUSED)
def test_refused(text: str, docker: str) -> None:
    with pytest.raises(BadValue) as caught:
        template.parse(text)
    assert caught.value.docker == docker


def test_parts() -> None:
    text = "table {{.Names}}\\t{{.Status}}"
    assert [text[p.start : p.end] for p in template.pieces(text, FLAG)] == ["table", "{{.Names}}", "\\t", "{{.Status}}"]


def test_completion_offers_the_fields() -> None:
    assert [c.value for c in template.complete("{{.Na", FLAG)] == ["{{.Names}}"]
