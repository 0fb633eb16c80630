"""`dsh learn --try [LESSON]`: the lessons on the practice engine; one of them in the shell, or step by step without."""

from dsh.console import Console
from dsh.knowledge.lesson import Lesson
from dsh.knowledge.store import Store
from dsh.options import Options
from dsh.practice import progress
from dsh.render.ansi import paint
from dsh.render.fragments import Fragments, rows
from dsh.render.marks import note
from dsh.verbs import lesson as lessons


def main(options: Options, console: Console, store: Store) -> int:
    """On a terminal a lesson is a session of the shell; elsewhere each call looks at the engine and tells the task."""
    name = " ".join(options.words)
    if not name:
        _all(options, console, store)
        return 0
    lesson = lessons.find(name, store)
    if console.interactive and not options.json:
        from dsh.shell.loop import repl

        options.lesson, options.words = lesson, []
        return repl(options, console)
    begun = lessons.begin(lesson, options, store, options.again)
    seen = lessons.look(lesson, options, store)
    if options.json:
        from dsh.render import json

        console.out.write(json.line(_object(lesson, seen)))
        return 0
    out: Fragments = lessons.head(lesson, console.width) if begun == progress.Progress() else []
    out += lessons.shown(lesson, seen, console.width, words=False)
    if not seen.done and seen.at < len(lesson.steps):
        out += lessons.task(lesson, seen.at, console.width)
    out += _how(lesson, seen, console.width)
    console.out.write(paint(out, console.color, console.theme))
    return 0


def _how(lesson: Lesson, seen: lessons.Look, columns: int) -> Fragments:
    """What to do without a terminal, where no shell can be opened."""
    if seen.at >= len(lesson.steps):
        return []
    engine = progress.engine_of(lesson.id)
    out = note("dim", f'there is no terminal here. Do it with: dsh run --yes --practice={engine} "YOUR WORDS"', columns)
    if lesson.files:
        out += note("dim", f"in the folder {progress.folder_of(lesson.id) / 'files'}", columns)
    return out + note(
        "dim", f"then look whether it is done, and go on: dsh learn --try {lesson.id} (--again begins anew)", columns
    )


def _all(options: Options, console: Console, store: Store) -> None:
    """Every lesson, and how far one is."""
    found = list(store.lessons().values())
    if options.json:
        from dsh.render import json

        for it in found:
            console.out.write(json.line({"lesson": it.id, "title": it.title, "steps": len(it.steps), "at": _at(it)}))
        return
    out: Fragments = []
    for title, trap in (("Step by step", False), ("Traps, where nothing can be lost", True)):
        out += [("title", f"{title}\n")]
        out += rows([([("name", it.id)], f"{it.title}{_far(it)}") for it in found if it.trap == trap], console.width)
        out.append(("", "\n"))
    out.append(("dim", "dsh learn --try LESSON begins one, or goes on with it; --again begins it anew\n"))
    console.out.write(paint(out, console.color, console.theme))


def _at(it: Lesson) -> int:
    begun = progress.read(it.id)
    return min(begun.step, len(it.steps)) if begun else 0


def _far(it: Lesson) -> str:
    at = _at(it)
    if not at:
        return f" ({len(it.steps)} steps)"
    return " (done)" if at == len(it.steps) else f" ({at} of {len(it.steps)} steps done)"


def _object(lesson: Lesson, seen: lessons.Look) -> dict[str, object]:
    step = lesson.steps[seen.at] if seen.at < len(lesson.steps) else None
    return {
        "lesson": lesson.id,
        "engine": {"context": "practice", "host": f"practice://{progress.engine_of(lesson.id)}"},
        "steps": len(lesson.steps),
        "at": seen.at,
        "done": list(seen.done),
        "task": step.task if step else None,
        "hint": seen.hint,
    }
