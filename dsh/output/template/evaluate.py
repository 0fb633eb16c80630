"""A template and a value to text, as Go's text/template executes it."""

from collections.abc import Mapping

from dsh.named import NamedTuple
from dsh.output.go_print import text as printed
from dsh.output.go_types import element, fields, key, kind
from dsh.output.go_values import MISSING, Row, Value, key_text, of
from dsh.output.template.functions import BUILTIN, DOCKER, HEADER, Function, FunctionFailed, true
from dsh.output.template.lexer import quoted
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
from dsh.output.template.parser import Template, TemplateError
from dsh.typed import Any

HEADER_TYPE = "formatter.SubHeaderContext"


class _Leave(Exception):
    """break or continue."""


def execute(template: Template, data: Value, missing_error: bool = False, header: bool = False) -> str:
    """The text. `missing_error`: a map without the key is an error. `header`: docker's functions leave names as
    they are. Raises TemplateError."""
    functions: dict[str, Function] = {**BUILTIN, **DOCKER, **(HEADER if header else {})}
    return _Run(template, functions, missing_error).all(data)


class _At(NamedTuple):
    at: int
    shown: str


class _Run:
    def __init__(self, template: Template, functions: Mapping[str, Function], missing_error: bool) -> None:
        self.template = template
        self.functions = functions
        self.missing_error = missing_error
        self.out: list[str] = []
        self.variables: list[tuple[str, Value]] = []
        self.node = _At(0, "")

    def all(self, data: Value) -> str:
        self.variables = [("$", data)]
        try:
            self.walk(data, self.template.body)
        except TemplateError as error:
            error.written = "".join(self.out)
            raise
        return "".join(self.out)

    def at(self, node: Any) -> None:
        self.node = _At(node.at, str(node))

    def fail(self, message: str) -> TemplateError:
        before = self.template.source.encode("utf-8", "surrogateescape")[: self.node.at]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1)
        name = self.template.name
        place = f"template: {name}:{line}:{column}: executing {quoted(name)} at <{self.node.shown}>: "
        return TemplateError(place + message)

    def walk(self, dot: Value, body: tuple[Statement, ...]) -> None:
        for node in body:
            if isinstance(node, Text):
                self.out.append(node.text)
            elif isinstance(node, Action):
                value = self.pipeline(dot, node.pipe)
                if not node.pipe.variables:
                    self.out.append(shown(value))
            elif isinstance(node, Branch):
                self.branch(dot, node)
            elif isinstance(node, Jump):
                raise _Leave(node.kind)
            else:
                self.call(dot, node)

    def call(self, dot: Value, node: Call) -> None:
        self.at(node)
        name = node.name
        if name not in self.template.named:
            raise self.fail(f"template {quoted(name)} not defined")
        data = self.pipeline(dot, node.pipe) if node.pipe else MISSING
        kept, self.variables = self.variables, [("$", data)]
        self.walk(data, self.template.named[name])
        self.variables = kept

    def branch(self, dot: Value, node: Branch) -> None:
        mark = len(self.variables)
        if node.kind == "range":
            self.range(dot, node)
        else:
            value = self.pipeline(dot, node.pipe)
            if true(value):
                self.walk(value if node.kind == "with" else dot, node.body)
            else:
                self.walk(dot, node.otherwise)
        del self.variables[mark:]

    def range(self, dot: Value, node: Branch) -> None:
        over = indirect(self.pipeline(dot, node.pipe))
        what = kind(over.type)
        pairs: list[tuple[Value, Value]]
        if what == "slice":
            pairs = [(Value("int", n), item) for n, item in enumerate(over.data or ())]
        elif what == "map":
            pairs = [(key_text(over.type, k), over.data[k]) for k in sorted(over.data or ())]
        elif what in ("int", "uint"):
            pairs = [(Value("int", n), Value("int", n)) for n in range(over.data)]
        elif what == "invalid":
            pairs = []
        else:
            raise self.fail(f"range can't iterate over {printed(over)}")
        if not pairs:
            self.walk(dot, node.otherwise)
        names = node.pipe.variables
        mark = len(self.variables)
        for index, item in pairs:
            values = (item,) if len(names) == 1 else (index, item)
            for name, value in zip(names, values, strict=False):
                self.set(name, value, node.pipe.assigns)
            try:
                self.walk(item, node.body)
            except _Leave as leave:
                if leave.args[0] == "break":
                    break
            finally:
                del self.variables[mark:]

    def set(self, name: str, value: Value, assign: bool) -> None:
        if not assign:
            self.variables.append((name, value))
            return
        for n in range(len(self.variables) - 1, -1, -1):
            if self.variables[n][0] == name:
                self.variables[n] = (name, value)
                return
        raise self.fail(f"undefined variable: {name}")

    def pipeline(self, dot: Value, pipe: Pipe) -> Value:
        self.at(pipe)
        final: Value | None = None
        for command in pipe.commands:
            final = self.command(dot, command, final)
        value = final if final is not None else MISSING
        for name in pipe.variables:
            if len(pipe.variables) == 1:
                self.set(name, value, pipe.assigns)
        return value

    def command(self, dot: Value, command: Command, final: Value | None) -> Value:
        first = command.words[0]
        arguments = command.words[1:]
        if isinstance(first, Field):
            self.at(first)
            return self.chain(dot, dot, first.names, arguments, final)
        if isinstance(first, Chain):
            return self.evaluate_chain(dot, first, arguments, final)
        if isinstance(first, Name):
            return self.function(dot, first, command, arguments, final)
        if isinstance(first, Variable):
            return self.variable(dot, first, arguments, final)
        self.at(first)
        if arguments or final is not None:
            raise self.fail(f"can't give argument to non-function {first}")
        if isinstance(first, Pipe):
            return self.pipeline(dot, first)
        if isinstance(first, Nil):
            raise self.fail("nil is not a command")
        return dot if isinstance(first, Dot) else constant(first)

    def evaluate_chain(self, dot: Value, node: Chain, arguments: tuple[Operand, ...], final: Value | None) -> Value:
        self.at(node)
        if isinstance(node.of, Nil):
            raise self.fail(f"indirection through explicit nil in {node}")
        receiver = self.argument(dot, node.of)
        return self.chain(dot, receiver, node.names, arguments, final)

    def variable(self, dot: Value, node: Variable, arguments: tuple[Operand, ...], final: Value | None) -> Value:
        self.at(node)
        value = next((v for name, v in reversed(self.variables) if name == node.name), MISSING)
        if not node.names:
            if arguments or final is not None:
                raise self.fail(f"can't give argument to non-function {node}")
            return value
        return self.chain(dot, value, node.names, arguments, final)

    def chain(
        self, dot: Value, value: Value, names: tuple[str, ...], arguments: tuple[Operand, ...], final: Value | None
    ) -> Value:
        held = ""
        for name in names[:-1]:
            value, held = self.field(dot, value, held, name, (), None), _held(value)
        return self.field(dot, value, held, names[-1], arguments, final)

    def field(
        self, dot: Value, value: Value, held: str, name: str, arguments: tuple[Operand, ...], final: Value | None
    ) -> Value:
        type_ = held or value.type
        if not value.type:
            if self.missing_error:
                raise self.fail(f"nil data; no entry for key {quoted(name)}")
            return MISSING
        given = bool(arguments) or final is not None
        if isinstance(value.data, Row) or type_ == HEADER_TYPE:
            found = self.method(dot, value, name, arguments, final)
            if found is not None:
                return found
        value = indirect(value)
        what = kind(value.type)
        if what == "struct" and not isinstance(value.data, Row):
            member = promoted(value, name)
            if member is not None:
                if given:
                    raise self.fail(f"{name} has arguments but cannot be invoked as function")
                return member
        if what == "map" and key(value.type) == "string":
            if given:
                raise self.fail(f"{name} is not a method but has arguments")
            if name in (value.data or {}):
                return value.data[name]  # type: ignore[no-any-return]
            if self.missing_error:
                raise self.fail(f"map has no entry for key {quoted(name)}")
            return MISSING
        if what == "pointer" and any(f.name == name for f in fields(element(value.type))):
            raise self.fail(f"nil pointer evaluating {type_}.{name}")
        raise self.fail(f"can't evaluate field {name} in type {type_}")

    def method(
        self, dot: Value, value: Value, name: str, arguments: tuple[Operand, ...], final: Value | None
    ) -> Value | None:
        row = value.data if isinstance(value.data, Row) else Row({}, {"Label": _header_label})
        if name not in row.fields and name not in row.calls:
            return None
        count, want = len(arguments) + (final is not None), int(name in row.calls)
        if count != want:
            raise self.fail(f"wrong number of args for {name}: want {want} got {count}")
        if not want:
            return of(row.fields[name]())
        given = self.typed(dot, arguments[0], "string") if final is None else self.checked(final, "string")
        return of(row.calls[name](given.data))

    def argument(self, dot: Value, node: Operand) -> Value:
        self.at(node)
        if isinstance(node, Dot):
            return dot
        if isinstance(node, Nil):
            return Value("nil", None)
        if isinstance(node, Field):
            return self.chain(dot, dot, node.names, (), None)
        if isinstance(node, Variable):
            return self.variable(dot, node, (), None)
        if isinstance(node, Pipe):
            return self.pipeline(dot, node)
        if isinstance(node, Name):
            return self.function(dot, node, node, (), None)
        if isinstance(node, Chain):
            return self.evaluate_chain(dot, node, (), None)
        return constant(node)

    def function(
        self, dot: Value, node: Name, command: Any, arguments: tuple[Operand, ...], final: Value | None
    ) -> Value:
        self.at(node)
        name = node.name
        if name in ("and", "or"):
            return self.short_circuit(dot, name, command, arguments, final)
        function = self.functions[name]
        count = len(arguments) + (final is not None)
        if function.variadic and count < len(function.types) - 1:
            raise self.fail(
                f"wrong number of args for {name}: want at least {len(function.types) - 1} got {len(arguments)}"
            )
        if not function.variadic and count != len(function.types):
            raise self.fail(f"wrong number of args for {name}: want {len(function.types)} got {count}")
        types = [function.types[min(n, len(function.types) - 1)] for n in range(count)]
        values = [self.typed(dot, word, type_) for word, type_ in zip(arguments, types, strict=False)]
        if final is not None:
            values.append(self.checked(final, types[-1]))
        if name == "call":  # it speaks of what it was to call by its name
            values.insert(0, Value("string", str(arguments[0]) if arguments else printed(values[0])))
        try:
            return function.call(values)
        except FunctionFailed as failure:
            self.at(command)
            raise self.fail(f"error calling {name}: {failure}") from None

    def short_circuit(
        self, dot: Value, name: str, command: Any, arguments: tuple[Operand, ...], final: Value | None
    ) -> Value:
        if not arguments and final is None:
            raise self.fail(f"wrong number of args for {name}: want at least 1 got 0")
        value = MISSING
        for word in arguments:
            value = self.argument(dot, word)
            if true(value) == (name == "or"):
                return value
        return final if final is not None else value

    def typed(self, dot: Value, node: Operand, type_: str) -> Value:
        if isinstance(node, Constant) and type_ in ("string", "int"):
            self.at(node)
            fits = isinstance(node.value, str) if type_ == "string" else type(node.value) is int
            if not fits:
                raise self.fail(f"expected {'string' if type_ == 'string' else 'integer'}; found {node}")
            return constant(node)
        return self.checked(self.argument(dot, node), type_)

    def checked(self, value: Value, type_: str) -> Value:
        if type_ == "any":
            return value
        if not value.type:
            raise self.fail(f"invalid value; expected {type_}")
        if value.type == "nil":
            raise self.fail(f"cannot assign nil to {type_}")
        if type_ == value.type:
            return value
        inner = indirect(value)
        if inner.type == type_:
            return inner
        if type_ == "[]string" and inner.type == "strslice.StrSlice":
            return Value("[]string", inner.data)
        raise self.fail(f"wrong type for value; expected {type_}; got {value.type}")


def constant(node: Constant) -> Value:
    return Value({str: "string", bool: "bool", int: "int", float: "float64"}[type(node.value)], node.value)


def _held(value: Value) -> str:
    """The type that a field of this value has to Go, where that is not the type of what is in it."""
    inner = indirect(value)
    return "interface {}" if kind(inner.type) == "map" and element(inner.type) == "interface {}" else ""


def indirect(value: Value) -> Value:
    """What a pointer points to; a nil pointer itself."""
    while kind(value.type) == "pointer" and isinstance(value.data, Value):
        value = value.data
    return value


def promoted(value: Value, name: str) -> Value | None:
    """A field of a struct or of those embedded in it."""
    if name in value.data:
        return value.data[name]  # type: ignore[no-any-return]
    for field in fields(value.type):
        if field.embedded:
            inner = indirect(value.data[field.name])
            found = promoted(inner, name) if isinstance(inner.data, dict) else None
            if found is not None:
                return found
    return None


def shown(value: Value) -> str:
    """What an action prints."""
    if not value.type:
        return "<no value>"
    inner = indirect(value)
    if kind(inner.type) == "pointer":
        return "<nil>"
    return printed(value if value.data is not None and _prints_itself(inner.type) else inner)


def _prints_itself(type_: str) -> bool:
    return type_ in ("units.Ulimit", "blkiodev.WeightDevice", "blkiodev.ThrottleDevice")


def _header_label(name: str) -> str:
    return name.split(".")[-1].replace("-", " ").replace("_", " ")
