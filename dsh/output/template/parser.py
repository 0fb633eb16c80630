"""Tokens to a template, refusing what Go's text/template refuses, with its words."""

from dsh.named import NamedTuple
from dsh.output.template.lexer import Token, number, quoted, tokens
from dsh.output.template.nodes import (
    Action,
    Branch,
    Call,
    Chain,
    Command,
    Constant,
    Dot,
    Field,
    Jump,
    Name,
    Nil,
    Operand,
    Pipe,
    Statement,
    Text,
    Variable,
)

FUNCTIONS = frozenset(
    (
        *("and", "call", "html", "index", "slice", "js", "len", "not", "or", "print", "printf", "println", "urlquery"),
        *("eq", "ge", "gt", "le", "lt", "ne"),
        *("json", "split", "join", "title", "lower", "upper", "pad", "truncate"),
    )
)


class TemplateError(Exception):
    """What Go's text/template says of a template: "template: :1: ...". `written`: what came out before that."""

    written = ""


class Template(NamedTuple):
    source: str
    body: tuple[Statement, ...]
    named: dict[str, tuple[Statement, ...]]
    name: str = ""


def parse(source: str, functions: frozenset[str] = FUNCTIONS, name: str = "") -> Template:
    """The template of a source text; errors say `name`. Raises TemplateError."""
    return _Parser(source, functions, name).template()


class _Parser:
    def __init__(self, source: str, functions: frozenset[str], name: str) -> None:
        self.source = source
        self.name = name
        self.functions = functions
        self.tokens = tokens(source)
        self.ahead: list[Token] = []
        self.variables = ["$"]
        self.named: dict[str, tuple[Statement, ...]] = {}
        self.ranges = 0
        self.action_line = 0
        self.line = 1

    def template(self) -> Template:
        body, _ = self.statements(top=True)
        return Template(self.source, body, self.named, self.name)

    def next(self) -> Token:
        token = self.ahead.pop() if self.ahead else next(self.tokens)
        self.line = token.line
        return token

    def back(self, *items: Token) -> None:
        self.ahead.extend(reversed(items))

    def peek(self) -> Token:
        token = self.next()
        self.back(token)
        return token

    def skip(self) -> Token:
        token = self.next()
        while token.kind == "space":
            token = self.next()
        return token

    def peek_skip(self) -> Token:
        token = self.skip()
        self.back(token)
        return token

    def fail(self, message: str) -> TemplateError:
        return TemplateError(f"template: {self.name}:{self.line}: {message}")

    def unexpected(self, token: Token, context: str) -> TemplateError:
        if token.kind != "error":
            return self.fail(f"unexpected {token} in {context}")
        extra = ""
        if self.action_line not in (0, token.line):
            extra = f" in action started at {self.name}:{self.action_line}"
            extra = extra[len(" in action") :] if token.text.endswith(" action") else extra
        return self.fail(f"{token}{extra}")

    def expect(self, kind: str, context: str) -> Token:
        token = self.skip()
        if token.kind != kind:
            raise self.unexpected(token, context)
        return token

    def statements(self, top: bool = False) -> tuple[tuple[Statement, ...], str]:
        """What stands up to {{end}} or {{else}}, and which of the two it was."""
        found: list[Statement] = []
        while True:
            token = self.next()
            if token.kind == "text":
                found.append(Text(token.text))
            elif token.kind == "left":
                self.action_line = token.line
                made = self.action(top)
                self.action_line = 0
                if isinstance(made, str):
                    if top:
                        raise self.fail(f"unexpected {{{{{made}}}}}")
                    return tuple(found), made
                if made is not None:
                    found.append(made)
            elif token.kind == "eof" and top:
                return tuple(found), ""
            elif token.kind == "eof":
                raise self.fail("unexpected EOF")
            else:
                raise self.unexpected(token, "input")

    def action(self, top: bool) -> Statement | str | None:
        token = self.skip()
        if token.kind == "keyword":
            if token.text in ("if", "with", "range"):
                return self.branch(token.text, self.peek().at)
            if token.text in ("break", "continue"):
                self.expect("right", f"{{{{{token.text}}}}}")
                if not self.ranges:
                    raise self.fail(f"{{{{{token.text}}}}} outside {{{{range}}}}")
                return Jump(token.at, token.text)
            if token.text == "end":
                self.expect("right", "end")
                return "end"
            if token.text == "else":
                follows = self.peek_skip()
                if follows.kind == "keyword" and follows.text in ("if", "with"):
                    return f"else {follows.text}"
                self.expect("right", "else")
                return "else"
            if token.text in ("template", "block"):
                return self.call(token)
            if token.text == "define" and top:
                self.define()
                return None
        self.back(token)
        pipe = self.pipeline("command", "right")
        return Action(pipe.at, pipe)

    def define(self) -> None:
        name = self.string("define clause")
        self.expect("right", "define clause")
        kept, self.variables = self.variables, ["$"]
        self.named[name], end = self.statements()
        self.variables = kept
        if end != "end":
            raise self.fail(f"unexpected {{{{{end}}}}} in define clause")

    def string(self, context: str) -> str:
        token = self.skip()
        if token.kind not in ("string", "raw"):
            raise self.unexpected(token, context)
        return self.unquote(token)

    def unquote(self, token: Token) -> str:
        if token.kind == "raw":
            return token.text[1:-1].replace("\r", "")
        try:
            return _read(token.text)
        except (SyntaxError, ValueError):
            raise self.fail("invalid syntax") from None

    def call(self, token: Token) -> Statement:
        context = f"{token.text} clause"
        at = self.peek_skip().at
        name = self.string(context)
        if token.text == "block":
            pipe = self.pipeline(context, "right")
            self.named[name], _ = self.statements()
            return Call(at, name, pipe, quoted(name))
        if self.skip_right():
            return Call(at, name, None, quoted(name))
        return Call(at, name, self.pipeline(context, "right"), quoted(name))

    def skip_right(self) -> bool:
        token = self.skip()
        if token.kind == "right":
            return True
        self.back(token)
        return False

    def branch(self, kind: str, at: int) -> Branch:
        kept = len(self.variables)
        pipe = self.pipeline(kind, "right")
        self.ranges += kind == "range"
        body, end = self.statements()
        self.ranges -= kind == "range"
        otherwise: tuple[Statement, ...] = ()
        if end in ("else if", "else with"):
            if (kind, end) in (("if", "else if"), ("with", "else with")):
                word = self.skip()
                otherwise = (self.branch(word.text, self.peek().at),)
            else:
                raise self.unexpected(self.skip(), "else")
        elif end == "else":
            otherwise, end = self.statements()
            if end != "end":
                raise self.fail(f"expected end; found {{{{{end}}}}}")
        del self.variables[kept:]
        return Branch(at, kind, pipe, body, otherwise)

    def pipeline(self, context: str, end: str) -> Pipe:
        first = self.peek_skip()
        variables, assigns = self.declaration(context)
        commands: list[Command] = []
        while True:
            token = self.skip()
            if token.kind == end:
                if not commands:
                    raise self.fail(f"missing value for {context}")
                for command in commands[1:]:
                    if isinstance(command.words[0], Constant | Dot | Nil):
                        number_ = commands.index(command) + 1
                        raise self.fail(f"non executable command in pipeline stage {number_}")
                return Pipe(first.at, tuple(commands), variables, assigns)
            if token.kind in OPERANDS:
                self.back(token)
                commands.append(self.command())
            else:
                raise self.unexpected(token, context)

    def declaration(self, context: str) -> tuple[tuple[str, ...], bool]:
        names: list[str] = []
        while True:
            token = self.peek_skip()
            if token.kind != "variable":
                return (), False
            self.skip()
            space = self.peek()
            follows = self.peek_skip()
            if follows.kind in ("declare", "assign"):
                self.skip()
                names.append(token.text)
                if follows.kind == "declare":
                    self.variables += names
                return tuple(names), follows.kind == "assign"
            if follows.kind == "char-alone" and follows.text == ",":
                self.skip()
                names.append(token.text)
                if context == "range" and len(names) < 2 and self.peek_skip().kind == "variable":
                    continue
                raise self.fail(f"too many declarations in {context}")
            if space.kind == "space":
                self.back(token, space)
            else:
                self.back(token)
            return (), False

    def command(self) -> Command:
        at = self.peek_skip().at
        words: list[Operand] = []
        while True:
            self.peek_skip()
            operand = self.operand()
            if operand is not None:
                words.append(operand)
            token = self.next()
            if token.kind == "space":
                continue
            if token.kind in ("right", ")"):
                self.back(token)
            elif token.kind != "pipe":
                raise self.unexpected(token, "operand")
            break
        if not words:
            raise self.fail("empty command")
        return Command(at, tuple(words))

    def operand(self) -> Operand | None:
        node = self.term()
        if node is None or self.peek().kind != "field":
            return node
        at = self.peek().at
        names: list[str] = []
        while self.peek().kind == "field":
            names.append(self.next().text[1:])
        if isinstance(node, Field):
            return Field(at, (*node.names, *names))
        if isinstance(node, Variable):
            return Variable(at, node.name, (*node.names, *names))
        if isinstance(node, Constant | Nil | Dot):
            raise self.fail(f"unexpected . after term {quoted(str(node))}")
        if isinstance(node, Chain):
            return Chain(at, node.of, (*node.names, *names))
        return Chain(at, node, tuple(names))

    def term(self) -> Operand | None:
        token = self.skip()
        match token.kind:
            case "identifier":
                if token.text not in self.functions:
                    raise self.fail(f"function {quoted(token.text)} not defined")
                return Name(token.at, token.text)
            case "dot":
                return Dot(token.at)
            case "nil":
                return Nil(token.at)
            case "variable":
                if token.text not in self.variables:
                    raise self.fail(f"undefined variable {quoted(token.text)}")
                return Variable(token.at, token.text)
            case "field":
                return Field(token.at, (token.text[1:],))
            case "bool":
                return Constant(token.at, token.text == "true", token.text)
            case "number":
                return Constant(token.at, number(token.text), token.text)
            case "char":
                return Constant(token.at, ord(_read(token.text)), token.text)
            case "string" | "raw":
                return Constant(token.at, self.unquote(token), token.text)
            case "(":
                return self.pipeline("parenthesized pipeline", ")")
        self.back(token)
        return None


OPERANDS = frozenset(("bool", "char", "dot", "field", "identifier", "number", "nil", "raw", "string", "variable", "("))


def _read(text: str) -> str:
    """What stands between quotes; most templates quote nothing."""
    from ast import literal_eval

    return str(literal_eval(text))
