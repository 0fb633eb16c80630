"""Passwords and what looks like one are not shown again.

    mask(text) -> str                 the text with each secret replaced by MASK; for whatever dsh prints or stores
    secret_spans(text) -> list[Span]  where they stand

This looks at text, not at a parse of it, so that it also holds for a line that cannot be read.
"""

from collections.abc import Iterator

from dsh.cmdline.invocation import Span
from dsh.patterns import regex

MASK = "*****"
NAME = (
    r"[\w.-]*(?:passw(?:or)?d|passwd|passphrase|secret|token|credentials?|api[_-]?key|access[_-]?key|private[_-]?key"
    r"|auth[_-]?key|encryption[_-]?key|(?:^|(?<=[\s_.'\"-]))pass|pwd(?<=[_.-]pwd))"
)
VALUE = r"(?P<value>'[^'\n]*'?|\"(?:[^\"\\]|\\.)*\"?|(?:[^\s'\"\\;|&]|\\.)+)"
AFTER = (  # NAME=value, --password value, --password=value
    rf"(?i:(?<![\w$]){NAME}(?P<more>[\w.-]*)=){VALUE}",
    rf"(?i:(?<=\s)--?(?:[\w-]*-)?(?:password|passwd|pass|token|secret-key|api-key|unlock-key))(?:=|\s+){VALUE}",
    rf"\blogin\b[^|;&\n]*?\s-p(?:=|\s*){VALUE}",
    rf"\b(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)\b[^|;&\n]*?\s-p(?=\S){VALUE}",
    rf"\bredis-cli\b[^|;&\n]*?\s-a\s*{VALUE}",
    rf"\bcurl\b[^|;&\n]*?\s(?:-u|--user)(?:=|\s*)[^\s:'\"]+:{VALUE}",
    r"[a-z][a-z0-9+.-]*://[^\s/:@'\"]*:(?P<value>[^\s/@'\"]+)@",
    rf"\b(?:echo|printf)\s+(?:-\w+\s+)*{VALUE}\s*\|[^\n]*--password-stdin",
    rf"--password-stdin\s*<<<\s*{VALUE}",
    rf"(?i:\bauthorization:\s*(?:bearer|basic)\s+){VALUE}",
)
HINTS = ("pass", "secret", "token", "cred", "key", "login", "://", "pwd", "-p", "redis-cli", "curl", "authorization")
# the setting is about passwords, or says where one lies: not one itself
NO_SECRET = regex(
    r"(?i)(?:_FILE|_PATH|_DIR|_URL|_LENGTH|_EXPIR\w*|_TTL|_TYPE|_POLICY|[_-]stdin)$|ALLOW_EMPTY|RANDOM_ROOT"
)


def mask(text: str) -> str:
    """The text with every secret replaced. Variables ($DB_PASSWORD) and placeholders (<password>) stay."""
    at, out = 0, []
    for span in secret_spans(text):
        out += [text[at : span.start], MASK]
        at = span.end
    return "".join((*out, text[at:]))


def secret_spans(text: str) -> list[Span]:
    """The places of the secrets in a text, in order."""
    lower = text.lower()
    if not any(hint in lower for hint in HINTS):
        return []
    found: list[Span] = []
    for span in sorted(_found(text)):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _found(text: str) -> Iterator[Span]:
    for pattern in AFTER:
        for match in regex(pattern).finditer(text):
            start, end = match.span("value")
            value = text[start:end]
            named = match[0][: start - match.start()].rstrip("=")
            if NO_SECRET.search(named):
                continue
            if value[:1] in "'\"":
                start, end = start + 1, end - (len(value) > 1 and value[-1] == value[0])
            if "=" in value and value.startswith("type"):  # --secret id=..,type=..
                continue
            if start < end and not _shown(text[start:end]):
                yield Span(start, end)


def _shown(value: str) -> bool:
    """Is it no secret itself, but says where one comes from?"""
    return value.startswith(("$", "<", "`", "%", "-")) or value in ("PASSWORD", "TOKEN", "SECRET", MASK, "''", '""')
