"""Links to other containers: NAME[:ALIAS] (docker/cli's ParseLink)."""

from dsh.cmdline.types.value_type import BadValue, Piece, explained, offer_values
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "link"
complete = offer_values


class Link(NamedTuple):
    container: str
    alias: str


def parse(text: str, /) -> Link:
    if not text:
        raise BadValue("the container's name is missing", "empty string specified for links")
    parts = text.split(":", 2)
    if len(parts) > 2:
        raise BadValue(f"{text!r} must be a container and an alias: db:database", f"bad format for links: {text}")
    if len(parts) == 1:
        return Link(text, text)
    if parts[0].startswith("/"):
        return Link(parts[0][1:], parts[1].rpartition("/")[2])
    return Link(parts[0], parts[1])


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, lambda found: f"the container {found.container}, known here as {found.alias}", text)


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    container, colon, alias = text.partition(":")
    if not container or not colon or not alias:
        return ()
    return Piece(0, len(container), "the other container"), Piece(len(container) + 1, len(text), "its name in here")
