"""What a line means with what was shown before it and with what there is on the engine."""

from dsh.errors import NoCommandFound
from dsh.knowledge.store import Store
from dsh.request.answer import answer
from dsh.request.follow import QUESTIONS, Shown, follow
from dsh.request.inner import is_program
from dsh.request.live import Live, with_names_quoted
from dsh.request.live_facts import asked
from dsh.request.live_held import spelt
from dsh.request.live_wishes import wish
from dsh.request.phrasebook import index_of
from dsh.request.reading import read_request
from dsh.shell.known import NOBODY, Known
from dsh.verbs.words import is_command

LEAST = 0.7  # certainty of a question about what was shown
LOGS = frozenset(("log", "logs", "output", "print", "prints", "printed", "say", "says", "said"))
INSIDE = ("in", "inside", "within")


def meant(text: str, shown: Shown | None, store: Store, known: Known = NOBODY) -> tuple[str, bool]:
    """The line with names in the place of "it", objects' own names marked; and whether it refers to what was shown.

    Raises NoCommandFound where it refers to something that is not there.
    """
    _no_logs(text, shown, known)
    followed = follow(text, shown, store) or _question(text, shown, store, known)
    whole = followed or text
    if is_command(whole, store):
        return _inside(whole, known) or whole, followed is not None
    program = _program_inside(whole, known, store)
    if program is not None:
        return program, followed is not None
    if known.names.isdisjoint(whole.replace(",", " ").replace("?", " ").split()):
        return whole, followed is not None
    index = index_of(store)
    return with_names_quoted(
        whole, known.names, read_request(whole, index.lexicon, index.data).words
    ), followed is not None


def _no_logs(text: str, shown: Shown | None, known: Known) -> None:
    """Raises NoCommandFound for the logs of a network, naming its containers."""
    words = set(text.lower().strip("?!. ").split())
    if shown is None or shown.kind != "network" or not shown.names or not (LOGS & words and "it" in words):
        return
    its = [c.name for c in known.live.containers if shown.names[0] in c.networks] if known.live else []
    which = f": which of its containers, {' or '.join(its)}?" if its else ""
    hint = f"logs of {its[0] if its else 'CONTAINER'}"
    raise NoCommandFound(f"the network {shown.names[0]} prints nothing{which}", hint=hint)


def _question(text: str, shown: Shown | None, store: Store, known: Known) -> str | None:
    """ "does it answer?", "what is its restart policy": a question about the one object shown, where it fits.

    In other questions "it" may be anything: "is it bad to run as root".
    """
    words = text.split()
    low = [word.lower().strip("?!.,") for word in words]
    at = next((n for n, word in enumerate(low) if word in ("it", "its")), None)
    if shown is None or known.live is None or len(shown.names) != 1 or low[0] not in QUESTIONS or at is None:
        return None
    name = shown.names[0]
    words = spelt(text, index_of(store).data["misspelt"], known.live).split()
    pointed = [name, *words[at + 1 :]] if low[at] == "it" else ["the", *words[at + 1 :], "of", name]
    said = " ".join([*words[:at], *(word.rstrip("?!.") for word in pointed)])
    if wish(said, known.live) or asked(said, store, known.live):
        return said
    noun = f"the {shown.kind} {name}" if shown.kind else name
    whole = " ".join(noun if n == at and low[at] == "it" else word for n, word in enumerate(said.split()))
    return whole if _is_said_of(name, whole, low[0], store, known.live) else None


def _is_said_of(name: str, text: str, first: str, store: Store, live: Live) -> bool:
    """Is the question with the name in it one about that object? "is it bad to run as root" is not."""
    found = answer(text.replace(f" {name}", f' "{name}"'), store, live)
    if found.outcome != "match" or not found.suggestions:
        return False
    it = found.suggestions[0]
    fits = name in it.command.split() and it.score >= LEAST and it.risk != "destroy"
    return fits and not (first == "is" and it.command.startswith("docker exec"))


def _program_inside(text: str, known: Known, store: Store) -> str | None:
    """ "wget -qO- localhost inside shop": a program with its flags, and where it is to run."""
    words = text.split()
    if len(words) < 4 or words[-2] not in INSIDE or not any(word[0] == "-" for word in words[1:-2]):
        return None
    there = any(it.name == words[-1] for it in known.picture.containers)
    return (
        f"docker exec {words[-1]} {' '.join(words[:-2])}"
        if there and is_program(words[0], index_of(store).data)
        else None
    )


def _inside(text: str, known: Known) -> str | None:
    """ "run wget -qO- http://localhost in shop", where shop is a container: no image wget is meant."""
    words = text.split()
    for at in (-2, -3):
        ends = words[at:] if len(words) > 3 and words[0] in ("run", "exec") else []
        if ends and ends[0] in INSIDE and any(it.name == ends[-1] for it in known.picture.containers):
            return f"docker exec {ends[-1]} {' '.join(words[1:at])}"
    return None
