"""docker port."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.inspect import BY_NAME, look
from dsh.output.printed import ClientError, Output, refusals_printed
from dsh.output.template.lexer import quoted
from dsh.output.texts import joined, natural


@refusals_printed
def port(invocation: Invocation, state: State) -> Output:
    container, *rest = (argument.value for argument in invocation.arguments)
    raw = look(state, BY_NAME["container"], container, False, False).raw
    bound = (raw.get("NetworkSettings") or {}).get("Ports") or {}
    if rest and rest[0]:
        lines = _of_one(bound, rest[0], container)
    else:
        lines = [
            f"{inside} -> {joined(b.get('HostIp', ''), b.get('HostPort', ''))}"
            for inside, bindings in bound.items()
            for b in bindings or []
        ]
    return Output("".join(f"{line}\n" for line in sorted(lines, key=natural)))


def _of_one(bound: dict[str, list[dict[str, str]] | None], wanted: str, container: str) -> list[str]:
    number, _, protocol = wanted.partition("/")
    if not number.isdecimal() or not number.isascii():
        raise ClientError(
            f"Error: invalid port ({number}): strconv.ParseUint: parsing {quoted(number)}: invalid syntax"
        )
    if int(number) > 65535:
        raise ClientError(
            f"Error: invalid port ({number}): strconv.ParseUint: parsing {quoted(number)}: value out of range"
        )
    found = bound.get(f"{number}/{protocol or 'tcp'}")
    if not found:
        raise ClientError(f"Error: No public port '{wanted}' published for {container}")
    return [joined(b.get("HostIp", ""), b.get("HostPort", "")) for b in found]
