"""How the line is read as it stands: the chosen reading, its mistakes, and the dim line that says so."""

from collections.abc import Callable
from functools import lru_cache

from dsh.completion.candidates import candidates
from dsh.errors import DshError
from dsh.escape import visible
from dsh.explain.command import explain_line
from dsh.explain.explanation import Explanation, Part, Warning
from dsh.knowledge.store import Store
from dsh.render.fragments import Fragments, width
from dsh.request.earlier.before import Shown
from dsh.request.earlier.follow import follow, is_undo
from dsh.shell.chat import asks_for_help, asks_for_history, asks_how_it_went, asks_to_clear, reply
from dsh.shell.done import asks_for_log, asks_what_undo_does, without_dsh
from dsh.shell.guess import Guess, guesses
from dsh.shell.known import NOBODY, Known
from dsh.shell.leaving import asks_how_to_leave
from dsh.shell.made import is_of_own_things
from dsh.shell.meant import meant
from dsh.shell.picks import picks
from dsh.shell.supposed import supposed
from dsh.verbs.missing import plainly
from dsh.verbs.preview import masked
from dsh.verbs.words import is_command

WORDS = ("explain", "preview", "learn", "why", "ask", "doctor", "help", "history", "exit", "config", "practice")


@lru_cache(maxsize=128)
def explained(text: str, store: Store) -> Explanation | None:
    """The text as a docker line; None where it is a request."""
    if not text.strip() or text.startswith("!"):
        return None
    if not is_command(text, store) and store.command(f"docker {text.split()[0]}") is None:
        return None
    found = guesses(text, store)
    if found and found[0].kind != "command":
        return None
    return explain_line(text, store, assume_docker=True)


class Readings:
    """Which reading of the line was chosen with the key that switches them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.text = ""
        self.at = 0
        self.asked = ""  # the line of which another reading was wanted
        self.shown: Shown | None = None  # what "it" and "undo" refer to
        self.known: Callable[[], Known] = lambda: NOBODY  # of the engine
        self.again: Callable[[str], str | None] = lambda text: None  # the line that a wish for one before means

    def now(self, text: str) -> tuple[Guess | None, int, int]:
        """The chosen reading, its number from 1, and how many there are."""
        if text.strip() != self.text:
            self.text, self.at = text.strip(), 0
        found = () if self.text.startswith("!") else self._guesses()
        return (found[self.at % len(found)], self.at % len(found) + 1, len(found)) if found else (None, 0, 0)

    def _guesses(self) -> tuple[Guess, ...]:
        try:
            known = self.known()
            before = self.again(self.text) if self.text else None
            several = picks(self.text, self.shown, self.store, known) if self.text and not before else ()
            if several:
                return several
            text = before or (meant(self.text, self.shown, self.store, known)[0] if self.text else "")
        except DshError as error:
            return (Guess("nothing", "", error.message, "read"),)
        return guesses(text, self.store, known) if text else ()

    def next(self, text: str) -> None:
        self.now(text)
        self.at += 1
        self.asked = self.text

    def can_undo(self) -> bool:
        """Does this session know what undo is about?"""
        return self.shown is not None and bool(self.shown.undo or self.shown.lost)

    def refers(self, text: str) -> bool:
        """Does the text point at something that is not there?"""
        try:
            follow(text, self.shown, self.store)
        except DshError:
            return True
        return False

    def chosen(self, text: str) -> Guess | None:
        """The reading where another than the first was chosen."""
        guess, number, _ = self.now(text)
        return guess if number > 1 else None


def mistake(text: str, store: Store) -> tuple[Part, str] | None:
    """The first word that docker would not know, with what to say of it; none while it may still become one."""
    it = explained(text, store)
    if it is None:
        return None
    for part in it.parts:
        if part.known or part.role in ("shell", "comment"):
            continue
        if part.end == len(text) and may_become(text, store):
            continue
        return part, _said(part, it.warnings)
    return None


@lru_cache(maxsize=256)
def may_become(text: str, store: Store) -> bool:
    """Can the word at the end of the text be typed on to something that docker knows?"""
    typed = text.split()[-1] if text.split() else ""
    return any(it.text.startswith(typed) for it in candidates(text, len(text), store))


def _said(part: Part, warnings: tuple[Warning, ...]) -> str:
    for warning in warnings:
        if warning.start <= part.start < warning.end or part.start <= warning.start < part.end:
            return warning.message + (f" → {warning.fix}" if warning.fix else "")
    return part.meaning


def reading_line(text: str, readings: Readings, columns: int) -> Fragments:
    """One line below the input: what Enter would do."""
    text = without_dsh(text.strip())
    if not text:
        return [("dim", cut("  say what you want, or type a docker command", columns))]
    if text.startswith("!"):
        return [("dim", cut("  will run in your own shell", columns))]
    first = text.split()[0]
    if first in WORDS and (text in WORDS or first in ("explain", "preview", "learn", "ask", "practice")):
        return [("dim", cut(f"  {first}: a word of dsh", columns))]
    if asks_how_to_leave(text):
        return [("dim", cut("  will say how to leave", columns))]
    if asks_for_help(text):
        return [("dim", cut("  will show the help", columns))]
    if asks_for_log(text):
        return [("dim", cut("  will show what dsh has run, with the way back", columns))]
    if asks_what_undo_does(text):
        return [("dim", cut("  will say what undo would take back, and run nothing", columns))]
    if asks_for_history(text):
        return [("dim", cut("  will show the lines you typed", columns))]
    if asks_to_clear(text):
        return [("dim", cut("  will empty the screen", columns))]
    if asks_how_it_went(text) or reply(text, readings.shown):
        return [("dim", cut("  will run nothing", columns))]
    wrong = mistake(text, readings.store)
    if wrong is not None:
        return [("error", cut(f"  ✗ {visible(wrong[1])}", columns))]
    if is_undo(text) and not readings.can_undo():
        return [("dim", cut("  will take back the last change in the journal, where that can be", columns))]
    if is_of_own_things(text):
        return [("dim", cut("  will list what this session has made · ! destroys, asks first", columns))]
    if supposed(text) and guesses(supposed(text), readings.store, readings.known())[0].command:
        return [("dim", cut("  will show what that would do, and run nothing · only looks", columns))]
    guess, number, count = readings.now(text)
    if guess is None or guess.kind == "nothing":
        refers = guess is not None and readings.refers(text) and guess.summary
        return [("dim", cut(f"  {refers or 'no docker command for that yet'}", columns))]
    if guess.kind == "idea":
        return [("dim", cut("  will explain the idea", columns))]
    if guess.kind == "command" and guess.command not in (text, f"docker {text}"):
        guess = guess._replace(kind="request")  # a follow-up: the line itself is what one wants to see
    return _said_reading(guess, number, count, columns, readings.asked == text)


RISKS = {"read": "only looks", "change": "asks first", "destroy": "! destroys, asks first"}
ROOM = 22  # columns that the line itself should have


def _said_reading(guess: Guess, number: int, count: int, columns: int, asked: bool = False) -> Fragments:
    switch = f"  F6: reading {number} of {count}" if count > 1 else "  F6: no other reading" if asked else ""
    if guess.kind == "choice" and number == 1:
        return [("dim", cut("  may mean several things; Enter asks which" + switch, columns))]
    says = RISKS[guess.risk]
    for risk, shown in ((says, switch), (says, ""), (says.split(",")[0], "")):
        switch = shown
        room = columns - width(switch) - width(risk) - 5
        if room >= ROOM:
            break
    does = guess.summary if guess.kind == "command" else plainly(masked(guess.command)).replace("\n", " ")
    lead = "  " if guess.kind == "command" else "  will run: "
    body = cut(lead + does, max(12, room))
    tail: Fragments = [("dim", " · "), (guess.risk, risk), ("dim", switch)]
    return [("dim", body), *tail] if room > 12 else [("dim", cut(lead + does, columns))]


def cut(text: str, columns: int) -> str:
    """The text, or as much of it as fits, with … at the end."""
    if width(text) <= columns:
        return text
    out, used = "", 0
    for char in text:
        used += width(char)
        if used > columns - 1:
            break
        out += char
    return out + "…"
