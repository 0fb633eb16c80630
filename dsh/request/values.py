"""What kind of value a word of a request is: a port, a size, a path, an image ..."""

import re
from functools import cache

from dsh.patterns import regex

SHAPES = (
    ("mac", r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$"),
    (
        "ports",
        r"(?:\d{1,3}(?:\.\d{1,3}){3}:)?(?:\d{1,5}(?:-\d{1,5})?)(?::|->|=>|→)\d{1,5}(?:-\d{1,5})?(?:/(?:tcp|udp))?$",
    ),
    ("port", r"\d{1,5}(?:-\d{1,5})?/(?:tcp|udp|sctp)$"),
    ("address", r"\d{1,3}(?:\.\d{1,3}){3}:\d{1,5}$"),
    ("port", r"[1-9]\d{2,4}-[1-9]\d{2,4}$"),
    ("number", r"\d+$"),
    ("cidr", r"\d{1,3}(?:\.\d{1,3}){3}/\d{1,2}$|[0-9a-f]{1,4}:[0-9a-f:]*:?/\d{1,3}$"),
    ("ip", r"\d{1,3}(?:\.\d{1,3}){3}$"),
    ("date", r"\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?$"),
    ("clock", r"\d{1,2}:\d\d(?::\d\d)?$|\d{1,2}(?::\d\d)?(?:am|pm)$"),
    ("duration", r"(?:\d+(?:h|hr|hrs|min|mins|m|s|sec|secs|ms|d))+$"),
    ("size", r"\d+(?:\.\d+)?(?:[kmgt]i?b?|b|megs?|gigs?)$"),
    ("decimal", r"\d+\.\d+$"),
    ("url", r"[a-z][a-z0-9+.-]*://\S+$|(?:github|gitlab|bitbucket)\.(?:com|org)/\S+$|git@\S+$|\S+\.git$"),
    ("env", r"[a-z_][a-z0-9_.-]*=(?!=).*$"),
    ("mount", r"(?![a-z]:/[^:]*$)(?:[a-z]:[\\/])?[^:\s]+:/[^:\s]*(?::\w+)?$"),
    ("path", r"(?:\.{1,2}|~)(?:/.*)?$|/\S*$|[\w.-]+/$|\$\(?pwd\)?\S*$|[a-z]:[\\/][^\s:]*$"),
    ("place", r"[\w.-]+:[/.~]\S*$"),
    (
        "file",
        r"(?:[\w.-]+/)*[\w-][\w.-]*\.(?:tar|tgz|gz|zip|txt|csv|json|ya?ml|env|log|conf|cfg|ini|py|js|ts|sh|sql|html?|key|pem|crt|md|xml|php|go|rb|java|jar|toml|hcl|list|dump|bak|xz|bz2|png|jpg|pdf|db|sqlite|properties|cnf|sqlite3|jpeg|svg|css|jsx|tsx|rs|kt|gradle|lock|bin|dat|docx?|xlsx?|pptx?|mp[34]|dockerfile|dev|prod|local|dockercontext|cid|pid|iid)$|\.env(?:\.\w+)?$|\.[a-z]\w+$|(?:[\w.-]+/)*dockerfile(?:\.\w+)?$|[a-z]+file\.\w+$",
    ),
    (
        "host",
        r"(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|local|internal|lan|cloud|corp|co|de|uk|eu|fr|test|example|home|azurecr\.io|gcr\.io|cn|ru|jp|br|it|es|nl|pl|ch|at|se|in|us|ca|au|fi|dk|be|pt|info|app|ai|xyz|me|edu|gov|intra|private|domain|site|tech)(?::\d+)?$|localhost:\d+$",
    ),
    ("platform", r"(?:linux|windows|darwin|freebsd)/[a-z0-9]+(?:/v\d)?$"),
    (
        "image",
        r"(?:[\w.-]+(?::\d+)?/)?[\w.-]+(?:/[\w.-]+)*(?::[\w][\w.-]*|@sha256:[0-9a-f]+)$|[\w.-]+(?::\d+)?(?:/[\w.-]+)+$",
    ),
)
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "half": 0.5,
    "a hundred": 100,
    "thousand": 1000,
}
SIZE_UNITS = {
    "b": "b",
    "byte": "b",
    "kb": "k",
    "k": "k",
    "kilobyte": "k",
    "mb": "m",
    "m": "m",
    "meg": "m",
    "megabyte": "m",
    "mib": "m",
    "gb": "g",
    "g": "g",
    "gig": "g",
    "gigabyte": "g",
    "gib": "g",
    "tb": "t",
    "mega": "m",
    "giga": "g",
}
TIME_UNITS = {
    "s": "s",
    "sec": "s",
    "second": "s",
    "m": "m",
    "min": "m",
    "minute": "m",
    "h": "h",
    "hr": "h",
    "hour": "h",
    "day": "24h",
    "d": "24h",
    "week": "168h",
    "wk": "168h",
    "w": "168h",
    "fortnight": "336h",
    "month": "720h",
    "ms": "ms",
    "year": "8760h",
}


def kind_of(low: str) -> str:
    """The kind of value a single word has by its shape; "" where it is just a word."""
    if low.isalpha():
        return ""
    return next((kind for kind, shape in _shapes() if shape.match(low)), "")


@cache
def _shapes() -> list[tuple[str, re.Pattern[str]]]:
    """The shapes made ready, when the first word that may be a value is seen."""
    return [(kind, regex(shape)) for kind, shape in SHAPES]


def number(low: str) -> float | None:
    """The number that a word says."""
    if low.isascii() and low.isdigit():
        return int(low)
    try:
        return NUMBERS.get(low) or float(low) if low[:1].isdigit() else NUMBERS.get(low)
    except ValueError:
        return None


def size(amount: float, unit: str) -> str | None:
    """Bytes as docker takes them: (512, "megs") is 512m."""
    letter = SIZE_UNITS.get(unit) or SIZE_UNITS.get(unit.rstrip("s"))
    if letter == "g" and amount < 1:
        return f"{amount * 1024:g}m"
    return f"{amount:g}{letter}" if letter else None


AMOUNT = regex(r"(\d+(?:\.\d+)?) ?([a-z]+)")


def joined_size(low: str) -> str | None:
    """ "512MB" is 512m, and so is "512 megs"."""
    told = AMOUNT.fullmatch(low)
    return size(float(told[1]), told[2]) if told else None


def duration(amount: float, unit: str) -> str | None:
    """A Go duration: (2, "days") is 48h."""
    letter = TIME_UNITS.get(unit) or TIME_UNITS.get(unit.rstrip("s"))
    if letter is None:
        return None
    if letter.endswith("h") and len(letter) > 1:
        return f"{amount * int(letter[:-1]):g}h"
    if amount != int(amount) and letter in ("h", "m"):
        return f"{amount * 60:g}{'m' if letter == 'h' else 's'}"
    return f"{amount:g}{letter}"


def joined_duration(low: str) -> str | None:
    """ "7d" is 168h, "10sec" is 10s; what docker takes stays."""
    found = re.fullmatch(r"(\d+)([a-z]+)", low)
    return duration(int(found[1]), found[2]) if found else (low if re.fullmatch(r"(?:\d+(?:h|m|s|ms))+", low) else None)
