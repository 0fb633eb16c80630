"""What a command would do to this engine: the preview, and the very thing that run executes."""

from dsh.named import NamedTuple
from dsh.typed import Any

ONLY_LOOKS = "all that was there before"  # what a container keeps that looks at something and goes at once
NOTHING = "nothing-selected"  # the problem of a line whose $(...) gives nothing to act on
UNNAMED = "NAME (told once it is made)"  # of a container, in the way back
MOVED = "moves away from "  # of a name that another image has; its short ID follows


class Effect(NamedTuple):
    """One change to one object. See the contract in the README for the words of action and kind."""

    action: str
    kind: str
    id: str | None  # full; None for what the engine will make
    name: str | None  # None or "<generated>" for what the engine will name
    detail: str = ""


class Problem(NamedTuple):
    """`error`: the command will not exit 0. `warning`: worth knowing, the exit code stays."""

    id: str
    level: str
    message: str
    fix: str | None = None


class Step(NamedTuple):
    """One call to the engine, bound to the IDs that the preview listed.

    `call` names a function of dsh/run/, registered in dsh/run/all_calls.py; `args` are its plain keyword arguments.
    """

    call: str
    args: dict[str, Any]
    effects: tuple[Effect, ...] = ()
    says: str = ""  # for people: "stop web (3f2a…)"


PRACTICE_PLACE = "the practice engine (nothing real is touched)"
PRACTICE_WRITES = "the practice engine (only the file is real)"


class Engine(NamedTuple):
    context: str
    host: str
    version: str

    @property
    def practice(self) -> bool:
        """Is it the engine to practise on?"""
        return self.host.startswith("practice://")

    @property
    def place(self) -> str:
        """Which engine it is, for people."""
        if self.practice:
            return PRACTICE_PLACE
        return f"{self.context} ({self.host})" if self.host else self.context


class Plan(NamedTuple):
    """A command line, planned."""

    command: str
    engine: Engine | None
    risk: str
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...] = ()
    keeps: tuple[str, ...] = ()
    way_back: str | None = None
    everything: bool = False  # takes all objects of a kind: the confirmation asks for their number
    flow: Any = None  # dsh.plan.flow.Node: how the steps hang together; what run walks through
    exit_code: int | None = 0  # foretold; None where it depends on what a program does

    @property
    def place(self) -> str:
        """Where it happens, for people: files of this machine that a practice container is copied to are real."""
        if self.engine is None:
            return ""
        writes = any(it.id in ("file-written", "written-over") for it in self.problems) or any(
            it.kind == "file" and (it.name or "").startswith("/") for it in self.effects
        )
        return PRACTICE_WRITES if self.engine.practice and writes else self.engine.place

    @property
    def effects(self) -> tuple[Effect, ...]:
        return tuple(effect for step in self.steps for effect in step.effects)
