"""docker secret ls and docker config ls."""

import time

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.go_values import Row
from dsh.output.printed import Output, refusals_printed
from dsh.output.query import ask, chosen_format, encoded, filters
from dsh.output.table import listing
from dsh.output.texts import labels, natural
from dsh.output.units import ago, timestamp
from dsh.typed import Any

SECRETS = "table {{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.CreatedAt}}\t{{.UpdatedAt}}"
CONFIGS = "table {{.ID}}\t{{.Name}}\t{{.CreatedAt}}\t{{.UpdatedAt}}"
CONFIG_HEADER = {"ID": "ID", "Name": "NAME", "CreatedAt": "CREATED", "UpdatedAt": "UPDATED", "Labels": "LABELS"}
SECRET_HEADER = {**CONFIG_HEADER, "Driver": "DRIVER"}


@refusals_printed
def secret_ls(invocation: Invocation, state: State) -> Output:
    format_ = chosen_format(invocation, state, "secretFormat", SECRETS)
    rows = _rows(invocation, state, "/secrets", with_driver=True)
    return Output(listing(format_, SECRET_HEADER, rows, "*secret.secretContext"))


@refusals_printed
def config_ls(invocation: Invocation, state: State) -> Output:
    format_ = chosen_format(invocation, state, "configFormat", CONFIGS)
    rows = _rows(invocation, state, "/configs", with_driver=False)
    return Output(listing(format_, CONFIG_HEADER, rows, "*config.configContext"))


def _rows(invocation: Invocation, state: State, path: str, with_driver: bool) -> list[Row]:
    found = ask(state, path, filters=encoded(filters(invocation))) or []
    now = time.time()
    return [row(s, now, with_driver) for s in sorted(found, key=lambda s: natural(s.get("Spec", {}).get("Name", "")))]


def row(s: dict[str, Any], now: float, with_driver: bool) -> Row:
    spec = s.get("Spec") or {}
    made = Row(
        {
            "ID": lambda: s["ID"],
            "Name": lambda: spec.get("Name", ""),
            "CreatedAt": lambda: ago(timestamp(s.get("CreatedAt")), now),
            "UpdatedAt": lambda: ago(timestamp(s.get("UpdatedAt")), now),
            "Labels": lambda: labels(spec.get("Labels")),
        },
        {"Label": lambda name: (spec.get("Labels") or {}).get(name, "")},
    )
    driver = {"Driver": lambda: (spec.get("Driver") or {}).get("Name", "")} if with_driver else {}
    return made._replace(fields={**made.fields, **driver})
