"""The answer to a request in plain words: who is asked for it, in which order. A layer more or less is a line here."""

import re
from collections.abc import Callable

from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request.certainty import is_told_elsewhere
from dsh.request.checked.last import last_look
from dsh.request.decision import plain_answer, within
from dsh.request.phrasebook import index_of
from dsh.request.plain import plain, shortened, without_asides
from dsh.request.suggestion import NEWEST, PLAINLY, Answer, is_plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live.objects import Live

LIMITING = (
    "only", "just", "solely", "exclusively", " use", "confidential", "priva", "restricted", "unexposed", "hidden",
    "protected", "shielded",
)  # fmt: skip
DENYING = ("not ", "n't ", "dont ", "never ")
CONDITIONS = ("if ", "If ", " when", " once ", " as soon as ", "rovided", "n case ", "unless ", "hen ")
TIMES_TO_COME = (
    "omorrow", "onight", " next ", "ater ", " later", "second", "minute", "hour", " noon", "idnight", " lunch",
    "o'clock", "pm", "am ", " work", " dinner",
)  # fmt: skip
JOINT = regex(r",|;|:\s|[.!]\s|\s-+\s|\b(?:and|then|after|afterwards|before|next|once)\b", re.IGNORECASE)
JOINED = range(3, 40)  # spaces in what may be several wishes
STORY = 16  # spaces in what may be a whole story around a wish
SHORT_STORY = 6  # and in one whose wish may be worth a question
TOLD = range(2, 30)  # spaces in what may be a situation
KINDS_OF_COMMAND = ("compose", "image", "volume", "network", "system", "builder", "buildx", "service", "stack", "node")
CUTS = (", ", ". ", "; ", "! ", "? ", ": ", " but ")
SENTENCES = (". ", "! ", "? ")
REMARKS = (", ", "; ", *SENTENCES, " - ", " – ", ": ", "ow that ")
LEADING_AWAY = (" so ", " while ", " until ", " as ", " before ", "cause", " cuz ", " coz ", " cos ", " bc ", " since ",
    " for ")  # fmt: skip
LONGEST = 2500  # characters: whoever pastes more has no wish that one line answers
TOO_LONG = "That is too long for one wish: say it in a sentence. An error message: dsh why; a file: dsh explain -f FILE"
SURE = 0.86  # chance of a line beside which no other is looked for: to load what looks takes a tenth of a start
NAMED = 0.92  # and of one that has a word of the request as a name
SPARING = ("xcept", " but ", "xcluding", "esides", "part from", "ther than", "keep", "spare", "leav")
KINDS = (" con", " vol", " net", " im")  # how what may be one begins
HELPING = ("option", "opion", "opton", "optoin", "flag", "switch", "help", "usage", "parameter", "argument")


class Layer(NamedTuple):
    """Who may answer: why, and the answer (None leaves it to the next)."""

    name: str
    why: str
    answer: Callable[[str, Store], Answer | None]


def answer(request: str, store: Store, live: "Live | None" = None) -> Answer:
    """The docker command for a request, a question back, a concept, or an honest no.

    With `live`, names in the request are matched with the objects there are; where several fit, it asks.
    """
    if len(request) > LONGEST:
        return Answer(request[:LONGEST], "none", hint=TOO_LONG, understood=True)
    said = without_asides(request, store, live)
    if said is not request:
        return answer(said, store, live)._replace(request=request)
    got = _by_name(request, store, live)
    return last_look(got, request, store, lambda less: _by_name(less, store, live))


def _by_name(request: str, store: Store, live: "Live | None") -> Answer:
    if live is None:
        return _told(request, store, None)
    from dsh.request.live.told import by_name  # without an engine there are no names to be told

    return by_name(request, store, live, lambda told, there: _told(told, store, there))


def _told(request: str, store: Store, live: "Live | None") -> Answer:
    if (brief := shortened(request, store, live)) is not None:
        return _risked(brief, store, () if live is None else live.images)
    if any(sign in request for sign in SPARING):
        from dsh.request.unnamed import of_some_spared  # few requests are such: it is no part of the start

        spared = of_some_spared(request, index_of(store), lambda told: _whole(told, store, live))
        if spared is not None:
            return spared
    whole = _whole(request, store, live)
    asks = " how do i " in request.lower() and is_plain(whole)  # it tells what for, and then asks: that is one wish
    if request.count(" ") in JOINED and not asks and JOINT.search(request):
        from dsh.request.joined.rows import is_told_in, one_after_another  # few requests are such: no part of the start

        row = one_after_another(request, whole, index_of(store), store, lambda part: _whole(part, store, live))
        if row is not whole and not is_told_in(_of_the_story(request, whole, store, live), whole, row, request):
            return row
    if whole.outcome == "none" and is_told_elsewhere(request, index_of(store)):
        return whole  # "systemctl says sshd failed, where can i read why?"
    if request.count(" ") < STORY and (_is_unsure(whole) or whole.outcome == "concept"):
        whole = _of_one_unnamed(request, whole, store, live)
    short = request.count(" ") < STORY or (is_plain(whole) and plain(request, store, live).count(" ") < STORY)
    if not short:
        got = _of_the_story(request, whole, store, live)
    elif (
        request.count(" ") >= SHORT_STORY
        and any(cut in request for cut in CUTS)
        and not _is_told(request, whole, store, live)
    ):
        got = _of_the_story(request, whole, store, live, firm=True)
    else:
        got = whole
    if any(end in request for end in SENTENCES):
        from dsh.request.remarks import without_remark  # few requests have two sentences: it is no part of the start

        got = without_remark(request, got, index_of(store), lambda wish: _whole(wish, store, live))
    if any(sign in request for sign in LEADING_AWAY) and (not is_plain(got) or _takes_a_word(request, got)):
        from dsh.request.retold.tails import without_tail  # where all is understood: it is no part of the start

        got = without_tail(request, got, index_of(store), store, lambda wish: _whole(wish, store, live))
    if got.outcome != "concept" and not _is_sure(got, True) and any(cut in request for cut in REMARKS):
        from dsh.request.remarked import without_remarks  # where most is understood: it is no part of the start

        got = without_remarks(request, got, index_of(store), lambda wish: _whole(wish, store, live))
    if request.count(" ") in TOLD:
        firm = is_plain(got)
        takes = firm and _takes_a_word(request, got)
        if takes and got.suggestions[0].missing:
            firm = False
        if not firm or (not takes and _may_be_firm(request, store)):
            from dsh.request.situations import of_a_situation  # where most is understood: it is no part of the start

            situated = of_a_situation(request, got, index_of(store), store, firm)
            if situated is not got and not _stays(got, situated, request, store):
                return situated
    word = got.outcome == "match" and _takes_a_word(request, got)
    if request.count(" ") in TOLD and (got.outcome == "none" or not _is_sure(got, word)):
        from dsh.request.near_ideas import idea_instead  # where most is understood: it is no part of the start

        idea = idea_instead(request, got, word, index_of(store), store)
        if idea is not None:
            return idea
    if request.count(" ") in TOLD and got.outcome != "none" and not _is_sure(got, word):
        from dsh.request.near_lines import of_the_nearest  # where most is understood: it is no part of the start

        firm = word or any(sign in request for sign in DENYING)
        got = of_the_nearest(request, got, index_of(store), store, firm, live)
    as_told = live is None and got.outcome == "match" and not _is_sure(got, word)
    if as_told and " && " not in got.suggestions[0].command and plain(request, store, live) != request:
        from dsh.request.as_typed import beside_as_typed  # where most is understood: it is no part of the start

        got = beside_as_typed(request, got, index_of(store), store)
    open_still = got.outcome == "none" and request.count(" ") >= SHORT_STORY
    if open_still:
        from dsh.request.clause_asked import asked_back  # where most is understood: it is no part of the start

        return asked_back(request, got, index_of(store), lambda part: _whole(part, store, live))
    return got


def _stays(got: Answer, situated: Answer, request: str, store: Store) -> bool:
    """Is it the idea that is asked for, and no situation that a line helps with?"""
    if got.outcome != "concept" or situated.outcome != "match":
        return False
    from dsh.request.near_ideas import stays

    return stays(request, got.concept, index_of(store))


def _of_the_story(request: str, whole: Answer, store: Store, live: "Live | None", firm: bool = False) -> Answer:
    from dsh.request.retold.story_answers import of_the_story  # few requests are told at length: no part of the start

    return of_the_story(request, whole, index_of(store), store, lambda wish: _whole(wish, store, live), firm)


def _is_told(request: str, whole: Answer, store: Store, live: "Live | None") -> bool:
    """Was all of it understood as one wish, so that no part of it is one?"""
    if not is_plain(whole):
        return False
    said = plain(request, store, live)
    return said != request and not any(cut in said for cut in CUTS)


def _is_sure(got: Answer, word: bool) -> bool:
    """Is the line likely enough: more so where it has a `word` of the request as a name, which may be none?"""
    return got.outcome == "match" and got.suggestions[0].score >= (NAMED if word else SURE)


def _is_unsure(got: Answer) -> bool:
    return got.outcome == "match" and got.suggestions[0].score < PLAINLY


def _of_one_unnamed(request: str, whole: Answer, store: Store, live: "Live | None") -> Answer:
    """ "How do I see the volumes of a container?": of one that has a name, which is left open."""
    low = request.lower()
    if not any(kind in low for kind in KINDS):
        return whole
    from dsh.request.unnamed import of_one_unnamed  # few requests are such: it is no part of the start

    return of_one_unnamed(request, whole, index_of(store), lambda told: _whole(told, store, live))


def _takes_a_word(request: str, got: Answer) -> bool:
    """Does the line have a word of the request as a name, which may be none: "messages", "go"?"""
    said = set(request.lower().split())
    command = got.suggestions[0].command.replace("=", " ").split()
    names = command[3:] if command[1] in KINDS_OF_COMMAND else command[2:]
    return any(name in said and name.isalpha() and name.islower() for name in names)


def _may_be_firm(request: str, store: Store) -> bool:
    """Is there a word of a situation that goes before what is sure?"""
    signs = index_of(store).data["firm_signs"]
    return any(signs.get(word) for word in request.lower().split())


def _whole(request: str, store: Store, live: "Live | None") -> Answer:
    said = plain(request, store, live)
    got = _answered(said, store, live)
    if any(sign in said for sign in DENYING):
        from dsh.request.checked.denied import without_denied  # few requests deny: it is no part of the start

        got = without_denied(got, said, lambda less: _answered(less, store, live))
    from dsh.request.checked.may_stay import may_name_apart

    if not makes_again(got) and may_name_apart(got, said, live):
        from dsh.request.checked.left_out import without_apart  # few requests name something apart

        got = without_apart(got, said, store, live, lambda less: _answered(less, store, live))
        if any(it.risk == "destroy" for it in got.suggestions):
            from dsh.request.checked.harm import only_looks

            got = only_looks(got, said, index_of(store), store)
    if any(NEWEST in it.command for it in got.suggestions):
        from dsh.request.newest import looked_up  # few requests are about it: it is no part of the start

        got = looked_up(got)
    if any("grep -v" in it.command for it in got.suggestions):
        from dsh.request.checked.all_stay import all_stay

        got = all_stay(got, said)
        if live is not None:
            from dsh.request.live.spared_there import spared_there

            got = spared_there(got, live, store)
    got = got if said is request else got._replace(request=request)
    if got.suggestions and any(sign in request for sign in CONDITIONS):
        from dsh.request.checked.unheard import whatever_happens  # few requests have one: it is no part of the start

        got = whatever_happens(got)
    if got.suggestions and got.suggestions[0].risk != "read" and any(sign in request for sign in TIMES_TO_COME):
        from dsh.request.checked.unheard import now_or_never  # few requests are about another time

        got = now_or_never(got)
    return got


def _answered(request: str, store: Store, live: "Live | None") -> Answer:
    aside = _first(ASIDE, request, store)
    if aside is not None:
        return aside
    if live is None:
        found = _first(PLAIN, request, store)
        assert found is not None  # the last of them always answers
        return _risked(found, store, ())
    from dsh.request.seen import seen

    found = seen(request, store, live)
    return _risked(found if makes_again(found) else within(found, request, store), store, live.images)


def makes_again(got: Answer) -> bool:
    """Is it one container that is removed and made again with its own name? What is told of it is no clean-up."""
    line = got.suggestions[0].command if len(got.suggestions) == 1 else ""
    gone, _, made = line.partition(" && ")
    name = gone.removeprefix("docker rm -f ")
    return name != gone and " " not in name and made.startswith(f"docker run -d --name {name} ")


def _first(layers: tuple[Layer, ...], request: str, store: Store) -> Answer | None:
    return next((found for layer in layers if (found := layer.answer(request, store)) is not None), None)


# ---- who answers: what does it is loaded only where it is asked ----------------------


def _dockerfile(request: str, store: Store) -> Answer | None:
    if "dockerfile" not in request.lower():
        return None
    from dsh.request.dockerfiles import writing

    says = writing(request)
    return None if says is None else Answer(request, "none", hint=says)


def _help(request: str, store: Store) -> Answer | None:
    low = request.lower()
    if "docker " not in low or not any(sign in low for sign in HELPING):
        return None
    from dsh.request.helps import help_of

    return help_of(request, store)


def _carried(request: str, store: Store) -> Answer | None:
    if "volume" not in request.lower():
        return None
    from dsh.request.carried import carried
    from dsh.request.live.objects import Live
    from dsh.request.phrasebook import index_of

    return carried(request, index_of(store), Live())


def _sentence(request: str, store: Store) -> Answer | None:
    from dsh.request.direct import direct

    told = direct(request)
    return None if told is None else within(told, request, store)


def _words(request: str, store: Store) -> Answer | None:
    return plain_answer(request, store)


ASIDE = (
    Layer("dockerfile", "how a Dockerfile is written is said by no command", _dockerfile),
    Layer("help", "whose help or option is wanted, is not itself wanted", _help),
)
PLAIN = (  # with an engine at hand, the table of `seen` is asked instead
    Layer("carried", "what is put where, with a volume: its kind and the words between say all of it", _carried),
    Layer("sentence", "a whole sentence that means something else than its words apart", _sentence),
    Layer("words", "all others are told anew (the table of `retelling`) and read word by word", _words),
)


def _risked(answer: Answer, store: Store, images: tuple[str, ...]) -> Answer:
    """A program that only looks changes nothing in a container either; a port that is open to all is not limited, and
    where it leads may be a guess."""
    if any(" -p " in it.command for it in answer.suggestions) and any(sign in answer.request for sign in LIMITING):
        from dsh.request.checked.unheard import unheard  # few requests limit a port: it is no part of the start

        answer = unheard(answer)
    if ":" in answer.request and any(it.command.startswith("docker ") for it in answer.suggestions):
        from dsh.request.checked.tagged import as_tagged  # few requests have a tag: it is no part of the start

        answer = as_tagged(answer, answer.request)
    if any(" -p " in it.command for it in answer.suggestions):
        from dsh.request.assumed import assumed

        answer = assumed(answer, store, images)
    if "volume" in answer.request and any("v " in it.command and " rm -" in it.command for it in answer.suggestions):
        from dsh.request.checked.unheard import volume_stays

        answer = volume_stays(answer)
    if not any(it.command.startswith("docker exec ") for it in answer.suggestions):
        return answer
    from dsh.cmdline.lines import invocations
    from dsh.cmdline.looks import only_reads

    def looks(command: str) -> bool:
        found = invocations(command, store) if command.startswith("docker exec ") else []
        return len(found) == 1 and found[0].span == (0, len(command)) and only_reads(found[0])

    told = tuple(it._replace(risk="read") if looks(it.command) else it for it in answer.suggestions)
    return answer._replace(suggestions=told)
