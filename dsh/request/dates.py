"""Moments in a request as docker takes them: "1 may 2025", "9 in the morning of 2025-05-01", "2025-03-04 at 10:00"."""

import re

from dsh.knowledge.words import Word

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONG = (
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
FULL = (*MONTHS, *LONG, "sept")
BETWEEN = ("of", "on", "at", "the", "in", "day", "from", "yesterday", "today", "around", "about", "o'clock", "oclock")
HALVES = {"morning": 0, "am": 0, "a.m": 0, "afternoon": 12, "evening": 12, "pm": 12, "p.m": 12, "night": 12}
NAMED = {"noon": "12:00:00", "midday": "12:00:00", "midnight": "00:00:00"}
TODAY, YESTERDAY = "$(date +%F)", "$(date -d yesterday +%F)"  # as the shell writes these days
CLOCK = r"(\d{1,2})(?::(\d\d))?(?::(\d\d))?(am|pm)?$"
ISO = r"(\d{4})[-/](\d\d)[-/](\d\d)$"


def moment(words: list[Word], at: int) -> tuple[str, int] | None:
    """The moment that begins at a word and where it ends; None where none begins or no day is said."""
    low = words[at].low
    if not (low[:1].isdigit() or low in FULL or low in NAMED or (low in BETWEEN[7:9] and at + 1 < len(words))):
        return None
    if low in ("yesterday", "today"):
        found = clock(words, at + 1 + (words[at + 1].low in BETWEEN[:3]))
        return _with_day_elsewhere(words, found) if found else None
    day = date(words, at)
    if day is not None:
        time = clock(words, _skip(words, day[1]))
        return (f"{day[0]}T{time[0]}", time[1]) if time is not None else day
    time = clock(words, at)
    if time is None:
        return None
    day = date(words, _skip(words, time[1]))
    return (f"{day[0]}T{time[0]}", day[1]) if day is not None else _with_day_elsewhere(words, time)


def _with_day_elsewhere(words: list[Word], time: tuple[str, int]) -> tuple[str, int] | None:
    """ "from 10:00 till 11:00 on 2025-03-04": the one day that the request speaks of."""
    days = [day for at in range(len(words)) if (day := date(words, at)) is not None]
    if not days and any(word.low == "yesterday" for word in words):
        return f"{_day(words, time)}T{time[0]}", _past(words, time[1])
    return (f"{days[0][0]}T{time[0]}", time[1]) if len(days) == 1 else None


def _day(words: list[Word], time: tuple[str, int]) -> str:
    """ "from yesterday 22:00 till 6am": what is earlier in the day than what it follows is of the day after."""
    start = time[1] - 1
    before = [found[0] for at in range(start) if (found := clock(words, at)) is not None and found[1] <= start]
    said_so = any(word.low == "today" for word in words[max(0, start - 2) : time[1] + 1])
    return TODAY if said_so or any(it > time[0] for it in before) else YESTERDAY


def _past(words: list[Word], at: int) -> int:
    """Behind the "yesterday" that a time of day may end with."""
    return at + 1 if at < len(words) and words[at].low == "yesterday" else at


def _skip(words: list[Word], at: int) -> int:
    end = at
    while end < len(words) and end < at + 3 and words[end].low in BETWEEN:
        end += 1
    return end


def date(words: list[Word], at: int) -> tuple[str, int] | None:
    """A day with its year, as 2025-05-01."""
    if at >= len(words):
        return None
    if len(words[at].low) == 10 and (found := re.match(ISO, words[at].low)):
        return f"{found[1]}-{found[2]}-{found[3]}", at + 1
    rest = [w.low for w in words[at : at + 5] if w.low not in ("of", "the")]
    skipped = sum(1 for w in words[at : at + 5] if w.low in ("of", "the"))
    if len(rest) < 3 or words[at].low in ("of", "the"):
        return None
    first, second, year = rest[:3]
    day, month = (first, second) if second in FULL else (second, first)
    if month not in FULL or not (year.isdigit() and len(year) == 4):
        return None
    number = day[:-2] if day.endswith(("st", "nd", "rd", "th")) else day
    if not number.isdigit() or len(number) > 2:
        return None
    return f"{year}-{MONTHS.index(month[:3]) + 1:02}-{int(number):02}", at + 3 + min(skipped, 1)


def clock(words: list[Word], at: int) -> tuple[str, int] | None:
    """A time of day, as 09:00:00."""
    if at >= len(words):
        return None
    if words[at].low in NAMED:
        return NAMED[words[at].low], at + 1
    low = words[at].low
    if low.isdigit() and not any(w.low in HALVES or w.low in ("o'clock", "oclock") for w in words[at + 1 : at + 4]):
        return None
    found = re.match(CLOCK, low) if low[:1].isdigit() else None
    if found is None or int(found[1]) > 24:
        return None
    end, half = at + 1, HALVES.get(found[4] or "")
    if half is None:
        after = [w.low for w in words[at + 1 : at + 4]]
        place = next((n for n, low in enumerate(after) if low in HALVES), None)
        if place is not None and all(low in ("in", "the", "at", "o'clock") for low in after[:place]):
            half, end = HALVES[after[place]], at + 2 + place
        elif after[:1] in (["o'clock"], ["oclock"]):
            half, end = 0, at + 2
    if half is None and not found[2]:
        return None
    hour = (
        int(found[1]) % 12 + half if half is not None and int(found[1]) <= 12 and (half or found[1] == "12") else None
    )
    return f"{int(found[1]) if hour is None else hour:02}:{found[2] or '00'}:{found[3] or '00'}", end


def day_clock(text: str) -> str:
    """ "9am" is 09:00:00; "" where it is no time of day."""
    found = clock([Word(text, text.lower(), 0, len(text))], 0)
    return found[0] if found else ""
