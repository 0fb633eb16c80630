"""What there is on the engine, told by its own name before anything else is read: what is misspelt, a service of the
compose file, a container that is described, an image by its version.

by_name(request, store, live, ask) -> the answer to the request told so
"""

from collections.abc import Callable

from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.live.called import as_called
from dsh.request.live.clause import of_a_clause
from dsh.request.live.composed import composed
from dsh.request.live.described import Several, by_a_part, described
from dsh.request.live.farewell import farewell
from dsh.request.live.held import spelt
from dsh.request.live.marked import in_pieces
from dsh.request.live.named_one import not_all
from dsh.request.live.nearly import nearly, told_so
from dsh.request.live.objects import Live
from dsh.request.live.parts import by_parts, told_together
from dsh.request.live.served import OF_COMPOSE, of_services
from dsh.request.live.stand_in import by_another_name
from dsh.request.live.tagged import as_there, in_full
from dsh.request.live.taken import taken
from dsh.request.live.turned import turned
from dsh.request.phrasebook import index_of
from dsh.request.suggestion import Answer

QUOTED = regex(r"\"[^\"]*\"|(?<![\w'])'[^']*'(?!\w)|`[^`]*`")
MOST = 4  # that one is asked to choose from
DOUBTED = 0.5
PUT_BY = regex(r"\0(\d+)\0")


def by_name(request: str, store: Store, live: Live, ask: Callable[[str, Live], Answer]) -> Answer:
    """What stands in quotes is what is to be written or run, and stays."""
    index = index_of(store)
    kept = QUOTED.findall(request)
    numbers = iter(range(len(kept)))
    text = QUOTED.sub(lambda _: f"\0{next(numbers)}\0", request) if kept else request
    text, mended = nearly(in_pieces(text, live), live, index)
    text = spelt(text, index.data["misspelt"], live)
    if (of_compose := composed(text, live, index.data)) is not None:
        return told_so(of_compose._replace(request=request), mended)
    text = told_together(of_services(in_full(text, live, index.data["images"]), live, index.data), live, index)
    several: tuple[Several, ...] = ()
    if OF_COMPOSE.search(text) is None:  # that goes by the names of services
        text, several = described(by_a_part(text, live, index), live, index.data)
    if not several:
        text = turned(farewell(by_parts(text, live, index), live, index.data), live, index.data)

    def asked(told: str, there: Live = live) -> Answer:
        return ask(PUT_BY.sub(lambda it: kept[int(it[1])], told) if kept else told, there)

    if len(several) == 1 and (which := _which(text, several[0], asked)) is not None:
        return told_so(which._replace(request=request), mended)
    got = as_called(asked(text), text, live, index.data, asked)
    got = by_another_name(text, got, live, index, asked)
    text = PUT_BY.sub(lambda it: kept[int(it[1])], text) if kept else text
    if got.outcome == "none" and not got.understood:
        got = of_a_clause(text, got, live, index.data, lambda told: ask(told, live))
    got = not_all(as_there(got._replace(request=request), store, live), text, live, index)
    return told_so(taken(got, live), mended)


def _which(text: str, of: Several, ask: Callable[[str], Answer]) -> Answer | None:
    """The question which of several is meant, with the line for each."""
    got = [ask(f"{text[: of.start]}{name}{text[of.end :]}") for name in of.names[:MOST]]
    lines = [it.suggestions[0]._replace(score=DOUBTED) for it in got if it.outcome == "match" or it.suggestions]
    if len(lines) < len(got) or len({s.command for s in lines}) < 2:
        return None
    others = ", ..." if len(of.names) > MOST else ""
    question = f"Which one is meant: {', '.join(of.names[:MOST])}{others}?"
    return Answer(text, "ambiguous", tuple(lines), question)
