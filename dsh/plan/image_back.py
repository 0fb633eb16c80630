"""The way back of images that go: what a registry is known to have can be pulled again, the rest only built."""

from collections.abc import Sequence

from dsh.engine.state import State
from dsh.plan.image_rules import repository
from dsh.plan.plan import Effect

NAMED = 3  # of each kind; more are counted


def way_back(effects: Sequence[Effect], state: State) -> str | None:
    """From the effects on images, and the state before them. Names are given again to what stays."""
    gone = {e.id for e in effects if e.action == "remove"}
    ways: list[str] = []
    pulled: list[str] = []
    for effect in effects:
        if effect.action != "untag" or effect.kind != "image" or not effect.id or not effect.name or "@" in effect.name:
            continue
        image, short = state.images[effect.id], effect.id.removeprefix("sha256:")[:12]
        known = [repository(digest) for digest in image.digests]
        if effect.id not in gone:
            ways.append(f"docker tag {short} {effect.name}")
        elif repository(effect.name) in known:
            pulled.append(effect.name)
        elif known:
            ways.append(f"undo pulls {known[0]} and names it {effect.name} again")
    unknown = [
        e.name or ""
        for e in effects
        if (e.action, e.kind) == ("remove", "image") and e.id in state.images and not state.images[e.id].digests
    ]
    if len(pulled) > NAMED:
        ways.append(f"pull {_some(pulled)} again")
    else:
        ways += [f"docker pull {name}" for name in pulled]
    if len(ways) > NAMED:
        ways = [*ways[:NAMED], f"{len(ways) - NAMED} more"]
    if unknown:
        what = _some([name for name in unknown if name]) or "it"
        ways.append(f"build {what} again: no registry is known to have {'them' if len(unknown) > 1 else 'it'}")
    return "; ".join(ways) or None


def _some(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
