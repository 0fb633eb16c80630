"""Values in a request: ports, sizes, times, paths, by the words that say them."""

from dsh.knowledge.words import Word
from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request import values
from dsh.typed import Any

CPUS = ("cpu", "core", "processor")
FOLDERS = ("desktop", "downloads", "documents")
WHEN = frozenset(
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "noon",
        "midday", "midnight", "yesterday", "today",
    ]
)  # fmt: skip
DAYS = {"yesterday": "24h", "today": "24h", "overnight": "24h"}
PARTS_OF_DAY = {  # with a word before them: "since this morning", "last night", "since lunch"
    "night": "24h", "midnight": "24h", "morning": "12h", "noon": "12h", "midday": "12h", "lunch": "12h",
    "lunchtime": "12h", "breakfast": "12h", "afternoon": "12h", "evening": "12h", "weekend": "72h",
}  # fmt: skip

HOURS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}  # of today

QUARTERS = (("of", "an", "hour"), ("hour",), ("of", "hour"))  # "the last quarter of an hour"


class Value(NamedTuple):
    """A value in the text: words `first` to `last` (exclusive) of the reading."""

    kind: str  # number, ports, size, duration, path, env, image, name, quoted ...
    text: str
    first: int
    last: int


def find_values(words: list[Word], index: dict[str, Any]) -> dict[int, Value]:
    """Values by the index of their first word. Amount and unit may be two words."""
    found: dict[int, Value] = {}
    at = 0
    while at < len(words):
        value = _value(words, at)
        if value is None:
            at += 1
        else:
            found[at] = value
            at = value.last
    return found


def _moment(words: list[Word], at: int) -> tuple[str, int] | None:
    from dsh.request.dates import moment  # few requests speak of a day: it is no part of the start

    return moment(words, at)


def _value(words: list[Word], at: int) -> Value | None:
    word = words[at]
    if word.quoted:
        return Value("quoted", word.text, at, at + 1)
    before = words[at - 1].low if at else ""
    when = _moment(words, at) if word.low[:1].isdigit() or word.low in WHEN else None
    if when is not None:
        return Value("date", when[0], at, when[1])
    own = word.low.split()[-1] if word.low.startswith(("to my ", "onto my ", "into my ")) else ""
    if own in FOLDERS and any(w.sense in ("v.copy", "v.save", "v.pull", "v.get") for w in words[:at]):
        return Value("path", f"~/{own.title()}", at, at + 1)
    if word.sense == "n.here":
        return Value("path", ".", at, at + 1)
    if word.low in DAYS:
        return Value("duration", DAYS[word.low], at, at + 1)
    if word.low in HOURS and before in ("since", "from", "after", "until", "till", "to"):
        return Value("clock", HOURS[word.low], at, at + 1)
    if word.low in PARTS_OF_DAY and before in ("since", "last", "this", "past", "after", "from", "the"):
        further = words[at - 2].low if at > 1 else ""
        led = before in ("since", "after", "from") or further in ("since", "over", "during", "in")
        led = led or (before != "the" and not word.comma and not word.stop)  # "it crashed last night, why?" is a story
        return Value("duration", PARTS_OF_DAY[word.low], at, at + 1) if led else None
    if before in ("past", "last", "previous", "this") and (span := values.duration(1, word.low)) and len(word.low) > 1:
        return Value("duration", span, at, at + 1)
    if word.low == "quarter" and (quarter := next((n for n in QUARTERS if _follows(words, at, n)), None)):
        return Value("duration", "15m", at, at + 1 + len(quarter))
    share = _share_of_a_cpu(words, at)
    if share is not None:
        return share
    amount = values.number(word.low)
    if amount is None and word.low in ("a", "an", "half"):
        amount = 1 if word.low != "half" else 0.5
    if amount is not None:
        return _amount(words, at, amount)
    kind = values.kind_of(word.low) or ("file" if word.low == "dockerfile" else "")
    copied = kind == "file" and any(w.sense in ("v.copy", "n.stack") or w.low == "deploy" for w in words[:at])
    if (
        not kind
        or (word.sense and word.sense[0] in "nv" and not copied)
        or (word.sense and kind not in ("path", "file", "image", "platform"))
    ):
        return None
    text = word.text
    if kind in ("size", "duration") and word.low.endswith("m"):
        kind = (
            "duration"
            if before in ("last", "past", "since", "than", "ago", "after", "for", "within", "wait", "every")
            else "size"
        )
    if kind == "ports":
        text = text.replace("->", ":").replace("=>", ":").replace("→", ":")
    elif kind == "size":
        text = values.joined_size(word.low) or text
    elif kind == "duration":
        text = values.joined_duration(word.low) or text
    return Value(kind, text, at, at + 1)


def _share_of_a_cpu(words: list[Word], at: int) -> Value | None:
    """ "10% of a cpu", "20 percent of one core", "0.3 of a cpu": that part of one."""
    found = regex(r"(\d*\.\d+|\d+)(%|percent)?").fullmatch(words[at].low)
    if found is None:
        return None
    part = "." in found[1] and not found[2]
    end = at + 1 if found[2] or part else at + 2
    if not (found[2] or part) and (end > len(words) or words[at + 1].low not in ("%", "percent", "per cent")):
        return None
    if part and [w.low for w in words[end : end + 1]] != ["of"]:
        return None
    further = [w.low for w in words[end : end + 3]]
    while further and further[0] in ("of", "a", "an", "one", "1", "the"):
        further, end = further[1:], end + 1
    if not further or further[0].rstrip("s") not in CPUS:
        return None
    return Value("decimal", f"{float(found[1]) / (1 if part else 100):g}", at, end)


def _follows(words: list[Word], at: int, lows: tuple[str, ...]) -> bool:
    return tuple(w.low for w in words[at + 1 : at + 1 + len(lows)]) == lows


def _amount(words: list[Word], at: int, amount: float) -> Value | None:
    """A number with the unit after it, where there is one."""
    low = words[at].low
    follows = words[at + 1].low if at + 1 < len(words) else ""
    apart = words[at].comma or words[at].stop
    if follows in ("full", "whole", "good", "more") and not apart and at + 2 < len(words) and low not in ("a", "an"):
        longer = _amount([*words[: at + 1], *words[at + 2 :]], at, amount)
        return longer._replace(last=longer.last + 1) if longer is not None and longer.kind != "number" else None
    skip = 2 if low == "half" and follows in ("a", "an") else 1
    if follows in ("hundred", "thousand") and low not in ("a", "an", "half", "hundred", "thousand"):
        amount, skip = amount * (100 if follows == "hundred" else 1000), 2
    halves = [w.low for w in words[at + 1 : at + 4]]
    for more in (["and", "a", "half"], ["and", "half"], ["and", "half", "a"]):
        if halves[: len(more)] == more and not words[at].comma:
            amount, skip = amount + 0.5, 1 + len(more)
    unit = words[at + skip].low if at + skip < len(words) else ""
    span = values.duration(amount, unit) if len(unit) > 1 else None
    size = (
        values.size(amount, unit)
        if (low not in ("a", "an") or len(unit) > 2) and unit != "m" and not words[at + skip - 1].comma
        else None
    )
    if size and unit.lower() not in ("b", "k", "g", "t"):
        return Value("size", size, at, at + skip + 1)
    named = at + 2 < len(words) and words[at + 2].sense[:1] not in ("p", "f", "s")
    if span and not (low in ("a", "an") and unit == "second" and named):  # "a second nginx"
        return Value("duration", span, at, at + skip + 1)
    if skip < 3 and low in ("a", "an", "half", "one") and (unit.rstrip("s") not in CPUS or low in ("a", "an")):
        return None
    return Value("number" if amount == int(amount) else "decimal", f"{amount:g}", at, at + skip)
