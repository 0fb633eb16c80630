"""Requests that say of an image how it is to run, and nothing that is to be done: "caddy with ports 80 and 443"."""

from dsh.request.flags import find_flags
from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.request.switches import choose_flags
from dsh.typed import Any

SOFT = (
    "v.switch",
    "v.show",
    "v.get",
    "v.create",
    "v.update",
    "v.connect",
    "v.enable",
    "v.run",
    "v.start",
)  # "should use"


def is_set_up(reading: Reading, index: dict[str, Any], hints: frozenset[str], fitting: frozenset[str]) -> bool:
    """Is an image named, and is all else said how it is to run: "caddy with ports 80 and 443, ./site at /srv"?"""
    ordered = reading.lead is not None and reading.words[reading.lead].sense in (
        "v.run",
        "v.start",
        "v.exec",
        "v.enter",
    )
    made = reading.lead is not None and reading.words[reading.lead].low in ("create", "creates")
    made = made or _makes_image(reading)
    if reading.mood != "wish" or made or ordered:
        return False
    image = next((n for n in reading.names if is_image(n)), None)
    if image is None or len(image.texts) > 1 or image.before == "of":
        return False
    path = "docker container run"
    number = index["command_numbers"][path]
    flags = index["commands"][number][5]
    chosen = choose_flags(reading, find_flags(reading, index), flags, number, "docker run", index)
    valued = {i for v in reading.values.values() for i in range(v.first, v.last)}
    told = [
        f
        for f in chosen
        if valued & set(f.words) or ((f.value is None or image.object == "image") and len(f.words) > 1)
    ]
    if not told:
        return False
    sure = image.object == "image" or len(told) > 1
    used = {w for f in chosen for w in f.words} | set(image.indexes)
    for at, word in enumerate(reading.words):
        if at in used or at in reading.off or at in reading.aside:
            continue
        if f" {word.low} " in index["foreign"] and not sure:
            return False
        if (
            word.sense[:2] == "v."
            and not word.low.endswith(("ed", "ing"))
            and word.low not in hints
            and word.sense not in SOFT
        ):
            return False
        if word.sense[:2] == "n." and word.sense not in fitting and not _is_part(reading, at):
            return False
    return True


def _makes_image(reading: Reading) -> bool:
    """ "make image for arm64 from here": it is built, not run."""
    words, lead = reading.words, reading.lead
    if lead is None or words[lead].sense != "v.create":
        return False
    after = next((w for w in words[lead + 1 :] if w.sense[:1] != "f"), None)
    return after is not None and after.sense == "n.image"


def is_image(name: Name) -> bool:
    """Is it an image that is to run, rather than a container that there is?"""
    return name.object == "image" or (name.kind == "image" and (name.object != "container" or name.indefinite))


def _is_part(reading: Reading, at: int) -> bool:
    """Is it a word of a name?"""
    return any(at in n.indexes for n in reading.names)
