"""Lines that take or count what nobody told: what is to stay, all unused images for the nameless, errors for lines."""

from typing import Any

from dsh.request.build import Built
from dsh.request.reading import Reading


def takes_the_spared(built: Built, reading: Reading) -> bool:
    """ "remove all stopped containers but leave old alone": does a line that destroys not leave out what is to stay?"""
    spared = [both for n in reading.names if n.before == "except" for both in zip(n.texts, n.typed, strict=True)]
    if not spared or built.risk != "destroy":
        return False
    leaves_out = "grep -v" in built.command or "!=" in built.command
    return not leaves_out or not all(text in built.command or typed in built.command for text, typed in spared)


def untold(built: Built, reading: Reading, data: dict[str, Any]) -> bool:
    """Does the line count or look for what nobody spoke of: errors, where it is "how many GET"? Or take more than what
    was told: all unused images, where it is "the dangling ones"?"""
    lows = [w for word in reading.words for w in word.low.split()]
    meant = [w for at, word in enumerate(reading.words) if at not in reading.off for w in word.low.split()]
    for key, said, wanted in (("told_of", lows, True), ("not_told_of", meant, False)):
        for part, words in data["rules"][key].items():
            if part in built.command and any(w.startswith(tuple(words)) for w in said) != wanted:
                return True
    return False
