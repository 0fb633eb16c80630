"""Lines that stand in knowledge/ as they are offered, with places left open."""

from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.suggestion import Suggestion

OPEN = regex(
    r"(?<![.$\w-])(?!(?:ALL|HUP|SIG[A-Z]+|USR[12]|NET_[A-Z]+|SYS_[A-Z]+)\b)[A-Z]{2,}(?:_[A-Z]+)*\b"
)  # no word of docker's


def open_line(line: str, score: float, says: str, store: Store) -> Suggestion:
    """The line as a suggestion; `says` what it does, "" for what its command says of itself."""
    words = line[line.find("docker ") :].split()
    command = next((it for n in (4, 3, 2) if (it := store.command(" ".join(words[:n])))), None)
    summary, risk = (command.summary, command.risk) if command else ("", "read")
    return Suggestion(line, says or summary, risk, score, tuple(dict.fromkeys(OPEN.findall(line))), reading=(line,))
