"""Where a file inside a container lies, as far as the line itself says what is mounted there."""

from dsh.cmdline.invocation import Invocation
from dsh.errors import KnowledgeError

MADE = "The archive that is made: "  # and where


def lies(path: str, it: Invocation) -> str:
    """ "the file db.tar.gz in the current folder of this machine"; "" where no -v of the line leads there."""
    if not path.startswith("/"):
        return ""
    from dsh.cmdline.types import volume  # few lines have files inside: it is no part of the start

    for use in it.flags:
        if use.flag.name != "volume" or not use.value:
            continue
        try:
            found = volume.read(use.value)
        except KnowledgeError:
            continue
        target, source = found.target.rstrip("/"), _source(found.source, found.kind)
        if source and path.rstrip("/") == target:
            return source
        if source and path.startswith(target + "/"):
            return f"{path.removeprefix(target + '/')} in {source}"
    return ""


def _source(source: str, kind: str) -> str:
    """ "" of one without a name, or that the shell fills in."""
    from dsh.cmdline.types import volume

    if source in volume.HERE:
        return "the current folder of this machine"
    if not source or source[0] in "$`":
        return ""
    return f"{source} of this machine" if kind == "bind" else f"the volume {source}"


def archive(words: list[str], at: int) -> str:
    """What tar does with the file whose name is this word: made, read; "" where it is another word."""
    before = words[at - 1].lstrip("-") if at else ""
    first = words[0].lstrip("-") if words else ""
    if not before.endswith("f") or not (words[at - 1].startswith("-") or at == 1) or before.startswith("no-"):
        return ""
    does = first + before
    if "c" in does:
        return MADE.removesuffix(": ")
    return "The archive that is read" if "x" in does or "t" in does else ""
