"""What is said of the data alone says whether a volume goes: "take it down, but secure the data", "the data is holy".

data_stays(got, request) -> the answer; where the data stays, its lines without the flag that takes volumes
"""

from dsh.patterns import regex
from dsh.request.suggestion import Answer, Suggestion

FLAG = regex(r"(?<=\bdown)(?P<more>(?: -\S+| \d+)*?) (?:-v|--volumes)\b|(?<=\bprune)(?P<more2>(?: -\S+)*?) --volumes\b")
CLAUSES = regex(r"[,.;:!?]+|\s-+\s|\b(?:and|while|although)\b|(?=\b(?:but|yet|though|however)\b)")
DATA = regex(r"\b(?:datas?|databases?)\b")
VOLUMES = regex(r"\bvolumes?\b|(?<!\S)-v\b")
NOT = regex(r"\b(?:not|never|no|nothing|none|without|cannot)\b|n't\b|\bno longer\b")
STAYS = regex(
    r"\b(?:sta(?:y|ys|ying)|remain\w*|surviv\w*|kept|keep\w*|conserv\w*|preserv\w*|retain\w*|sav(?:e|ed|ing)|"
    r"stor(?:e|ed|ing)|hold\w*|secur\w*|protect\w*|guard\w*|safeguard\w*|maintain\w*|rescu\w*|reserv\w*|spar(?:e|ed|ing)|"
    r"leave|leaving|needs?|needed|want|intact|untouched|safe|alive|holy|sacred|precious|important|valuable|dear|there|"
    r"later|back|backups?|backed|dumped|persist\w*)\b"
)
GOES = regex(
    r"\b(?:remov\w*|delet\w*|drop\w*|wip\w*|eras\w*|kill\w*|purg\w*|prun\w*|clean\w*|destroy\w*|throw\w*|nuk\w*|"
    r"trash\w*|goes|go|gone|away|lost|lose|los(?:e|ing)|too|also|well|vanish\w*|disappear\w*|forget|rid|touch\w*|down)\b"
)
AGAINST = ("but", "yet", "though", "however")


def data_stays(got: Answer, request: str) -> Answer:
    """Lines that are the same without the flag are told once."""
    clauses = [part for part in CLAUSES.split(request.lower()) if part and part.strip()]
    said = [part for part in clauses if DATA.search(part)]
    if not any(_stays(part) for part in said) or any(VOLUMES.search(part) for part in clauses):
        return got
    lines: dict[str, Suggestion] = {}
    for it in got.suggestions:
        line = _kept(it)
        lines.setdefault(line.command, line)
    return got._replace(suggestions=tuple(lines.values()))


def _stays(clause: str) -> bool:
    """ "but secure the data", "the data is holy", "nothing of the data may go"; but "no data is needed"."""
    denied, lasts, goes = (sign.search(clause) is not None for sign in (NOT, STAYS, GOES))
    if denied:
        return goes and not lasts
    return lasts or (clause.split()[0] in AGAINST and not goes)


def _kept(line: Suggestion) -> Suggestion:
    command = FLAG.sub(lambda it: it["more"] or it["more2"] or "", line.command)
    if command == line.command:
        return line
    return line._replace(command=command, reading=tuple(it for it in line.reading if "-v" not in it), warning=None)
