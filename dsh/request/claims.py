"""Which words may be the user's own names for things: marked ones always, bare ones only where nothing else fits.

A name is marked by what stands beside it: "called radio", "the container radio", "the radio container". A bare word is
a name if nobody knows it; a word of everyday English only where an action or a preposition leads to it and no more
follows: "stop radio", "the logs of radio".
"""

from typing import Any

from dsh.knowledge.words import Word, stems
from dsh.request.placed import is_new, is_placed, says_how

OBJECTS = (
    "container", "image", "volume", "network", "service", "stack", "node", "secret", "config", "context", "builder",
    "plugin", "checkpoint", "project", "registry", "swarmservice", "manifest", "user",
)  # fmt: skip
STRONG = ("called", "named", "dubbed", "titled", "labelled as", "name", "name is", "it is called", "whose name is")
OWN = ("my", "our", "the", "this", "whole", "private", "local", "company", "own")
WHO = ("which", "that", "who", "whose")
LIKELY = ("n.disk", "n.cache", "n.worker", "n.manager", "n.builder", "n.node")  # nouns that containers are called by
OWNED = ("n.logs", "n.exitcode", "n.ip", "n.restartcount", "n.envvars", "n.oom")
PLACES = ("n.folder", "n.file", "w.path")
ADVERBS = frozenset(
    [
        "above", "after", "afterwards", "again", "alone", "already", "also", "anyhow", "anymore", "anyway",
        "asap", "available", "away", "before", "below", "crashes", "died", "dies", "directly", "does", "either",
        "else", "everywhere", "fails", "fast", "first", "forever", "goes", "happens", "here", "immediately",
        "instead", "is", "itself", "keeps", "last", "later", "next", "now", "once", "only", "or", "outside",
        "please", "properly", "right", "seems", "somehow", "soon", "there", "today", "together", "tomorrow",
        "too", "twice", "went", "work", "working", "works", "yesterday", "yet",
    ]
)  # fmt: skip
LISTS = ("v.show", "v.get", "v.create", "v.count", "v.search")
ASKS = ("did", "does", "what", "has", "was", "is", "when", "why", "will")  # "what did backup write"
SPOKEN_TO = ("f.friend", "f.friends", "f.folks", "f.guys")
TEXTS = ("word", "words", "text", "string", "phrase", "pattern", "substring", "term")
NETWORKS = ("bridge", "host", "none", "ingress", "default")
QUESTIONS = ("which", "what", "where", "is", "how", "why", "who", "when", "whose", "does", "my")
STATES = ("died", "dies", "crashed", "crashes", "stopped", "exited", "keeps", "hangs", "won't", "restarts", "fails")
SYSTEMS = ("box", "server", "machine", "gateway", "rig")  # with no word before it that says whose it is
INTO = ("p.inside", "p.in", "p.of", "p.from", "p.out of", "p.into", "p.to")
SAID = ("printed", "wrote", "said", "logged", "prints", "writes", "says", "logs", "outputs", "complained", "printing")
LINKS = ("it", "them", "him", "this", "is", "be", "the container", "the image", "as")
ADJECTIVES = ("ed", "ing", "ly", "ful", "ous", "ive", "able", "ible", "est", "less", "ish", "ant", "ent", "al", "ic")
LEADING = ("of", "in", "inside", "within", "into", "from", "for", "to", "on", "onto", "out of", "with")
ASKING = ("did", "does", "do", "has", "is", "can", "could", "will", "was", "should")
TO_WHAT = ("v", "n")
JOINTS = ("and", "or", "&")
ITEMS = ("", "w")
PERIODS = ("hourly", "daily", "nightly", "weekly", "monthly")
IDIOMS = frozenset(
    [
        "age", "detail", "details", "general", "order", "turn", "course", "demand", "color", "colour", "human", "fact",
        "parallel", "private", "secret", "public", "person", "return", "reverse", "sequence", "practice", "theory",
        "summary", "brief", "english", "action", "advance", "addition", "particular", "vain", "zero", "nothing",
        "thousand", "hour", "hours", "minute", "week", "month", "night", "noon", "midnight", "work", "fun", "instance",
        "purpose", "basis", "charge", "question", "touch", "common", "half", "depth", "length", "full", "bytes",
    ]
)  # fmt: skip


def noun_of(sense: str) -> str:
    """The kind of object that a noun names; "" for other words."""
    return sense[2:] if sense[:2] == "n." and sense[2:] in OBJECTS else ""


def _is_renamed(words: list[Word], at: int) -> bool:
    """Is it the word after "rename", "rename the container"?"""
    before = at - 1
    while before > 0 and (words[before].sense == "n.container" or words[before].low in ("the", "my", "our")):
        before -= 1
    return before >= 0 and words[before].sense == "v.rename"


def is_common(low: str, index: dict[str, Any]) -> bool:
    """Is it a word of everyday English, in whatever form?"""
    seen: dict[str, bool] = index.setdefault("common_seen", {})  # the list is long
    found = seen.get(low)
    if found is None:
        common = index["common"]
        found = f" {low} " in common or any(f" {form} " in common for form in stems(low))
        if len(seen) < 5000:
            seen[low] = found
    return found


def may_name(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """May the word be the user's own name for something?"""
    word = words[at]
    sense, low = word.sense[:1], word.low
    if word.sense == "s.like":
        return False  # "a name beginning with shop"
    if low in PERIODS and at and words[at - 1].sense[:2] == "v." and _ends(words, at):
        return True  # "unpause nightly"
    if word.sense in LIKELY and at + 1 < len(words) and words[at + 1].sense in OWNED:
        return not at or words[at - 1].sense[:1] != "w"  # "show worker logs"
    if is_called(words, at):
        if word.sense in SPOKEN_TO and words[at - 1].low in ("called", "named") and _ends(words, at):
            return True  # "a network called friends"
        said = words[at - 1].low == "name" and at > 3 and words[at - 2].comma and _ends(words, at)  # ", name registry"
        thing = noun_of(word.sense) and words[at - 1].low in ("name", "is", "as") and not said
        return sense not in ("p", "f") and not thing
    if at and words[at - 1].low in TEXTS and sense not in ("p", "f") and any(w.sense == "n.logs" for w in words):
        return True
    if is_placed(words, at):
        return True
    if " " in low or sense in ("p", "s") or _says_how(words, at, index) or says_how(words, at):
        return False
    if sense == "v" and low.endswith("ed") and _is_said_of(words, at):
        return False
    if low in NETWORKS and at + 1 < len(words) and words[at + 1].sense == "n.network":
        return any(w.sense in ("v.connect", "v.disconnect", "v.inspect") for w in words[:at])
    if low == "bridge" and at and words[at - 1].low == "default" and (at + 1 == len(words) or not word.comma):
        return True
    if sense == "f":
        known = any(f" {low} " in index[kind] for kind in ("nameable", "foreign"))
        return known and at > 0 and bool(noun_of(words[at - 1].sense)) and _of_one(words, at - 1)
    if word.sense in LIKELY[2:4] and not at and len(words) > 1 and words[1].low in STATES:
        return True  # "worker died at 3am"
    if low in SYSTEMS and at and _closed(words, at) and words[at - 1].sense in INTO:
        return True  # "what changed inside box"
    box = low == "box" and at > 0 and words[at - 1].sense[:2] == "v." and words[at - 1].sense not in LISTS
    if box and _closed(words, at):
        return True
    if _is_new_name(words, at):
        return sense not in ("f", "p")
    if _is_renamed(words, at) and at + 1 < len(words) and words[at + 1].low in ("to", "as", "into"):
        return sense != "f"
    asked = at > 0 and words[at - 1].low == "what" and at + 1 < len(words) and words[at + 1].low in SAID
    if asked and sense in ("", "w", "n"):
        return True  # "what mirror printed"
    next_step = at > 0 and (words[at - 1].comma or words[at - 1].low in ("and", "then"))
    if next_step and f" {low} " in index["programs"] and not _ends(words, at):
        return f" {low} " in index["nameable"]
    if word.sense == "n.registry" and at and words[at - 1].low in ("to", "from") and _moves(words, at):
        return False
    if word.sense == "n.cache" and at and words[at - 1].low in ("without", "no", "ignoring"):
        return False
    if sense != "n" and at and words[at - 1].sense in PLACES and not words[at - 1].low.endswith("s"):
        return at + 1 == len(words) or word.comma or words[at + 1].sense[:1] == "p"
    if sense in ("", "w") and _is_made(words, at) and low not in ADVERBS and not low.endswith(("ly", "ing")):
        return True
    if sense == "v" and at > 1 and (words[at - 2].low == "docker" or (low.endswith("s") and not _closed(words, at))):
        return False  # "docker image prune", "which volume uses the container web"
    before = noun_of(words[at - 1].sense) if at and not words[at - 1].comma else ""
    plural = bool(before) and words[at - 1].low.endswith("s")
    after = noun_of(words[at + 1].sense) if at + 1 < len(words) and not word.comma else ""
    nameable = f" {low} " in index["nameable"]
    if _in_list(words, at) or (before in ("network", "volume") and is_new(words, at)):
        return True
    verb = words[at - 3 if at > 2 and words[at - 2].low in ("the", "my", "our") else at - 2].sense if at > 1 else ""
    attached = at > 1 and words[at - 2].sense == "v.attach" and words[at - 1].low == "to"
    if attached and sense in ("", "w") and _ends_part(words, at):
        return True  # "attach to game"
    run = before == "image" and verb in ("v.run", "v.start", "v.pull")
    if run and sense in ("", "w") and (_closed(words, at) or words[at + 1].sense == "n.readonly"):
        return True  # "run image scanner with"
    if not nameable and f" {low} " in index["foreign"]:
        if after and _is_served(words, at, index):
            return True
        if not before or plural or not _closed(words, at) or _of_everyday(words, at - 1, index):
            return False
        sure = _of_one(words, at - 1) and (before != "image" or f" {low} " not in index["company"])
        return low not in index["compounds"].get(before, ()) and (sure or _meant(words, at - 1))
    run = any(w.sense in ("v.run", "v.start", "v.create") for w in words[:at])
    if (word.sense == "n.project" or (word.sense == "n.registry" and not run)) and at and words[at - 1].low in OWN:
        return False
    if word.sense in LIKELY and before and not plural and (at + 1 == len(words) or words[at + 1].sense[:1] in "pf"):
        return True
    if nameable and low in ("old", "new", "main", "user", "data", "session"):
        if after and at + 2 < len(words) and words[at + 2].quoted:
            return False  # "the old container 'legacy'"
        if at + 1 < len(words) and words[at + 1].low in ("one", "ones", "thing", "things"):
            return False
        return bool(before and not plural and _closed(words, at)) or bool(after) or ends_place(words, at)
    if nameable and noun_of(word.sense) and not before and after:
        return False  # "service containers"
    if nameable:
        return not (sense in ("n", "v") and not (before or after)) or ends_place(words, at)
    if (
        sense in ("", "w")
        and at + 1 == len(words)
        and words[at - 1].sense[:1] != "p"
        and (is_common(low, index) or any(f" {low} " in index[kind] for kind in ("ordinary", "foreign")))
        and at > 1
        and any(w.low in ("did", "does") for w in words[: at - 1])
    ):
        return False  # "what did my backup container write"
    if f" {low} " in index["ordinary"]:
        if not before or plural or low in ADVERBS or low.endswith(("ly", "ed", "ing")):
            return False
        ends = at + 1 == len(words) or word.comma
        return (_of_one(words, at - 1) if ends else _is_subject(words, at)) and not _of_everyday(words, at - 1, index)
    if at and words[at - 1].low in ("did", "does") and sense in ("", "v") and not after:
        return True
    if sense in ("n", "v"):
        asked = word.sense in ("v.push", "v.tag", "v.save", "v.load") and any(w.low in ASKING for w in words[: at - 1])
        acts = asked or any(w.sense[:2] == "v." for w in words[: at - 1])
        return (
            sense == "v"
            and (word.sense not in LISTS or (low in ("check", "search", "find", "verify", "make") and _ends(words, at)))
            and bool(before)
            and not plural
            and _closed(words, at)
            and acts
            and _meant(words, at - 1)
        )
    if sense == "w":
        told = low.endswith(("ed", "ing")) and at + 1 < len(words) and words[at + 1].sense[:1] == "p"  # "limited to"
        return bool(before and not plural and words[at - 1].low != low) and not after and not told
    if not low.isalpha() or not is_common(low, index):
        return not (low.isalpha() and (_opens(words, at) or (after and _is_marked(words, at + 2, index))))
    if before and not plural:
        return _closed(words, at) or (_meant(words, at - 1) and not low.endswith(("s", "ed", "ing", "ly")))
    if after and at and not words[at + 1].low.endswith("s"):
        return words[at - 1].sense[:1] in ("p", "v", "f") and not low.endswith(ADJECTIVES)
    return _led_to(words, at)


def _is_made(words: list[Word], at: int) -> bool:
    """Is it what an image is built, tagged or committed as: "build it as quiz", "tag thesis as ...", "commit lab"?"""
    lead = next((n for n, w in enumerate(words) if w.sense[:2] == "v." and w.sense not in LISTS), None)
    if lead is None or lead >= at or words[lead].sense not in ("v.build", "v.tag", "v.commit"):
        return False
    before = words[at - 1]
    if before.comma:
        return False
    if before.low == "as":
        return not words[at].low.isdigit()
    image = before.low == "image" and at - 2 <= lead + 1
    direct = at - 1 == lead and (words[lead].sense != "v.build" or _builds(words, at))
    direct = direct or (words[lead].sense == "v.commit" and _of_one(words, at - 1) and before.sense == "n.container")
    return (image or direct) and _closed(words, at)


def _is_new_name(words: list[Word], at: int) -> bool:
    """ "rename container kitchen to cook": what it is to be called."""
    to = at > 3 and at + 1 == len(words) and words[at - 1].low in ("to", "into", "as")
    return to and words[at - 3].sense == "n.container" and any(w.sense == "v.rename" for w in words[: at - 3])


def _builds(words: list[Word], at: int) -> bool:
    """Does anything else say that an image is built: a tag, a file, the cache?"""
    rest = [*words[:at], *words[at + 1 :]]
    signs = (
        "n.cache",
        "n.dockerfile",
        "n.docker",
        "n.image",
        "n.here",
        "n.scratch",
        "n.builder",
        "v.tag",
        "v.push",
        "n.registry",
    )
    return any(
        w.sense in signs
        or set("=:/.") & set(w.low)
        or w.low
        in ("caching", "stage", "target", "arg", "args", "build-arg", "base", "layers", "secret", "platform", "label")
        for w in rest
    )


def is_called(words: list[Word], at: int) -> bool:
    """Does something say that the word is a name: "called X", "name is X", "call it X", "name it X"?"""
    if not at:
        return False
    before = words[at - 1]
    if before.comma and before.low not in ("name", "named", "called"):
        return False
    if before.low in STRONG or before.low == "--name":
        return True
    if before.low == "is" and at > 1 and words[at - 2].sense == "n.image" and words[0].low not in QUESTIONS:
        return True  # "half a cpu, the image is render"
    if before.low in LINKS and at > 1:
        return words[at - 2].low in ("name", "call", "calling", "naming", "named", "called")
    return False


def _opens(words: list[Word], at: int) -> bool:
    """Is it a word by itself that opens the request: "Servus, show ..."?"""
    return at == 0 and (words[0].comma or (len(words) > 1 and words[1].sense[:1] in ("f", "p")))


def _is_marked(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """Does a name follow the noun that a word stands before: "dodgy container alpha"?"""
    if at >= len(words) or words[at - 1].comma or words[at - 1].low.endswith("s"):
        return False
    word = words[at]
    known = f" {word.low} " in index["ordinary"] or is_common(word.low, index)
    return not word.sense and (not known or f" {word.low} " in index["nameable"]) and _closed(words, at)


def _ends(words: list[Word], at: int) -> bool:
    """Does the word end the text or a part of it?"""
    return at + 1 >= len(words) or words[at].comma


def _ends_part(words: list[Word], at: int) -> bool:
    """Does nothing follow that the word could belong to?"""
    return _ends(words, at) or words[at + 1].sense[:1] in ("p", "f", "s")


def _moves(words: list[Word], at: int) -> bool:
    """Is an image pushed or pulled?"""
    return any(w.sense in ("v.push", "v.pull", "v.login", "v.logout") for w in words[:at])


def _of_one(words: list[Word], at: int) -> bool:
    """Is the noun at `at` one thing that is spoken of or acted on: "of container printer", "stop container car"?"""
    before = at - 1
    while before > at - 4 and before > 0 and (words[before].sense[:1] in ("", "w", "s") or words[before].low in OWN):
        before -= 1  # "create macvlan network home", "push my local image quiz"
    led = words[before].sense[:2] in ("p.", "v.") or words[before].low == "off"
    return at > 0 and not words[at].low.endswith("s") and led


def _is_subject(words: list[Word], at: int) -> bool:
    """Does a verb follow what may be a name: "container stubborn does not react", "what did container a do"?"""
    after = words[at + 1]
    asked = any(w.low in ASKING for w in words[: max(0, at - 1)])
    return _meant(words, at - 1) and (after.low in ASKING or (asked and after.sense[:1] in ("", "v", "s")))


def _says_how(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """Is it what something is: "the image on the slide is blurry", "make this image transparent"?"""
    low = words[at].low
    if not at or not low.isalpha() or f" {low} " in index["nameable"] or (at + 1 < len(words) and not words[at].comma):
        return False
    if words[at - 1].low in ("is", "are", "was", "looks", "seems", "feels", "lacks"):
        return words[0].low not in ASKING and words[0].sense[:2] != "v." and at > 3
    return False


def _of_everyday(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """Is the noun at `at` one of everyday life: "shipping container", "css container"?"""
    return at > 0 and f" {words[at - 1].low} " in index["foreign"] and not words[at - 1].comma


def _is_served(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """Is it what people call a container of theirs, said as they say it: "stop the music container"?"""
    led = at > 0 and (words[at - 1].low in ("the", "my", "our") or words[at - 1].sense[:2] == "v.")
    return led and not words[at + 1].low.endswith("s") and f" {words[at].low} " in index["served"]


def _in_list(words: list[Word], at: int) -> bool:
    """Is it one of several that a plural noun opens: "the containers ant, bee and cat"?"""
    first = at
    while first > 0 and words[first].sense[:1] in ITEMS:
        before = words[first - 1]
        step = 2 if before.low in JOINTS else 1 if before.comma else 0
        if not step or first < step + 1 or words[first - step].sense[:1] not in ITEMS:
            break
        first -= step
    noun = words[first - 1]
    if not first or not noun_of(noun.sense) or not noun.low.endswith("s") or noun.comma:
        return False
    after = at + 1 if words[at].comma else at + 2 if at + 1 < len(words) and words[at + 1].low in JOINTS else len(words)
    listed = first < at or (after < len(words) and words[after].sense[:1] in ITEMS)
    return listed and words[at].sense[:1] in ITEMS


def _meant(words: list[Word], at: int) -> bool:
    """Is the noun at `at` one of the user's: the container, my container, rather than a container?"""
    return not at or words[at - 1].low not in ("a", "an", "new", "any", "some", "every", "each", "no")


def _closed(words: list[Word], at: int) -> bool:
    """Does the place of a name end with the word?"""
    if at + 1 >= len(words) or words[at].comma or words[at].possessive:
        return True
    after = words[at + 1]
    if after.sense[:1] == "v" and any(w.low in ASKING for w in words[: max(0, at - 1)]):
        return True  # "what did the container backup print"
    return after.sense[:1] in ("p", "f", "s") or after.quoted or after.low[:1].isdigit() or after.low in WHO


def _led_to(words: list[Word], at: int) -> bool:
    """Does an action or a preposition lead to the word, and does nothing follow that it could belong to?"""
    if not _closed(words, at) or words[at].low in IDIOMS or words[at].low.endswith(("ing", "ed", "ly")):
        return False
    before = at - 1
    while before >= 0 and words[before].low in ("the", "my", "our"):
        before -= 1
    if before < 0 or words[before].comma:
        return False
    lead = words[before]
    if lead.sense[:2] == "v." and lead.sense not in ("v.show", "v.get"):
        return before == at - 1
    inside = lead.low in ("inside", "within") and before > 0 and not words[before - 1].sense
    told = lead.low == "of" and at + 1 < len(words) and words[at + 1].low == "to"  # "the memory of render to 4g"
    return inside or (lead.low in LEADING and before > 0 and (told or words[before - 1].sense[:1] in TO_WHAT))


def ends_place(words: list[Word], at: int) -> bool:
    """Is it what "of", "in", "from" ... or an action lead to, and nothing else follows that it could belong to?"""
    before = at - 1
    while before >= 0 and (words[before].sense[:1] == "f" or noun_of(words[before].sense)):
        before -= 1
    if before >= 0 and words[at].sense[:1] == "n" and words[before].sense in LISTS:
        return False
    if before >= 0 and words[before].sense in ("s.like", "s.except"):
        return True
    if at and words[at - 1].low in ASKS and at + 1 < len(words) and not noun_of(words[at + 1].sense):
        return True
    if before < 0 or words[before].sense[:2] not in ("p.", "v."):
        return before >= 0 and words[before].comma
    return at + 1 >= len(words) or words[at].comma or words[at + 1].sense[:1] in ("p", "f", "s")


ARTICLES = ("the", "my", "our", "this", "that")


def _is_said_of(words: list[Word], at: int) -> bool:
    """ "the api service changed", "was the container started": is it what a thing did, or what was done to it?"""
    if at < 3 or words[at - 1].comma or not noun_of(words[at - 1].sense):
        return False
    if words[at - 2].low in ARTICLES:
        return words[at - 3].low in ("was", "were", "is", "are") and _closed(words, at)
    return words[at - 2].sense[:1] in ("", "w") and words[at - 3].low in ARTICLES
