"""Several readings of a line, numbered, each with what tells it from the others."""

from dsh.escape import visible
from dsh.explain.command import explain_line
from dsh.knowledge.store import Store
from dsh.render.fragments import Fragments, wrap
from dsh.shell.guess import Guess
from dsh.verbs.missing import plainly
from dsh.verbs.preview import masked

ASKS = "Which of these do you mean?"
MOST = 2  # differences that are told
TOLD = ("flag", "value", "argument", "inner-command")


def readings(found: tuple[Guess, ...], store: Store, columns: int) -> Fragments:
    """No line is wider than the window, and none is broken inside a word."""
    question = found[0].question if found and found[0].kind == "choice" else ""
    out: Fragments = [("title", f"  {line}\n") for line in wrap(visible(question) or ASKS, columns - 3)]
    for number, guess in enumerate(found, 1):
        first, *more = wrap(plainly(masked(guess.command)), columns - 7)
        out += [("dim", f"  {number}  "), ("command", first + "\n")]
        out += [("command", f"       {line}\n") for line in more]
        says = plainly(described(guess, found, store))
        out += [("dim", f"     {line}\n") for line in wrap(says, columns - 6) if line]
    return out


def described(guess: Guess, found: tuple[Guess, ...], store: Store) -> str:
    """The summary; of readings that have the same one, what is in this and in none of the others."""
    same = [it.command for it in found if it.summary == guess.summary and it is not guess]
    if not same:
        return guess.summary
    others = [word for command in same for word in command.split()]
    told: list[str] = []
    for part in explain_line(guess.command, store).parts:
        if part.role == "command" and part.text == "compose" and part.text not in others:
            told.append(f"{guess.summary}: services of the compose file here")
        elif part.meaning.lower().startswith("an argument of"):
            continue
        elif part.meaning and part.role in TOLD and part.text not in others and not _in_cluster(part.text, others):
            meaning = _short(part.meaning)
            told.append(f"{part.text}: {meaning[:1].lower()}{meaning[1:]}")
    return "; ".join(told[:MOST]) or f"{guess.summary}, and nothing more"


def _short(meaning: str) -> str:
    if meaning.startswith("A placeholder"):
        return "which one, is asked"
    return meaning.split("; ")[0].split(". ")[0].split(", so that")[0]


def _in_cluster(text: str, words: list[str]) -> bool:
    """The -i of -it."""
    letter = text.lstrip("-")
    return len(letter) == 1 and any(word[:1] == "-" and word[1:2] != "-" and letter in word for word in words)


def numbers(count: int) -> str:
    """What may be typed to take one of so many."""
    return "1 and Enter takes it" if count == 1 else f"1-{count} and Enter takes one"
