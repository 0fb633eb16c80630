"""Security options: seccomp=FILE, no-new-privileges, label=disable, apparmor=PROFILE (docker/cli's parser)."""

from dsh.cmdline.types.go_number import go_quoted
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag

name = "security-opt"


def parse(text: str, /) -> tuple[str, str]:
    """Key and value. A seccomp file is not opened here; the client sends what is in it."""
    key, value, cut = _cut(text)
    if (not cut or not value) and key != "no-new-privileges":
        message = f"{text!r} must be a key and a value, such as label=disable"
        raise BadValue(message, f"Invalid --security-opt: {go_quoted(text)}", "client")
    return key, value


def _cut(text: str) -> tuple[str, str, bool]:
    key, mark, value = text.partition("=")
    if not mark and key != "no-new-privileges":
        key, mark, value = text.partition(":")
    return key, value, bool(mark)


def explain(text: str, flag: Flag | None = None, /) -> str:
    known = meanings("security-options")
    if text in known:
        return known[text]
    return explained(parse, _say, text)


def _say(found: tuple[str, str]) -> str:
    key, value = found
    known = meanings("security-options")
    part, colon, rest = value.partition(":")
    whole = known.get(f"{key}={value}")
    if whole:
        return whole
    if key == "label" and colon and f"label={part}" in known:
        return f"{known[f'label={part}']}: {rest}"
    return f"{known[key]}: {value}" if key in known else f"the security option {key} is {value}"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    key, value, _ = _cut(text)
    known = meanings("security-options")
    if not key or not value or key not in known:
        return ()
    return Piece(0, len(key), known[key]), Piece(len(key) + 1, len(text), known.get(f"{key}={value}", "its value"))


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    known = {word: said for word, said in meanings("security-options").items() if ":" not in word}
    bare = ("seccomp", "apparmor", "label", "systempaths", "credentialspec")
    return offer({f"{word}=" if word in bare else word: said for word, said in known.items()}, prefix)
