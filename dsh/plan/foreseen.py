"""What is foreseen of a part of a line: how it runs, how it ends, what it prints."""

from dsh.named import NamedTuple
from dsh.plan import flow


class Result(NamedTuple):
    """A node planned: what run walks through, the exit code and the standard output that are foretold."""

    node: flow.Node
    code: int | None = 0
    out: bytes | None = b""


def joined(results: list[Result]) -> Result:
    """One after the other."""
    if len(results) == 1:
        return results[0]
    outs = [r.out for r in results]
    out = b"".join(o for o in outs if o is not None) if None not in outs else None
    return Result(flow.Sequence(tuple(r.node for r in results)), results[-1].code if results else 0, out)


def after(before: list[flow.Node], result: Result) -> Result:
    return result._replace(node=flow.Sequence((*before, result.node))) if before else result


def made_before(results: list[Result]) -> list[Result]:
    return [r._replace(node=flow.Redirected(r.node, ((1, ">", "/dev/null"),))) for r in results if flow.changes(r.node)]
