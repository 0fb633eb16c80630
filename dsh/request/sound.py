"""Does docker's own parser take a command line that is to be suggested?"""

from functools import lru_cache

from dsh.knowledge.store import Store


@lru_cache(2048)
def sound(command: str, missing: tuple[str, ...], store: Store) -> bool:
    """True where the line parses without a problem; a placeholder stands for a value that fits."""
    from dsh.cmdline.lines import invocations

    for name in missing:
        command = command.replace(name, "1" if name in ("REPLICAS", "NUMBER", "PORT") else name.lower())
    found = invocations(command, store)
    return bool(found) and not any(it.problems for it in found)
