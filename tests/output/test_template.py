"""Go templates: what they print, and the words in which they are refused."""

import pytest

from dsh.output.go_values import decode, plain
from dsh.output.template.evaluate import execute
from dsh.output.template.format import go_sprintf
from dsh.output.template.parser import TemplateError, parse

DATA = plain(
    {
        "Name": "/web",
        "Size": 3,
        "Half": 0.5,
        "On": True,
        "None": None,
        "Labels": {"b": "2", "a": "<1>"},
        "Args": ["x", "y"],
        "Empty": [],
        "Deep": {"Ports": {"80/tcp": [{"HostPort": "8080"}]}},
    }
)
PRINTS = {
    "field": ("{{.Name}}", "/web"),
    "text around": ("a {{.Name}} b", "a /web b"),
    "chain": ("{{.Deep.Ports}}", "map[80/tcp:[map[HostPort:8080]]]"),
    "map": ("{{.Labels}}", "map[a:<1> b:2]"),
    "list": ("{{.Args}} {{.Empty}}", "[x y] []"),
    "number": ("{{.Size}} {{.Half}} {{1e3}} {{0x10}}", "3 0.5 1000 16"),
    "bool": ("{{.On}} {{not .On}}", "true false"),
    "missing": ("{{.Nope}} {{.Nope.More}} {{.None}}", "<no value> <no value> <no value>"),
    "index": ('{{(index (index .Deep.Ports "80/tcp") 0).HostPort}}', "8080"),
    "index several": ('{{index .Deep.Ports "80/tcp" 0 "HostPort"}}', "8080"),
    "index missing": ('{{index .Labels "nope"}}', "<no value>"),
    "json": ("{{json .Labels}}", '{"a":"<1>","b":"2"}'),
    "json nil": ("{{json .None}} {{json nil}}", "null null"),
    "range list": ("{{range .Args}}{{.}},{{end}}", "x,y,"),
    "range pairs": ("{{range $i, $x := .Args}}{{$i}}={{$x}} {{end}}", "0=x 1=y "),
    "range map": ("{{range $k, $v := .Labels}}{{$k}}{{$v}} {{end}}", "a<1> b2 "),
    "range else": ("{{range .Empty}}x{{else}}none{{end}}", "none"),
    "range number": ("{{range 3}}{{.}}{{end}}", "012"),
    "break": ("{{range .Args}}{{if eq . `y`}}{{break}}{{end}}{{.}}{{end}}", "x"),
    "continue": ("{{range .Args}}{{if eq . `x`}}{{continue}}{{end}}{{.}}{{end}}", "y"),
    "if else if": ("{{if .Empty}}a{{else if .On}}b{{else}}c{{end}}", "b"),
    "with": ("{{with .Deep}}{{len .Ports}}{{end}}{{with .Nope}}x{{else}}y{{end}}", "1y"),
    "root in range": ("{{range .Args}}{{$.Name}} {{end}}", "/web /web "),
    "variable": ("{{$x := 1}}{{$x = 2}}{{$x}}", "2"),
    "pipeline": ('{{.Name | upper | printf "%s!"}}', "/WEB!"),
    "printf": (
        '{{printf "%s %d %q %v %5d|%-4s|%.2f %t" .Name 7 "a" .On 3 "a" 1.5 .On}}',
        '/web 7 "a" true     3|a   |1.50 true',
    ),
    "printf wrong": ('{{printf "%d %s" .Name}}', "%!d(string=/web) %!s(MISSING)"),
    "print": ('{{print 1 2 "a" "b" 3}}', "1 2ab3"),
    "println": ("{{println .Name}}.", "/web\n."),
    "compare": ('{{eq .Name "x" "/web"}} {{ne 1 2}} {{lt 1 2}} {{ge 1 2}}', "true true true false"),
    "and or": ("{{and .Name .Empty}} {{or .Empty .Name}}", "[] /web"),
    "docker's": (
        '{{title "ab cd"}} {{pad "x" 1 2}}| {{truncate "abcdef" 3}} {{join (split "a:b" ":") "-"}}',
        "Ab Cd  x  | abc a-b",
    ),
    "slice": ("{{slice .Name 1 3}} {{len .Name}}", "we 4"),
    "trim": ("a  {{- .Name -}}  b", "a/webb"),
    "comment": ("a{{/* no */}}b", "ab"),
    "escapes": ('{{"\\t"}}{{`raw\\t`}}{{"\\u00e9"}}', "\traw\\té"),
    "define": ('{{define "x"}}[{{.}}]{{end}}{{template "x" .Name}}', "[/web]"),
    "html": ('{{html "<a>"}} {{urlquery "a b&c"}}', "&lt;a&gt; a+b%26c"),
}
SYNTAX = {
    "open": ("{{.Name", ":1: unclosed action"),
    "brace": ("{{.Name}", ":1: bad character U+007D '}'"),
    "nothing": ("{{}}", ":1: missing value for command"),
    "function": ("{{nope .}}", ':1: function "nope" not defined'),
    "variable": ("{{$y}}", ':1: undefined variable "$y"'),
    "end": ("{{if .}}x", ":1: unexpected EOF"),
    "stray end": ("a\n{{end}}", ":2: unexpected {{end}}"),
    "operand": ("{{.a.}}", ":1: unexpected <.> in operand"),
    "quote": ('{{"abc}}', ":1: unterminated quoted string"),
    "number": ("{{3abc}}", ':1: bad number syntax: "3a"'),
    "break": ("{{break}}", ":1: {{break}} outside {{range}}"),
    "pipe": ("{{1 | 2}}", ":1: non executable command in pipeline stage 2"),
    "comment": ("{{/* x", ":1: unclosed comment"),
}
REFUSED = {
    "key": ("{{.Deep.Nope}}", ':1:7: executing "" at <.Deep.Nope>: map has no entry for key "Nope"'),
    "scalar": ("{{.Name.Foo}}", ':1:7: executing "" at <.Name.Foo>: can\'t evaluate field Foo in type interface {}'),
    "nil": ("{{.None.X}}", ':1:7: executing "" at <.None.X>: nil data; no entry for key "X"'),
    "argument": ("{{.Name 3}}", ':1:2: executing "" at <.Name>: Name is not a method but has arguments'),
    "index": ("{{index .Args 5}}", ':1:2: executing "" at <index .Args 5>: error calling index: index out of range: 5'),
    "type": ("{{upper .Size}}", ':1:8: executing "" at <.Size>: wrong type for value; expected string; got float64'),
    "compare": (
        "{{eq .Size `x`}}",
        ':1:2: executing "" at <eq .Size `x`>: error calling eq: incompatible types for comparison',
    ),
    "count": ("{{len}}", ':1:2: executing "" at <len>: wrong number of args for len: want 1 got 0'),
    "line": ("a\n {{.Nope}}", ':2:3: executing "" at <.Nope>: map has no entry for key "Nope"'),
}


@pytest.mark.parametrize(("source", "text"), PRINTS.values(), ids=PRINTS)
def test_prints(source, text):
    assert execute(parse(source), DATA) == text


@pytest.mark.parametrize(("source", "message"), SYNTAX.values(), ids=SYNTAX)
def test_bad_syntax(source, message):
    with pytest.raises(TemplateError) as error:
        parse(source)
    assert str(error.value) == f"template: {message}"


@pytest.mark.parametrize(("source", "message"), REFUSED.values(), ids=REFUSED)
def test_cannot_be_executed(source, message):
    with pytest.raises(TemplateError) as error:
        execute(parse(source), DATA, missing_error=True)
    assert str(error.value) == f"template: {message}"


CONTAINER = decode(
    "container.InspectResponse",
    {
        "Id": "abc",
        "State": {"Status": "running", "Running": True, "Pid": 7},
        "Config": {"Healthcheck": {"Test": ["CMD", "true"], "Interval": 30_000_000_000}, "Labels": None},
        "HostConfig": {"Memory": 5, "Ulimits": [{"Name": "nofile", "Soft": 1, "Hard": 2}]},
    },
)
TYPED = {
    "Go's name": ("{{.ID}}", "abc"),
    "promoted": ("{{.HostConfig.Memory}} {{.HostConfig.NanoCPUs}}", "5 0"),
    "struct": ("{{.State}}", "{running true false false false false 7 0    <nil>}"),
    "duration": ("{{.Config.Healthcheck.Interval}}", "30s"),
    "nil map": ("{{.Config.Labels}} {{json .Config.Labels}}", "map[] null"),
    "nil pointer": ("{{.State.Health}} {{json .State.Health}}", "<nil> null"),
    "stringer": ("{{.HostConfig.Ulimits}}", "[nofile=1:2]"),
    "json by the client's fields": (
        "{{json .State}}",
        '{"Status":"running","Running":true,"Paused":false,"Restarting":false,"OOMKilled":false,"Dead":false,'
        '"Pid":7,"ExitCode":0,"Error":"","StartedAt":"","FinishedAt":""}',
    ),
}


@pytest.mark.parametrize(("source", "text"), TYPED.values(), ids=TYPED)
def test_values_of_the_client(source, text):
    assert execute(parse(source), CONTAINER) == text


def test_a_field_that_the_client_does_not_know():
    with pytest.raises(TemplateError, match=r"can't evaluate field Id in type \*?container.InspectResponse"):
        execute(parse("{{.Id}}"), CONTAINER)


def test_printf_says_the_names_of_fields_where_it_is_told_to():
    policy = decode("container.RestartPolicy", {"Name": "no", "MaximumRetryCount": 0})
    assert go_sprintf("%+v %v", [policy, policy]) == "{Name:no MaximumRetryCount:0} {no 0}"
