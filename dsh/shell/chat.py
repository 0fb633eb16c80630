"""What one says to a shell that is no wish: "never mind", "thanks", a yes or no to which nothing was asked."""

import re

from dsh.request.earlier.before import Shown

LEFT = frozenset((
    "never mind", "nevermind", "forget it", "forget that", "cancel", "cancel it", "cancel that", "leave it", "no", "n",
    "nope", "no thanks", "no thank you", "abort", "not that", "nothing", "leave it alone",
    "let it be", "not now", "better not",
))  # fmt: skip
THANKED = frozenset((
    "thanks", "thank you", "thx", "ty", "great", "nice", "cool", "perfect", "super", "good", "great thanks", "wow",
    "thank you very much", "thanks a lot", "well done",
))  # fmt: skip
AGREED = frozenset(("yes", "y", "ok", "okay", "yes please", "sure", "go ahead", "yes do it", "do it", "do that"))
LOST = frozenset((
    "help me", "what can i do", "what can i do here", "what can you do", "what now", "what next", "i am lost",
    "i'm lost", "what shall i do", "what should i do", "what can i say", "what can i type", "how does this work",
    "i need help", "help please", "please help", "what do i do now", "commands",
))  # fmt: skip
PAST = frozenset((
    "what did i type", "what have i typed", "show my history", "what were my last commands", "show the history",
    "show me the history", "what did i type before", "show what i typed", "show me what i typed",
))  # fmt: skip
CLEARS = frozenset((
    "clear", "cls", "clear screen", "clear the screen", "clear my screen", "clean the screen", "empty the screen",
    "clear terminal", "clear the terminal", "clear the window", "reset the screen",
))  # fmt: skip
WORKED = frozenset((
    "did it work", "did that work", "did this work", "has it worked", "has that worked", "did it go well",
    "did that go well", "was it successful", "was that successful", "did it succeed", "did it run", "did that run",
    "did it work out", "is it done", "was it done", "did it fail", "did that fail", "has it failed",
))  # fmt: skip
DIFFS = ("docker diff ", "docker container diff ")
LETTER = (
    r"(?:and )?(?:what (?:does|do|is|are|means?)|explain) (?:the |this |these |those |a )?(?:letters? |capital |sign )*"
    r"['\"]?(?:[acd]|letters?|[acd](?: and [acd]| or [acd]| [acd])+)['\"]?(?: (?:mean|stand for|there|in "
    r"front|before it))*"
)
LETTERS = "A: added, C: changed (of a folder: something in it), D: deleted, each since it was made from its image"
NOTHING_WAITS = "nothing waits to be run"  # what was said before may well have run
UNDO = "undo takes back the last change"
NOT_ASKED = "nothing is being asked now: say what you want, and it is shown before it runs"
WELCOME = "you are welcome"


def asks_for_help(text: str) -> bool:
    return _bare(text) in LOST


def asks_for_history(text: str) -> bool:
    return _bare(text) in PAST


def asks_to_clear(text: str) -> bool:
    """Of the screen: what every other shell understands so."""
    return _bare(text) in CLEARS


def asks_how_it_went(text: str) -> bool:
    """Of the line before, not of a container."""
    return _bare(text) in WORKED


def how_it_went(command: str, exit_code: int, foreseen: bool) -> str:
    """`command` is the line that was run, "" for none; `foreseen`: it was seen to fail beforehand."""
    if foreseen:
        return "no: nothing was run, as it would have failed; why tells more"
    if not command:
        return "nothing was run just now; log shows what has run before"
    if exit_code:
        return f"no: {command} ended with exit code {exit_code}; why tells more"
    return f"yes: docker did what {command} says (exit code 0)"


def reply(text: str, shown: Shown | None) -> str:
    """ "" where it is something else. A yes may still be one to what was offered: `shown` knows."""
    said = _bare(text)
    if shown is not None and shown.command.startswith(DIFFS) and re.fullmatch(LETTER, said):
        return LETTERS
    if said in LEFT:
        return f"{NOTHING_WAITS}; {UNDO}" if shown is not None and shown.undo else NOTHING_WAITS
    if said in THANKED:
        return WELCOME
    agreed = said in AGREED and not (shown is not None and (shown.helps or shown.proposed))
    return NOT_ASKED if agreed else ""


def _bare(text: str) -> str:
    return " ".join(text.lower().replace(",", " ").strip(" .!?").split())
