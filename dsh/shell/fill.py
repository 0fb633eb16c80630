"""The words that a request has left open, asked for one by one."""

from dsh.cmdline.lines import quote
from dsh.errors import Declined
from dsh.escape import visible
from dsh.knowledge.store import Store
from dsh.render.marks import note
from dsh.render.missing import choices
from dsh.request.follow import Shown
from dsh.shell.face import Face
from dsh.shell.guess import Guess
from dsh.verbs import missing

TAKEN = ("volume", "network", "image")  # kinds of which the one that was just shown is taken without a question
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
        kind = missing.kind_of(name, command, store)
        just = _just_shown(kind, guess, shown)
        if just:
            command = command.replace(name, quote((just,)), 1)
            face.say(note("dim", visible(f"{just} is the {kind} that was just shown"), face.size()[0]))
            continue
        rows = offers(kind, "", face, store)
        face.say(choices(command, missing.purpose(name, command, store), rows[:OFFERED], face.size()[0]))
        offered = tuple(row[0] for row in rows[:OFFERED])
        prompt = missing.question(name, len(offered))
        word = face.word(prompt, lambda prefix, kind=kind: offers(kind, prefix, face, store)).strip()  # type: ignore[misc]
        if not word:
            raise Declined("nothing was run")
        put = missing.put(word, name, command, offered, kind)
        if put is None:
            raise Sentence(word, kind or name.lower().replace("_", " "))
        command = put
    return command


def _just_shown(kind: str | None, guess: Guess, shown: Shown | None) -> str:
    """The volume that was made a moment ago is the one meant; what is to be removed or stopped must be named."""
    fits = shown is not None and kind in TAKEN and shown.kind == kind and guess.risk == "change"
    return shown.names[0] if fits and shown is not None and len(shown.names) == 1 else ""


def offers(kind: str | None, prefix: str, face: Face, store: Store) -> tuple[tuple[str, str], ...]:
    """The objects of a kind whose names begin so, each with what is known of it."""
    if kind is None:
        return ()
    from dsh.completion.values import values
    from dsh.knowledge.entries import Command

    type = {"network": "network-name", "volume": "volume-name"}.get(kind, kind)
    found = values(type, prefix, None, Command("docker", ""), store, face.known().picture)
    return tuple((it.text, it.meaning) for it in found)
