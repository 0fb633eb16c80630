"""What is handed to a command on its standard input: a password, a build's context."""

from dsh.request.reading import Reading
from dsh.request.settings.logins import from_variable

FILES = ("file", "path")
LEADING = ("stdin", "standard input", "standard", "input", "pipe", "piped", "context", "no", "docker")
PACKED = (".tar", ".gz", ".tgz", ".xz", ".bz2")


def handed(path: str, line: str, reading: Reading) -> tuple[str, set[int]]:
    """The line with what is on its standard input, and the words that say so; as it is where nothing is."""
    return from_variable(line, reading) if path == "docker login" else _context(line, reading)


def _context(line: str, reading: Reading) -> tuple[str, set[int]]:
    """ "build the context ctx.tar.gz from stdin": the line with the file on its standard input."""
    words = reading.words
    files = [n for n in reading.names if n.kind in FILES and len(n.texts) == 1]
    packed = [n for n in files if n.texts[0].endswith(PACKED)]
    named = packed or [n for n in files if "ockerfile" in n.texts[0]]
    noun = [n for n, w in enumerate(words) if w.sense == "n.dockerfile"]
    if not named and not noun:
        return line, set()
    file = named[0].texts[0] if named else "Dockerfile"
    parts = line.split()[:-1]
    if "-f" in parts and parts[parts.index("-f") + 1] == file:
        del parts[parts.index("-f") : parts.index("-f") + 2]
    used = {*noun, *(named[0].indexes if named else ())}
    used |= {n for n, w in enumerate(words) if w.low in LEADING or w.sense == "n.context"}
    return f"{' '.join(parts)} - < {file}", used
