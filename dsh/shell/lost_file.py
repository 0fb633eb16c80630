"""A file that a program in a container did not find where it starts: the line that finds it.

finds(outcome, store) -> "docker exec web find / -name index.html"; "" where no such file was named
"""

from dsh.cmdline.lines import invocations, quote
from dsh.knowledge.store import Store
from dsh.run.outcome import Outcome

READERS = frozenset(("cat", "mv", "cp", "ls", "head", "tail", "rm", "vi", "nano", "less", "more", "grep", "wc", "stat"))


def finds(outcome: Outcome, store: Store) -> str:
    found = invocations(outcome.plan.command, store)
    if outcome.exit_code not in (1, 2) or len(found) != 1 or found[0].command.path != "docker container exec":
        return ""
    values = [use.value for use in found[0].arguments]
    if len(values) < 3:
        return ""
    name, program, *rest = values
    files = [it for it in rest if not it.startswith(("-", "/")) and "." in it.strip(".") and "/" not in it]
    if program not in READERS or len(files) != 1 or any(mark in files[0] for mark in "*?$"):
        return ""
    return quote(("docker", "exec", name, "find", "/", "-name", files[0]))
