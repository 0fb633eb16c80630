"""A shell text, worked out before it runs: which docker commands it comes to, with which arguments, on which state.

Every docker command is planned on the state that those before it leave. What cannot be known or is no docker command
and no filter raises Blocked: then nothing of the line is run.
"""

import os
from typing import NamedTuple

from dsh.cmdline.flat import is_assignment
from dsh.cmdline.parse import PROGRAMS, program_name
from dsh.cmdline.syntax import Group, Node, Redirect, Simple, Token, Word
from dsh.engine.state import State
from dsh.knowledge.store import Store
from dsh.plan import filters, flow, xargs
from dsh.plan.blocked import Blocked
from dsh.plan.command import Commands, literal
from dsh.plan.expand import expand, expand_one
from dsh.plan.line_files import Files
from dsh.plan.shape import PREFIXES, goes_on, heredoc, reads_files, resolves_input, unwrapped

UNKNOWN = None
LOOPS = 500  # turns of a loop that a preview follows
BUILTINS = ("cd", "export", "unset", "set", "shopt", "wait", "local", "declare", "readonly", "alias")


class Result(NamedTuple):
    """A node planned: what run walks through, the exit code and the standard output that are foretold."""

    node: flow.Node
    code: int | None = 0
    out: bytes | None = b""


class Script:
    """One reading of one line: the state, the variables and the problems so far."""

    def __init__(self, state: State, store: Store, text: str) -> None:
        self.text = text
        self.commands = Commands(state, store)
        self.store = store
        self.variables = dict(state.place.env)
        self.cwd = state.place.cwd
        self.code: int | None = 0
        self.files = Files()
        self._first: list[flow.Node] = []  # what must run before the command whose words are being expanded

    # ---- the tree ----------------------------------------------------------------

    def node(self, node: Node, stdin: bytes | None) -> Result:
        if isinstance(node, Simple):
            result = self._simple(node, stdin)
        elif isinstance(node, Group):
            result = self._group(node, stdin)
        else:
            raise Blocked("this shell syntax is explained but not run", "run the docker commands one by one")
        self.code = result.code
        self.variables["?"] = str(result.code if result.code is not None else 0)
        return result

    def _group(self, group: Group, stdin: bytes | None) -> Result:
        if group.kind == "pipeline":
            return self._pipeline(group)
        if group.kind == "list":
            return self._list(group, stdin)
        if group.kind == "negation":
            return self._negation(group, stdin)
        if group.kind in ("script", "group", "do_group", "else_clause"):
            return self._sequence(group.parts, stdin)
        if group.kind == "subshell":
            kept, cwd = dict(self.variables), self.cwd
            result = self._sequence(group.parts, stdin)
            self.variables, self.cwd = kept, cwd
            return result
        if group.kind == "for":
            return self._for(group, stdin)
        if group.kind == "while":
            return self._while_read(group, stdin)
        if group.kind == "if":
            return self._if(group, stdin)
        if group.kind == "test":
            return self._test(group)
        raise Blocked(f"a shell {group.kind} is explained but not run", "run the docker commands one by one")

    def _sequence(self, parts: tuple[Node, ...], stdin: bytes | None) -> Result:
        results: list[Result] = []
        redirects: list[Redirect] = []
        brackets = [part for part in parts if not isinstance(part, Redirect)]
        bracketed = len(brackets) > 1 and [getattr(brackets[n], "text", "") for n in (0, -1)] == ["(", ")"]
        for part in parts:
            if isinstance(part, Token):
                if part.text == "&" and part.kind == "operator":
                    raise Blocked("a command in the background (&) is explained but not run", "leave the & away")
                if (
                    part.kind == "operator"
                    and part.text != ";"
                    and not (part in (brackets[0], brackets[-1]) and bracketed)
                ):
                    raise Blocked(f"the line does not hold together at {part.text}", id="syntax")
                if part.kind == "keyword" and part.text not in ("do", "done", "{", "}", "else", "fi", "then"):
                    raise Blocked(f"the shell's {part.text} is explained but not run")
            elif isinstance(part, Redirect):
                redirects.append(part)
            else:
                results.append(self.node(part, stdin))
        return self._redirected(_joined(results), redirects)

    def _list(self, group: Group, stdin: bytes | None) -> Result:
        """Left to right: `a && b || c` is (a && b) || c."""
        left: Result | None = None
        operator = ""
        for part in group.parts:
            if isinstance(part, Token):
                operator = part.text if part.kind == "operator" else operator
                continue
            if left is None:
                left = self.node(part, stdin)
                continue
            left = self._branch(left, operator, part, stdin)
        goes_on(group)
        return left or Result(flow.Sequence(()))

    def _branch(self, left: Result, operator: str, part: Node, stdin: bytes | None) -> Result:
        goes_on = left.code is None or (left.code == 0) == (operator == "&&")
        if not goes_on:
            return Result(flow.Branch(left.node, operator, None), left.code, left.out)
        if left.code is None and operator == "||":  # what is most likely is previewed: it succeeds
            self.commands.problem("skipped", "warning", "what follows || is not previewed: it runs only on failure")
            return Result(flow.Branch(left.node, operator, None), None, left.out)
        right = self.node(part, stdin)
        out = None if left.out is None or right.out is None else left.out + right.out
        return Result(flow.Branch(left.node, operator, right.node), right.code, out)

    def _negation(self, group: Group, stdin: bytes | None) -> Result:
        inner = self._sequence(tuple(p for p in group.parts if not (isinstance(p, Token) and p.text == "!")), stdin)
        return Result(flow.Not(inner.node), None if inner.code is None else int(inner.code == 0), inner.out)

    def _pipeline(self, group: Group) -> Result:
        if any(isinstance(p, Token) and p.text == "|&" for p in group.parts):
            raise Blocked("|& is explained but not run", "2>&1 | does the same")
        parts = [part for part in group.parts if not isinstance(part, Token)]
        goes_on(group)
        kept, cwd = dict(self.variables), self.cwd
        results: list[Result] = []
        known: bytes | None = None
        for part in parts:
            takes_all = resolves_input(part)
            if takes_all and results and known is None:
                raise Blocked("what goes into xargs is not known before the line runs, so nothing can be previewed")
            result = self.node(part, known)
            if takes_all and results:
                # the input has been used up by the preview: what made it runs only where it changes something
                results = _made_before(results)
                result = Result(flow.Sequence((*(r.node for r in results), result.node)), result.code, result.out)
                results = []
            results.append(result)
            known = result.out
        self.variables, self.cwd = kept, cwd
        last = results[-1]
        return last if len(results) == 1 else Result(flow.Pipe(tuple(r.node for r in results)), last.code, last.out)

    def _for(self, group: Group, stdin: bytes | None) -> Result:
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
        items = [field for word in words[1:] for field in self._expand(word)]
        before = self._taken()
        if len(items) > LOOPS:
            raise Blocked(f"the loop has {len(items)} turns; a preview follows {LOOPS}")
        results = []
        for item in items:
            self.variables[words[0].shown] = item
            results.append(self.node(body, stdin))
        return _after(before, _joined(results))

    def _while_read(self, group: Group, stdin: bytes | None) -> Result:
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
            self.variables.update({name: values[n].rstrip() if n < len(values) else "" for n, name in enumerate(names)})
            results.append(self.node(body, b""))
        return _joined(results)

    def _if(self, group: Group, stdin: bytes | None) -> Result:
        then = next((n for n, p in enumerate(group.parts) if isinstance(p, Token) and p.text == "then"), None)
        if then is None or any(isinstance(p, Group) and p.kind == "elif_clause" for p in group.parts):
            raise Blocked("this if is explained but not run", "run the docker commands one by one")
        condition = self._sequence(tuple(p for p in group.parts[1:then] if not isinstance(p, Token)), stdin)
        if condition.code is None:
            raise Blocked("how this if decides is not known before it runs", "run the docker commands one by one")
        other = [p for p in group.parts[then:] if isinstance(p, Group) and p.kind == "else_clause"]
        body = tuple(p for p in group.parts[then:] if p not in other)
        chosen = body if condition.code == 0 else tuple(other)
        result = self._sequence(chosen, stdin)
        out = None if condition.out is None or result.out is None else condition.out + result.out
        branch = flow.Branch(condition.node, "&&" if condition.code == 0 else "||", result.node if chosen else None)
        return Result(branch, result.code if chosen else 0, out)

    def _test(self, group: Group) -> Result:
        words: list[str] = []
        for part in group.parts:
            inner = part.parts if isinstance(part, Group) else (part,)
            for one in inner:
                if isinstance(one, Word):
                    words.append(expand_one(one, self.variables, self.cwd, self._substitute))
                elif isinstance(one, Token) and one.text not in ("[", "]", "[[", "]]"):
                    words.append(one.text)
                elif isinstance(one, Group):
                    raise Blocked("this test is explained but not run")
        return _after(self._taken(), self._filter(("test", *words), b""))

    # ---- a simple command ----------------------------------------------------------

    def _simple(self, simple: Simple, stdin: bytes | None) -> Result:
        assigned = {}
        for word in simple.assignments:
            name, _, _ = word.text.partition("=")
            value = expand_one(word, self.variables, self.cwd, self._substitute)
            assigned[name] = value.partition("=")[2]
        fields = [(text, word) for word in simple.words for text in self._expand(word)]
        before = self._taken()
        stdin = self._input(simple.redirects, stdin)
        if not fields:
            self.variables.update(assigned)
            result = Result(flow.Fixed(0))
        else:
            result = self._words([literal(text, word) for text, word in fields], assigned, stdin)
        return _after(before, self._redirected(result, list(simple.redirects)))

    def _words(self, words: list[Word], assigned: dict[str, str], stdin: bytes | None) -> Result:
        while words and program_name(words[0]) in PREFIXES:
            words, more = unwrapped(words)
            assigned = {**assigned, **more}
        if not words:
            return Result(flow.Fixed(0))
        argv = tuple(word.shown for word in words)
        name = program_name(words[0])
        if name in PROGRAMS:
            env = {**self.variables, **assigned}
            result = Result(*self.commands.plan(words, env, self.cwd, stdin))
            self.files.unknown(flow.files(result.node))
            return result
        if name in ("xargs", "gxargs"):
            return self._xargs(argv[1:], stdin, words[0])
        if name in BUILTINS:
            return self._builtin(argv)
        return self._filter(argv, stdin)

    def _xargs(self, words: tuple[str, ...], stdin: bytes | None, place: Word) -> Result:
        read = xargs.read(words)
        if stdin is None:
            raise Blocked("what goes into xargs is not known before the line runs, so nothing can be previewed")
        results = []
        for argv in xargs.calls(read, stdin.decode(errors="replace")):
            result = self._words([literal(text, place) for text in argv], {}, b"")
            results.append(result)
            if result.code == 255:
                break
        codes = [r.code for r in results]
        joined = _joined(results)
        code = 0 if all(c == 0 for c in codes) else None if None in codes else 124 if 255 in codes else 123
        return Result(flow.Sequence(tuple(r.node for r in results), worst=True), code, joined.out)

    def _builtin(self, argv: tuple[str, ...]) -> Result:
        if argv[0] == "cd":
            target = os.path.normpath(
                os.path.join(self.cwd, argv[1] if len(argv) > 1 else self.variables.get("HOME", "/"))
            )
            if not os.path.isdir(target):
                return Result(flow.Fixed(1, b"", f"cd: {target}: No such file or directory\n"), 1)
            self.cwd = target
        elif argv[0] in ("export", "declare", "local", "readonly"):
            for word in argv[1:]:
                name, has_value, value = word.partition("=")
                if has_value and is_assignment(word):
                    self.variables[name] = value
        elif argv[0] == "unset":
            for word in argv[1:]:
                self.variables.pop(word, None)
        elif argv[0] == "alias":
            raise Blocked("alias is explained but not run")
        return Result(flow.Fixed(0))

    def _filter(self, argv: tuple[str, ...], stdin: bytes | None) -> Result:
        filters.check(argv)
        node = flow.Filter(argv, self.cwd)
        if self.files.among(argv[1:], self.cwd):  # it reads what the line writes before
            known = len(argv) == 2 and filters.name(argv[0]) == "cat"
            out = self.files.content(os.path.join(self.cwd, argv[1])) if known else None
            return Result(node, 0 if known else None, out)
        if stdin is None and filters.name(argv[0]) not in filters.IGNORES_INPUT and not reads_files(argv):
            return Result(node, None, None)
        out, code = filters.run(argv, stdin or b"", self.cwd, self.variables)
        return Result(node, code, out)

    # ---- words and streams -------------------------------------------------------------

    def _expand(self, word: Word) -> list[str]:
        return expand(word, self.variables, self.cwd, self._substitute)

    def _substitute(self, script: Group) -> str:
        """The output of $(...). What changes something in there runs before the command, its output thrown away."""
        kept, cwd, held = dict(self.variables), self.cwd, self._first
        self._first = []
        result = self._sequence(script.parts, b"")
        self.variables, self.cwd, self._first = kept, cwd, held
        if result.out is None:
            raise Blocked("what $(...) gives is not known before it runs, so what follows cannot be previewed")
        if flow.changes(result.node):
            self._first.append(flow.Redirected(result.node, ((1, ">", "/dev/null"),)))
        return result.out.decode(errors="surrogateescape").rstrip("\n")

    def _taken(self) -> list[flow.Node]:
        taken, self._first = self._first, []
        return taken

    def _input(self, redirects: tuple[Redirect, ...], stdin: bytes | None) -> bytes | None:
        for redirect in redirects:
            if redirect.operator == "<" and redirect.target is not None:
                stdin = self.files.content(self._target(redirect))
            elif redirect.operator == "<<<" and redirect.target is not None:
                stdin = (self._text(redirect) + "\n").encode()
            elif redirect.operator in ("<<", "<<-"):
                stdin = self._heredoc(redirect).encode()
            elif redirect.operator in ("<&", "<>"):
                raise Blocked(f"{redirect.operator} is explained but not run", "put the text in a file and use <")
        return stdin

    def _text(self, redirect: Redirect) -> str:
        assert redirect.target is not None
        return expand_one(redirect.target, self.variables, self.cwd, self._substitute)

    def _heredoc(self, redirect: Redirect) -> str:
        body, word = heredoc(redirect, self.text)
        return body if word is None else expand_one(word, self.variables, self.cwd, self._substitute)

    def _target(self, redirect: Redirect) -> str:
        return os.path.join(self.cwd, self._text(redirect))

    def _redirected(self, result: Result, redirects: list[Redirect]) -> Result:
        found: list[tuple[int, str, str]] = []
        out = result.out
        for redirect in redirects:
            if redirect.target is None:
                raise Blocked("this redirection is explained but not run")
            if redirect.operator == "<":
                found.append((0, "<", self._target(redirect)))
            elif redirect.operator == "<<<":
                found.append((0, "<<<", self._text(redirect) + "\n"))
            elif redirect.operator in ("<<", "<<-"):
                found.append((0, "<<<", self._heredoc(redirect)))
            elif redirect.operator in (">", ">>", ">|", "&>", "&>>"):
                both = redirect.operator.startswith("&")
                operator = ">>" if redirect.operator.endswith(">>") else ">"
                path = self._target(redirect)
                fd = 1 if both else int(redirect.fd or 1)
                self.commands.file_written(path, operator)
                self.files.write(path, operator, out if not both and redirect.fd in (None, "1") else None)
                found.append((fd, operator, path))
                if both:
                    found.append((2, ">&", "1"))
                out = b"" if fd == 1 else out
            elif redirect.operator == ">&" and redirect.target.shown in ("1", "2"):
                fd = int(redirect.fd or 1)
                found.append((fd, ">&", redirect.target.shown))
                out = (
                    (b"" if fd == 1 else out if result.code == 0 else None) if fd != int(redirect.target.shown) else out
                )
                if fd == 2 and any(f == 1 for f, _, _ in found[:-1]):
                    out = b""
            else:
                raise Blocked("this redirection is explained but not run")
        return Result(flow.Redirected(result.node, tuple(found)), result.code, out) if found else result


def _joined(results: list[Result]) -> Result:
    """One after the other."""
    if len(results) == 1:
        return results[0]
    outs = [r.out for r in results]
    out = b"".join(o for o in outs if o is not None) if None not in outs else None
    return Result(flow.Sequence(tuple(r.node for r in results)), results[-1].code if results else 0, out)


def _after(before: list[flow.Node], result: Result) -> Result:
    return result._replace(node=flow.Sequence((*before, result.node))) if before else result


def _made_before(results: list[Result]) -> list[Result]:
    return [r._replace(node=flow.Redirected(r.node, ((1, ">", "/dev/null"),))) for r in results if flow.changes(r.node)]
