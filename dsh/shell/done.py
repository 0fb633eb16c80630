"""What dsh has done, and what of that undo would take back: the journal, asked for in plain words."""

import re

from dsh.errors import NoCommandFound
from dsh.request.earlier.before import Shown

SHOW = r"(?:(?:please )?(?:show|tell|list|give|display)(?: me| us)? )?"
WHAT = r"(?:what|which (?:commands|changes|things)|what (?:commands|changes|things))"
WHO = r"(?:i|you|we|dsh)"
HAVE = r"(?: have| has| had|'ve)?(?: just| already| all| ever)*"
DID = r"(?:do|done|did|run|ran|executed?|changed?|made|make)"
SINCE = (
    r"(?: (?:today|yesterday|so far|until now|up to now|here|before|already|just now|last|lately|recently|with dsh|"
    r"in (?:this|the) (?:session|shell)|for me|on (?:this|the) engine|to (?:docker|the engine)|with docker))*"
)
MINE = r"(?:(?:my|your|the|all|dsh's) )"
LOGS = (  # each is a whole line
    "log",
    "journal",
    rf"{SHOW}(?:all of )?{MINE}?(?:whole|full|complete|entire) (?:dsh |dsh's )?(?:log|journal)(?: of dsh)?",
    "(?:dsh )?log (?:--?)?all",
    rf"{MINE}*dsh(?:'s)? (?:log|journal)",
    rf"{SHOW}{WHAT} (?:did|have|has|had) {WHO}(?: just| already| all| ever)* {DID}{SINCE}",
    rf"{SHOW}(?:{WHAT}|everything|all)(?: that)? {WHO}{HAVE} {DID}{SINCE}",
    rf"{SHOW}{WHAT} (?:was|were|has been|have been|got) (?:done|run|executed|changed){SINCE}",
    rf"{SHOW}{MINE}+(?:changes|actions|journal)(?: (?:that )?{WHO}{HAVE} {DID})?{SINCE}",
    rf"{SHOW}(?:{MINE}*(?:journal|record|log|list|history) of )(?:dsh|{MINE}*(?:changes|actions))"
    rf"(?: (?:that )?{WHO}{HAVE} {DID})?{SINCE}",
    rf"(?:where|how) (?:do|can) (?:i|we) (?:see|find)(?: out)? what {WHO}{HAVE} {DID}{SINCE}",
)
BACK = r"(?:undo|do|take back|revert|reverse|roll back|undone|taken back|reverted|reversed|rolled back)"
UNDOES = (
    rf"{SHOW}{WHAT}(?: of (?:it|this|that|all that))? (?:(?:can|could|may) (?:{WHO}|be)|{WHO} can|is there to|"
    rf"can still be)(?: still| now)? (?!do$){BACK}(?: (?:now|still|here|again))?",
    r"(?:what|which) (?:would|does|will|can) (?:an )?undo (?:do|run|take back|change|bring back)(?: now)?",
    rf"can (?:i|we) (?:still )?(?!do ){BACK} (?:anything|something)(?: now| still)?",
    r"can (?:anything|something|it|that|this) (?:still )?be (?:undone|taken back|reverted|reversed)(?: now| again)?",
)
LOG, UNDO = "|".join(LOGS), "|".join(UNDOES)  # compiled when they are needed
VERBS = ("log", "undo", "help", "history", "explain", "preview", "learn", "why", "ask", "run", "doctor", "config",
         "practice", "exit", "shell")  # fmt: skip


def asks_for_log(text: str) -> bool:
    return re.fullmatch(LOG, _bare(text)) is not None


def asks_for_all(text: str) -> bool:
    """Of the log: all that it holds, rather than the last of it."""
    return bool({"all", "whole", "full", "complete", "entire", "everything", "ever"} & set(_bare(text).split()))


def asks_what_undo_does(text: str) -> bool:
    return re.fullmatch(UNDO, _bare(text)) is not None


def without_dsh(text: str) -> str:
    """ "dsh log" is the same as "log" here; what has options of dsh stays as it is."""
    first, _, rest = text.partition(" ")
    verb, _, words = rest.strip().partition(" ")
    if first != "dsh" or verb not in VERBS or (verb != "run" and " --" in f" {words}"):
        return text
    return words.strip() if verb in ("ask", "run") and words.strip() else rest.strip()


def undo_told(shown: Shown) -> tuple[str, ...]:
    """What undo is about, line by line. Raises NoCommandFound where there is nothing."""
    if not shown.undo and not shown.lost:
        raise NoCommandFound("there is nothing to undo", hint="log shows what dsh has run")
    about = shown.undoes or shown.command
    told = [f"the last change was: {about}"] if about else []
    told += [f"cannot come back: {lost}" for lost in shown.lost]
    if shown.undo:
        told.append(f"undo would run: {shown.undo} (it asks first)")
    return (*told, "log shows what dsh has run, log --all every run of it; each change has its own way back")


def _bare(text: str) -> str:
    return " ".join(text.lower().replace(",", " ").strip(" .!?").split())
