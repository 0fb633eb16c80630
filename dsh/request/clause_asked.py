"""A short story of which nothing is understood as a whole: what one clause of it asks.

asked_back(request, whole, index, again) -> the answer
"""

from collections.abc import Callable

from dsh.request.certainty import is_of_no_docker
from dsh.request.near_ideas import is_of_ideas, is_ordered
from dsh.request.phrasebook import Index
from dsh.request.retelling import read
from dsh.request.retold.stories import clauses_of
from dsh.request.suggestion import Answer


def asked_back(request: str, whole: Answer, index: Index, again: Callable[[str], Answer]) -> Answer:
    """ "My colleague set that up last week, can you restart it?": what the wish of a short story is asked back, and the
    idea that one clause asks for told, where nothing in it is of another world than Docker's. `again` answers a clause.
    """
    low = set(request.lower().replace(",", " ").replace(".", " ").split())
    if any(f" {word} " in index.data["foreign"] or f" {word} " in index.data["elsewhere"] for word in low):
        return whole
    if is_of_no_docker(read(request, index), index):
        return whole  # "my usb-c port is loose, can it be fixed"
    for part in clauses_of(request, index):
        got = again(part)
        idea = got.outcome == "concept" and is_of_ideas(part, index) and not is_ordered(request, index)
        if idea or got.outcome == "ambiguous":
            return got._replace(request=request)
    return whole
