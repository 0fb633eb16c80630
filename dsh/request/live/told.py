"""What there is on the engine, told by its own name before anything else is read: what is misspelt, a service of the
compose file, a container that is described, an image by its version.

by_name(request, store, live, ask) -> the answer to the request told so
"""

from collections.abc import Callable

from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.live.clause import of_a_clause
from dsh.request.live.described import by_a_part, described
from dsh.request.live.named_one import not_all
from dsh.request.live.nearly import nearly, told_so
from dsh.request.live.objects import Live
from dsh.request.live.served import of_services
from dsh.request.live.tagged import as_there, in_full
from dsh.request.phrasebook import index_of
from dsh.request.suggestion import Answer

QUOTED = regex(r"\"[^\"]*\"|(?<![\w'])'[^']*'(?!\w)|`[^`]*`")
PUT_BY = regex(r"\0(\d+)\0")


def by_name(request: str, store: Store, live: Live, ask: Callable[[str], Answer]) -> Answer:
    """What stands in quotes is what is to be written or run, and stays."""
    index = index_of(store)
    kept = QUOTED.findall(request)
    numbers = iter(range(len(kept)))
    text = QUOTED.sub(lambda _: f"\0{next(numbers)}\0", request) if kept else request
    text, mended = nearly(text, live, index)
    text = of_services(in_full(text, live), live)
    if "compose" not in text:  # that goes by the names of services
        text = described(by_a_part(text, live, index), live, index.data)
    text = PUT_BY.sub(lambda it: kept[int(it[1])], text) if kept else text
    got = ask(text)
    if got.outcome == "none" and not got.understood:
        got = of_a_clause(text, got, live, index.data, ask)
    got = not_all(as_there(got._replace(request=request), store, live), text, live)
    return told_so(got, mended)
