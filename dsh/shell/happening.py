"""What a line would do, as the screen tells it: a line for each object, what is lost for good first."""

from collections.abc import Sequence
from itertools import groupby

from dsh.engine.reference import HEX64
from dsh.plan.plan import Effect


def in_order(effects: Sequence[Effect]) -> list[Effect]:
    return _together(sorted(effects, key=_weight))


def _weight(effect: Effect) -> bool:
    """What nothing brings back stands first: there may be no room for all."""
    return (effect.action, effect.kind) != ("remove", "volume")


def _together(effects: list[Effect]) -> list[Effect]:
    """What happens to one object is one thing: an image goes with its names, a container is killed and removed."""
    out: list[Effect] = []
    for (_, identity), group in groupby(effects, key=lambda effect: (effect.kind, effect.id)):
        found = [_unnamed(effect) for effect in group]
        removal = next((effect for effect in found if effect.action == "remove"), None)
        others = [effect for effect in found if effect is not removal]
        if not identity or removal is None or not others:
            out += found
        elif all(effect.action == "untag" for effect in others):
            names = [effect.name or "" for effect in others if effect.name != removal.name]
            out.append(removal._replace(detail=f"also named {', '.join(names)}") if names else removal)
        elif [effect.action for effect in others] == ["stop"]:
            how = others[0].detail  # of a docker stop before it there is nothing to say but that
            out.append(removal._replace(detail=f"{removal.detail}, {how}" if how else "stopped first"))
        else:
            out += found
    return out


def _unnamed(effect: Effect) -> Effect:
    name = effect.name or ""
    return (
        effect._replace(name=f"{name[:12]}…", id=None) if effect.kind == "volume" and HEX64.fullmatch(name) else effect
    )
