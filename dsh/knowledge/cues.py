"""Makes the index of cues: the lines that are put together from parts, and the few words that ask for each part."""

import re
from collections import Counter

from dsh.knowledge.senses import field_of
from dsh.typed import Any

SLOT = re.compile(r"\{[A-Z]+!?\}")


def index_of_cues(requests: dict[str, Any]) -> dict[str, Any]:
    """Entries, cues as [entry, part or -1, items], and where to find them: by their rarest word, or by a slot."""
    entries: list[list[Any]] = []
    cues: list[list[Any]] = []
    for data in requests.values():
        for entry in data.get("composed", []) if isinstance(data, dict) else []:
            number = len(entries)
            parts = entry.get("parts", [])
            entries.append(
                [
                    entry["line"],
                    entry.get("says", ""),
                    [[p.get("add", ""), p.get("pipe", ""), p.get("with", ""), p.get("line", "")] for p in parts],
                    {w: field for field, words in entry.get("columns", {}).items() for w in words.split("|")},
                    entry.get("several", False),
                    entry.get("kind", ""),
                    [sense for sense in entry.get("about", "").split("|") if sense],
                ]
            )
            for part, said in [(-1, entry["cues"]), *((n, p["cues"]) for n, p in enumerate(parts))]:
                cues += [[number, part, _items(text)] for text in said]
    often = Counter(w for _, _, items in cues for i in items if isinstance(i, list) for w in i if w[0] != "+")
    anchors: dict[str, list[int]] = {}
    slots: dict[str, list[int]] = {}
    for n, (_, _, items) in enumerate(cues):
        words = [i for i in items if isinstance(i, list) and not any(SLOT.fullmatch(w) for w in i)]
        if not words:
            slots.setdefault(items[0].strip("{!}"), []).append(n)
            continue
        for word in min(words, key=lambda alternatives: sum(often[w] for w in alternatives)):
            anchors.setdefault(word.lstrip("+"), []).append(n)
    facts = sorted({field for entry in entries if (field := field_of(entry[0]))})
    return {"composed": entries, "cues": cues, "cue_anchors": anchors, "cue_slots": slots, "facts": facts}


def _items(text: str) -> list[Any]:
    """ "when start|boot {CONTAINER}": each word with those that may stand for it, slots as they are."""
    return [item if SLOT.fullmatch(item) else item.split("|") for item in text.split()]
