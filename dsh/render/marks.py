"""The words and marks that stand for risk, warnings and problems. Never colour alone."""

from dsh.render.fragments import Fragments, wrap

RISKS = {
    "read": "only looks, changes nothing",
    "change": "changes something that can be taken back",
    "destroy": "removes something that cannot come back",
}
SIGNS = {"error": "✗", "warning": "!", "good": "✓", "dim": "·", "destroy": "!"}


NAMES = ("Docker", "Compose", "Swarm", "Git", "Windows", "Linux")


def listed(things: tuple[str, ...]) -> str:
    """Several things in one sentence: each begins with a small letter."""
    return "; ".join(_small(thing) for thing in things)


def _small(thing: str) -> str:
    first = thing.split(" ", 1)[0].rstrip(",;:").removesuffix("'s")
    return thing if first in NAMES or not (first[1:].islower() or first == "A") else thing[0].lower() + thing[1:]


def note(style: str, text: str, columns: int) -> Fragments:
    """A marked paragraph, indented."""
    sign = SIGNS.get(style, "·")
    lines = wrap(text, max(10, columns - 4))
    out: Fragments = [(style, f"  {sign} "), ("", lines[0] + "\n")]
    return out + [("", f"    {line}\n") for line in lines[1:]]
