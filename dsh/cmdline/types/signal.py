"""Signals: TERM, SIGTERM, term or 15."""

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, explained, offer, whole
from dsh.knowledge.entries import Flag

name = "signal"
pieces = whole
NUMBERS = {
    1: "HUP", 2: "INT", 3: "QUIT", 4: "ILL", 5: "TRAP", 6: "ABRT", 7: "BUS", 8: "FPE", 9: "KILL", 10: "USR1",
    11: "SEGV", 12: "USR2", 13: "PIPE", 14: "ALRM", 15: "TERM", 16: "STKFLT", 17: "CHLD", 18: "CONT", 19: "STOP",
    20: "TSTP", 21: "TTIN", 22: "TTOU", 23: "URG", 24: "XCPU", 25: "XFSZ", 26: "VTALRM", 27: "PROF", 28: "WINCH",
    29: "IO", 30: "PWR", 31: "SYS",
}  # fmt: skip


def parse(text: str, /) -> str:
    """The name without SIG, or the number of one that has no name. The engine refuses others."""
    word = text.upper().removeprefix("SIG")
    if not word:
        return word  # as if nothing had been said
    if word.isascii() and word.isdigit() and 0 < int(word[:4]) <= 64:
        return NUMBERS.get(int(word), str(int(word)))
    real_time = word.removeprefix("RTMIN").removeprefix("RTMAX")
    known = word in NUMBERS.values() or word in ("POLL", "CLD", "IOT", "UNUSED")
    if not known and (real_time == word or (real_time and not real_time[1:].isdigit())):
        raise BadValue(f"{text!r} is not a signal: use TERM, KILL, INT, HUP ...", f"Invalid signal: {text}", "engine")
    return word


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(word: str) -> str:
    meaning = meanings("signals").get(word)
    return f"the signal {word}: {meaning}" if meaning else f"the signal {word}"


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    known, low = meanings("signals"), prefix.upper()
    if low.startswith("SIG"):
        return offer({f"SIG{word}": meaning for word, meaning in known.items()}, low)
    return offer(known, low)
