"""Errands told in other words: to fetch a file, never to restart something, "those: delete"."""

from dsh.knowledge.words import Lexicon, Word
from dsh.request.wishes import ACTS, IT, MODALS, Told, acts_before, opens

FETCHING = (
    "get",
    "grab",
    "fetch",
    "bring",
    "pull",
    "download",
    "retrieve",
    "give",
    "want",
    "need",
    "like",
    "have",
    "rescue",
    "gimme",
    "receive",
    "obtain",
    "save",
)
PLACING = (
    "send",
    "upload",
    "insert",
    "drop",
    "inject",
    "add",
    "push",
    "deliver",
    "stick",
    "placed",
    "put",
    "copied",
    "transferred",
    "place",
)
FROM = ("from", "out", "of", "in", "inside")


def _is_path(low: str) -> bool:
    stem, _, end = low.rpartition(".")
    return (
        ("/" in low and ":" not in low and low[:1] in "/~.")
        or (bool(stem) and end.isalpha() and 1 < len(end) < 5 and ":" not in low)
        or (low[-1:] == "/")
    )


def fetched(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "bring results.csv of container calc to ~/results", "file x must be placed in /app of container y": copies."""
    paths = [n for n, low in enumerate(lows) if _is_path(low) and not words[n].quoted]
    if "container" not in lows or not paths or {"volume", "image", "mount", "tar", "log", "logs", "build"} & set(lows):
        return None
    first = next(
        (n for n, w in enumerate(words) if lexicon.sense(w.low)[:2] == "v." or w.low in (*FETCHING, *PLACING)), None
    )
    if first is None or lexicon.sense(lows[first]) in ("v.run", "v.exec", "v.build", "v.create", "v.remove", "v.show"):
        return None
    place = next((n for n, low in enumerate(lows) if low in PLACING), None)
    if place is not None and (place == first or lows[place].endswith("ed")):
        start = 0 if place else 1
        if lows[place].endswith("ed"):
            modal = next((n for n in range(place - 1, 0, -1) if lows[n] in MODALS), None)
            return ["put", (opens(words, lows), modal), (place + 1, len(words))] if modal else None
        return ["put", (place + 1, len(words))] if lows[place] != "put" and start else None
    container = lows.index("container")
    led = set(lows[max(0, container - 3) : container])
    if (
        lows[first] in FETCHING
        and led & set(FROM)
        and first < paths[0] + 3
        and lexicon.sense(lows[first + 1])[:2] != "v."
    ):
        start = first + 1
        while start < len(words) and lows[start] in ("to", "have", "me", "us", "get", "see", "copy"):
            start += 1
        return ["extract", (start, len(words))]
    return None


def never(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "don't restart tunnel automatically anymore": its restart policy is no."""
    for at, low in enumerate(lows[:4]):
        if low in ("not", "never", "stop") and lows[at + 1 : at + 2] in (["restart"], ["restarting"]):
            end = next(
                (
                    n
                    for n in range(at + 2, len(lows))
                    if lows[n] in ("automatically", "anymore", "any", "again", "by", "on", "itself", "ever", "after")
                ),
                len(lows),
            )
            if end < len(lows) and end > at + 2 and lows[at + 2] not in IT:
                return ["update", "restart policy of", (at + 2, end), "to no"]
    return None


def last(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "every container which never was started: delete", "containers a and b: stop both"."""
    colon = next((n for n, w in enumerate(words[:-1]) if w.stop and n > 0), None)
    if colon is None or len(words) - colon > 5:
        return None
    act = colon + 1 + (lows[colon + 1] == "please")
    verb = lexicon.sense(lows[act]) if act < len(words) else ""
    rest = [
        low for low in lows[act + 1 :] if low not in ("both", "them", "all", "it", "please", "now", "these", "those")
    ]
    if verb[2:] in ACTS and verb[:2] == "v." and not rest and not acts_before(words, lows, colon + 1, lexicon):
        return [lows[act], (0, colon + 1)]
    return None
