"""What is said of the data alone says whether a volume goes: "take it down, but secure the data", "the data is holy".

data_stays(got, request, data) -> the answer; where the data stays, its lines without the flag that takes volumes

The words are those of knowledge/requests/spared.yaml.
"""

from dsh.patterns import compiled, regex
from dsh.request.suggestion import Answer, Suggestion
from dsh.typed import Any

FLAG = regex(r"(?<=\bdown)(?P<more>(?: -\S+| \d+)*?) (?:-v|--volumes)\b|(?<=\bprune)(?P<more2>(?: -\S+)*?) --volumes\b")
CLAUSES = regex(r"[,.;:!?]+|\s-+\s|\b(?:and|while|although)\b|(?=\b(?:but|yet|though|however)\b)")
DATA = regex(r"\b(?:datas?|databases?)\b")
VOLUMES = regex(r"\bvolumes?\b|(?<!\S)-v\b")
AGAINST = ("but", "yet", "though", "however")


def data_stays(got: Answer, request: str, data: dict[str, Any]) -> Answer:
    """Lines that are the same without the flag are told once."""
    clauses = [part for part in CLAUSES.split(request.lower()) if part and part.strip()]
    said = [part for part in clauses if DATA.search(part)]
    if not any(_stays(part, data["data_stays"]) for part in said) or any(VOLUMES.search(part) for part in clauses):
        return got
    lines: dict[str, Suggestion] = {}
    for it in got.suggestions:
        line = _kept(it)
        lines.setdefault(line.command, line)
    return got._replace(suggestions=tuple(lines.values()))


def _stays(clause: str, said: dict[str, str]) -> bool:
    """ "but secure the data", "the data is holy", "nothing of the data may go"; but "no data is needed"."""
    denied, lasts, goes = (compiled(said[how]).search(clause) is not None for how in ("denied", "stays", "goes"))
    if denied:
        return goes and not lasts
    return lasts or (clause.split()[0] in AGAINST and not goes)


def _kept(line: Suggestion) -> Suggestion:
    command = FLAG.sub(lambda it: it["more"] or it["more2"] or "", line.command)
    if command == line.command:
        return line
    return line._replace(command=command, reading=tuple(it for it in line.reading if "-v" not in it), warning=None)
