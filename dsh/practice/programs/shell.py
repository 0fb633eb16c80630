"""sh, as far as lessons and start scripts need it: lists, pipes, loops, functions, jobs, traps; scripts and prompts."""

from collections.abc import Callable, Generator, Mapping
from fnmatch import fnmatchcase

from dsh.practice.programs import find, sh_redirect, sh_words
from dsh.practice.programs.process import NEVER, Pipe, Running, Task, step_all
from dsh.practice.programs.sh_flow import Interrupted, Io, Jump, Leave
from dsh.practice.programs.sh_read import read
from dsh.practice.programs.sh_tree import (
    AndOr,
    Case,
    Command,
    For,
    Function,
    Group,
    If,
    Loop,
    Pipeline,
    Script,
    Simple,
)

Builtin = Callable[..., "int | Running"]


class Shell:
    """A running shell and what it knows."""

    def __init__(self, task: Task, builtins: Mapping[str, Builtin], above: "Shell | None" = None) -> None:
        self.task, self.builtins = task, builtins
        self.name: str = above.name if above else task.argv[0]
        self.bash: bool = above.bash if above else task.argv[0].rpartition("/")[2].lstrip("-") == "bash"
        self.arguments: list[str] = list(above.arguments) if above else []
        self.variables: dict[str, str] = dict(above.variables) if above else dict(task.env)
        self.exported: set[str] = set(above.exported) if above else {*task.env, "PWD", "SHLVL"}
        if above is None:
            level = task.env.get("SHLVL", "0")
            self.variables["SHLVL"] = str(int(level) + 1 if level.isdigit() else 1)
            self.variables["PWD"] = task.cwd
        self.functions: dict[str, Command] = dict(above.functions) if above else {}
        self.options: dict[str, bool] = dict(above.options) if above else {}
        self.fixed: set[str] = set(above.fixed) if above else set()  # readonly
        self.depth: int = above.depth if above else 0  # of functions
        self.status: int = above.status if above else 0
        self.traps: dict[int, str] = {}
        self.pending: list[int] = []
        self.jobs: list[Task] = []
        self.last_job = 0
        self.tested = 0  # depth of conditions, where set -e does not count
        self.interactive = False
        self.interrupted = False

    # Variables

    def lookup(self, name: str) -> str | None:
        """A variable or one of the special parameters; None where it is unset."""
        if name in self.variables:
            return self.variables[name]
        if name.isdigit():
            number = int(name)
            if number == 0:
                return self.name
            return self.arguments[number - 1] if number <= len(self.arguments) else None
        special = {
            "?": str(self.status),
            "#": str(len(self.arguments)),
            "$": str(self.task.pid),
            "!": str(self.last_job or ""),
            "@": " ".join(self.arguments),
            "*": " ".join(self.arguments),
            "-": "".join(sorted(name for name, on in self.options.items() if on)),
            "PWD": self.task.cwd,
            "RANDOM": str((int(self.task.machine.now() * 1000) * 1103515245 + self.task.pid) % 32768),
        }
        return special.get(name)

    def value(self, name: str) -> str:
        return self.lookup(name) or ""

    @property
    def line(self) -> str:
        """What busybox puts before a builtin's complaint."""
        return "" if self.task.gnu else "line 0: "

    def set(self, name: str, value: str) -> None:
        if name in self.fixed:
            raise sh_words.Failed(f"{name}: is read only")
        self.variables[name] = value

    def environment(self) -> dict[str, str]:
        return {name: value for name, value in self.variables.items() if name in self.exported}

    # Running

    def script(self, script: Script, io: Io) -> Running:
        """All commands of a script; gives the last one's code."""
        for item in script:
            yield from self._and_or(item, io)
            yield from self._trapped(io)
        return self.status

    def _trapped(self, io: Io) -> Running:
        while self.pending:
            number = self.pending.pop(0)
            kept = self.status
            yield from self.script(read(self.traps.get(number, "")), io)
            self.status = kept
        return self.status

    def _and_or(self, item: AndOr, io: Io) -> Running:
        if item.background:
            job = self._own(((AndOr(item.parts, False)),), Io(Pipe(closed=True), io.out, io.err))
            self.jobs.append(job)
            self.last_job, self.status = job.pid, 0
            job.step()
            return 0
        last = len(item.parts) - 1
        for number, (operator, pipeline) in enumerate(item.parts):
            if operator and (operator == "&&") != (self.status == 0):
                continue
            tested = number < last or pipeline.negated
            self.tested += tested
            try:
                self.status = yield from self._pipeline(pipeline, io)
            finally:
                self.tested -= tested
            if pipeline.negated:
                self.status = int(self.status == 0)
            elif self.status and self.options.get("e") and not self.tested and number == last:
                raise Leave(self.status)
        return self.status

    def _pipeline(self, pipeline: Pipeline, io: Io) -> Running:
        commands = pipeline.commands
        if len(commands) == 1:
            return (yield from self.command(commands[0], io))
        stdin, tasks = io.stdin, []
        for number, command in enumerate(commands):
            script = (AndOr((("", Pipeline(False, (command,))),), False),)
            if number == len(commands) - 1:
                tasks.append(self._own(script, Io(stdin, io.out, io.err)))
                break
            pipe = Pipe()
            task = self._own(script, Io(stdin, pipe.write, io.err))
            task.target = pipe
            tasks.append(task)
            stdin = pipe
        return (yield from self.wait_for(tasks))

    def _own(self, script: Script, io: Io) -> Task:
        """A task that runs a script in a shell of its own."""

        def program(task: Task) -> Running:
            shell = Shell(task, self.builtins, self)
            return (yield from shell.to_the_end(script, Io(task.stdin, task.out, task.err)))

        task = Task(
            program, self.task.argv, self.environment(), self.task.cwd, self.task.user, self.task.files,
            self.task.machine, io.stdin, io.out, io.err, parent=self.task.pid,
        )  # fmt: skip
        self.task.children.append(task)
        return task

    def to_the_end(self, script: Script, io: Io) -> Running:
        """A script with what ends it: exit, an error of an expansion, the EXIT trap."""
        try:
            yield from self.script(script, io)
        except Leave as leave:
            self.status = leave.code
        except Jump as jump:
            self.status = jump.count if jump.kind == "return" else 0
        except sh_words.Failed as error:
            self.complain(io, str(error))
            self.status = 2
        if 0 in self.traps:
            kept, text = self.status, self.traps.pop(0)
            try:
                yield from self.script(read(text), io)
                self.status = kept
            except Leave as leave:
                self.status = leave.code
        return self.status

    def wait_for(self, tasks: list[Task]) -> Running:
        """Run tasks joined by pipes, and the jobs beside them; gives the last one's code."""
        self.task.children[:] = [task for task in self.task.children if task.code is None]
        self.task.children += [task for task in tasks if task not in self.task.children]
        while True:
            due = step_all(tasks)
            due = min(due, self.step_jobs())
            if all(task.code is not None for task in tasks):
                if self.interrupted:
                    raise Interrupted
                return tasks[-1].code or 0
            yield due

    def step_jobs(self) -> float:
        """Let the jobs in the background go on."""
        for job in self.jobs:
            job.step()
        return min((job.due for job in self.jobs if job.code is None), default=NEVER)

    def beside(self, running: Generator[float, None, int]) -> Running:
        """A builtin that waits, with the jobs beside it."""
        while True:
            try:
                due = next(running)
            except StopIteration as stop:
                return stop.value or 0
            yield min(due, self.step_jobs())

    def substitute(self, script: Script) -> Generator[float, None, str]:
        """What $(...) becomes."""
        pipe = Pipe()
        task = self._own(script, Io(self.task.stdin, pipe.write, self.task.err))
        self.status = yield from self.wait_for([task])
        return pipe.data.decode("utf-8", "replace").replace("\0", "")

    # Commands

    def command(self, command: Command, io: Io) -> Running:
        """One command with its redirections."""
        if isinstance(command, Simple):
            return (yield from self._simple(command, io))
        if isinstance(command, Function):
            self.functions[command.name] = command.body
            return 0
        redirected = yield from sh_redirect.redirected(self, command.redirects, io)
        if redirected is None:
            return 1
        io = redirected
        if isinstance(command, Group):
            if command.own:
                return (yield from self.wait_for([self._own(command.body, io)]))
            return (yield from self.script(command.body, io))
        if isinstance(command, If):
            return (yield from self._if(command, io))
        if isinstance(command, Case):
            return (yield from self._case(command, io))
        return (yield from self._loop(command, io))

    def _condition(self, script: Script, io: Io) -> Generator[float, None, bool]:
        self.tested += 1
        try:
            yield from self.script(script, io)
        finally:
            self.tested -= 1
        return self.status == 0

    def _if(self, command: If, io: Io) -> Running:
        for condition, body in command.branches:
            if condition is None or (yield from self._condition(condition, io)):
                self.status = 0
                return (yield from self.script(body, io))
        return 0

    def _case(self, command: Case, io: Io) -> Running:
        word = yield from sh_words.text(self, command.word)
        for patterns, body in command.items:
            for pattern in patterns:
                magic = yield from sh_words.pattern(self, pattern)
                if fnmatchcase(word, magic):
                    self.status = 0
                    return (yield from self.script(body, io))
        return 0

    def _loop(self, command: Loop | For, io: Io) -> Running:
        values: list[str] | None = None
        if isinstance(command, For):
            values = list(self.arguments)
            if command.words is not None:
                values = yield from sh_words.expand(self, command.words)
        self.status = code = 0
        while True:
            yield 0
            if isinstance(command, For):
                assert values is not None
                if not values:
                    return code
                self.set(command.name, values.pop(0))
            elif (yield from self._condition(command.condition, io)) == command.until:
                self.status = code
                return code
            try:
                code = yield from self.script(command.body, io)
            except Jump as jump:
                if jump.kind == "return":
                    raise
                if jump.count > 1:
                    raise Jump(jump.kind, jump.count - 1) from None
                code = 0
                if jump.kind == "break":
                    return code

    def _simple(self, command: Simple, io: Io) -> Running:
        self.status, before = 0, self.status
        self.status = before if command.words else 0
        words = yield from sh_words.expand(self, command.words)
        assigned = {}
        for name, word in command.assignments:
            assigned[name] = yield from sh_words.text(self, word)
        redirected = yield from sh_redirect.redirected(self, command.redirects, io)
        if redirected is None:
            return 1
        if self.options.get("x") and (words or assigned):
            io.err(("+ " + " ".join([*(f"{n}={v}" for n, v in assigned.items()), *words]) + "\n").encode())
        if not words:
            for name in assigned:
                self.set(name, assigned[name])
            return self.status
        if words[0] in self.functions:
            return (yield from self._function(words, assigned, redirected))
        if words[0] in self.builtins:
            kept = {name: self.variables.get(name) for name in assigned}
            self.variables.update(assigned)
            found = self.builtins[words[0]](self, words, redirected)
            code = found if isinstance(found, int) else (yield from found)
            for name, value in kept.items():
                if value is None:
                    self.variables.pop(name, None)
                else:
                    self.variables[name] = value
            return code
        made = self.external(words, {**self.environment(), **assigned}, redirected)
        if isinstance(made, int):
            return made
        return (yield from self.wait_for([made]))

    def _function(self, words: list[str], assigned: dict[str, str], io: Io) -> Running:
        kept, self.arguments = self.arguments, words[1:]
        self.variables.update(assigned)
        self.depth += 1
        try:
            return (yield from self.command(self.functions[words[0]], io))
        except Jump as jump:
            if jump.kind != "return":
                raise
            return jump.count
        finally:
            self.arguments = kept
            self.depth -= 1

    def external(self, words: list[str], env: dict[str, str], io: Io) -> "Task | int":
        """A task for a program; or the code and a line on standard error where it cannot be started."""
        task = self.task
        path = find.look_up(words[0], env, task.cwd, task.files)
        node = task.files.get(path) if path else None
        if path is None or node is None:
            missing = "No such file or directory" if self.bash and "/" in words[0] else "not found"
            self.complain(io, f"{words[0]}: {'command not found' if self.bash and missing == 'not found' else missing}")
            return 127
        if node.kind == "dir" or not task.files.may(node, 1):
            text = "Is a directory" if self.bash and node.kind == "dir" else "Permission denied"
            self.complain(io, f"{words[0]}: {text}")
            return 126
        found = find.interpret(path, node, words, task.files, by_shell=True)
        if found is None:
            self.complain(io, f"{words[0]}: cannot execute")
            return 126
        return Task(
            found.program, found.argv, env, task.cwd, task.user, task.files, task.machine, io.stdin, io.out, io.err,
            parent=task.pid,
        )  # fmt: skip

    def complain(self, io: Io, text: str) -> None:
        """A line on standard error as this shell writes it."""
        if self.task.gnu:
            text = f"line 1: {text}" if self.bash and not self.interactive else text if self.bash else f"1: {text}"
        io.err(f"{self.name.lstrip('-')}: {text}\n".encode())
