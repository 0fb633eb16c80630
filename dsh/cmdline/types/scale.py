"""How many copies of a service: SERVICE=NUMBER."""

from dsh.cmdline.types.go_number import BadNumber, go_int
from dsh.cmdline.types.value_type import BadValue, Piece, explained, offer_values
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "scale"
complete = offer_values


class Scale(NamedTuple):
    service: str
    copies: int


def parse(text: str, /) -> Scale:
    service, equals, number = text.partition("=")
    if not equals or not service:
        message = f"{text!r} must be a service and a number, such as web=3"
        raise BadValue(message, f'invalid --scale option "{text}". Should be SERVICE=NUM', "client")
    try:
        return Scale(service, go_int(number))
    except BadNumber as error:
        raise BadValue(f"how many copies of {service}: a whole number, not {number!r}", str(error), "client") from error


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(found: Scale) -> str:
    many = (
        "no container" if found.copies == 0 else "one container" if found.copies == 1 else f"{found.copies} containers"
    )
    return f"{many} for the service {found.service}"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    service, equals, number = text.partition("=")
    if not service or not equals or not number:
        return ()
    return Piece(0, len(service), "the service"), Piece(len(service) + 1, len(text), "how many containers it has")
