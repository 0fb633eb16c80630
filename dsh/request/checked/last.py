"""The last look at an answer: at what is denied, what stays, what is asked and told, and at what takes many.

Each check is loaded only where a word of the request, or of a line, tells of it.
"""

from collections.abc import Callable

from dsh.knowledge.store import Store
from dsh.request.phrasebook import index_of
from dsh.request.suggestion import Answer, takes_many

FLAG_DENYING = (
    " no ", " not ", "n't ", "ont ", " without ", " w/o ", " never ", " nor ", " sans ", " minus ", " avoid ", "d of ",
)  # fmt: skip
TELLING = (  # that a few words are no mere order
    "s ", "no", "n't", "forget", "hall ", "ould ", "hangs", "fails", "ompose", "but ", "ecreate", "mport",
)  # fmt: skip
WITH_DATA = (" -v", " --volumes")
STAYING = (" one", "keep", "leave", "spare", "preserve", "retain")
LEFT_OUT = (
    "not ", "pt ", "cluding", "minus", "sans", "out ", "but ", "from ", "than", "esides", "arring", "ption", "stay",
    "remain", "kept", "surviv", "spared",
)  # fmt: skip
WHICH = (
    " first", " second", " third", " last", "latter", "former", " one", "other", "either", "hichever", "among",
    "volume", "network", "image", "stack", "node", "that ", "which ",
)  # fmt: skip
ASKING = (
    " which", " who", " did ", " does ", " was ", " were ", " has ", " had ", " is ", " are ", " have ", " do i ",
    " do we ", " how ", "? ", "ell ", " said ", " says ", " say ", " told ", "hink", " whether ", "onder", " sure ",
    " heard ", "laim", "aybe ", "erhaps ", "ossibly ", "robably ", " asking", "curio",
)  # fmt: skip


def last_look(got: Answer, request: str, store: Store, again: Callable[[str], Answer]) -> Answer:
    """The answer, where nothing in it goes against what was said. `again` answers what is left of the request."""
    low, data = f" {request.lower()}", index_of(store).data
    if got.suggestions and any(sign in low for sign in FLAG_DENYING):
        from dsh.request.checked.denied_flags import without_denied_flags

        got = without_denied_flags(got, request, store, data, again)
    changes = bool(got.suggestions) and got.suggestions[0].risk != "read"
    if changes and any(sign in low for sign in LEFT_OUT):
        from dsh.request.checked.listed_but import without_the_spared

        got = without_the_spared(got, request, store)
    if changes and any(sign in low for sign in STAYING):
        from dsh.request.checked.stays_unnamed import asks_which

        got = asks_which(got, request)
    if "data" in low and any(sign in it.command for it in got.suggestions for sign in WITH_DATA):
        from dsh.request.checked.data_stays import data_stays

        got = data_stays(got, request, data)
    if changes and any(sign in low for sign in ASKING):
        from dsh.request.checked.asking import as_asked

        got = as_asked(got, request, index_of(store), store)
    if changes and got.outcome == "match" and got.suggestions and not _is_short(request):
        from dsh.request.checked.no_order import no_order

        got = no_order(got, request, data)
    if changes and got.suggestions and any(sign in low for sign in WHICH):
        from dsh.request.checked.which_of_them import which_of_them

        got = which_of_them(got, request, data)
    if any(it.risk != "read" and takes_many(it.command) for it in got.suggestions):
        from dsh.request.checked.ages import of_their_age
        from dsh.request.checked.some_only import some_only

        got = some_only(of_their_age(got, request), request, data)
    return got


def _is_short(request: str) -> bool:
    """Is there no room for more than an order: nothing told of what happens ("web quits at once"), nothing denied?"""
    return request.count(" ") < 4 and not any(sign in request for sign in TELLING)
