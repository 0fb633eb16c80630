"""Programs that tell of processes, or start others: ps, kill, env, su, timeout, tini ..."""

import time

from dsh.practice.programs import find
from dsh.practice.programs.process import Program, Running, Task, step_all
from dsh.practice.programs.signals import signal_number
from dsh.practice.programs.system import seconds
from dsh.practice.programs.users import NoUser, find_user


def ps(task: Task) -> int:
    words = "".join(task.argv[1:]).replace("-", "")
    rows = sorted(task.machine.tasks(), key=lambda other: other.pid)
    if task.files.get("/bin/bash") is None:  # busybox
        task.say("PID   USER     TIME  COMMAND")
        for other in rows:
            task.say(f"{other.pid:>5} {other.user.name:<8}  0:00 {' '.join(other.argv)}")
    elif "u" in words:
        task.say("USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND")
        for other in rows:
            began = time.strftime("%H:%M", time.gmtime(other.since))
            tty = "pts/0" if other.stdin.tty else "?"
            line = f"{other.user.name:<8} {other.pid:>7}  0.0  0.1   4188  3412 {tty:<8} S    {began}   0:00 "
            task.say(line + " ".join(other.argv))
    elif "e" in words or "A" in words:
        full = "f" in words
        task.say("UID          PID    PPID  C STIME TTY          TIME CMD" if full else "    PID TTY          TIME CMD")
        for other in rows:
            tty, began = "pts/0" if other.stdin.tty else "?", time.strftime("%H:%M", time.gmtime(other.since))
            if full:
                line = f"{other.user.name:<8} {other.pid:>7} {other.parent:>7}  0 {began} {tty:<8} 00:00:00 "
                task.say(line + " ".join(other.argv))
            else:
                task.say(f"{other.pid:>7} {tty:<8} 00:00:00 {other.argv[0].rpartition('/')[2]}")
    else:
        task.say("    PID TTY          TIME CMD")
        for other in rows:
            if other.stdin is task.stdin or other.pid in (task.pid, task.parent):
                tty = "pts/0" if other.stdin.tty else "?"
                task.say(f"{other.pid:>7} {tty:<8} 00:00:00 {other.argv[0].rpartition('/')[2]}")
    return 0


def kill(task: Task) -> int:
    number, targets, code = 15, task.argv[1:], 0
    if targets and targets[0] == "-s" and len(targets) > 1:
        number, targets = signal_number(targets[1]) or 15, targets[2:]
    elif targets and targets[0].startswith("-"):
        number, targets = signal_number(targets[0][1:]) or 15, targets[1:]
    for target in targets:
        found = next((other for other in task.machine.tasks() if str(other.pid) == target), None)
        if found is None:
            code = task.complain(f"can't kill pid {target}: No such process")
        else:
            found.signal_inside(number)
    return code


def env(task: Task) -> Running:
    changed = dict(task.env)
    words = task.argv[1:]
    while words and (words[0].startswith("-") or "=" in words[0]):
        word = words.pop(0)
        if word in ("-i", "-"):
            changed = {}
        elif word == "-u" and words:
            changed.pop(words.pop(0), None)
        elif "=" in word:
            name, _, value = word.partition("=")
            changed[name] = value
    if words:
        try:
            return (yield from find.become(task, words, changed))
        except find.NotStarted:
            task.err(f"env: can't execute '{words[0]}': No such file or directory\n".encode())
            return 127
    for name, value in changed.items():
        task.say(f"{name}={value}")
    return 0


def su(task: Task) -> Running:
    words = [word for word in task.argv[1:] if word not in ("-", "-l", "-p")]
    command = None
    if "-c" in words:
        at = words.index("-c")
        command = words[at + 1 : at + 2]
        del words[at : at + 2]
    try:
        task.user = find_user(task.files, words[0] if words else "root")
    except NoUser:
        return task.complain(f"unknown user {words[0]}")
    task.files = task.files.seen_by(task.user.uid, task.user.gids)
    return (yield from _other(task, ["sh", *(["-c", *command] if command else [])]))


def wrapper(task: Task) -> Running:
    """tini, docker-init and their like: what follows the options."""
    words = task.argv[1:]
    while words and words[0].startswith("-"):
        if words.pop(0) == "--":
            break
    return (yield from _other(task, words))


def timeout(task: Task) -> Running:
    words = [word for word in task.argv[1:] if not word.startswith("-")]
    length = seconds(words[0]) if words else None
    if length is None or len(words) < 2:
        return task.complain("invalid number or no program")
    until = task.machine.now() + length
    made = find.child(task, words[1:])
    while made.code is None:
        due = step_all([made])
        if made.code is None:
            if task.machine.now() >= until:
                made.end(143)
                return 143
            yield min(due, until)
    return made.code


def _other(task: Task, argv: list[str]) -> Running:
    if not argv:
        return 0
    try:
        return (yield from find.become(task, argv))
    except find.NotStarted as error:
        task.complain(error.message)
        return error.code


def watch(task: Task) -> Running:
    words = task.argv[1:]
    pause = 2.0
    if words[:1] == ["-n"]:
        pause, words = float(words[1]), words[2:]
    while words:
        task.out(f"\x1b[H\x1b[JEvery {pause:.1f}s: {' '.join(words)}\n\n".encode())
        made = find.child(task, ["sh", "-c", " ".join(words)])
        while made.code is None:
            due = step_all([made])
            if made.code is None:
                yield due
        until = task.machine.now() + pause
        while task.machine.now() < until:
            yield until
    return 1


PROGRAMS: dict[str, Program] = {
    "ps": ps, "top": ps, "kill": kill, "env": env, "su": su, "timeout": timeout, "tini": wrapper,
    "docker-init": wrapper, "watch": watch,
}  # fmt: skip
