"""Shell text as a tree.

    parse(text) -> Script                 the tree, the prompts pasted along, the text
    parse_range(source_of(text), start, end, 0) -> the tree of a part of a text
    simples(node) -> the simple commands  in order of the text, those inside $(...) after the word they stand in

The nodes are those of dsh.cmdline.syntax. Lists and pipelines of simple commands are read by dsh.cmdline.flat, which
starts in no time; compound commands by tree-sitter; what neither understands is kept as plain tokens and words.
"""

from collections.abc import Iterator

from dsh.cmdline.flat import flat
from dsh.cmdline.source import Source, read_source
from dsh.cmdline.syntax import Group, Node, Redirect, Simple, Token, Word
from dsh.named import NamedTuple


class Script(NamedTuple):
    """A whole text, read as a shell reads it."""

    text: str
    tree: Group
    prompts: tuple[Token, ...]


def parse(text: str) -> Script:
    """Read shell text. Never fails: what is no shell is kept as words and tokens."""
    source = source_of(text)
    return Script(text, parse_range(source, 0, len(text), 0), source.prompts)


def source_of(text: str) -> Source:
    """The text ready for parse_range: prompts and placeholders found."""
    return read_source(text, parse_range)


def parse_range(source: Source, start: int, end: int, depth: int) -> Group:
    """The script between start and end of a source."""
    found = flat(source, start, end, depth, strict=True)
    if found is None:
        from dsh.cmdline.tree import compound

        found = compound(source, start, end, depth)
    if found is None:
        found = flat(source, start, end, depth, strict=False)
    assert found is not None  # only the strict reading gives up
    return found


def simples(node: Node) -> Iterator[Simple]:
    """Every simple command below a node, outer ones before those in their substitutions."""
    if isinstance(node, Simple):
        yield node
        for word in (*node.assignments, *node.words):
            yield from simples(word)
        for redirect in node.redirects:
            yield from simples(redirect)
    elif isinstance(node, Group):
        for part in node.parts:
            yield from simples(part)
    elif isinstance(node, Word):
        for piece in node.pieces:
            if piece.script is not None:
                yield from simples(piece.script)
    elif isinstance(node, Redirect) and node.target is not None:
        yield from simples(node.target)
