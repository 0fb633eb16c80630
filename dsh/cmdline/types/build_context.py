"""What a build gets as its context: a folder, - (the pipe), or an address with #branch:folder."""

from dsh.cmdline.types.value_type import Candidate, Piece, discreet, fills_in, offer
from dsh.cmdline.types.volume import HERE
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "build-context"
REMOTE = ("http://", "https://", "git://", "git@", "ssh://", "github.com/")


class BuildContext(NamedTuple):
    """`kind` is folder, pipe, git or address. For git: which branch, tag or commit, and the folder in it."""

    kind: str
    place: str
    ref: str = ""
    folder: str = ""


def parse(text: str, /) -> BuildContext:
    if text == "-":
        return BuildContext("pipe", text)
    if not text.startswith(REMOTE):
        return BuildContext("folder", text)
    place, mark, rest = text.partition("#")
    plain = place.partition("?")[0]
    if plain.startswith(("http://", "https://")) and not plain.endswith(".git"):
        return BuildContext("address", text)
    ref, _, folder = rest.partition(":")
    return BuildContext("git", place, ref if mark else "", folder)


def explain(text: str, flag: Flag | None = None, /) -> str:
    if not text:
        return "the build context is missing: give a folder, often . for the current one"
    if text in HERE:
        return "the current folder, whose files the build can use"
    if fills_in(text):
        return "the folder or address that the shell fills in, whose files the build can use"
    return discreet(_say(text, parse(text)))


def _say(text: str, found: BuildContext) -> str:
    if found.kind == "pipe":
        return "a Dockerfile or a tar archive comes through the pipe"
    if found.kind == "git":
        which = f", at {found.ref}" if found.ref else ""
        return f"the Git repository {found.place}{which}{f', its folder {found.folder}' if found.folder else ''}"
    if found.kind == "address":
        return f"what lies at the address {text}: a Dockerfile, an archive or a repository"
    return f"the folder {text} of this machine, whose files the build can use"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    found = parse(text)
    if fills_in(text) or found.kind != "git" or not (found.ref or found.folder):
        return ()
    at = len(found.place)
    out = [Piece(0, at, "the Git repository")]
    if found.ref:
        out.append(Piece(at + 1, at + 1 + len(found.ref), "the branch, tag or commit"))
    if found.folder:
        out.append(Piece(len(text) - len(found.folder), len(text), "the folder in the repository"))
    return tuple(out)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer({".": "the current folder", "-": "a Dockerfile or tar archive through the pipe"}, prefix)


class NamedContext(NamedTuple):
    """NAME=CONTEXT for builds with several contexts."""

    name: str

    def parse(self, text: str, /) -> tuple[str, str]:
        key, _, value = text.partition("=")
        return key, value

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        key, value = self.parse(text)
        if not value:
            return f"a further build context called {key}" if key else "the name is missing"
        if value.startswith("docker-image://"):
            return f"{key} in the build is the image {value[15:]}"
        if value.startswith(("target:", "oci-layout://")):
            return f"{key} in the build is {value}"
        said = explain(value).removesuffix(", whose files the build can use")
        return f"{key} in the build is {said}"

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        key, value = self.parse(text)
        if not key or not value:
            return ()
        return Piece(0, len(key), "what the build calls it"), Piece(len(key) + 1, len(text), "where it comes from")

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return ()


NAMED = NamedContext("named-context")
