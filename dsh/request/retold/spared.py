"""What is said of the one that stays where all others go, told with "except": "all containers bar web", "everything,
just not db". How that is said stands in knowledge/requests/spared.yaml.
"""

import re

from dsh.patterns import compiled
from dsh.request.claims import is_common
from dsh.request.names import known_image
from dsh.request.phrasebook import Index
from dsh.request.typos import misspelt_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live.objects import Live

ASKS = ("is ", "are ", "which ", "what ", "how ", "why ", "does ", "do ", "did ", "where ")
GOES_ON = (  # with something else
    "because", "cause", "cuz", "since", "so", "while", "as", "and", "but", "then", "or", "if", "when", "until",
    "though", "although", "alone", "today", "tonight", "tomorrow", "immediately", "quickly", "forever",
)  # fmt: skip
LISTS = ("ordinary", "foreign", "programs")
NO_NAMES = ("latest", "root", "healthy", "unhealthy", "tagged", "untagged", "default", "official")
OF_BUILDS = ("n.cache", "n.dependencies", "n.network", "n.logs")  # without them something is built, started or shown
PARTS = re.compile(r", and |,? or |, | and | & ")


def told(text: str, index: Index, live: "Live | None") -> str:
    """The text with "except" before the names of what is to stay."""
    said = index.data["spared"]
    found = compiled(said["said"]).search(text)
    if found is None:
        return text
    names = [name.strip("\"'") for name in PARTS.split(found["names"])]
    sure = found["sure"] is not None
    if not sure and text.lower().startswith(ASKS):
        return text
    if not _may_be_one(names[0], sure, index, live):
        return text
    if not sure and not _ends(text[found.end("names") :], index):
        return text
    rest = text[found.start("names") :]
    if all(_may_be_one(name, True, index, live) for name in names):
        rest = found["names"].replace(" or ", " and ") + text[found.end("names") :]
    return f"{text[: found.start('how')].rstrip(' ,(–-')} except {rest}"


def _ends(after: str, index: Index) -> bool:
    """Is nothing said of it after its name: not "without the old lines"?"""
    word = after.split()[:1]
    if not word or not after.startswith(" "):
        return True
    low = word[0].lower().strip(",.;:!?")
    return low in GOES_ON or index.lexicon.sense(low)[:1] in ("f", "p")


def _may_be_one(name: str, sure: bool, index: Index, live: "Live | None") -> bool:
    """May it be the name of something, of which the words before it are `sure` to say that it stays, or not?"""
    low = name.lower()
    data = index.data
    if live is not None:
        from dsh.request.live.objects import kinds_of

        if kinds_of(name, live):
            return True
    if low in NO_NAMES or (not sure and index.lexicon.sense(low) in OF_BUILDS):
        return False
    if not low.isalpha() or f" {low} " in data["nameable"] or known_image(low, data):
        return True
    sense = index.lexicon.sense(low)
    if low.endswith(("ing", "ed", "ly")):
        return False
    if sure:
        return sense[:1] in ("", "w")
    if sense or is_common(low, data) or any(f" {low} " in data[kind] for kind in LISTS):
        return False
    return not misspelt_in(low, index.lexicon, data)  # "not olny the dangling ones"
