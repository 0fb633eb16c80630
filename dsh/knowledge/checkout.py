"""In a checkout the compiled knowledge is a cache of knowledge/, made anew when a file there has changed."""

import os
import sys

from dsh.knowledge.fingerprint import fingerprint


def up_to_date(source: str, compiled: str) -> str:
    """The folder of the compiled form of `source`: `compiled`, or a temporary one where that cannot be written."""
    try:
        with open(f"{compiled}/fingerprint") as file:
            if file.read() == fingerprint(source):
                return compiled
    except FileNotFoundError:
        pass
    if sys.stderr is not None and sys.stderr.isatty():
        print("dsh: reading knowledge/ after a change there, some seconds ...", file=sys.stderr, flush=True)
    from pathlib import Path

    from dsh.knowledge.compile import compile_to

    if not os.access(os.path.dirname(compiled), os.W_OK):
        import tempfile

        compiled = tempfile.mkdtemp(prefix="dsh-knowledge-") + "/compiled"
    compile_to(Path(source), Path(compiled))
    return compiled
