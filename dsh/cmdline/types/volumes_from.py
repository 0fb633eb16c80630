"""Another container whose volumes are used: NAME[:ro|rw]."""

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Piece, explained, offer_values
from dsh.cmdline.types.volume import OPTIONS
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "volumes-from"
complete = offer_values


class VolumesFrom(NamedTuple):
    container: str
    mode: str = "rw"


def parse(text: str, /) -> VolumesFrom:
    """The engine refuses what does not fit."""
    container, colon, mode = text.partition(":")
    if not container:
        raise BadValue(
            "the container's name is missing", "volumes-from specification cannot be an empty string", "engine"
        )
    if colon and any(option not in OPTIONS for option in mode.split(",")):
        raise BadValue(f"{mode!r} is not known here: use ro or rw", f"invalid mode: {mode}", "engine")
    return VolumesFrom(container, mode if colon else "rw")


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(found: VolumesFrom) -> str:
    how = ", read-only" if "ro" in found.mode.split(",") else ""
    return f"the volumes of the container {found.container}, at the same places{how}"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    container, colon, mode = text.partition(":")
    if not container or not colon or not mode:
        return ()
    said = meanings("volume-options").get(mode, "docker knows no such option")
    return Piece(0, len(container), "the other container"), Piece(len(container) + 1, len(text), said)
