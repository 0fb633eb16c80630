"""The words that a request has left open, asked for one by one."""

import re

from dsh.cmdline.lines import invocations, quote
from dsh.errors import Declined
from dsh.escape import visible
from dsh.knowledge.store import Store
from dsh.render.marks import note
from dsh.render.missing import choices
from dsh.request.earlier.before import Shown
from dsh.request.live.objects import PREDEFINED, is_there
from dsh.shell.face import Face
from dsh.shell.guess import Guess
from dsh.verbs import missing

TAKEN = ("volume", "network", "image")  # kinds of which the one that was just shown is taken without a question
AGREES = ("y", "yes", "n", "no", "ok")  # answers to another question than which one
LEAVES = ("q", "quit")  # no name of one letter is worth a command that was not meant
OFFERED = 9  # objects shown by number


class Sentence(Exception):
    """The answer to a question for one word is a line of its own."""

    def __init__(self, text: str, what: str) -> None:
        super().__init__(text)
        self.text = text
        self.says = f"that is no {what}: nothing was run, and it stands at the prompt now"


def filled(guess: Guess, face: Face, store: Store, shown: Shown | None = None) -> str:
    """The command with its placeholders replaced by the user's words. Raises Sentence, Declined."""
    command = guess.command
    for name in guess.suggestion.missing if guess.suggestion else ():
        if name not in command:
            continue  # answered together with another one
        kind = missing.kind_of(name, command, store)
        just = _just_shown(kind, guess, shown)
        if just:
            command = command.replace(name, quote((just,)), 1)
            spoken = "spoken of last" if kind == "container" else "just shown"
            face.say(note("dim", visible(f"{just} is the {kind} that was {spoken}"), face.size()[0]))
            continue
        rows = offers(kind, "", face, store, command)
        says = missing.asked(name, missing.purpose(name, command, store))
        face.say(choices(missing.plainly(command), says, rows[:OFFERED], face.size()[0]))
        offered = tuple(row[0] for row in rows[:OFFERED])
        prompt = missing.question(name, len(offered))
        word = _word(prompt, kind, face, store, command)
        joining = joined_by(word, kind, command, face)
        if joining is not None:
            command = joining
            if name not in command:
                continue
            face.say(note("dim", f"these are the containers; and which {kind}?", face.size()[0]))
            word = _word(prompt, kind, face, store, command)
        put: str | None = command
        for _ in range(1 if joining is None else command.count(name)):
            put = missing.put(word, name, put, offered, kind) if put is not None else None
        if put is None:
            raise Sentence(word, kind or name.lower().replace("_", " "))
        command = put if word in offered or word.isdecimal() else _with_network(word, put, kind, face)
    return command


def _just_shown(kind: str | None, guess: Guess, shown: Shown | None) -> str:
    """The volume that was made a moment ago is the one meant, and the container spoken of last where it is only looked
    at; what is to be removed or stopped must be named."""
    if shown is None:
        return ""
    if kind == "container" and guess.risk == "read":
        return shown.one_of("container")
    fits = kind in TAKEN and shown.kind == kind and guess.risk == "change"
    return shown.names[0] if fits and len(shown.names) == 1 else ""


def _word(prompt: str, kind: str | None, face: Face, store: Store, command: str) -> str:
    """Raises Declined for no answer; q leaves as it does at every other question."""
    there = offers(kind, "", face, store, command)
    for _ in range(2):
        word = face.word(prompt, lambda prefix: offers(kind, prefix, face, store, command)).strip()
        if not word or word.lower() in LEAVES:
            raise Declined("nothing was run")
        if kind is None or word.lower() not in AGREES or any(word == row[0] for row in there):
            return word
        face.say(note("dim", f"there is no {kind} {visible(word)}: a number or a name, please", face.size()[0]))
    raise Declined("nothing was run")


APART = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+")


def joined_by(answer: str, kind: str | None, command: str, face: Face) -> str | None:
    """The command with the containers that were named, whichever of its words was asked for; None for other answers."""
    place = "CONTAINER"
    known = face.known()
    there = {it.name for it in known.picture.containers}
    names = [name for name in APART.split(answer) if name]
    if place not in command or not there.issuperset(names) or (kind == "container" and len(names) < 2):
        return None
    if kind == "network" and known.live is not None and is_there(answer, "network", known.live):
        return None
    made, and_then, join = command.rpartition(" && ")
    network = join.removesuffix(f" {place}").rpartition(" ")[2]
    if join != f"docker network connect {network} {place}" or (made and not made.startswith("docker network create ")):
        return None
    return made + and_then + " && ".join(f"docker network connect {network} {name}" for name in names)


def _with_network(name: str, command: str, kind: str | None, face: Face) -> str:
    """A network that is not there is made first."""
    joins = "network connect" in command or "--network" in command
    live = face.known().live
    if kind != "network" or not joins or live is None or is_there(name, "network", live):
        return command
    face.say(note("warning", visible(f"there is no network {name}: it would be made first"), face.size()[0]))
    return f"docker network create {quote((name,))} && {command}"


def offers(kind: str | None, prefix: str, face: Face, store: Store, command: str = "") -> tuple[tuple[str, str], ...]:
    """The objects of a kind whose names begin so, each with what is known of it; those first that the command wants."""
    if kind is None:
        return ()
    from dsh.completion.values import values
    from dsh.knowledge.entries import Command

    type = {"network": "network-name", "volume": "volume-name"}.get(kind, kind)
    of = next((it.command for it in invocations(command, store)), Command("docker", ""))
    found = values(type, prefix, None, of, store, face.known().picture)
    kept = PREDEFINED if of.path == "docker network rm" else ()  # the engine's own are never removed
    return tuple((it.text, it.meaning) for it in found if it.text not in kept)
