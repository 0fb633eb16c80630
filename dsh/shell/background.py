"""A server that would hold the prompt, started behind it instead: one key adds -d to the line."""

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store


def in_background(command: str, store: Store) -> str | None:
    """The line with -d, where it is the start of a server that nobody types into; else None."""
    found = invocations(command, store)
    if len(found) != 1 or found[0].command.path != "docker container run" or found[0].problems:
        return None
    it = found[0]
    if it.on("detach") or it.on("interactive") or it.on("tty") or len(it.arguments) != 1 or it.span[1] != len(command):
        return None
    name = it.arguments[0].value.rpartition("@")[0] or it.arguments[0].value
    known = store.image(name.partition(":")[0])
    if not (it.has("publish") or it.on("publish-all") or (known is not None and known.ports)):
        return None
    at = it.path_span.end
    return f"{command[:at]} -d{command[at:]}"
