"""Prints how the development set fares: python tests/request/dev.py [FILE] [-v]."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from scorer import right, same_command  # noqa: E402

from dsh.knowledge.store import open_store  # noqa: E402
from dsh.request.answer import answer, trace  # noqa: E402


def main() -> None:
    store = open_store()
    path = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else Path(__file__).parent / "dev.tsv"
    counts = dict.fromkeys(("real", "exact", "command", "three", "declined", "concept", "concept ok", "none", "none ok", "ambiguous", "ambiguous ok", "harm"), 0)
    for line in path.read_text().splitlines():
        request, _, wanted = line.partition("\t")
        accepted = [w.strip() for w in wanted.split(";;")]
        commands = [a for a in accepted if a.startswith("docker")]
        got = answer(request, store)
        first = got.suggestions[0].command if got.suggestions else ""
        label = accepted[0].split()[0]
        ok = False
        if label in ("CONCEPT", "NONE", "AMBIGUOUS"):
            key = label.lower()
            counts[key] += 1
            ok = got.outcome == key or any(a.split()[0].lower() == got.outcome for a in accepted)
            if label == "CONCEPT" and got.outcome == "concept":
                ids = [x.removeprefix("CONCEPT").strip() for x in accepted]
                ok = not ids[0] or got.concept in ids
            if commands and first:
                ok = ok or right(first, commands, store)
            if "READ" in accepted and got.suggestions and got.suggestions[0].risk == "read":
                ok = True
            counts[key + " ok"] += ok
            if label != "AMBIGUOUS" and got.outcome == "match" and got.suggestions[0].risk == "destroy":
                counts["harm"] += 1
        else:
            counts["real"] += 1
            ok = got.outcome == "match" and right(first, commands, store)
            counts["exact"] += ok
            counts["command"] += got.outcome == "match" and same_command(first, commands, store)
            counts["three"] += any(right(s.command, commands, store) for s in got.suggestions[:3])
            counts["declined"] += got.outcome in ("none", "concept")
        if not ok:
            print(f"- {request}\n    wanted {wanted}\n    got    {got.outcome} {got.concept or ''} " + " | ".join(f"{s.command} {s.score:.2f}" for s in got.suggestions[:3]))
            if "-v" in sys.argv:
                t = trace(request, store)
                print("      ", t.words, t.mended, t.values, t.names)
                for c in t.candidates[:5]:
                    print("        ", c)
    print(counts)


main()
