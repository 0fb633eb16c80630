"""Which things an order names apart from the group that it acts on: "remove stopped containers, old1 is holy".

apart(words, named) -> Apart

What is said of a thing that stands apart need not be understood: unless it is told to go as well, it stays. A thing is
told to go, or narrows the group, only where it stands in the order itself: right behind what is done ("stop web"),
behind the noun ("the containers web and db"), behind a word of relation ("from lan", "called tmp"), or in a list with
one of those.
"""

import re
from collections.abc import Sequence

from dsh.knowledge.words import Word
from dsh.named import NamedTuple
from dsh.request.checked.may_stay import EXCEPTS, GROUPS
from dsh.request.listed import acted_on

CLEANS = frozenset(["clean up", "clean", "cleanup", "tidy up", "tidy", "prune", "purge"])  # of all that is there
ALL_BUT = frozenset(["all but", "all except", "everything but", "everything except", "anything but"])
DENIED = frozenset(["not", "never", "no", "without", "neither", "nor", "nobody", "nothing", "none", "but not"])
UNITED = frozenset([
    "too", "also", "including", "include", "included", "incl", "even", "plus", "likewise", "both", "with it",
    "well", "especially", "particularly", "namely", "like", "eg", "ie", "first", "starting", "beginning", "along",
    "together",
])  # fmt: skip
RELATED = frozenset([
    "of", "in", "on", "at", "to", "from", "by", "for", "than", "like", "as", "named", "called", "name", "names",
    "label", "labels", "labelled", "labeled", "image", "images", "project", "network", "net", "stack", "service",
    "mount", "mounts", "mounting", "mounted", "use", "uses", "using", "used", "run", "runs", "running",
    "ran", "based", "built", "made", "created", "started", "derived", "attached", "connected", "joined", "belong",
    "belongs", "belonging", "contain", "contains", "containing", "having", "have", "has", "hold", "holds", "holding",
    "match", "matches", "matching", "start", "starts", "starting", "begin", "begins", "beginning", "with", "end",
    "ends", "ending", "prefix", "since", "before", "after", "newer", "older", "inside", "into", "within", "via",
    "under", "through", "about", "owned", "launched", "spawned", "is", "are", "whose", "against", "around", "onto",
    "off", "out of", "needs", "need", "share", "shares", "sharing", "depend", "depends", "link", "linked", "links",
    "behind", "upon", "over", "repository", "repo", "registry", "host", "word", "text", "tag", "tags", "called like",
])  # fmt: skip
SMALL = frozenset([
    "the", "a", "an", "my", "our", "your", "its", "their", "this", "that", "container", "volume", "network", "image",
    "docker", "one", "please", "old", "just", "only", "two", "three", "latest", "named", "called",
])  # fmt: skip
AFTER = frozenset([
    "please", "now", "away", "off", "out", "up", "down", "again", "forever", "entirely", "completely", "for good",
    "forcibly", "gently", "gracefully", "today", "pls", "plz", "immediately", "thanks", "container", "containers",
    "image", "images", "volume", "volumes", "network", "networks", "for", "me", "only", "one", "ones", "at", "once",
    "there", "here", "permanently", "quickly", "by", "with", "force", "then", "well", "as",
])  # fmt: skip
LISTS = frozenset(["and", "or", "nor", "plus", "&"])
SOFT = frozenset(["please", "then", "also", "just", "now", "afterwards", "finally", "next", "and", "or", "but", "only",
                  "again", "simply", "to"])  # fmt: skip
ENDS = ("v.remove", "v.clean", "v.kill", "v.takedown", "v.stop", "v.pause", "v.disconnect")
NOUNS = {"n.container": "container", "n.image": "image", "n.volume": "volume", "n.network": "network"}
FEW = frozenset(["these", "both", "two", "three", "four", "following"])
JOINS = frozenset([
    "while", "whereas", "though", "although", "because", "so", "if", "when", "yet", "until", "then", "however", "as",
])  # fmt: skip
IFS = frozenset(["if", "when", "until", "once"])
COPULAS = frozenset(["is", "are", "was", "were", "be", "that", "which", "who", "that are", "which are", "who are",
                     "that is", "which is", "and"])  # fmt: skip
FOLLOWS = LISTS | AFTER | UNITED | RELATED - COPULAS - {"has", "have", "needs", "need"}
PLURALS = frozenset(["are", "were", "stay", "remain", "have", "can", "may", "must", "should", "belong", "need"])
OTHERS = frozenset(["else", "other", "others", "rest", "remaining"])
GOES = frozenset(["go", "goes", "gone", "leave", "away"])
STILL = frozenset(["on", "nowhere", "not", "alone"])  # "shop must go on"
NO_ACTS = ("v.leave", "v.follow", "v.switch", "v.get")
IT = frozenset(["it", "him"])
ITS = IT | frozenset(["its", "his", "their", "them"])
FILES = frozenset(["to", "into", "as", "in"])


BOTH = (  # "a:1 and a:2 are old, throw both images out": these two, and not all but these
    r"\S+ (?:and|&) \S+ (?:are|were|have|can|should|must|may|don't|do not|aren't|need|take|use)\b[^,;.]*[,;.:] ?"
    r"(?:(?:and|so|please|now|just|then) )*[a-z]+ (?:away |out |up |off |down )?both\b(?! (?:but|except|other))"
)
OF_THEM = (  # "remove all containers, their names begin with x": of those that go, and of no others
    r"[,;:.] ?(?:and |as |because )?(?:their \w+ (?:is|are|was|were|begins?|starts?|ends?|contains?|has|have|uses?)"
    r"|they(?: all| both)? (?:belong|use|run|come|came|share|have|were (?:made|started|built|created)|begin|start with"
    r"|are (?:from|in|on|of|connected|attached)))\b"
)


class Apart(NamedTuple):
    """What is named apart from a group. `main` are the words of the order itself, without those that say what stays."""

    stays: tuple[int, ...] = ()  # which words are names of what stays
    told: tuple[int, ...] = ()  # and which of what is acted on, or narrows the group
    main: tuple[int, ...] = ()
    group: bool = False  # is the order about a group?
    kinds: tuple[str, ...] = ()  # of which kinds the group is, as far as that is said
    listed: bool = False  # is what goes told by name, behind the noun: "the volumes a and b, c stays"?
    doubt: bool = False  # it may as well be what is acted on: the word before it is not known, or there is none


def _of_one(words: Sequence[Word], at: int) -> bool:
    """ "clean its container away": what is spoken of, and not all that is there."""
    return at < len(words) and words[at].low in ("its", "his", "it", "that")


def _listed(words: Sequence[Word], main: Sequence[int]) -> bool:
    """ "delete the volumes logs, uploads and db": no more is said of the volumes than what they are called."""
    of_all = [
        n for n in main if words[n].sense[:2] == "s." or words[n].low in GROUPS or words[n].sense == "n.everything"
    ]
    return all(words[n].sense in NOUNS and words[n].low.endswith("s") for n in of_all) and len(of_all) == 1


class _Part(NamedTuple):
    """A stretch of the request between commas and conjunctions; `led` is the word that opens it: but, except ..."""

    first: int
    last: int
    led: str = ""


def tells_of_them(request: str) -> bool:
    """Is something told in a sentence of its own of those that shall go?"""
    if " both" in request and re.search(BOTH, request, re.IGNORECASE) is not None:
        return True
    return " the" in request and re.search(OF_THEM, request, re.IGNORECASE) is not None


def apart(words: Sequence[Word], named: frozenset[int]) -> Apart:
    """`named`: which words are names of things."""
    roles: dict[int, str] = {}
    main: list[int] = []
    before, acted = "", False
    parts = _parts(words, named)
    listed = acted_on(words)
    spoken_of = _spoken_of(words, parts, named) | _about(words, parts, named)
    opening = _opening_alone(words, parts, named) - spoken_of
    for part in parts:
        inside = [n for n in range(part.first, part.last) if n in named]
        at = _act(words, part)
        heads = at is not None or (not acted and _of_group(words, part) and not _of_others(words, part))
        role = ""
        if inside and not part.led and _is_list(words, part, named):
            role = before or ("doubt" if acted else "")  # "remove all stopped containers, old1"
        for n in inside:
            role = "doubt" if n in opening else role
            roles[n] = "told" if n in listed | spoken_of else role or _role(words, part, n, named, roles, at, heads)
        kept = [n for n in inside if roles[n] != "told"]
        if not kept:
            main += range(part.first, part.last)
        elif heads:
            main += range(part.first, _opening(words, part, kept[0]))
        if kept:
            main += [n for n in range(kept[-1] + 1, part.last) if _goes_on(words, kept[-1] + 1, named, roles, part)]
        acted = acted or at is not None
        before = roles[inside[-1]] if inside else ""
    while main and words[main[-1]].low in COPULAS:  # "the stopped ones which are not old1"
        main.pop()
    stays = tuple(n for n in sorted(roles) if roles[n] != "told")
    told = tuple(n for n in sorted(roles) if roles[n] == "told")
    group = any(w.low in GROUPS or w.sense == "n.everything" for w in (words[n] for n in main))
    group = group or any(w.low in ALL_BUT for w in words)
    group = group or (not told and any(words[n].low in CLEANS and not _of_one(words, n + 1) for n in main))
    kinds = tuple(dict.fromkeys(NOUNS[words[n].sense] for n in main if words[n].sense in NOUNS))
    doubt = any(roles[n] == "doubt" for n in stays)
    if doubt and (any(words[n].low in FEW for n in main) or _listed(words, main)):
        return Apart((), tuple(sorted(roles)), tuple(range(len(words))), group, kinds)
    by_name = bool(listed) and listed <= {*told} and _listed(words, main)
    return Apart(stays, told, tuple(main), group and not by_name, kinds, by_name, doubt)


def _parts(words: Sequence[Word], named: frozenset[int]) -> list[_Part]:
    """The request, cut where something else may begin."""
    out: list[_Part] = []
    first, led = 0, ""
    for n in range(1, len(words)):
        low = words[n].low
        broken = _broken(words, n - 1)
        opens = low in EXCEPTS and n not in named and (low not in ("not", "no", "never") or _next(words, n) in named)
        opens = opens or words[n].sense == "s.except" or low in JOINS
        joined = low in LISTS and not _lists(words, n, named)
        if broken or opens or joined:
            out.append(_Part(first, n, led))
            first, led = n, low if opens or joined else ""
    out.append(_Part(first, len(words), led))
    return [part for part in out if part.first < part.last]


def _broken(words: Sequence[Word], at: int) -> bool:
    """Does a comma or the end of the sentence follow?"""
    return words[at].comma or words[at].stop


def _next(words: Sequence[Word], at: int) -> int:
    """The first word behind it that is more than an article."""
    return next((n for n in range(at + 1, len(words)) if words[n].low not in SMALL), len(words))


def _lists(words: Sequence[Word], at: int, named: frozenset[int]) -> bool:
    """Does this "and" join names, and nothing is said of the last: "web and db", not "and shop stays"?"""
    then = _next(words, at)
    while then in named:
        if _broken(words, then):
            return True
        then += 1
    if then == at + 1 or then - 1 not in named:
        return then < len(words) and words[then].low in GROUPS  # "web and all stopped ones"
    opens = at - 1
    while opens >= 0 and (opens in named or words[opens].low in SMALL) and not _broken(words, opens):
        opens -= 1
    if opens < 0 or _broken(words, opens):
        return True  # "old1 and old2 can go"
    if then < len(words) and words[then].low in PLURALS and words[opens].low.endswith("s"):
        return True  # "containers old1 and old2 are needed"
    return then >= len(words) or words[then].low in EXCEPTS | JOINS | FOLLOWS


def _is_list(words: Sequence[Word], part: _Part, named: frozenset[int]) -> bool:
    """Names and nothing else."""
    if any(w.low in ("called", "named") for w in words[part.first : part.last]):
        return False
    return all(n in named or words[n].low in SMALL | LISTS | AFTER for n in range(part.first, part.last))


def _act(words: Sequence[Word], part: _Part) -> int | None:
    """Where the part tells to do something."""
    for n in range(part.first, part.last):
        word = words[n]
        if word.quoted or word.sense[:2] != "v." or word.sense in NO_ACTS:
            continue
        if word.sense == "v.show" and word.low.startswith(("which", "what", "who", "that")):
            continue
        if word.sense == "v.save" and not any(w.low in FILES or "." in w.low for w in words[n:]):
            continue  # "save old1": it is to stay
        opening = all(w.low in SOFT or w.sense[:2] == "f." for w in words[part.first : n])
        if opening or words[n - 1].low == "to" or (n and words[n - 1].low in DENIED):
            return n
    return None


def _spoken_of(words: Sequence[Word], parts: Sequence[_Part], named: frozenset[int]) -> frozenset[int]:
    """ "web is broken, remove it with its volumes": what the first order is about, if that is the one thing told of
    before."""
    at = next((n for part in parts if (n := _act(words, part)) is not None), None)
    before = frozenset(n for n in named if at is not None and n < at)
    if at is None or len(before) != 1 or words[at].low in CLEANS or (at and words[at - 1].low in DENIED):
        return frozenset()
    more = GROUPS & {w.low for w in words[:at]} or (at + 2 < len(words) and words[at + 2].low in GROUPS)
    return before if not more and at + 1 < len(words) and words[at + 1].low in IT else frozenset()


def _opening_alone(words: Sequence[Word], parts: Sequence[_Part], named: frozenset[int]) -> frozenset[int]:
    """ "web: remove all images": names that open the request, of which nothing is said, and no others are told of."""
    inside = _alone(words, parts, named)
    return frozenset() if any(_leaves_out(w) for w in words) else inside


def _alone(words: Sequence[Word], parts: Sequence[_Part], named: frozenset[int]) -> frozenset[int]:
    first = range(parts[0].first, parts[0].last)
    alone = len(parts) > 1 and all(n in named or words[n].low in SMALL | LISTS for n in first)
    return named.intersection(first) if alone else frozenset()


def _leaves_out(word: Word) -> bool:
    return word.low in OTHERS | EXCEPTS | DENIED or word.sense == "s.except"


def _about(words: Sequence[Word], parts: Sequence[_Part], named: frozenset[int]) -> frozenset[int]:
    """ "web: remove all its images", "web and db: all of their networks away": what is told of them is of these."""
    its = next((n for n in range(parts[0].last, len(words)) if words[n].low in ITS), None)
    if its is None or any(_leaves_out(w) for w in words[:its]):
        return frozenset()
    return _alone(words, parts, named)


def _of_group(words: Sequence[Word], part: _Part) -> bool:
    return any(w.low in GROUPS for w in words[part.first : part.last])


def _of_others(words: Sequence[Word], part: _Part) -> bool:
    """ "containers a and b are needed, everything else can go": is what is to go only told behind?"""
    said = {w.low for w in words[part.first : part.last]}
    return OTHERS.isdisjoint(said) and any(w.low in OTHERS for w in words[part.last :])


def _role(
    words: Sequence[Word],
    part: _Part,
    at: int,
    named: frozenset[int],
    roles: dict[int, str],
    act: int | None,
    heads: bool,
) -> str:
    """told, stays or doubt."""
    last = at - 1
    while last >= part.first and words[last].low in SMALL and last not in named:
        last -= 1
    prev = words[last] if last >= part.first else None
    lead = [w.low for w in words[part.first : at]]
    rest = words[at + 1 : part.last]
    denied = any(low in DENIED for low in lead)
    earlier = _earlier(at, part, named)
    if prev is not None and (last in named or (prev.low in LISTS and earlier is not None)):
        return roles.get(last if earlier is None else earlier, "told")
    if _narrows(words, part, at):
        return "told"
    if part.led in EXCEPTS or words[part.first].sense == "s.except":
        if UNITED & set(lead[1:2]) or (part.led == "not" and lead[1:2] in (["only"], ["just"])):
            return "told"
        if act is not None and part.led == "but" and not denied:
            return "told"
        goes = any(w.sense in ENDS or w.low in GOES for w in rest[1:]) and rest[0].low in PLURALS
        if goes and part.led == "but" and act is None and not any(w.low in DENIED | STILL for w in rest):
            return "told"  # "db holds our data, but cache can be removed"
        back = _earlier(at, part, named) is not None and prev is not None and prev.low in RELATED
        return "told" if back else "stays"
    if UNITED & {*lead[-2:], *(w.low for w in rest[:3])} and not denied:
        return "told"
    going = [n for n, w in enumerate(rest) if w.sense in ENDS or w.low in GOES]
    if going and act is None:
        still = denied or any(w.low in DENIED | STILL for w in rest)
        return "stays" if still else "told"
    if part.led in IFS or words[part.first].low in IFS:
        return "told"
    if not heads and lead and lead[-1].endswith(("called", "named")):
        return "told"  # "its name is such": what was spoken of
    if not heads:
        of_it = words[part.first].low in RELATED and not _says_more(rest)
        return "told" if of_it else "stays"
    if denied or (last > part.first and "not " in words[last - 1].low and prev is not None and prev.low in RELATED):
        return "stays"  # "which are not used by shop"
    if any(w.low in DENIED and w.sense != "s.unused" for w in rest[:2]):
        return "stays"
    if prev is None or prev.low in RELATED or prev.sense[:1] == "p":
        return "told"
    if last == act or prev.sense[:2] == "v.":
        return "told"
    if rest and rest[0].sense in NOUNS:
        return "told"  # "the stopped web containers"
    if prev.sense in NOUNS or prev.low in GROUPS:
        return "stays" if _says_more(rest, at + 1 in named) else "told"
    return "told" if prev.sense[:1] in ("f", "s", "n") else "doubt"


def _narrows(words: Sequence[Word], part: _Part, at: int) -> bool:
    """ "remove the stopped ones, but only those with tmp in the name": of all of them these alone go."""
    from dsh.request.checked.spared import KEEPING

    lows = [w.low for w in words[part.first : at]]
    only = next((n for n, low in enumerate(lows[:2]) if low in ("only", "just")), None)
    if part.led not in ("", "and", "but") or only is None:
        return False
    those = next((n for n, low in enumerate(lows) if n > only and low in ("those", "ones")), None)
    if those is None or not set(lows[only:those]) <= {"only", "just", "the"}:
        return False
    said = {w.low for w in words[part.first : part.last]}
    return bool(RELATED.intersection(lows[those:])) and not said & (DENIED | KEEPING)


def _earlier(at: int, part: _Part, named: frozenset[int]) -> int | None:
    return next((n for n in range(at - 1, part.first - 1, -1) if n in named), None)


def _says_more(rest: Sequence[Word], listed: bool = False) -> bool:
    """Is something said of the name, which is no list that goes on?"""
    if not rest or listed:
        return False
    low = rest[0].low
    return low not in FOLLOWS


def _opening(words: Sequence[Word], part: _Part, kept: int) -> int:
    """Where what stays begins, in the part that has the order: "whatever is not shop"."""
    end = kept
    while end > part.first and (words[end - 1].low in COPULAS | SMALL | DENIED or words[end - 1].sense == ""):
        end -= 1
    return end


def _goes_on(words: Sequence[Word], at: int, named: frozenset[int], roles: dict[int, str], part: _Part) -> bool:
    """ "all except shop from lan": what follows is of the order again."""
    return at < part.last and words[at].low in RELATED and any(roles.get(n) == "told" for n in range(at, part.last))
