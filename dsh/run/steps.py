"""The steps of one docker command, run: one after the other, or side by side where docker does so too."""

import threading
import time
from collections.abc import Callable, Sequence

from dsh.engine.refusal import EngineLost, EngineRefused
from dsh.errors import DshError
from dsh.named import NamedTuple
from dsh.plan.flow import Command
from dsh.plan.plan import Effect, Problem, Step
from dsh.run.all_calls import call
from dsh.run.session import Done, Session, Sink, Streams

SIDE_BY_SIDE = frozenset(
    (
        "container.kill",
        "container.pause",
        "container.remove",
        "container.runs_still",
        "container.stop",
        "container.unpause",
    )
)
LOOKS = frozenset(  # the engine stays as it is
    ("container.attach", "container.logs", "service.logs", "events", "stats", "show", "say")
)
WORKERS = 50  # as docker's client; a stop mostly waits
REMOVERS = 16  # an engine removes one after the other: more who wait for it only cost it time
NAMED = 8  # steps that an account names
PATIENCE = 3.0  # seconds after Ctrl-C in which calls that are under way may still answer
MAKES_IMAGE = ("build", "commit", "import")


class Ran(NamedTuple):
    """What a command came to: its exit code, and of each step begun what it did."""

    exit_code: int
    done: tuple[tuple[Step, Done], ...]
    lost: bool = False  # the connection broke: nothing further may run
    interrupted: bool = False


Progress = Callable[[Step, int, int], None]  # a step has ended: which, how many have, of how many


def run_command(
    command: Command,
    session: Session,
    streams: Streams,
    progress: Progress | None = None,
    found: list[tuple[Step, Done]] | None = None,
) -> Ran:
    """Run the steps of a command. Never raises for what the engine says; says in Ran what happened.

    `found` takes each step as it ends, so that nothing is lost wherever Ctrl-C strikes.
    """
    steps = command.steps
    found = [] if found is None else found
    if len(steps) > 1 and all(step.call in SIDE_BY_SIDE or step.call == "fail" for step in steps):
        ran = _side_by_side(steps, session, streams, progress)
        found += ran.done
        return ran
    for n, step in enumerate(steps):
        if session.cancelled.is_set():
            return Ran(130, tuple(found), interrupted=True)
        try:
            done, lost = run_step(step, session, streams)
            found.append((step, done))
            if progress:
                progress(step, len(found), len(steps))
        except KeyboardInterrupt:
            session.cancelled.set()
            if not found or found[-1][0] is not step:
                found.append((step, _unknown(step, found, steps[n + 1 :])))
            return Ran(130, tuple(found), interrupted=True)
        if session.cancelled.is_set() and done.exit_code == 130:
            return Ran(130, tuple(found), interrupted=True)
        if lost or (command.stops and done.exit_code):
            return Ran(done.exit_code, tuple(found), lost)
    return Ran(max((done.exit_code for _, done in found), default=0), tuple(found))


def run_step(step: Step, session: Session, streams: Streams) -> tuple[Done, bool]:
    """One call. What the engine refuses is printed as docker prints it; the second value: is the connection lost?"""
    try:
        done = call(step.call)(session, streams, **session.real(step.args))
    except EngineRefused as error:
        streams.err.line(error.said)
        return Done(1, (), (_problem(error),)), False
    except EngineLost as error:
        streams.err.line(f"dsh: {error.message}")
        says = f"{step.says or step.call}: whether the engine did it is not known: {error.message}"
        return Done(1, (), (Problem("lost", "error", says, "dsh doctor; then look (docker ps -a)"),)), True
    except DshError as error:
        streams.err.line(f"dsh: {error.message}")
        return Done(error.exit_code, (), (Problem("failed", "error", error.message, error.hint),)), error.exit_code == 4
    if done.effects is None:
        effects: tuple[Effect, ...] = _made(step, session) if done.exit_code == 0 or done.did else ()
        done = done._replace(effects=effects)
    return done, any(problem.id == "lost" for problem in done.problems)


def _unknown(step: Step, before: Sequence[tuple[Step, Done]], after: Sequence[Step]) -> Done:
    """The account of a call that was under way when the user interrupted. One that only looks left nothing open."""
    if step.call in LOOKS:
        return Done(130)
    says = f"{step.says or step.call}: interrupted; whether the engine went on with it is not known"
    says += _told("done", [it for it, done in before if not done.exit_code]) + _told("not begun", after)
    return Done(130, (), (Problem("unknown", "error", says, "docker ps -a shows it"),))


def _told(what: str, steps: Sequence[Step]) -> str:
    """The steps of an interrupted command that had come to something before, or to nothing yet."""
    names = _names(steps)
    return f"; {what}: {names}" if names else ""


def _names(steps: Sequence[Step]) -> str:
    named = [step.says for step in steps if step.says]
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return ", ".join(named[:NAMED]) + more


def _problem(error: EngineRefused) -> Problem:
    if error.status == 404 and "no such" in error.message.lower():
        return Problem("gone", "error", error.message, "it was there at the preview; somebody removed it meanwhile")
    return Problem("refused", "error", error.message, error.hint)


def _side_by_side(steps: tuple[Step, ...], session: Session, streams: Streams, progress: Progress | None) -> Ran:
    """Bounded and reported in order: what each step prints is held until those before it have printed."""
    results: dict[int, tuple[Done, bool, Sink, Sink]] = {}
    news, todo = threading.Condition(), iter(enumerate(steps))
    begun: set[int] = set()
    shown = 0  # that many have printed

    def work() -> None:
        with session.client.line():
            take()

    def take() -> None:
        while not session.cancelled.is_set():
            with news:
                n, step = next(todo, (-1, steps[0]))
                begun.add(n)
            if n < 0:
                return
            out, err = Sink(), Sink()
            done, lost = run_step(step, session, Streams(streams.stdin, out, err))
            with news:
                results[n] = (done, lost, out, err)
                if lost:
                    session.cancelled.set()
                if n == shown or lost:  # else there is nothing to print yet
                    news.notify()

    workers = [threading.Thread(target=work, daemon=True) for _ in range(min(_at_once(steps), len(steps)))]
    for worker in workers:
        worker.start()
    interrupted = False
    try:
        import dsh.run.journal  # noqa: F401 - it is needed in the end; now the engine works and we would wait

        while shown < len(steps):
            with news:
                while shown not in results and any(worker.is_alive() for worker in workers):
                    news.wait(0.2)
                if shown not in results:
                    break
                upto = next(n for n in range(shown, len(steps) + 1) if n not in results)
            shown = _show(results, shown, upto, streams)
            if progress:
                progress(steps[shown - 1], shown, len(steps))
    except KeyboardInterrupt:
        interrupted = True
        session.cancelled.set()
    interrupted = _gathered(workers, session, interrupted)
    return _account(steps, results, shown, interrupted, begun, streams)


def _at_once(steps: tuple[Step, ...]) -> int:
    return REMOVERS if all(step.call == "container.remove" for step in steps) else WORKERS


def _show(results: dict[int, tuple[Done, bool, Sink, Sink]], begin: int, end: int, streams: Streams) -> int:
    """Print what the steps from `begin` to before `end` have printed; of those that only say it went well, at once."""
    for n in range(begin, end):
        if results[n][3].kept:
            end = n + (n == begin)
            break
    streams.out.write(b"".join(bytes(results[n][2].kept) for n in range(begin, end)))
    streams.err.write(b"".join(bytes(results[n][3].kept) for n in range(begin, end)))
    return end


def _gathered(workers: list[threading.Thread], session: Session, interrupted: bool) -> bool:
    """Wait for the workers, after an interruption not for long; a further Ctrl-C ends the waiting, not the account."""
    end = time.monotonic() + PATIENCE
    try:
        for worker in workers:
            worker.join(max(0.0, end - time.monotonic()) if interrupted else None)
    except KeyboardInterrupt:
        session.cancelled.set()
        return True
    return interrupted


def _account(
    steps: tuple[Step, ...],
    results: dict[int, tuple[Done, bool, Sink, Sink]],
    shown: int,
    interrupted: bool,
    begun: set[int],
    streams: Streams,
) -> Ran:
    found = []
    results = dict(results)  # those of calls that end from here on do not count
    for n, step in enumerate(steps):
        if n not in results:
            continue
        done, out, err = results[n][0], results[n][2], results[n][3]
        if n >= shown:
            streams.out.write(bytes(out.kept))
            streams.err.write(bytes(err.kept))
        found.append((step, done))
    if interrupted and len(results) < len(steps):
        says = _interrupted([step for n, step in enumerate(steps) if n in begun and n not in results])
        says += _told("done", [step for step, done in found if not done.exit_code])
        says += _told("not begun", [step for n, step in enumerate(steps) if n not in begun and n not in results])
        found.append((steps[-1], Done(130, (), (Problem("unknown", "error", says, "docker ps -a shows it"),))))
    lost = any(result[1] for result in results.values())
    code = 130 if interrupted else max((done.exit_code for _, done in found), default=0)
    return Ran(code, tuple(found), lost, interrupted)


def _interrupted(under_way: list[Step]) -> str:
    if not under_way:
        return "interrupted"
    return f"{_names(under_way) or 'calls'}: interrupted; whether the engine went on with it is not known"


def _made(step: Step, session: Session) -> tuple[Effect, ...]:
    """The step's effects as they happened: what it has made is named by its real ID."""
    made = session.ids.get(str(step.args.get("placeholder")))
    effects: tuple[Effect, ...] = session.real(step.effects)
    kind = step.call.partition(".")[0]
    own = [e for e in effects if (e.action, e.kind, e.id) == ("create", kind, None)][:1]
    own = own or [e for e in effects if e.action in MAKES_IMAGE and (e.kind, e.id) == ("image", None)][-1:]
    return tuple(e._replace(id=made) if made and any(e is it for it in own) else e for e in effects)
