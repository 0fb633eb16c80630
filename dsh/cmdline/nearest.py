"""The word that was probably meant."""

from collections.abc import Iterable

DESTROYING = frozenset(("rm", "rmi", "remove", "prune", "kill", "down", "leave"))  # never where another is as near


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word with the fewest slips of the finger from `word`, or None where none is near.

    Of several as near one that `word` begins comes first, and none that destroys before one that does not.
    """
    known = list(known)
    limit = 1 if len(word) < 4 else 2 if len(word) < 8 else 3
    best: tuple[int, bool, bool, bool, str] | None = None
    for candidate in known:
        if abs(len(candidate) - len(word)) > limit or not candidate:
            continue
        begun = candidate.startswith(word)
        found = (_distance(word, candidate), candidate in DESTROYING, not begun, candidate[0] != word[:1], candidate)
        if found[0] <= limit and found[0] < len(word) and (best is None or found < best):
            best = found
    if best is None and len(word) >= 3:
        longer = sorted((c for c in known if c.startswith(word)), key=len)
        return longer[0] if longer else None
    return best[4] if best else None


def _distance(one: str, two: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two words."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
