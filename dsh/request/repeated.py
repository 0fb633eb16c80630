"""A program that is to run again and again inside: "date every 5 seconds"; no program but a shell waits in between."""

from dsh.patterns import compiled

UNITS = {"second": 1, "sec": 1, "minute": 60, "min": 60, "hour": 3600}
EVERY = (
    r"(?P<program>\S.*?),? (?:every|each|once (?:a|an|every|per))(?: (?P<count>\d+|other|one|two|five|ten|thirty))? ?"
    rf"(?P<unit>{'|'.join(UNITS)})s?(?: forever| in a loop)?"
)
COUNTS = {"other": 2, "one": 1, "two": 2, "five": 5, "ten": 10, "thirty": 30}


def repeated(command: str) -> str:
    """The command as a loop of a shell, with the pause that is told; as it stands where none is."""
    found = compiled(EVERY).fullmatch(command)
    if found is None or "'" in command:
        return command
    count = found["count"] or "1"
    pause = (int(count) if count.isdigit() else COUNTS[count.lower()]) * UNITS[found["unit"].lower()]
    program = found["program"]
    if program.startswith("ping ") and " -i " not in program:
        return f"ping -i {pause} {program.removeprefix('ping ')}"
    return f"sh -c 'while true; do {program}; sleep {pause}; done'"
