"""How a line would be read if Enter were pressed now: quick enough for every key stroke.

guesses(text, store) -> the readings, best first; one key goes on to the next one
"""

from functools import lru_cache

from dsh.cmdline.invocation import ArgumentUse
from dsh.cmdline.lines import invocations
from dsh.explain.command import explain_line
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.request.answer import answer
from dsh.request.decision import FOR_THE_SHELL
from dsh.request.live.objects import kinds_of
from dsh.request.suggestion import Answer, Suggestion
from dsh.shell.known import NOBODY, Known
from dsh.verbs.words import is_command, with_docker

SPOKEN = frozenset((
    "a", "an", "the", "all", "from", "in", "into", "of", "on", "to", "at", "with", "and", "but", "that", "which", "so",
    "it", "its", "my", "for", "as", "by",
))  # fmt: skip


ALL = ("everything", "all", "them", "it", "this", "that", "anything", "everyone")


class Guess(NamedTuple):
    """One reading. `command` is the whole docker line; "" for an idea or where nothing is understood."""

    kind: str  # command request choice idea nothing
    command: str
    summary: str
    risk: str
    suggestion: Suggestion | None = None
    question: str = ""  # of a choice: what is asked, where that is known
    understood: bool = False  # nothing does what was asked for, and the summary tells why


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
    spoken = text.count("'") % 2 == 1  # "save worker's log": no shell would take it
    whole = spoken or (_sentence(text) and (_answered(found[0]) or found[0].kind == "nothing"))
    if store.command(f"docker {text.split()[0]}") is not None and not whole:
        as_command = _command(with_docker(text), store)
        if all(g.command != as_command.command for g in found) and not _mistakes(as_command.command, store, known):
            found = (*(g for g in found if g.kind != "nothing"), as_command)
    return found


def _mistakes(line: str, store: Store, known: Known) -> bool:
    """Does it take the container of a name for an image that nobody has, or "everything" for a container?"""
    live = known.live
    uses = [use for it in invocations(line, store) for use in it.arguments if use.argument is not None]
    if live is None:
        return False
    images = [kinds_of(use.value, live) for use in uses if _is(use, "image")]
    return any("container" in of and "image" not in of for of in images) or any(
        use.value.lower() in ALL and not kinds_of(use.value, live) for use in uses if _is(use, "container")
    )


def _is(use: ArgumentUse, type: str) -> bool:
    return use.argument is not None and use.argument.type == type


def _answered(first: Guess) -> bool:
    """Is there a line for it, or a reason why there is none?"""
    return bool(first.command) or first.understood


def _sentence(text: str) -> bool:
    """A name for each word of it would be no reading."""
    return not SPOKEN.isdisjoint(text.lower().split()[1:])


def _prose(text: str) -> bool:
    """ "run nginx in the background with -p 80:80": plain words with a flag among them, outside of quotes."""
    bare = "".join(text.replace('"', "'").split("'")[::2])
    return len(SPOKEN & set(bare.lower().split()[1:])) > 1


def _command(line: str, store: Store) -> Guess:
    it = explain_line(line, store)
    return Guess("command", line, it.summary, it.risk)


def _requests(text: str, store: Store, known: Known) -> tuple[Guess, ...]:
    found = answer(text, store, known.live)
    if found.outcome == "concept":
        return (Guess("idea", "", found.answer or "", "read"),)
    if not found.suggestions:
        return (Guess("nothing", "", _here(text, found.hint or ""), "read", understood=found.understood),)
    kind = "choice" if found.outcome == "ambiguous" else "request"
    return tuple(Guess(kind, s.command, s.summary, _risk(s, store), s, found.question or "") for s in found.suggestions)


def _risk(it: Suggestion, store: Store) -> str:
    """That of the whole line: what only looks may yet write a file (docker logs web > web.log)."""
    return explain_line(it.command, store).risk if it.risk == "read" and ">" in it.command else it.risk


def idea(text: str, says: str, store: Store, known: Known) -> Answer:
    """The answer about an idea that the preview has told of, and never an empty one.

    `text` is what was meant, with names in the place of "they": what was typed may be another question by itself. Where
    that finds no words, those that were read before: `says`.
    """
    found = answer(text, store, known.live)
    return found if found.answer else Answer(text, "concept", answer=says)


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
