"""A whole situation around one wish: "the pager went off, api just exited, i need to see what it printed".

The story is cut into clauses. One of them wishes; the others only tell what happened. What "it", "there" or "the
container" of the wish stand for is named by the others, and what else they say is no part of the wish.
"""

import re
from typing import NamedTuple

from dsh.request.claims import is_common
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading, read_request

MOST = 0.8  # share of the story that is its wish, where there is anything around it
KINDS = ("container", "service", "volume", "network", "image", "file")
WHO = r"(?:i|we|he|she|they|somebody|someone|(?:my|our|his|her|their|the|a) (?:\w+ )?(?:boss|manager|chef|lead|" \
    r"auditors?|customers?|developers?|devs?|colleagues?|coworkers?|team|client|teacher|admin|friend|ops|security|" \
    r"guy|people|support)|customer|security|ops|boss|management|auditors)"  # fmt: skip
ADVERBS = r"(?: (?:just|only|really|simply|now|still|also|first|therefore|actually|basically|then|have|all|do))*"
SUBJECT = (
    r"(?:i|we|he|she|they|you|it|there|nobody|somebody|someone|everybody|now|before|after|my|our|his|this|that|these"
    r"|i'm|i've|i'd|i'll|we're|we've|it's|there's|that's|he's|she's|they're|what|how|please|the (?:\w+ ){1,3}?"
    r"(?:is|are|was|were|has|says|wants|needs|should|must))"
)
CUTS = re.compile(
    rf"[.;!?]+(?=\s|$)|,\s|\s-+\s|\s(?=(?:but|because|cause|although|whereas|while)\s)|\s(?=and {SUBJECT}\b(?!:))"
    r"|\s(?=so (?!that\b|i can\b|as\b|far\b|many\b|much\b|long\b))",
    re.IGNORECASE,
)
FILLERS = re.compile(
    r"^(?:(?:as a first step|(?:the |my )?first (?:step"
    r"|thing) is (?:that|to)|(?:the|my) (?:task|job|question) is(?: to)?"
    r"|and|but|so|now|then|ok|okay|well|hi|hello|hey|anyway|because|cause|first|basically|please|pls|plz|also"
    r"|therefore|question|my question)\b[ ,:]*)+",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:do not|don'?t|did not|didn'?t|never|should not|shouldn'?t|must not|mustn'?t|wouldn'?t|cannot|can'?t"
    r"|no need|not (?:want|need|supposed|allowed)|would not|won'?t)\b",
    re.IGNORECASE,
)
EMPTY = re.compile(  # a question after the wish that says nothing of it
    r"^(?:so )?(?:what|which) (?:do|should|would|can|must) (?:i|we) (?:type|do|enter|run|use|need|write|call)(?: \w+)?$"
    r"|^(?:what|which) (?:is |'s )?(?:the )?(?:right )?(?:command"
    r"|line|call)\b.{0,30}$|^what(?:'s| is) (?:left|missing)$"
    r"|^how(?: (?:do|can|would|should) (?:i|we|you) (?:do|get"
    r"|manage|achieve|solve|explain) (?:that|this|it|there|so))?$"
    r"|^(?:can|could) (?:you|anyone|somebody) (?:please )?help(?: me"
    r"| us)?(?: with (?:that|this|it))?$|^(?:any )?ideas?$"
    r"|^(?:is (?:that|this|it) possible|how|thanks?.*|thank you.*|help|please|what now|what next|cheers)$",
    re.IGNORECASE,
)
WISHES = tuple(  # the way a clause wishes, and how plainly; what follows is the wish
    (re.compile(said, re.IGNORECASE), weight)
    for said, weight in (
        (
            rf"\b{WHO}(?:'d|’d)?{ADVERBS} (?:would{ADVERBS} )?(?:like"
            rf"|love|prefer|wants?|needs?|wanna)(?: for)?\b(?!ed)",
            4,
        ),
        (rf"\b{WHO}(?:'ve)?{ADVERBS} (?:have|has|got|gotta)(?: got)?{ADVERBS} to\b", 4),
        (rf"\b{WHO}{ADVERBS} (?:should|must|shall|wish)\b(?! have)", 4),
        (
            rf"\b{WHO}(?: am|'m| are|'re| is| was| were){ADVERBS} (?:supposed"
            rf"|asked|told|trying|looking|going|about|here) to\b",
            3,
        ),
        (rf"\b(?:{WHO} )?(?:asks?|asked|told|tells?|begs?) (?:me|us) (?:whether|if|to|how|which|what|where|who)\b", 3),
        (rf"\b{WHO} (?:asks|wonders?|wants to know) (?=whether|if|how|which|what|where|who)", 3),
        (r"\bhow (?:do|can|would|could|should|does|to)(?: (?:i|we|you|one|somebody))?\b", 4),
        (r"\b(?:can|could|would|will) you\b|\b(?:can|may|could) (?:i|we)\b(?! reach)", 4),
        (r"\b(?:please|pls|plz)\b", 4),
        (r"(?:^|\band )(?:just|only|really|would|want|need|'d)(?: (?:just|only|like|want|need|love))*(?= )", 4),
        (
            r"\b(?:have|has|got|had) no (?:idea|clue)(?: about"
            r"| on)?(?= (?:\w+ )?(?:what|which|where|why|how|who|if|whether)\b)",
            2,
        ),
        (
            r"\b(?:don'?t|do not|can'?t|cannot|can not|not)(?: (?:even"
            r"|really))? (?:know|remember|tell|sure|see|find|find out"
            r"|figure out)(?: about| on)?(?= (?:\w+ )?(?:what|which|where|why|how|who|if|whether)\b)",
            2,
        ),
    )
)
PASSIVE = re.compile(
    r"\b(?:should|must|has to|have to|needs? to|is to|are to|ought to|gets?|shall|need to)\b(?! have\b)", re.IGNORECASE
)
BELONGS = re.compile(
    r"^.*?\b(?P<what>it|that|this|\S+) (?:belongs|goes|(?:should"
    r"|has to|must|needs to|is to) (?:be|go|end up|land|sit|live))"
    r" (?P<to>(?:in|into|inside|to|under|at|on) (?=\S*/|.*\bcontainer\b).*)$",
    re.IGNORECASE,
)
BROUGHT = re.compile(
    r"^(?:get|bring|put|copy|move|send) (?P<what>it|that|this|them) (?P<to>(?:in|into|inside|to|under) .*)$",
    re.IGNORECASE,
)
ASKS = re.compile(r"^(?:what|which|where|why|how|who|when|is|are|does|did|do|has)\b", re.IGNORECASE)
GOES_ON = re.compile(
    r"^(?:and (?!then (?:i|we)\b)|named|called|call it|name it|on"
    r"|with|from|to|in|at|port|ports|publish|using|for|as|under"
    r"|but (?:keep|not|only|with|without)|not (?:only|just)|including|also|even|keep|except|without|which|only"
    r"|password|user|database|mapped|exposed|reachable|the (?:name|port|image|volume|network|password)"
    r"|unless|that|via|by|over|then)\b",
    re.IGNORECASE,
)
OWN_SUBJECT = re.compile(rf"^(?:and |but )?{SUBJECT}\b", re.IGNORECASE)
TO_SEE = re.compile(
    r"^(?:to )?(?:only |just )?(?:know|find out|see|figure out|check|tell (?:them|him|her|me|us)|look|learn|understand"
    r"|verify|say|report|prove|show (?:them|him|her))(?: out"
    r"| up)?,? (?=what|which|where|why|who|when|how|if\b|whether)",
    re.IGNORECASE,
)
TO_KNOW = re.compile(
    r"^(?:to )?(?:only |just )?(?:know|find out|figure out|learn|(?:a )?proof of|evidence of)\b", re.IGNORECASE
)
OTHER_DOES = re.compile(  # "wants it to start again": who is to do what
    r"^(?P<who>it|that|this|them|(?:the |this |that )[\w.:/-]+|container [\w.-]+) to (?P<do>[a-z]+ .*|[a-z]+)$",
    re.IGNORECASE,
)
PLACE_NOUN = (
    r"(?:files?|folder|directory|dir|certificate|cert|config|archive|tarball|tar|dump|backup|script|report|log file)"
)
REMOVAL = re.compile(
    r"\b(?:remov|delet|eras|wip|prun|purg|destroy|gone|get rid|clean|trash|throw|nuk|tid)\w*|\brm\b", re.IGNORECASE
)
MANY = re.compile(
    r"\b(?:all|every|everything|each|any|none|which|what kinds?|containers|images|volumes|networks|ones|most|list|space"
    r"|nothing|compose|dead|unused|dangling|stopped)\b",
    re.IGNORECASE,
)


ENDING = re.compile(rf"{REMOVAL.pattern}|\b(?:stop|kill|down|off|empty)\w*", re.IGNORECASE)
STAYS = re.compile(
    r"\b(?:keep|stays?|leave|except|spare|survives?|untouched|remains?"
    r"|must not|(?:do not|don'?t|never) (?:touch|stop|remove|delete))\b",
    re.IGNORECASE,
)
TELLS = re.compile(  # a clause that tells how things are
    r"\b(?:is|are|was|were|has|have|had|went|go|goes|came|says?|said"
    r"|do|does|did|will|can|cannot|can't|could|needs?|runs?|made"
    r"|moved|copied|took|told|asks?|asked|wrote|writes|keeps?|got"
    r"|gave|sent|pulled|built|started|stopped|want\w*|\w+'s|\w+'m"
    r"|\w+'ve|\w+'re|\w{3,}ed)\b",
    re.IGNORECASE,
)
POINTS = re.compile(r"\b(?:it|its|them|that|this|there)(?:$|[,.?!])|\b(?:it|its|them) ", re.IGNORECASE)
MAKES_NEW = re.compile(
    r"\b(?:call|name) it\b|\b(?:want|create|make|run|start|set up"
    r"|spin up|launch|add) (?:me )?(?:an?|another|some) (?:\w+ )*"
    r"(?:container|volume|network|instance|server|database|one)\b",
    re.IGNORECASE,
)
RUNS = re.compile(
    r"\b(?:it|that|which|and|he|she) (?:is |'s )?(?:still )?(?:runs|running|up)\b|\bit's (?:still )?(?:running|up)\b",
    re.I,
)


class Thing(NamedTuple):
    """What the story introduces, and where."""

    kind: str
    name: str
    at: int


class Clause(NamedTuple):
    """A part of the story, with how plainly it wishes, and the wish in it."""

    text: str
    wish: str
    weight: int


def told(text: str, index: Index) -> str | None:
    """The wish of a story, with what it is about named; None where it is no story."""
    clauses = [_clause(part, index) for part in _parts(text)]
    best = max((c.weight for c in clauses), default=0)
    ordered = index.lexicon.sense(text.split()[0].lower())[:2] == "v." and clauses[0].weight == 3
    if best < 2 or (ordered and best > 3):
        return None
    at = max(n for n, c in enumerate(clauses) if c.weight == best)
    end = at + 1
    while end < len(clauses) and _goes_on(clauses[end], clauses[at]):
        end += 1
    wish = ", ".join([clauses[at].wish, *(c.text for c in clauses[at + 1 : end])]).strip(" ,.")
    if len(wish.split()) > MOST * len(text.split()):
        return None
    if len(wish.split()) < 2 or re.match(r"(?:do|try|solve) (?:it|that|so|this)\b", wish, re.IGNORECASE):
        return None
    around = [c.text for n, c in enumerate(clauses) if not at <= n < end]
    if not any(TELLS.search(text) for text in around):
        return None
    if ENDING.search(wish):
        wish = ", ".join([wish, *(text for text in around if STAYS.search(text))])
    reading = read_request(text, index.lexicon, index.data)
    found = things(reading, index)
    if not found and POINTS.search(wish) is not None:
        return None
    named = _named(wish, found)
    if re.search(r"\bcompose\b", text, re.IGNORECASE) and not re.search(r"\bcompose\b", named, re.IGNORECASE):
        named += " with docker compose"
    gone = re.search(r"\b(?:gone|remove|delete|get rid of|rm)\b", named, re.IGNORECASE)
    if gone is not None and "container " in named and RUNS.search(text) is not None and RUNS.search(named) is None:
        return f"{named}, it is running"
    return named


def _parts(text: str) -> list[str]:
    kept = [p.strip(" ,") for p in CUTS.split(text)]
    return [p for p in kept if p]


def _clause(part: str, index: Index) -> Clause:
    text = FILLERS.sub("", part).strip()
    polite = re.search(r"\b(?:please|pls|plz)\b", part, re.IGNORECASE) is not None
    if not text or EMPTY.match(text):
        return Clause(part, "", 0)
    for said, weight in WISHES:
        ways = list(said.finditer(text))
        if not ways:
            continue
        found = ways[-1]
        if weight > 2 and NEGATED.search(text[max(0, found.start() - 20) : found.end() + 6]):
            return Clause(part, "", 0)
        wish = text[found.end() :].strip(" ,") or text[: found.start()].strip(" ,")
        if not wish or EMPTY.match(wish) or EMPTY.match(text):
            return Clause(part, "", 0)
        return Clause(part, _plain_wish(wish, found[0]), weight)
    goes = BELONGS.match(text)
    if goes is not None:
        return Clause(part, text[goes.start("what") :], 3)
    if PASSIVE.search(text) and not NEGATED.search(text):
        return Clause(part, re.sub(r"^.*\band (?=\S+ (?:\S+ )?(?:should|must|has to|needs to)\b)", "", text), 3)
    if ASKS.match(text):
        return Clause(part, text, 2 if text.lower().startswith(("is ", "when ")) else 4)
    if polite or index.lexicon.sense(text.split()[0].lower())[:2] == "v.":
        return Clause(part, text, 4 if polite else 3)
    return Clause(part, "", 0)


def _plain_wish(wish: str, led: str) -> str:
    """The wish without "to see" before a question; whose wish it is goes too, unless it is for a thing in a state."""
    if TO_SEE.match(wish):
        return TO_SEE.sub("", wish)
    if TO_KNOW.match(wish):
        return TO_KNOW.sub("show", wish)
    other = OTHER_DOES.match(wish)
    if other is not None and re.search(r"(?:want|need|like|prefer)\w*(?: for)?$", led, re.IGNORECASE):
        return f"{other['who']} should {other['do']}"
    acts = re.match(r"to\b\s*", wish, re.IGNORECASE)
    if acts is not None:
        return wish[acts.end() :]
    if re.search(r"(?:want|need|like|love|prefer|wanna|needs|wants)(?: for)?$", led, re.IGNORECASE):
        return f"i want {wish}"
    return wish


def _goes_on(clause: Clause, wish: Clause) -> bool:
    """Does it say more of the wish: "named cache", "on port 8080"?"""
    text = clause.text
    if re.match(r"(?:not|but not|no)\b", text, re.IGNORECASE) and not re.match(r"not (?:only|just)\b", text):
        return REMOVAL.search(wish.wish) is not None
    if re.match(r"(?:and )?it (?:should|must|has to|needs to) ", text, re.IGNORECASE):
        return True
    return GOES_ON.match(text) is not None and OWN_SUBJECT.match(text) is None and not EMPTY.match(text)


# ---- what the story is about ---------------------------------------------------------


def things(reading: Reading, index: Index) -> list[Thing]:
    """What is introduced by its kind or its look, in order."""
    out: list[Thing] = []
    called = {n.object for n in reading.names if n.before == "called" and n.object}
    for name in reading.names:
        start = reading.words[name.first].start
        kind = _kind(reading, name.object, name.kind, name.before, name.texts, index)
        if kind and not (
            name.before != "called" and kind in called and name.kind == "" and _is_described(reading, name.first)
        ):
            out.extend(Thing(kind, text, start) for text in name.typed)
    return out


def _is_described(reading: Reading, at: int) -> bool:
    """ "the cron container ..., it's called nightcron": what it is, and not its name."""
    return at + 1 < len(reading.words) and reading.words[at + 1].sense == "n.container"


def _kind(reading: Reading, noun: str, kind: str, before: str, texts: tuple[str, ...], index: Index) -> str:
    if kind in ("file", "path"):
        return "file"
    shaped = any(set(":/") & set(text) for text in texts)
    if kind == "image" and (shaped or noun == "image"):
        return "image"
    if noun == "image":
        return "image" if shaped or before == "called" else ""
    if noun in KINDS and kind in ("", "image", "number"):
        return noun
    if before == "called":
        return "container"
    if kind == "" and any(set("-_0123456789") & set(text) and not is_common(text, index.data) for text in texts):
        return "container"
    return ""


def _named(wish: str, found: list[Thing]) -> str:
    """The wish with the names put in for the words that point at them."""
    loaded = _loaded(wish, found)
    if loaded:
        return loaded
    goes = BELONGS.match(wish) or BROUGHT.match(wish)
    files = [t for t in found if t.kind == "file"]
    if goes is not None:
        outside = [t for t in files if t.name not in goes["to"]]
        if outside:
            wish = _copied(outside[-1].name, goes["to"], found)
    wish = _with_files(wish, files)
    for kind in KINDS[:-1]:
        one = _one(found, kind)
        if one:
            names = "|".join(re.escape(t.name) for t in found)
            wish = re.sub(
                rf"\b(?:the|this|that|said|our|my) {kind}\b(?! (?:named|called|{names})\b)",
                f"{kind} {one}",
                wish,
                flags=re.IGNORECASE,
            )
    network = _one(found, "network")
    if network and _one(found, "container"):
        wish = re.sub(
            r"\b(on|onto|to|into|from|off|join) (?:it|there"
            r"|that)\b(?! \w+ing)",
            rf"\1 network {network}",
            wish,
        )
    return _pointed(wish, found)


def _loaded(wish: str, found: list[Thing]) -> str:
    """An image that is wanted here and came as an archive; one that belongs in a registry, under its name there."""
    archive = next((t.name for t in reversed(found) if re.search(r"\.(?:tar|tgz|tar\.\w+)$", t.name)), "")
    if archive and re.search(
        r"\bimages?\b.*\b(?:here|(?:in|into) docker|on this \w+|available|back)\b", wish, re.IGNORECASE
    ):
        return f"load the image from {archive}"
    image = next((t.name for t in reversed(found) if t.kind == "image" and re.search(r"[.:]\w*.*/", t.name)), "")
    if image and re.search(
        r"\b(?:end up|go|be|land|arrive|appear) (?:up )?(?:there|(?:in|on) (?:the|our|it))\b", wish, re.IGNORECASE
    ):
        return f"push image {image}"
    return ""


def _copied(name: str, to: str, found: list[Thing]) -> str:
    """Into a container where one is told, else to a place here."""
    place = next((t.name for t in found if t.kind == "file" and t.name in to), "")
    held = re.search(r"\bcontainer\b|\bin it\b|\b(?:in )?there\b", to, re.IGNORECASE)
    container = _one(found, "container")
    if held is not None and container:
        return f"copy {name} to {container}:{place}" if place else f"copy {name} into container {container}"
    return f"copy {name} {re.sub(r'^(?:in|inside|into|to|under|at|on)', 'to', to)}"


def _one(found: list[Thing], kind: str) -> str:
    """The name of the last one of the kind that was introduced by its kind."""
    return next((t.name for t in reversed(found) if t.kind == kind), "")


def _with_files(wish: str, files: list[Thing]) -> str:
    names = [t.name for t in files if t.name not in wish]
    if not names:
        return wish
    return re.sub(
        rf"\b(?:the|this|that|these|those|said) {PLACE_NOUN}\b(?! (?:/|\S+\.))",
        lambda _: names[-1],
        wish,
        count=1,
        flags=re.I,
    )


def _pointed(wish: str, found: list[Thing]) -> str:
    if any(
        re.search(rf"(?<![\w./-]){re.escape(t.name)}(?![\w-])", wish)
        for t in found
        if t.kind not in ("file", "network")
    ):
        return wish
    thing = None if MAKES_NEW.search(wish) else _meant(wish, found)
    if thing is None:
        return wish
    said = thing.name if thing.kind == "file" else f"{thing.kind} {thing.name}"
    for pattern, put in (
        (r"\b(?:in|inside|into|on|from|to|of|at) (?:there|it|that one|this one)\b", None),
        (r"\bits (?:own )?([\w-]+)", rf"the \1 of {said}"),
        (
            r"\b(?<!call )(?<!name )(?:that one|this one|the thing|it|this|them"
            r"|that(?= (?:one|thing|again|now|right|dead|gone|for|to)\b|$))\b(?!'s)",
            said,
        ),
        (r"\bthere\b(?! (?:is|are|was))", f"in {said}"),
    ):
        at = re.search(pattern, wish, re.IGNORECASE)
        if at is None:
            continue
        if put is None:
            lead = "in" if at[0].lower().split()[0] in ("in", "inside", "on", "at") else at[0].split()[0]
            return f"{wish[: at.start()]}{lead} {said}{_rest(wish[at.end() :], thing, said)}"
        return re.sub(pattern, put, wish, count=1, flags=re.IGNORECASE)
    if MANY.search(wish) or thing.kind == "file":
        return wish
    return f"{wish} of {said}" if not re.search(r"\b(?:in|inside|into|from)$", wish) else f"{wish} {said}"


def _rest(text: str, thing: Thing, said: str) -> str:
    return re.sub(r"\bit\b", thing.name, text)


def _meant(wish: str, found: list[Thing]) -> Thing | None:
    """What "it" is: an image is pushed, an archive loaded; else a container before any other."""
    order: tuple[str, ...] = KINDS
    if re.match(r"(?:i want )?(?:push|upload|tag|retag)\b", wish, re.IGNORECASE):
        order = ("image", *KINDS)
    elif re.match(r"(?:load|import|unpack|copy|put|bring)\b", wish, re.IGNORECASE) or re.search(
        r"\bimage here\b", wish
    ):
        order = ("file", *KINDS)
    return next((t for kind in order for t in reversed(found) if t.kind == kind), None)
