"""What the words around it say of a word: that it is called so, that it ends its part, that it is one thing."""

from collections.abc import Sequence

from dsh.knowledge.words import Word, stems
from dsh.typed import Any

OBJECTS = (
    "container", "image", "volume", "network", "service", "stack", "node", "secret", "config", "context", "builder",
    "plugin", "checkpoint", "project", "registry", "swarmservice", "manifest", "user",
)  # fmt: skip
STRONG = ("called", "named", "dubbed", "titled", "labelled as", "name", "name is", "it is called", "whose name is")
OWN = ("my", "our", "their", "the", "this", "whole", "private", "local", "company", "own")
WHO = ("which", "that", "who", "whose")
PLACES = ("n.folder", "n.file", "w.path")
LISTS = ("v.show", "v.get", "v.create", "v.count", "v.search")
ASKS = ("did", "does", "what", "has", "was", "is", "when", "why", "will")  # "what did backup write"
TEXTS = ("word", "words", "text", "string", "phrase", "pattern", "substring", "term")
NETWORKS = ("bridge", "host", "none", "ingress", "default")
QUESTIONS = ("which", "what", "where", "is", "how", "why", "who", "when", "whose", "does", "my")
LINKS = ("it", "them", "him", "this", "is", "be", "the container", "the image", "as")
ASKING = ("did", "does", "do", "has", "is", "can", "could", "will", "was", "should")
LEADING = ("of", "in", "inside", "within", "into", "from", "for", "to", "on", "onto", "out of", "with")
TO_WHAT = ("v", "n")
JOINTS = ("and", "or", "&")
ITEMS = ("", "w")
IDIOMS = frozenset(
    [
        "age", "detail", "details", "general", "order", "turn", "course", "demand", "color", "colour", "human", "fact",
        "parallel", "private", "secret", "public", "person", "return", "reverse", "sequence", "practice", "theory",
        "summary", "brief", "english", "action", "advance", "addition", "particular", "vain", "zero", "nothing",
        "thousand", "hour", "hours", "minute", "week", "month", "night", "noon", "midnight", "work", "fun", "instance",
        "purpose", "basis", "charge", "question", "touch", "common", "half", "depth", "length", "full", "bytes",
    ]
)  # fmt: skip
ARTICLES = ("the", "my", "our", "this", "that")
BESIDES = ("n.network", "n.compose", "n.logs", "n.swarm")
FACTS = (  # what is asked of a container of docker's and of no other
    "n.docker", "n.ports", "n.mounts", "n.ip", "n.stats", "n.envvars", "n.exitcode", "n.process", "n.changes",
    "n.volume", "n.entrypoint", "n.health",
)  # fmt: skip


def noun_of(sense: str) -> str:
    """The kind of object that a noun names; "" for other words."""
    return sense[2:] if sense[:2] == "n." and sense[2:] in OBJECTS else ""


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


def is_called(words: list[Word], at: int) -> bool:
    """Does something say that the word is a name: "called X", "name is X", "call it X", "name it X"?"""
    if not at:
        return False
    before = words[at - 1]
    if before.comma and (before.low not in ("name", "named", "called") or words[at].sense[:2] == "n."):
        return False  # "the name, cpu and memory of each"
    if before.low in STRONG or before.low == "--name":
        return True
    if before.low == "is" and at > 1 and words[at - 2].sense == "n.image" and words[0].low not in QUESTIONS:
        return True  # "half a cpu, the image is render"
    if before.low in LINKS and at > 1:
        return words[at - 2].low in ("name", "call", "calling", "naming", "named", "called")
    return False


def ends(words: list[Word], at: int) -> bool:
    """Does the word end the text or a part of it?"""
    return at + 1 >= len(words) or words[at].comma


def of_one(words: list[Word], at: int) -> bool:
    """Is the noun at `at` one thing that is spoken of or acted on: "of container printer", "stop container car"?"""
    before = at - 1
    while before > at - 4 and before > 0 and (_says_which(words[before]) or words[before].low in OWN):
        before -= 1  # "create macvlan network home", "push my local image quiz", "logs of the compose service garden"
    led = words[before].sense[:2] in ("p.", "v.") or words[before].low == "off"
    return at > 0 and not words[at].low.endswith("s") and led


def _says_which(word: Word) -> bool:
    return word.sense[:1] in ("", "w", "s") or word.sense in ("n.compose", "n.swarm", "n.docker")


def meant(words: list[Word], at: int) -> bool:
    """Is the noun at `at` one of the user's: the container, my container, rather than a container?"""
    return not at or words[at - 1].low not in ("a", "an", "new", "any", "some", "every", "each", "no")


OPENING = ("please", "pls", "now", "ok", "just", "can", "could", "you", "quickly")
DONE_TO_ONE = ("v.stop", "v.start", "v.restart", "v.kill", "v.pause", "v.unpause", "v.inspect")


def closed(words: list[Word], at: int) -> bool:
    """Does the place of a name end with the word?"""
    if at + 1 >= len(words) or words[at].comma or words[at].possessive:
        return True
    after = words[at + 1]
    if after.sense[:1] == "v" and any(w.low in ASKING for w in words[: max(0, at - 1)]):
        return True  # "what did the container backup print"
    return after.sense[:1] in ("p", "f", "s") or after.quoted or after.low[:1].isdigit() or after.low in WHO


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


def is_renamed(words: list[Word], at: int) -> bool:
    """Is it the word after "rename", "rename the container"?"""
    before = at - 1
    while before > 0 and (words[before].sense == "n.container" or words[before].low in ("the", "my", "our")):
        before -= 1
    return before >= 0 and words[before].sense == "v.rename"


def is_new_name(words: list[Word], at: int) -> bool:
    """ "rename container kitchen to cook": what it is to be called."""
    to = at > 3 and at + 1 == len(words) and words[at - 1].low in ("to", "into", "as")
    return to and words[at - 3].sense == "n.container" and any(w.sense == "v.rename" for w in words[: at - 3])


def is_said_of(words: list[Word], at: int) -> bool:
    """ "the api service changed", "was the container started": is it what a thing did, or what was done to it?"""
    if at < 3 or words[at - 1].comma or not noun_of(words[at - 1].sense):
        return False
    if words[at - 2].low in ARTICLES:
        return words[at - 3].low in ("was", "were", "is", "are") and closed(words, at)
    return words[at - 2].sense[:1] in ("", "w") and words[at - 3].low in ARTICLES


def is_made(words: list[Word], at: int) -> bool:
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
    direct = at - 1 == lead and (words[lead].sense != "v.build" or builds(words, at))
    direct = direct or (words[lead].sense == "v.commit" and of_one(words, at - 1) and before.sense == "n.container")
    return (image or direct) and closed(words, at)


def builds(words: list[Word], at: int) -> bool:
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


def opens(words: list[Word], at: int) -> bool:
    """Is it a word by itself that opens the request: "Servus, show ..."?"""
    return at == 0 and (words[0].comma or (len(words) > 1 and words[1].sense[:1] in ("f", "p")))


def is_marked(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """Does a name follow the noun that a word stands before: "dodgy container alpha"?"""
    if at >= len(words) or words[at - 1].comma or words[at - 1].low.endswith("s"):
        return False
    word = words[at]
    known = f" {word.low} " in index["ordinary"] or is_common(word.low, index)
    return not word.sense and (not known or f" {word.low} " in index["nameable"]) and closed(words, at)


def ends_part(words: list[Word], at: int) -> bool:
    """Does nothing follow that the word could belong to?"""
    return ends(words, at) or words[at + 1].sense[:1] in ("p", "f", "s")


def moves(words: list[Word], at: int) -> bool:
    """Is an image pushed or pulled?"""
    return any(w.sense in ("v.push", "v.pull", "v.login", "v.logout") for w in words[:at])


def is_subject(words: list[Word], at: int) -> bool:
    """Does a verb follow what may be a name: "container stubborn does not react", "what did container a do"?"""
    after = words[at + 1]
    asked = any(w.low in ASKING for w in words[: max(0, at - 1)])
    return meant(words, at - 1) and (after.low in ASKING or (asked and after.sense[:1] in ("", "v", "s")))


def of_everyday(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """Is the noun at `at` one of everyday life: "shipping container", "css container"?"""
    return at > 0 and f" {words[at - 1].low} " in index["foreign"] and not words[at - 1].comma


def is_served(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """Is it what people call a container of theirs, said as they say it: "stop the music container"; or is a thing of
    Docker's spoken of besides: "take the printer container off the network"?"""
    led = at > 0 and (words[at - 1].low in ("the", "my", "our") or words[at - 1].sense[:2] == "v.")
    one = led and not words[at + 1].low.endswith("s")
    besides = at > 1 and words[at - 2].sense[:2] in ("v.", "p.") and any(w.sense in BESIDES for w in words)
    kind = words[at + 1].sense[2:]
    if not one or f" {words[at].low} " in index["served"]:
        return one
    compound = words[at].low in index["compounds"].get(kind, ())
    return not compound and (
        besides or _is_acted_on(words, at) or (kind == "container" and _is_of_docker(words, at, index))
    )


def _is_of_docker(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """ "Which ports does the lamp container have", "open a shell in the lamp container": is that asked of docker's?"""
    behind = words[at + 2] if at + 2 < len(words) and not words[at + 1].comma else None
    if behind is not None and not (behind.sense or is_common(behind.low, index)):
        return False  # "i have the feeling container minecraft eats my ram"
    others = [w for n, w in enumerate(words) if n not in (at, at + 1)]
    if any(w.sense in FACTS or (w.sense == "v.enter" and "shell" in w.low) for w in others):
        return True
    return any(w.sense == "n.image" for w in others) and any(w.low in ASKING for w in others)


def _is_acted_on(words: list[Word], at: int) -> bool:
    """ "kill the lamp container": an order of Docker's to one that somebody calls so, and no more is said."""
    verb = words[at - 2].sense if at > 1 else ""
    first = at == 2 or all(w.low in OPENING for w in words[: at - 2])
    return first and words[at + 1].sense == "n.container" and verb in DONE_TO_ONE and closed(words, at + 1)


def is_asked_about(words: list[Word], at: int, index: dict[str, Any]) -> bool:
    """ "How much memory does the container piano eat": what follows is what it does."""
    led = at > 3 and words[at - 2].low in ("the", "my", "our") and words[at - 3].low in ("does", "did")
    kind = noun_of(words[at - 1].sense) if led and not words[at - 1].low.endswith("s") else ""
    return bool(kind) and words[at].low not in index["compounds"].get(kind, ())


def in_list(words: list[Word], at: int) -> bool:
    """Is it one of several that a plural noun opens: "the containers ant, bee and cat"?"""
    first = at
    while first > 0 and words[first].sense[:1] in ITEMS:
        before = words[first - 1]
        step = 2 if before.low in JOINTS else 1 if before.comma else 0
        if not step or first < step + 1 or words[first - step].sense[:1] not in ITEMS:
            break
        first -= step
    noun = words[first - 1]
    if not first or not noun_of(noun.sense) or not noun.low.endswith("s") or noun.comma or goes_on_so(words, at):
        return False
    after = at + 1 if words[at].comma else at + 2 if at + 1 < len(words) and words[at + 1].low in JOINTS else len(words)
    listed = first < at or (after < len(words) and words[after].sense[:1] in ITEMS)
    return listed and words[at].sense[:1] in ITEMS


def goes_on_so(words: Sequence[Word], at: int) -> bool:
    """ "the services api and mailer, giving them 30 seconds": it is done so, and no third one."""
    after = words[at + 1] if at + 1 < len(words) else None
    begins = at > 0 and words[at - 1].comma and not words[at].comma and words[at].low.endswith("ing")
    return begins and after is not None and (after.sense[:1] in ("f", "p") or after.low[:1].isdigit())


def led_to(words: list[Word], at: int) -> bool:
    """Does an action or a preposition lead to the word, and does nothing follow that it could belong to?"""
    if not closed(words, at) or words[at].low in IDIOMS or words[at].low.endswith(("ing", "ed", "ly")):
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
