"""Lists and pipelines of simple commands, read without a grammar: what nearly every pasted line is.

`strict` gives up at the first compound command, which is for tree-sitter to read; otherwise keywords and brackets
become plain tokens, so that no text is ever lost.
"""

from collections.abc import Iterator

from dsh.cmdline.source import Source
from dsh.cmdline.syntax import Group, Node, Redirect, Simple, Token, Word
from dsh.cmdline.word import read_word, word_end
from dsh.named import NamedTuple

OPERATORS = ("&&", "||", "|&", ";;", "|", "&", ";", "(", ")")
REDIRECTS = ("&>>", "<<<", "<<-", "&>", ">>", ">|", ">&", "<<", "<&", "<>", ">", "<")
KEYWORDS = frozenset(
    "if then elif else fi for while until do done case esac in select function { } ! [[ coproc".split()  # noqa: SIM905
)
HEADS = frozenset(("for", "select", "case", "function"))  # what follows on the line is no command
TESTS = frozenset(("[", "[["))


class Lexeme(NamedTuple):
    kind: str  # word, operator, newline, comment, redirect
    start: int
    end: int
    redirect: Redirect | None = None


def flat(source: Source, start: int, end: int, depth: int, strict: bool) -> Group | None:
    """The script between start and end; None where `strict` and there is more to it than simple commands."""
    build = _Build(source, start, end)
    for lexeme in _lexemes(source, start, end, depth):
        if lexeme.kind == "word":
            text = source.plain[lexeme.start : lexeme.end]
            at_command = not build.command or all(isinstance(n, Word) and _assigns(n) for n in build.command)
            if at_command and (text in KEYWORDS or text in TESTS or _defines(source.plain, lexeme.end, end)):
                if strict:
                    return None
                if text not in TESTS:
                    build.keyword(text, lexeme)
                    continue
            build.word(read_word(source, lexeme.start, lexeme.end, depth))
        elif lexeme.kind == "redirect" and lexeme.redirect is not None:
            build.command.append(lexeme.redirect)
        elif lexeme.kind == "operator" and strict and source.plain[lexeme.start : lexeme.end] in ("(", ")", ";;"):
            return None
        else:
            build.token(lexeme.kind, lexeme)
    return build.script()


def _assigns(word: Word) -> bool:
    return is_assignment(word.text)


def is_assignment(text: str) -> bool:
    """Does it begin with NAME=?"""
    name = text.partition("=")[0].removesuffix("+")
    return len(name) < len(text) and "=" in text and name.isascii() and name.isidentifier()


def _defines(plain: str, at: int, end: int) -> bool:
    """Do the brackets of a function's definition follow?"""
    rest = plain[at : min(at + 40, end)].lstrip(" \t")
    return rest.startswith("(") and rest[1:].lstrip(" \t").startswith(")")


class _Build:
    """Puts commands together while the lexemes come in."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source, self.start, self.end = source, start, end
        self.parts: list[Node] = []
        self.list: list[Node] = []
        self.pipe: list[Node] = []
        self.command: list[Word | Redirect] = []
        self.head: list[Node] = []  # of a loop that is read loosely: for NAME in WORD ...

    def word(self, word: Word) -> None:
        (self.head or self.command).append(word)

    def keyword(self, text: str, at: Lexeme) -> None:
        if self.head and text == "in":
            self.head.append(Token("keyword", text, at.start, at.end))
        elif text in HEADS:
            self.end_list()
            self.head = [Token("keyword", text, at.start, at.end)]
        else:
            self.token("keyword", at, loose=True)

    def token(self, kind: str, at: Lexeme, loose: bool = False) -> None:
        text = self.source.text[at.start : at.end]
        token = Token(kind, text, at.start, at.end)
        if kind == "newline":
            if self.head or self.command or not self._open():
                self.end_list()
        elif kind == "comment":
            if self.command or not self._open():
                self.end_list()
            (self.pipe or self.list or self.parts).append(token)
        elif not loose and text in ("|", "|&"):
            self.end_command()
            self.pipe.append(token)
        elif not loose and text in ("&&", "||"):
            self.end_pipe()
            self.list.append(token)
        else:
            self.end_list()
            self.parts.append(token)

    def _open(self) -> bool:
        """Does the line end in | or &&, so that the next one goes on with it?"""
        held = self.pipe or self.list
        return bool(held) and isinstance(held[-1], Token)

    def end_command(self) -> None:
        if self.command:
            self.pipe.append(simple(self.command))
            self.command = []

    def end_pipe(self) -> None:
        self.end_command()
        self.list += _grouped("pipeline", self.pipe)
        self.pipe = []

    def end_list(self) -> None:
        if self.head:
            kind = self.head[0].text if isinstance(self.head[0], Token) else "for"
            self.parts.append(Group(kind, tuple(self.head), self.head[0].start, self.head[-1].end))
            self.head = []
        self.end_pipe()
        self.parts += _grouped("list", self.list)
        self.list = []

    def script(self) -> Group:
        self.end_list()
        return Group("script", tuple(self.parts), self.start, self.end)


def _grouped(kind: str, nodes: list[Node]) -> list[Node]:
    if len(nodes) < 2:
        return nodes
    return [Group(kind, tuple(nodes), nodes[0].start, nodes[-1].end)]


def simple(nodes: list[Word | Redirect]) -> Simple:
    """A simple command of its words and redirections."""
    words = [n for n in nodes if isinstance(n, Word)]
    count = 0
    while count < len(words) and _assigns(words[count]):
        count += 1
    redirects = tuple(n for n in nodes if isinstance(n, Redirect))
    return Simple(tuple(words[:count]), tuple(words[count:]), redirects, nodes[0].start, max(n.end for n in nodes))


def _lexemes(source: Source, at: int, end: int, depth: int) -> Iterator[Lexeme]:
    plain = source.plain
    waiting: list[tuple[int, Redirect]] = []  # heredocs whose body begins at the next line
    held: list[Lexeme] = []  # what follows a heredoc's operator on its line, until the body has been read
    while at < end:
        char = plain[at]
        if char in " \t":
            at += 1
            continue
        if char == "\\" and (at + 1 >= end or plain[at + 1] == "\n"):  # at the end: a continuation cut off
            at += 2
            continue
        if char == "\n":
            stop = at + 1
            if waiting:
                for place, redirect in waiting:
                    body_end = _body_end(plain, redirect, stop, end)
                    held[place] = held[place]._replace(redirect=redirect._replace(body=(stop, body_end)))
                    stop = body_end
                yield from held
                waiting, held = [], []
            yield Lexeme("newline", at, at + 1)
            at = stop
            continue
        lexeme = _lexeme(source, at, end, depth)
        if lexeme.redirect is not None and lexeme.redirect.operator in ("<<", "<<-"):
            waiting.append((len(held), lexeme.redirect))
        if waiting:
            held.append(lexeme)
        else:
            yield lexeme
        at = lexeme.end
    yield from held


def _lexeme(source: Source, at: int, end: int, depth: int) -> Lexeme:
    plain = source.plain
    if plain[at] == "#":
        stop = plain.find("\n", at, end)
        return Lexeme("comment", at, end if stop < 0 else stop)
    if plain[at] in "<>&0123456789" and plain[at : at + 2] not in ("<(", ">(", "&&"):
        redirect = _redirect(source, at, end, depth)
        if redirect is not None:
            return Lexeme("redirect", at, redirect.end, redirect)
    operator = next((o for o in OPERATORS if plain.startswith(o, at, end)), None)
    if operator is not None:
        return Lexeme("operator", at, at + len(operator))
    return Lexeme("word", at, max(word_end(plain, at, end), at + 1))


def _redirect(source: Source, start: int, end: int, depth: int) -> Redirect | None:
    plain, at = source.plain, start
    while at < end and plain[at].isdigit():
        at += 1
    operator = next((o for o in REDIRECTS if plain.startswith(o, at, end)), None)
    if operator is None or (at > start and operator.startswith("&")):
        return None
    fd = plain[start:at] or None
    at += len(operator)
    word = at
    while word < end and plain[word] in " \t":
        word += 1
    stop = word_end(plain, word, end)
    if stop == word:
        return Redirect(operator, fd, None, start, at)
    return Redirect(operator, fd, read_word(source, word, stop, depth), start, stop)


def _body_end(plain: str, redirect: Redirect, at: int, end: int) -> int:
    mark = redirect.target.shown if redirect.target else ""
    while at < end:
        stop = plain.find("\n", at, end)
        line = plain[at : end if stop < 0 else stop]
        at = end if stop < 0 else stop + 1
        if (line.lstrip("\t") if redirect.operator == "<<-" else line).rstrip(" ") == mark:
            return at - 1 if stop >= 0 else at
    return end
