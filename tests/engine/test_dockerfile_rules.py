"""What the engine refuses in one instruction."""

import pytest

from dsh.plan.dockerfile import Bad, parse
from dsh.plan.image_changes import changed
from dsh.plan.refusal import Refused

REFUSED = [
    ("ENV a", "failed to parse Dockerfile: ENV must have two arguments"),
    ("ENV a=1 b", 'failed to parse Dockerfile: Syntax error - can\'t find = in "b". Must be of the form: name=value'),
    ("HEALTHCHECK NONE x", "HEALTHCHECK NONE takes no arguments"),
    ("HEALTHCHECK FOO", 'Unknown type "FOO" in HEALTHCHECK (try CMD)'),
    ("HEALTHCHECK CMD", "Missing command after HEALTHCHECK CMD"),
    ("HEALTHCHECK --interval=x CMD y", 'time: invalid duration "x"'),
    ("HEALTHCHECK --interval=1ns CMD y", 'Interval "interval" cannot be less than 1ms'),
    ("HEALTHCHECK --interval=0s CMD y", 'Interval "interval" cannot be less than 1ms'),
    ("HEALTHCHECK --timeout=5000ns CMD y", 'Interval "timeout" cannot be less than 1ms'),
    ("HEALTHCHECK --retries=x CMD y", 'strconv.ParseInt: parsing "x": invalid syntax'),
    ("HEALTHCHECK --retries=-1 CMD y", "--retries must be at least 1 (not -1)"),
    ("ONBUILD FROM x", "FROM isn't allowed as an ONBUILD trigger"),
    ("ONBUILD ONBUILD x", "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"),
    ("SHELL sh", "SHELL requires the arguments to be in JSON form"),
    ("SHELL []", "SHELL requires at least one argument"),
    ("VOLUME []", "VOLUME requires at least one argument"),
    ("LABEL =x", "LABEL names can not be blank"),
]
TAKEN = [
    "ENV a b c",
    "ENV a=1 b='x y'",
    "HEALTHCHECK --interval=1m30s --retries=3 CMD true",
    "HEALTHCHECK --interval=1m5us CMD true",
    "HEALTHCHECK NONE",
    "ONBUILD RUN x",
    'SHELL ["a"]',
    "EXPOSE $P",
]


@pytest.mark.parametrize(("line", "said"), REFUSED)
def test_an_instruction_is_refused_before_anything_is_built(line, said):
    with pytest.raises(Bad) as caught:
        parse(f"FROM x\n{line}\n")
    assert caught.value.message.removeprefix("dockerfile parse error line 2: ") == said


@pytest.mark.parametrize("line", TAKEN)
def test_an_instruction_is_taken(line):
    assert parse(f"FROM x\n{line}\n").stages[0].instructions


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("RUN x", "run is not a valid change command"),
        ("# x", "file with no instructions"),
        ("EXPOSE x", "Invalid containerPort: x"),
        ("EXPOSE ²", "Invalid containerPort: ²"),
        ("EXPOSE 80/foo", "Invalid proto: foo"),
        ("ENV a", "ENV must have two arguments"),
        ("USER", "USER requires exactly one argument"),
    ],
)
def test_a_change_is_refused(change, said):
    with pytest.raises(Refused) as caught:
        changed({}, [change])
    assert caught.value.message == f"Error response from daemon: {said}"


def test_changes_are_made():
    made = changed({"Env": ["A=1"]}, ["ENV B=$A", "EXPOSE 80", "LABEL x=y", 'CMD ["a", "b"]', "WORKDIR /w"])
    assert made["Env"] == ["A=1", "B=1"]
    assert made["ExposedPorts"] == {"80/tcp": {}}
    assert (made["Labels"], made["Cmd"], made["WorkingDir"]) == ({"x": "y"}, ["a", "b"], "/w")
