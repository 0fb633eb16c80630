"""An explanation fit to be shown or stored: its secrets replaced, its places moved along."""

import re

from dsh.cmdline.secrets import MASK, mask, secret_spans
from dsh.explain.explanation import Explanation, Part

# words of dsh's own sentences; as a password each of them says nothing there
OWN = frozenset(("secret", "password", "passphrase", "token", "key", "credentials", "login", "value", "name", "user"))


def without(secrets: list[str], words: str) -> str:
    """A sentence with none of the secrets in it. A word that is a word of dsh's own goes where it stands as a value."""
    for secret in secrets:
        if secret.lower() in OWN:
            words = re.sub(rf"(?<=[=:@'\"/]){re.escape(secret)}(?![\w-])", MASK, words)
        elif len(secret) > 2:
            words = words.replace(secret, MASK)
    return mask(words)


def reading_without_secrets(reading: tuple[str, ...], command: str) -> tuple[str, ...]:
    """How a request was read, with none of the secrets of its command."""
    spans = secret_spans(command)
    secrets = sorted({command[span.start : span.end] for span in spans}, key=len, reverse=True)
    return tuple(MASK if words in secrets else without(secrets, words) for words in reading)


def masked(it: Explanation) -> Explanation:
    """The explanation of the masked text. Spans are those of the new text."""
    spans = secret_spans(it.text)
    if not spans:
        return it
    secrets = sorted({it.text[span.start : span.end] for span in spans}, key=len, reverse=True)
    text = mask(it.text)

    def moved(at: int, end: bool) -> int:
        by = 0
        for span in spans:
            if at >= span.end:
                by += len(MASK) - (span.end - span.start)
            elif at > span.start:  # inside a secret: its beginning or its end
                return span.start + by + (len(MASK) if end else 0)
        return at + by

    def said(words: str) -> str:
        return without(secrets, words)

    parts: list[Part] = []
    for part in it.parts:
        start, end = moved(part.start, False), moved(part.end, True)
        start = max(start, parts[-1].end if parts else 0)  # several parts in one secret become one
        if not text[start:end].strip():
            continue
        meaning, more = said(part.meaning), said(part.more) if part.more else None
        parts.append(part._replace(text=text[start:end], start=start, end=end, meaning=meaning, more=more))
    warnings = tuple(
        w._replace(
            start=moved(w.start, False),
            end=moved(w.end, True),
            message=said(w.message),
            fix=said(w.fix) if w.fix else None,
        )
        for w in it.warnings
    )
    return it._replace(text=text, parts=tuple(parts), warnings=warnings)
