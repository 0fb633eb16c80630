"""In a checkout the compiled knowledge is a cache of knowledge/, made anew when a file there has changed."""

import os
from pathlib import Path

from dsh.knowledge.fingerprint import fingerprint


def up_to_date(source: Path, compiled: Path) -> Path:
    """The folder of the compiled form of `source`: `compiled`, or a temporary one where that cannot be written."""
    try:
        with open(compiled / "fingerprint") as file:
            if file.read() == fingerprint(str(source)):
                return compiled
    except FileNotFoundError:
        pass
    from dsh.knowledge.compile import compile_to

    if not os.access(compiled.parent, os.W_OK):
        import tempfile

        compiled = Path(tempfile.mkdtemp(prefix="dsh-knowledge-")) / "compiled"
    compile_to(source, compiled)
    return compiled
