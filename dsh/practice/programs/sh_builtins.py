"""What sh does itself: cd, export, set, read, trap, wait, exec, eval ..."""

import signal as signals
from collections.abc import Generator
from fnmatch import fnmatchcase

from dsh.practice.programs import find, texts
from dsh.practice.programs.process import INPUT, NEVER, Running, strerror
from dsh.practice.programs.sh_characters import Wrong
from dsh.practice.programs.sh_flow import Io, Jump, Leave
from dsh.practice.programs.sh_read import read
from dsh.practice.programs.shell import Builtin, Shell
from dsh.practice.programs.signals import signal_number
from dsh.practice.programs.system import BadNumber, test_words


def _cd(shell: Shell, words: list[str], io: Io) -> int:
    target = words[1] if len(words) > 1 else shell.value("HOME") or "/"
    if target == "-":
        target = shell.value("OLDPWD") or shell.task.cwd
        io.out(target.encode() + b"\n")
    try:
        place, node = shell.task.files.need(shell.task.path(target))
        if node.kind != "dir":
            raise NotADirectoryError(20, "Not a directory")
        if not shell.task.files.may(node, 1):
            raise PermissionError(13, "Permission denied")
    except OSError as error:
        said = f"{target}: {strerror(error)}" if shell.bash else f"can't cd to {target}: {strerror(error)}"
        shell.complain(io, f"cd: {shell.line}{said}")
        return 1 if shell.bash else 2
    shell.variables["OLDPWD"], shell.task.cwd = shell.task.cwd, place.path
    shell.variables["PWD"] = place.path
    return 0


def _pwd(shell: Shell, words: list[str], io: Io) -> int:
    io.out(shell.task.cwd.encode() + b"\n")
    return 0


def _export(shell: Shell, words: list[str], io: Io) -> int:
    if len(words) == 1 or words[1] == "-p":
        for name in sorted(shell.exported & shell.variables.keys()):
            io.out(f"export {name}='{shell.variables[name]}'\n".encode())
    for word in words[1:]:
        name, equals, value = word.partition("=")
        if not name.isidentifier():
            if name != "-p":
                shell.complain(io, f"export: {name}: bad variable name")
                return 2
            continue
        if equals:
            shell.set(name, value)
        shell.exported.add(name)
    return 0


def _assign(shell: Shell, words: list[str], io: Io) -> int:
    for word in words[1:]:
        name, equals, value = word.partition("=")
        if equals:
            shell.set(name, value)
    return 0


def _unset(shell: Shell, words: list[str], io: Io) -> int:
    for name in words[1:]:
        shell.variables.pop(name, None)
        shell.functions.pop(name, None)
        shell.exported.discard(name)
    return 0


def _set(shell: Shell, words: list[str], io: Io) -> int:
    if len(words) == 1:
        for name in sorted(shell.variables):
            io.out(f"{name}='{shell.variables[name]}'\n".encode())
        return 0
    rest = words[1:]
    while rest:
        word = rest.pop(0)
        if word in ("-o", "+o"):
            name = rest.pop(0) if rest else ""
            letter = {"errexit": "e", "nounset": "u", "xtrace": "x"}.get(name, "")
            if letter:
                shell.options[letter] = word == "-o"
        elif word == "--":
            shell.arguments = rest
            return 0
        elif word[:1] in "-+" and len(word) > 1:
            if "o" in word[1:] and rest:
                rest = [f"{word[0]}o", *rest]
            for letter in word[1:].replace("o", ""):
                shell.options[letter] = word[0] == "-"
        else:
            shell.arguments = [word, *rest]
            return 0
    return 0


def _local(shell: Shell, words: list[str], io: Io) -> int:
    if not shell.depth and words[0] == "local":
        shell.complain(io, f"local: {shell.line}not in a function")
        raise Leave(2)
    return _assign(shell, words, io)


def _readonly(shell: Shell, words: list[str], io: Io) -> int:
    code = _assign(shell, words, io)
    shell.fixed |= {word.partition("=")[0] for word in words[1:]}
    return code


def _shift(shell: Shell, words: list[str], io: Io) -> int:
    count = int(words[1]) if len(words) > 1 and words[1].isdigit() else 1
    if count > len(shell.arguments):
        return 1
    del shell.arguments[:count]
    return 0


def _exit(shell: Shell, words: list[str], io: Io) -> int:
    if len(words) > 1 and not words[1].lstrip("-").isdigit():
        shell.complain(io, f"exit: {shell.line}Illegal number: {words[1]}")
        raise Leave(2)
    raise Leave(int(words[1]) & 255 if len(words) > 1 else shell.status)


def _jump(shell: Shell, words: list[str], io: Io) -> int:
    count = int(words[1]) if len(words) > 1 and words[1].isdigit() else None
    if words[0] == "return":
        raise Jump("return", shell.status if count is None else count & 255)
    raise Jump(words[0], count or 1)


def _eval(shell: Shell, words: list[str], io: Io) -> Running:
    return (yield from _source_text(shell, " ".join(words[1:]), io))


def _source(shell: Shell, words: list[str], io: Io) -> Running:
    try:
        text = shell.task.files.read(shell.task.path(words[1])).decode("utf-8", "replace")
    except (OSError, IndexError):
        shell.complain(io, f".: {shell.line}can't open '{''.join(words[1:2])}': No such file or directory")
        return 2
    try:
        return (yield from _source_text(shell, text, io))
    except Jump as jump:
        if jump.kind != "return":
            raise
        return jump.count


def _source_text(shell: Shell, text: str, io: Io) -> Running:
    try:
        script = read(text)
    except Wrong as error:
        shell.complain(io, f"syntax error: {error}")
        return 2
    shell.status = 0
    return (yield from shell.script(script, io))


def _exec(shell: Shell, words: list[str], io: Io) -> Running:
    if len(words) == 1:
        return 0
    made = shell.external(words[1:], shell.environment(), io)
    if isinstance(made, int):
        raise Leave(made)
    task = shell.task
    made.take_over(task)
    while True:
        made.step()
        task.argv = made.argv
        if made.code is not None:
            raise Leave(made.code)
        yield min(made.due, shell.step_jobs())


def _read(shell: Shell, words: list[str], io: Io) -> Running:
    names = [word for word in words[1:] if not word.startswith("-")]
    if "-p" in words:
        io.err(names.pop(0).encode() if names else b"")
    reading = io.stdin.line()
    line = b""
    while True:
        try:
            due = next(reading)
        except StopIteration as stop:
            line = stop.value
            break
        if shell.interrupted:
            return 130
        yield min(due, shell.step_jobs())
    text = line.decode("utf-8", "replace").rstrip("\n")
    names = names or ["REPLY"]
    separator = shell.lookup("IFS")
    fields = text.split(separator or None, len(names) - 1) if separator != "" else [text]
    for number, name in enumerate(names):
        shell.set(name, fields[number].strip() if number < len(fields) else "")
    return 0 if line.endswith(b"\n") else 1


def _trap(shell: Shell, words: list[str], io: Io) -> int:
    if len(words) < 3:
        for caught, text in shell.traps.items():
            name = signals.Signals(caught).name[3:] if caught else "EXIT"
            io.out(f"trap -- '{text}' {name}\n".encode())
        return 0
    for name in words[2:]:
        number = signal_number(name)
        if number is None:
            shell.complain(io, f"trap: {name}: invalid signal specification")
            return 1
        if words[1] == "-":
            shell.traps.pop(number, None)
            shell.task.caught.pop(number, None)
            continue
        shell.traps[number] = words[1]
        if number:
            shell.task.caught[number] = shell.pending.append
    return 0


def _wait(shell: Shell, words: list[str], io: Io) -> Running:
    wanted = [job for job in shell.jobs if len(words) < 2 or str(job.pid) in words[1:]]
    while any(job.code is None for job in wanted):
        due = shell.step_jobs()
        if shell.pending:
            return 128 + shell.pending[0]
        if shell.interrupted:
            return 130
        if any(job.code is None for job in wanted):
            yield min(due, NEVER) if due != INPUT else NEVER
    shell.jobs = [job for job in shell.jobs if job not in wanted]
    return (wanted[-1].code or 0) if wanted and len(words) > 1 else 0


def _jobs(shell: Shell, words: list[str], io: Io) -> int:
    for number, job in enumerate(shell.jobs, 1):
        state = "Running" if job.code is None else "Done"
        io.out(f"[{number}]+  {state}                    {' '.join(job.argv)}\n".encode())
    return 0


def _kill(shell: Shell, words: list[str], io: Io) -> int:
    number: int = 15
    targets, code = words[1:], 0
    if targets and targets[0] == "-l":
        io.out(b"HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM\n")
        return 0
    if targets and targets[0] == "-s":
        number, targets = signal_number(targets[1]) or 0, targets[2:]
    elif targets and targets[0].startswith("-"):
        number, targets = signal_number(targets[0][1:]) or 0, targets[1:]
    for target in targets:
        if target.startswith("%") and target[1:].isdigit() and int(target[1:]) <= len(shell.jobs):
            shell.jobs[int(target[1:]) - 1].signal(number)
            continue
        found = next((task for task in shell.task.machine.tasks() if str(task.pid) == target), None)
        if found is None:
            shell.complain(io, f"can't kill pid {target}: No such process")
            code = 1
        elif number:
            found.signal_inside(number)
    return code


def _type(shell: Shell, words: list[str], io: Io) -> int:
    code = 0
    for name in words[2:] if words[0] == "command" else words[1:]:
        path = find.look_up(name, shell.variables, shell.task.cwd, shell.task.files)
        if name in BUILTINS or name in shell.functions:
            io.out(f"{name}\n".encode() if words[0] == "command" else f"{name} is a shell builtin\n".encode())
        elif path:
            shown = path if shell.task.gnu or path.startswith("/usr") else name
            io.out(f"{shown}\n".encode() if words[0] == "command" else f"{name} is {shown}\n".encode())
        else:
            if words[0] != "command":
                io.err(f"{name}: not found\n".encode())
            code = 127
    return code


def _command(shell: Shell, words: list[str], io: Io) -> Generator[float, None, int]:
    if words[1:2] and words[1] in ("-v", "-V"):
        return _type(shell, words, io)
    if words[1:2] and words[1] in BUILTINS:
        found = BUILTINS[words[1]](shell, words[1:], io)
        return found if isinstance(found, int) else (yield from found)
    made = shell.external(words[1:], shell.environment(), io)
    return made if isinstance(made, int) else (yield from shell.wait_for([made]))


def _ulimit(shell: Shell, words: list[str], io: Io) -> int:
    if words[1:] == ["-n"]:
        io.out(f"{shell.task.machine.open_files}\n".encode())
    elif len(words) < 3:
        io.out(b"unlimited\n")
    return 0


def _umask(shell: Shell, words: list[str], io: Io) -> int:
    if len(words) == 1:
        io.out(b"0022\n")
    return 0


def _echo(shell: Shell, words: list[str], io: Io) -> int:
    io.out(texts.echoed(words[1:], always=not shell.bash and shell.task.files.get("/bin/dash") is not None))
    return 0


def _printf(shell: Shell, words: list[str], io: Io) -> int:
    if len(words) == 1:
        shell.complain(io, "usage: printf FORMAT [ARGUMENT...]")
        return 2
    io.out(texts.printed(words[1], words[2:]))
    return 0


def _test(shell: Shell, words: list[str], io: Io) -> int:
    arguments = words[1:]
    if words[0] == "[":
        if not arguments or arguments[-1] != "]":
            shell.complain(io, "missing ]")
            return 2
        arguments = arguments[:-1]
    elif words[0] == "[[":
        arguments = [word for word in arguments if word != "]]"]
        if len(arguments) == 3 and arguments[1] == "==":
            return int(not fnmatchcase(arguments[0], arguments[2]))
    try:
        return int(not test_words(arguments, shell.task))
    except BadNumber as error:
        shell.complain(io, f"{error}: bad number")
        return 2
    except ValueError as error:
        shell.complain(io, f"{words[0]}: {error}")
        return 2


def _nothing(shell: Shell, words: list[str], io: Io) -> int:
    return int(words[0] == "false")


BUILTINS: dict[str, Builtin] = {
    ".": _source, "source": _source, "[": _test, "test": _test, "[[": _test, "cd": _cd, "pwd": _pwd,
    "export": _export, "readonly": _readonly, "local": _local, "declare": _assign, "alias": _nothing,
    "unset": _unset, "set": _set, "shift": _shift, "exit": _exit, "return": _jump, "break": _jump,
    "continue": _jump, "eval": _eval, "exec": _exec, "read": _read, "trap": _trap, "wait": _wait, "jobs": _jobs,
    "kill": _kill, "type": _type, "command": _command, "ulimit": _ulimit, "umask": _umask, "echo": _echo,
    "printf": _printf, ":": _nothing, "true": _nothing, "false": _nothing, "hash": _nothing, "shopt": _nothing,
}  # fmt: skip
