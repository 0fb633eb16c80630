"""Nothing is done to all of a kind where one of them is named: "throw away the "test" container, it is finished".

not_all(answer, request, live) -> the answer, which asks where its line takes a set, and leaves out who was named
"""

from dsh.cmdline.lines import quote
from dsh.patterns import regex
from dsh.request.live.objects import PER_NOUN, Live, kinds_of
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer, Suggestion

OF_A_SET = regex(r"(docker (?:stop|start|restart|kill|pause|unpause|rm(?: -f)?)) \$\(docker ps [^)]*\)$")
SETS = (" prune", "$(docker ")
SPARING = (" but ", "xcept", " not ", "n't ", "without", "other", "keep", "leave", "spare")
LEAST = 3  # letters
DOUBTED = 0.5


def not_all(answer: Answer, request: str, live: Live, index: Index) -> Answer:
    first = answer.suggestions[0] if answer.outcome == "match" and answer.suggestions else None
    if any(sign in request for sign in SPARING):
        return answer  # it is named as what is to stay
    if first is None or first.risk == "read" or not any(sign in first.command for sign in SETS):
        return answer
    lost = [name for name in _named(request, live, index) if name not in first.command]
    if not lost:
        return answer
    own = [s for s in answer.suggestions[1:] if all(name in s.command.split() for name in lost)]
    lines = tuple(s._replace(score=DOUBTED) for s in (*(own or _alone(first, lost, live)), first))
    question = f"Is it {' and '.join(lost)} alone, or all that the last line takes?"
    return answer._replace(outcome="ambiguous", suggestions=lines, question=question)


def _alone(first: Suggestion, names: list[str], live: Live) -> list[Suggestion]:
    """The same, of those who are named alone: "stop oven if it is running"."""
    found = OF_A_SET.match(first.command)
    if found is None or not all("container" in kinds_of(name, live) for name in names):
        return []
    line = f"{found[1]} {quote(tuple(names))}"
    return [first._replace(command=line, summary=f"Only {' and '.join(names)}", warning=None, reading=(line,))]


def _named(request: str, live: Live, index: Index) -> list[str]:
    """The names of objects there are that stand in quotes or beside their kind, and of containers that are no word of
    what one may wish: "remove all old ones" names none that is called old."""
    words = request.split()
    bare = [word.strip("\"'`.,;:!?()") for word in words]
    out = []
    for at, name in enumerate(bare):
        if len(name) < LEAST or not kinds_of(name, live):
            continue
        beside = {bare[at - 1].lower() if at else "", bare[at + 1].lower() if at + 1 < len(bare) else ""}
        told = "container" in kinds_of(name, live) and not index.lexicon.sense(name.lower())
        if words[at][:1] in "\"'`" or beside & set(PER_NOUN) or told:
            out.append(name)
    return list(dict.fromkeys(out))
