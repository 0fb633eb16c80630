"""Where "it" points at nothing known, the containers there are, to pick from."""

from dsh.knowledge.store import Store
from dsh.request.follow import DO, FORCE, QUESTIONS, Shown, is_undo
from dsh.shell.guess import Guess, guesses
from dsh.shell.known import Known

MOST = 9  # a digit picks
LEAST = 0.7  # certainty of each
OTHERS = ("docker run", "docker build", "docker pull", "docker create")  # of an image, not of a container


def picks(text: str, shown: Shown | None, store: Store, known: Known) -> tuple[Guess, ...]:
    """A reading for each container; none where it is known what is meant, or no container can be."""
    words = text.strip(" .!?").split()
    low = [word.lower() for word in words]
    said = " ".join(low)
    if low.count("it") != 1 or len(words) > 8 or low[0] == "it" or is_undo(text) or said in (*DO, *FORCE):
        return ()
    at = low.index("it")
    if "and" in low[:at] or "then" in low[:at] or (shown is not None and len(shown.names) == 1) or known.live is None:
        return ()
    names = [it.name for it in known.live.containers]
    if shown is not None and shown.kind == "container" and shown.names:
        names = [name for name in names if name in shown.names]
    found = []
    for name in names[:MOST]:
        noun = f'the container "{name}"' if low[0] in QUESTIONS else f'container "{name}"'
        first = guesses(" ".join([*words[:at], noun, *words[at + 1 :]]), store, known)[0]
        program = low[0] == "is" and first.command.startswith("docker exec")  # "is it bad to run as root"
        sure = not program and first.suggestion is not None and first.suggestion.score >= LEAST
        if not sure or name not in first.command.split() or first.command.startswith(OTHERS):
            return ()
        found.append(first._replace(kind="choice" if len(names) > 1 else "request"))
    return tuple(found)
