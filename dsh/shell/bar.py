"""The bar at the bottom: which engine, how many containers, which keys."""

from dsh.completion.live import Live
from dsh.engine.address import practised, whereabouts
from dsh.escape import visible
from dsh.render.fragments import Fragments, width
from dsh.shell.reading import cut

KEYS = "F2 help  F3 lines  F4 vi/emacs  F6 reading  F10 quit"
FEW = "F2 help  F6 reading  F10 quit"


def bar(
    place: tuple[str, str], live: Live, problem: str | None, known: bool, modes: tuple[str, ...], columns: int
) -> Fragments:
    """As much as fits: the engine always, then the count, the modes, where the engine is, the keys."""
    context = visible(place[0])
    near, whole = (f"Docker: {context} ({visible(where)})" for where in whereabouts(place[1]))
    if practised(place[1]):
        near = whole = context = "practice engine: nothing real is touched"
    if problem:
        return [("bar", _filled(_away(context, visible(problem), modes, columns), columns))]
    restarting = f", {live.restarting} restarting" if live.restarting else ""
    count = f"{live.running}/{len(live.containers)} running{restarting}" if known else "…"
    for engine, keys in ((whole, KEYS), (near, KEYS), (near, FEW), (near, "F2 help"), (context, "F2 help")):
        text = " " + " · ".join([engine, count, *modes, keys])
        if width(text) <= columns:
            break
    return [("bar", _filled(text, columns))]


def _away(context: str, problem: str, modes: tuple[str, ...], columns: int) -> str:
    """The modes before the problem, of which the first clause must do where there is no room."""
    text = ""
    for says, keys in ((problem, FEW), (problem.split(": ")[0], FEW), (problem.split(": ")[0], "F2 help")):
        text = " " + " · ".join([context, *modes, f"✗ {says}", keys])
        if width(text) <= columns:
            break
    return text


def _filled(text: str, columns: int) -> str:
    text = cut(text, columns)
    return text + " " * max(0, columns - width(text))
