"""A request matched with the objects of the engine, where it speaks of one of them or means nothing without them.

The shell knows the objects anyway and reads every request with them. One that is run once asks for them, and is read
anew only where that can make a difference: that takes longer than all the rest.
"""

import re

from dsh.engine.client import Client
from dsh.errors import DshError
from dsh.escape import visible
from dsh.knowledge.store import Store
from dsh.options import Options
from dsh.request.live.objects import PREDEFINED, Live
from dsh.request.suggestion import Answer
from dsh.verbs.target import open_engine

PART = 2  # letters; what is no longer is no part of a name that one says
IN_NAMES = frozenset("._-/:")


def named(found: Answer, store: Store, options: Options) -> Answer:
    """The answer as it was where no engine answers."""
    from dsh.shell.known import fetched, folder, live_of

    try:
        with open_engine(options) as target:
            return with_objects(found, store, live_of(fetched(target.client), folder()))
    except DshError:
        return not_looked_up(found, store)


def named_whole(found: Answer, store: Store, options: Options) -> Answer:
    """As `named`, of an answer that is only shown: a container that is made again has its settings in the line."""
    from dsh.shell.known import fetched, folder, live_of

    try:
        with open_engine(options) as target:
            return _whole(with_objects(found, store, live_of(fetched(target.client), folder())), target.client, store)
    except DshError:
        return not_looked_up(found, store)


def not_looked_up(found: Answer, store: Store) -> Answer:
    """The answer where no engine answers: "remove oven" may well be meant, if there is a container of that name."""
    if found.outcome != "none" or found.understood:
        return found
    from dsh.request.phrasebook import index_of
    from dsh.request.reading import read_request

    index = index_of(store)
    reading = read_request(found.request, index.lexicon, index.data)
    told = [n for n, word in enumerate(reading.words) if word.sense[:2] not in ("f.", "p.")]
    if reading.lead is None or len(told) != 2 or told[0] != reading.lead or reading.words[told[1]].sense:
        return found
    act, name = (visible(reading.words[n].text) for n in told)
    hint = f"No engine answers, so names cannot be looked up. If it is a container, say so: {act} the container {name}"
    return found._replace(hint=hint)


def _whole(found: Answer, client: Client, store: Store) -> Answer:
    from dsh.plan.anew import anew

    lines = [anew(it.command, client, store) for it in found.suggestions]
    told = (
        it if line == it.command else it._replace(command=line, reading=())
        for it, line in zip(found.suggestions, lines, strict=True)
    )
    return found._replace(suggestions=tuple(told))


def with_objects(found: Answer, store: Store, live: Live) -> Answer:
    """Read anew with the objects there are; an idea, and what names none of them, stays as it was."""
    if found.outcome == "concept" or (found.outcome == "match" and not _speaks_of(found.request, live)):
        return found
    from dsh.request.answer import answer

    return answer(found.request, store, live)


def _speaks_of(request: str, live: Live) -> bool:
    """Is one of its objects named, or a part of a name told: "the web one"?"""
    words = "".join(letter if letter.isalnum() or letter in IN_NAMES else " " for letter in request).split()
    names = {it.name for it in live.containers} | set(live.volumes) | set(live.networks).difference(PREDEFINED)
    names |= {part for name in names for part in re.split("[-_.]", name) if len(part) > PART}
    return not names.isdisjoint(word.strip(".:") for word in words)
