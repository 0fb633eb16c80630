"""A whole story and the wish in it: which of both is answered."""

from collections.abc import Callable

from dsh.request.phrasebook import Index
from dsh.request.retold.stories import told
from dsh.request.suggestion import Answer, is_plain, takes_many

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.knowledge.store import Store

PLAINER = 0.15  # how much more likely the line to the wish alone must be than a plain one to the whole


def of_the_story(
    request: str, whole: Answer, index: Index, store: "Store", again: Callable[[str], Answer], firm: bool = False
) -> Answer:
    """The answer to the wish that a whole story is told around, or to the whole of it: `whole`.

    `again` answers a request; where it is `firm`, only a wish that is plainly told takes the place of the whole.
    """
    story = told(request, index)
    if story is None or (firm and not story.firm):
        return whole
    got = again(story.wish)
    if got.outcome == "none" or (whole.outcome == "concept" and not is_plain(got)):
        return whole
    if is_plain(whole) and _is_wider(got, whole):
        return whole
    plain_too = is_plain(whole) and not _takes_many(whole) and not _is_plainer(got, whole)
    if plain_too and not (story.firm and is_plain(got)):
        return whole
    if any(it.risk == "destroy" for it in got.suggestions):
        from dsh.request.checked.harm import only_looks

        got = only_looks(got, request, index, store)
    return got._replace(request=request)


def _takes_many(got: Answer) -> bool:
    """Does it remove what is chosen by more than its name? Of a whole story that may be a word of what happened."""
    first = got.suggestions[0]
    return first.risk == "destroy" and takes_many(first.command)


def _is_wider(got: Answer, whole: Answer) -> bool:
    """Does the line to the wish alone take what that to the whole leaves, as one flag of it is told elsewhere?"""
    if got.outcome != "match" or not _takes_many(got):
        return False
    return set(got.suggestions[0].command.split()) < set(whole.suggestions[0].command.split())


def _is_plainer(got: Answer, whole: Answer) -> bool:
    """Is the line to the wish the likelier, and no part of the line to the whole?"""
    if got.outcome != "match" or got.suggestions[0].score <= whole.suggestions[0].score + PLAINER:
        return False
    return not set(got.suggestions[0].command.split()) <= set(whole.suggestions[0].command.split())
