"""Orders to do something to a group of objects or to some at once, read word by word: "stop all but db and cache",
"remove the three oldest exited containers", "give web 30 seconds before you stop it".

An order is read so only where each of its words is understood.
"""

import re

from dsh.patterns import regex
from dsh.request.line import Whole
from dsh.request.reading import Reading
from dsh.request.whole.group_lines import written
from dsh.request.whole.group_parts import STAYING, spared_newest
from dsh.request.whole.grouping import more, opening
from dsh.request.whole.groups import (
    COUNT,
    EXCEPT,
    IMAGE,
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
from dsh.request.whole.sweeps import swept
from dsh.typed import Any

ACTS = {
    "v.stop": "stop", "v.start": "start", "v.restart": "restart", "v.kill": "kill", "v.pause": "pause",
    "v.unpause": "unpause", "v.remove": "remove", "v.clean": "clean",
}  # fmt: skip
STATES_WANTED = {"s.stopped": "stop", "s.paused": "pause", "n.removed": "remove", "s.exited": "stop"}
DONE = (
    "stopped", "halted", "killed", "removed", "deleted", "gone", "restarted", "paused", "started", "frozen", "shut",
    "thrown", "resumed", "unpaused", "terminated",
)  # fmt: skip
SPARING = (
    "keep", "leave", "spare", "do not", "except", "apart", "besides", "other than", "aside", "with the", "not ",
    "exclude", "preserve", "retain", "and ", "but ", "please ",
)  # fmt: skip
LEAD = (
    r"(?:(?:please|pls|plz|can you|could you|would you|will you|can u|i want to|i wanna|i want you to|i need to|"
    r"i'd like to|"
    r"i would like to|i have to|i must|we need to|we want to|help me|help me to|let us|lets|now|ok|okay|hey|hi|so|just|"
    r"how (?:do|can|could|would|should) (?:i|we|one|you)|how to|quickly|go and|simply|first|then|and|kindly|you can|"
    r"you should|you may|docker|command to|the command to),? )*"
)
OTHERS = (
    r"(?:(?:all |of )*(?:the )?(?:rest of (?:them|the containers|my containers|it)|other running containers|"
    r"other containers|"
    r"every other container|remaining containers|remaining ones|other ones|everything else|all else|anything else|"
    r"everyone else|"
    r"(?:all )?(?:the )?(?:older|old)(?: ones| containers| images)?|others?|rest|remaining|every other))"
)
ALL_OTHERS = rf"(?:all |everything |every )?{OTHERS}(?=,| |$)"
SECONDS = rf"(?P<many>{NUMBER})(?P<half> and a half)? ?(?P<unit>seconds?|secs?|s|minutes?|mins?|m)?"
GRACE = (
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

NO_GRACE = (
    r",? ?(?:with no|without(?: any| a)?|no|with zero|zero)(?: seconds? of)? (?:grace(?: period| time)?|time-?out|"
    r"patience|waiting|wait|waiting time|delay)"
    r"|,? ?(?:do not|without) (?:wait|waiting)(?: for (?:it|them|anything))?(?: a second)?"
)
ENDLESS = (
    r",? ?(?:and |but )?(?:(?:wait|waiting) (?:for )?(?:as long as (?:it takes|needed|necessary|it needs|they need)|"
    r"forever|for ever|without (?:a )?limit|endlessly)"
    r"|however long (?:it|that) takes|no matter how long (?:it|that) takes|without (?:a |any )?time ?limit|"
    r"with no time ?limit)"
    r"(?: to (?:stop|finish|end))?"
)
FORCE = (
    r",? ?(?:by force|forcibly|forcefully|with force|force|-f|even (?:if|when|though)? ?(?:they|it|some|"
    r"those)? ?(?:are |is |still )*"
    r"(?:the )?(?:running|up|run|alive)(?: ones)?(?: too)?|(?:also|including|incl|and also|plus|and)(?: the|"
    r" those)?(?: that are| which are)?(?: still| currently)? running(?: ones| containers)?(?: too| as well)?|"
    r"(?:no matter (?:if|whether)|whether|regardless whether|regardless of whether)? ?(?:they |it )?(?:are |"
    r"is )?(?:running|run) or not|"
    r"running or stopped|stopped or running|(?:the )?running (?:ones )?(?:too|as well|included)|(?:it|they|"
    r"some) (?:still )?(?:runs?|(?:is|are)(?: still)? running)(?: at the moment| now)?|"
    r"running too|whatever (?:state|their state)(?: they are in)?|in any state|in whatever state)"
)
WITH_VOLUMES = (
    r",? ?(?:together |along |and also |and |plus |also )*(?:with|including|and|plus)? ?(?:all )?(?:of )?(?:its|"
    r"their|the|his) (?:own )?(?:anonymous )?volumes?"
    r"(?: of it| of them| too| as well)?"
)
UNASKED = (
    r",? ?(?:without|w/o|with no|no|do not|dont|and do not|but do not|not)(?: any| a)? ?(?:confirmation|confirming|"
    r"asking|ask|prompt|prompting|question|questions|questions asked|be asked)"
    r"(?: me| for confirmation| again| anything)?"
)
SIGNAL = (
    r",? ?(?:with|by|using|via|sending)(?: a| an| the)? (?:signal )?(?P<signal>(?:sig)?(?:hup|int|quit|term|kill|"
    r"usr1|usr2|abrt|winch))(?: signal)?"
    r"(?:,? (?:instead of|rather than|and not|not) (?:the )?(?:usual|default|normal|sig\w+|term|kill)(?: signal|"
    r" one| way)?)?"
)
ASIDE = (
    r",? ?(?:please|pls|plz|now|for me|at once|in one go|right away|immediately|right now|away|out|off|down|up|back|"
    r"again|too|as well|also|"
    r"thanks|thank you|thx|all at once|on (?:this|my|the) (?:box|machine|host|server|computer|laptop|pc)|here|"
    r"in docker|from docker|today|"
    r"altogether|in one command|with one command|on the machine|on this docker|of mine|gracefully|properly|cleanly|"
    r"nicely|somehow|"
    r"that (?:i|we) (?:have|own|see|got)|that (?:there are|exist)|i have|there are|we have)"
)
KEPT = (
    r",? ?(?:and |but |only )*(?:do not|not|never|without|no) (?:remove|delete|removing|deleting)"
    r"(?: them| it| any| anything| any of them)?"
)
VOLUMES_STAY = (
    r",? ?(?:and |but |only )*(?:do not|not|never|without) (?:remov|delet|touch|los|eras|wip|tak)(?:e|ing|ting)?"
    r"(?: any| of| the| their| its| my| our| also)* (?:volumes?|data)(?: too| as well)?"
)
SPARES_NEWEST = (
    rf"{KEEPS} (?:only |just )?(?:the |my )?(?P<many>{COUNT} )?{ORDER}(?P<two> {COUNT})?(?: {KIND})?"
    rf"(?: of (?P<of>{IMAGE}))?{LASTING},? (?:and |but |then )*"
)
SPARES = (
    rf"(?:(?:{KEEPS}|except(?: for)?|apart from|besides|other than|aside from|with the exception of|not)|"
    rf"do not (?:stop|kill|remove|delete|restart|touch|pause)) (?P<list>{LISTED}){LASTING},? "
    r"(?:and |but |then |just |please |can you |you can )*"
)
ONLY = (
    rf"(?:just |only )?(?P<list>{LISTED}) (?:should |must |may |has to |have to |can |is to |shall )?"
    rf"(?:stays?|keeps? running|survives?|remains?|be spared|be kept|keep running){LASTING},? (?:and |but |then )*"
)
GIVES = (
    rf"(?:give|allow|grant)(?: the)?(?: container)? (?P<name>{NAME})(?: container)? {SECONDS}(?: of (?:time|grace))?"
    r"(?: to (?:shut down|stop|finish|end|exit|clean up|close|flush|quit|terminate|wind down|save|do)[^,]*?)?,? "
    r"(?:before (?:you |we |i )?(?:stop(?:ping)?|kill(?:ing)?|shut(?:ting)?) (?:it|that)(?: down| off)?|"
    r"when (?:you |we )?stop(?:ping)? it|(?:and |then |and then )stop it)"
)
WAITS = (
    rf"wait(?: for)?(?: at most| up to| max)? {SECONDS}(?: at most| max)? for (?:the )?(?:container "
    rf")?(?P<name>{NAME}) to (?:stop|shut down|end)\b.*"
)


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    """The line of such an order; None where a word of it is not understood, or it is plain enough without."""
    if reading.mood == "idea" or len(reading.words) < 3:
        return None
    text, places = flat(reading)
    if reading.words[0].sense in ("v.show", "v.get"):
        return None
    text = text[: -len(" back")] + " again" if text.startswith("start ") and text.endswith(" back") else text
    text, places = _wanted(text, places)
    command = _waited(text) or _order(text, places, reading, index) or swept(bare(text), index)
    return Whole(command, frozenset(range(len(reading.words)))) if command else None


def flat(reading: Reading) -> tuple[str, dict[int, int]]:
    """The words with a space between, commas kept; and at which place each begins."""
    text, places = "", {}
    for at, word in enumerate(reading.words):
        text += " " if text else ""
        places[len(text)] = at
        known = word.sense[:1] not in ("", "w") or " " in word.low
        text += word.low if known and not word.quoted else word.text if not word.quoted else word.text.replace(" ", "_")
        text += "," if (word.comma or word.stop) and at + 1 < len(reading.words) else ""
    return text, places


def _wanted(text: str, places: dict[int, int]) -> tuple[str, dict[int, int]]:
    """ "i want every nginx container stopped, but edge has to stay": what is to be done stands at the end."""
    form = (
        r"(?:i|we)(?: would|'d)? (?:want|need|like|wish) (?:to have )?(?P<group>.+?) "
        r"(?P<done>[a-z]+(?: down| away)?)(?=,|$)"
    )
    found = _match(form, text, 0) if text.startswith(("i ", "we ", "i'd")) else None
    at = next((places[n] for n in places if found is not None and n == found.start("done")), None)
    if found is None or at is None or found["done"].split()[0] not in DONE:
        return text, places
    return f"{found['done']} {found['group']}{text[found.end() :]}", {0: at}


def bare(text: str) -> str:
    """The text without how it is asked for: "can you please"."""
    lead = _match(LEAD, text, 0)
    return text[lead.end() :] if lead is not None else text


def _match(form: str, text: str, at: int) -> re.Match[str] | None:
    return regex(form, re.IGNORECASE).match(text, at)


def _seconds(found: re.Match[str]) -> str:
    many, unit = number(found["many"].lower()), (found["unit"] or "s").lower()
    many += 0.5 if found["half"] else 0
    return str(int(many * 60 if unit[0] == "m" else many))


def _waited(text: str) -> str:
    """ "give web 30 seconds to finish before you stop it", "wait a minute for db to stop"."""
    said = bare(text)
    form = WAITS if said.startswith("wait") else GIVES if said.startswith(("give", "allow", "grant")) else ""
    found = re.fullmatch(form, said, re.IGNORECASE) if form else None
    if found is None or not are_names((found["name"],)):
        return ""
    return f"docker stop -t {_seconds(found)} {found['name']}"


def _order(text: str, places: dict[int, int], reading: Reading, index: dict[str, Any]) -> str:
    at = len(text) - len(bare(text))
    spared: tuple[str, ...] = ()
    begins = text[at:].startswith(SPARING)
    newest = _match(SPARES_NEWEST, text, at) if begins else None
    first = _match(SPARES, text, at) if begins and newest is None else None
    if not begins and any(sign in text for sign in STAYING.split()):
        first = _match(ONLY, text, at)
    if newest is not None:
        at = newest.end()
    elif first is not None:
        spared, at = names(first["list"]), first.end()
        if not are_names(spared):
            return ""
    word = places.get(at)
    act = ACTS.get(reading.words[word].sense, "") if word is not None and not reading.words[word].quoted else ""
    if not act and word is not None and len(places) == 1:
        act = STATES_WANTED.get(reading.words[word].sense, "")
    if not act or word is None:
        return ""
    forced = reading.words[word].low.startswith("force")
    at += len(reading.words[word].low) + 1
    particle = _match(r"(?:away|out|off|down|up|back|back up) ", text, at)
    at = particle.end() if particle is not None else at
    named = _of_names(text, at) or _rest(text, at, bool(spared or newest))
    for found in (named, opening(text, at, act, index)):  # "containers made from web:2": made is no name
        if found is None or (found is not named and named is not None and not found[0].plural):
            continue
        group, end = found
        group = group._replace(spared=(*group.spared, *spared))
        group = (spared_newest(group, newest) or group) if newest is not None else group
        group = group._replace(repository=newest["of"]) if newest is not None and newest["of"] else group
        done = _done(act, group, text, end, {"force": forced}, index)
        if done:
            return done
    return ""


def _done(act: str, group: Group, text: str, at: int, chosen: dict[str, bool], index: dict[str, Any]) -> str:
    """The line, with what is said of how it is done."""
    flags: dict[str, str] = {}
    while at < len(text):
        found = _of_how(act, text, at)
        if found is None and not group.names:
            before = at
            group, at = more(group, text, at, index)
            if at > before:
                continue
        if found is None:
            aside = _whole(ASIDE, text, at)
            if aside is None:
                return ""
            at = aside.end()
            continue
        which, value, at = found
        if value:
            if which in flags:
                return ""
            flags[which] = value
        else:
            chosen[which] = True
    if group.kind not in ("", "container") and (act not in ("remove", "clean") or chosen.get("volumes")):
        return ""
    told = [f"{flag} {value}" for flag, value in flags.items()]
    if not group.names:
        return written(act, group, told, chosen)
    if act == "remove" and chosen.get("volumes") and (chosen["force"] or len(group.names) > 1):
        return f"docker rm {'-fv' if chosen['force'] else '-v'} {' '.join(group.names)}"
    return f"docker {act} {' '.join(told)} {' '.join(group.names)}" if told else ""


def _of_how(act: str, text: str, at: int) -> tuple[str, str, int] | None:
    """What is said here of how it is done: a flag with its value or what it is chosen for, and where it ends."""
    low = text[at:].lower()
    if "run" in low or "force" in low or "-f" in low or "state" in low or "forc" in low:
        found = _whole(FORCE, text, at)
        if found is not None:
            return "force", "", found.end()
    for form, value, acts, signs in HOW:
        if act not in acts.split() or not any(sign in low for sign in signs.split()):
            continue
        found = _whole(form, text, at)
        if found is None:
            continue
        if value == "time":
            return "-t", _seconds(found), found.end()
        if value == "signal":
            return "-s", found["signal"].upper(), found.end()
        return ("-t", value, found.end()) if value.lstrip("-").isdigit() else (value, "", found.end())
    return None


HOW = (  # how it is said, what it is, of which acts, and a piece of a word that tells
    *((form, "time", "stop restart", "in after most max under than give allow grant let "
        "wait time grace with using") for form in GRACE),
    (NO_GRACE, "0", "stop restart", "grace time patience wait delay"),
    (ENDLESS, "-1", "stop restart", "wait take limit"),
    (SIGNAL, "signal", "stop restart kill", "hup int quit term kill usr abrt winch"),
    (UNASKED, "unasked", "remove clean", "ask confirm prompt question"),
    (WITH_VOLUMES, "volumes", "remove clean", "volume"),
    (VOLUMES_STAY, "kept", "remove clean", "volume data"),
    (KEPT, "kept", "stop start restart kill pause unpause", "remov delet"),
)  # fmt: skip


def _whole(form: str, text: str, at: int) -> re.Match[str] | None:
    """What stands here, if it ends where a word does."""
    found = _match(form, text, at)
    ends = found is not None and found.end() > at and text[found.end() : found.end() + 1] in ("", " ", ",")
    return found if ends else None


def _of_names(text: str, at: int) -> tuple[Group, int] | None:
    """ "web", "container web", "web and db": single containers."""
    found = _match(
        rf"(?:the |my |our )?(?:containers? )?(?P<list>{OWN}(?:(?:, ?{OWN})*,? and {OWN})?)(?: containers?)?(?=,| |$)",
        text,
        at,
    )
    if found is None:
        return None
    told = names(found["list"])
    if not are_names(told) or any(name.lower() in NUMBERS for name in told):
        return None
    return Group("container", names=told), found.end()


def _rest(text: str, at: int, spared: bool) -> tuple[Group, int] | None:
    """ "the others", where it is said what stays."""
    found = _match(ALL_OTHERS, text, at)
    if found is None:
        return None
    if not spared and _match(rf",? ?(?:{EXCEPT}|{KEEPS}) ", text, found.end()) is None:
        return None
    return Group("container", every=True, plural=True), found.end()
