"""Which candidates promise enough to be made lines of: to build one costs most of an answer.

telling(found, index) -> those that say something that none before them says
promising(found, reading, flags, like, index) -> the lines of those that promise most
"""

from dsh.request.build import Built, build
from dsh.request.candidates import Candidate
from dsh.request.flags import FlagFound
from dsh.request.likeness import Likeness, spoken_for
from dsh.request.reading import Reading
from dsh.request.score import reachable
from dsh.typed import Any

AT_MOST, ENOUGH = 13, 10  # candidates that are built, and those after which nobody waits for more than a sure one
CERTAIN = 1.15  # score of what needs no other beside it
BEHIND, WELL = 0.3, 1.07  # what comes no nearer to the best, or to a good line, is not built
RANKED = 0.15  # what the words of a phrase count for beside the examples, before it is built


def promising(
    found: list[Candidate], reading: Reading, flags: list[FlagFound], like: Likeness, index: dict[str, Any]
) -> list[Built]:
    """The lines of the candidates that promise most, in the order in which they were found."""
    commands, intents = index["commands"], index["intents"]
    gains: dict[tuple[str, str], float] = {}

    def gain(of: Candidate) -> float:
        number, _, risk, _ = intents[of.intent]
        path = commands[number][0]
        if (path, risk) not in gains:
            gains[path, risk] = spoken_for(path, risk, like) if like.kinds else 0.0
        return gains[path, risk]

    added = [gain(it) for it in found]
    order = sorted(range(len(found)), key=lambda n: -RANKED * found[n].rank - added[n])
    out: list[tuple[int, Built]] = []
    best = 0.0
    for done, n in enumerate(order[:AT_MOST]):
        if done >= ENOUGH and best > CERTAIN:
            break
        if reachable(found[n].share) + added[n] < min(best, WELL) - BEHIND:
            continue
        built = build(found[n], reading, flags, index)
        if like.kinds:
            built = built._replace(score=max(0.0, built.score + spoken_for(built.path, built.risk, like)))
        best = max(best, built.score)
        out.append((n, built))
    return [built for _, built in sorted(out, key=lambda it: it[0])]


def telling(found: list[Candidate], index: dict[str, Any]) -> list[Candidate]:
    """Those that say anything that none before them says: of one line with the same places the phrase that says less
    comes to the same command, and no likelier."""
    phrases = index["phrases"]
    kept: dict[tuple[int, str], list[Candidate]] = {}
    out: list[Candidate] = []
    for it in found:
        phrase = phrases[it.phrase]
        same = kept.setdefault((it.intent, f"{phrase[2]} {phrase[4]}"), [])
        if not any(it.share <= other.share and set(it.matched) <= set(other.matched) for other in same):
            same.append(it)
            out.append(it)
    return out
