"""Wishes about containers there are that no phrase of a command says: does it answer, can it reach, write there.

wish(request, live) -> the answer, or None; every name in it is that of an object there is
"""

import re

from dsh.cmdline.lines import quote
from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request.live.causes import caused
from dsh.request.live.networks import in_network
from dsh.request.live.objects import Live, is_there, kinds_of
from dsh.request.live.restarts import restarting
from dsh.request.suggestion import Answer, Suggestion

THE = r"(?:the )?(?:container )?"
NAME = r"[\"']?(?P<{0}>[\w.-]+)[\"']?"
ONE = THE + NAME.format("one")
OTHER = THE + NAME.format("other")
URL = r"(?:(?:https?://)?(?:localhost|127\.0\.0\.1):|(?:the )?port )(?P<port>\d+)/?"
URL_ = URL.replace("<port>", "<port_>")
REPLIES = r"(?:is )?(?:answer(?:s|ing)?|respond(?:s|ing)?|works?|working|repl(?:y|ies)|open|reachable|up|there|alive)"
FILE = r"(?:(?:whole )?(?:file|contents? of|text of|text in|contents? of (?:the )?file) )"
TEST = (
    r"(?:(?:please )?(?:(?:test|check|see|find out|tell me|look|make sure|verify|ensure) (?:whether|if|that)|"
    r"make sure|verify|ensure) )"
)


class Shape(NamedTuple):
    """A way to say it, and the command with what was said in the place of {one}, {other}, {port}, {path}, {text}.

    Without one of the `signs` in a text its pattern need not be made ready, which takes longer than all the rest.
    """

    signs: tuple[str, ...]
    pattern: str
    command: str
    summary: str
    risk: str = "read"
    warning: str | None = None


WROTE_SIGNS = (" wrote", " written", " printed", " said", " logged", " put out", " told")
WROTE = (
    rf"(?:what|whatever|everything|all)(?: that)? {ONE} (?:has )?(?:wrote|written|printed|said|logged|put out|told)"
    r"(?: (?:so far|until now|till now|up to now|by now|there))?"
)


ANSWERS = (
    "docker says where the ports of {one} lead, not whether its program answers there: try it with "
    "!curl http://localhost:{port}"
)
TELL = r"(?:(?:please )?(?:find out|tell me|show me|look|see|check|explain(?: to me)?|i want to know) )?"
ENDS = (
    r"(?:(?:end|stop|crash|exit|restart|fail|quit)(?:p?ed|p?ing|e?s)?|die[sd]?|dying|"
    r"(?:go|going|goes|went) (?:down|away)|break(?:s|ing)?|broke)"
)
DOWN = r"dead|down|broken|sick|gone|killed|not (?:running|up|working|alive)|no longer running"
# the conclusion stands last: what was printed before may be more than the screen holds
ENDED = (
    "docker logs -n 20 {one} && docker inspect -f '{{{{.State.Status}}}}, exit code {{{{.State.ExitCode}}}}, restarted "
    "{{{{.RestartCount}}}} times, restart policy {{{{.HostConfig.RestartPolicy.Name}}}}' {one}"
)
ENDED_SAYS = "What it printed last, which usually says why, and how it ended"
SHAPES = (
    Shape(
        (" port ",),
        rf"(?:does|is|{TEST}) ?{ONE} (?:answers?|listens?|responds?|(?:is )?reachable|answering|listening|open)"
        r" (?:on|at) (?:the )?port (?P<port>\d+)",
        "docker port {one}",
        "Where the container's ports lead",
        warning=ANSWERS,
    ),
    Shape(
        ("localhost", "127.", "port "),
        rf"(?:(?:can i (?:reach|open)|does anything (?:answer|listen|run) (?:at|on)) {URL}|"
        rf"(?:(?:does|is|will) |{TEST}){URL_} {REPLIES})(?: now| yet)?",
        "docker ps -f publish={port}",
        "The container that has this port of the machine",
        warning="docker says who has the port, not whether a program answers there: try it with "
        "!curl http://localhost:{port}",
    ),
    Shape(
        ("is ",),
        rf"is {ONE} (?:still |really )?(?:working|running|up|alive|ok|okay|fine|healthy)(?: (?:now|properly|again))?",
        "docker ps -a -f name={one}",
        "The container with its state",
    ),
    Shape(
        ("reach", "ping", "see", "find", "talk", "connect"),
        rf"(?:{TEST}?(?:can|could|does)? ?{ONE} (?:can )?(?:reach(?:es)?|pings?|sees?|finds?|talk to|connect to)"
        rf" {OTHER}(?: (?:by|under) (?:its )?name)?)",
        "docker exec {one} ping -c 1 {other}",
        "Ask for another container by its name, from inside",
        "change",
        "ping must be in the image; without an answer they have no network of their own in common",
    ),
    Shape(
        (" /",),
        rf"(?:write|put) (?:the (?:word|words|text|line|sentence) )?(?P<text>(?!\S*\.\w{{2,4}}\b|(?:my|the|our|this) "
        rf"\S+ (?:in|into|to) ).+?) (?:in|into|to) (?:the |a )?(?:file )?"
        rf"(?P<path>/\S+) (?:in|inside|of|on) {ONE}",
        "docker exec {one} sh -c {written}",
        "Write a text into a file of a container",
        "change",
    ),
    Shape(
        (" /",),
        rf"(?:make|create|touch) (?:the |a |an )?(?:new )?(?:empty )?(?:file )?(?P<path>/\S+) (?:in|inside) {ONE}",
        "docker exec {one} touch {path}",
        "Make an empty file in a container",
        "change",
    ),
    Shape(
        (" me ", "me ", "want ", "go ", "step ", "get ", "look ", "enter ", "inside ", "jump ", "hop "),
        rf"(?:please )?(?:(?:(?:let|get|bring|take|put|drop) me|i (?:want|need|wish|would like|'d like)"
        rf"(?: to (?:be|go|get|look around|look|see|work|step))?|"
        rf"(?:let me )?(?:go|step|get|hop|jump|climb|look around|look|have a look|log)) "
        rf"(?:right )?(?:inside|into|in)(?: of)?|(?:let me )?enter|(?:show me|let me see|i want to see) "
        rf"(?:the )?(?:inside|insides|interior) of) {ONE}(?: container)?(?: (?:please|now|myself))*",
        "docker exec -it {one} sh",
        "Open a shell in a running container; exit or Ctrl-D leaves it",
        "change",
    ),
    Shape(
        (" /",),
        rf"(?:please )?(?:(?:show|display|give|see|look at|view|open)(?: me)? (?:the )?{FILE}+|"
        rf"(?:print|read|cat)(?: me)? (?:the )?{FILE}*)(?P<path>/\S*[^\s/]) "
        rf"(?:in|of|from|inside|on|within) {ONE}",
        "docker exec {one} cat {path}",
        "Print a file that is in a container",
    ),
    Shape(
        WROTE_SIGNS,
        rf"(?:please )?(?:(?:look|search|grep|check|find)(?: for)?|is) (?:the (?:word|text) )?"
        rf"[\"']?(?P<word>[^\"' ]+)[\"']? (?:in|among|within) {WROTE}",
        "docker logs {one} 2>&1 | grep {word}",
        "The lines of its log that have this text",
    ),
    Shape(
        WROTE_SIGNS,
        rf"(?:please )?(?:keep|save|store|write|put) {WROTE} (?:in|into|to|as) (?:(?:a |the )?(?:text )?file"
        r"(?: (?:called |named )?(?P<file>[\w.-]+\.\w+))?|(?P<file_>[\w.-]+\.\w+))(?: here| (?:in|into) this folder)?",
        "docker logs {one} > {file} 2>&1",
        "Write the container's log into a file of this folder",
        "change",
    ),
    Shape(
        ("call ", "name "),
        rf"(?:please )?(?:now )?(?:call|name|rename) {ONE} (?:back )?(?:to |as |into )?[\"']?(?P<new>[\w.-]+)[\"']?"
        r"(?: (?:again|now|please|instead|from now on))*",
        "docker rename {one} {new}",
        "Give a container another name",
        "change",
    ),
    Shape(
        (" from ",),
        rf"(?:stop|keep|prevent) {ONE} from (?:restarting|coming back|starting again)(?: .*)?",
        "docker update --restart no {one}",
        "Never start a container again by itself",
        "change",
    ),
    Shape(
        ("never ", "not ", "n't "),
        rf"(?:never|do not|don't) (?:restart|start) {ONE}(?: (?:again|any more|anymore|by itself))*",
        "docker update --restart no {one}",
        "Never start a container again by itself",
        "change",
    ),
    Shape(
        ("why ",),
        rf"why (?:does|is|do) {ONE} (?:\w+ )?(?:(?:come|coming) (?:back|up)|(?:start|run)(?:s|ning|ing)? (?:up )?"
        r"(?:again|by itself|on its own))(?: .*)?",
        "docker inspect -f '{{{{.HostConfig.RestartPolicy.Name}}}}' {one}",
        "Its restart policy says when the engine starts it again",
    ),
    Shape(
        ("policy",),
        rf"(?:(?:what|which)(?:'s| is)? |show (?:me )?|tell me )?(?:the )?restart[- ]policy "
        rf"(?:of|for|on|has|does) {ONE}(?: have| has| use)?",
        "docker inspect -f '{{{{.HostConfig.RestartPolicy.Name}}}}' {one}",
        "The container's restart policy",
    ),
    Shape(
        (" code ",),
        rf"(?:with |on )?(?:what|which) (?:exit |return )?code (?:does|did|has|had|is) {ONE} "
        r"(?:always |usually |last )?"
        rf"(?:have|had|give|gave|return|leave|{ENDS})(?: (?:with|last|behind))?",
        "docker inspect -f '{{{{.State.ExitCode}}}}' {one}",
        "The exit code with which it last ended",
    ),
    Shape(
        ("why ",),
        rf"{TELL}why (?:(?:does|did|is|do|was|has) )?{ONE} (?:\w+ ){{0,2}}(?:{ENDS}|{DOWN})(?: .*)?",
        ENDED,
        ENDED_SAYS,
    ),
    Shape(
        ("why ",),
        rf"{TELL}why (?:won't|will|does|doesn't|did|didn't|is|isn't|can't) {ONE} (?:not )?"
        r"(?:stay|start|starting|run|running|work|working|come)(?: (?:up|on|alive|running|any ?more|now))*",
        ENDED,
        ENDED_SAYS,
    ),
    Shape(
        ("what", "whats"),
        rf"{TELL}(?:what(?:'s|s)?(?: is| went| was)? (?:wrong|the (?:matter|problem|trouble)|up|broken|amiss) "
        rf"(?:with|in) {ONE}|what(?:'s|s)? "
        rf"(?:happened|happens|has happened) (?:to|with) {ONE.replace('<one>', '<one_>')})"
        r"(?: now| there)?",
        ENDED,
        ENDED_SAYS,
    ),
    Shape(
        ("why", "what", "reason"),
        rf"{ONE} (?:(?:\w+ ){{0,2}}(?:{ENDS})|is (?:{DOWN}))(?: .*)?(?:,|;|:|\.| and| -) *"
        r"(?:please )?(?:(?:find out|tell me|show me|look|see|check|but) )?(?:why|what is wrong|the reason)(?: .*)?",
        ENDED,
        ENDED_SAYS,
    ),
)
FIXED = regex(
    rf"(?:let|make|have) (?:the )?port (?P<host>\d+)(?: of this machine)? (?:lead|go|point|map)s? to (?:the )?port "
    rf"(?P<port>\d+) (?:in|of|inside) {ONE}|(?:publish|forward|map|expose) (?:the )?port (?P<host_>\d+) (?:to|on) "
    rf"(?:the )?port (?P<port_>\d+) (?:in|of|inside) {ONE.replace('<one>', '<one_>')}"
)
REMOVE = regex(r"(?:please )?(?:remove|delete|get rid of|rm) (?P<things>.+)")
NOUN = regex(r"(?:the )?(?:(?P<noun>container|image|volume|network)(?P<many>s?) )?[\"']?(?P<name>[\w.:/-]+)[\"']?")
GONE = {"container": "docker rm", "network": "docker network rm", "volume": "docker volume rm", "image": "docker rmi"}
GONE_VOLUME = regex(
    r"(?:bring|get|give) (?:me )?(?:back )?the volume (?P<volume>[\w.-]+)(?: back)?(?: again)?"
    r"(?: with (?:what|everything|all|the (?:data|files|contents?)) (?:that )?(?:was|were|it had)(?: in it| in there|"
    r" inside)?)?|(?:restore|recover|undelete) the volume (?P<volume_>[\w.-]+)"
)
PLACES = ("port", " on ", " at ", " to ")  # one of them stands in a wish for another port
WHO = ("only ", "just ", "solely ", "exclusively ", "nobody", "no one", "noone", "everybody", "everyone", "anybody",
       "anyone", " all ", "other", "outside", "network", "internet", "world", "lan ", "public", "private", "local",
       "127.")  # fmt: skip
REACHED = (
    " see ", " use ", "reach", "open", "access", "visible", "private", "expos", "hide", "close", "publish", "available",
    "listen", "bind", "restrict", "limit",
)  # fmt: skip
SPLIT = regex(r"\s*,\s*(?:and\s+)?|\s+and\s+")
SURE = 0.9
OTHERS = ("it", "them", "all", "everything", "others")


def wish(request: str, live: Live) -> Answer | None:
    """Raises nothing; None leaves the request to those who read it word by word."""
    text = " ".join(request.split()).strip(" .!?")
    fixed = FIXED.fullmatch(text)
    if fixed and is_there(_said(fixed)["one"], "container", live):
        said = _said(fixed)
        return _other_port(f"move {said['one']} to port {said['host']} to port {said['port']}", live)
    other = _other_port(text, live)
    if other is not None:
        return other
    who = _who_reaches(text, live)
    if who is not None:
        return who
    lost = GONE_VOLUME.fullmatch(text)
    if lost and not is_there(_said(lost)["volume"], "volume", live):
        hint = "what was in a removed volume is gone; docker volume create {volume} makes an empty one"
        return Answer(request, "none", hint=hint.format(**_said(lost)), understood=True)
    found = in_network(text, live) or restarting(text, live) or caused(text, live) or _removal(text, live)
    found = found or _shaped(text, live)
    if isinstance(found, str):
        return Answer(request, "none", hint=found, understood=True)
    return Answer(request, "match", (found,)) if found is not None else None


def _other_port(text: str, live: Live) -> Answer | None:
    low = text.lower()
    if not live.containers or not any(sign.isdigit() for sign in low) or not any(sign in low for sign in PLACES):
        return None
    from dsh.request.live.ports import moved  # its patterns take longer to be made ready than all the rest

    return moved(text, live)


def _who_reaches(text: str, live: Live) -> Answer | None:
    low = f" {text.lower()} "
    if not live.containers or not any(sign in low for sign in REACHED) or not any(sign in low for sign in WHO):
        return None
    from dsh.request.live.reach import reach  # its patterns take longer to be made ready than all the rest

    return reach(text, live)


def _said(match: re.Match[str]) -> dict[str, str]:
    """What was said, whichever way."""
    return {name.rstrip("_"): value for name, value in match.groupdict().items() if value}


def _shaped(text: str, live: Live) -> Suggestion | None:
    low = text.lower()
    for shape in SHAPES:
        signed = any(sign in low for sign in shape.signs)
        match = re.fullmatch(shape.pattern, text, re.IGNORECASE) if signed else None
        if match is None:
            continue
        said = _said(match)
        if all(is_there(said[key], "container", live) for key in ("one", "other") if key in said):
            said.setdefault("file", f"{said.get('one', '')}.log")
            said["word"] = quote((said.get("word", ""),))
            if "text" in said:
                written = f"echo {quote((said['text'].strip(chr(34) + chr(39)),))} > {quote((said['path'],))}"
                said["written"] = quote((written,))
            warning = shape.warning.format(**said) if shape.warning else None
            return _suggestion(shape.command.format(**said), shape.summary, shape.risk, warning)
    return None


def _suggestion(command: str, summary: str, risk: str, warning: str | None = None) -> Suggestion:
    return Suggestion(command, summary, risk, SURE, reading=(command,), warning=warning)


def _removal(text: str, live: Live) -> Suggestion | str | None:
    """Things of several kinds, each with its noun or known by its name; a text where one of them is not there."""
    match = REMOVE.fullmatch(text)
    if match is None:
        return None
    gone: dict[str, list[str]] = {}
    unknown: list[str] = []
    last = ""
    for thing in SPLIT.split(match["things"]):
        item = NOUN.fullmatch(thing)
        if item is None:
            return None
        name, noun = item["name"], item["noun"] or last
        kinds = (noun,) if noun else tuple(kind for kind in kinds_of(name, live) if kind in GONE)
        if not kinds and gone and not item["noun"] and name not in OTHERS:
            unknown.append(name)
            continue
        if len(kinds) != 1:
            return None
        last = noun if item["many"] or (last and not item["noun"]) else ""
        gone.setdefault(kinds[0], []).append(name)
    if len(gone) < 2:
        return None
    if unknown:
        return f"there is nothing called {' or '.join(unknown)} on this engine; leave it out"
    line = [f"{command} {quote(gone[kind])}" for kind, command in GONE.items() if kind in gone]
    return _suggestion(" && ".join(line), "Remove objects of several kinds", "destroy")
