"""A line whose secret was not kept: the stars in its place in the history and the journal are no password."""

import re

from dsh.cmdline.secrets import MASK

NAMED = re.compile(r"(?:([\w.-]+)=|(--?[\w-]+)[= ]*)['\"]?" + re.escape(MASK))


class SecretMissing(Exception):
    """The line is not run; it stands at the prompt, to be given its value."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line
        names = [name or flag for name, flag in NAMED.findall(line)]
        whose = f"of {' and '.join(dict.fromkeys(names))} " if names else ""
        self.says = (
            f"the value {whose}was not kept, as it is a secret: {MASK} only stands in its place. Nothing was run; "
            "the line is at the prompt: put the value in and press Enter"
        )


def refuse_stars(line: str) -> None:
    """Raises SecretMissing where a secret of the line was masked."""
    if MASK in line:
        raise SecretMissing(line)
