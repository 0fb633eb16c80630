"""The words and marks that stand for risk, warnings and problems. Never colour alone."""

from dsh.power import HOST
from dsh.render.fragments import Fragments, wrap

RISKS = {
    "read": "only looks, changes nothing",
    "change": "changes something that can be taken back",
    "destroy": "removes something that cannot come back",
}
FOR_GOOD = {  # of a change that no docker command takes back: what it does
    "push": "sends something that only the registry can take away again",
    HOST: "can change all of this machine, and docker cannot take that back",
    "exec": "runs a program; what that changes, docker cannot take back",
}
SIGNS = {"error": "✗", "warning": "!", "good": "✓", "dim": "·", "destroy": "!"}


NAMES = ("Docker", "Compose", "Swarm", "Git", "Windows", "Linux")


def risk_words(risk: str, back: bool, actions: frozenset[str] = frozenset()) -> str:
    """The risk in words. `back`: is there a way back? `actions`: those of the effects, where they are known."""
    if risk != "change" or (back and actions.isdisjoint(("push", HOST))):
        return RISKS[risk]
    return next((FOR_GOOD[a] for a in FOR_GOOD if a in actions), "changes something; no docker command takes it back")


def way_words(risk: str, way: str, actions: frozenset[str] = frozenset()) -> str:
    """The way back; of what is lost for good it makes another one, and what was pushed stays pushed."""
    if risk == "destroy":
        return f"to have it again: {way}"
    rest = " (here only: what was pushed stays in the registry)" if "push" in actions else ""
    rest = " (the container only)" if HOST in actions else rest
    return f"the way back: {way}{rest}"


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


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
