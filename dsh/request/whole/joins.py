"""Several containers put on one network that "it" or its name stands for: "put shop and store on it"."""

import re

from dsh.request.line import Whole, quote
from dsh.request.reading import Reading

SPLIT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
JOIN = re.compile(
    r"(?:please )?(?:now )?(?:put|place|stick|hook|get|bring|move) (?:both )?(?P<names>[^/]+?) (?:both )?"
    r"(?:on|onto|into|in|to) (?P<network>it|that|that one|[\w-]+net(?:work)?)(?: please| too| now)?",
    re.IGNORECASE,
)
NOUNS = ("n", "s")


def line(reading: Reading) -> Whole | None:
    """What is put on something is neither paused nor copied."""
    match = JOIN.fullmatch(reading.text.strip(" .!?"))
    if match is None:
        return None
    bare = re.sub(r"^(?:the )?(?:containers? )?", "", match["names"])
    names = [name.strip("\"'") for name in SPLIT.split(bare)]
    senses = {w.text: w.sense[:1] for w in reading.words}
    plain = all(re.fullmatch(r"[\w.-]+", name) and senses.get(name, "") not in NOUNS for name in names)
    if len(names) < 2 or not plain:
        return None
    spoken = match["network"].lower().startswith(("it", "that"))
    network = "NETWORK" if spoken else match["network"]
    command = " && ".join(f"docker network connect {network} {quote(name)}" for name in names)
    return Whole(command, frozenset(range(len(reading.words))), "Lets containers join a network")
