"""Below what a line would do: the risk in words, on which engine, what is kept, the way back."""

from dsh.engine.address import whereabouts
from dsh.escape import visible
from dsh.plan.plan import Engine, Plan
from dsh.render.fragments import Fragments, plain, width, wrap
from dsh.render.marks import listed, note, way_words
from dsh.render.plan import acts, only_looks, verdict
from dsh.shell.choices import question
from dsh.shell.shown import former_name, undo_line

KEPT = (2, 3)  # lines for what is kept: in a narrow window, and in others


def foot(plan: Plan, columns: int, kept: bool) -> Fragments:
    style, risk = verdict(plan)
    out: Fragments = [(style, f"  {text}\n") for text in wrap(risk, columns - 3)]
    if plan.engine:
        places = [f" · on {place}" for place in _places(plan, plan.engine)]
        fitting = next((place for place in places if len(out) == 1 and width(risk + place) + 3 <= columns), "")
        if fitting:
            out = [(style, f"  {risk}"), ("dim", fitting + "\n")]
        elif not _asked(plan, columns):
            out += [("dim", f"  {text}\n") for text in wrap(f"on {_places(plan, plan.engine)[-1]}", columns - 3)]
    if plan.keeps and (kept or plan.risk == "destroy") and not only_looks(plan):
        out += _kept(plan.keeps, columns)
    way_back = way_shown(plan)
    if way_back:
        out += note("dim", way_words(plan.risk, visible(way_back), acts(plan)), columns)
    return out


def _asked(plan: Plan, columns: int) -> bool:
    """Does the question say where the engine is?"""
    asked = " ".join(plain(question(plan, False, columns)).split())
    return plan.engine is not None and _places(plan, plan.engine)[-1] in asked


def _places(plan: Plan, engine: Engine) -> list[str]:
    """Which engine, and where: all of it, and as much as need be known."""
    if engine.practice:
        return [plan.place]
    near, whole = whereabouts(engine.host)
    return [visible(engine._replace(host=where).place) for where in (whole, near)]


def _kept(keeps: tuple[str, ...], columns: int) -> Fragments:
    """As much of what is kept as there is room for, whole."""
    room = KEPT[columns >= 60]
    told: tuple[str, ...] = ()
    for keep in keeps:
        if len(wrap("kept: " + visible(listed((*told, keep))), columns - 4)) <= room:
            told = (*told, keep)
    return note("dim", "kept: " + visible(listed(told)), columns) if told else []


def way_shown(plan: Plan) -> str | None:
    """The way back as the screen tells it."""
    return former_name(plan.way_back) or undo_line(plan.effects) or plan.way_back
