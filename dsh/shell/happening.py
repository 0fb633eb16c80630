"""What a line would do, as the screen tells it: a line for each object, what is lost for good first."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from dsh.engine.reference import HEX64
from dsh.plan.plan import Effect


def in_order(effects: Sequence[Effect]) -> list[Effect]:
    return _together(sorted(effects, key=_weight))


LOST_FIRST = ("volume", "container", "image", "secret", "config")


def lost_first(effects: Sequence[Effect]) -> list[Effect]:
    """For where there is no room for all: what is removed stands first, and of that what nobody can make again."""
    return sorted(effects, key=_loss)


def _loss(effect: Effect) -> int:
    if effect.action != "remove":
        return len(LOST_FIRST) + 1
    return LOST_FIRST.index(effect.kind) if effect.kind in LOST_FIRST else len(LOST_FIRST)


def among(effects: Sequence[Effect], shown: int) -> str:
    """What is removed among those that are not shown: ", 2 volumes and 1 image of them removed".

    Nothing where the same happens to all of them.
    """
    if len({(effect.action, effect.kind) for effect in effects}) == 1:
        return ""
    kinds = Counter(effect.kind for effect in effects[shown:] if effect.action == "remove")
    said = [f"{count:,} {kind}{'s' if count > 1 else ''}" for kind, count in kinds.items()]
    if not said:
        return ""
    told = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
    return f", {told} of them removed"


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
