"""Shell text as a tree; both ways of reading it agree."""

import pytest

from dsh.cmdline.flat import flat
from dsh.cmdline.shell import parse, simples, source_of
from dsh.cmdline.syntax import Group, Simple, Word
from dsh.cmdline.tree import compound

SAME = [
    "docker ps -a",
    "FOO=1 docker rm $(docker ps -aq) -f \"a $X b\" 'x'y* > out 2>&1 && echo ${A:-b}",
    "docker run <image> --name",
    "docker run [OPTIONS] IMAGE",
    "docker run \\\n -it nginx # c",
    'docker exec web sh -c "echo $HOME"',
    "docker ps --format {{.Names}}",
    "docker run a{1,2} ~/x $((1+2)) $'a\\n'",
    "$ docker ps\n> x",
    "a | b | c > d",
    "a && b || c; d & e",
    "a <(docker ps) x",
    "docker build - < Dockerfile",
    "docker ps # hi\n# x\ndocker rm a |\n grep b &&\n c",
    "echo <<< x",
    "docker logs web |& grep x",
    "docker run -e A='b c' x=\"1\"",
    "docker rm `docker ps -aq`",
    "docker run -e NAME=größe bild",
    'docker run --name="web"\\\n -d nginx',
]


@pytest.mark.parametrize("text", SAME)
def test_the_quick_reading_gives_the_tree_of_the_grammar(text: str) -> None:
    source = source_of(text)
    quick = flat(source, 0, len(text), 0, strict=True)
    assert quick is not None
    assert quick == compound(source, 0, len(text), 0)


VALUES = [
    ("plain", "plain"),
    ("'a b'", "a b"),
    ('"a b"', "a b"),
    ("a\\ b", "a b"),
    ("a'b'\"c\"", "abc"),
    ('"a\\"b"', 'a"b'),
    ('"a\\nb"', "a\\nb"),
    ("$'a\\tb\\x41'", "a\tbA"),
    ("''", ""),
    ("a\\\nb", "ab"),
    ("{{.Names}}", "{{.Names}}"),
    ("<image>", "<image>"),
    ("[OPTIONS]", "[OPTIONS]"),
    ("unfin'ished", "unfinished"),
    ("$", "$"),
    ("a$", "a$"),
    ("$X", None),
    ('"$X"', None),
    ("$(ls)", None),
    ("*.txt", None),
    ("{a,b}", None),
    ("~/x", None),
    ("a~b", "a~b"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value_of_a_word(text: str, value: str | None) -> None:
    command = next(simples(parse(text).tree))
    assert [(word.text, word.value) for word in command.words] == [(text, value)]


KINDS = [
    ("for i in a b; do docker rm $i; done", "for"),
    ("while docker ps; do sleep 1; done", "while"),
    ("if docker ps; then a; else b; fi", "if"),
    ("case $x in a) docker ps;; esac", "case"),
    ("(docker ps; a)", "subshell"),
    ("{ docker ps; }", "group"),
    ("f() { docker ps; }", "function"),
    ("! docker ps", "negation"),
    ("[[ -f x ]]", "test"),
    ("docker ps && a", "list"),
    ("docker ps | a", "pipeline"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_a_group(text: str, kind: str) -> None:
    (group,) = parse(text).tree.parts
    assert isinstance(group, Group)
    assert group.kind == kind


HEREDOC = "cat <<EOF | docker build -\nFROM x\nEOF\ndocker ps"


def test_a_heredoc_has_its_body_and_the_next_line_is_a_command() -> None:
    first, second, third = simples(parse(HEREDOC).tree)
    assert first.redirects[0].body is not None
    assert HEREDOC[slice(*first.redirects[0].body)] == "FROM x\nEOF"
    assert [word.text for word in second.words] == ["docker", "build", "-"]
    assert [word.text for word in third.words] == ["docker", "ps"]


PROMPTS = [
    ("$ docker ps", ["$"]),
    ("# docker ps", ["#"]),
    ("PS C:\\Users\\me> docker ps", ["PS C:\\Users\\me>"]),
    ("C:\\> docker ps", ["C:\\>"]),
    ("me@host:~/x$ docker ps", ["me@host:~/x$"]),
    ("[root@web /]# docker ps", ["[root@web /]#"]),
    ("root@1f2e:/# docker ps", ["root@1f2e:/#"]),
    ("$ docker run \\\n> -it nginx", ["$", ">"]),
    ("(venv) $ docker ps", ["(venv) $"]),
    ("$HOME/x", []),
    ("docker ps\n# docker rm", []),
    ("echo a > b", []),
]


@pytest.mark.parametrize(("text", "prompts"), PROMPTS)
def test_prompts(text: str, prompts: list[str]) -> None:
    assert [prompt.text for prompt in parse(text).prompts] == prompts


def test_a_loop_with_a_heredoc_is_read_loosely() -> None:
    tree = parse("for i in a; do\n cat <<EOF\n$i\nEOF\n docker stop $i\ndone").tree
    assert isinstance(tree.parts[0], Group)
    assert tree.parts[0].kind == "for"
    assert [command.words[0].text for command in simples(tree)] == ["cat", "docker"]


BROKEN = [
    'docker run -it "nginx',
    "docker rm $( docker ps",
    "docker ps | | x",
    "docker ps )",
    "for i in a; do docker rm $i",
    "docker run 'a",
    "docker ps &&",
    "echo `docker ps",
    "a <<EOF",
    "\\",
    "${",
    "$((",
    "if ((((",
]


@pytest.mark.parametrize("text", BROKEN)
def test_unfinished_text_loses_no_docker_word(text: str) -> None:
    words = [word.text for command in simples(parse(text).tree) for word in command.words]
    if "docker" in text:
        assert any("docker" in word for word in words)


def test_spans_are_characters() -> None:
    text = "docker run -e X=ü nginx"
    (command,) = simples(parse(text).tree)
    assert [text[word.start : word.end] for word in command.words] == [word.text for word in command.words]


def test_deep_nesting_ends() -> None:
    for text in ("$(" * 500, '"$(' * 300, "`" * 99, "(" * 500, "{ " * 300, "${" * 300, "$(a" * 200 + ")" * 200):
        assert isinstance(parse(text).tree, Group)


def test_nodes_are_plain_values() -> None:
    assert parse("a").tree == Group("script", (Simple((), (_word("a"),), (), 0, 1),), 0, 1)


def _word(text: str) -> Word:
    (command,) = simples(parse(text).tree)
    return command.words[0]
