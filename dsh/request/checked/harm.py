"""The last look at an answer that destroys: nothing goes that was not told to, nor more than was said."""

import re
from collections.abc import Callable

from dsh.knowledge.store import Store
from dsh.knowledge.words import Word, split
from dsh.knowledge.words import read as sensed
from dsh.patterns import compiled, regex
from dsh.request.checked.apart import tells_of_them
from dsh.request.checked.leave import ENDING, flat, leave, undoes
from dsh.request.checked.spared import Spared, spared, spares_some, takes
from dsh.request.mood import LOOKING, mood_of
from dsh.request.phrasebook import Index
from dsh.request.retelling import read
from dsh.request.suggestion import ALL, Answer, Suggestion
from dsh.request.typos import mend

LOOKS = {
    "container": "docker ps -a",
    "image": "docker images",
    "volume": "docker volume ls",
    "network": "docker network ls",
    "compose": "docker compose ps",
}
USES = "docker system df"
DENIED = ("not", "never", "no", "nothing", "nobody", "without", "none", "avoid", "prevent")
NOTHING = "That says what is not to be removed, and nothing is; name what is to be done, if anything"
SPARES = (
    "No single docker command does that and spares {names}. It goes kind by kind: remove the stopped containers except "
    "NAME, remove the unused images except NAME, remove the unused volumes except NAME"
)
SPACE = (
    "An amount of space can be kept of the build cache alone: clean the build cache but keep 5gb. Images go by age: "
    "remove the unused images older than a week"
)
SEE = "Nothing is told to go. Is one of these to be seen?"
WHICH = "Which of them are meant was not understood. See what there is, and name them"
FIRST = "That asks rather than tells. Look first, or is it one of these?"
MORE = {  # what a flag takes besides, and the words that ask for it
    "-v": ("volume", "volumes", "data", "everything"),
    "--volumes": ("volume", "volumes", "data", "everything"),
    "--rmi": ("image", "images", "everything"),
    "-a": ("all", "unused", "every", "everything", "tagged", "any", "named", "used", "needs", "uses", "images"),
    "-f": (
        "force",
        "forced",
        "forcibly",
        "asking",
        "running",
        "ask",
        "confirm",
        "confirmation",
        "prompt",
        "even",
        "yes",
    ),
}
APART = ("node", "service", "stack", "plugin", "swarm", "config", "secret", "context", "buildx", "manifest", "trust")
USED = frozenset(["unused", "used", "uses", "use", "needs", "needed", "stopped", "exited", "dangling"])

ENDS = r"(?:remov|delet|prun|kill|wip|eras|destroy|stop|touch|clean|chang)\w*"
FORBIDDEN = regex(  # with nothing else named that is to stay
    rf"^(?:please )?(?:don'?t|do not|never) {ENDS}(?: (?:anything|any of (?:it|them)|it|them))?[,;:.!]"
    rf"|\b(?:don'?t|do not|never|without) {ENDS}(?: (?:anything|any of (?:it|them)|it|them|one))?(?: yet| now)?[.! ]*$",
    re.IGNORECASE,
)
ASKED = regex(r"\b(?:list|show|print|display|count|which|what|how much|how many|any|see|tell)\b", re.IGNORECASE)

EVERYTHING = regex(  # a line that spares nothing
    r"docker (?:rm|rmi|stop|kill|restart|pause|volume rm|network rm)(?: -\w+(?: \d+| [A-Z]+\d?)?)* "
    r"\$\(docker (?:ps|images|volume ls|network ls) -a?q\)"
)
SIZE = r"\d+(?:\.\d+)? ?(?:[kmgt]i?b?|megs?|gigs?|(?:mega|giga|tera)bytes?)\b"
SPACE_KEPT = regex(
    rf"\b(?:keep|leave|spare|preserve)(?:ing)?(?: \w+){{0,2}} {SIZE}"
    rf"|\b{SIZE}(?: of it)? (?:should|must|may|shall|can|has to|have to) (?:stay|remain|be kept)",
    re.IGNORECASE,
)
AWAY = frozenset(["away", "go", "goes", "gone", "out", "off", "rid"])  # so something is told to go without a verb
OF_KINDS = ("n.container", "n.image", "n.volume", "n.network")
TAKEN = {  # the beginnings of lines that take things of one kind away
    "volume": ("docker volume prune", "docker volume rm"),
    "network": ("docker network prune", "docker network rm"),
    "image": ("docker image prune", "docker rmi", "docker image rm"),
    "container": ("docker container prune", "docker rm $(", "docker rm -f $("),
}
WHOLLY = frozenset(["everything", "system", "space", "disk", "docker", "all kinds", "whatever", "anything"])
PLURALS = ("containers", "images", "volumes", "networks")
ONLY = regex(
    r"(?<!not )\b(?:only|just|solely|exclusively|nothing but) (?:(?:the|my|our|old|unused|stopped|dangling|docker) )*"
    rf"(?:{'|'.join(PLURALS)})\b|\b(?:{'|'.join(PLURALS)}) (?:only|alone|exclusively)\b"
)
UNDERSTOOD = 0.85  # score of a line that accounts for about every word
PRUNES = regex(r"docker (?:container|image|volume|network|system) prune(?: -a| -f| --volumes)*")
GROUP = regex(  # what is told of a group, up to where something else begins
    r"\b(?:containers|images|volumes|networks) (?P<said>(?!(?:and|because|so|then|but|to|as)\b)[^,.;:!?&|(]*?)"
    r"(?=$|[,.;:!?&|(]| (?:and|because|so|then|but|to|since|before|first|while)\b)",
    re.I,
)

Again = Callable[[str], Answer]


def restrained(got: Answer, request: str, index: Index, store: Store, again: Again) -> Answer:
    """The answer without what must not go. `again` answers what is left of the request without what is to stay."""
    words = typed(request, index)
    told = leave(words, request) or _unsaid(words)
    if told == "yes" and mood_of(words) == "idea" and read(request, index).mood == "idea":
        told = "asked"
    if told == "no" or _forbids(request):
        return _only_looks(got, words, store)
    got = _of_its_kind(_emptied(_in_state(got, flat(words)), flat(words)), words, spared(words).kinds)
    if _keeps_space(request) and any(map(destroys, got.suggestions)):
        held = got._replace(suggestions=tuple(s for s in got.suggestions if " --keep-storage " in s.command))
        return held if held.suggestions else Answer(got.request, "none", hint=SPACE)
    kept = spared(words)
    rest = _rest_of(request, words, kept)
    if rest:
        return again(rest)._replace(request=got.request)
    named = kept.names
    if kept.names:
        known = {text for name in read(request, index).names for text in name.texts}
        kept = kept._replace(names=kept.names & known, firm=kept.firm & known)
    held = got
    if kept.names or kept.kinds or kept.aside or kept.states:
        held = _without(got, kept)
        if not held.suggestions or held.suggestions[0] is not got.suggestions[0]:
            less = _less(request, words, kept)
            for way in (f"{less} except {' and '.join(sorted(kept.firm))}", less) if kept.firm else (less,):
                other = (
                    _in_state(_without(again(way), kept), flat(words))._replace(request=got.request) if less else held
                )
                if other.outcome == "match" or any(map(destroys, other.suggestions)):  # and not only looks
                    held = other
                    break
        if not held.suggestions:
            if kept.firm:
                return Answer(got.request, "none", hint=SPARES.format(names=" and ".join(sorted(kept.firm))))
            return _only_looks(got, words, store)
    of_many = bool(held.suggestions) and "$(" in held.suggestions[0].command
    one = of_many and any(f" {said} " in f" {' '.join(flat(words))} " for said in ("one of", "any one", "some one"))
    emptied = bool(held.suggestions) and held.suggestions[0].command.endswith(" -mindepth 1 -delete")
    emptied = emptied or (bool(held.suggestions) and _leaves_out(held.suggestions[0], named))
    if told == "asked" or one or (not emptied and kept.words and not kept.names and not kept.kinds and not kept.told):
        return _looks_first(held, words, store)
    return limited(_no_wider(_emptied(held, flat(words)), flat(words)), request, index, store)


def _rest_of(request: str, words: list[Word], kept: Spared) -> str:
    """ "keep the images tagged prod, remove the others": the others are images, and a tag is no name of one; "" where
    nothing but names is said of what stays, or more than one kind is spoken of."""
    tagged = any(words[n].low in ("tag", "tags", "tagged") for n in kept.words)
    spoken = {w.sense[2:] for w in words if w.sense in OF_KINDS}
    if not tagged or not kept.firm or spoken != {"image"}:
        return ""
    rest = OTHERS.sub("all images", _less(request, words, kept))
    return f"{rest} except the ones tagged {' and '.join(sorted(kept.firm))}" if "all images" in rest else ""


OTHERS = compiled(r"\b(?:(?:all|the|of|them|every) )*(?:others?(?: ones?)?|rest|remaining(?: ones)?|everything else)\b")
DATE = regex(r"(?<![\w-])\d{4}-\d\d-\d\d\b")


def _of_its_kind(got: Answer, words: list[Word], stay: frozenset[str]) -> Answer:
    """ "remove the containers that are not used": no volumes go, whatever their prune has in its phrases."""
    kinds = {w.sense[2:] for w in words if w.sense in OF_KINDS} - stay
    lows = flat(words)
    only = ONLY.search(" ".join(lows)) is not None  # "everything unused, but only images"
    if got.outcome != "match" or not kinds or (not WHOLLY.isdisjoint(lows) and not only):
        return got
    left = tuple(it for it in got.suggestions if not _of_another(it, kinds))
    if only and not left:
        return Answer(got.request, "none", hint=WHICH)
    return got._replace(suggestions=left) if left else got


def _of_another(line: Suggestion, kinds: set[str]) -> bool:
    """Does the line take what is of none of these kinds, and nothing else?"""
    if not destroys(line) or " && " in line.command:
        return False
    if line.command.startswith("docker system prune"):
        return len(kinds) == 1
    taken = next((kind for kind, start in TAKEN.items() if line.command.startswith(start)), None)
    return taken is not None and taken not in kinds


def limited(got: Answer, request: str, index: Index, store: Store) -> Answer:
    """ "remove all containers that failed": what is told of those that shall go was not understood, so not all go."""
    words = typed(request, index)
    if spares_some(words):
        got = _sparing(got, words, store)
    found = GROUP.search(" ".join(f"{w.low}," if w.comma or w.stop else w.low for w in words))
    said = found["said"].split() if found is not None and _limits(words, found["said"]) else []
    told = [low for low in said if f" {low} " not in index.data["limiting_nothing"]]
    of_them = tells_of_them(request)
    dated = DATE.search(request) is not None and not any(DATE.search(it.command) for it in got.suggestions[:1])
    if not of_them and not dated and (not told or (got.suggestions and got.suggestions[0].score >= UNDERSTOOD)):
        return got
    of_unused = all(f" {low} " in index.data["of_unused"] for low in told)
    wide = [EVERYTHING] if of_unused and not dated else [EVERYTHING, PRUNES]
    left = tuple(it for it in got.suggestions if not any(line.fullmatch(it.command) for line in wide))
    if not got.suggestions or left[:1] == got.suggestions[:1]:
        return got._replace(suggestions=left)
    looks = tuple(it for it in left if not destroys(it))
    return Answer(got.request, "ambiguous", (*_seen(words, store, False), *looks)[:4], WHICH)


def _sparing(got: Answer, words: list[Word], store: Store) -> Answer:
    """The answer without the lines that spare nothing."""
    left = tuple(it for it in got.suggestions if not EVERYTHING.fullmatch(it.command))
    if left[:1] == got.suggestions[:1] or any("grep -v" in it.command for it in left[:1]):
        return got._replace(suggestions=left)
    return Answer(got.request, "ambiguous", _seen(words, store, False)[:4], WHICH)


def _limits(words: list[Word], said: str) -> bool:
    """Is it said of those that are acted on? What is done is told before them, or a word of relation leads it."""
    noun = next((n for n, w in enumerate(words) if w.low in PLURALS), len(words))
    acts = any(w.sense in (*ENDING, "v.stop", "v.kill", "v.restart", "v.pause") for w in words[:noun])
    return acts or said.split()[:1] in ([word] for word in ("that", "which", "who", "whose", "i", "we", "my"))


def only_looks(got: Answer, request: str, index: Index, store: Store) -> Answer:
    """The answer to the whole request, where that wants to see something and forbids that anything goes."""
    return _only_looks(got, typed(request, index), store) if _forbids(request) else got


def looks_first(got: Answer, request: str, index: Index, store: Store) -> Answer:
    """The question whether it is a look that is wanted, or one of the lines."""
    words = typed(request, index)
    lines = (*_seen(words, store, False), *(s._replace(score=min(s.score, 0.5)) for s in got.suggestions))
    return Answer(got.request, "ambiguous", lines[:4], FIRST)


def _forbids(request: str) -> bool:
    return FORBIDDEN.search(request) is not None and ASKED.search(request) is not None


def _keeps_space(request: str) -> bool:
    """ "remove unused images, keep 5gb": so much of it is to stay."""
    return SPACE_KEPT.search(request) is not None


def typed(request: str, index: Index) -> list[Word]:
    """The words as they were typed, whatever became of them since."""
    return sensed(mend(split(request), index.lexicon, index.data)[0], index.lexicon)


def _unsaid(words: list[Word]) -> str:
    """Where no word destroys: may a line that does so be meant?"""
    if undoes(words) or _is_named_alone(words) or _looks_before(words):
        return "no"
    return "asked" if mood_of(words) != "wish" else "yes"


def _is_named_alone(words: list[Word]) -> bool:
    """ "every container with exam in its name, no matter if it runs": things, and nothing that is to become of them."""
    thing = len(words) > 1 and words[0].sense == "s.all" and words[1].sense in OF_KINDS
    acts = any(word.sense[:2] == "v." and word.sense != "v.run" for word in words)
    return thing and not acts and AWAY.isdisjoint(flat(words))


def _looks_before(words: list[Word]) -> bool:
    """ "before I make this machine leave the swarm: which services exist there?": a look, and what follows on it."""
    if [w.low for w in words[:2]] not in (["before", "i"], ["before", "we"], ["before", "you"]):
        return False
    end = next((n for n, w in enumerate(words) if w.comma or w.stop), len(words))
    return any(w.sense in LOOKING or w.sense == "v.show" for w in words[end + 1 : end + 3])


def destroys(line: Suggestion) -> bool:
    return line.risk == "destroy" or line.command.startswith(("docker kill", "docker compose kill"))


def _only_looks(got: Answer, words: list[Word], store: Store) -> Answer:
    """What is left where nothing is to go: what changes nothing, or tells."""
    down = any(w.low == "down" for w in words)
    left = tuple(s for s in got.suggestions if not destroys(s) or (down and s.command == "docker compose down"))
    if left and (left[0] is got.suggestions[0] or (got.outcome == "ambiguous" and len(left) > 1)):
        return got._replace(suggestions=left)
    acts = any(w.sense[:2] == "v." and w.sense not in (*ENDING, *LOOKING) and w.low[-2:] != "ed" for w in words)
    looks = tuple(s for s in left if (s.risk == "read" or acts) and not s.missing)
    if got.outcome == "match" and looks:
        return got._replace(suggestions=looks)
    if undoes(words) or mood_of(words) == "idea":
        entry = store.concept("data-loss")
        return Answer(got.request, "concept", (), None, entry.answer if entry else None, "data-loss")
    if set(flat(words)) & set(DENIED):
        return Answer(got.request, "none", hint=NOTHING)
    return Answer(got.request, "ambiguous", _seen(words, store, True), SEE)


def _looks_first(got: Answer, words: list[Word], store: Store) -> Answer:
    """Who asks is shown what there is before anything that takes it away."""
    if not got.suggestions or not destroys(got.suggestions[0]):
        return got
    said = any(w.sense in ("s.all", "n.everything") or w.low in ("them", "those", "these") for w in words)
    told = [s for s in got.suggestions if said or not s.command.endswith(ALL)]
    lines = (*_seen(words, store, False), *(s._replace(score=min(s.score, 0.5)) for s in told))
    return Answer(got.request, "ambiguous", lines[:4], FIRST)


def _seen(words: list[Word], store: Store, every: bool) -> tuple[Suggestion, ...]:
    """The looks at the kinds that are spoken of; else at what takes space, or at all kinds."""
    lines = [line for kind, line in LOOKS.items() if any(w.sense == f"n.{kind}" for w in words)]
    lines = lines or ([*list(LOOKS.values())[:3], USES] if every else [USES])
    return tuple(_look(line, store) for line in lines)


def _look(line: str, store: Store) -> Suggestion:
    entry = store.command(" ".join(w for w in line.split() if w != "-a"))
    return Suggestion(line, entry.summary if entry else "", "read", 0.5)


def _without(got: Answer, kept: Spared) -> Answer:
    """The answer without the lines that take what is to stay."""
    return got._replace(suggestions=tuple(s for s in got.suggestions if not (destroys(s) and takes(s.command, kept))))


def _less(request: str, words: list[Word], kept: Spared) -> str:
    """The request without the words that say what stays."""
    out = "".join(
        request[w.end : words[n + 1].start if n + 1 < len(words) else len(request)] if n in kept.words
        else request[w.start : words[n + 1].start if n + 1 < len(words) else len(request)]
        for n, w in enumerate(words)
    )  # fmt: skip
    return " ".join(out.split()).strip(" ,.;-")


def _in_state(got: Answer, lows: list[str]) -> Answer:
    """The answer without lines for containers in a rare state that nobody named: what is dead is not what has ended."""
    left = tuple(s for s in got.suggestions if "status=dead" not in s.command or "dead" in lows)
    if not left or left[0] is got.suggestions[0]:
        return got._replace(suggestions=left)
    return got._replace(suggestions=tuple(sorted(left, key=lambda s: -s.score)))


def _emptied(got: Answer, lows: list[str]) -> Answer:
    """ "empty the volume data", "delete the files in it": what is in it goes, and not the volume."""
    first = got.suggestions[0] if got.suggestions else None
    if first is None or got.outcome != "match" or not first.command.startswith("docker volume rm ") or first.missing:
        return got
    name = first.command.split()[-1]
    inside = {"empty", "files", "content", "contents"} & {low for low in lows if low != name}
    if not inside or "$" in first.command or name.startswith("-"):
        return got
    line = f"docker run --rm -v {name}:/data alpine find /data -mindepth 1 -delete"
    says = first._replace(command=line, summary="Delete all that is in a volume, and keep the volume", reading=(line,))
    return got._replace(
        suggestions=(says, *got.suggestions[: 0 if {"not", "keep", "itself", "leave"} & set(lows) else 1])
    )


def _no_wider(got: Answer, lows: list[str]) -> Answer:
    """The other readings of an order take no more than the first, unless a word asks for it."""
    if got.outcome != "match" or not got.suggestions or not destroys(got.suggestions[0]):
        return got
    first = got.suggestions[0]
    left = tuple(s for s in got.suggestions[1:] if not destroys(s) or not _wider(s, first, lows))
    return got._replace(suggestions=(first, *left))


def _wider(line: Suggestion, first: Suggestion, lows: list[str]) -> bool:
    other = next((kind for kind in APART if f"docker {kind} " in line.command), "")
    if other and other not in first.command and other not in lows:
        return True
    whole = "system prune" in line.command and "system prune" not in first.command
    if whole and not {"everything", "all", "unused", "docker", "images", "space"} & set(lows):
        return True
    many, named = "$(" in line.command or " prune" in line.command, "$(" in first.command or " prune" in first.command
    of_it = first.command.split()[-1] in line.command  # all of the same name
    if f"{' '.join(first.command.split()[:2])} prune" in line.command and USED & set(lows):
        many = False  # "the networks not used by anybody": those of the kind that are not in use
    if many and not named and not of_it and (not first.missing or " -f $(" in line.command):
        return True
    before = first.command.split()
    if "grep -v" in first.command and "grep -v" not in line.command:
        return True  # what is to stay would go
    if " -a" in line.command and " -a" not in first.command and _nameless_only(lows):
        return True
    for flag in line.command.split():
        more = flag in MORE and flag not in before and not set(MORE[flag]) & set(lows)
        if more and (flag != "-f" or "$(" in line.command):
            return True
    return False


def _nameless_only(lows: list[str]) -> bool:
    """Are the images without a name told to go, and no others: "dangling", but neither "unused" nor "not only"?"""
    at = next((n for n, low in enumerate(lows) if low in ("dangling", "untagged", "nameless")), None)
    more = {"unused", "all", "every", "uses"} & set(lows)
    return at is not None and not more and not {"not", "even", "also", "besides"} & set(lows[max(0, at - 4) : at])


def _leaves_out(line: Suggestion, names: frozenset[str]) -> bool:
    """Does the line itself leave out all that is named to stay, a tag as 4.1 too?"""
    return bool(names) and "grep -v" in line.command and all(name in line.command for name in names)
