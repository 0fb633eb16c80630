"""Every lesson can be done from start to end, by requests only and by commands only; a wrong step gets its hint."""

import argparse
import io

import pytest

from dsh.console import Console
from dsh.knowledge.store import open_store
from dsh.practice.progress import note, read
from dsh.verbs import lesson as lessons
from dsh.verbs.practise import leave
from dsh.verbs.target import open_engine
from dsh.verbs.understand import understand

LESSONS = open_store().lessons()


class Pupil:
    """Does what stands in a lesson, as `dsh run` would after a yes."""

    def __init__(self, lesson):
        self.lesson = lesson
        self.store = open_store()
        self.options = argparse.Namespace(context=None, host=None, practice=None, json=False, yes=True)
        self.console = Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False)
        lessons.begin(lesson, self.options, self.store)

    def does(self, text):
        from dsh.plan.line import plan_line
        from dsh.run.execute import execute

        for line in text.splitlines():
            command = understand(line, self.store, self.console, self.options).command
            with open_engine(self.options) as target:
                plan = plan_line(command, target.client, self.store, confirmed=True)
                outcome = execute(plan, target.client, self.console, self.store, capture=True)
            note(self.lesson.id, command, outcome.exit_code)
        return lessons.look(self.lesson, self.options, self.store)


@pytest.fixture
def pupil(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    made = []

    def of(lesson):
        made.append(Pupil(lesson))
        return made[-1]

    yield of
    for one in made:
        leave(one.options)


@pytest.mark.parametrize("way", ["request", "command"])
@pytest.mark.parametrize("name", LESSONS)
def test_every_lesson_can_be_done(pupil, name, way):
    lesson = LESSONS[name]
    one = pupil(lesson)
    for number, step in enumerate(lesson.steps):
        assert read(name).step == number
        seen = one.does(getattr(step, way))
        assert seen.done == (number,), f"{getattr(step, way)}: {seen.hint}\n{one.console.err.getvalue()}"
    assert read(name).step == len(lesson.steps)


WRONG = [
    pytest.param(name, number, hint, id=f"{name}-{number + 1}-{hint.wrong.replace(' ', '-')}")
    for name, lesson in LESSONS.items()
    for number, step in enumerate(lesson.steps)
    for hint in step.hints
    if hint.wrong
]


@pytest.mark.parametrize(("name", "number", "hint"), WRONG)
def test_a_wrong_step_gets_its_hint(pupil, name, number, hint):
    lesson = LESSONS[name]
    one = pupil(lesson)
    for step in lesson.steps[:number]:
        one.does(step.command)
    seen = one.does(hint.wrong)
    assert (seen.done, seen.hint) == ((), hint.says), one.console.err.getvalue()
    words = {word.strip(".,:;") for word in hint.says.split()}
    assert words & set(hint.wrong.split()) - {"docker", "-d"}, "the hint does not name the wrong step"


def test_a_step_without_a_hint_of_its_own_is_told_what_is_missing(pupil):
    one = pupil(LESSONS["run"])
    seen = one.does("docker volume ls")
    assert seen.hint == "docker volume ls was run, but there is no container."


def test_a_lesson_goes_on_where_it_was_left(pupil):
    one = pupil(LESSONS["stop"])
    one.does("docker stop web")
    leave(one.options)
    again = pupil(LESSONS["stop"])
    assert read("stop").step == 1
    assert again.does("docker start web").done == (1,)


def test_a_lesson_can_be_begun_anew(pupil):
    one = pupil(LESSONS["stop"])
    one.does("docker rm -f web")
    lessons.begin(one.lesson, one.options, one.store, again=True)
    assert one.does("docker stop web").done == (0,)
