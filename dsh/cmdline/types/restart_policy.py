"""When docker starts a container again: no, always, unless-stopped, on-failure[:COUNT]."""

from dsh.cmdline.types.go_number import BadNumber, go_int
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "restart-policy"
POLICIES = ("no", "always", "unless-stopped", "on-failure")


class RestartPolicy(NamedTuple):
    """`retries` is 0 where there is no limit."""

    name: str
    retries: int = 0


def parse(text: str, /) -> RestartPolicy:
    """An empty text is docker's empty policy. The engine refuses unknown names, and a count beside other policies."""
    if not text:
        return RestartPolicy("")
    policy, colon, count = text.partition(":")
    if colon and not policy:
        docker = "invalid restart policy format: no policy provided before colon"
        raise BadValue(f"the policy is missing in {text!r}", docker, "client")
    retries = 0
    if count:
        try:
            retries = go_int(count)
        except BadNumber as error:
            docker = "invalid restart policy format: maximum retry count must be an integer"
            raise BadValue(f"the number of tries must be a whole number, not {count!r}", docker, "client") from error
    _check(policy, retries)
    return RestartPolicy(policy, retries)


def _check(policy: str, retries: int) -> None:
    if policy not in POLICIES:
        message = f"{policy!r} is not a restart policy: use {', '.join(POLICIES)}"
        raise BadValue(message, f"invalid restart policy '{policy}'", "engine")
    if retries and policy != "on-failure":
        docker = f"maximum retry count cannot be used with restart policy '{policy}'"
        raise BadValue(f"only on-failure takes a number of tries, not {policy}", docker, "engine")
    if retries < 0:
        raise BadValue("the number of tries cannot be negative", "maximum retry count cannot be negative", "engine")


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(found: RestartPolicy) -> str:
    said = meanings("restart-policies").get(found.name, "no restart policy")
    if not found.retries:
        return said
    return f"{said}, {found.retries} time{'s' if found.retries != 1 else ''} at most"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    policy, _, count = text.partition(":")
    if not policy or not count:
        return ()
    said = meanings("restart-policies").get(policy, "docker knows no such policy")
    return Piece(0, len(policy), said), Piece(len(policy) + 1, len(text), "how often it tries at most")


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer(meanings("restart-policies"), prefix)
