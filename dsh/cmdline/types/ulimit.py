"""Limits of processes: NAME=SOFT[:HARD] (go-units' ParseUlimit)."""

from dsh.cmdline.types.go_number import BadNumber, go_int
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "ulimit"


class Ulimit(NamedTuple):
    """-1 is no limit."""

    name: str
    soft: int
    hard: int

    def as_api(self) -> dict[str, str | int]:
        return {"Name": self.name, "Soft": self.soft, "Hard": self.hard}


def parse(text: str, /) -> Ulimit:
    kind, equals, limits = text.partition("=")
    if not equals:
        raise BadValue(f"{text!r} must be a name and a limit, such as nofile=1024", f"invalid ulimit argument: {text}")
    if kind not in meanings("ulimits"):
        raise BadValue(f"docker knows no limit {kind!r}", f"invalid ulimit type: {kind}")
    soft_text, colon, hard_text = limits.partition(":")
    if ":" in hard_text:
        docker = f"too many limit value arguments - {limits}, can only have up to two, `soft[:hard]`"
        raise BadValue(f"one limit or two between colons, not more: {limits!r}", docker)
    hard = _limit(hard_text) if colon else 0
    soft = _limit(soft_text)
    hard = hard if colon else soft
    if hard != -1:
        said = "ulimit soft limit must be less than or equal to hard limit"
        if soft == -1:
            raise BadValue("the first limit is larger than the second", f"{said}: soft: -1 (unlimited), hard: {hard}")
        if soft > hard:
            raise BadValue("the first limit is larger than the second", f"{said}: {soft} > {hard}")
    return Ulimit(kind, soft, hard)


def _limit(text: str) -> int:
    try:
        return go_int(text)
    except BadNumber as error:
        raise BadValue(f"a limit must be a whole number (-1 for none), not {text!r}", str(error)) from error


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(found: Ulimit) -> str:
    what = meanings("ulimits").get(found.name, found.name)
    soft = "no limit" if found.soft == -1 else f"{found.soft} at most"
    if found.hard == found.soft:
        return f"{what}: {soft}"
    return f"{what}: {soft}, which a program may raise {'without limit' if found.hard == -1 else f'to {found.hard}'}"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    kind, equals, limits = text.partition("=")
    if not kind or not equals or not limits:
        return ()
    out = [Piece(0, len(kind), meanings("ulimits").get(kind, "docker knows no such limit"))]
    soft, colon, hard = limits.partition(":")
    at = len(kind) + 1
    if soft:
        out.append(Piece(at, at + len(soft), "the limit; -1 is none"))
    if hard and colon:
        out.append(Piece(at + len(soft) + 1, len(text), "how far a program may raise it; -1 is without limit"))
    return tuple(out)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer({f"{kind}=": meaning for kind, meaning in meanings("ulimits").items()}, prefix)
