"""What a docker error message or an exit code means: cause and way out."""

import re

from dsh.knowledge.entries import ErrorEntry, Way
from dsh.knowledge.store import Store
from dsh.named import NamedTuple


class Diagnosis(NamedTuple):
    """A known error found in a text, its words filled in from the message."""

    id: str
    start: int
    end: int
    happened: str
    causes: tuple[str, ...]
    ways: tuple[Way, ...]
    exit_code: str | None
    concepts: tuple[str, ...]
    look: str | None  # what an engine could tell more about
    found: dict[str, str]  # what the message itself names: port, name, image ...


def diagnose(text: str, store: Store) -> tuple[Diagnosis, ...]:
    """The known errors in `text`, the most telling first; empty where none is known. A bare number is an exit code."""
    bare = re.fullmatch(r"\s*(?:exit(?:ed)?\s*(?:code|status)?|code|status)?\s*\(?(\d{1,3})\)?\s*", text, re.IGNORECASE)
    if bare:
        text = f"exit code {bare[1]}"
    hits = []
    for entry in store.errors().values():
        match = re.search(entry.pattern, text)
        if match:
            hits.append((match.end() - match.start(), _filled(entry, match)))
    hits.sort(key=lambda hit: (-hit[0], hit[1].start))
    return tuple(_without_covered([diagnosis for _, diagnosis in hits]))


def _without_covered(found: list[Diagnosis]) -> list[Diagnosis]:
    """A generic wrapper ("failed to solve:") is kept only behind what it wraps."""
    seen: list[Diagnosis] = []
    for it in found:
        if not any(it.id == other.id or (it.start >= other.start and it.end <= other.end) for other in seen):
            seen.append(it)
    return seen


def _filled(entry: ErrorEntry, match: re.Match[str]) -> Diagnosis:
    found = {name: value for name, value in match.groupdict().items() if value}

    def fill(text: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda m: found.get(m[1], m[1].upper()), text)

    return Diagnosis(
        entry.id,
        match.start(),
        match.end(),
        fill(entry.happened),
        tuple(fill(cause) for cause in entry.causes),
        tuple(Way(fill(way.says), fill(way.command) if way.command else None) for way in entry.ways),
        entry.exit_code,
        entry.concepts,
        entry.look,
        found,
    )
