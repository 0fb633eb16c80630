"""The answer to a request in plain words."""

from dsh.knowledge.store import Store
from dsh.request.decision import plain_answer, within
from dsh.request.phrasebook import index_of
from dsh.request.suggestion import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live import Live

LIMITING = (
    "only", "just", "solely", "exclusively", " use", "confidential", "priva", "restricted", "unexposed", "hidden",
    "protected", "shielded",
)  # fmt: skip
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
    from dsh.request.direct import direct

    told = direct(request)
    if live is None:
        return _risked(plain_answer(request, store) if told is None else within(told, request, store), store, ())
    from dsh.request.live_facts import asked, fitting
    from dsh.request.live_going import going
    from dsh.request.live_held import held, in_place, spelt, told_apart
    from dsh.request.live_leaves import leaving
    from dsh.request.live_looks import looked
    from dsh.request.live_names import with_names
    from dsh.request.live_questions import questioned
    from dsh.request.live_saves import saved
    from dsh.request.live_wishes import wish

    index = index_of(store)
    right = spelt(request, index.data["misspelt"], live)
    said = in_place(right, live)
    found = (
        saved(right, store, live)
        or leaving(right, live)
        or questioned(said, live)
        or wish(said, live)
        or looked(said, live)
    )
    found = found or asked(said, store, live)
    if found is None and told is not None:
        found = fitting(told, live)
    if found is None:
        found = fitting(told_apart(held(with_names(said, store, live), store, live), store, live, index), live)
    return _risked(within(going(found, store, live), request, store), store, live.images)


def _risked(answer: Answer, store: Store, images: tuple[str, ...]) -> Answer:
    """A program that only looks changes nothing in a container either; a port that is open to all is not limited, and
    where it leads may be a guess."""
    if any(" -p " in it.command for it in answer.suggestions) and any(sign in answer.request for sign in LIMITING):
        from dsh.request.unheard import unheard  # few requests limit a port: it is no part of the start

        answer = unheard(answer)
    if any(" -p " in it.command for it in answer.suggestions):
        from dsh.request.assumed import assumed

        answer = assumed(answer, store, images)
    if not any(it.command.startswith("docker exec ") for it in answer.suggestions):
        return answer
    from dsh.cmdline.lines import invocations
    from dsh.cmdline.looks import only_reads

    def looks(command: str) -> bool:
        found = invocations(command, store) if command.startswith("docker exec ") else []
        return len(found) == 1 and found[0].span == (0, len(command)) and only_reads(found[0])

    told = tuple(it._replace(risk="read") if looks(it.command) else it for it in answer.suggestions)
    return answer._replace(suggestions=told)
