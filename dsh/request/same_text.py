"""What was worked out of a text, kept while one answer is looked for: the same text is come back to in several ways."""

from collections.abc import Callable

from dsh.typed import Any, TypeVar

Work = TypeVar("Work", bound=Callable[..., Any])
TEXTS = 24  # that many results are kept: a request is told anew in fewer ways


def once_a_text(work: Work) -> Work:
    """The function, done once for a text and the very same other arguments; nobody may change what it gives back."""
    known: dict[str, Any] = {}
    others: tuple[Any, ...] = ()

    def kept(text: str, *more: Any) -> Any:
        nonlocal others
        if len(others) != len(more) or any(a is not b for a, b in zip(others, more, strict=True)):
            known.clear()
            others = more
        if text in known:
            return known[text]
        if len(known) >= TEXTS:
            known.clear()
        found = known[text] = work(text, *more)
        return found

    return kept  # type: ignore[return-value]
