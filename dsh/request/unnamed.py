"""What is asked of one thing that is not named: "how do I see why a container exited?".

People name nothing where they ask how a thing is done at all. Such a request is understood as of a thing with a name,
which is then left open in the line. How that is said stands in knowledge/requests/unnamed.yaml.
"""

import re
from collections.abc import Callable

from dsh.patterns import compiled
from dsh.request.names import known_image
from dsh.request.phrasebook import Index
from dsh.request.retelling import read
from dsh.request.suggestion import Answer, Suggestion, takes_many
from dsh.request.typos import misspelt_in

STANDS = {"container": "ctr0x1", "volume": "vol0x1", "network": "net0x1", "image": "img0x1"}  # names for those unnamed
PLAINLY = 0.75  # how likely that is where what is asked may be an idea, too
BETTER = 0.1  # how much likelier the line to the named one must be
WHICH = "Which of them is to stay? See what there is, and name it"


def of_one_unnamed(request: str, got: Answer, index: Index, again: Callable[[str], Answer]) -> Answer:
    """The answer to the request with a name put in, where that is understood better; else the answer `got`.

    `again` answers a request.
    """
    said = index.data["unnamed"]
    request = _spelt(request, index)
    idea = got.outcome == "concept"
    if idea and (compiled(said["asked"]).search(request) is None or compiled(said["idea"]).search(request)):
        return got
    if (
        not (idea or got.outcome == "match")
        or compiled(said["one"]).search(request) is None
        or compiled(said["made"]).search(request)
    ):
        return got
    if any(name.kind in ("", "image") for name in read(request, index).names):
        return got
    told = compiled(said["one"]).sub(
        lambda it: f"{it['kind'].lower()} {STANDS[it['kind'].lower()]}{it['of'] or ''}", request
    )
    better = again(told)
    least = PLAINLY if idea else got.suggestions[0].score + BETTER
    if better.outcome != "match" or better.suggestions[0].score < least:
        return got
    first = better.suggestions[0]
    if (idea and first.risk == "destroy") or (first.risk != "read" and takes_many(first.command)):
        return got
    lines = tuple(_left_open(it) for it in better.suggestions)
    return better._replace(request=got.request, suggestions=tuple({it.command: it for it in lines}.values()))


def of_some_spared(request: str, index: Index, again: Callable[[str], Answer]) -> Answer | None:
    """ "stop all containers except one": who stays is not named, and is left open in the line; of several it is asked.

    None where nothing of the kind is said, or nothing is understood of it.
    """
    found = compiled(index.data["unnamed"]["spared"]).search(request)
    kind = next((kind for kind in STANDS if f"{kind}s" in request.lower() or f"every {kind}" in request.lower()), "")
    if found is None or _are_named(found[0], index):
        return None
    if not kind:  # "remove them", "stop everything"
        if "everything" not in request.lower():
            whole = again(request[: found.start()])
            return whole._replace(request=request) if whole.outcome == "ambiguous" else None
        kind = "container"
    got = again(f"{request[: found.start()]} except {STANDS[kind]}")
    if got.outcome != "match" or "grep -v" not in got.suggestions[0].command:
        return None
    line = _left_open(got.suggestions[0])
    if found["one"]:
        return got._replace(request=request, suggestions=(line,))
    from dsh.request.checked.harm import LOOKS  # of several alone: it is no part of the start

    look = Suggestion(LOOKS[kind], "", "read", 0.5)
    return Answer(request, "ambiguous", (look, line._replace(score=0.5)), WHICH)


def _are_named(spared: str, index: Index) -> bool:
    """Is it said by an image or a name which ones stay: "except the alpine ones"?"""
    words = spared.lower().rstrip(".! ").split()
    if len(words) < 2 or words[-1] != "ones":
        return False
    return known_image(words[-2], index.data) is not None or f" {words[-2]} " in index.data["nameable"]


def _spelt(request: str, index: Index) -> str:
    """With the kind of the thing in the right letters."""
    for typed, right in misspelt_in(request, index.lexicon, index.data):
        if right in STANDS:
            request = re.sub(rf"(?<![\w./:@=-]){re.escape(typed)}(?![\w/@=-])", right, request)
    return request


def _left_open(line: Suggestion) -> Suggestion:
    """The suggestion with what stands for a name left open."""
    command, missing, reading = line.command, line.missing, line.reading
    for kind, name in STANDS.items():
        place = kind.upper()
        if name in command and place not in missing:
            missing = (*missing, place)
        command = command.replace(name, place)
        reading = tuple(text.replace(name, place) for text in reading)
    return line._replace(command=command, missing=missing, reading=reading)
