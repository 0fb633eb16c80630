"""What stands on the screen between Enter and the answer: one screen that fits, whatever the window's size.

The command, what its words mean, what it would do, the risk in words, the way back. Short first: some lines stay free
for what was there before, where that can be. What is left out is counted, and said where to see it; nothing is cut
inside a sentence or a name. The question below it takes the last lines.
"""

from collections.abc import Callable

from dsh.escape import visible
from dsh.explain.explanation import Explanation
from dsh.explain.masked import reading_without_secrets
from dsh.explain.mounted import MADE
from dsh.named import NamedTuple
from dsh.plan.plan import Effect, Plan
from dsh.render.explanation import line, said
from dsh.render.fragments import Fragments, folded, plain, rows, width, wrap
from dsh.render.marks import note
from dsh.render.plan import effect_row, worth_showing
from dsh.request.suggestion import Suggestion
from dsh.shell.choices import question
from dsh.shell.foot import foot
from dsh.shell.happening import among, in_order, lost_first

FREE = 4  # lines that stay free, as long as leaving out what counts least can do that
LEAST_ROOM = 4  # lines for words and effects
LEAST_EFFECTS = 3
LEAST_PARTS = 4
LOOKED_INTO = ("cp-overwrites", "no-bash-in-alpine")  # advice on what a plan knows: it says so where it is the case
PARTS = 26  # columns for the words of the command at most
TELLING = 3  # words that a meaning needs to say something by itself
EFFECTS = 52  # and for the objects

REST = {  # where to see the words, and the effects, that there was no room for
    True: ("? tells the rest", "l lists all"),
    False: ("explain and the line tells the rest", "preview and the line lists all"),
}

Rows = list[tuple[Fragments, str]]


class Terse(NamedTuple):
    """How much is said."""

    kept: bool  # what stays as it is, also where nothing is lost
    brief: bool  # of each meaning the first clause
    advice: int  # warnings of the line itself


FORMS = (Terse(True, False, 2), Terse(False, False, 2), Terse(False, True, 2), Terse(False, True, 1))


def screen(
    it: Explanation, plan: Plan, suggestion: Suggestion | None, columns: int, lines: int, asked: bool = True
) -> Fragments:
    """All of it in `lines` lines less those of the question. `asked`: there will be one, whose keys show the rest."""
    room = lines - 1 - (_height([*question(plan, True, columns), ("", "\n")], columns) if asked else 1)
    head = _head(it, suggestion, columns)
    happens = in_order(worth_showing(plan))
    effects = [*files_made(it), *map(effect_row, happens)]
    for form in FORMS[:-1] if len(effects) <= room else ():
        out = _whole(it, plan, head, effects, form, columns)
        if _height(out, columns) <= room - FREE:
            return out
    return _fitted(it, plan, head, lost_first(happens), columns, room, asked)


def files_made(it: Explanation) -> Rows:
    """What the line makes on this machine or in a volume, beside what the engine has: that is what it is for."""
    made = [part.meaning.removeprefix(MADE) for part in it.parts if part.meaning.startswith(MADE)]
    return [
        ([("title", f"make the file {visible(name)}")], f"in {place}")
        for name, _, place in (text.partition(" in ") for text in made)
        if place
    ]


def _whole(it: Explanation, plan: Plan, head: Fragments, effects: Rows, form: Terse, columns: int) -> Fragments:
    """With every word and every effect."""
    shown = rows(effects, columns, _left(columns)) if effects else _no_effect(plan)
    below = [*_problems(it, plan, columns, form.advice), *foot(plan, columns, form.kept)]
    return [*head, *rows(_parts(it, form.brief), columns, _words(columns)), ("", "\n"), *shown, *below]


def _fitted(
    it: Explanation, plan: Plan, head: Fragments, happens: list[Effect], columns: int, room: int, asked: bool
) -> Fragments:
    """The shortest form; of words and effects as many as there is room for, and where to see the others."""
    form = FORMS[-1]
    files = files_made(it)
    effects = [*files, *map(effect_row, happens)]
    rest, others = REST[asked]
    below = foot(plan, columns, form.kept)
    problems = _problems(it, plan, columns, form.advice)
    left = max(LEAST_ROOM, room - _height([*head, *below, *problems], columns))
    parts = _parts(it, form.brief)
    wanted = _height(rows(parts, columns, _words(columns)), columns)
    wanted = min(wanted, LEAST_PARTS) if plan.risk == "destroy" else wanted  # what is lost is worth more than words
    for_effects = max(min(LEAST_EFFECTS, left - 2), left - 1 - wanted)

    def folded_away(fitting: int) -> str:
        return f"{among(happens, max(0, fitting - len(files)))} ({others})"

    shown = _table(effects, for_effects, columns, _left(columns), folded_away) if effects else _no_effect(plan)
    room_for_parts = max(1, left - _height(shown, columns) - 1)
    table = _table(parts, room_for_parts, columns, _words(columns), lambda fitting: f" ({rest})")
    return [*head, *table, ("", "\n"), *shown, *problems, *below]


def _parts(it: Explanation, brief: bool) -> Rows:
    return [(words, _one(meaning, brief)) for words, meaning in said(it)]


def _one(meaning: str, brief: bool) -> str:
    """What the value means; in front of it what the flag is for, where the value alone says nothing (64 MiB)."""
    of, _, value = meaning.rpartition("\n")
    short = _first(value) if brief else value
    if of and (value[:1].isdigit() or len(_first(value).split(",")[0].split()) < TELLING):
        flag = _first(of.rpartition("\n")[2])
        return f"{flag}: {short if short[:2].isupper() else short[:1].lower() + short[1:]}"
    return short


def _first(meaning: str) -> str:
    """The first clause, where that is no half of a bracket."""
    head = meaning.partition("; ")[0].partition(". ")[0]
    return head if head.count("(") == head.count(")") else meaning


def _left(columns: int) -> int:
    return max(20, min(EFFECTS, columns - 28))


def _words(columns: int) -> int:
    return min(PARTS, columns - 2 - 2 - 22)


def _no_effect(plan: Plan) -> Fragments:
    fails = any(problem.level == "error" for problem in plan.problems)
    return [] if fails else [("dim", "  nothing on the engine would change\n")]


def _head(it: Explanation, suggestion: Suggestion | None, columns: int) -> Fragments:
    out: Fragments = [("", "  "), *folded(line(it.text, it.parts), columns - 3, 4), ("", "\n")]
    if suggestion is not None and suggestion.reading and suggestion.reading != (suggestion.command,):
        said = reading_without_secrets(suggestion.reading, suggestion.command)
        first, *more = wrap(visible("read as: " + " · ".join(said)), columns - 5)
        out += [("dim", f"  {first}\n"), *(("dim", f"    {text}\n") for text in more)]
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


def _table(pairs: Rows, room: int, columns: int, left: int, more: Callable[[int], str]) -> Fragments:
    """As many pairs as fit whole; below them how many are left, with `more` of that for as many as fit."""
    left = min(left, max((width(plain(words)) for words, _ in pairs), default=0))
    out: Fragments = []
    fitting, used = 0, 0
    for words, meaning in pairs[: room + 1]:
        row = rows([(_padded(words, left), meaning)], columns, left)
        used += _height(row, columns)
        below = fitting + 1 < len(pairs)
        if used > room - (below and len(_left_out(len(pairs), fitting + 1, more, columns))):
            break
        fitting += 1
        out += row
    if fitting < len(pairs):
        out += [("dim", f"  {text}\n") for text in _left_out(len(pairs), fitting, more, columns)]
    return out


def _left_out(count: int, fitting: int, more: Callable[[int], str], columns: int) -> list[str]:
    return wrap(f"… and {count - fitting:,} more{more(fitting)}", columns - 3)


def _padded(words: Fragments, left: int) -> Fragments:
    """With blanks up to the column where meanings begin, also where the longest of all words is not shown."""
    return [*words, ("", " " * (left - width(plain(words))))]


def _height(fragments: Fragments, columns: int) -> int:
    """Lines that the fragments take, long ones broken by the terminal."""
    lines = plain(fragments).split("\n")[:-1]
    return sum(max(1, -(-width(line) // max(1, columns))) for line in lines)
