"""How many of several services are to run: "three worker and one beat", "web to 3 and worker to 2"."""

from dsh.request import values
from dsh.request.names import Name
from dsh.request.reading import Reading


def scaled(line: str, reading: Reading, free: list[Name]) -> tuple[str, set[int]]:
    """The line with each service and its number, and the words that say so; as it is where only one is named."""
    pairs: list[tuple[str, int]] = []
    used: set[int] = set()
    for place, value in reading.values.items():
        service, sign, number = value.text.partition("=")
        if value.kind == "env" and sign and number.isdigit():  # as docker writes it: web=3
            pairs.append((service, int(number)))
            used.add(place)
    for name in free:
        at = _number(reading, name)
        if at is None or len(name.texts) != 1 or name.kind not in ("", "image"):
            continue
        amount = values.number(reading.words[at].low)
        if amount is not None and amount == int(amount):
            pairs.append((name.typed[0], int(amount)))
            used |= {at, *name.indexes}
    if len(pairs) < 2:
        return line, set()
    start = line.partition(" --scale ")[0] if " --scale " in line else line.rpartition(" ")[0]
    before = "--scale " if " --scale " in line else ""
    return f"{start} {' '.join(f'{before}{name}={amount}' for name, amount in pairs)}", used


def _number(reading: Reading, name: Name) -> int | None:
    """The number that belongs to a name: right before it, or after it and "to"."""
    words = reading.words
    before = name.first - 1
    while before > 0 and words[before].sense in ("n.service", "n.container", "w.replicas", "w.replica"):
        before -= 1
    if before >= 0 and values.number(words[before].low) is not None:
        return before
    after = name.last
    while after < len(words) and (
        words[after].low in ("to", "at", "=", "x", "on") or words[after].sense == "n.service"
    ):
        after += 1
    return after if after < len(words) and values.number(words[after].low) is not None else None
