"""The keys that leave a container without stopping it."""

from dsh.errors import DshError

DEFAULT = b"\x10\x11"  # ctrl-p ctrl-q
CONTROL = {"@": 0, "[": 27, "\\": 28, "]": 29, "^": 30, "_": 31}


class BadKeys(DshError):
    """--detach-keys or config.json's detachKeys says something that is no key."""


def parse_keys(text: str) -> bytes:
    """ctrl-p,ctrl-q or a,b as the bytes a terminal sends. Nothing: the default. Raises BadKeys with docker's text."""
    if not text:
        return DEFAULT
    keys = bytearray()
    for word in text.split(","):
        if len(word) == 1:
            keys += word.encode()
        elif word.startswith("ctrl-") and len(word) == 6 and word[5].lower().isalpha() and word[5].isascii():
            keys.append(ord(word[5].lower()) - ord("a") + 1)
        elif word.startswith("ctrl-") and word[5:] in CONTROL:
            keys.append(CONTROL[word[5:]])
        else:
            raise BadKeys(
                f"invalid detach keys ({text}): Unknown character: '{word}'", hint="--detach-keys=ctrl-p,ctrl-q"
            )
    return bytes(keys)


class Watcher:
    """Looks for the sequence in what is typed. Keeps back what may be its beginning."""

    def __init__(self, keys: bytes) -> None:
        self.keys = keys
        self.matched = 0
        self.detached = False

    def pass_on(self, typed: bytes) -> bytes:
        """What goes on to the container. After the sequence `detached` is true and nothing more goes on."""
        passed = bytearray()
        for byte in typed:
            if byte == self.keys[self.matched]:
                self.matched += 1
                if self.matched == len(self.keys):
                    self.detached = True
                    return bytes(passed)
                continue
            if self.matched:
                passed += self.keys[: self.matched]
                self.matched = 0
                if byte == self.keys[0]:
                    self.matched = 1
                    if len(self.keys) > 1:
                        continue
            passed.append(byte)
        return bytes(passed)
