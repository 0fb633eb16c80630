"""docker history."""

import time

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.go_values import Row
from dsh.output.printed import Output, refusals_printed
from dsh.output.query import ask, live
from dsh.output.table import QUIET, listing
from dsh.output.texts import short
from dsh.output.units import ago, rfc3339, size
from dsh.output.width import ellipsis
from dsh.typed import Any

TYPE = "*image.historyContext"
TABLE = "table {{.ID}}\t{{.CreatedSince}}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}"
EXACT = "table {{.ID}}\t{{.CreatedAt}}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}"
Y2K = 946684800  # what was made before has no date
HEADER = {
    "ID": "IMAGE",
    "CreatedSince": "CREATED",
    "CreatedAt": "CREATED AT",
    "CreatedBy": "CREATED BY",
    "Size": "SIZE",
    "Comment": "COMMENT",
}


@refusals_printed
def history(invocation: Invocation, state: State) -> Output:
    human, quiet = invocation.on("human"), invocation.on("quiet")
    format_ = invocation.value("format") or "table"
    if format_ == "table":
        format_ = QUIET if quiet else TABLE if human else EXACT
    name = invocation.arguments[0].value
    reference = name if live(state, "image") else state.image(name).id
    trunc, now = not invocation.on("no-trunc"), time.time()
    rows = (row(item, trunc, human, now) for item in ask(state, f"/images/{reference}/history"))
    return Output(listing(format_, HEADER, rows, TYPE))


def row(h: dict[str, Any], trunc: bool, human: bool, now: float) -> Row:
    created, by = h.get("Created", 0), h.get("CreatedBy", "").replace("\t", " ")
    since = ("N/A" if created <= Y2K else ago(created, now)) if human else rfc3339(created)
    return Row(
        {
            "ID": lambda: short(h.get("Id", "")) if trunc else h.get("Id", ""),
            "CreatedAt": lambda: rfc3339(created),
            "CreatedSince": lambda: since,
            "CreatedBy": lambda: ellipsis(by, 45) if trunc else by,
            "Size": lambda: size(h.get("Size", 0), 3) if human else str(h.get("Size", 0)),
            "Comment": lambda: h.get("Comment", ""),
        }
    )
