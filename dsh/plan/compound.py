"""The shell's compound commands, as far as a preview follows them: for, while, until, if, [[ ]]."""

from dsh.cmdline.syntax import Group, Node, Simple, Token, Word
from dsh.plan import flow
from dsh.plan.blocked import Blocked
from dsh.plan.expand import UNKNOWN, unknown
from dsh.plan.foreseen import Result, after, joined
from dsh.plan.shell_values import Values
from dsh.typed import Protocol

LOOPS = 500  # turns of a loop that a preview follows
TURNS = 100  # of one that goes on as long as its condition holds


class Script(Protocol):
    """What is asked of the reading of the line (dsh/plan/script.py)."""

    values: Values

    def node(self, node: Node, stdin: bytes | None) -> Result: ...

    def sequence(self, parts: tuple[Node, ...], stdin: bytes | None) -> Result: ...

    def condition(self, parts: tuple[Node, ...], stdin: bytes | None) -> Result: ...

    def fixed(self, node: flow.Fixed) -> Result: ...

    def filter(self, argv: tuple[str, ...], stdin: bytes | None) -> Result: ...


def loop(script: Script, group: Group, stdin: bytes | None) -> Result:
    words = [p for p in group.parts if isinstance(p, Word)]
    body = next((p for p in group.parts if isinstance(p, Group) and p.kind == "do_group"), None)
    first = group.parts[0]
    if (
        not words
        or body is None
        or (isinstance(first, Token) and first.text != "for")
        or not any(isinstance(p, Token) and p.text == "in" for p in group.parts)
    ):
        raise Blocked("this loop is explained but not run")
    items = [field for word in words[1:] for field in script.values.expand(word)]
    before = script.values.taken()
    if any(unknown(item) for item in items):
        raise Blocked(UNKNOWN)
    if len(items) > LOOPS:
        raise Blocked(f"the loop has {len(items)} turns; a preview follows {LOOPS}")
    results = []
    for item in items:
        script.values.variables[words[0].shown] = item
        results.append(script.node(body, stdin))
    return after(before, joined(results))


def conditional_loop(script: Script, group: Group, stdin: bytes | None) -> Result:
    """while or until, as often as its condition is known to hold."""
    body = next((n for n, p in enumerate(group.parts) if isinstance(p, Group) and p.kind == "do_group"), None)
    heads = group.parts[1:body]
    if any(isinstance(p, Simple) and [w.shown for w in p.words[:1]] == ["read"] for p in heads) or body is None:
        return read_loop(script, group, stdin)
    until = isinstance(group.parts[0], Token) and group.parts[0].text == "until"
    results: list[Result] = []
    code: int | None = 0
    for _ in range(TURNS):
        condition = script.condition(heads, stdin)
        results.append(condition)
        if condition.code is None:
            break
        if (condition.code == 0) == until:
            return joined([*results, script.fixed(flow.Fixed(code or 0))])
        results.append(script.node(group.parts[body], stdin))
        code = results[-1].code
    raise Blocked("how often this loop turns is not known before it runs")


def read_loop(script: Script, group: Group, stdin: bytes | None) -> Result:
    """`... | while read NAME; do ...; done`, with an input that is known."""
    heads = [p for p in group.parts if isinstance(p, Simple)]
    body = next((p for p in group.parts if isinstance(p, Group) and p.kind == "do_group"), None)
    words = [w.shown for w in heads[0].words] if len(heads) == 1 else []
    names = [w for w in words[1:] if not w.startswith("-")]
    if body is None or words[:1] != ["read"] or not names or stdin is None:
        raise Blocked("this loop is explained but not run: dsh follows for, and while read on a known input")
    results = []
    for line in stdin.decode(errors="replace").splitlines()[:LOOPS]:
        values = line.split(None, len(names) - 1)
        script.values.variables.update(
            {name: values[n].rstrip() if n < len(values) else "" for n, name in enumerate(names)}
        )
        results.append(script.node(body, b""))
    return joined(results)


def choice(script: Script, group: Group, stdin: bytes | None) -> Result:
    then = next((n for n, p in enumerate(group.parts) if isinstance(p, Token) and p.text == "then"), None)
    if then is None or any(isinstance(p, Group) and p.kind == "elif_clause" for p in group.parts):
        raise Blocked("this if is explained but not run", "run the docker commands one by one")
    condition = script.condition(group.parts[1:then], stdin)
    if condition.code is None:
        raise Blocked("how this if decides is not known before it runs", "run the docker commands one by one")
    other = [p for p in group.parts[then:] if isinstance(p, Group) and p.kind == "else_clause"]
    body = tuple(p for p in group.parts[then:] if p not in other)
    chosen = body if condition.code == 0 else tuple(other)
    if not chosen:
        stops = flow.Branch(condition.node, "&&", None)
        return Result(flow.Sequence((stops, flow.Fixed(0))), 0, condition.out)
    result = script.sequence(chosen, stdin)
    out = None if condition.out is None or result.out is None else condition.out + result.out
    branch = flow.Branch(condition.node, "&&" if condition.code == 0 else "||", result.node)
    return Result(branch, result.code, out)


def test(script: Script, group: Group) -> Result:
    words: list[str] = []
    for part in group.parts:
        inner = part.parts if isinstance(part, Group) else (part,)
        for one in inner:
            if isinstance(one, Word):
                words.append(script.values.one(one))
            elif isinstance(one, Token) and one.text not in ("[", "]", "[[", "]]"):
                words.append(one.text)
            elif isinstance(one, Group):
                raise Blocked("this test is explained but not run")
    return after(script.values.taken(), script.filter(("test", *words), b""))
