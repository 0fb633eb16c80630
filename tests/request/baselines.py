"""What simpler ways reach on a set of requests: python tests/request/baselines.py FILE.

rapidfuzz over the phrases of the knowledge, and BM25 over them: the nearest phrase wins, never with values. Where
nothing is near (the cut that suits each best on this very file, which flatters it) the request counts as declined.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from math import log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import yaml
from rapidfuzz import fuzz, process
from scorer import same_command

from dsh.knowledge.store import Store, open_store

ROOT = Path(__file__).parent.parent.parent / "knowledge"
Nearest = Callable[[str], tuple[str, float]]


def phrases() -> list[tuple[str, str]]:
    """(phrase, command line) of the whole knowledge."""
    out = []
    for path in sorted((ROOT / "commands").rglob("*.yaml")):
        data = yaml.safe_load(path.read_text())
        name = data.get("path") or "docker " + " ".join(path.relative_to(ROOT / "commands").with_suffix("").parts)
        out += [(p, name) for p in data.get("phrases", [])]
    for path in sorted((ROOT / "requests").glob("*.yaml")):
        data = yaml.safe_load(path.read_text())
        out += [(p, i["command"]) for i in data.get("intents", []) for p in i["phrases"]]
    return out


def fuzzy(known: list[tuple[str, str]]) -> Nearest:
    texts = [p for p, _ in known]

    def nearest(request: str) -> tuple[str, float]:
        _, score, at = process.extractOne(request, texts, scorer=fuzz.token_set_ratio)
        return known[at][1], score

    return nearest


def bm25(known: list[tuple[str, str]]) -> Nearest:
    texts = [p.lower().split() for p, _ in known]
    seen = Counter(w for t in texts for w in set(t))
    usual = sum(len(t) for t in texts) / len(texts)

    def weigh(words: list[str], text: list[str]) -> float:
        total = 0.0
        for word in words:
            times = text.count(word)
            if times:
                rare = log(1 + (len(texts) - seen[word] + 0.5) / (seen[word] + 0.5))
                total += rare * times * 2.5 / (times + 1.5 * (0.25 + 0.75 * len(text) / usual))
        return total

    def nearest(request: str) -> tuple[str, float]:
        words = request.lower().split()
        scores = [weigh(words, t) for t in texts]
        at = max(range(len(scores)), key=scores.__getitem__)
        return known[at][1], scores[at]

    return nearest


def measure(nearest: Nearest, rows: list[dict[str, object]], store: Store) -> str:
    found = [(*nearest(str(r["request"])), r) for r in rows if r["outcome"] in ("match", "none")]
    cuts = sorted({score for _, score, _ in found})[:: max(1, len(found) // 20)]
    best = max(cuts, key=lambda cut: sum(_right(c, s >= cut, r, store) for c, s, r in found))
    real = [f for f in found if f[2]["outcome"] == "match"]
    other = [f for f in found if f[2]["outcome"] == "none"]
    command = sum(_right(c, s >= best, r, store) for c, s, r in real) / len(real)
    declined = sum(s < best for _, s, _ in other) / len(other)
    return f"right command {command:.1%}, others declined {declined:.1%}"


def _right(command: str, taken: bool, row: dict[str, object], store: Store) -> bool:
    accepted = row.get("accept", [])
    if row["outcome"] == "none":
        return not taken
    return taken and isinstance(accepted, list) and same_command(command, accepted, store)


def main() -> None:
    store, known = open_store(), phrases()
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()]
    print("rapidfuzz", measure(fuzzy(known), rows, store))
    print("BM25     ", measure(bm25(known), rows, store))


if __name__ == "__main__":
    main()
