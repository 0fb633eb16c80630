"""A shell text, worked out before it runs: which docker commands it comes to, with which arguments, on which state.

Every docker command is planned on the state that those before it leave. What cannot be known or is no docker command
and no filter raises Blocked: then nothing of the line is run.
"""

import os

from dsh.cmdline.parse import PROGRAMS, program_name
from dsh.cmdline.syntax import Group, Node, Redirect, Simple, Token, Word
from dsh.engine.state import MADE, State
from dsh.knowledge.store import Store
from dsh.plan import compound, filters, flow, xargs
from dsh.plan.blocked import Blocked
from dsh.plan.command import Commands, literal
from dsh.plan.expand import UNKNOWN, unknown
from dsh.plan.foreseen import Result, after, joined, made_before
from dsh.plan.line_files import Files
from dsh.plan.redirections import Redirections
from dsh.plan.shape import PREFIXES, goes_on, only_says, reads_files, resolves_input, unwrapped
from dsh.plan.shell_values import BUILTINS, CODE, Values

DATED = ("-d", "--date", "-r", "--reference", "-f", "--file")  # a date that is told, or that of a file
SAYS = ("echo", "printf", "true")


class Script:
    """One reading of one line: the state, the variables and the problems so far."""

    def __init__(self, state: State, store: Store, text: str) -> None:
        self.text = text
        self.commands = Commands(state, store)
        self.store = store
        self.files = Files()
        self.values = Values(dict(state.place.env), state.place.cwd, self._inside, self.files.written)
        self.code: int | None = 0
        self.redirections = Redirections(text, self.values, self.files, self.commands)
        self._over = False  # exit, or set -e: nothing that follows is reached
        self._lenient = 0  # in so many conditions, where a failure does not end a line that has set -e
        self._inner = 0  # in so many subshells

    # ---- the tree ----------------------------------------------------------------

    def node(self, node: Node, stdin: bytes | None) -> Result:
        if self._over:
            return Result(flow.Sequence(()), self.code)
        if isinstance(node, Simple):
            result = self._simple(node, stdin)
        elif isinstance(node, Group):
            result = self._group(node, stdin)
        else:
            raise Blocked("this shell syntax is explained but not run", "run the docker commands one by one")
        self.code = result.code
        placeholder = self.values.ended(result.code)
        if placeholder and ("$?" in self.text or "${?}" in self.text):
            return result._replace(node=flow.Coded(result.node, placeholder))
        return result

    def _group(self, group: Group, stdin: bytes | None) -> Result:
        if group.kind == "pipeline":
            return self._pipeline(group)
        if group.kind == "list":
            return self._list(group, stdin)
        if group.kind == "negation":
            return self._negation(group, stdin)
        if group.kind in ("script", "group", "do_group", "else_clause"):
            return self.sequence(group.parts, stdin)
        if group.kind == "subshell":
            kept = self.values.kept()
            self._inner += 1
            result = self.sequence(group.parts, stdin)
            self._inner -= 1
            self.values.back(kept)
            return result
        if group.kind == "for":
            return compound.loop(self, group, stdin)
        if group.kind == "while":
            return compound.conditional_loop(self, group, stdin)
        if group.kind == "if":
            return compound.choice(self, group, stdin)
        if group.kind == "test":
            return compound.test(self, group)
        raise Blocked(f"a shell {group.kind} is explained but not run", "run the docker commands one by one")

    def sequence(self, parts: tuple[Node, ...], stdin: bytes | None) -> Result:
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
                results.append(self._guarded(self.node(part, stdin), part))
        return self.redirections.output(joined(results), redirects)

    def _guarded(self, result: Result, part: Node) -> Result:
        """With set -e a failure ends the line, but in a condition and where && or || has stopped already."""
        skipped = isinstance(result.node, flow.Branch) and result.node.right is None
        negated = isinstance(part, Group) and part.kind == "negation"
        if not self.values.stops_on_error or self._lenient or self._over or skipped or negated or result.code == 0:
            return result
        if result.code is None:
            return result._replace(node=flow.Ends(result.node))
        if self._inner:
            raise Blocked("set -e ends a subshell here: that is explained but not run")
        self._over = True
        return result._replace(node=flow.Sequence((result.node, flow.Fixed(result.code, ends=True))))

    def condition(self, parts: tuple[Node, ...], stdin: bytes | None) -> Result:
        self._lenient += 1
        try:
            return self.sequence(tuple(p for p in parts if not isinstance(p, Token)), stdin)
        finally:
            self._lenient -= 1

    def _list(self, group: Group, stdin: bytes | None) -> Result:
        """Left to right: `a && b || c` is (a && b) || c."""
        left: Result | None = None
        operator = ""
        for part in group.parts:
            if isinstance(part, Token):
                operator = part.text if part.kind == "operator" else operator
                continue
            self._lenient += 1  # what && and || look at does not end the line
            left = self.node(part, stdin) if left is None else self._branch(left, operator, part, stdin)
            self._lenient -= 1
        goes_on(group)
        return left or Result(flow.Sequence(()))

    def _branch(self, left: Result, operator: str, part: Node, stdin: bytes | None) -> Result:
        goes_on = left.code is None or (left.code == 0) == (operator == "&&")
        if not goes_on:
            return Result(flow.Branch(left.node, operator, None), left.code, left.out)
        if left.code is None and operator == "||" and only_says(part):
            over, right = self._over, self.node(part, stdin)
            ends, self._over = self._over, over
            return Result(
                flow.Branch(left.node, operator, right.node), 0 if right.code == 0 and not ends else None, None
            )
        if left.code is None and operator == "||":  # what is most likely is previewed: it succeeds
            self.commands.problem("skipped", "warning", "what follows || is not previewed: it runs only on failure")
            return Result(flow.Branch(left.node, operator, None), None, left.out)
        right = self.node(part, stdin)
        node = flow.Branch(left.node, operator, right.node)
        if left.code is None:  # it may fail, and then the rest does not run
            return Result(node, right.code or None, None)
        return Result(node, right.code, None if left.out is None or right.out is None else left.out + right.out)

    def _negation(self, group: Group, stdin: bytes | None) -> Result:
        inner = self.condition(group.parts, stdin)
        return Result(flow.Not(inner.node), None if inner.code is None else int(inner.code == 0), inner.out)

    def _pipeline(self, group: Group) -> Result:
        if any(isinstance(p, Token) and p.text == "|&" for p in group.parts):
            raise Blocked("|& is explained but not run", "2>&1 | does the same")
        parts = [part for part in group.parts if not isinstance(part, Token)]
        first = parts[0]
        if isinstance(first, Group) and first.kind == "negation":  # ! is for the whole pipeline
            own = tuple(p for p in first.parts if not (isinstance(p, Token) and p.text == "!"))
            inner = self._pipeline(group._replace(parts=(*own, *group.parts[1:])))
            return Result(flow.Not(inner.node), None if inner.code is None else int(inner.code == 0), inner.out)
        goes_on(group)
        kept = self.values.kept()
        self._inner += 1
        results: list[Result] = []
        known: bytes | None = None
        for part in parts:
            takes_all = resolves_input(part)
            if takes_all and results and known is None:
                raise Blocked("what goes into xargs is not known before the line runs, so nothing can be previewed")
            result = self.node(part, known)
            if takes_all and results:
                # the input has been used up by the preview: what made it runs only where it changes something
                results = made_before(results)
                result = Result(flow.Sequence((*(r.node for r in results), result.node)), result.code, result.out)
                results = []
            results.append(result)
            known = result.out
        self._inner -= 1
        self.values.back(kept)
        last = results[-1]
        return last if len(results) == 1 else Result(flow.Pipe(tuple(r.node for r in results)), last.code, last.out)

    # ---- a simple command ----------------------------------------------------------

    def _simple(self, simple: Simple, stdin: bytes | None) -> Result:
        assigned = {}
        self.values.code = 0
        for word in simple.assignments:
            name, _, _ = word.text.partition("=")
            value = self.values.one(word)
            assigned[name] = value.partition("=")[2]
        fields = [(text, word) for word in simple.words for text in self.values.expand(word)]
        before = self.values.taken()
        stdin = self.redirections.input(simple.redirects, stdin)
        if not fields:
            self.values.variables.update(assigned)
            code = self.values.code  # an assignment ends as the last $(...) in it
            if code is None:
                return self.redirections.output(Result(flow.Sequence(tuple(before)), None), list(simple.redirects))
            result = Result(flow.Fixed(code), code)
        else:
            result = self._words([literal(text, word) for text, word in fields], assigned, stdin)
            kept = {id(word) for _, word in fields}
            empty = next((w.text for w in simple.words if id(w) not in kept), "")
            if empty:
                self.commands.nothing_in(empty)
        return after(before, self.redirections.output(result, list(simple.redirects)))

    def _words(self, words: list[Word], assigned: dict[str, str], stdin: bytes | None) -> Result:
        while words and program_name(words[0]) in PREFIXES:
            words, more = unwrapped(words)
            assigned = {**assigned, **more}
        if not words:
            return Result(flow.Fixed(0))
        argv = tuple(word.shown for word in words)
        name = program_name(words[0])
        if name in PROGRAMS:
            if any(CODE in word for word in argv):
                raise Blocked("the exit code that stands in this line is not known before it runs")
            if any(map(unknown, argv)):
                raise Blocked(UNKNOWN)
            env = {**self.values.variables, **assigned}
            result = Result(*self.commands.plan(words, env, self.values.cwd, stdin, self.files.written))
            self.files.unknown(os.path.join(self.values.cwd, name) for name in flow.files(result.node))
            return result
        if name in ("xargs", "gxargs"):
            return self._xargs(argv[1:], stdin, words[0])
        if name in BUILTINS:
            return self._exit(argv) if name == "exit" else self.fixed(self.values.builtin(argv))
        if name == "tee":
            return self._tee(argv, stdin)
        return self.filter(argv, stdin)

    def _xargs(self, words: tuple[str, ...], stdin: bytes | None, place: Word) -> Result:
        if any(map(unknown, words)):
            raise Blocked(UNKNOWN)
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
        whole = joined(results)
        code = 0 if all(c == 0 for c in codes) else None if None in codes else 124 if 255 in codes else 123
        return Result(flow.Sequence(tuple(r.node for r in results), worst=True), code, whole.out)

    def fixed(self, node: flow.Fixed) -> Result:
        return Result(node, node.exit_code)

    def _exit(self, argv: tuple[str, ...]) -> Result:
        if self._inner:
            raise Blocked("exit in a subshell is explained but not run")
        if (len(argv) == 1 and self.code is None) or any(map(unknown, argv)):
            raise Blocked("the exit code that stands in this line is not known before it runs")
        code = int(argv[1]) % 256 if len(argv) > 1 and argv[1].isdigit() else self.code or 0
        self._over = True
        return Result(flow.Fixed(code, ends=True), code)

    def _tee(self, argv: tuple[str, ...], stdin: bytes | None) -> Result:
        """Its input into files, and on."""
        operator = ">>" if argv[1:2] == ("-a",) else ">"
        names = argv[2:] if operator == ">>" else argv[1:]
        if any(name.startswith("-") or unknown(name) for name in names):
            raise Blocked(f"{' '.join(argv)} is explained but not run")
        for name in names:
            path = os.path.join(self.values.cwd, name)
            self.commands.file_written(path, operator)
            self.files.write(path, operator, stdin)
        return Result(flow.Filter(argv, self.values.cwd), 0, stdin)

    def filter(self, argv: tuple[str, ...], stdin: bytes | None) -> Result:
        filters.check(argv)
        if filters.name(argv[0]) == "yes":
            said = f"{' '.join(argv[1:]) or 'y'}\n".encode() * filters.YES
            return Result(flow.Fixed(0, said), 0, said)
        if filters.name(argv[0]) == "date" and self.commands.count and not any(w.startswith(DATED) for w in argv[1:]):
            says = f"{' '.join(argv)} tells the time of now, before the commands in front of it have run"
            self.commands.problem("too-early", "warning", says)
        node = flow.Filter(argv, self.values.cwd)
        if any(map(unknown, argv)):
            return Result(node, 0 if filters.name(argv[0]) in SAYS else None, None)
        if any(CODE in word for word in argv) or MADE.encode() in (stdin or b""):
            return Result(node, None, None)
        if any(MADE in word for word in argv) and filters.name(argv[0]) not in ("test", "["):
            return Result(node, 0 if filters.name(argv[0]) in SAYS else None, None)
        if self.files.among(argv[1:], self.values.cwd):  # it reads what the line writes before
            known = len(argv) == 2 and filters.name(argv[0]) == "cat"
            out = self.files.content(os.path.join(self.values.cwd, argv[1])) if known else None
            return Result(node, 0 if known else None, out)
        if stdin is None and filters.name(argv[0]) not in filters.IGNORES_INPUT and not reads_files(argv):
            return Result(node, 0 if filters.succeeds(argv, self.values.cwd, self.values.variables) else None, None)
        out, code = filters.run(argv, stdin or b"", self.values.cwd, self.values.variables)
        return Result(node, code, out)

    def _inside(self, script: Group) -> Result:
        self._inner += 1
        result = self.sequence(script.parts, b"")
        self._inner -= 1
        return result
