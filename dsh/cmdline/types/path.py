"""Paths: of this machine, or in a container."""

from dsh.cmdline.types.value_type import Candidate, Piece, offer_values, whole
from dsh.cmdline.types.volume import HERE
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple


class Path(NamedTuple):
    """`says` is filled with the path; `dash` is what - means, "" where it is a path like others."""

    name: str
    says: str
    dash: str = ""

    def parse(self, text: str, /) -> str:
        return text

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        if not text:
            return "the path is missing"
        if text == "-" and self.dash:
            return self.dash
        if text in HERE and self.name == "path":
            return "the current folder of this machine"
        if "://" in text and self.name == "path":
            return f"the address {text}"
        return self.says.format(text)

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        return whole(text, flag)

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer_values(prefix, flag)


PATH = Path("path", "the path {} of this machine", "standard input or output, where the command takes it for a file")
ENV_FILE = Path("env-file", "the file {} of this machine, which has a NAME=value on each line")
CONTAINER_PATH = Path("container-path", "the path {} in the container")
