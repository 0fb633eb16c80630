"""Requests that refer to what was just shown: "stop it", "remove the first one", "force it", "and the volumes too".

    follow(text, shown) -> the request or command line that is meant, or None where the text refers to nothing

"undo" is answered with `Shown.undo`. Nothing is run here: what comes out is read, shown and asked like any other line.
"""

import re

from dsh.cmdline.lines import invocations, quote
from dsh.cmdline.nearest import nearest
from dsh.errors import NoCommandFound
from dsh.knowledge.store import Store
from dsh.request.earlier.before import Shown
from dsh.request.earlier.pointing import ALL, ONE, ORDINALS, of_another_kind, pointed_at

UNDO = frozenset((
    "undo", "undo it", "undo that", "undo this", "take it back", "take that back", "revert", "revert it", "revert that",
    "put it back", "undo the last thing", "undo the last change", "undo the last command", "undo what i did",
    "take back the last thing", "take back the last change", "take the last one back",
))  # fmt: skip
BEFORE = "undo the step before takes back what was done before it; log lists what can be taken back"
FORCE = frozenset(
    ("force", "force it", "type force it", "force that", "do it anyway", "with force", "by force", "and force it")
)
DO = frozenset(
    ("do", "do it", "type do it", "do that", "try it", "try that", "yes", "yes please", "ok", "okay", "yes do it")
)
LIVE = frozenset(
    ("follow it", "follow", "follow them", "keep following", "and follow it", "follow the logs", "follow live")
)
AFTER = frozenset(  # what may follow a "that" which points back
    ["", "again", "now", "please", "too", "and", "then", "with", "to", "from", "into", "in", "by", "anyway", "instead"]
)
SUBORDINATE = frozenset(  # "remove web even though it is running": of what the same sentence speaks of
    ["though", "although", "if", "because", "when", "while", "since", "unless", "until", "once", "whether", "that"]
)
BESIDES = frozenset(("and", "also", "with", "plus", "the", "its", "their", "too", "as", "well", "ones", "one", "show"))
TOO = frozenset(("too", "also", "as well"))
FLAGS = {  # a word of "and the ... too", and the flags that mean it, the first that the command has
    "volumes": ("volumes",),
    "volume": ("volumes",),
    "data": ("volumes",),
    "networks": (),
    "network": (),
    "image": (),
    "all": ("all",),
    "stopped": ("all",),
    "sizes": ("size",),
    "size": ("size",),
    "images": ("rmi", "all"),
    "digests": ("digests",),
    "timestamps": ("timestamps",),
    "orphans": ("remove-orphans",),
}
LISTED = {
    "container": "docker ps -a",
    "image": "docker images",
    "volume": "docker volume ls",
    "network": "docker network ls",
}
TIMES = frozenset(
    [
        "second",
        "seconds",
        "minute",
        "minutes",
        "hour",
        "hours",
        "day",
        "days",
        "week",
        "weeks",
        "few",
        "two",
        "three",
        "four",
        "five",
        "six",
        "ten",
        "twenty",
        "thirty",
        "half",
        "month",
        "months",
        "night",
    ]
)
GONE = {"volume": "docker volume rm", "network": "docker network rm", "image": "docker rmi"}
SHORT = 5  # words: a longer sentence may speak of "the container" as such
BUILT = ("it", "this", "that", "image", "an", "the")
PORT_TALK = frozenset(
    ["no", "but", "use", "take", "with", "on", "port", "the", "please", "it", "is", "make", "and", "its"]
)
WITHIN = frozenset(["inside", "in", "of", "container", "within"])
OUT = frozenset(["outside", "instead", "this", "machine", "host", "of", "here"])
PUTS = frozenset(["put", "place", "connect", "attach", "join", "add", "hook", "bring", "move", "stick", "plug", "take"])
VERBS = PUTS | {"make", "create", "run", "start", "stop", "remove", "delete", "build", "pull", "restart", "then"}
ONTO = ("on", "onto", "to", "into", "in", "from", "off")
HERE = ("here", "me", "folder", "directory", "machine", "computer", "out", "please", "now")
LEAVES = frozenset(["remove", "disconnect", "detach", "unplug", "kick", "drop"])
QUESTIONS = frozenset(
    ["will", "was", "did", "what", "why", "how", "when", "where", "which", "who", "is", "are", "does", "do", "can"]
)


def follow(text: str, shown: Shown | None, store: Store) -> str | None:
    """Raises NoCommandFound where the text refers to something that is not there."""
    text = with_it(text) if shown is not None and len(shown.names) == 1 else text
    words = text.lower().strip(" .!?").split()
    said = " ".join(words)
    if said in UNDO:
        return _undo(shown)
    if shown is not None and said in DO and shown.helps:
        return shown.helps
    told = (_its_own(text, shown) or _goes_on(text, shown, store)) if shown is not None else None
    if told is not None:
        return told
    if shown is None or not words or words[0] in QUESTIONS:
        return None
    line = shown.proposed or shown.command
    if said in LIVE and any("follow" in it.command.flags for it in invocations(shown.command, store)):
        return _with_flag(shown.command, ("follow",), store, "follow")
    if said in FORCE:
        stops, _, removes = line.partition(" && ")
        return _with_flag(removes if stops.startswith("docker stop ") and removes else line, ("force",), store, "force")
    other = _other_port(said, shown)
    if other is not None:
        return other
    listed = _other_list(words, shown)
    if listed is not None:
        return listed
    added = _added(words)
    if added is not None:
        return _with_what_it_has(added, shown) or _with_flag(line, FLAGS[added], store, added)
    if nearest(words[0], ("build", "rebuild")) and words[1:] and words[1] in BUILT:
        return None  # what is built is the folder
    plain = text.strip(" .!?").split()
    if shown.kind == "container" and len(shown.names) == 1 and plain[-1].lower() in HERE:
        from dsh.request.earlier.brought import brought

        path = brought(text)
        if path:
            return f"copy {path} from container {quote(shown.names)} to this folder"
    return _with_its_noun(plain, shown) or _put_on(plain, shown) or _pointed(plain, shown)


def _goes_on(text: str, shown: Shown, store: Store) -> str | None:
    from dsh.request.earlier.follow_on import followed_on  # what it needs is no part of the start
    from dsh.request.phrasebook import index_of

    return followed_on(text, shown, index_of(store).data)


IT_IS_MEANT = (
    r"(?:please )?(?P<do>(?:let|get|bring|take|put) me (?:back )?(?:inside|in)|(?:go|get|step|look) (?:back )?inside|"
    r"(?:keep|go on|continue) (?:watching|following)|open (?:a |me a )?(?:shell|terminal)(?: inside)?|"
    r"(?:stop|start|restart|pause|unpause|kill|remove|delete) (?:again|now|please))(?: (?:again|now|please))*"
)


def with_it(text: str) -> str:
    """ "let me in", "keep watching": what is not said is what was shown last."""
    match = re.fullmatch(IT_IS_MEANT, " ".join(text.split()).strip(" .!?"), re.IGNORECASE)
    if match is None:
        return text
    does, *rest = match["do"].split()
    if rest and rest[-1].lower() in ("again", "now", "please"):
        return f"{does} it"
    return f"{match['do']}{' in' if rest[-1].lower() in ('shell', 'terminal') else ''} it"


def is_undo(text: str) -> bool:
    return " ".join(text.lower().strip(" .!?").split()) in UNDO


def _undo(shown: Shown | None) -> str:
    if shown is None:
        raise NoCommandFound("there is nothing to undo yet")
    if shown.undo is None and shown.lost:
        raise NoCommandFound(f"this cannot come back: {'; '.join(shown.lost)}", hint=BEFORE)
    if shown.undo is None:
        raise NoCommandFound("nothing was changed that a command could take back")
    return shown.undo


def _other_port(said: str, shown: Shown) -> str | None:
    """ "use port 80 inside the container", of a line that was proposed and not run."""
    words = [word for word in said.replace(",", " ").split() if word not in PORT_TALK]
    line = shown.proposed.split()
    at = [n + 1 for n, word in enumerate(line[:-1]) if word == "-p" and line[n + 1].count(":") == 1]
    if len(at) != 1 or len(words) < 2 or not words[0].isdigit():
        return None
    outside, _, inside = line[at[0]].partition(":")
    if set(words[1:]) <= WITHIN:
        return shown.proposed.replace(f"-p {outside}:{inside}", f"-p {outside}:{words[0]}", 1)
    return (
        shown.proposed.replace(f"-p {outside}:{inside}", f"-p {words[0]}:{inside}", 1)
        if set(words[1:]) <= OUT
        else None
    )


def _other_list(words: list[str], shown: Shown) -> str | None:
    """ "and volumes", after images were listed; "and which container", after those that take the most space."""
    bare = [word for word in words if word not in BESIDES]
    if shown.proposed or words[0] not in ("and", "also", "now") or not bare:
        return None
    noun = bare[-1].rstrip("s")
    if noun not in LISTED:
        return None
    if bare[:-1] == ["which"] and ".Size" in shown.command and "sort" in shown.command:
        return f"which {noun} takes the most space"
    plain = shown.command in LISTED.values() or shown.command == "docker ps"
    return LISTED[noun] if len(bare) == 1 and bare[0] == f"{noun}s" and plain and noun != shown.kind else None


def _added(words: list[str]) -> str | None:
    """The word of "and the volumes too", "also with volumes"."""
    if words[0] not in ("and", "also", "with", "plus") and words[-1] not in TOO:
        return None
    rest = [
        w
        for w in words
        if w not in ("and", "also", "with", "plus", "the", "its", "their", "too", "as", "well", "ones", "one")
    ]
    return rest[0] if len(rest) == 1 and rest[0] in FLAGS else None


def _its_own(text: str, shown: Shown) -> str | None:
    """ "what is in that volume", of the only one that the containers shown have."""
    for kind in GONE:
        names = tuple(name for of, name in shown.beside if of == kind)
        said = re.search(rf"\b(?:that|its|their) {kind}\b", text, re.IGNORECASE)
        if said and len(names) == 1 and shown.kind == "container" and not re.search(r"\btoo\b", text):
            return f"{text[: said.start()]}the {kind} {quote(names)}{text[said.end() :]}"
    return None


def _with_what_it_has(added: str, shown: Shown) -> str | None:
    """ "and the volume too", after containers were removed or were to be: what they have is an object of its own."""
    line = shown.proposed or shown.command
    kind = "volume" if added == "data" else added.rstrip("s")
    names = tuple(name for of, name in shown.beside if of == kind)
    if not names or kind not in GONE or " rm " not in line:
        return None
    also = f"{GONE[kind]} {quote(names)}"
    return f"{line} && {also}" if shown.proposed else also


def _with_flag(command: str, flags: tuple[str, ...], store: Store, said: str) -> str:
    """The command line with one flag more, after its command words."""
    found = invocations(command, store, assume_docker=True)
    for invocation in found:
        name = next((f for f in flags if f in invocation.command.flags), None)
        if name is not None and not invocation.has(name):
            at = invocation.path_span.end
            flag = invocation.command.flags[name]
            return f"{command[:at]} {f'-{flag.short}' if flag.short else f'--{name}'}{command[at:]}"
    raise NoCommandFound(f"{command} has no option for {said!r}", hint="say the whole wish in one line")


def _pointed(words: list[str], shown: Shown) -> str | None:
    """The text with names in the place of "it", "them", "the first one"."""
    low = [word.lower() for word in words]
    if "both" in low and len(shown.names) == 1 and len(shown.also) != 1 and "containers" not in low:
        if len(low) < SHORT and low[-1] in ("both", "now", "please"):
            raise NoCommandFound("it is not clear which two are meant", hint="name them")
        return None
    if len(words) > 8:
        return None
    for length in (4, 3, 2, 1):
        for at in range(1, len(words) - length + 1):
            names = pointed_at(low[at : at + length], shown)
            kind = shown.kind
            clear = names and not set(names) & set(words) and low[at - 1] != "off"
            if names is not None and not clear and (its := _its_network(low, at, shown)):
                names, kind = its, "network"
            if names is None and (other := of_another_kind(low[at : at + length], shown)):
                names, kind = (shown.one_of(other),), other
            if (
                names is None
                or _is_of_time(low, at + length)
                or _of_the_same_line(low, at)
                or not _points_back(low, at, length)
            ):
                continue
            if not names:
                raise NoCommandFound("it is not clear what that refers to", hint="name it")
            names, rest = _without_some(names, words[at + length :])
            noun = f"{kind} " if kind and len(names) == 1 else f"{kind}s " if kind else ""
            noun = "" if low[at - 1].rstrip("s") == kind else noun
            return " ".join([*words[:at], noun + quote(names), *rest])
    return None


def _without_some(names: tuple[str, ...], rest: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """ "stop them all except web and db": the others, and what else is said."""
    said = " ".join(rest)
    found = re.fullmatch(
        r"(?:all )?(?:except(?: for)?|but(?: not)?|apart from|not|without|excluding|besides) (.+)", said
    )
    spared = re.split(r",? and |, ?| or ", found[1]) if found is not None else []
    stay = tuple(name for name in names if name not in {it.removeprefix("the ").strip("\"'") for it in spared})
    return (stay, []) if spared and stay and len(stay) == len(names) - len(spared) else (names, rest)


def _is_of_time(low: list[str], after: int) -> bool:
    """ "the last ten minutes", "the first 20 lines": no object is meant; nor is one of the list by "the last container"
    (the one made last)."""
    if after >= len(low) or low[after - 1] not in ORDINALS:
        return False
    return low[after] in TIMES or low[after].isdigit() or low[after - 1 : after + 1] == ["last", "container"]


def _its_network(low: list[str], at: int, shown: Shown) -> tuple[str, ...]:
    """ "disconnect helper from it", after helper was put on a network: it is not helper itself that is meant."""
    its = tuple(name for kind, name in shown.beside if kind == "network")
    its = its if len(its) == 1 or not shown.one_of("network") else (shown.one_of("network"),)
    apart = low[0] in LEAVES or low[0] in PUTS
    return its if apart and len(its) == 1 and low[at - 1] in ONTO and shown.kind in ("container", "") else ()


def _with_its_noun(words: list[str], shown: Shown) -> str | None:
    """ "run busybox with its data on that volume", however long: what is pointed at has its noun beside it."""
    low = [word.lower().strip(",;") for word in words]
    with_it = shown.kind == "volume" and len(shown.names) == 1 and " ".join(words).lower().count(" with it ") == 1
    if with_it and low[low.index("with") + 1] == "it" and any(word[:1] == "/" for word in low):
        at = low.index("with") + 1  # "run busybox with it at /data"
        return " ".join([*words[:at], "the volume", quote(shown.names), *words[at + 1 :]])
    if len(shown.names) != 1 or shown.kind not in ("volume", "network", "image") or low.count(shown.kind) != 1:
        return None
    at = low.index(shown.kind)
    if at < 2 or low[at - 1] not in ("that", "this") or low[at + 1 : at + 2] == ["is"]:
        return None
    end = words[at][len(shown.kind) :]
    return " ".join([*words[: at - 1], "the", shown.kind, quote(shown.names) + end, *words[at + 1 :]])


def _put_on(words: list[str], shown: Shown) -> str | None:
    """ "create a network lan and put both of them on it": "them" are the containers shown, "it" is what is made."""
    low = [word.lower() for word in words]
    if shown.kind != "container" or len(shown.names) < 2:
        return None
    for at, word in enumerate(low[:-2]):
        end = next((at + 1 + n for n in (3, 1) if " ".join(low[at + 1 : at + 1 + n]) in ALL), None)
        if word in PUTS and end is not None and low[end : end + 1] and low[end] in ONTO:
            return " ".join([*words[: at + 1], " and ".join(quote((name,)) for name in shown.names), *words[end:]])
    return None


def _of_the_same_line(low: list[str], at: int) -> bool:
    """ "stop shop and remove it": what stands before the "and" is meant, not what was shown."""
    if at > 1 and low[at - 1] in SUBORDINATE:
        return True
    if (
        at > 1
        and (low[0] in PUTS or low[0] in LEAVES)
        and low[at - 1] in ONTO
        and not any(word in VERBS for word in low[1:at])
    ):
        return False  # "put shop and store on it": the "and" joins
    joint = next((n for n in range(at - 1, 0, -1) if low[n] in ("and", "then") or low[n - 1][-1:] in ",;"), None)
    return joint is not None and joint > 1 and not any(w in (*ONE, *ALL, *ORDINALS) for w in low[:joint])


def _points_back(low: list[str], at: int, length: int) -> bool:
    """Not the "this" of "this folder" nor the "that" of "everything that is not used"."""
    after = low[at + length] if at + length < len(low) else ""
    if length == 2 and low[at] == "the" and low[at + 1] not in ORDINALS:  # "delete the network", and no more
        return len(low) < SHORT and after in ("", "again", "now", "please", "too", "anyway")
    return low[at] not in ("this", "that", "these", "those") or length > 1 or after in AFTER
