"""docker search."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.go_json import encode
from dsh.output.go_values import Row, Value
from dsh.output.printed import Output, refusals_printed
from dsh.output.query import ask, encoded, filters
from dsh.output.table import listing
from dsh.output.width import ellipsis
from dsh.typed import Any

TYPE = "*registry.searchContext"
TABLE = "table {{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}"
HEADER = {"Name": "NAME", "Description": "DESCRIPTION", "StarCount": "STARS", "IsOfficial": "OFFICIAL"}
AUTOMATED = (
    'WARNING: the "is-automated" filter is deprecated, and searching for "is-automated=true" will not yield any '
    "results in future.\n"
)


@refusals_printed
def search(invocation: Invocation, state: State) -> Output:
    chosen = filters(invocation)
    term = invocation.arguments[0].value
    limit = int(invocation.value("limit") or "0")
    found = ask(state, "/images/search", term=term, limit=limit if limit > 0 else None, filters=encoded(chosen)) or []
    format_ = invocation.value("format") or "table"
    trunc = not invocation.on("no-trunc")
    if format_ in ("json", "{{json .}}"):
        text = "".join(encode(Value(TYPE, row(r, trunc, ("true", "false")))) + "\n" for r in found)
    else:
        rows = (row(result, trunc, ("[OK]", "")) for result in found)
        text = listing(TABLE if format_ == "table" else format_, HEADER, rows, TYPE)
    return Output(text, AUTOMATED if "is-automated" in chosen else "")


def row(r: dict[str, Any], trunc: bool, words: tuple[str, str]) -> Row:
    text = (r.get("description") or "").replace("\n", " ").replace("\r", " ")
    return Row(
        {
            "Name": lambda: r.get("name", ""),
            "Description": lambda: ellipsis(text, 45) if trunc else text,
            "StarCount": lambda: str(r.get("star_count", 0)),
            "IsOfficial": lambda: words[0] if r.get("is_official") else words[1],
        }
    )
