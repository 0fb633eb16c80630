"""What was worked out of a reading, kept while that reading is looked at: each line that it may mean asks for it."""

from collections.abc import Callable

from dsh.request.reading import Reading
from dsh.typed import Any, TypeVar

Work = TypeVar("Work", bound=Callable[..., Any])


def once(work: Work) -> Work:
    """The function, done once for a reading; what else it is given must follow from the reading."""
    last: tuple[Reading | None, Any] = (None, None)

    def kept(reading: Reading, *more: Any) -> Any:
        nonlocal last
        known, found = last
        if known is not reading:
            found = work(reading, *more)
            last = (reading, found)
        return found

    return kept  # type: ignore[return-value]
