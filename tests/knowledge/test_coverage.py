"""Everything docker's reference names has knowledge of ours, spelled as docker spells it."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from dsh.knowledge.store import open_store

FACTS = Path(__file__).parent.parent / "data" / "facts"
GENERIC = {"help"}


def rows(name):
    with open(FACTS / name, encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def counts(row):
    return row["in_source"] == "yes" or row["in_bin"] == "yes"


@cache
def commands():
    return [row for row in rows("commands.tsv") if counts(row)]


@cache
def flags():
    return [row for row in rows("flags.tsv") if counts(row) and row["inherited"] == "no" and row["long"] not in GENERIC]


def test_every_command_and_alias_is_known():
    store, lost = open_store(), []
    for row in commands():
        for spelling in [row["command"], *filter(None, row["aliases"].split(", "))]:
            if store.command(spelling) is None:
                lost.append(spelling)
    assert lost == []


def test_every_flag_is_known_with_its_letter_and_kind():
    store, lost = open_store(), []
    for row in flags():
        command = store.command(row["command"])
        known = command and command.flags.get(row["long"])
        if known is None:
            lost.append(f"{row['command']} --{row['long']}")
        elif (known.short or "") != row["short"] or (known.type == "bool") != (row["takes_value"] == "no"):
            lost.append(
                f"{row['command']} --{row['long']}: -{known.short} {known.type}, not -{row['short']} {row['type']}"
            )
        elif row["repeatable"] == "yes" and not known.repeat:
            lost.append(f"{row['command']} --{row['long']} may be repeated")
    assert lost == []


def test_nothing_is_left_to_be_written():
    knowledge = Path(__file__).parent.parent.parent / "knowledge"
    assert [str(p.relative_to(knowledge)) for p in sorted(knowledge.rglob("*.yaml")) if "TODO" in p.read_text()] == []


def test_every_instruction_and_error_is_known():
    store = open_store()
    instructions = [row["name"] for row in rows("dockerfile.tsv") if row["kind"] == "instruction"]
    assert [name for name in instructions if store.instruction(name) is None] == []
    assert [row["id"] for row in rows("errors.tsv") if row["id"] not in store.errors()] == []


def test_every_error_pattern_matches_its_own_example():
    errors = open_store().errors().values()
    assert [e.id for e in errors if e.example and not re.search(e.pattern, e.example)] == []


def texts():
    store = open_store()
    for path in store.commands():
        command = store.command(path)
        yield path, command.summary
        for flag in command.flags.values():
            yield f"{path} --{flag.name}", flag.meaning


def test_summaries_and_meanings_fit_a_line():
    assert [where for where, text in texts() if len(text) > 200 or "\n" in text] == []


@pytest.mark.parametrize("field", ["concepts", "see_also"])
def test_references_lead_somewhere(field):
    store = open_store()
    find = store.concept if field == "concepts" else store.command
    lost = []
    for path in store.commands():
        lost += [f"{path}: {name}" for name in getattr(store.command(path), field) if find(name) is None]
    assert lost == []
