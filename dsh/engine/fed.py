"""What is sent to the engine piece by piece, as a tar made of files of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager

from dsh.errors import DshError


class Fed:
    """A body that is read piece by piece. What fails in reading it is no fault of the connection."""

    def __init__(self, body: Iterator[bytes]) -> None:
        self.body = body
        self.error: OSError | None = None

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self.body
        except OSError as error:
            self.error = error
            raise


@contextmanager
def own_fault(fed: Fed | None) -> Iterator[None]:
    """Says of a file of this machine that could not be read just that."""
    try:
        yield
    except DshError:
        if fed is None or fed.error is None:
            raise
        what = f"{fed.error.filename}: " if fed.error.filename else "what was to be sent could not be read: "
        raise DshError(f"{what}{(fed.error.strerror or str(fed.error)).lower()}") from fed.error
