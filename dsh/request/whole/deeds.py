"""What is done to one container, told by a few parts in whatever order: "give it sixty seconds and stop db", "don't
start pihole automatically any more", "a shell in worker, in /app please".

A request is read so only where each of its words is understood, and what is left over is the name. How each deed is
told stands in the knowledge (dsh/knowledge/deeds.py).
"""

import re
from collections.abc import Iterator

from dsh.patterns import compiled, regex
from dsh.request.claims import is_common
from dsh.request.inner import is_program
from dsh.request.line import Whole, quote
from dsh.request.reading import Reading
from dsh.request.ways import is_name, signed
from dsh.request.whole.groups import number
from dsh.typed import Any

CUT = " | "
NAME = r"[a-z0-9][\w.-]*"
LED = r"(?:in|inside|within|of|on|from)(?: of| inside| within)?(?: (?:the|my|our))?(?: (?:running|docker))* "
MACHINES = frozenset(  # and other things that people run programs on; "the container server" is none of them
    ["server", "host", "laptop", "machine", "computer", "pc", "mac", "macbook", "desktop", "home", "phone", "router",
     "project", "repo", "repository", "vscode", "browser", "internet", "disk", "system", "windows", "linux", "ubuntu"]
)  # fmt: skip
NO_PLACE = r"(?!(?:its|here|compose|disk|home|root|any|which|what)\b)"
PLACES = (
    rf"(?<![\w./:-])(?:{LED})?(?:[\w-]+ )?container (?:called |named )?({NO_PLACE}{NAME})(?= |,|$)",
    rf"(?<![\w./:-])(?:{LED})?({NO_PLACE}{NAME}) container(?= |,|$)",
    rf"(?<![\w./:-]){LED}({NO_PLACE}{NAME})(?= |,|$)",
)
FILES = (".py", ".js", ".sh", ".rb", ".php", ".sql", ".txt", ".json", ".yml", ".yaml", ".conf", ".log", ".csv", ".tar",
         ".gz", ".tgz", ".zip", ".cfg", ".ini", ".xml", ".html", ".dump", ".archive")  # fmt: skip
MARKED = (rf"\bcontainers? (?:called |named )?({NAME})(?= |,|$)", rf"\b({NAME}) container(?= |,|$)")
ENDED = regex(r" *(?:$|,|\||(?:in|of|with|to|from|as|and|for)\b)")  # what is no name elsewhere ends here
OUGHT = ("must", "should", "shall", "may", "can", "will", "has", "needs", "ought", "is", "to", "not", "never")
PATHS = regex(r"(?<!\S)(?:/[^\s:]*|[\w.~-]+/[^\s:]*|[\w-]+\.[\w.-]*\w)(?=[\s,]|$)")  # their words are no words
CALLED = r"\bcontainer (?:called |named )?{0}\b|\b{0} container\b"
SLOT = regex(r"\{([A-Z]+)\}")
MINUTES = ("m", "min", "mins", "minute", "minutes")


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    """The line of such a request; None where it is none."""
    written = any(word.quoted and " " in word.text and is_program(word.low.split()[0], index) for word in reading.words)
    if reading.mood == "idea" or written:
        return None
    typed = _flat(reading, {})
    right = _flat(reading, dict(reading.mended))
    whole = _as_written(reading)
    texts = [(typed, ()), (right, tuple(right for _, right in reading.mended))]
    handed = any(word.quoted and " " in word.text for word in reading.words)
    texts = [(whole, ()), *texts] if handed or _signs(whole) > _signs(typed) else texts
    for text, mended in dict(texts).items():
        told = _told(text, mended, reading, index)
        if told is not None:
            return told
    return None


def _as_written(reading: Reading) -> str:
    """The text with all its signs, for what is handed on as it stands: "select count(*) from users"."""
    return " ".join(reading.text.split()).rstrip(" .?!")


def _signs(text: str) -> set[str]:
    return set(text) - set(" ,.;:?!-'\"")


def _told(text: str, mended: tuple[str, ...], reading: Reading, index: dict[str, Any]) -> Whole | None:
    bare = PATHS.sub(lambda found: found[0] if found[0] == "/" else "/x" if "/" in found[0] else "_", text)
    for number_of in signed(text, index["deed_signs"]):
        said, also, beside, unless, template, says, risk, lacks = index["deeds"][number_of]
        if unless and compiled(unless).search(bare):
            continue
        parts = _parts(text, said, also)
        if parts is None:
            continue
        values, flags, rest = parts
        left = _left(values, rest, beside, template, index)
        if left is None or set(left["CONTAINER"].split()) & set(mended):
            continue  # what a name was mended to is none
        if left["CONTAINER"].lower() in MACHINES and not re.search(CALLED.format(re.escape(left["CONTAINER"])), text):
            continue
        if "COMMAND" in values and not _runs_in(values["COMMAND"], left["CONTAINER"], text, index):
            continue
        values.update(left, ALSO="".join(f" {_filled(flag, values, index)}" for flag in flags))
        command = _filled(template, {**lacks, **values}, index)
        return Whole(command, frozenset(range(len(reading.words))), says, risk)
    return None


def _runs_in(command: str, name: str, text: str, index: dict[str, Any]) -> bool:
    """Is it a program, and in a container: neither an image nor anything else?"""
    marked = re.search(CALLED.format(re.escape(name)), text) is not None
    return is_program(command.split()[0].lower(), index) and (marked or name.lower() not in index["images"])


def _flat(reading: Reading, right: dict[str, str]) -> str:
    """The words with a space between, those known in the right letters, commas kept."""
    words = []
    for word in reading.words:
        known = word.sense[:1] not in ("", "w") or " " in word.low
        text = word.text.replace(" ", "_") if word.quoted else word.low if known else word.text
        own = "'s" if word.possessive else ""
        words.append(f"{text}{own}," if word.comma or word.stop else f"{text}{own}")
    return " ".join(right.get(word, word) for word in words).strip(" ,")


def _parts(text: str, said: list[str], also: list[list[str]]) -> tuple[dict[str, str], list[str], str] | None:
    """What the parts hold, the flags of those that are said besides, and the text without them."""
    spans: list[tuple[int, int]] = []
    valued: list[tuple[int, int]] = []  # what says a value says no other
    values: dict[str, str] = {}
    flags = []
    for part in filter(None, said):
        places = list(compiled(part).finditer(text))
        own = [found for found in places if not (_held(found) and _overlaps(found.span(), valued))]
        if not own:
            return None
        spans += [found.span() for found in places]
        valued += [own[0].span()] if _held(own[0]) else []
        values.update(_held(own[0]))
    if "" in said:
        place = _place(text, spans)
        if place is None:
            return None
        values["CONTAINER"] = place[1]
        spans.append(place.span())
    for part, flag in also:
        for found in compiled(part).finditer(text):
            if _overlaps(found.span(), spans):
                continue
            spans.append(found.span())
            values.update(_held(found))
            flags += [_with(flag, found)] if flag else []
    rest = text
    for start, end in sorted(_joined(spans), reverse=True):
        rest = rest[:start] + CUT + rest[end:]
    if "MANY" in values:
        each = 60 if values.get("UNIT", "s").lower() in MINUTES else 1
        values["SECONDS"] = str(int(number(values["MANY"].lower()) * each))
    return values, flags, rest


def _place(text: str, spans: list[tuple[int, int]]) -> re.Match[str] | None:
    """Where it is done, told as such: "in container web", "in the web container", "in web"; what other parts say is
    none, unless it is the name alone that says so: "the databases in pg"."""
    for form in PLACES:
        found = [
            it
            for it in _all(form, text)
            if is_name(it[1])
            and not it[1].lower().endswith(FILES)
            and not any(start < it.end(1) and it.start(1) < end and (start, end) != it.span(1) for start, end in spans)
        ]
        if found:
            return max(found, key=lambda it: (it.start(1), -it.start()))
    return None


def _all(form: str, text: str) -> Iterator[re.Match[str]]:
    """Wherever the form fits, be it within another place: of "on in web" both."""
    found = compiled(form).search(text)
    while found is not None:
        yield found
        found = compiled(form).search(text, found.start() + 1)


def _held(found: re.Match[str]) -> dict[str, str]:
    """What its places hold; those of one kind are told apart by a digit."""
    return {key.rstrip("0123456789"): text for key, text in found.groupdict().items() if text}


def _with(flag: str, found: re.Match[str]) -> str:
    """The flag with what this part holds: there may be several of a kind."""
    return SLOT.sub(lambda slot: quote(_held(found).get(slot[1]) or slot[0]), flag)


def _overlaps(one: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < one[1] and one[0] < end for start, end in others)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that do not overlap."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _left(
    values: dict[str, str], rest: str, beside: str, template: str, index: dict[str, Any]
) -> dict[str, str] | None:
    """The name among what is left over; None where there is none, or more than that."""
    marked = "" if "CONTAINER" in values else _marked(rest, beside)
    words = [word.strip(",'\"") for word in rest.split()]
    left = [word for word in words if word and f" {word.lower()} " not in beside and word not in ("|", marked)]
    if marked and len(left) == 1 and left[0].lower() in index["images"]:
        left = []  # "the nginx container edge"
    if "{LEFT}" in template or "{ONE}" in template:
        name = values.get("CONTAINER", marked)
        fits = left and name and is_name(name) and (len(left) == 1 or "{LEFT}" in template)
        return {"LEFT": " ".join(left), "ONE": left[0], "CONTAINER": name} if fits else None
    if "CONTAINER" in values or marked:
        name = values.get("CONTAINER", marked)
        return {"CONTAINER": name} if is_name(name) and not set(left) - {name} else None
    if not left or (len(left) > 1 and "{CONTAINERS}" not in template):
        return None
    if len(left) > 1 and not re.search(r"(?:,? and |, ?| & )".join(map(re.escape, left)), rest):
        return None
    if not all(re.fullmatch(NAME, name, re.I) and is_name(name) and not name.lower().endswith(FILES) for name in left):
        return None
    if any(is_common(name.lower(), index) and not _led(name, rest) for name in left):
        return None
    return {"CONTAINER": " ".join(left)}


def _led(name: str, rest: str) -> bool:
    """Does an everyday word stand where a name does: first, or after a preposition?"""
    return re.search(rf"(?:^|\b(?:of|for|from|in|inside|into|to|on|with) ){re.escape(name)}\b", rest) is not None


def _marked(rest: str, beside: str) -> str:
    """The name that stands beside "container"."""
    for form in MARKED:
        for found in _all(form, rest):
            told = found[1].lower() not in OUGHT and form is MARKED[0] and ENDED.match(rest, found.end())
            own = f" {found[1].lower()} " not in beside or told
            if own and is_name(found[1]):
                return str(found[1])
    return ""


def _filled(template: str, values: dict[str, str], index: dict[str, Any]) -> str:
    def put(slot: re.Match[str]) -> str:
        kind = slot[1].replace("CONTAINERS", "CONTAINER")
        text = values.get(kind)
        if text is None:
            return slot[1]
        meant = index["deed_means"].get(kind, {}).get(text.lower())
        if meant is not None:
            return str(meant)
        return (
            text
            if kind in ("ALSO", "LEFT", "CONTAINER", "COMMAND")
            else text.upper()
            if kind == "SIGNAL"
            else quote(text)
        )

    return SLOT.sub(put, template)
