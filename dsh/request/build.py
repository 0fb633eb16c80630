"""Makes a command line of a candidate: flags, names in their places, selections."""

from dsh.named import NamedTuple
from dsh.request.candidates import Candidate
from dsh.request.checked.doubts import doubtful
from dsh.request.draft import drafted
from dsh.request.flags import FlagFound
from dsh.request.line import FlagSet, spell
from dsh.request.reading import Reading
from dsh.request.touches import touched
from dsh.request.weights import weighed
from dsh.typed import Any


class Built(NamedTuple):
    """A command line made from a candidate, and how well it accounts for the request."""

    command: str
    path: str
    summary: str
    risk: str
    missing: tuple[str, ...]
    score: float
    explained: tuple[int, ...]
    left: tuple[str, ...]  # words of the request that it does not account for
    reading: tuple[str, ...]
    share: float
    names: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()  # flags of the line, as written, that only one word asks for


def build(candidate: Candidate, reading: Reading, found: list[FlagFound], index: dict[str, Any]) -> Built:
    """The command line for one candidate."""
    it = touched(drafted(candidate, reading, found, index))
    weighed(it)
    flags = (f"{f.name} {f.value or ''}".strip() for f in it.sets if f.name)
    return Built(
        command=it.line,
        path=it.path,
        summary=it.says or it.summary,
        risk=it.risk,
        missing=(*_unnamed(it.sets), *it.missing),
        score=it.score,
        explained=tuple(sorted(it.used)),
        left=it.left,
        reading=(it.path.removeprefix("docker "), *it.values.values(), *flags),
        share=candidate.share,
        names=tuple(it.names),
        doubtful=tuple(spell(FlagSet(f.flag, f.value), it.flags) for f in it.chosen if f.flag and doubtful(f, reading)),
    )


def _unnamed(sets: list[FlagSet]) -> tuple[str, ...]:
    """ "that keeps /data in it" names no volume, "linked to db" no network, "with the gateway 10.5.0.1" no subnet."""
    volume = ("VOLUME",) if any((it.value or "").startswith("VOLUME:") for it in sets) else ()
    return (*volume, *(place for place in ("NETWORK", "SUBNET") if any(it.value == place for it in sets)))
