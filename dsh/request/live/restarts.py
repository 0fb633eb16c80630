"""Whether a container that is there starts again by itself: "shop should start when the computer starts".

restarting(text, live) -> the suggestion, or None; the container in it is there
"""

import re

from dsh.cmdline.lines import quote
from dsh.patterns import regex
from dsh.request.live.objects import Live, is_there
from dsh.request.suggestion import Suggestion

SURE = 0.9
ONE = r"(?:the )?(?:container )?[\"']?(?P<one>[\w.-]+)[\"']?"
SIGNS = (
    "crash",
    "fail",
    "start",
    "boot",
    "come",
    "comes",
    "coming",
    "back",
    "good",
    "return",
    "run",
    "launch",
)  # one of them is said
MACHINE = r"(?:computer|machine|pc|laptop|server|host|system|docker|engine|daemon|box|docker daemon|docker engine)"
FAILS = (
    r"(?:when|whenever|each time|every time|as soon as|after|once|if) (?:it|the program|the container) "
    r"(?:crashes|fails|breaks|has crashed|has failed|crashed|failed|ends with an error|has an error)|"
    r"(?:on|after|upon) (?:a |an |every |each |any )?(?:crash|failure|error)(?:es|s)?"
)
STOPS_BY_ITSELF = (
    r"(?:when|whenever|each time|every time|as soon as|after|once|if) (?:it|the program|the container) "
    r"(?:ends|stops|dies|exits|goes down|quits|is down|has ended|has stopped)"
)
OCCASION = regex(
    rf"{FAILS}|{STOPS_BY_ITSELF}|"
    rf"(?:by|of) itself|on (?:its|it's) own|auto(?:matically|matic)?|(?:when|whenever|each time|every time|as soon as|"
    rf"after|once|if) (?:the |my |this )?{MACHINE} (?:starts?|boots?|comes? (?:up|back)|reboots?|restarts?|"
    rf"(?:is|gets?|was) (?:re)?(?:started|booted|turned on|switched on)|(?:is )?(?:turns?|switch(?:es)?) on|goes on)"
    rf"(?: up)?(?: again)?|(?:at|on|after|with|through|upon|during|over) (?:the |a |an |every |each |any |my |system )*"
    rf"(?:re)?(?:boot|start|start-?up|startup|reboot)s?|(?:with|together with|along with) (?:the |my |this )?{MACHINE}|"
    r"(?<=survive )(?:the |a |an |any |every )*(?:reboot|restart)s?",
    re.IGNORECASE,
)
COMES = regex(
    r"(?:re)?start(?:s|ed|ing)?(?: up)?|(?:come|comes|coming|be|is|brought) (?:back )?(?:up|back)|runs?|running|boots?|"
    r"launch(?:es|ed)?|survives?",
    re.IGNORECASE,
)
SAID = frozenset((
    "please", "i", "we", "want", "need", "would", "like", "to", "make", "sure", "that", "let", "have", "has",
    "should", "must", "shall", "can", "could", "will", "the", "a", "it", "and", "so", "always", "up", "again",
    "be", "is", "get", "gets", "container", "ensure", "cause", "set", "my", "this", "also", "for",
))  # fmt: skip
AGAIN = r"(?:(?:again|any ?more|by itself|on its own|automatically|ever|all the time|up|anymore) ?)*"
RESTART = r"(?:re-?start(?:s|ing)?(?: policy)?|auto-?(?:re)?start)"
OFF = regex(
    rf"(?:(?:turn|switch) off|disable|remove|end|cancel|deactivate|stop|get rid of|take away) (?:the )?"
    rf"(?:auto(?:matic)?[- ]?)?{RESTART} (?:of|for|on|from) {ONE}|"
    rf"{ONE.replace('<one>', '<one_>')} (?:should|must|shall|may) (?:not|never) (?:ever )?"
    rf"(?:re-?start|start|come (?:back|up)|run|return)(?: {AGAIN})?|"
    rf"(?:please )?(?:never|do not|don't) (?:ever )?(?:re-?start|start|bring back) {ONE.replace('<one>', '<one__>')}"
    rf"(?: {AGAIN})?",
    re.IGNORECASE,
)
DOWN = regex(
    rf"(?:make|have|let) {ONE} (?:stop|quit|cease) (?:coming (?:back|up)|re-?starting|starting|returning)(?: {AGAIN})?|"
    rf"stop {ONE.replace('<one>', '<one_>')} (?:for good|forever|once and for all|permanently)(?: please)?",
    re.IGNORECASE,
)
STOPS = regex(r",? (?:and|then|and then|and also) stop (?:it|that|the container|(?P<what>[\w.\"'-]+))$", re.IGNORECASE)


def restarting(text: str, live: Live) -> Suggestion | None:
    """None where it is about something else, or more is said than that."""
    low = text.lower()
    if not any(sign in low for sign in SIGNS) or not live.containers:
        return None  # the patterns take longer to be made ready than all the rest
    return _ended(text, live) or _begun(text, live)


def _ended(text: str, live: Live) -> Suggestion | None:
    tail = STOPS.search(text)
    bare = text[: tail.start()] if tail is not None else text
    match = OFF.fullmatch(bare) or DOWN.fullmatch(bare)
    if match is None:
        return None
    name = next(value for value in match.groupdict().values() if value)
    if not is_there(name, "container", live) or (tail is not None and (tail["what"] or name).strip("\"'") != name):
        return None
    command = f"docker update --restart no {quote((name,))}"
    if tail is None and match.re is OFF:
        return _suggestion(command, "Never start a container again by itself")
    return _suggestion(f"{command} && docker stop {quote((name,))}", "Stop a container that shall not come back")


def _begun(text: str, live: Live) -> Suggestion | None:
    """The name, the occasion and what happens then; every other word must be one that says nothing more."""
    found = [name for name in _words(text) if is_there(name, "container", live)]
    occasion = OCCASION.search(text)
    if len(set(found)) != 1 or occasion is None or text.rstrip().endswith("?"):
        return None
    rest = f"{text[: occasion.start()]} {text[occasion.end() :]}"
    rest = OCCASION.sub(" ", rest)
    happens = COMES.search(rest)
    if happens is None:
        return None
    left = {word.lower() for word in _words(COMES.sub(" ", rest))} - SAID - {found[0].lower()}
    if left:
        return None
    policy = "on-failure" if re.search(FAILS, text, re.IGNORECASE) else "unless-stopped"
    policy = "always" if re.search(r"\balways\b", text, re.IGNORECASE) else policy
    return _suggestion(f"docker update --restart {policy} {quote((found[0],))}", "Start a container again by itself")


def _words(text: str) -> list[str]:
    return [word.strip("\"',.;:!()") for word in text.split() if word.strip("\"',.;:!()")]


def _suggestion(command: str, summary: str) -> Suggestion:
    return Suggestion(command, summary, "change", SURE, reading=(command,))
