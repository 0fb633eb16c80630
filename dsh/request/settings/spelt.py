"""Mounts in the long form that --mount takes, for those who ask for it."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

SAID = ("--mount", "syntax", "option", "flag", "notation", "type", "bind", "source", "target", "use", "using", "with")


def as_mounts(reading: Reading, found: list[FlagFound]) -> list[FlagFound]:
    """type=bind,source=./src,target=/app for each -v ./src:/app; a tmpfs where no source is told."""
    said = {n for n, w in enumerate(reading.words) if w.low in SAID or w.low == "mount"}
    out = []
    for flag in found:
        out.append(FlagFound("mount", long_form(flag.value or ""), tuple(sorted({*flag.words, *said})), None))
    paths = [(at, v.text) for at, v in reading.values.items() if v.kind == "path" and v.text.startswith("/")]
    if not found and paths and any(w.low == "tmpfs" for w in reading.words):
        at, target = paths[0]
        tmpfs = {n for n, w in enumerate(reading.words) if w.low == "tmpfs"}
        out = [FlagFound("mount", f"type=tmpfs,target={target}", tuple(sorted({at, *said, *tmpfs})), None)]
    return out


def long_form(text: str) -> str:
    """ "./site:/srv:ro" as --mount takes it."""
    source, _, target = text.removesuffix(":ro").rpartition(":")
    kind = "bind" if source and source[0] in "./~$" else "volume"
    told = f"source={source}," if source else ""
    return f"type={kind},{told}target={target}" + (",readonly" if text.endswith(":ro") else "")
