"""A word that a request has left open: what it is for, which objects may stand there, and how an answer goes in."""

from dsh.cmdline.lines import PLAIN, invocations, quote
from dsh.explain.command import explain_line
from dsh.knowledge.store import Store

KINDS = {"CONTAINER": "container", "IMAGE": "image", "NETWORK": "network", "VOLUME": "volume"}
LINES = ("COMMAND", "ARG")  # what is a line of words in itself
MADE_BY = {  # commands that make an object of that name: those there are would be in the way
    "NETWORK": ("docker network create",),
    "VOLUME": ("docker volume create",),
    "IMAGE": ("docker image build", "docker container commit", "docker image import", "docker image pull"),
}
SENTENCE = 3  # words: no path and no name has so many
TEXTS = ("MESSAGE", "TEXT", "COMMENT", "AUTHOR", "TERM")  # what may well be a sentence


def kind_of(placeholder: str, command: str, store: Store) -> str | None:
    """Which objects of the engine may stand for it: container, image, network, volume; None for none of them."""
    word = next((word for word in KINDS if placeholder.endswith(word)), None)
    if word is None or placeholder.startswith(("NEW_", "TARGET_")):
        return None
    paths = {invocation.command.path for invocation in invocations(command, store)}
    return None if paths & set(MADE_BY.get(word, ())) else KINDS[word]


def purpose(placeholder: str, command: str, store: Store) -> str:
    """What the word is for, as the knowledge says of its place; "" where that says nothing."""
    before = ""
    for part in explain_line(command, store).parts:
        if placeholder in part.text and part.role in ("argument", "value"):
            meaning = part.meaning.partition(f"A placeholder: put your own {placeholder} here. ")[2] or part.meaning
            return (before if part.role == "value" and placeholder in meaning and before else meaning).split("; ")[0]
        before = part.meaning if part.role == "flag" else ""
    return ""


def question(placeholder: str, offered: int) -> str:
    """The prompt, which says how to leave."""
    said = placeholder.lower().replace("_", " ")
    if offered > 1:
        return f"  1-{offered}, another {said}, or Enter to leave: "
    return f"  1, another {said}, or Enter to leave: " if offered else f"  {said}, or Enter to leave: "


def put(answer: str, placeholder: str, command: str, offered: tuple[str, ...], kind: str | None) -> str | None:
    """The command with the answer (a number of the offer, or the word itself) in its place.

    None where the answer is no such word but a sentence, which belongs to the prompt.
    """
    if answer.isdecimal() and 1 <= int(answer) <= len(offered):
        answer = offered[int(answer) - 1]
    words = answer.split()
    if placeholder in LINES:
        said = answer if PLAIN.issuperset(answer.replace(" ", "")) else quote(("sh", "-c", answer))
        return command.replace(placeholder, said, 1)
    if placeholder not in TEXTS and ((kind and len(words) > 1) or len(words) >= SENTENCE):
        return None
    return command.replace(placeholder, quote((answer,)), 1)
