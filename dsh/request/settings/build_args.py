"""Arguments of a build said as a name and a value: "pass VERSION 1.21 as argument for building"."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

SAID = ("arg", "args", "argument", "arguments", "build-arg", "build-args", "buildarg", "buildargs")
LINKS = ("to", "=", "is", "be", "as", "set", "of", "with", "value", "being", "equals", ":")
BESIDE = (
    "pass",
    "passing",
    "as",
    "for",
    "with",
    "set",
    "setting",
    "and",
    "give",
    "giving",
    "hand",
    "build",
    "a",
    "use",
)


def pairs(reading: Reading) -> list[FlagFound]:
    """--build-arg for each name in capitals with a value after it, where arguments are spoken of."""
    words = reading.words
    said = [n for n, w in enumerate(words) if w.low.split()[-1] in SAID]
    if not said or reading.text.isupper():
        return []
    out: list[FlagFound] = []
    for at, word in enumerate(words[:-1]):
        shape = word.text.isupper() and len(word.text) > 1 and word.text.replace("_", "").isalnum()
        if not shape or at in reading.values or word.low in SAID or word.comma:
            continue
        place = at + 1
        while place + 1 < len(words) and words[place].low in LINKS and not words[place].quoted:
            place += 1
        value = words[place]
        if value.sense[:1] in ("v", "f", "p") and not value.quoted and value.low not in ("true", "false"):
            continue
        beside = [n for n, w in enumerate(words) if w.low in BESIDE and n != reading.lead and not out]
        beside += [n for n in range(at, len(words)) if words[n].sense == "v.build" and n != reading.lead and not out]
        used = {at, *range(at + 1, place + 1), *beside, *(said if not out else ())}
        text = reading.values[place].text if place in reading.values and value.quoted else value.text
        out.append(FlagFound("build-arg", f"{word.text}={text}", tuple(sorted(used)), None, True))
    return out or _declared(reading)


def _declared(reading: Reading) -> list[FlagFound]:
    """ "there is ARG VERSION in the Dockerfile, set it to 4.2"."""
    words = reading.words
    at = next(
        (
            n
            for n, w in enumerate(words[:-1])
            if w.low in ("arg", "argument", "build-arg") and words[n + 1].text.isupper()
        ),
        None,
    )
    if at is None or (at + 1) in reading.values:
        return []
    to = next((n for n in range(at + 2, len(words) - 1) if words[n].low in ("to", "=", "is", "be", "as")), None)
    value = to + 1 if to is not None else at + 2
    if value >= len(words) or words[value].sense[:1] in ("v", "f", "p"):
        return []
    used = [
        n
        for n in range(at, value + 1)
        if words[n].sense[:1] in ("f", "p", "v") or words[n].sense == "n.dockerfile" or n in (at, at + 1, value)
    ]
    return [FlagFound("build-arg", f"{words[at + 1].text}={words[value].text}", tuple(used), None, True)]
