"""Capabilities by their own names: "drop all caps and add only NET_BIND_SERVICE"."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

NAMES = frozenset(
    ["AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE", "CHOWN",
     "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE",
     "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST",
     "NET_RAW", "PERFMON", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYSLOG", "SYS_ADMIN", "SYS_BOOT", "SYS_CHROOT",
     "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME",
     "SYS_TTY_CONFIG", "WAKE_ALARM"]
)  # fmt: skip
AWAY = ("drop", "remov", "without", "minus", "except", "no", "revok", "tak", "lack", "strip", "not")
WITH = ("add", "only", "with", "grant", "giv", "give", "allow", "keep", "plus", "need", "but", "also", "just")
ALONE = ("nothing", "none", "no")  # "and nothing else", "no others"
REST = ("else", "more", "another", "others", "other", "rest", "everything else", "remaining")
NONE = ("no", "without", "zero", "not any", "any")
EXCEPTS = ("other than", "except", "except for", "but", "besides", "apart from", "save for", "save", "beyond", "than")
NOUNS = ("cap", "caps", "capability", "capabilities", "cap-add", "cap-drop")


def told(reading: Reading) -> list[FlagFound]:
    """--cap-drop ALL, --cap-drop and --cap-add, each with the words that ask for it."""
    words = reading.words
    nouns = [n for n, w in enumerate(words) if w.low in NOUNS]
    but_for = _none_but(reading, nouns)
    if but_for:
        return but_for
    out: list[FlagFound] = []
    away, last = False, -1
    for at, word in enumerate(words):
        name = word.text.upper().removeprefix("CAP_")
        plain = "_" in name or word.text.isupper() or any(abs(n - at) < 3 for n in nouns)
        every = word.low in ("all", "every", "any", "everything") and any(0 < n - at < 3 for n in nouns)
        if not every and not (name in NAMES and plain):
            continue
        led = list(range(max(last + 1, at - 4), at))
        signs = [n for n in led if words[n].low.startswith(AWAY) or words[n].low.startswith(WITH)]
        if signs:
            away = words[signs[-1]].low.startswith(AWAY) and not words[signs[-1]].low.startswith("not")
            away = away or (words[signs[-1]].low.startswith("not"))
        gone = ("drop", "taken", "remov", "stripp", "revok", "disabl", "off", "gone")
        after_it = words[at + 1 : at + 5]
        others = next((n for n, w in enumerate(after_it) if w.low in REST), len(after_it))
        dropped = any(w.low.startswith(gone) for w in after_it[:others])
        dropped = dropped and (not signs or words[signs[-1]].low == "with")
        away = away or dropped
        near = {n for n in nouns if abs(n - at) < 4}
        if every and not (away or dropped or signs):
            continue
        flag = "cap-drop" if away or dropped else "cap-add"
        after = {n for n in range(at + 1, min(len(words), at + 5)) if dropped and words[n].low.startswith(gone)}
        span = tuple(sorted({at, *signs, *near, *after} - {n for f in out for n in f.words}))
        out.append(FlagFound(flag, "ALL" if every else name, span, None))
        last = at
    rest = next((n for n, w in enumerate(words) if w.low in REST and n > last), None)
    if out and rest is not None and all(f.flag == "cap-add" for f in out):  # "... and everything else dropped"
        around = [
            n for n in range(max(0, rest - 4), min(len(words), rest + 5)) if n not in {i for f in out for i in f.words}
        ]
        gone = ("drop", "taken", "remov", "stripp", "revok", "disabl", "gone", "without")
        alone = _alone(reading, last, rest)
        if alone or any(words[n].low.startswith(gone) for n in around):
            said = tuple(
                n
                for n in around
                if words[n].low.startswith(gone) or n in (rest, *alone) or words[n].low in ("all", "the", "else")
            )
            out.insert(0, FlagFound("cap-drop", "ALL", said, None))
    return out


def _alone(reading: Reading, last: int, rest: int) -> list[int]:
    """ "... and nothing else", "but no other capabilities": right behind the last that is named."""
    lows = [w.low for w in reading.words]
    first = rest - 1
    near = lows[first] in ALONE and all(low in ("and", "but") for low in lows[last + 1 : first])
    return [first] if near and lows[rest + 1 : rest + 2] != ["than"] else []


def _none_but(reading: Reading, nouns: list[int]) -> list[FlagFound]:
    """ "no capabilities other than NET_ADMIN": all go, and those come back."""
    words = reading.words
    for noun in nouns:
        none = next((n for n in range(max(0, noun - 3), noun) if words[n].low in NONE), None)
        if none is None or noun + 1 >= len(words) or words[noun + 1].low not in EXCEPTS:
            continue
        named = [n for n in range(noun + 2, len(words)) if words[n].text.upper().removeprefix("CAP_") in NAMES]
        added = [FlagFound("cap-add", words[n].text.upper().removeprefix("CAP_"), (n,), None) for n in named]
        return [FlagFound("cap-drop", "ALL", tuple(range(none, noun + 2)), None), *added] if added else []
    return []
