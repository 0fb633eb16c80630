"""No key stands twice in a file of the knowledge: YAML would keep the last one and say nothing."""

from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "knowledge"
FILES = sorted(FOLDER.rglob("*.yaml"))


def twice(node, path=""):
    """The keys that stand twice in one mapping, with where."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        yield from (f"{path}/{key}" for key in {k for k in keys if keys.count(k) > 1})
        for key, value in node.value:
            yield from twice(value, f"{path}/{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for n, value in enumerate(node.value):
            yield from twice(value, f"{path}/{n}")


@pytest.mark.parametrize("folder", sorted({file.parent for file in FILES}), ids=lambda folder: folder.name)
def test_each_key_stands_once(folder):
    found = {}
    for file in FILES:
        if file.parent == folder:
            found[file.name] = [*twice(yaml.compose(file.read_text(), Loader=yaml.CSafeLoader))]
    assert not {name: keys for name, keys in found.items() if keys}
