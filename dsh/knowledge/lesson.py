"""What a lesson on the practice engine is made of. The YAML files of knowledge/lessons/ have the same keys."""

from dsh.named import NamedTuple
from dsh.typed import Any


class Hint(NamedTuple):
    """What to say of a step that went wrong in a known way. `when` are conditions as those of a step."""

    when: tuple[Any, ...]
    says: str
    wrong: str = ""  # a line that leads to it, once the steps before are done


class Step(NamedTuple):
    """One thing to do. It is done when all conditions of `check` hold, which dsh/practice/lessons.py explains."""

    task: str  # in plain words
    check: tuple[Any, ...]
    request: str  # an answer in plain words
    command: str  # and the same as a command line
    done: str = ""  # what to say of what has happened now
    hints: tuple[Hint, ...] = ()


class Lesson(NamedTuple):
    id: str
    number: int  # in the order in which they are taken
    title: str
    about: str  # two or three sentences: what one learns
    steps: tuple[Step, ...]
    setup: tuple[str, ...] = ()  # docker lines that make the engine ready
    files: dict[str, str] = {}  # of the folder that the lesson is done in
    end: str = ""  # what to take along
    concepts: tuple[str, ...] = ()
    trap: bool = False  # is it about a mistake that people make?
