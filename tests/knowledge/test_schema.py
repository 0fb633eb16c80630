import pytest

from dsh.errors import KnowledgeError
from dsh.knowledge.compile import compile_to, read_commands
from dsh.knowledge.entries import Command, Concept, Flag
from dsh.knowledge.schema import plain, read_entry
from dsh.knowledge.store import Store

GOOD = {"summary": "List", "risk": "read", "flags": {"all": {"type": "bool", "short": "a", "meaning": "Every one"}}}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sumary": "x"}, "f.yaml: unknown key 'sumary'"),
        ({"flags": {"all": {"type": "bool"}}}, "f.yaml: flags.all: meaning is missing"),
        ({"flags": {"all": {"type": "bool", "meaning": "x", "shrt": "a"}}}, "f.yaml: flags.all: unknown key 'shrt'"),
        ({"risk": "dangerous"}, "f.yaml: risk: expected one of read, change, destroy, found 'dangerous'"),
        ({"aliases": "docker ps"}, "f.yaml: aliases: expected a list, found 'docker ps'"),
        ({"least": "one"}, "f.yaml: least: expected int, found 'one'"),
        ({"examples": [{"command": "docker ps"}]}, "f.yaml: examples[0]: says is missing"),
    ],
)
def test_what_does_not_fit_is_named(change, message):
    with pytest.raises(KnowledgeError) as error:
        read_entry(Command, GOOD | change, "f.yaml", path="docker x")
    assert error.value.message == message


def test_entry_is_plain_values():
    entry = read_entry(Command, GOOD, "f.yaml", path="docker x")
    assert entry.flags["all"] == Flag("all", "bool", "Every one", short="a")
    assert plain(entry)["flags"] == {"all": {"name": "all", "type": "bool", "short": "a", "meaning": "Every one"}}


def write(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


SOURCE = {
    "commands/docker.yaml": "{summary: All of it, group: true}",
    "commands/box.yaml": "{summary: Boxes, group: true}",
    "commands/box/make.yaml": (
        "{summary: Make, risk: change, aliases: [docker mk], flags: {a: {type: bool, meaning: A}}}"
    ),
    "commands/box/run.yaml": (
        "{summary: Run, risk: change, flags_from: docker box make, flags: {a: {short: x}, b: null}}"
    ),
    "concepts/box.yaml": "{title: Box, chapter: Things, answer: A box.}",
    "values/kinds.yaml": "{round: Without corners}",
    "requests/words.yaml": "{remove: [delete]}",
}


def test_compiled_store_finds_every_spelling(tmp_path):
    write(tmp_path / "knowledge", SOURCE)
    compile_to(tmp_path / "knowledge", tmp_path / "compiled")
    store = Store(tmp_path / "compiled")
    make = store.command("docker box make")
    assert make == store.command("docker mk")
    assert store.command("docker box run").flags["a"] == Flag("a", "bool", "A", short="x")
    assert store.command("docker box").subcommands == {"make": "Make", "run": "Run"}
    assert store.command("docker nope") is None
    assert store.command("docker ../box") is None
    assert store.concept("box") == Concept("box", "Box", "Things", "A box.")
    assert store.values("kinds") == {"round": "Without corners"}
    assert store.requests() == {"words": {"remove": ["delete"]}}


def test_flags_of_an_unknown_command_are_an_error(tmp_path):
    write(tmp_path, {"commands/a.yaml": "{summary: A, flags_from: docker b}"})
    with pytest.raises(KnowledgeError, match=r"commands/a.yaml: flags_from: no command 'docker b'"):
        read_commands(tmp_path)


def test_cache_of_a_checkout_notices_edits(tmp_path):
    from dsh.knowledge.checkout import up_to_date

    source, compiled = tmp_path / "knowledge", tmp_path / "compiled"
    write(source, SOURCE)
    first = Store(up_to_date(str(source), str(compiled))).command("docker mk").summary
    write(source, {"commands/box/make.yaml": "{summary: Make another, risk: change, aliases: [docker mk]}"})
    write(source, {"commands/box/run.yaml": "{summary: Run, risk: change}"})
    assert (first, Store(up_to_date(str(source), str(compiled))).command("docker mk").summary) == (
        "Make",
        "Make another",
    )
