"""How a line would be read if Enter were pressed now: quick enough for every key stroke.

guesses(text, store) -> the readings, best first; one key goes on to the next one
"""

from functools import lru_cache
from typing import NamedTuple

from dsh.explain.command import explain_line
from dsh.knowledge.store import Store
from dsh.request.answer import answer
from dsh.request.decision import FOR_THE_SHELL
from dsh.request.suggestion import Suggestion
from dsh.shell.known import NOBODY, Known
from dsh.shell.looks import only_looks
from dsh.verbs.words import is_command, with_docker

SPOKEN = frozenset((
    "a", "an", "the", "all", "from", "in", "into", "of", "on", "to", "at", "with", "and", "but", "that", "which", "so",
    "it", "its", "my", "for", "as", "by",
))  # fmt: skip


class Guess(NamedTuple):
    """One reading. `command` is the whole docker line; "" for an idea or where nothing is understood."""

    kind: str  # command request choice idea nothing
    command: str
    summary: str
    risk: str
    suggestion: Suggestion | None = None


@lru_cache(maxsize=256)
def guesses(text: str, store: Store, known: Known = NOBODY) -> tuple[Guess, ...]:
    """At least one for a text that is not blank. A name that only one kind of object has says what is meant."""
    text = text.strip()
    if not text:
        return ()
    if is_command(text, store):
        line = with_docker(text)
        first = _command(line, store)
        if line == text:
            return (first,)
        others = tuple(g for g in _requests(text, store, known) if g.command and g.command != line)
        prose = others and others[0].kind == "request" and _prose(text)
        return (*others, first) if prose else (first, *others)
    found = _requests(text, store, known)
    if store.command(f"docker {text.split()[0]}") is not None and not (_answered(found[0]) and _sentence(text)):
        as_command = _command(with_docker(text), store)
        if all(g.command != as_command.command for g in found):
            found = (*(g for g in found if g.kind != "nothing"), as_command)
    return found


def _answered(first: Guess) -> bool:
    """Is there a line for it, or a reason why there is none?"""
    return bool(first.command) or (first.kind == "nothing" and " is a container: " in first.summary)


def _sentence(text: str) -> bool:
    """A name for each word of it would be no reading."""
    return not SPOKEN.isdisjoint(text.lower().split()[1:])


def _prose(text: str) -> bool:
    """ "run nginx in the background with -p 80:80": plain words with a flag among them, outside of quotes."""
    bare = "".join(text.replace('"', "'").split("'")[::2])
    return len(SPOKEN & set(bare.lower().split()[1:])) > 1


def _command(line: str, store: Store) -> Guess:
    it = explain_line(line, store)
    return Guess("command", line, it.summary, "read" if only_looks(line, store) else it.risk)


def _requests(text: str, store: Store, known: Known) -> tuple[Guess, ...]:
    found = answer(text, store, known.live)
    if found.outcome == "concept":
        return (Guess("idea", "", found.answer or "", "read"),)
    if not found.suggestions:
        return (Guess("nothing", "", _here(text, found.hint or ""), "read"),)
    kind = "choice" if found.outcome == "ambiguous" else "request"
    return tuple(Guess(kind, s.command, s.summary, s.risk, s) for s in found.suggestions)


def _here(text: str, hint: str) -> str:
    """The hint as it is of use in this shell, where ! leads to one's own and `explain` is a word."""
    if hint == FOR_THE_SHELL:
        return f"!{text} runs it in your own shell; in a container: docker exec CONTAINER {text}"
    return hint.replace(": dsh explain ", ": explain ")


@lru_cache(maxsize=1024)
def risk_of(text: str, store: Store) -> str:
    """The risk of a line as it would be read; destroy where anything in it may be."""
    if text.startswith("!"):
        return "destroy"
    risks = {g.risk for g in guesses(text, store)[:1]}
    return "destroy" if "destroy" in risks else "change" if "change" in risks else "read"
