"""What was worked out of a reading, kept while it and others are looked at: each line that it may mean asks for it."""

from collections.abc import Callable

from dsh.request.reading import Reading
from dsh.typed import Any, TypeVar

Work = TypeVar("Work", bound=Callable[..., Any])
READINGS = 24  # that many are kept: a request of several wishes comes to fewer


def once(work: Work) -> Work:
    """The function, done once for a reading; what else it is given must follow from the reading, and nobody may change
    what it gives back."""
    known: dict[int, tuple[Reading, Any]] = {}  # a reading that is kept here keeps its id

    def kept(reading: Reading, *more: Any) -> Any:
        before = known.get(id(reading))
        if before is not None:
            return before[1]
        if len(known) >= READINGS:
            known.clear()
        found = work(reading, *more)
        known[id(reading)] = (reading, found)
        return found

    return kept  # type: ignore[return-value]
