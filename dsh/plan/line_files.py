"""The files of this machine as a line leaves them on its way, so that what reads them later is previewed rightly."""

import os
from collections.abc import Iterable

from dsh.plan import filters
from dsh.plan.blocked import Blocked


class Files:
    """What the line itself has written so far."""

    def __init__(self) -> None:
        self.written: dict[str, bytes | None] = {}  # by absolute path; None where nobody can know what is in it

    def content(self, path: str) -> bytes | None:
        """What stands in a file once the line has come so far. Raises Blocked where it cannot be read."""
        if path in self.written:
            return self.written[path]
        try:
            with open(path, "rb") as file:
                return file.read(filters.LIMIT)
        except OSError as error:
            raise Blocked(f"{path} cannot be read: {error.strerror}", id="no-file") from error

    def write(self, path: str, operator: str, out: bytes | None) -> None:
        """A redirection (> or >>) puts `out` into the file."""
        before: bytes | None = b""
        if operator == ">>" and (path in self.written or os.path.exists(path)):
            before = self.content(path)
        self.written[path] = None if out is None or before is None else before + out

    def unknown(self, paths: Iterable[str]) -> None:
        """A command writes these files."""
        self.written.update(dict.fromkeys(paths))

    def among(self, words: Iterable[str], cwd: str) -> bool:
        """Does one of the words name a file that the line has written?"""
        return any(os.path.join(cwd, word) in self.written for word in words)
