"""Orders to do something to a group of objects or to some at once, read word by word: "stop all but db and cache",
"remove the three oldest exited containers", "give web 30 seconds before you stop it".

An order is read so only where each of its words is understood.
"""

import re
from typing import Any

from dsh.request.group_lines import written
from dsh.request.group_parts import spared_newest
from dsh.request.grouping import more, opening
from dsh.request.groups import (
    COUNT,
    EXCEPT,
    KEEPS,
    KIND,
    LASTING,
    LISTED,
    NAME,
    NUMBER,
    NUMBERS,
    ORDER,
    OWN,
    Group,
    are_names,
    names,
    number,
)
from dsh.request.line import Whole
from dsh.request.reading import Reading

ACTS = {
    "v.stop": "stop", "v.start": "start", "v.restart": "restart", "v.kill": "kill", "v.pause": "pause",
    "v.unpause": "unpause", "v.remove": "remove", "v.clean": "clean",
}  # fmt: skip
LEAD = re.compile(
    r"(?:(?:please|pls|plz|can you|could you|would you|will you|can u|i want to|i wanna|i want you to|i need to|"
    r"i'd like to|"
    r"i would like to|i have to|i must|we need to|we want to|help me|help me to|let us|lets|now|ok|okay|hey|hi|so|just|"
    r"how (?:do|can|could|would|should) (?:i|we|one|you)|how to|quickly|go and|simply|first|then|and|kindly|you can|"
    r"you should|you may|docker|command to|the command to),? )*",
    re.IGNORECASE,
)
OTHERS = (
    r"(?:(?:all |of )*(?:the )?(?:rest of (?:them|the containers|my containers|it)|other running containers|"
    r"other containers|"
    r"every other container|remaining containers|remaining ones|other ones|everything else|all else|anything else|"
    r"everyone else|"
    r"others?|rest|remaining|every other))"
)
ALL_OTHERS = re.compile(rf"(?:all |everything |every )?{OTHERS}(?=,| |$)", re.IGNORECASE)
SECONDS = rf"(?P<many>{NUMBER})(?P<half> and a half)? ?(?P<unit>seconds?|secs?|s|minutes?|mins?|m)?"
GRACE = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf",? ?(?:and |but )?(?:with )?(?:in|within|after|inside|at most|in at most|not longer than|max|in under|"
        rf"in less than) {SECONDS}"
        r"(?: at most| max| at the latest| tops)?(?:,? (?:and )?not(?: in| after)? (?:ten|10|\d+)(?: seconds?|"
        r" secs?| s)?)?",
        rf",? ?(?:and |but )?(?:with|using|allowing|granting|giving (?:it|them|each)|give (?:it|them|each)|"
        rf"allow (?:it|them)|grant (?:it|them)|let (?:it|them) have)"
        rf"(?: an?| the| only| just)? ?(?:grace(?: period| time)? of |time-?out of |patience of )?{SECONDS}"
        r"(?: (?:of )?(?:grace(?: period| time)?|time-?out|patience|time|notice))?(?: each)?"
        r"(?: to (?:finish|shut down|stop|end|exit|clean up|quit|flush|terminate)(?: properly| cleanly| first| up)?)?",
        rf",? ?(?:and |but )?(?:wait|waiting)(?: for)?(?: up to| at most| max)? {SECONDS}(?: before (?:killing|"
        rf"the kill|you kill)(?: it| them)?| for (?:it|them)(?: to \w+)?)?",
        rf",? ?(?:time-?out|grace(?: period| time)?|wait(?:ing)? time)(?: of| is| =)? {SECONDS}",
    )
)
NO_GRACE = re.compile(
    r",? ?(?:with no|without(?: any| a)?|no|with zero|zero)(?: seconds? of)? (?:grace(?: period| time)?|time-?out|"
    r"patience|waiting|wait|waiting time|delay)"
    r"|,? ?(?:do not|without) (?:wait|waiting)(?: for (?:it|them|anything))?(?: a second)?",
    re.IGNORECASE,
)
ENDLESS = re.compile(
    r",? ?(?:and |but )?(?:(?:wait|waiting) (?:for )?(?:as long as (?:it takes|needed|necessary|it needs|they need)|"
    r"forever|for ever|without (?:a )?limit|endlessly)"
    r"|however long (?:it|that) takes|no matter how long (?:it|that) takes|without (?:a |any )?time ?limit|"
    r"with no time ?limit)"
    r"(?: to (?:stop|finish|end))?",
    re.IGNORECASE,
)
FORCE = re.compile(
    r",? ?(?:by force|forcibly|forcefully|with force|force|-f|even (?:if|when|though)? ?(?:they|it|some|"
    r"those)? ?(?:are |is |still )*"
    r"(?:the )?(?:running|up|run|alive)(?: ones)?(?: too)?|(?:also|including|incl|and also|plus|and)(?: the|"
    r" those)? running(?: ones| containers)?(?: too| as well)?|"
    r"(?:no matter (?:if|whether)|whether|regardless whether|regardless of whether)? ?(?:they |it )?(?:are |"
    r"is )?(?:running|run) or not|"
    r"running or stopped|stopped or running|(?:the )?running (?:ones )?(?:too|as well|included)|(?:it|they|"
    r"some) (?:still )?(?:runs?|(?:is|are)(?: still)? running)(?: at the moment| now)?|"
    r"running too|whatever (?:state|their state)(?: they are in)?|in any state|in whatever state)",
    re.IGNORECASE,
)
WITH_VOLUMES = re.compile(
    r",? ?(?:together |along |and also |and |plus |also )*(?:with|including|and|plus)? ?(?:all )?(?:of )?(?:its|"
    r"their|the|his) (?:own )?(?:anonymous )?volumes?"
    r"(?: of it| of them| too| as well)?",
    re.IGNORECASE,
)
UNASKED = re.compile(
    r",? ?(?:without|w/o|with no|no|do not|dont|and do not|but do not|not)(?: any| a)? ?(?:confirmation|confirming|"
    r"asking|ask|prompt|prompting|question|questions|questions asked|be asked)"
    r"(?: me| for confirmation| again| anything)?",
    re.IGNORECASE,
)
SIGNAL = re.compile(
    r",? ?(?:with|by|using|via|sending)(?: a| an| the)? (?:signal )?(?P<signal>(?:sig)?(?:hup|int|quit|term|kill|"
    r"usr1|usr2|abrt|winch))(?: signal)?"
    r"(?:,? (?:instead of|rather than|and not|not) (?:the )?(?:usual|default|normal|sig\w+|term|kill)(?: signal|"
    r" one| way)?)?",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r",? ?(?:please|pls|plz|now|for me|at once|in one go|right away|immediately|right now|away|out|off|down|up|back|"
    r"again|too|as well|also|"
    r"thanks|thank you|thx|all at once|on (?:this|my|the) (?:box|machine|host|server|computer|laptop|pc)|here|"
    r"in docker|from docker|today|"
    r"altogether|in one command|with one command|on the machine|on this docker|of mine|gracefully|properly|cleanly|"
    r"nicely|somehow|"
    r"that (?:i|we) (?:have|own|see|got)|that (?:there are|exist)|i have|there are|we have)",
    re.IGNORECASE,
)
KEPT = re.compile(
    r",? ?(?:and |but |only )*(?:do not|not|never|without|no) (?:remove|delete|removing|deleting)"
    r"(?: them| it| any| anything| any of them)?",
    re.IGNORECASE,
)
SPARES_NEWEST = re.compile(
    rf"{KEEPS} (?:the |my )?(?P<many>{COUNT} )?{ORDER}(?P<two> {COUNT})?(?: {KIND})?{LASTING},? (?:and |but |then )*",
    re.IGNORECASE,
)
SPARES = re.compile(
    rf"(?:(?:{KEEPS}|except(?: for)?|apart from|besides|other than|aside from|with the exception of|not)|"
    rf"do not (?:stop|kill|remove|delete|restart|touch|pause)) (?P<list>{LISTED}){LASTING},? "
    r"(?:and |but |then |just |please |can you |you can )*",
    re.IGNORECASE,
)
ONLY = re.compile(
    rf"(?:just |only )?(?P<list>{LISTED}) (?:should |must |may |has to |have to |can |is to |shall )?"
    rf"(?:stays?|keeps? running|survives?|remains?|be spared|be kept|keep running){LASTING},? (?:and |but |then )*",
    re.IGNORECASE,
)
GIVES = re.compile(
    rf"(?:give|allow|grant)(?: the)?(?: container)? (?P<name>{NAME})(?: container)? {SECONDS}(?: of (?:time|grace))?"
    r"(?: to (?:shut down|stop|finish|end|exit|clean up|close|flush|quit|terminate|wind down|save|do)[^,]*?)?,? "
    r"(?:before (?:you |we |i )?(?:stop(?:ping)?|kill(?:ing)?|shut(?:ting)?) (?:it|that)(?: down| off)?|"
    r"when (?:you |we )?stop(?:ping)? it|(?:and |then |and then )stop it)",
    re.IGNORECASE,
)
WAITS = re.compile(
    rf"wait(?: for)?(?: at most| up to| max)? {SECONDS}(?: at most| max)? for (?:the )?(?:container "
    rf")?(?P<name>{NAME}) to (?:stop|shut down|end)\b.*",
    re.IGNORECASE,
)


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    """The line of such an order; None where a word of it is not understood, or it is plain enough without."""
    if reading.mood == "idea" or len(reading.words) < 3:
        return None
    text, places = _flat(reading)
    text = text[: -len(" back")] + " again" if text.startswith("start ") and text.endswith(" back") else text
    command = _waited(text) or _order(text, places, reading, index)
    return Whole(command, frozenset(range(len(reading.words)))) if command else None


def _flat(reading: Reading) -> tuple[str, dict[int, int]]:
    """The words with a space between, commas kept; and at which place each begins."""
    text, places = "", {}
    for at, word in enumerate(reading.words):
        text += " " if text else ""
        places[len(text)] = at
        known = word.sense[:1] not in ("", "w") or " " in word.low
        text += word.low if known and not word.quoted else word.text if not word.quoted else word.text.replace(" ", "_")
        text += "," if (word.comma or word.stop) and at + 1 < len(reading.words) else ""
    return text, places


def _seconds(found: re.Match[str]) -> str:
    many, unit = number(found["many"].lower()), (found["unit"] or "s").lower()
    many += 0.5 if found["half"] else 0
    return str(int(many * 60 if unit[0] == "m" else many))


def _waited(text: str) -> str:
    """ "give web 30 seconds to finish before you stop it", "wait a minute for db to stop"."""
    bare = LEAD.sub("", text, count=1)
    found = GIVES.fullmatch(bare) or WAITS.fullmatch(bare)
    if found is None or not are_names((found["name"],)):
        return ""
    return f"docker stop -t {_seconds(found)} {found['name']}"


def _order(text: str, places: dict[int, int], reading: Reading, index: dict[str, Any]) -> str:
    lead = LEAD.match(text)
    at = lead.end() if lead is not None else 0
    spared: tuple[str, ...] = ()
    newest = SPARES_NEWEST.match(text, at)
    first = SPARES.match(text, at) or ONLY.match(text, at) if newest is None else None
    if newest is not None:
        at = newest.end()
    elif first is not None:
        spared, at = names(first["list"]), first.end()
        if not are_names(spared):
            return ""
    word = places.get(at)
    act = ACTS.get(reading.words[word].sense, "") if word is not None and not reading.words[word].quoted else ""
    if not act or word is None:
        return ""
    forced = reading.words[word].low.startswith("force")
    at += len(reading.words[word].low) + 1
    particle = re.compile(r"(?:away|out|off|down|up|back|back up) ", re.I).match(text, at)
    at = particle.end() if particle is not None else at
    got = _of_names(text, at) or _rest(text, at, bool(spared or newest)) or opening(text, at, act, index)
    if got is None:
        return ""
    group, at = got
    chosen = {"force": forced}
    group = group._replace(spared=(*group.spared, *spared))
    group = (spared_newest(group, newest) or group) if newest is not None else group
    grace = signal = ""
    while at < len(text):
        before = at
        if (found := _whole(FORCE, text, at)) is not None:
            chosen["force"], at = True, found.end()
            continue
        if not group.names:
            group, at = more(group, text, at, index)
        told = next((m for form in GRACE if act in ("stop", "restart") and (m := _whole(form, text, at))), None)
        none = _whole(NO_GRACE, text, at) if act in ("stop", "restart") else None
        endless = _whole(ENDLESS, text, at) if act in ("stop", "restart") else None
        sent = _whole(SIGNAL, text, at) if act in ("stop", "restart", "kill") else None
        if at > before:
            continue
        if told is not None and not grace:
            grace, at = _seconds(told), told.end()
        elif none is not None and not grace:
            grace, at = "0", none.end()
        elif endless is not None and not grace:
            grace, at = "-1", endless.end()
        elif sent is not None and not signal:
            signal, at = sent["signal"].upper(), sent.end()
        elif act in ("remove", "clean") and (found := _whole(UNASKED, text, at)) is not None:
            chosen["unasked"], at = True, found.end()
        elif act in ("remove", "clean") and (found := _whole(WITH_VOLUMES, text, at)) is not None:
            chosen["volumes"], at = True, found.end()
        elif act != "remove" and (found := _whole(KEPT, text, at)) is not None:
            chosen["kept"], at = True, found.end()
        elif (found := _whole(ASIDE, text, at)) is not None:
            at = found.end()
        else:
            return ""
    if group.kind not in ("", "container") and (act not in ("remove", "clean") or chosen.get("volumes")):
        return ""
    flags = [f"-t {grace}"] if grace else []
    flags += [f"-s {signal}"] if signal else []
    if group.names and (grace or signal):
        return f"docker {act} {' '.join(flags)} {' '.join(group.names)}"
    return "" if group.names else written(act, group, flags, chosen)


def _whole(form: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """What stands here, if it ends where a word does."""
    found = form.match(text, at)
    ends = found is not None and found.end() > at and text[found.end() : found.end() + 1] in ("", " ", ",")
    return found if ends else None


def _of_names(text: str, at: int) -> tuple[Group, int] | None:
    """ "web", "container web", "web and db": single containers."""
    found = re.compile(
        rf"(?:the |my )?(?:containers? )?(?P<list>{OWN}(?:(?:, ?{OWN})*,? and {OWN})?)(?: containers?)?(?=,| |$)",
        re.I,
    ).match(text, at)
    if found is None:
        return None
    told = names(found["list"])
    if not are_names(told) or any(name.lower() in NUMBERS for name in told):
        return None
    return Group("container", names=told), found.end()


def _rest(text: str, at: int, spared: bool) -> tuple[Group, int] | None:
    """ "the others", where it is said what stays."""
    found = ALL_OTHERS.match(text, at)
    if found is None:
        return None
    if not spared and re.compile(rf",? ?(?:{EXCEPT}|{KEEPS}) ", re.I).match(text, found.end()) is None:
        return None
    return Group("container", every=True, plural=True), found.end()
