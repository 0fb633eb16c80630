"""A container that is gone, made again: "make store again" means the line that made it, as the journal keeps it."""

import os
import re

from dsh.cmdline.lines import invocations
from dsh.engine.address import resolve
from dsh.knowledge.store import Store
from dsh.options import Options
from dsh.shell.known import Known

MAKE = r"(?:please )?(?:make|create|run|start|bring|set up)(?: me)?"
NAMED = r"(?:the )?(?:container )?(?P<{0}>[\w.-]+)"
AGAIN = re.compile(
    rf"{MAKE} {NAMED.format('name')} (?:again|anew|back|once more)(?:,? .*(?:as it was|as before|like before))?|"
    rf"(?:please )?(?:re-?create|re-?make|re-?run) {NAMED.format('name_')}|"
    rf"(?:please )?(?:(?:give|get|bring|fetch) (?:me )?|i (?:want|need) |(?:can|could) i (?:have|get) |let me have )"
    rf"(?:{NAMED.format('name__')} back|back {NAMED.format('name___')})(?: (?:again|please|as it was|now))*|"
    rf"(?:please )?(?:restore|revive|resurrect) {NAMED.format('name____')}",
    re.IGNORECASE,
)
MAKERS = ("docker container run", "docker container create")


def again(text: str, known: Known, store: Store, options: Options) -> str | None:
    """The docker line; None where the text means something else, the container is there, or nobody knows the line.

    Raises UnknownContext.
    """
    match = AGAIN.fullmatch(" ".join(text.split()).strip(" .!?"))
    name = match and next((said for said in match.groups() if said), None)
    if not name or any(it.name == name for it in known.picture.containers):
        return None
    from dsh.run.journal import entries
    from dsh.verbs.practise import journal_folder

    host = resolve(options.context, options.host, dict(os.environ)).host
    for entry in reversed(entries(journal_folder(host))):
        if entry.engine.get("host") == host and any(_makes(effect, name) for effect in entry.effects):
            return _line(entry.command, name, store)
        back = [line for line in entry.undo if _line(line, name, store)] if entry.engine.get("host") == host else []
        if back and any(_removes(effect, name) for effect in entry.effects):
            return _run_again(_line(back[0], name, store) or "", entry.undo, name)
    return None


def _removes(effect: dict[str, str], name: str) -> bool:
    return (effect.get("action"), effect.get("kind"), effect.get("name")) == ("remove", "container", name)


def _run_again(line: str, others: list[str], name: str) -> str:
    """The line that makes what a prune or a removal took away, and those after it that belong to it."""
    more = [it for it in others if it != line and it.split()[-1:] == [name]]
    return " && ".join([line, *more])


def _makes(effect: dict[str, str], name: str) -> bool:
    return (effect.get("action"), effect.get("kind"), effect.get("name")) == ("create", "container", name)


def _line(command: str, name: str, store: Store) -> str | None:
    """The part of the line that made the container; a secret in it was not kept, and must be typed again."""
    for it in invocations(command, store):
        if it.command.path in MAKERS and it.value("name") == name:
            return command[it.span.start : it.span.end]
    return None
