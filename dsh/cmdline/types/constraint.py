"""Where a swarm may run a service: KEY==VALUE, KEY!=VALUE; and how it spreads: spread=KEY."""

import re

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "constraint"


class Constraint(NamedTuple):
    key: str
    equal: bool
    value: str


def parse(text: str, /) -> Constraint:
    """The swarm's manager refuses what does not fit."""
    found = re.fullmatch(r"\s*([a-zA-Z0-9_.-]+(?:/[a-zA-Z0-9_.-]+)*)\s*(==|!=)\s*(.+?)\s*", text)
    if found is None:
        message = f"{text!r} is not a constraint: write node.role==worker"
        raise BadValue(
            message, "rpc error: code = Unknown desc = constraint expected one operator from ==, !=", "engine"
        )
    return Constraint(found[1], found[2] == "==", found[3])


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(found: Constraint) -> str:
    is_it = "is" if found.equal else "is not"
    label = label_of(found.key)
    if label:
        return f"only nodes whose label {label} {is_it} {found.value}"
    known = {"node.role": "role", "node.id": "ID", "node.hostname": "host name", "node.ip": "address",
             "node.platform.os": "operating system", "node.platform.arch": "processor"}  # fmt: skip
    return f"only nodes whose {known.get(found.key.lower(), found.key)} {is_it} {found.value}"


def label_of(key: str) -> str:
    """The label in node.labels.LABEL, "" in other keys."""
    for start in ("node.labels.", "engine.labels."):
        if key.lower().startswith(start):
            return key[len(start) :]
    return ""


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    found = re.match(r"\s*([^\s=!]+)\s*(==|!=)\s*(.+)", text)
    if not found:
        return ()
    key = found[1].lower()
    keys = meanings("constraint-keys")
    meaning = keys.get(key) or keys.get(".".join(key.split(".")[:2]), "what is compared")
    return (
        Piece(*found.span(1), meaning),
        Piece(*found.span(2), "must be" if found[2] == "==" else "must not be"),
        Piece(*found.span(3), "this value"),
    )


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    known = {
        "node.role==worker": "only on workers", "node.role==manager": "only on managers",
        "node.labels.": "only on nodes with a label", "node.hostname==": "only on one node",
        "node.platform.arch==": "only on one kind of processor", "node.platform.os==": "only on one operating system",
    }  # fmt: skip
    return offer(known, prefix)


class Placement(NamedTuple):
    """spread=node.labels.LABEL."""

    name: str

    def parse(self, text: str, /) -> str:
        strategy, equals, key = text.partition("=")
        if not equals or not strategy:
            docker = 'placement preference must be of the format "<strategy>=<arg>"'
            raise BadValue(f"{text!r} must be spread=KEY", docker)
        if strategy != "spread":
            docker = f"unsupported placement preference {strategy} (only spread is supported)"
            raise BadValue(f"docker knows only spread, not {strategy!r}", docker)
        return key

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return explained(self.parse, self._say, text)

    def _say(self, key: str) -> str:
        what = f"the label {label_of(key)}" if label_of(key) else key
        return f"spread evenly over the nodes by the value of {what}"

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        strategy, equals, key = text.partition("=")
        if not strategy or not equals or not key:
            return ()
        return Piece(0, len(strategy), "spread evenly"), Piece(len(strategy) + 1, len(text), "over the values of this")

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer({"spread=node.labels.": "spread evenly over the values of a label"}, prefix)


PLACEMENT = Placement("placement")
