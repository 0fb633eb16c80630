"""A lesson on the practice engine: begun or gone on with, looked at after each line, remembered."""

import io
import os

from dsh.console import Console
from dsh.errors import DshError, NoCommandFound
from dsh.knowledge.lesson import Lesson
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.options import Options
from dsh.practice import progress
from dsh.practice.lessons import Sight, hint, missing
from dsh.practice.progress import Progress
from dsh.render.fragments import Fragments, wrap
from dsh.render.marks import note
from dsh.verbs.practise import enter
from dsh.verbs.target import open_engine


class Look(NamedTuple):
    """What has come of the last lines."""

    done: tuple[int, ...]  # steps that are done now, by number from 0
    at: int  # the step that is open
    hint: str | None = None  # where something was run, and the step is not done


def find(name: str, store: Store) -> Lesson:
    """Raises NoCommandFound naming the nearest."""
    lessons = store.lessons()
    wanted = name.strip().lower().replace(" ", "-")
    for it in lessons.values():
        if wanted in (it.id, str(it.number), it.title.lower().replace(" ", "-")):
            return it
    import difflib

    near = difflib.get_close_matches(wanted, list(lessons), 1)
    way = f"dsh learn --try {near[0]}" if near else "dsh learn --try lists all lessons"
    raise NoCommandFound(f"there is no lesson {name!r}", hint=way)


def begin(lesson: Lesson, options: Options, store: Store, again: bool = False) -> Progress:
    """To the engine of the lesson, as it was left; or as it begins, where it is new or shall begin `again`."""
    before = None if again else progress.read(lesson.id)
    if before is None:
        from dsh.practice.keep import begin_afresh

        begin_afresh(progress.engine_of(lesson.id), False)
    enter(progress.engine_of(lesson.id), options)
    folder = progress.folder_of(lesson.id) / "files"
    if lesson.files:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.chdir(folder)
    if before is not None:
        return before
    for name, text in lesson.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    _prepare(lesson, options, store)
    progress.write(lesson.id, Progress())
    return Progress()


def _prepare(lesson: Lesson, options: Options, store: Store) -> None:
    """What the lesson finds on its engine."""
    if not lesson.setup:
        return
    from dsh.plan.line import plan_line
    from dsh.run.execute import execute

    said = io.StringIO()
    quiet = Console(io.BytesIO(), io.StringIO(), said, False, False, False, 80, False)
    with open_engine(options) as target:
        for line in lesson.setup:
            plan = plan_line(line.removeprefix("- "), target.client, store)
            done = execute(plan, target.client, quiet, store, capture=True)
            if done.exit_code and not line.startswith("- "):
                raise DshError(f"the lesson cannot be prepared: {line}: {said.getvalue()}")


def look(lesson: Lesson, options: Options, store: Store) -> Look:
    """Is the open step done? Then the next one is opened, and so on; what is reached is remembered."""
    it = progress.read(lesson.id) or Progress()
    done: list[int] = []
    said = None
    with open_engine(options) as target:
        while it.step < len(lesson.steps):
            sight = Sight(target.client, it.ran, store)
            step = lesson.steps[it.step]
            if missing(step, sight):
                said = hint(step, sight) if it.ran else None
                break
            done.append(it.step)
            it = Progress(it.step + 1)
    progress.write(lesson.id, it)
    return Look(tuple(done), it.step, said)


def skip(lesson: Lesson) -> Look:
    """Leave the open step."""
    it = progress.read(lesson.id) or Progress()
    at = min(it.step + 1, len(lesson.steps))
    progress.write(lesson.id, Progress(at))
    return Look((), at)


def shown(lesson: Lesson, seen: Look, columns: int, words: bool = True) -> Fragments:
    """What to say after a line: what is done, or what went wrong; then the open task where it is a new one.

    `words`: may one type those of a lesson?
    """
    out: Fragments = []
    for number in seen.done:
        out += note("good", lesson.steps[number].done or "done", columns)
    if seen.hint:
        out += note("warning", seen.hint, columns)
        if words:
            says = "hint, answer, skip and again are words that help; exit leaves, and the lesson waits for you"
            out += note("dim", says, columns)
    elif seen.done or seen.at >= len(lesson.steps):
        out += task(lesson, seen.at, columns)
    return out


def task(lesson: Lesson, at: int, columns: int) -> Fragments:
    """The step to do, or what stands at the end of the lesson."""
    out: Fragments = [("", "\n")]
    if at >= len(lesson.steps):
        out += [("title", f"  {lesson.title}: all {len(lesson.steps)} steps done\n")]
        out += [("", f"  {line}\n") for line in wrap(lesson.end, columns - 4)] if lesson.end else []
        if lesson.concepts:
            out += note("dim", "more: " + ", ".join(f"dsh learn {it}" for it in lesson.concepts), columns)
        return out
    out += [("title", f"  Step {at + 1} of {len(lesson.steps)}\n")]
    return out + [("", f"  {line}\n") for line in wrap(lesson.steps[at].task, columns - 4)]


def head(lesson: Lesson, columns: int) -> Fragments:
    out: Fragments = [("title", f"  {lesson.title}\n")]
    out += [("", f"  {line}\n") for line in wrap(lesson.about, columns - 4)]
    return out + note("dim", "this is the practice engine: nothing real is touched", columns)


def answers(lesson: Lesson, at: int, columns: int) -> Fragments:
    """The open step's answer, as a request and as a command."""
    if at >= len(lesson.steps):
        return task(lesson, at, columns)
    step = lesson.steps[at]
    return [("", "  "), ("command", step.request), ("", "\n  "), ("command", step.command), ("", "\n")]
