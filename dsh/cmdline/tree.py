"""Compound commands (loops, conditions, functions, subshells), read by tree-sitter's grammar for bash."""

from functools import cache
from typing import TYPE_CHECKING

from dsh.cmdline.flat import simple
from dsh.cmdline.source import Source
from dsh.cmdline.syntax import Group, Node, Redirect, Simple, Token, Word
from dsh.cmdline.word import read_word

if TYPE_CHECKING:
    from tree_sitter import Node as Tree
    from tree_sitter import Parser

FLAT = {"list", "pipeline"}
DEEP = 60  # nested deeper than any person writes
LEAVES = {
    "word", "number", "string", "raw_string", "ansi_c_string", "translated_string", "concatenation", "expansion",
    "simple_expansion", "command_substitution", "process_substitution", "arithmetic_expansion", "brace_expression",
    "variable_name", "extglob_pattern", "regex", "special_variable_name", "command_name", "variable_assignment",
    "test_operator", "array", "subscript",
}  # fmt: skip
KINDS = {"compound_statement": "group", "negated_command": "negation"}
COMMANDS = {"command", "declaration_command", "unset_command", "variable_assignments"}


class _NotUnderstood(Exception):
    """The grammar sees an error, or something we have no node for."""


@cache
def _parser() -> "Parser":
    import tree_sitter_bash
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_bash.language()))


def compound(source: Source, start: int, end: int, depth: int) -> Group | None:
    """The script between start and end, or None where the grammar finds an error."""
    root = _parser().parse(source.plain[start:end].encode()).root_node  # plain is ASCII: bytes are characters
    if root.has_error:
        return None
    reader = _Reader(source, start, depth)
    try:
        return Group("script", tuple(reader.nodes(root, 0)), start, end)
    except _NotUnderstood:
        return None


class _Reader:
    """Turns tree-sitter's nodes into ours; `offset` is where the parsed stretch begins."""

    def __init__(self, source: Source, offset: int, depth: int) -> None:
        self.source, self.offset, self.depth = source, offset, depth

    def nodes(self, tree: "Tree", deep: int) -> list[Node]:
        found = []
        for child in tree.children:
            found.append(self.node(child, deep + 1))
        return found

    def node(self, tree: "Tree", deep: int) -> Node:
        if deep > DEEP or "heredoc" in tree.type:
            raise _NotUnderstood
        if tree.type in COMMANDS:
            return simple(self._words(tree))
        if tree.type == "variable_assignment":
            return simple([self._word(tree)])
        if tree.type == "redirected_statement":
            return self._redirected(tree, deep)
        if tree.type in ("file_redirect", "herestring_redirect"):
            return self._redirect(tree)
        if tree.type in LEAVES:
            return self._word(tree)
        if tree.type == "comment":
            return self._token(tree, "comment")
        if not tree.child_count:
            kind = "keyword" if tree.type.isalpha() or tree.type in ("{", "}", "[[", "]]", "!") else "operator"
            return self._token(tree, kind)
        parts = self.nodes(tree, deep)
        if tree.type in FLAT:
            parts = [inner for part in parts for inner in _opened(part, tree.type)]
        return Group(_kind(tree.type), tuple(parts), *self._span(tree))

    def _span(self, tree: "Tree") -> tuple[int, int]:
        return tree.start_byte + self.offset, tree.end_byte + self.offset

    def _token(self, tree: "Tree", kind: str) -> Token:
        start, end = self._span(tree)
        return Token(kind, self.source.text[start:end], start, end)

    def _word(self, tree: "Tree") -> Word:
        return read_word(self.source, *self._span(tree), self.depth)

    def _words(self, tree: "Tree") -> list[Word | Redirect]:
        found: list[Word | Redirect] = []
        for child in tree.children:
            if child.type in ("file_redirect", "herestring_redirect"):
                found.append(self._redirect(child))
            elif child.start_byte < child.end_byte:
                found.append(self._word(child))
        if not found:
            raise _NotUnderstood
        return found

    def _redirect(self, tree: "Tree") -> Redirect:
        fd, operator, target = None, "", None
        for child in tree.children:
            if child.type == "file_descriptor":
                fd = self.source.text[slice(*self._span(child))]
            elif child.is_named and target is None:
                target = self._word(child)
            elif child.is_named:  # tree-sitter takes words after the target for further targets
                raise _NotUnderstood
            else:
                operator = child.type
        return Redirect(operator, fd, target, *self._span(tree))

    def _redirected(self, tree: "Tree", deep: int) -> Node:
        parts = self.nodes(tree, deep)
        body, redirects = parts[0], parts[1:]
        if not all(isinstance(part, Redirect) for part in redirects):
            raise _NotUnderstood
        if isinstance(body, Redirect):
            return simple([part for part in parts if isinstance(part, Redirect)])
        return _with(body, tuple(part for part in redirects if isinstance(part, Redirect)))


def _with(body: Node, redirects: tuple[Redirect, ...]) -> Node:
    """The redirections belong to the last simple command; of a compound command they are its last parts."""
    end = redirects[-1].end if redirects else body.end
    if isinstance(body, Simple):
        return body._replace(redirects=body.redirects + redirects, end=end)
    if isinstance(body, Group) and body.kind in ("list", "pipeline"):
        return body._replace(parts=(*body.parts[:-1], _with(body.parts[-1], redirects)), end=end)
    if isinstance(body, Group):
        return body._replace(parts=(*body.parts, *redirects), end=end)
    raise _NotUnderstood


def _opened(part: Node, kind: str) -> tuple[Node, ...]:
    return part.parts if isinstance(part, Group) and part.kind == kind else (part,)


def _kind(name: str) -> str:
    if name in KINDS:
        return KINDS[name]
    return name.removesuffix("_statement").removesuffix("_command").removesuffix("_definition")
