"""What is told in the fewest words, clause by clause: "compose: api + db only, rebuild, bg", "bridge net lan, subnet
10.2.0.0/24 gw 10.2.0.1".

The lines and their clauses are those of knowledge/requests/shorthand.yaml. A request is read so only where each of its
words is part of a clause, a name that the line has a place for, or says nothing; every other is left to those who read
word by word.
"""

import re

from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.claims import is_common
from dsh.request.line import quote
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer, Suggestion
from dsh.request.values import duration, joined_size, number
from dsh.request.ways import PLACED, is_name, may_be_found, signed
from dsh.typed import Any

SURE = 0.93
SLOT = regex(r" ?\{([A-Z]+)(\??)\}(?!\})")
FILLS = regex(r"([A-Z]+)=(.*)")
NAME = regex(r"[a-zA-Z0-9][\w.-]*\w")  # one letter is a flag sooner: "compose logs f"
ENDED = regex(r"$|[ ,:()]|\.(?= |$)")
NAMES = ("NAME", "NAMES", "CONTAINER", "SERVICE", "VOLUME", "NETWORK", "IMAGE")  # places of which any word is one
DEFAULT_FILE = regex(r"-f (?:docker-)?compose\.ya?ml")
THEN = regex(r"\b[A-Z]{3,}$")
NO_NAMES = frozenset(
    ["scratch", "dont", "doesnt", "not", "no", "never", "without", "cant", "wont", "shouldnt", "cannot"]
)
MANNERS = frozenset(["detached", "background", "bg", "only", "running", "stopped", "interactive", "anew", "rebuilt"])
TIME = regex(r"(\d+|[a-z]+?) ?(?=[a-z])((?<=[\d ])[a-z]+)")
MARKS = regex(r" [-–—] |\s*[;!?]+(?=\s|$)")
QUOTED = regex(r"^([\"'])(.*)\1$")


class Heard(NamedTuple):
    """What the clauses come to: flags, what fills the places, the risk that one adds, how many say something."""

    flags: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    risk: str = ""
    many: int = 0


def in_shorthand(text: str, request: str, doubtful: frozenset[str], index: Index) -> Answer | None:
    """The line of such a request; None where it is none. What is `doubtful` may be a misspelt word, and is no name."""
    data = index.data
    text = MARKS.sub(", ", text).strip(" ,.?")
    low = text.lower()
    for n in signed(text, data["shorthand_signs"]):
        of = data["shorthand"][n]
        if compiled(of[2]).search(text) is not None or not all(compiled(said).search(text) for said in of[1]):
            continue
        heard = _read(text, low, of, doubtful, index)
        command = None if heard is None or heard.many < of[6] else _line(of[0], heard)
        if heard is not None and command is not None:
            return Answer(request, "match", (_told(command, heard, of, data),))
    return None


def _told(command: str, heard: Heard, of: list[Any], data: dict[str, Any]) -> Suggestion:
    deed = dict(heard.places).get("DEED", "")
    words = SLOT.sub(lambda slot: f" {deed}" if slot[1] == "DEED" else "", of[0][of[0].find("docker ") :]).split()
    words = [word for word in words if word[0] != "-"]
    known = data["command_numbers"]
    at = next(known[told] for n in (4, 3, 2) if (told := " ".join(words[:n])) in known)
    _, _, summary, own = data["commands"][at][:4]
    missing = tuple(word for word in dict.fromkeys(command.split()) if word in NAMES)
    return Suggestion(command, of[8] or summary, heard.risk or of[7] or own, SURE, missing, reading=(command,))


def _read(text: str, low: str, of: list[Any], doubtful: frozenset[str], index: Index) -> Heard | None:
    """All clauses of a text that has nothing else."""
    known = [it for it in of[3] if may_be_found(it[2], low)]
    glue = compiled(rf"[ ,:()&]+|\.(?= |$)|(?:{of[4]})(?=$|[ ,:.()])")
    at, out = 0, Heard()
    while at < len(text):
        found, add, risk = _clause(text, at, known, index)
        between = glue.match(text, at) if found is None else None
        more: Heard | None = out
        if found is not None:
            more, at = _with(out, add, found), found.end()
        elif between is not None:
            at = between.end()
            continue
        elif (name := _bare(text, at, of, index)) is not None and name not in doubtful:
            more, at = _put(out, of[5], quote(name)), at + len(name)
        else:
            return None
        if more is None or text[at : at + 1] not in " ,:().":
            return None
        out = more._replace(risk=risk) if risk else more
    return out


def _clause(text: str, at: int, known: list[list[str]], index: Index) -> tuple[re.Match[str] | None, str, str]:
    """The longest of the known clauses that begins here."""
    best: tuple[re.Match[str] | None, str, str] = (None, "", "")
    end = at
    for said, add, _, risk in known:
        found = compiled(said).match(text, at)
        if found is not None and found.end() > end and _are_names(found, index):
            best, end = (found, add, risk), found.end()
    return best


def _are_names(found: re.Match[str], index: Index) -> bool:
    """Is no little word where a name is to be: "project name should be lab"?"""
    return all(
        is_name(said) and index.lexicon.sense(said.lower())[:1] not in ("p", "f") and said.lower() not in MANNERS
        for place, said in found.groupdict().items()
        if said and place.rstrip("0123456789") in NAMES
    )


def _bare(text: str, at: int, of: list[Any], index: Index) -> str | None:
    """The word here, which stands alone, where it may be a name: one that is no word of ours, and none that people use
    for other things."""
    found = NAME.match(text, at) if of[5] else None
    if found is None or ENDED.match(text, found.end()) is None:
        return None
    low = found[0].lower()
    if not is_name(low) or low.isdigit() or low in NO_NAMES or low in index.data["misspelt"]:
        return None
    if compiled(rf"(?:{of[4]})").fullmatch(low) is not None:
        return None
    ours = index.lexicon.sense(low)[:2] in ("v.", "n.", "s.", "p.", "f.", "w.")
    usual = low in index.data["images"] or f" {low} " in index.data["usual_names"]
    other = ours or is_common(low, index.data) or f" {low} " in index.data["ordinary"]
    return found[0] if usual or not other else None


def _with(heard: Heard, add: str, found: re.Match[str]) -> Heard | None:
    """With what a clause adds, several parts after one another; None where that contradicts what was told."""
    said = {place: text for place, text in found.groupdict().items() if text}
    out: Heard | None = heard
    for part in add.split("; ") if add else ():
        filled = FILLS.fullmatch(part)
        if out is None or (";" in add and not all(_value(slot, said) for slot in PLACED.findall(part))):
            continue  # nothing is said of that
        if filled is not None:
            out = _put(out, filled[1], _filled(filled[2], said))
        elif (flag := _filled(part, said)) not in out.flags:
            out = out._replace(flags=(*out.flags, flag), many=out.many + 1)
    return out


def _value(slot: str, said: dict[str, str]) -> str:
    """What stands in a place, or in another of its kind."""
    kind = slot.rstrip("0123456789")
    return said.get(slot) or next((it for place, it in said.items() if place.rstrip("0123456789") == kind), "")


def _put(heard: Heard, place: str, text: str) -> Heard | None:
    """With what stands in a place of the line; None where something else stands there already."""
    if (place, text) in heard.places:
        return heard
    if place[-1] != "S" and any(other == place for other, _ in heard.places):
        return None
    return heard._replace(places=(*heard.places, (place, text)), many=heard.many + 1)


def _filled(template: str, said: dict[str, str]) -> str:
    def put(slot: re.Match[str]) -> str:
        kind, text = slot[1].rstrip("0123456789"), _value(slot[1], said)
        if kind == "SIZE":
            return joined_size(text.lower()) or text
        if kind == "HOURS":
            return hours(text)
        if kind in ("CAPS", "SIGNAL"):
            return text.upper()
        if kind == "REST":
            return text
        marked = QUOTED.match(text)
        return quote(marked[2] if marked else text)

    return PLACED.sub(put, template)


def hours(text: str) -> str:
    """A stretch of time as docker takes it, which knows no days: "10 days" is 240h."""
    found = TIME.match(text.lower().replace("+", ""))
    many = 1 if found is not None and found[1] in ("a", "an") else number(found[1]) if found is not None else None
    return (duration(many, found[2]) if found is not None and many else None) or text


def _line(template: str, heard: Heard) -> str | None:
    """The line; None where a place of it stays empty that may not."""
    empty, own = False, dict(heard.places)

    def put(slot: re.Match[str]) -> str:
        nonlocal empty
        told = heard.flags if slot[1] == "FLAGS" else tuple(text for place, text in heard.places if place == slot[1])
        empty = empty or not (told or slot[2] or slot[1] == "FLAGS")
        joint = "," if slot[1] == "COLUMNS" else " "
        return f"{slot[0][: slot[0].find('{')]}{joint.join(_then(text, own) for text in told)}" if told else ""

    files = [text for place, text in heard.places if place == "FILES" and text.startswith("-f ")]
    if len(files) == 1 and DEFAULT_FILE.fullmatch(files[0]):  # it is taken by itself
        heard = heard._replace(places=tuple(it for it in heard.places if it[1] != files[0]))
    line = SLOT.sub(put, template).strip()
    places = {found[1] for found in SLOT.finditer(template)}
    return None if empty or any(place not in places for place, _ in heard.places) else line


def _then(text: str, own: dict[str, str]) -> str:
    """What is done then ("&& docker context use NAME"), or is as another ("MEMORY"), with what stands in the places."""
    return THEN.sub(lambda it: own.get(it[0], it[0]), text) if text.startswith("&& ") or text in own else text
