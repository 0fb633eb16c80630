"""A compose file as a tree of nodes with their places in the text. What is no YAML is left out and named."""

from dsh.named import NamedTuple
from dsh.typed import Any

TRIES = 12


class Node(NamedTuple):
    """A scalar, mapping or list. An alias (*name) is the node that it stands for, at the alias' own place."""

    kind: str  # scalar, mapping, list
    start: int
    end: int
    text: str = ""  # of a scalar: its value
    plain: bool = True  # a scalar without quotes
    items: "tuple[tuple[Node, Node], ...]" = ()  # of a mapping: keys and values, merged ones (<<) behind
    elements: "tuple[Node, ...]" = ()  # of a list
    alias: bool = False
    merged: int = 0  # so many of the items, at the end, come from <<

    def get(self, key: str) -> "Node | None":
        return next((value for name, value in self.items if name.text == key), None)

    def key(self, key: str) -> "Node | None":
        return next((name for name, _ in self.items if name.text == key), None)


class Fault(NamedTuple):
    """A place where the text is no YAML."""

    id: str  # tab, indentation, syntax
    says: str
    start: int
    end: int


class ComposeFile(NamedTuple):
    text: str
    root: Node | None
    faults: tuple[Fault, ...]


def read_compose(text: str) -> ComposeFile:
    """Never fails: lines that cannot be read are taken out, one after the other."""
    import yaml

    faults: list[Fault] = []
    readable = "".join(letter if letter.isprintable() or letter in "\n\t" else " " for letter in text)
    for _ in range(TRIES):
        try:
            found = yaml.compose(readable, Loader=yaml.SafeLoader)
            return ComposeFile(text, _node(found, {}, 0) if found is not None else None, tuple(faults))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            fault = _fault(readable, min(mark.index if mark else 0, len(readable)), str(error.problem or error.context))
        except (yaml.YAMLError, RecursionError, ValueError):
            break
        if fault.end <= fault.start:
            break
        faults.append(fault)
        readable = readable[: fault.start] + " " * (fault.end - fault.start) + readable[fault.end :]
    return ComposeFile(text, None, tuple(faults))


def _fault(text: str, index: int, problem: str) -> Fault:
    """The line of the fault; where it is empty, the next one before it that is not. Of a tab the indentation."""
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    blank = len(text[start:end]) - len(text[start:end].lstrip())
    if "\t" in text[start : start + blank] and "'\\t'" in problem:
        return Fault("tab", problem, start, start + blank)
    while not text[start:end].strip() and start > 0:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
    if not text[start:end].strip():
        stripped = text.find(text.strip()[:1]) if text.strip() else 0
        start, end = stripped, len(text.rstrip())
    kind = "indentation" if "expected <block end>" in problem or "mapping values" in problem else "syntax"
    return Fault(kind, problem, start, end)


def _node(it: Any, done: dict[int, Node], after: int) -> Node:
    """Our node for PyYAML's. What begins before `after` stands there through an alias."""
    start, end = it.start_mark.index, it.end_mark.index
    if id(it) in done:
        return done[id(it)]._replace(start=after, end=after, alias=True)
    if it.id == "scalar":
        node = Node("scalar", start, end, it.value, it.style is None)
    elif it.id == "sequence":
        done[id(it)] = Node("list", start, end)  # an anchor may hold itself
        node = Node("list", start, end, elements=tuple(_node(one, done, start) for one in it.value))
    else:
        done[id(it)] = Node("mapping", start, end)
        pairs = [(_node(key, done, start), _node(value, done, key.end_mark.index)) for key, value in it.value]
        merged = [pair for key, value in pairs if key.text == "<<" for pair in _merged(value)]
        own = {key.text for key, _ in pairs}
        more = [(key, value) for key, value in merged if key.text not in own]
        node = Node("mapping", start, end, items=(*pairs, *more), merged=len(more))
    done[id(it)] = node
    return node


def _merged(value: Node) -> list[tuple[Node, Node]]:
    if value.kind == "list":
        return [pair for one in value.elements for pair in _merged(one)]
    return list(value.items)


def data_of(node: Node | None) -> Any:
    """The file's data, with the words that compose takes for true, false, nothing and whole numbers; the rest is text.

    (PyYAML's own reading knows yes, no, on and 22:22 as YAML 1.1 did; compose does not.)
    """
    if node is None:
        return None
    if node.kind == "mapping":
        merged = dict.fromkeys(key.text for key, _ in node.items if key.text != "<<")
        return {key: data_of(node.get(key)) for key in merged}
    if node.kind == "list":
        return [data_of(one) for one in node.elements]
    if not node.plain:
        return node.text
    if node.text.lower() in ("true", "false") and node.text[1:] in ("rue", "RUE", "alse", "ALSE"):
        return node.text.lower() == "true"
    if node.text in ("", "~", "null", "Null", "NULL"):
        return None
    bare = node.text.lstrip("+-")
    signed = len(node.text) - len(bare)
    whole = signed < 2 and bare.isascii() and bare.isdecimal() and (bare == "0" or not bare.startswith("0"))
    return int(node.text) if whole else node.text
