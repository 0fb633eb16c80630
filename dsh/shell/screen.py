"""What stands on the screen between Enter and the answer: one screen that fits, whatever the window's size.

The command, what its words mean, what it would do, the risk in words, the way back. What does not fit is counted and
said where to see it. The question below it takes the last lines.
"""

from dsh.escape import visible
from dsh.explain.explanation import Explanation
from dsh.plan.plan import Effect, Plan
from dsh.render.explanation import line, said
from dsh.render.fragments import Fragments, folded, plain, rows, width, wrap
from dsh.render.marks import listed, note, way_words
from dsh.render.plan import effect_row, engine_name, verdict, worth_showing
from dsh.request.suggestion import Suggestion
from dsh.shell.choices import question
from dsh.shell.shown import undo_line

ADVICE = 2  # warnings of the line itself
LEAST_ROOM = 4  # lines for words and effects
LEAST_EFFECTS = 3
LEAST_PARTS = 4
LEAST_CLAUSE = 12  # columns: a shorter one says too little
KEPT = (2, 3)  # lines for what is kept: in a narrow window, and in others
LOOKED_INTO = ("cp-overwrites", "no-bash-in-alpine")  # advice on what a plan knows: it says so where it is the case
PARTS = 26  # columns for the words of the command at most
EFFECTS = 52  # and for the objects


def screen(
    it: Explanation, plan: Plan, suggestion: Suggestion | None, columns: int, lines: int, every: bool = False
) -> Fragments:
    """All of it in `lines` lines less those of the question. `every`: with all effects, however many."""
    head = _head(it, suggestion, columns)
    foot = _foot(plan, columns)
    asked = _height([*question(plan, True, columns), ("", "\n")], columns)
    left = lines - 1 - asked - _height(head, columns) - _height(foot, columns)
    problems = _problems(it, plan, columns, ADVICE)
    if left - _height(problems, columns) < LEAST_ROOM:
        problems = _problems(it, plan, columns, 1)
    room = max(LEAST_ROOM, left - _height(problems, columns))
    effects = [effect_row(effect) for effect in sorted(worth_showing(plan), key=_weight)]
    parts = [(words, meaning.split("\n")[-1]) for words, meaning in said(it)]
    wanted = LEAST_PARTS if plan.risk == "destroy" else len(parts)  # what is lost for good is worth more than words
    for_effects = len(effects) if every else max(min(LEAST_EFFECTS, room - 2), room - 1 - min(len(parts), wanted))
    shown = _table(effects, for_effects, columns, max(20, min(EFFECTS, columns - 28)), "l lists all")
    if not effects:
        fails = any(problem.level == "error" for problem in plan.problems)
        shown = [] if fails else [("dim", "  nothing on the engine would change\n")]
    left = max(0, room - _height(shown, columns) - 1)
    words = min(PARTS, columns - 2 - 2 - 22)
    return [*head, *_table(parts, left, columns, words, "w tells the rest"), ("", "\n"), *shown, *problems, *foot]


def _weight(effect: Effect) -> bool:
    """What nothing brings back stands first: there may be no room for all."""
    return (effect.action, effect.kind) != ("remove", "volume")


def _head(it: Explanation, suggestion: Suggestion | None, columns: int) -> Fragments:
    out: Fragments = [("", "  "), *folded(line(it.text, it.parts), columns - 3, 4), ("", "\n")]
    if suggestion is not None and suggestion.reading and suggestion.reading != (suggestion.command,):
        out += [("dim", _one_line("  read as: " + " · ".join(suggestion.reading), columns) + "\n")]
    return out


def _foot(plan: Plan, columns: int) -> Fragments:
    style, risk = verdict(plan)
    out: Fragments = [(style, f"  {line}\n") for line in wrap(risk, columns - 3)]
    if plan.engine:
        name = engine_name(plan.engine)
        if width(plain(out + name)) + 6 <= columns:
            out = [(style, f"  {risk}"), ("dim", " · on "), *name, ("", "\n")]
        else:
            out += [
                ("dim", "  on "),
                (
                    "title",
                    _one_line(visible(plan.engine.place if plan.engine.practice else plan.engine.context), columns - 6),
                ),
                ("", "\n"),
            ]
    if plan.keeps:
        out += note(
            "dim", _one_line("kept: " + visible(listed(plan.keeps)), KEPT[columns >= 60] * (columns - 6)), columns
        )
    way_back = undo_line(plan.effects) or plan.way_back
    if way_back:
        out += note("dim", way_words(plan.risk, visible(way_back), frozenset(e.action for e in plan.effects)), columns)
    return out


def _problems(it: Explanation, plan: Plan, columns: int, advice: int) -> Fragments:
    out: Fragments = []
    for problem in plan.problems:
        fix = f" → {problem.fix}" if problem.fix else ""
        level = "error" if problem.level == "error" else "warning"
        out += note(level, visible(problem.message) + visible(fix), columns)
    known = {problem.message for problem in plan.problems}
    fails = any(problem.level == "error" for problem in plan.problems)
    for warning in it.warnings[:advice] if plan.effects or not fails else ():  # else the problem says all that counts
        looked_into = warning.id.endswith("-refused") or (warning.id in LOOKED_INTO and plan.exit_code is not None)
        if looked_into and plan.flow is not None and not fails:
            continue  # the plan has asked the engine, which does not refuse
        if warning.message not in known:
            out += note("warning", warning.message + (f" → {warning.fix}" if warning.fix else ""), columns)
    return out


def _table(pairs: list[tuple[Fragments, str]], room: int, columns: int, left: int, more: str) -> Fragments:
    """Each pair whole where there is room; else a line for each, at most `room`; the last one counts what is left."""
    left = min(left, max((width(plain(words)) for words, _ in pairs), default=0))
    right = columns - 2 - left - 2
    out: Fragments = rows(pairs, columns, left)
    if _height(out, columns) <= room:
        return out
    fitting = len(pairs) if len(pairs) <= room else max(0, room - 1)
    out = []
    for words, meaning in pairs[:fitting]:
        cut = _shortened(words, left)
        gap = " " * (left - width(plain(cut)) + 2)
        said_short = _clause(meaning, right) if right > 7 else ""
        out += [("", "  "), *cut, ("", (gap + said_short).rstrip() + "\n")]
    if fitting < len(pairs):
        out += [("dim", _one_line(f"  … and {len(pairs) - fitting:,} more ({more})", columns) + "\n")]
    return out


def _shortened(words: Fragments, columns: int) -> Fragments:
    """The fragments cut to a width, with … at the end."""
    if width(plain(words)) <= columns:
        return words
    out: Fragments = []
    room = max(4, columns) - 1
    for style, text in words:
        size = width(text)
        if size > room:
            lead = text[: len(text) - len(text.lstrip())]
            out.append((style, lead + _one_line(text.lstrip(), room + 1 - len(lead))))
            return out
        out.append((style, text))
        room -= size
    return out


def _clause(text: str, columns: int) -> str:
    """The text, or as many whole clauses of it as fit in a line; cut where not even one does."""
    text = text.replace("\n", " ")
    ends = [at for mark in ("; ", ". ", ": ") for at in range(len(text)) if text.startswith(mark, at)]
    whole = max((at for at in ends if width(text[:at]) <= columns), default=0)
    if width(text) <= columns or whole < LEAST_CLAUSE:
        return _one_line(text, columns)
    return text[:whole]


def _one_line(text: str, columns: int) -> str:
    """The text, or as much of it as fits with … at the end."""
    text = text.replace("\n", " ")
    if columns <= 0:
        return ""
    if width(text) <= columns:
        return text
    cut = wrap(text, columns - 1)[0] if not text.startswith("  ") else ""
    if cut and width(cut) > columns // 2:
        return cut + "…"
    out, used = "", 0
    for char in text:
        used += width(char)
        if used > columns - 1:
            break
        out += char
    return out + "…"


def _height(fragments: Fragments, columns: int) -> int:
    """Lines that the fragments take, long ones broken by the terminal."""
    lines = plain(fragments).split("\n")[:-1]
    return sum(max(1, -(-width(line) // max(1, columns))) for line in lines)
