import pytest

from dsh.plan.dockerfile import Bad, expanded, key_values, parse


def test_reads_stages_arguments_and_continued_lines():
    text = (
        "# syntax=docker/dockerfile:1\nARG V=1\nFROM busybox:$V AS one\nRUN a \\\n  # inside\n  && b\n\nfrom one\n"
        'COPY --from=one ["a b", "/x"]\n'
    )
    file = parse(text)
    assert file.arguments == {"V": "1"}
    assert [(stage.base, stage.name) for stage in file.stages] == [("busybox:$V", "one"), ("one", "")]
    run, copy = file.stages[0].instructions[0], file.stages[1].instructions[0]
    assert (run.name, run.line) == ("RUN", 4)
    assert run.rest.split() == ["a", "&&", "b"]
    assert (copy.flags, copy.words()) == ({"from": "one"}, ["a b", "/x"])


REFUSED = [
    ("", "the Dockerfile (Dockerfile) cannot be empty", False),
    ("# c\n", "failed to parse Dockerfile: file with no instructions", False),
    ("RUN x\n", "no build stage in current context", False),
    ("FROM busybox\nNOPE x\n", "dockerfile parse error line 2: unknown instruction: NOPE", False),
    ("FROM busybox\nCOPY ../x /\nENV\n", "dockerfile parse error line 3: ENV requires at least one argument", False),
    ("FROM busybox\nCOPY --link a /\n", "dockerfile parse error line 2: Unknown flag: link", True),
    ("FROM busybox\nRUN <<EOF\ntrue\nEOF\n", "dockerfile parse error line 3: unknown instruction: TRUE", True),
    ("FROM a b\n", "dockerfile parse error line 1: FROM requires either one or three arguments", False),
]


@pytest.mark.parametrize(("text", "message", "buildkit"), REFUSED)
def test_refuses_with_the_engines_words(text, message, buildkit):
    with pytest.raises(Bad) as bad:
        parse(text)
    assert (bad.value.message, bad.value.buildkit) == (message, buildkit)


PAIRS = [
    ("A=1", [("A", "1")]),
    ('A=1 B="x y"', [("A", "1"), ("B", "x y")]),
    ("C hello  z", [("C", "hello  z")]),
    (r"A=x\ y B='q\"'", [("A", "x y"), ("B", 'q\\"')]),
    ("\"c d\"='e f'", [("c d", "e f")]),
]


@pytest.mark.parametrize(("rest", "pairs"), PAIRS)
def test_reads_env_and_label(rest, pairs):
    assert key_values(rest) == pairs


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("a$X/b", "a1/b"),
        ("${X}", "1"),
        ("${Y:-d}", "d"),
        ("${X:-d}", "1"),
        ("${X:+s}", "s"),
        ("${Y:+s}", ""),
        (r"\$X", r"\$X"),
    ],
)
def test_fills_in_variables(text, filled):
    assert expanded(text, {"X": "1"}) == filled
