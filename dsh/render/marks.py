"""The words and marks that stand for risk, warnings and problems. Never colour alone."""

from dsh.render.fragments import Fragments, wrap

RISKS = {
    "read": "only looks, changes nothing",
    "change": "changes something that can be taken back",
    "destroy": "removes something that cannot come back",
}
SIGNS = {"error": "✗", "warning": "!", "good": "✓", "dim": "·", "destroy": "!"}


def note(style: str, text: str, columns: int) -> Fragments:
    """A marked paragraph, indented."""
    sign = SIGNS.get(style, "·")
    lines = wrap(text, max(10, columns - 4))
    out: Fragments = [(style, f"  {sign} "), ("", lines[0] + "\n")]
    return out + [("", f"    {line}\n") for line in lines[1:]]
