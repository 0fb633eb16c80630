"""Mounts in the long form that --mount takes, for those who ask for it."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

SAID = ("--mount", "syntax", "option", "flag", "notation", "type", "bind", "source", "target", "use", "using", "with")


def as_mounts(reading: Reading, found: list[FlagFound]) -> list[FlagFound]:
    """type=bind,source=./src,target=/app for each -v ./src:/app; a tmpfs where no source is told."""
    said = {n for n, w in enumerate(reading.words) if w.low in SAID or w.low == "mount"}
    out = []
    for flag in found:
        source, target, *rest = (flag.value or "").split(":")
        kind = "bind" if source[:1] in "./~$" else "volume"
        text = f"type={kind},source={source},target={target}" + (",readonly" if rest == ["ro"] else "")
        out.append(FlagFound("mount", text, tuple(sorted({*flag.words, *said})), None))
    paths = [(at, v.text) for at, v in reading.values.items() if v.kind == "path" and v.text.startswith("/")]
    if not found and paths and any(w.low == "tmpfs" for w in reading.words):
        at, target = paths[0]
        tmpfs = {n for n, w in enumerate(reading.words) if w.low == "tmpfs"}
        out = [FlagFound("mount", f"type=tmpfs,target={target}", tuple(sorted({at, *said, *tmpfs})), None)]
    return out
