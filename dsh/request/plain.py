"""What says nothing in a request, and other words for the same: out of the way before anybody reads it.

The ways are those of knowledge/requests/plain.yaml. Names of objects there are, and what stands in quotes, stay.
"""

import re

from dsh.knowledge.store import Store
from dsh.request.phrasebook import index_of
from dsh.request.ways import PLACED, SIGNS, compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live import Live

ROUNDS = 3  # "hey, go ahead and just ..."
QUOTES = re.compile(r"\"[^\"]*\"|(?<![\w'])'[^']*'(?!\w)|`[^`]*`")


def plain(request: str, store: Store, live: "Live | None" = None) -> str:
    """The request in plain words; itself where there is nothing to be said plainer."""
    data = index_of(store).data
    signs = data["plain_signs"]
    text = " ".join(request.split())
    kept: list[str] = []

    def put_by(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\0{len(kept) - 1}\0"

    if '"' in text or "'" in text or "`" in text:
        text = QUOTES.sub(put_by, text)
    for _ in range(ROUNDS):
        before = text
        for number in sorted({n for low in set(SIGNS.findall(text.lower())) for n in signs.get(low, ())}):
            said, told, where, unless = data["plain"][number]
            if (where and not compiled(where).search(text)) or (unless and compiled(unless).search(text)):
                continue
            text = compiled(said).sub(lambda found, told=told: _told(found, told, live), text)
        if text == before:
            break
    text = re.sub(r"\0(\d+)\0", lambda found: kept[int(found[1])], text)
    return request if text == " ".join(request.split()) or not text.strip(" .?!") else text


def _told(found: re.Match[str], told: str, live: "Live | None") -> str:
    if live is not None:
        from dsh.request.live import kinds_of

        if any(kinds_of(word, live) for word in found[0].split()):
            return found[0]
    return PLACED.sub(lambda slot: found.groupdict().get(slot[1]) or "", told)
