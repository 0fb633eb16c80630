"""Users and groups in the container: NAME, 1000, 1000:1000, NAME:GROUP."""

from dsh.cmdline.types.value_type import Candidate, Piece, accept, fills_in, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "user"
parse = accept


def explain(text: str, flag: Flag | None = None, /) -> str:
    if text.replace("`", "") in ("$(id -u):$(id -g)", "$UID:$GID", "${UID}:${GID}") or text == "$(id -u)":
        return (
            "your own user and group number of this machine" if ":" in text else "your own user number of this machine"
        )
    if fills_in(text):
        return "what the shell puts in here"
    user, colon, group = text.partition(":")
    if not user and not group:
        return "the user that the image names"
    said = _user(user) if user else "the image's user"
    return f"{said} and {_group(group)}" if colon and group else said


def _user(text: str) -> str:
    if text in ("root", "0"):
        return "root, who may do everything in the container"
    return f"the user number {text}" if text.isdigit() else f"the user {text} of the image"


def _group(text: str) -> str:
    return f"the group number {text}" if text.isdigit() else f"the group {text}"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    user, colon, group = text.partition(":")
    if fills_in(text) or not user or not colon or not group:
        return ()
    return Piece(0, len(user), _user(user)), Piece(len(user) + 1, len(text), _group(group))


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    known = {"root": "who may do everything in the container", "1000:1000": "often your own user on this machine",
             "nobody": "a user without rights"}  # fmt: skip
    return offer(known, prefix)


class Group(NamedTuple):
    """A further group."""

    name: str

    def parse(self, text: str, /) -> str:
        return text

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return "what the shell puts in here" if fills_in(text) else _group(text) if text else "the group is missing"

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        return ()

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return ()


GROUP = Group("group")
