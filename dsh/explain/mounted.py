"""Where a file inside a container lies, as far as the line itself says what is mounted there."""

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.mounts import mounts

SOCKET = "docker.sock"
MADE = "The archive that is made: "  # and where


def lies(path: str, it: Invocation) -> str:
    """ "the file db.tar.gz in the current folder of this machine"; "" where no -v of the line leads there."""
    if not path.startswith("/"):
        return ""
    for mounted in mounts(it):
        target, source = mounted.target.rstrip("/"), mounted.source
        if source and path.rstrip("/") == target:
            return source
        if source and path.startswith(target + "/"):
            return f"{path.removeprefix(target + '/')} in {source}"
    return ""


def written_outside(it: Invocation) -> str:
    """Where what the program writes goes, with the mounts of the line; "" where it has none that can be written to."""
    said, tells = [], False
    for mounted in mounts(it):
        if SOCKET in mounted.source:
            tells = True
        elif not mounted.read_only:
            source = "an anonymous volume" if mounted.anonymous else mounted.source or "what is mounted there"
            said.append(f"below {mounted.target} goes into {source}")
    said += [f"where {name} has volumes goes into those" for name in it.values("volumes-from") if ":ro" not in name]
    return outside(said, tells)


def outside(said: list[str], tells: bool) -> str:
    """In words: where each part of what it writes goes. `tells`: it has the socket by which Docker takes orders."""
    said = [said[0], *(part.replace(" goes into ", " into ") for part in said[1:])] if said else []
    says = f"what it writes {', '.join(said)}, all else into the new container only" if said else ""
    orders = "what it tells Docker through the socket, this engine does" if tells else ""
    return f"the image: {'; '.join(filter(None, (says, orders)))}" if says or orders else ""


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
