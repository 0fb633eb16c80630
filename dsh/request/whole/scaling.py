"""How many of several services are to run: "three worker and one beat", "web to 3 and worker to 2"."""

import re

from dsh.patterns import regex
from dsh.request import values
from dsh.request.flags import FlagFound
from dsh.request.line import Whole
from dsh.request.names import Name
from dsh.request.reading import Reading

OF_COPIES = ("n.replicas", "n.service", "n.container", "n.compose")


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
    names = [name for name, _ in pairs]
    pairs = [
        (name, amount) for name, amount in pairs if name[-1:] != "s" or name[:-1] not in names
    ]  # "2 webs: web to 2"
    if len(pairs) < 2:
        return line, set()
    start = line.partition(" --scale ")[0] if " --scale " in line else line.rpartition(" ")[0]
    before = "--scale " if " --scale " in line else ""
    return f"{start} {' '.join(f'{before}{name}={amount}' for name, amount in pairs)}", used


def copies(reading: Reading) -> list[FlagFound]:
    """--scale of compose for "with 3 copies of worker", "with 4 workers", "with 4 api and 2 worker"."""
    words = reading.words
    out: list[FlagFound] = []
    for name in reading.names:
        before = name.first - 1
        while before > 0 and (words[before].sense in OF_COPIES or words[before].low in ("of", "the")):
            before -= 1
        amount = values.number(words[before].low) if before >= 0 else None
        said = any(w.sense == "n.replicas" or w.low == "of" for w in words[before : name.first])
        said = said or (before > 0 and words[before - 1].low in ("with", *(("and",) if out else ())))
        said = said and not (before > 0 and words[before - 1].sense in OF_COPIES)  # "replica 2 of web"
        if amount is not None and said and len(name.texts) == 1 and name.kind in ("", "image"):
            told = (*range(before, name.first), *name.indexes)
            out.append(FlagFound("scale", f"{name.typed[0]}={int(amount)}", told, None, True))
    named = {at for found in out for at in found.words}
    for at, word in enumerate(words[2:], 2):
        amount = values.number(words[at - 1].low)
        led = words[at - 2].low in ("with", *(("and",) if out else ()))
        if word.sense == "n.worker" and amount is not None and led and at not in named:
            out.append(FlagFound("scale", f"{word.low.rstrip('s')}={int(amount)}", (at - 1, at), None, True))
    return out


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


AMOUNT = r"(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|ten|twelve)"
PAIR = regex(
    rf"\b{AMOUNT} (?:x |times )?(?P<of>(?:(?:more )?(?:copies|instances|replicas|containers|pieces|tasks) )?of )?"
    r"(?:the |my )?(?:service )?(?P<name>[a-z][\w.-]*)(?: services?| containers?)?",
    re.IGNORECASE,
)
TIMES = regex(
    rf"\b(?:service )?(?P<name>[a-z][\w.-]*) (?:(?P<twice>twice)|{AMOUNT} times)\b",
    re.IGNORECASE,
)
SPOKEN = frozenset(
    ["compose", "docker", "with", "in", "and", "please", "pls", "i", "we", "want", "need", "run", "start", "have",
     "make", "give", "me", "from", "now", "on", "only", "just", "services", "the", "project", "my", "our", "scale",
     "up", "let", "there", "be", "should", "must", "to", "a", "total", "of", "instances", "docker-compose", "stack",
     "swarm", "mode", "service", "tasks", "replicas", "copies"]
)  # fmt: skip
TASKS = frozenset(["tasks", "replicas", "copies", "instances"])  # without which "2 workers" of a swarm are machines
NO_NAMES = (
    "of",
    "lines",
    "minutes",
    "seconds",
    "hours",
    "days",
    "and",
    "to",
    "times",
    "in",
    "with",
    "or",
    "second",
    "file",
    "files",
    "projects",
    "networks",
    "volumes",
)


def line(reading: Reading) -> Whole | None:
    """ "compose, 3 workers and 2 webs please", "four of queue and two of mail, with compose", "6 api and 10 job tasks
    in the swarm"."""
    text = reading.text
    found = [*PAIR.finditer(text), *TIMES.finditer(text)]
    found = [f for f in found if f["name"].lower() not in (*NO_NAMES, *SPOKEN)]
    rest = text
    pairs: list[str] = []
    for pair in found:
        amount = 2.0 if pair.groupdict().get("twice") else values.number(pair["n"].lower())
        name = pair["name"]
        if amount is None:
            return None
        many = amount > 1 and name.endswith("s") and not name.endswith("ss") and "of" in pair.groupdict()
        name = name[:-1] if many and not pair["of"] else name
        pairs.append(f"{name}={int(amount)}")
        rest = rest.replace(pair[0], " ")
    left = [w for w in re.findall(r"[\w.-]+", rest.lower()) if w.strip(".-") not in SPOKEN]
    if not pairs or left:
        return None
    every = frozenset(range(len(reading.words)))
    if "compose" in text.lower():
        return Whole(f"docker compose up -d {' '.join(f'--scale {pair}' for pair in pairs)}", every)
    told = len(pairs) > 1 and "swarm" in text.lower() and not TASKS.isdisjoint(re.findall(r"\w+", text.lower()))
    return Whole(f"docker service scale {' '.join(pairs)}", every) if told else None
