"""docker's listings: a format, a header and rows to text.

listing("table {{.ID}}\\t{{.Name}}", HEADER, rows, "*formatter.volumeContext")
"""

from collections.abc import Iterable, Mapping

from dsh.output.go_values import Row, Value
from dsh.output.printed import ClientError
from dsh.output.template.evaluate import execute
from dsh.output.template.parser import Template, TemplateError, parse
from dsh.output.width import width

QUIET = "{{.ID}}"


def listing(format_: str, header: Mapping[str, str], rows: Iterable[Row], type_: str) -> str:
    """Every row through the format; with a header and in columns where the format begins with `table`.

    `type_` is the Go type that errors name. Raises ClientError for a bad template.
    """
    template = compiled(format_)
    try:
        body = "".join(execute(template, Value(type_, row)) + "\n" for row in rows)
    except TemplateError as error:
        raise ClientError(f"template parsing error: {error}") from error
    if not format_.startswith("table"):
        return body
    return columns(_head(template, header) + "\n" + body, 10, 3)


def compiled(format_: str) -> Template:
    """The template of a --format. Raises ClientError."""
    if format_ == "json":
        format_ = "{{json .}}"
    text = format_.removeprefix("table").strip(" ").replace("\\t", "\t").replace("\\n", "\n")
    try:
        return parse(text)
    except TemplateError as error:
        raise ClientError(f"template parsing error: {error}") from error


def only(format_: str, name: str = "") -> Template:
    """The template that an inspect, docker info or docker version prints by. Raises ClientError, with docker's 64."""
    try:
        return parse(format_, name=name)
    except TemplateError as error:
        raise ClientError(f"template parsing error: {error}", 64) from error


def _head(template: Template, header: Mapping[str, str]) -> str:
    names = {name: Value("string", shown) for name, shown in header.items()}
    try:
        return execute(template, Value("formatter.SubHeaderContext", names), header=True)
    except TemplateError:
        return ""


def columns(text: str, least: int, padding: int) -> str:
    """Tab-separated lines in columns, as Go's tabwriter sets them: a column reaches as far as its cells adjoin."""
    lines = [line.split("\t") for line in text.split("\n")]
    out: list[list[str]] = [list(line) for line in lines]
    depth = max(len(line) for line in lines) - 1
    for column in range(depth):
        start = 0
        while start < len(lines):
            end = start
            while end < len(lines) and len(lines[end]) - 1 > column:
                end += 1
            if end > start:
                widest = max(least, *(width(lines[n][column]) + padding for n in range(start, end)))
                for n in range(start, end):
                    out[n][column] += " " * (widest - width(lines[n][column]))
            start = max(end, start + 1)
    return "\n".join("".join(line) for line in out)
