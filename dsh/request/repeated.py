"""A program that is to run again and again inside: "date every 5 seconds"; no program but a shell waits in between."""

from dsh.patterns import compiled
from dsh.request.values import NUMBERS, TIME_UNITS, number

SECONDS = {"s": 1, "m": 60, "h": 3600}
UNIT = "|".join(unit for unit, letter in TIME_UNITS.items() if letter in SECONDS and len(unit) > 1)
COUNT = rf"\d+|other|{'|'.join(word for word in NUMBERS if ' ' not in word)}"
EVERY = (
    rf"(?P<program>\S.*?),? (?:every|each|once (?:a|an|every|per))(?: (?P<count>{COUNT}))? ?(?P<unit>{UNIT})s?"
    r"(?: forever| in a loop)?"
)


def repeated(command: str) -> str:
    """The command as a loop of a shell, with the pause that is told; as it stands where none is."""
    found = compiled(EVERY).fullmatch(command)
    if found is None or "'" in command:
        return command
    count = (found["count"] or "one").lower()
    many = 2 if count == "other" else number(count) or 1
    pause = f"{many * SECONDS[TIME_UNITS[found['unit'].lower()]]:g}"
    program = found["program"]
    if program.startswith("ping ") and " -i " not in program:
        return f"ping -i {pause} {program.removeprefix('ping ')}"
    return f"sh -c 'while true; do {program}; sleep {pause}; done'"
