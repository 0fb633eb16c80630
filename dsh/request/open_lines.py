"""Lines that stand in knowledge/ as they are offered, with places left open."""

from functools import cache

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.steps import RISKS
from dsh.request.suggestion import Suggestion

OPEN = regex(
    r"(?<![.$\w-])(?!(?:ALL|HUP|SIG[A-Z]+|USR[12]|NET_[A-Z]+|SYS_[A-Z]+)\b)[A-Z]{2,}(?:_[A-Z]+)*\b"
)  # no word of docker's


@cache
def open_line(line: str, score: float, says: str, store: Store) -> Suggestion:
    """The line as a suggestion, with the worst risk of its commands; `says` what it does, "" for what its first command
    says of itself."""
    commands = [it.command for it in invocations(line, store)]
    risk = max((it.risk for it in commands), key=RISKS.index, default="read")
    summary = commands[0].summary if commands else ""
    return Suggestion(line, says or summary, risk, score, tuple(dict.fromkeys(OPEN.findall(line))), reading=(line,))
