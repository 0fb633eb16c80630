"""Pieces of wishes that are read as a whole sentence, and the line that such a wish comes to."""

from dsh.request.suggestion import Suggestion

NAME = r"[\"']?(?P<{0}>[A-Za-z0-9][\w.-]*?)[\"']?"
ONE = rf"(?:the )?(?:container )?{NAME.format('one')}(?: container)?"
PATH = r"[\"']?(?P<{0}>(?:~|\.{{1,2}})?/[\w./@+-]*[\w@+-]|[\w@+-][\w.@+-]*\.\w+)[\"']?"
LEAD = r"(?:(?:please|can you|could you|i want to|i need to|i'd like to|now|then|try to|let me|just|ok),? )*"
END = r"(?:,? (?:please|now|for me|thanks))*"
SURE = 0.9


def told_line(
    command: str, summary: str, risk: str = "read", missing: tuple[str, ...] = (), warning: str | None = None
) -> Suggestion:
    """A line that is sure."""
    return Suggestion(command, summary, risk, SURE, missing, reading=(command,), warning=warning)


def quote(words: tuple[str, ...]) -> str:
    """The words as shell text."""
    from dsh.cmdline.lines import quote as shell_text  # what reads command lines is no part of the start

    return shell_text(words)
