"""Where "it" points at nothing known, the containers there are, to pick from."""

from collections.abc import Sequence

from dsh.completion.live import LiveContainer
from dsh.completion.values import said_container
from dsh.knowledge.store import Store
from dsh.request.earlier.before import Shown
from dsh.request.earlier.follow import DO, FORCE, QUESTIONS, is_undo, with_it
from dsh.request.earlier.repeats import others
from dsh.shell.guess import Guess, guesses
from dsh.shell.known import Known

MOST = 9  # a digit picks
LEAST = 0.7  # certainty of each
RUNNING = ("stop", "kill", "pause", "exec", "attach", "top", "stats", "port")
STOPPED = ("start",)
OTHERS = ("docker run", "docker build", "docker pull", "docker create")  # of an image, not of a container


def picks(text: str, shown: Shown | None, store: Store, known: Known) -> tuple[Guess, ...]:
    """A reading for each container; none where it is known what is meant, or no container can be."""
    lines = others(text, shown, store, known.live)
    if len(lines) > 1:
        return _choices([(guesses(line, store, known)[0], _in(line, known)) for line in lines])
    words = with_it(text).strip(" .!?").split()
    low = [word.lower() for word in words]
    said = " ".join(low)
    if low.count("it") != 1 or len(words) > 8 or low[0] == "it" or is_undo(text) or said in (*DO, *FORCE):
        return ()
    at = low.index("it")
    if "and" in low[:at] or "then" in low[:at] or (shown is not None and len(shown.names) == 1) or known.live is None:
        return ()
    if any(it.name in words[:at] for it in known.picture.containers):  # "restart shop when it fails"
        return ()
    there = sorted(known.picture.containers, key=lambda it: not it.running)
    if shown is not None and shown.kind == "container" and shown.names:
        there = [it for it in there if it.name in shown.names]
    found: list[tuple[Guess, LiveContainer]] = []
    for it in there[:MOST]:
        noun = f'the container "{it.name}"' if low[0] in QUESTIONS else f'container "{it.name}"'
        first = guesses(" ".join([*words[:at], noun, *words[at + 1 :]]), store, known)[0]
        program = low[0] == "is" and first.command.startswith("docker exec")  # "is it bad to run as root"
        sure = not program and first.suggestion is not None and first.suggestion.score >= LEAST
        if not sure or it.name not in first.command.split() or first.command.startswith(OTHERS):
            return ()
        found.append((first, it))
    return _choices(found)


def _in(line: str, known: Known) -> LiveContainer | None:
    words = line.replace("=", " ").replace(":", " ").split()
    return next((it for it in known.picture.containers if it.name in words), None)


def _choices(found: Sequence[tuple[Guess, LiveContainer | None]]) -> tuple[Guess, ...]:
    """Those that fit the state of their containers, told apart by it."""
    fit = [(guess, it) for guess, it in found if it is None or _fits(guess.command, it)] or found
    kind = "choice" if len(fit) > 1 else "request"
    return tuple(
        guess._replace(kind=kind, question="", summary=f"{it.name}: {said_container(it)}" if it else guess.summary)
        for guess, it in fit
    )


def _fits(command: str, it: LiveContainer) -> bool:
    """Is the container in the state of which the command makes sense?"""
    word = command.split()[1]
    if word in RUNNING:
        return it.running
    return not it.running if word in STOPPED else it.state == "paused" or word != "unpause"
