"""The keys that leave a container without stopping it: ctrl-p,ctrl-q (moby/term)."""

from dsh.cmdline.types.value_type import BadValue, Candidate, explained, offer, whole
from dsh.knowledge.entries import Flag

name = "detach-keys"
pieces = whole
CONTROL = "@abcdefghijklmnopqrstuvwxyz[\\]^_"


def parse(text: str, /) -> bytes:
    """The characters that these keys send; nothing leaves docker's own keys."""
    if not text:
        return b""
    out = bytearray()
    for key in text.split(","):
        if len(key.encode(errors="replace")) == 1:
            out += key.encode(errors="replace")
        elif key == "DEL":
            out.append(127)
        elif len(key) == 6 and key.startswith("ctrl-") and key[5] in CONTROL:
            out.append(CONTROL.index(key[5]))
        else:
            message = f"{key!r} is not a key: write one character, or ctrl- and one of a to z, @ [ \\ ] ^ _"
            raise BadValue(message, f"Unknown character: '{key}'", "client")
    return bytes(out)


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, lambda _: _say(text), text)


def _say(text: str) -> str:
    if not text:
        return "the usual keys"
    return ", then ".join(f"Ctrl-{key[5].upper()}" if key.startswith("ctrl-") else key for key in text.split(","))


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer({"ctrl-p,ctrl-q": "the usual ones", "ctrl-x": "one key that few programs use"}, prefix)
