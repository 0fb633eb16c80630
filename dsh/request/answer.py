"""The answer to a request in plain words."""

from dsh.knowledge.store import Store
from dsh.request.decision import plain_answer
from dsh.request.phrasebook import index_of
from dsh.request.suggestion import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live import Live

HELPING = ("option", "flag", "switch", "help", "usage", "parameter", "argument")


def answer(request: str, store: Store, live: "Live | None" = None) -> Answer:
    """The docker command for a request, a question back, a concept, or an honest no.

    With `live`, names in the request are matched with the objects there are; where several fit, it asks.
    """
    if "dockerfile" in request.lower():
        from dsh.request.dockerfiles import writing

        says = writing(request)
        if says is not None:
            return Answer(request, "none", hint=says)
    if "docker " in request.lower() and any(sign in request.lower() for sign in HELPING):
        from dsh.request.helps import help_of  # few requests ask for it: it is no part of the start

        shown = help_of(request, store)
        if shown is not None:
            return shown
    if live is None:
        return plain_answer(request, store)
    from dsh.request.live_facts import asked, fitting
    from dsh.request.live_held import held, in_place, spelt
    from dsh.request.live_names import with_names
    from dsh.request.live_wishes import wish

    said = in_place(spelt(request, index_of(store).data["misspelt"], live), live)
    found = wish(said, live) or asked(said, store, live)
    return (found or fitting(held(with_names(said, store, live), store, live), live))._replace(request=request)
