"""Requests in the ways of speaking of knowledge/requests/: told in other words, or answered by a line."""

import re
from functools import cache

from dsh.patterns import compiled, regex
from dsh.request.claims import is_common
from dsh.request.line import Whole, quote
from dsh.request.names import known_image
from dsh.request.reading import Reading
from dsh.request.values import joined_size
from dsh.typed import Any

NAMES = ("CONTAINER", "SERVICE", "VOLUME", "NETWORK", "NAME", "SOME", "IMAGE")
NO_NAME = frozenset(  # where a name may stand
    ["i", "we", "you", "a", "an", "it", "they", "one", "containers", "container", "docker", "the", "me", "us", "them",
     "my", "our", "this", "that", "image", "images", "service", "everyone", "everybody", "everything", "nobody",
     "somebody", "nothing", "something", "all", "him",
     "her", "your", "each", "memory", "mem", "ram", "cpu", "cpus", "cores", "logs", "log", "swap", "disk", "usage",
     "resources", "build", "daemon", "of", "to", "at", "is", "please", "first", "now", "for", "with", "and", "then",
     "was", "has", "had", "did", "does", "finished", "ended", "in", "on", "from", "which", "who", "exit", "exits",
     "ran", "runs", "running", "failed", "fails", "died", "so", "where", "between", "using", "again", "too", "itself",
     "called", "named", "or", "but", "by", "only", "as", "if", "when", "done", "finally", "there", "here", "together",
     "something", "anything", "nothing", "someone", "somebody", "anybody", "whatever",
     "whichever", "whoever", "plus", "every", "any", "some",
     "keeps", "keep", "kept", "always", "never", "just", "still", "really", "will", "would",
     "output", "driver", "drivers", "settings", "config", "plugin", "inspect", "create", "prune", "ls", "list", "rm",
     "vs", "another", "different", "multiple"]
)  # fmt: skip
COUNTS = {
    "once": "1", "one": "1", "a": "1", "an": "1", "twice": "2", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "first": "1", "1st": "1",
    "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4", "fifth": "5", "5th": "5",
}  # fmt: skip
LEADS = regex(r"^(?:please |pls |can you |could you |hey,? |ok,? |now |i want to |i need to |how (?:do|can) i )+", re.I)
ENDS = regex(r"(?<!/)(?<!/\.)(?<!/\.\.)[ ,.?!]+$")  # but what "go test ./..." ends with
PLACED = regex(r"(?<!\{)\{([A-Z]+\d?)\}(?!\})")
WORDS = regex(r"[\w./:=@+ -]+")
AROUND = " ,.:;?!()–-"
MARKED = regex(r'"([A-Za-z0-9][\w.-]*)"')
SIGNS = regex(r"[a-z0-9][\w-]*")


def may_be_found(needs: str, low: str) -> bool:
    """Is all said without which a pattern is not found? `low` is the text in small letters."""
    for need in _parts(needs):
        for text in need:
            if text in low:
                break
        else:
            return False
    return True


@cache
def _parts(needs: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(need.split("\t")) for need in needs.split("\n")) if needs else ()


def around(text: str, data: dict[str, Any]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The patterns of what may open the text and end it, by its first and its last word; and what each is told by."""
    low = text.lower().replace("’", "'")
    words = low.split()
    if not words:
        return [], []
    ends = (("opening_signs", words[0]), ("ending_signs", words[-1]))
    numbers = (data[kind].get(word.strip(AROUND).replace("'", ""), ()) for kind, word in ends)
    rows = ([data["around"][n] for n in found] for found in numbers)
    openings, endings = ([(said, told) for said, needs, told in found if may_be_found(needs, low)] for found in rows)
    return openings, endings


def signed(text: str, signs: Any) -> list[int]:
    """The ways that words of the text tell of, in the order of the knowledge."""
    return sorted({n for low in set(SIGNS.findall(text.lower())) for n in signs.get(low, ())})


def told(text: str, index: dict[str, Any]) -> str:
    """The text with each piece that is spoken in such a way told otherwise."""
    low = text.lower()
    for number in signed(text, index["way_signs"]):
        said, other, _, _, where, unless, needs = index["ways"][number]
        if '"' not in text and not may_be_found(needs, low):
            continue
        found = compiled(said).search(text)
        if found is None and '"' in text:
            text = _of_marked(text, number, index) or text
        elif found is not None and _fits(found, where, unless, index):
            text = text[: found.start()] + _filled(other, found, plain=True) + text[found.end() :]
        low = text.lower()
    return text


def _of_marked(text: str, number: int, index: dict[str, Any]) -> str | None:
    """The text told otherwise whose names stand in marks, since they would be read as words: these stay."""
    said, other, _, _, where, unless, _ = index["ways"][number]
    marked = set(MARKED.findall(text))
    found = compiled(said).search(MARKED.sub(r"\1", text)) if marked else None
    if found is None or not _fits(found, where, unless, index) or not marked & set(found.groupdict().values()):
        return None
    names = {place for place, name in found.groupdict().items() if name in marked}
    other = PLACED.sub(lambda slot: f'"{slot[0]}"' if slot[1] in names else slot[0], other)
    return found.string[: found.start()] + _filled(other, found, plain=True) + found.string[found.end() :]


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    """The line of the way in which all of the request is spoken."""
    plain = [MARKED.sub(r"\1", reading.text)] if '"' in reading.text else []
    texts = (reading.text, spelt(reading, index), *plain)
    for text in dict.fromkeys(ENDS.sub("", LEADS.sub("", text)).strip() for text in texts):
        for number in signed(text, index["line_signs"]):
            said, _, answer, says, where, unless, needs = index["ways"][number]
            if not may_be_found(needs, text.lower()):
                continue
            found = compiled(f"(?:{said})(?: please| pls| now)?").fullmatch(text)
            if found is not None and _fits(found, where, unless, index):
                return Whole(_filled(answer, found), frozenset(range(len(reading.words))), says)
    return None


def spelt(reading: Reading, index: dict[str, Any]) -> str:
    """The text with its misspelt words in the right letters."""
    right = index["misspelt"]
    text = " ".join(right.get(word, word) for word in reading.text.split())
    for typed, read in reading.mended:
        text = text.replace(typed, read)
    return text


def is_name(text: str) -> bool:
    return text.lower() not in NO_NAME


def is_image(text: str, index: dict[str, Any]) -> bool:
    return known_image(text.lower().partition(":")[0], index) is not None or "/" in text or ":" in text


def is_program(text: str, index: dict[str, Any]) -> bool:
    """Does a program stand first?"""
    first = text.split()[0].lower()
    return f" {first} " in index["programs"] or first.startswith(("./", "/"))


def _fits(found: re.Match[str], where: str, unless: str, index: dict[str, Any]) -> bool:
    """Does each place hold what it is for, and the request what the way asks for besides?"""
    if where and not compiled(where).search(found.string):
        return False
    if unless and compiled(unless).search(found.string):
        return False
    ours = "container" in found.string.lower() or "docker" in found.string.lower()
    return all(
        _is_one(kind, text, index) and (kind != "SOME" or ours or not is_of_others(text.lower(), index))
        for place, text in found.groupdict().items()
        if text and (kind := place.rstrip("0123456789"))
    )


def is_of_others(low: str, index: dict[str, Any]) -> bool:
    """Is it a word of other things than Docker, which nobody calls a container unless he says so?"""
    other = f" {low} " in index["foreign"] or is_common(low, index)
    return other and f" {low} " not in index["nameable"]


def _is_one(kind: str, text: str, index: dict[str, Any]) -> bool:
    if kind in NAMES:
        return is_name(text)
    if kind in ("KNOWN", "OWN"):
        return is_image(text, index) if kind == "KNOWN" else is_name(text) and not is_image(text, index)
    return kind != "LINE" or is_program(text, index)


def _filled(template: str, found: re.Match[str], plain: bool = False) -> str:
    for place, said in found.groupdict().items():
        if said and '"' in said and "'" not in said:  # 'sh -c "ls | wc -l"' as one word
            template = template.replace(f'"{{{place}}}"', f"'{{{place}}}'")

    def put(slot: re.Match[str]) -> str:
        kind, text = slot.group(1).rstrip("0123456789"), found.groupdict().get(slot.group(1))
        if text is None:
            return slot.group(1)
        if kind == "COUNT":
            return COUNTS.get(text.lower(), text)
        if kind in ("SIGNAL", "INSTRUCTION"):
            return text.upper()
        if kind == "SIZE":
            return joined_size(text.lower()) or text
        words = kind == "REST" and WORDS.fullmatch(text) is not None  # a command with what it is handed
        return text if plain or words else quote(text.strip("'\""))

    return PLACED.sub(put, template)
