"""What there is on the engine, told by its own name before anything else is read: what is misspelt, a service of the
compose file, a container that is described, an image by its version.

by_name(request, store, live, ask) -> the answer to the request told so
"""

from collections.abc import Callable

from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.live.described import described
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
    text = described(of_services(in_full(text, live), live), live, index.data)
    text = PUT_BY.sub(lambda it: kept[int(it[1])], text) if kept else text
    got = as_there(ask(text)._replace(request=request), store, live)
    return told_so(got, mended)
