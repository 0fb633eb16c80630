"""What an error means, for people."""

from dsh.escape import visible
from dsh.explain.error import Diagnosis
from dsh.render.fragments import Fragments, wrap
from dsh.render.marks import note


def diagnosis(it: Diagnosis, columns: int, culprit: str | None = None) -> Fragments:
    """What happened, the usual causes in order of likelihood, and the ways out with their commands."""
    out: Fragments = [("title", "  " + line + "\n") for line in wrap(visible(it.happened), columns - 4)]
    if culprit:
        out += note("warning", visible(culprit), columns)
    if it.causes:
        out += [("", "\n"), ("dim", "  usually because\n")]
        for number, cause in enumerate(it.causes, 1):
            out += _item(str(number), visible(cause), columns)
    if it.ways:
        out += [("", "\n"), ("dim", "  what to do\n")]
        for way in it.ways:
            out += _item("→", visible(way.says), columns)
            if way.command:
                out += [("", "      "), ("command", visible(way.command)), ("", "\n")]
    for concept in it.concepts[:2]:
        out.append(
            (
                "dim",
                f"\n  more: dsh learn {concept}\n" if concept == it.concepts[0] else f"        dsh learn {concept}\n",
            )
        )
    return out


def _item(mark: str, text: str, columns: int) -> Fragments:
    lines = wrap(text, max(10, columns - 6))
    return [("dim", f"  {mark} "), ("", lines[0] + "\n"), *[("", f"    {line}\n") for line in lines[1:]]]
