"""Figures beside those that must not fall: python tests/request/figures.py [FILE ...].

What rapidfuzz and BM25 over the same phrases reach, how long a warm answer takes (time of the processor, so that other
work on the machine counts less), and what twice the phrases would cost. Each phrase is doubled with a word of its own
more, as another author might say it, so that every list that is walked through becomes twice as long.
"""

import gc
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from baselines import bm25, fuzzy, measure, phrases

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

HELD = Path(__file__).parent.parent / "data" / "requests" / "held.jsonl"
OTHER = ("w.alike", "w.likewise", "w.besides", "w.again")


class Doubled(Store):
    """The same knowledge with twice the phrases."""

    def phrases(self) -> dict[str, Any]:
        if "doubled" not in self._kept:
            self._kept["doubled"] = doubled(super().phrases())
        found: dict[str, Any] = self._kept["doubled"]
        return found


def doubled(index: dict[str, Any]) -> dict[str, Any]:
    """The index with each phrase of commands, flags and concepts a second time, with one word more."""
    once = list(index["phrases"])
    again = [[p[0], [*p[1], OTHER[n % 4]], p[2], p[3] + 0.9, p[4]] for n, p in enumerate(once)]
    postings = {sense: [*found, *(n + len(once) for n in found)] for sense, found in index["postings"].items()}
    flags = list(index["flags"])
    more = [[f[0], [*f[1], "w.alike"], *f[2:]] for f in flags]
    anchors = {sense: [*found, *(n + len(flags) for n in found)] for sense, found in index["flag_anchors"].items()}
    questions = list(index["questions"])
    changed = {
        "phrases": once + again,
        "wholes": [*index["wholes"], *(w + 900 for w in index["wholes"])],
        "postings": postings,
        "flags": flags + more,
        "flag_anchors": anchors,
        "questions": questions + [[q[0], [*q[1], "w.alike"]] for q in questions],
    }
    index.update(changed)
    return index


def times(store: Store, requests: list[str]) -> list[float]:
    """Milliseconds of the processor for each request, warm, rising; the less of two turns, since others disturb."""
    for request in requests:
        answer(request, store)
    gc.freeze()  # as the shell does when it is warm: dsh/shell/warm.py
    turns = [[_one(request, store) for request in requests] for _ in range(2)]
    return sorted(min(pair) for pair in zip(*turns, strict=True))


def _one(request: str, store: Store) -> float:
    start = time.process_time()
    answer(request, store)
    return 1000 * (time.process_time() - start)


def main() -> None:
    paths = [Path(p) for p in sys.argv[1:]] or [HELD]
    rows = [json.loads(line) for p in paths for line in p.read_text().splitlines()]
    store, known = open_store(), phrases()
    print(f"{len(rows)} requests, {len(store.phrases()['phrases'])} phrases")
    print("rapidfuzz  ", measure(fuzzy(known), rows, store))
    print("BM25       ", measure(bm25(known), rows, store))
    requests = [str(r["request"]) for r in rows]
    once, twice = times(store, requests), times(Doubled(store.folder), requests)
    print(f"warm answer {statistics.median(once):.2f} ms in the median, {once[int(len(once) * 0.99)]:.2f} ms at 99 %")
    print(f"twice the phrases cost {sum(twice) / sum(once):.2f} times the time")


if __name__ == "__main__":
    main()
