"""Several containers in one wish: "run nginx and redis", "spin up three redis containers". Each is a run of its own, in
the background, since the next one begins only when docker gives the prompt back.
"""

from dsh.request.line import Whole, quote
from dsh.request.reading import Reading
from dsh.request.values import NUMBERS
from dsh.typed import Any

MOST = 5  # runs in one line
SAID_BESIDE = frozenset(
    ["and", "a", "an", "the", "me", "please", "container", "containers", "instance", "instances", "copy", "copies",
     "of", "both", "all", "up", "in", "background", "detached", "just", "now", "new", "two", "each", "with", "from",
     "for", "image", "images", "times", "i", "want", "need", "to", "can", "you"]
)  # fmt: skip


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    """The runs, joined; None where anything else is said, which may be of one of them only."""
    lead = reading.lead
    if reading.mood != "wish" or lead is None or reading.words[lead].sense != "v.run" or len(reading.names) != 1:
        return None
    name = reading.names[0]
    marked = name.object == "container" and not name.indefinite and len(name.texts) > 1  # "run the containers a and b"
    if marked or not all(text.rpartition(":")[0] in index["images"] or text in index["images"] for text in name.texts):
        return None
    own = {lead, *name.indexes}
    beside = [w.low for n, w in enumerate(reading.words) if n not in own]
    counts = [count for low in beside if (count := _number(low)) is not None]
    if any(part not in SAID_BESIDE and _number(low) is None for low in beside for part in low.split()):
        return None
    images = list(name.texts)
    if len(images) == 1 and counts and 1 < counts[0] <= MOST:
        images *= counts[0]
    elif len(images) == 1 or any(count != len(images) for count in counts):
        return None
    runs = " && ".join(f"docker run -d {quote(image)}" for image in images)
    return Whole(runs, frozenset(range(len(reading.words)))) if len(images) <= MOST else None


def _number(low: str) -> int | None:
    """How many a word says; None for any other word."""
    if low.isdigit():
        return int(low)
    found = NUMBERS.get(low)
    return int(found) if found and low not in ("a", "an") else None
