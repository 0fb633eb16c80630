"""Where a command is to go or what it is to read, said besides: a compose file, a project, a context, a host.

These are flags of docker and of docker compose themselves: they stand before the command.
"""

from typing import NamedTuple

from dsh.request.reading import Reading

COMPOSE = "docker compose "
YAML = (".yml", ".yaml")
THERE = ("on", "in", "with", "using", "at", "for", "from")


class Way(NamedTuple):
    """Flags that stand before the command, and the words that ask for them."""

    text: str
    words: tuple[int, ...]


def ways(path: str, template: str, reading: Reading) -> list[Way]:
    """What is to be written after "docker compose" or after "docker"."""
    if path.startswith(COMPOSE):
        return [] if " -f " in template or " -p " in template else [*_files(reading), *_project(reading)]
    return [] if path.startswith("docker context") else [*_context(reading), *_host(reading)]


def placed(line: str, path: str, found: list[Way]) -> str:
    """The line with the flags in their place."""
    if not found:
        return line
    start = COMPOSE if path.startswith(COMPOSE) else "docker "
    return line.replace(start, f"{start}{' '.join(w.text for w in found)} ", 1)


def _files(reading: Reading) -> list[Way]:
    """-f for each compose file that is named."""
    names = [n for n in reading.names if n.kind in ("file", "path") and any(t.lower().endswith(YAML) for t in n.texts)]
    out = []
    for name in names:
        near = [
            n for n in range(max(0, name.first - 3), name.first) if reading.words[n].sense in ("n.file", "n.compose")
        ]
        text = " ".join(f"-f {t}" for t in name.texts if t.lower().endswith(YAML))
        out.append(Way(text, (*near, *name.indexes)))
    return out


def _project(reading: Reading) -> list[Way]:
    """-p for "as project shop", "the project named shop"."""
    for name in reading.names:
        said = [n for n in range(max(0, name.first - 5), name.first) if "project" in reading.words[n].low]
        plain = name.kind == "" and len(name.texts) == 1 and (name.before == "called" or name.object == "project")
        if said and plain:
            return [Way(f"-p {name.texts[0]}", (*range(said[-1], name.first), *name.indexes))]
    return []


def _context(reading: Reading) -> list[Way]:
    """--context for "with context edge" and "on the edge context"."""
    for name in reading.names:
        if name.object == "context" and name.before in THERE and len(name.texts) == 1:
            near = [n for n in (*range(max(0, name.first - 2), name.first), name.last) if n < len(reading.words)]
            nouns = [n for n in near if reading.words[n].sense == "n.context"]
            return [Way(f"--context {name.texts[0]}", (*nouns, *name.indexes))] if nouns else []
    return []


def _host(reading: Reading) -> list[Way]:
    """-H for an engine's address."""
    for at, value in reading.values.items():
        if value.kind == "url" and value.text.startswith(("ssh://", "tcp://", "unix://")):
            return [Way(f"-H {value.text}", (at,))]
    return []
