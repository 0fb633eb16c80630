"""A word that a request has left open: what it is for, which objects may stand there, and how an answer goes in."""

import re

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
SAID = {  # what stands in docker's usage, in plain words
    "SOURCE_IMAGE": "image",
    "TARGET_IMAGE": "new name",
    "NEW_NAME": "new name",
    "NEW_TAG": "new tag",
    "REPOSITORY": "name for the new image",
    "PRIVATE_PORT": "port in the container",
    "SRC": "file or folder",
    "SRC_PATH": "file or folder",
    "DEST": "folder to put it in",
    "DEST_PATH": "folder to put it in",
    "ENV": "variable",
    "TERM": "word to look for",
    "UNTIL": "time",
    "COMMAND": "program",
    "REPLICAS": "number",
}
WHAT = ("NEW_NAME", "TARGET_IMAGE", "NEW_TAG", "REPOSITORY", "NAME")
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
    if re.search(rf"grep -v\w* '?{placeholder}\b", command) is not None:
        return "It is left out, and stays as it is"
    before = ""
    for part in explain_line(command, store).parts:
        if placeholder in part.text and part.role in ("argument", "value"):
            meaning = part.meaning.partition(f"A placeholder: put your own {placeholder} here. ")[2] or part.meaning
            return (before if part.role == "value" and placeholder in meaning and before else meaning).split("; ")[0]
        before = part.meaning if part.role == "flag" else ""
    return ""


def said_of(placeholder: str) -> str:
    """The placeholder in words that one need not have learnt: SOURCE_IMAGE is an image."""
    return SAID.get(placeholder) or placeholder.lower().replace("_", " ")


def plainly(command: str) -> str:
    """The command as it is shown while words of it are asked for: docker tag IMAGE NEW_NAME."""
    for name, said in SAID.items():
        if "_" in name:
            command = command.replace(name, said.upper().replace(" ", "_"))
    return command


def asked(placeholder: str, purpose: str) -> str:
    """The question, and what the knowledge says of the place."""
    which = "What" if placeholder in WHAT else "Which"
    return f"{which} {said_of(placeholder)}?" + (f" {purpose}" if purpose else "")


def question(placeholder: str, offered: int) -> str:
    """The prompt, which says how to leave."""
    said = said_of(placeholder)
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
