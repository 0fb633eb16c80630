"""The examples of requests: what of them is counted, and how it is found again."""

import pytest

from dsh.errors import KnowledgeError
from dsh.knowledge.examples import by_answer, count, path_of
from dsh.knowledge.features import features
from dsh.knowledge.records import Sorted
from dsh.knowledge.words import Lexicon, read, split

LEXICON = Lexicon({"freeze": "v.pause", "pause": "v.pause", "the": "f.the", "container": "n.container"}, {})
KNOWN = {"ordinary": " while ", "common": " call ", "foreign": " ", "terms": " podman "}
SPELLINGS = {"docker pause": "docker container pause", "docker compose up": "docker compose up"}


def of(text: str) -> set[str]:
    return features(read(split(text), LEXICON), KNOWN)


def test_names_of_ones_own_count_as_one():
    assert of("freeze web2x") == of("freeze shop-3")
    assert of("freeze call") != of("freeze web2x")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("/srv/data", "#path"),
        ("./x", "#path"),
        ("8080:80", "#ports"),
        ("nginx:1.27", "#tag"),
        ("acme/site", "#repository"),
        ("A=b", "#pair"),
        ("512m", "#amount"),
        ("5", "#number"),
        ("app.py", "#file"),
        ("--rm", "#flag"),
    ],
)
def test_values_count_by_their_kind(word, kind):
    assert kind in of(f"freeze {word}")


def test_words_count_by_sense_by_themselves_and_with_their_neighbours():
    assert of("freeze the container") == {
        *("v.pause", "~freeze", "the", "n.container", "~container"),
        *("^ v.pause", "v.pause the", "the n.container", "n.container $"),
    }


def test_counted_lines_are_found_by_their_feature():
    counted = count({"docker pause": ["freeze web2x", "pause shop3x"], "none": ["call me"]}, of)
    assert [a[0] for a in counted.answers] == ["docker pause", "none"]
    assert [k[0] for k in counted.kinds] == ["command", "none"]
    stored = Sorted("".join(f"{line}\n" for line in counted.lines).encode())
    assert [pair.partition(":")[0] for pair in stored.find("v.pause").split()] == ["0", "2"]
    assert stored.find("call") == "" == stored.find("")  # in one example only, and in none


def test_every_sorted_line_is_found():
    lines = sorted(
        (f"{w}\t{n}" for n, w in enumerate(["a", "ab", "a b", "é", "z", "#path", "^ x", "~"])), key=str.encode
    )
    stored = Sorted("".join(f"{line}\n" for line in lines).encode())
    assert all(stored.find(line.partition("\t")[0]) == line.partition("\t")[2] for line in lines)
    assert stored.find("b") == ""


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("docker pause CONTAINER", "docker container pause"),
        ("docker compose -f FILE up -d", "docker compose up"),
        ("printf VALUE | docker pause -", "docker container pause"),
        ("printf VALUE", None),
    ],
)
def test_command_of_a_line(line, path):
    assert path_of(line, SPELLINGS) == path


@pytest.mark.parametrize(
    ("line", "requests", "said"),
    [
        ("docker freeze", ["x"], "examples/a.yaml: no command in 'docker freeze'"),
        ("docker pause", "x", "examples/a.yaml: 'docker pause': expected a list of requests"),
    ],
)
def test_a_wrong_example_is_named(line, requests, said):
    with pytest.raises(KnowledgeError) as error:
        by_answer({"a": {line: requests}}, SPELLINGS, ["volume"])
    assert error.value.message == said
