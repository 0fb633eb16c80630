"""An answer to a numbered question: one of the numbers, no, or a wish of its own."""

from dsh.shell.choices import picked

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
LEAVES = ("q", "quit", "no", "n", "none", "none of them", "none of these", "neither", "cancel", "nothing", "never mind",
          "no thanks", "exit", "leave")  # fmt: skip

AGREES = ("y", "yes", "ok", "okay", "sure", "yes please", "go ahead")  # to which of them?


def agrees(answer: str) -> bool:
    """A yes where a number is asked for."""
    return answer.strip(" .!").lower() in AGREES


def chosen(answer: str, commands: tuple[str, ...]) -> int | None:
    """Which one, from 0: its number, "the second one", or its own line typed again."""
    low = " ".join(answer.lower().split()).strip(" .!)")
    bare = low.removeprefix("number ").removeprefix("the ").removesuffix(" one")
    if bare.isdecimal():
        return picked(bare, len(commands))
    if bare in ORDINALS[: len(commands)]:
        return ORDINALS.index(bare)
    if bare == "last":
        return len(commands) - 1
    line = " ".join(answer.split())
    return next((n for n, it in enumerate(commands) if line in (it, it.removeprefix("docker "))), None)


def is_wish(answer: str) -> bool:
    """Has it words enough to be a line of its own? A slip of one key has not."""
    low = " ".join(answer.lower().split()).strip(" .!?")
    words = low.split()
    return low not in (*LEAVES, *AGREES) and (len(words) > 1 or len(low) > 2) and any(c.isalpha() for c in low)


def is_sentence(answer: str) -> bool:
    """At a question for one word: is it a wish, and neither an answer in more words nor a slip?"""
    words = answer.lower().strip(" .!?").split()
    return len(words) > 2 and words[0] not in (*AGREES, *LEAVES, "run", "do", "type", "please") and is_wish(answer)
