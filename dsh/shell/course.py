"""A lesson in the shell: the task above the prompt, a look at the engine after each line, words that help."""

from dsh.knowledge.lesson import Lesson
from dsh.shell.shell import Shell
from dsh.verbs import lesson as lessons


class Course:
    """The lesson that this shell is doing."""

    def __init__(self, lesson: Lesson, shell: Shell) -> None:
        self.lesson = lesson
        self.shell = shell
        columns = self._columns()
        self.at = lessons.begin(lesson, shell.options, shell.store, shell.options.again).step
        shell.face.engine_changed()
        shell.face.say(lessons.head(lesson, columns))
        shell.face.say(lessons.task(lesson, self.at, columns))

    def word(self, text: str) -> bool:
        """Is this a word for the lesson? Then it is answered."""
        if text not in WORDS:
            return False
        if text == "answer":
            self.shell.face.say(lessons.answers(self.lesson, self.at, self._columns()))
        elif text == "skip":
            self._show(lessons.skip(self.lesson), True)
        elif text == "again":
            self.at = lessons.begin(self.lesson, self.shell.options, self.shell.store, again=True).step
            self.shell.face.say(lessons.task(self.lesson, self.at, self._columns()))
        else:
            self._show(lessons.look(self.lesson, self.shell.options, self.shell.store), True)
        return True

    def ran(self, command: str, exit_code: int) -> None:
        """A line was read; `command` was run, where one was."""
        if not command:
            return
        from dsh.practice.progress import note

        note(self.lesson.id, command, exit_code)
        self._show(lessons.look(self.lesson, self.shell.options, self.shell.store), False)

    def _show(self, seen: lessons.Look, again: bool) -> None:
        """`again`: the open task is told even where it is the same one."""
        columns = self._columns()
        self.at = seen.at
        out = lessons.shown(self.lesson, seen, columns)
        if again and not seen.done:
            out += lessons.task(self.lesson, seen.at, columns)
        self.shell.face.say(out)

    def _columns(self) -> int:
        return self.shell.face.size()[0]


WORDS = ("hint", "task", "answer", "skip", "again")
