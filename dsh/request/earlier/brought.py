"""A file that is to be brought here, with no word of where it is: "bring that hello.txt file over here"."""

import re

from dsh.patterns import regex

HERE = r"(?:over here|here|to me|to (?:this|my|the current) (?:folder|directory|machine|computer)|out(?: here)?)"
BROUGHT = regex(
    r"(?:please )?(?:bring|get|fetch|copy|grab|take|pull)(?: me)? (?:that |this |the )?(?:file )?"
    rf"(?P<path>[\w./-]*\w\.\w{{1,5}}|/[\w./-]+)(?: file)?(?: over| back)? {HERE}(?: please| now)?",
    re.IGNORECASE,
)


def brought(text: str) -> str:
    """The path of the file; "" where the text says something else."""
    match = BROUGHT.fullmatch(text.strip(" .!?"))
    return match["path"] if match is not None else ""
