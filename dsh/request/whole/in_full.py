"""A request told in full: "the running containers with the label env=prod, their names and their images".

Clause by clause is taken out of it; what is left must be columns and words that say nothing. Where a word is neither,
the request is read otherwise, so that nothing that was said is lost. The clauses are those of
knowledge/requests/in_full.yaml.
"""

import re

from dsh.patterns import compiled, regex
from dsh.request.columns import printed
from dsh.request.line import Whole, quote
from dsh.request.names import known_image
from dsh.request.reading import Reading
from dsh.request.ways import COUNTS, ENDS, PLACED, is_image, is_name, is_of_others, may_be_found, spelt
from dsh.typed import Any

RUNNING = "RUNNING"
MANY = 4  # clauses of one kind in a request
EDGE = " ,.;:!?()\"'-"
EACH = regex(r"\b(?:each|every|all)\b", re.IGNORECASE)
VALUE = r"(?:\$\([^)]*\)|[^\s$])+"
FLAGGED = regex(  # a flag with its value (one word, or what a command prints), what is handed in, or an argument
    rf"-[efhlmnptuvw] {VALUE}|--[a-z][a-z-]* (?:[A-Z]{VALUE}|id=\S+|all|host|none|default|plain)|< \S+|\S+"
)
TIME = regex(r"\d+(?:s|m|h|d|min|mins|hours?|days?)")
COUNTED = ("-l", "-n")  # of which one alone may be spoken of
IN_SMALL = ("STATE", "HEALTH", "FILTER", "DRIVER", "COUNT")
FREE = ("CODE", "PORT", "WORTH", "HOST", "FILE")  # places of which any word is one


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    text = _opened(ENDS.sub("", spelt(reading, index)).strip(), index)
    if text is None:
        return None
    for of in index["told_in_full"]:
        command = _line(text, of, index)
        if command is not None:
            return Whole(command, frozenset(range(len(reading.words))))
    return None


def of_none(text: str, index: dict[str, Any]) -> bool:
    """Is it told in full of one that is not named: "run a container with a name", "docker exec in another folder"?

    Such a request is told in no other way: each of its words is accounted for as it stands.
    """
    last = index.get("of_none_last")
    if last is None or last[0] != text:
        told = _opened(ENDS.sub("", text).strip(), index)
        open_ended = (of for of in index["told_in_full"] if of[-1])
        meant = told is not None and any(_line(told, of, index) for of in open_ended)
        last = index["of_none_last"] = (text, meant)
    return bool(last[1])


def _opened(text: str, index: dict[str, Any]) -> str | None:
    """The text without what it opens with; None where the meaning of a word is asked for."""
    data = index["in_full"]
    if compiled(data["idea"]).search(text) is not None:
        return None
    opened = compiled(data["opening"]).match(text)
    return text[opened.end() :] if opened is not None else text


def _line(text: str, of: list[Any], index: dict[str, Any]) -> str | None:
    """The line for the request; None where a word of it is none of its clauses, columns and glue."""
    command, noun, columns, clauses, glue, ends = of
    named = compiled(noun).search(text)
    if named is None:
        return None
    of_each = EACH.search(text) is not None
    if ends:  # what is done may say more than its first word
        text = _without(text, named)
    left, added = _clauses(text, clauses, index)
    named = named if ends else compiled(noun).search(left)
    if named is None:
        return None
    left, fields = _columns(left if ends else _without(left, named), columns)
    words = {word.strip(EDGE).lower() for word in left.split()} - {""}
    if not all(low in index["in_full"]["glue"] or low in glue for low in words):
        return None
    if ends and added is None:
        return None
    if columns:
        several = of_each or named[0].lower().endswith("s")
        if (added is None and not fields) or not (several or _is_of_one(added or [])):
            return None  # "the name of a container"
    flags, fields = _shown(command, added or [], fields)
    arguments = [it for it in added or [] if it[:1] != "-" and it != RUNNING]
    return " ".join((command, *flags, *printed(command, fields, False), *arguments, *([ends] if ends else [])))


def _clauses(text: str, clauses: list[list[Any]], index: dict[str, Any]) -> tuple[str, list[str] | None]:
    """The text without its clauses, and what these add to the line; None where there is none."""
    added: list[str] | None = None
    for said, add, needs in clauses:
        for _ in range(MANY):
            if not may_be_found(needs, text.lower()):
                break
            found, more = _fitting(said, add, text, index)
            if found is None:
                break
            added = added or []
            added += [it for it in FLAGGED.findall(more) if it not in added]
            text = _without(text, found)
    return text, added


def _fitting(said: str, add: str, text: str, index: dict[str, Any]) -> tuple[re.Match[str] | None, str]:
    """Where the clause is said with names in its places, and what it then adds."""
    found = compiled(said).search(text)
    while found is not None:
        more = _filled(add, found, index)
        if more is not None:
            return found, more
        found = compiled(said).search(text, found.start() + 1)
    return None, ""


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} , {text[found.end() :]}"


def _columns(text: str, columns: dict[str, str]) -> tuple[str, list[str]]:
    """The text without the columns that are asked for, and these in the order in which they are said."""
    at: dict[str, int] = {}
    for field, said in columns.items():
        for found in compiled(said).finditer(text):
            at.setdefault(field, found.start())
        text = compiled(said).sub(lambda found: " " * len(found[0]), text)
    return text, sorted(at, key=lambda field: at[field])


def _is_of_one(added: list[str]) -> bool:
    """Is it said which one is meant: the last, or one of a name?"""
    return any(it[:2] in COUNTED or (it[:1] != "-" and it != RUNNING) for it in added)


def _shown(command: str, added: list[str], fields: list[str]) -> tuple[list[str], list[str]]:
    """The flags, and the columns that are left to be printed."""
    flags = sorted((it for it in added if it[:1] == "-"), key=lambda it: it != "-a")
    if "Digest" in fields:
        flags, fields = [*flags, "--digests"], []  # whose table has the name, the tag and the ID as well
    if RUNNING in added:
        flags = [it for it in flags if it != "-a"]
    if "-q" in flags:
        return flags, []
    if command == "docker ps" and len(fields) > 1 and "Size" in fields and not {"Names", "ID"} & set(fields):
        fields = ["Names", *fields]
    return flags, fields


def _filled(add: str, found: re.Match[str], index: dict[str, Any]) -> str | None:
    """What a clause adds, with what stands in its places; None where in one stands a word that is no name."""
    said = {place.rstrip("0123456789"): text for place, text in found.groupdict().items() if text}
    for kind, text in said.items():
        low = text.lower()
        quoted = text.join('""') in found[0] or text.join("''") in found[0]
        if kind in IN_SMALL:
            said[kind] = COUNTS.get(low, low)
        elif kind == "KNOWN" and not is_image(text, index):
            return None
        elif kind in ("KNOWN", "ANCESTOR") and known_image(low.partition(":")[0], index) is not None:
            said[kind] = low
        elif kind not in FREE and not quoted and not _is_name(low, index):
            return None
    return PLACED.sub(lambda slot: quote(said.get(slot[1]) or next(iter(said.values()))), add)


def _is_name(low: str, index: dict[str, Any]) -> bool:
    if low[:1] == "/" or "=" in low or ":" in low:
        return True
    if TIME.fullmatch(low) or low.isdigit():
        return False
    return is_name(low) and f" {low} " not in index["ordinary"] and not (is_of_others(low, index) and len(low) > 6)
