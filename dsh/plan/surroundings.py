"""What a command line may depend on besides its words: folder, environment, terminal, the engine's version."""

import os
from collections.abc import Mapping

from dsh.named import NamedTuple
from dsh.plan.blocked import Blocked
from dsh.plan.refusal import Refused


class Surroundings(NamedTuple):
    cwd: str
    environ: Mapping[str, str]
    api_version: str = "1.41"
    os_type: str = "linux"
    stdin_tty: bool = False
    out_tty: bool = False
    console_size: tuple[int, int] = (0, 0)  # height, width of the terminal behind standard output
    proxies: Mapping[str, str] = {}  # what config.json adds to every container's environment
    written: Mapping[str, bytes | None] = {}  # files of the line's own, as they will be when the command runs
    local_engine: bool = True  # does the engine see this machine's files and ports

    def path(self, name: str) -> str:
        """`name` as seen from the folder where the command stands."""
        return os.path.normpath(os.path.join(self.cwd, name))

    def text(self, name: str) -> str:
        """The text of a file. Raises Refused with the words of docker's client."""
        if self.path(name) in self.written:
            content = self.written[self.path(name)]
            if content is None:
                raise Blocked(f"what stands in {name} is not known before the line runs", id="no-file")
            return content.decode("utf-8-sig", "surrogateescape")
        try:
            with open(os.path.join(self.cwd, name), encoding="utf-8-sig", errors="surrogateescape") as file:
                return file.read()
        except OSError as error:
            raise Refused(f"open {name}: {spoken(error)}") from error

    def newer(self, version: str) -> bool:
        """Is the engine's API at least `version`?"""
        return _numbers(self.api_version) >= _numbers(version)


def spoken(error: OSError) -> str:
    """An error of the operating system as Go programs print it."""
    text = os.strerror(error.errno) if error.errno else str(error)
    return text[:1].lower() + text[1:]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
