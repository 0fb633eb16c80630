"""One record of comma-separated values, as Go's encoding/csv reads it, with the place of each field."""

from dsh.named import NamedTuple


class Field(NamedTuple):
    """A field: its text without the quotes, and the characters start to end where it stands."""

    text: str
    start: int
    end: int


class BadRecord(ValueError):
    """The object prints as Go's error."""


def read_record(text: str) -> tuple[Field, ...]:
    """The fields of the first line that is not empty. Raises BadRecord."""
    out: list[Field] = []
    at = len(text) - len(text.lstrip("\r\n"))
    if at == len(text):
        raise BadRecord("EOF")
    line_end = text.find("\n", at)
    while True:
        if text.startswith('"', at):
            field, at = _quoted(text, at)
        else:
            stop = text.find(",", at)
            limit = len(text) if line_end < 0 else line_end
            stop = limit if stop < 0 or stop > limit else stop
            bare = text.find('"', at, stop)
            if bare >= 0:
                raise BadRecord(f'parse error on line 1, column {_column(text, bare)}: bare " in non-quoted-field')
            field, at = Field(text[at:stop].rstrip("\r") if stop == line_end else text[at:stop], at, stop), stop
        out.append(field)
        if not text.startswith(",", at):
            return tuple(out)
        at += 1
        line_end = text.find("\n", at)


def _quoted(text: str, start: int) -> tuple[Field, int]:
    at, value = start + 1, ""
    while True:
        quote = text.find('"', at)
        if quote < 0:
            column = _column(text, len(text))
            raise BadRecord(f'parse error on line 1, column {column}: extraneous or missing " in quoted-field')
        value += text[at:quote]
        after = text[quote + 1 : quote + 2]
        if after == '"':
            value, at = value + '"', quote + 2
        elif after in ("", ",", "\n"):
            return Field(value, start, quote + 1), quote + 1
        else:
            column = _column(text, quote)
            raise BadRecord(f'parse error on line 1, column {column}: extraneous or missing " in quoted-field')


def _column(text: str, at: int) -> int:
    """Go counts bytes, from one."""
    return len(text[:at].encode(errors="replace")) + 1


def split_fields(text: str) -> tuple[Field, ...]:
    """The fields of a text that need not be right or finished: cut at commas outside quotes."""
    out, start, inside = [], 0, False
    for at, char in enumerate(text):
        if char == '"':
            inside = not inside
        elif char == "," and not inside:
            out.append(Field(text[start:at].strip('"'), start, at))
            start = at + 1
    out.append(Field(text[start:].strip('"'), start, len(text)))
    return tuple(out)
