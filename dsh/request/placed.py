"""Names that are told by their place alone, whatever the words mean elsewhere: "the console container", "exit code of
import", "from volume a to volume b"; and words that only say how something is: "db is wedged", "container-wise"."""

from dsh.knowledge.words import Word
from dsh.patterns import regex
from dsh.request.claims import ends, noun_of
from dsh.typed import Any

KINDS = ("n.container", "n.volume", "n.network", "n.service")
OWNED = ("n.logs", "n.exitcode", "n.ip", "n.status", "n.health", "n.restartcount", "n.envvars", "n.mounts", "n.ports")
NOUN_LIKE = (  # ends of words that are no adjectives, and no wishes
    "tion", "sion", "ment", "ments", "ship", "book", "shop", "board", "ture", "ist", "ics", "ance", "ence", "ology",
)  # fmt: skip
HAVING, WHOSE = ("with", "have", "has", "having", "contain", "containing"), ("the", "its", "their", "whose")
DETERMINERS = ("the", "my", "our", "that", "this")
COMPOUNDS = {  # words that only say of what kind a thing is, by the thing
    "n.container": ("n.docker", "n.compose", "n.image", "n.swarm", "n.project", "n.service", "n.stack", "n.id",
                    "n.name", "n.volume", "n.network", "n.unstarted", "n.removed", "n.readonly", "n.scratch"),
    "n.volume": ("n.docker", "n.compose", "n.container", "n.project", "n.size", "n.name", "n.removed", "n.disk",
                 "n.readonly", "n.swarm", "n.image", "n.stack", "n.service"),
    "n.network": ("n.docker", "n.compose", "n.container", "n.project", "n.swarm", "n.removed", "n.name", "n.stack",
                  "n.service", "n.id", "n.volume"),
    "n.service": ("n.docker", "n.compose", "n.swarm", "n.container", "n.stack", "n.project", "n.replicas", "n.name"),
}  # fmt: skip
NEVER = ("same", "other", "whole", "right", "wrong", "only", "get", "set", "use", "new", "make", "ones", "all", "pull",
         "start", "stop", "create", "remove", "restart", "run", "restarting", "running")  # fmt: skip
ASKING, WRITING = ("what", "whatever"), ("does", "did", "has", "is", "was")
SAID = (
    "print", "prints", "printed", "printing", "say", "says", "said", "saying", "write", "writes", "wrote", "written",
    "writing", "log", "logs", "logged", "logging", "output", "outputs", "spit", "spits", "complains", "complained",
    "complain", "reports", "reported", "mutters", "muttered",
)  # fmt: skip
NOBODY = ("docker", "compose", "does", "did", "is", "was", "to", "it", "they", "each", "all", "i", "we", "exactly",
          "happens", "about", "will", "would", "should", "can", "has", "have")  # fmt: skip
DOES = (
    "is", "was", "uses", "use", "used", "runs", "run", "has", "needs", "came", "comes", "belongs", "sits", "hangs",
    "mounts", "lives", "made", "had", "writes", "got", "gets", "depends", "are", "does", "did", "listens", "have",
)  # fmt: skip
PROPERTIES = ("policy", "policies", "count", "counts", "counter", "counters", "signal", "signals", "time", "times")
OF_ALL = ("containers", "images", "each", "every")
IS = ("is", "are", "was", "were", "got", "gets", "went", "goes", "seems", "seem", "looks", "acts", "keeps", "became")
NUMBERED = regex(r"v?\d+(?:\.\d+)+|\d+(?:st|nd|rd|th)")
PROTOCOLS = ("tcp", "udp", "sctp", "http", "https")
MODALS = ("can", "could", "will", "may", "might", "must", "should", "cannot", "can't", "won't")
PASSWORDS = ("password", "passwd", "passphrase")
PEOPLE = ("i", "we", "you", "they", "he", "she")
HALTED = ("v.stop", "v.start", "v.restart", "v.kill", "v.pause", "v.unpause")
SHOWN = ("n.logs", "n.stats", "n.cpu", "n.memory", "v.stats")
ALONE = ("only", "please", "too", "again", "now", "alone")
OF_SWARMS = ("n.swarm", "n.node", "n.token", "v.promote", "v.demote", "v.drain")
JOINING = ("join", "joins", "joining", "cluster", "manager", "managers", "role")
HAPPENINGS = (
    "deaths", "death", "starts", "stops", "crashes", "restarts", "kills", "deletions", "deletion", "removals",
    "creations", "pulls", "pushes", "mounts", "renames", "disconnects", "exits", "failures", "deletes",
)  # fmt: skip
MANNERS = ("-wise", "-ish", "-style", "-like", "-ly", "-related", "-free", "-only", "-based")
AFTER = ("to", "and", "into", "from", "or", "in", "as", "of", "for", "with", "on", "keeping", "preserving", "without",
         "using", "but", "again", "here", "please")  # fmt: skip
TELLING = ("is", "are", "was", "name", "called", "named", "it", "one", "which", "what", "that", "who", "image", "this")

SETTINGS = frozenset(  # what is told of a new network or volume
    ["subnet", "driver", "label", "gateway", "internet", "range", "ip-range", "mtu", "ipv6", "nfs", "tmpfs", "labels",
     "way", "access", "route"]
)  # fmt: skip


def is_placed(words: list[Word], at: int) -> bool:
    """Does the place of the word alone tell that it is a name?"""
    if _before_its_kind(words, at) or _a_letter(words, at) or _after_of(words, at) or _a_worker(words, at):
        return True
    return _before_what_it_said(words, at) or _in_the_name(words, at) or _new(words, at)


def _in_the_name(words: list[Word], at: int) -> bool:
    """ "containers with lesson in the name", "those that have school in their names": what a name has in it."""
    word = words[at]
    if not at or word.comma or word.sense[:1] in ("f", "p") or " " in word.low or words[at - 1].low not in HAVING:
        return False
    low = [it.low for it in words[at + 1 : at + 4]]
    return low[:1] == ["in"] and low[2:3] in (["name"], ["names"]) and low[1] in WHOSE


def _new(words: list[Word], at: int) -> bool:
    """ "connect web to the network new", where it stands behind its noun."""
    word, noun = words[at], words[at - 1]
    if word.low != "new" or at < 2 or noun.comma or noun.sense not in KINDS[1:3] or noun.low.endswith("s"):
        return False
    led = words[at - 2].low in (*DETERMINERS, "a") or words[at - 2].sense[:2] in ("p.", "v.")
    return led and (at + 1 == len(words) or word.comma or word.stop or words[at + 1].low in AFTER)


def _before_its_kind(words: list[Word], at: int) -> bool:
    """ "the console container", "our uploads volume", where a word is one of dsh's own."""
    word = words[at]
    if not at or at + 1 >= len(words) or word.comma or word.stop or " " in word.low:
        return False
    if word.sense[:1] not in ("n", "v") and not (word.sense[:2] == "w." and word.low.endswith(NOUN_LIKE)):
        return False
    after = words[at + 1]
    if after.sense not in KINDS or after.low.endswith("s") or word.sense in COMPOUNDS[after.sense]:
        return False
    if word.low in NEVER or word.low.endswith(("ing", "ed")) or word.low == after.low:
        return False
    first = at - 1
    while first > 0 and words[first].sense[:2] == "s.":
        first -= 1  # "the running console container"
    thing = word.sense[:1] in ("n", "w")
    return words[first].low in DETERMINERS and (first > 0 or thing) and _is_led(words, first)


def _is_led(words: list[Word], first: int) -> bool:
    """Does something lead to what begins here, so that it is not what is to be done itself?"""
    return first == 0 or words[first - 1].sense[:1] in ("v", "p", "n", "w", "f", "s")


def _a_letter(words: list[Word], at: int) -> bool:
    """ "from volume a to volume b": no article."""
    word = words[at]
    if word.low != "a" or not at or words[at - 1].sense not in (*KINDS, "n.image") or words[at - 1].low.endswith("s"):
        return False
    return at + 1 == len(words) or word.comma or word.stop or words[at + 1].low in AFTER


def _after_of(words: list[Word], at: int) -> bool:
    """ "the exit code of import": of what a container alone has."""
    word = words[at]
    if at < 2 or words[at - 1].low not in ("of", "for") or " " in word.low:
        return False
    if word.sense[:2] != "v." and not (word.sense[:2] == "w." and word.low.endswith(NOUN_LIKE)):
        return False
    owned = words[at - 2].sense in OWNED
    ends = at + 1 == len(words) or word.comma or word.stop or words[at + 1].sense in ("f.please", "f.now")
    return owned and ends and not word.low.endswith(("ing", "ed"))


def _a_worker(words: list[Word], at: int) -> bool:
    """ "has worker come back", "the worker logs": a container called so, where nothing of a swarm is spoken of."""
    word = words[at]
    if word.sense not in ("n.worker", "n.manager") or word.low.endswith("s") or not at or word.quoted:
        return False
    if any(w.sense in OF_SWARMS or w.low in JOINING for w in words):
        return False
    before, after = words[at - 1].low, words[at + 1] if at + 1 < len(words) and not word.comma else None
    joined = before in ("and", "plus", "&") or words[at - 1].comma
    if joined and at > 1 and not words[at - 1 - (not words[at - 1].comma)].sense:
        return after is None or after.sense[:1] in ("p", "f", "w")  # "web and worker"
    if before in ("has", "did", "does", "is", "was", "will", "of", "in", "from", "for", "on", "into"):
        return after is None or after.sense[:1] != "n" or after.sense in OWNED
    return before in DETERMINERS and after is not None and after.sense in OWNED


def _before_what_it_said(words: list[Word], at: int) -> bool:
    """ "the last lines of what uploads printed", "what does proxy say": whoever writes, whatever the word means."""
    word = words[at]
    if at < 1 or at + 1 >= len(words) or word.comma or " " in word.low:
        return False
    if word.sense[:1] not in ("", "w", "v") and word.sense not in ("n.worker", "n.manager", "n.cache"):
        return False
    if words[at - 1].low in ("has", "have", "got") and words[at + 1].low in ("mounted", "attached"):
        return True
    led = at - 1 if words[at - 1].low in DETERMINERS and at > 1 else at
    asked = words[led - 1].low in ASKING or (words[led - 1].low in WRITING and led > 1 and words[led - 2].low == "what")
    return asked and words[at + 1].low in SAID and word.low not in NOBODY


def of_compound(words: list[Word], at: int) -> bool:
    """ "restart policy of each container", "stop signals": what something is called, where it is asked of all."""
    after = words[at + 1].low if at + 1 < len(words) and not words[at].comma else ""
    each = any(w.low in OF_ALL or (w.sense == "s.all" and w.low != "all") for w in words[at + 2 :])
    return each and after in PROPERTIES


def begins_a_command(words: list[Word], at: int, data: dict[str, Any]) -> bool:
    """ "stack deploy of shop", "the image history of redis": a command that is spoken, and no stack called deploy."""
    if not at or words[at].sense[:2] not in ("v.", "n.") or words[at].comma or at + 1 == len(words):
        return False
    led = (at == 1 or words[at - 2].low in ("a", "the")) and words[at - 1].low != "container"  # it may be called so
    return led and f"docker {words[at - 1].low} {words[at].low}" in data["command_numbers"]


def asked_of(words: list[Word], at: int) -> bool:
    """ "which image web runs", "what network db is in": whose the noun before it is, rather than of that kind."""
    if at < 2 or at + 1 >= len(words) or words[at].comma:
        return False
    return words[at - 2].low in ("what", "which", "wich", "whose") and words[at + 1].low in DOES


def _acts(words: list[Word], at: int) -> bool:
    """ "which container writes to the volume": what it does, no name."""
    low = words[at].low
    return low.isalpha() and low.endswith("s") and at + 1 < len(words) and words[at + 1].sense[:1] in ("p", "f")


def says_how(words: list[Word], at: int) -> bool:
    """Is it only how something is: "db is wedged, kill it", "is the runner container privileged", "name-wise"?"""
    low = words[at].low
    if low in HAPPENINGS and at and words[at - 1].sense in (*KINDS, "n.image") and not words[at - 1].low.endswith("s"):
        return True  # "container deaths since noon"
    if at > 1 and words[at - 1].sense in KINDS and words[at - 2].low in ("which", "what", "wich") and _acts(words, at):
        return True
    if words[at].sense:
        return False
    if low.endswith(MANNERS) and "-" in low:
        return True
    if at < 2 or not low.isalpha():
        return False
    if words[at - 1].sense in KINDS and words[at - 2].low in ("each", "every") and not low.endswith("s"):
        return True  # "how big has each container grown"
    before = at - 1
    while before > 1 and words[before].sense[:1] == "f" and words[before].low not in (*IS, *TELLING):
        before -= 1  # "db is completely stuck"
    ends = at + 1 == len(words) or words[at].comma or words[at].stop or words[at + 1].low in ("and", "so", "again")
    subject = words[before - 1]
    named = not subject.sense or subject.sense in ("n.worker", "n.manager")
    return ends and words[before].low in IS and named and subject.low not in TELLING and words[0].low not in TELLING


def is_new(words: list[Word], at: int) -> bool:
    """Is it what a network or volume to be made is called, where its settings are told behind: "a network cave with the
    subnet 10.1.0.0/24"?"""
    thing = words[at].sense[:1] == "n" and words[at].sense not in (*KINDS, "n.image", "n.docker")
    if words[at - 1].low.endswith("s") or words[at].comma or not (thing or words[at].sense[:1] in ("", "w")):
        return False
    makes = any(w.sense == "v.create" for w in words[max(0, at - 5) : at - 1])
    after = words[at + 1 :]
    led = bool(after) and after[0].low in (
        "with",
        "without",
        "using",
        "labelled",
        "labeled",
        "in",
        "on",
        "that",
        "which",
    )
    return makes and led and any(low in SETTINGS for w in after[:5] for low in w.low.split())


def is_second(words: list[Word], at: int) -> bool:
    """Does it end a pair to which the same is done, or of which the same is shown: "restart ingest and digest"?"""
    nothing = at + 1 == len(words) or words[at].comma or (words[at + 1].low in ALONE and ends(words, at + 1))
    stream = words[at].low in ("input", "output", "stdin", "error")
    if at < 3 or words[at - 1].low not in ("and", "plus", "&") or words[at - 2].comma or not nothing or stream:
        return False
    lead = at - 3
    while lead > 0 and (words[lead].low in ("the", "both", "my", "our") or noun_of(words[lead].sense)):
        lead -= 1
    shown = words[lead].low in ("of", "for") and any(w.sense in SHOWN for w in words[:lead])
    return shown or words[lead].sense in HALTED


def is_none(words: list[Word], at: int) -> bool:
    """Can it be no name: a version, a protocol, a password, what somebody does: "the 2nd run", "so that i can game"?"""
    tagged = any(w.sense == "v.tag" for w in words) or (at > 0 and words[at - 1].low == "as")  # "tag it as v1.2"
    if (NUMBERED.fullmatch(words[at].low) and not tagged) or words[at].low in PROTOCOLS:
        return True
    if at > 1 and words[at - 1].low in PASSWORDS and words[at - 2].low not in ("secret", "called", "named", "the"):
        return not words[at].sense  # "root password geheim"
    return at > 1 and words[at - 1].low in MODALS and words[at - 2].low in PEOPLE
