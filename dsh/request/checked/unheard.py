"""Words that limit who may reach a port and that the line has nothing of: it says so, and is less sure.

What is told so is meant to keep somebody out; a line that opens the port to all must not pass as what was asked for.
"""

import re

from dsh.patterns import regex
from dsh.request.suggestion import Answer, Suggestion

LIMITS = regex(
    r"\b(?:(?:only|just|solely|exclusively) (?:reachable |accessible |visible |open |available )*"
    r"(?:(?:for|from|by|to|within|inside|in) (?!(?:the )?(?:port|background|foreground|case|one|once|detached|\d))"
    r"[^,;]*|\d+\.\d+\.\d+\.\d+\S*[^,;]*)"
    r"|(?:for )?(?:internal|private|personal) use(?: only)?|confidential\w*|privately|restricted|unexposed[^,;]*"
    r"|private(?= *(?:$|[,;.]))|(?:hidden|protected|shielded) from [^,;]*)",
    re.IGNORECASE,
)
LESS = 0.6
ITS_VOLUME = regex(r"\b(?:its|the|his|with|that|own) (?:data )?volume\b", re.IGNORECASE)
ACTS = regex(
    r"docker (?:container )?(?:(?:restart|stop|kill|rm|pause|unpause|start|rename) (?:-\S+ (?:\d+ )?)*|"
    r"update (?:-\S+ \S+ )+)[\w.-]+|docker volume rm [\w.-]+"
)
ITSELF = frozenset(  # what a condition may be about that docker minds by itself
    ["it", "they", "this", "that", "one", "i", "you", "we", "there", "possible", "needed", "necessary", "server",
     "host", "machine", "computer", "pc", "laptop", "system", "docker", "daemon", "box", "vps", "nas", "pi", "power"]
)  # fmt: skip
CONDITION = regex(
    r"\b(?:but |and )?(?:only |just )?(?:if|when|whenever|once|as soon as|in case|provided(?: that)?|on condition that|"
    r"unless) (?:and (?:only )?(?:if|when) )?(?:the |my |our |your )?(?:container |service |volume |image )?"
    r"(?P<who>[\w.-]+)\b[^,;.]*",
    re.IGNORECASE,
)
TO_COME = regex(
    r"(?<!until )(?<!till )(?<!before )(?<!for )(?<!since )\b(?:tomorrow|tonight|next (?:week|month|year|weekend|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)|^later(?! on)|"
    r"in (?:\d+|a|an|half an|two|three|five|ten|twenty|thirty) (?:seconds?|minutes?|hours?|days?|weeks?)|"
    r"(?<=^)(?:please )?(?:stop|restart|kill|remove|start|pause) (?:the |my )?(?:container )?[\w.-]+(?: container)? "
    r"(?:after|with a delay of) (?:\d+|an?|two|three|five|ten) (?:seconds?|minutes?|hours?)(?=[.! ]*$)|"
    r"(?:at|around|after) (?:noon|midnight|lunch|work|dinner|school|"
    r"\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?| o'clock)))\b[^,;.]*",
    re.IGNORECASE,
)
KNOWN = regex(  # what such a command minds by itself, or what says nothing of one
    r"\b(?:running|runs|up|there|exists?|existing|started|stopped|down|on|off|possible|needed|necessary|ok|okay|paused|"
    r"does not run|doesn't run|works|helps|i|you|we|reboots?|boots?|sleep)\b",
    re.IGNORECASE,
)
TAKES_VOLUMES = regex(r"docker rm -f?v ")
STAYS = "only volumes without a name go along; one that has a name stays: docker volume rm VOLUME"


def unheard(answer: Answer) -> Answer:
    """The answer, each of whose lines opens a port to all though the request limits that with a warning."""
    found = LIMITS.search(answer.request)
    if found is None:
        return answer
    return answer._replace(suggestions=tuple(_warned(it, found[0].strip()) for it in answer.suggestions))


def _warned(it: Suggestion, said: str) -> Suggestion:
    published = re.search(r" -p (?P<port>\d+:\d+)\b", it.command)
    if published is None or it.warning:
        return it
    says = f"not part of the line: {said!r}; the port is open to all who reach this machine"
    better = f"-p 127.0.0.1:{published['port']} keeps it to this machine"
    return it._replace(score=it.score * LESS, warning=f"{says}, {better}")


def volume_stays(answer: Answer) -> Answer:
    """The answer, less sure where a container goes with "its volume": that may be one with a name, which -v leaves."""
    if ITS_VOLUME.search(answer.request) is None:
        return answer
    told = [
        it._replace(score=it.score * LESS, warning=it.warning or STAYS) if TAKES_VOLUMES.match(it.command) else it
        for it in answer.suggestions
    ]
    return answer._replace(suggestions=tuple(it._replace(score=min(it.score, told[0].score)) for it in told))


def whatever_happens(answer: Answer) -> Answer:
    """The answer, less sure where something is to be done only under a condition that the line knows nothing of."""
    found = CONDITION.search(answer.request)
    if found is None:
        return answer
    itself = found["who"].lower() in ITSELF or any(found["who"] in it.command.split() for it in answer.suggestions[:1])
    if itself and KNOWN.search(found[0]) is not None:
        return answer
    return _told_at_once(answer, found[0], "it is done at once, whatever is the case")


def now_or_never(answer: Answer) -> Answer:
    """The answer, less sure where something is to be done at a time to come: docker does it now."""
    found = TO_COME.search(answer.request)
    return answer if found is None else _told_at_once(answer, found[0], "it is done at once; docker has no timetable")


def _told_at_once(answer: Answer, lost: str, why: str) -> Answer:
    says = f"not part of the line: {lost.strip()!r}; {why}"
    told = [
        it._replace(score=min(it.score * LESS, 0.5), warning=it.warning or says) if ACTS.fullmatch(it.command) else it
        for it in answer.suggestions
    ]
    return answer._replace(suggestions=tuple(it._replace(score=min(it.score, told[0].score)) for it in told))
