"""What a line means with what was shown before it and with what there is on the engine."""

import re

from dsh.errors import NoCommandFound
from dsh.knowledge.store import Store
from dsh.request.answer import answer
from dsh.request.earlier.before import Shown
from dsh.request.earlier.follow import LISTED, QUESTIONS, follow, is_undo
from dsh.request.earlier.repeats import repeated
from dsh.request.inner import is_program
from dsh.request.live.facts import asked
from dsh.request.live.held import spelt
from dsh.request.live.here import spoken
from dsh.request.live.objects import Live, with_names_quoted
from dsh.request.live.questions import questioned
from dsh.request.live.wishes import wish
from dsh.request.phrasebook import index_of
from dsh.request.reading import read_request
from dsh.shell.known import NOBODY, Known
from dsh.verbs.words import is_command

LEAST = 0.7  # certainty of a question about what was shown
LONG = 6  # words: what has so many says more than the name of a fact
ITS = 0.5  # and where "its" says that it is one
LOGS = frozenset(("log", "logs", "output", "print", "prints", "printed", "say", "says", "said"))
SHALL = frozenset(("shall", "should", "must", "may", "has", "needs", "ought", "is"))  # "it shall not restart"
JOINS = {"and", "also", "now", "then", "show", "me", "what", "about"}
INSIDE = ("in", "inside", "within")
LONGEST = 9  # words of a question that names nothing
DIFFERS = re.compile(r"^(.*(?:differs?|different|changed|new)) ((?:from|since|against|to) .*image)$", re.IGNORECASE)
ANEW = re.compile(
    r"(?:(?:please|now|and|then|ok|no|so),? )*(?:(?:make|create|run|start|do|set) it (?:up )?(?:again|anew|once more)|"
    r"(?:re-?create|re-?make|redo|re-?run) it|(?P<bare>(?:the same )?again|once more))[, ]*(?:(?:but|and|this "
    r"time|just)[, ]*)*"
    r"(?:(?:on|with|at|use|using) )?(?:the |another )?port (?P<port>\d+)(?P<rest>.*)",
    re.IGNORECASE,
)


def meant(text: str, shown: Shown | None, store: Store, known: Known = NOBODY) -> tuple[str, bool]:
    """The line with names in the place of "it", objects' own names marked; and whether it refers to what was shown.

    Raises NoCommandFound where it refers to something that is not there.
    """
    _no_logs(text, shown, known)
    text, shown = _members(text, shown, known)
    text = _on_another_port(text, shown, known)
    if known.live is not None and spoken(text, index_of(store).data, known.live) is not None:
        return _left_of(text, shown, store, known.live) or text, False
    followed = None if is_undo(text) else repeated(text, shown, store, known.live)
    followed = followed or follow(text, shown, store) or _question(text, shown, store, known)
    followed = followed or _of_shown(text, shown, known)
    followed = followed or _in_there(text, shown, store, known)
    whole = followed or text
    if is_command(whole, store):
        return _inside(whole, known) or whole, followed is not None
    program = _program_inside(whole, known, store)
    if program is not None:
        return program, followed is not None
    if known.names.isdisjoint(whole.replace(",", " ").replace("?", " ").split()):
        return whole, followed is not None
    index = index_of(store)
    return with_names_quoted(
        whole, known.names, read_request(whole, index.lexicon, index.data).words
    ), followed is not None


def _left_of(text: str, shown: Shown | None, store: Store, live: Live) -> str | None:
    """ "what is left", after some of a kind were removed: those of that kind."""
    found = spoken(text, index_of(store).data, live)
    all_of_them = " && ".join(LISTED.values())
    every = found is not None and any(it.command == all_of_them for it in found.suggestions)
    return LISTED.get(shown.kind) if every and shown is not None and " rm" in shown.command else None


def _members(text: str, shown: Shown | None, known: Known) -> tuple[str, Shown | None]:
    """ "them", after one network was shown, are the containers in it."""
    words = text.lower().strip(" .!?").split()
    if shown is None or shown.kind != "network" or len(shown.names) != 1 or known.live is None or "them" not in words:
        return text, shown
    its = tuple(c.name for c in known.live.containers if shown.names[0] in c.networks)
    leaves = words[0] in ("disconnect", "detach", "kick", "unplug") and words[-1] == "them"
    text = f"{text.strip(' .!?')} from network {shown.names[0]}" if leaves and its else text
    return text, shown._replace(kind="container", names=its) if its else shown


def _no_logs(text: str, shown: Shown | None, known: Known) -> None:
    """Raises NoCommandFound for the logs of a network, naming its containers."""
    words = set(text.lower().strip("?!. ").split())
    if shown is None or shown.kind != "network" or not shown.names or not (LOGS & words and "it" in words):
        return
    its = [c.name for c in known.live.containers if shown.names[0] in c.networks] if known.live else []
    which = f": which of its containers, {' or '.join(its)}?" if its else ""
    hint = f"logs of {its[0] if its else 'CONTAINER'}"
    raise NoCommandFound(f"the network {shown.names[0]} prints nothing{which}", hint=hint)


def _question(text: str, shown: Shown | None, store: Store, known: Known) -> str | None:
    """ "does it answer?", "what is its restart policy": a question about the one object shown, where it fits.

    In other questions "it" may be anything: "is it bad to run as root".
    """
    words = text.split()
    low = [word.lower().strip("?!.,") for word in words]
    if (
        low and low[0] in ("and", "also") and low[1:2] == ["the"] and len(low) > 2 and len(low) < LONG
    ):  # "and the address"
        words[1] = low[1] = "its"
    at = next((n for n, word in enumerate(low) if word in ("it", "its")), None)
    if shown is None or known.live is None or len(shown.names) != 1 or at is None:
        return None
    if low[at] == "its" and not known.names.isdisjoint(words[:at]):
        return None  # "restart kv and then show its log": the sentence says itself whose
    if low[0] not in QUESTIONS and low[at] != "its" and not (at == 0 and low[1:2] and low[1] in SHALL):
        return None
    name = shown.names[0]
    words = spelt(text, index_of(store).data["misspelt"], known.live).split()
    noun = f"the {shown.kind} {name}" if shown.kind else name
    pointed = [name, *words[at + 1 :]] if low[at] == "it" else ["the", *words[at + 1 :], "of", name]
    its = low[at] == "its"
    if its and set(low[:at]) <= JOINS:  # "and its logs"
        words = ["show", *words[at:]]
        at = 1
    said = " ".join([*words[:at], *(word.rstrip("?!.") for word in pointed)])
    if _whole(said, store, known.live):
        return said
    ways = [f"{said.removesuffix(name)}{noun}", said]
    if not its:
        ways = [" ".join(noun if n == at else word for n, word in enumerate(said.split()))]
    least = ITS if its else LEAST
    return next((way for way in ways if _is_said_of(name, way, low[0], store, known.live, least)), None)


def _whole(text: str, store: Store, live: Live) -> bool:
    """Is the sentence understood as a whole?"""
    return bool(
        spoken(text, index_of(store).data, live)
        or questioned(text, live)
        or wish(text, live)
        or asked(text, store, live)
    )


def _in_there(text: str, shown: Shown | None, store: Store, known: Known) -> str | None:
    """ "list the files in /data", of no container: in the one that was shown."""
    fits = shown is not None and shown.kind == "container" and len(shown.names) == 1 and known.live is not None
    if not fits or shown is None or known.live is None or " /" not in text or is_command(text, store):
        return None
    found = answer(text, store, known.live)
    open_still = not found.suggestions or found.suggestions[0].missing == ("CONTAINER",)
    name = shown.names[0]
    if not open_still or any(it.name in text.split() for it in known.live.containers):
        return None
    whole = f"{text.strip(' .!?')} in {name}"
    there = answer(whole, store, known.live)
    line = there.suggestions[0] if there.outcome == "match" and there.suggestions else None
    return whole if line is not None and not line.missing and line.command.startswith(f"docker exec {name} ") else None


def _of_shown(text: str, shown: Shown | None, known: Known) -> str | None:
    """ "is the variable MODE there?", "what differs from the image", of nothing: of the one object that was shown."""
    live = known.live
    if shown is None or live is None or len(shown.names) != 1 or len(text.split()) > LONGEST or not text.strip():
        return None
    said, name = text.strip(" .!?"), shown.names[0]
    if said.split()[0].lower() not in QUESTIONS or not known.everything.isdisjoint(said.replace(",", " ").split()):
        return None
    ways = (f"{said} in {name}", f"{said} of {name}", DIFFERS.sub(rf"\1 in {name} \2", said))
    return next((way for way in ways if way != said and questioned(way, live) is not None), None)


def _on_another_port(text: str, shown: Shown | None, known: Known) -> str:
    """ "make it again, but on port 8071": its ports are fixed, so that the container that was shown is made anew."""
    if shown is None or known.live is None or shown.kind != "container" or len(shown.names) != 1 or shown.proposed:
        return text
    match = ANEW.fullmatch(" ".join(text.split()).strip(" .!?"))
    there = any(it.name == shown.names[0] for it in known.live.containers)
    if match is None or not there or (match["bare"] and " run " in shown.command):
        return text
    return f"move {shown.names[0]} to port {match['port']}{match['rest']}"


def _is_said_of(name: str, text: str, first: str, store: Store, live: Live, least: float) -> bool:
    """Is the question with the name in it one about that object? "is it bad to run as root" is not."""
    found = answer(text.replace(f" {name}", f' "{name}"'), store, live)
    if found.outcome != "match" or not found.suggestions:
        return False
    it = found.suggestions[0]
    fits = name in it.command.replace("=", " ").split() and it.score >= least and it.risk != "destroy"
    return fits and not (first == "is" and it.command.startswith("docker exec"))


def _program_inside(text: str, known: Known, store: Store) -> str | None:
    """ "wget -qO- localhost inside shop": a program with its flags, and where it is to run."""
    words = text.split()
    if len(words) < 4 or words[-2] not in INSIDE or not any(word[0] == "-" for word in words[1:-2]):
        return None
    there = any(it.name == words[-1] for it in known.picture.containers)
    return (
        f"docker exec {words[-1]} {' '.join(words[:-2])}"
        if there and is_program(words[0], index_of(store).data)
        else None
    )


def _inside(text: str, known: Known) -> str | None:
    """ "run wget -qO- http://localhost in shop", where shop is a container: no image wget is meant."""
    words = text.split()
    for at in (-2, -3):
        ends = words[at:] if len(words) > 3 and words[0] in ("run", "exec") else []
        if ends and ends[0] in INSIDE and any(it.name == ends[-1] for it in known.picture.containers):
            return f"docker exec {ends[-1]} {' '.join(words[1:at])}"
    return None
