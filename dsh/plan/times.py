"""--since and --until as the engine wants them: seconds since 1970."""

from datetime import datetime

from dsh.cmdline.invocation import Invocation
from dsh.plan.create_values import nanoseconds


def timestamp(text: str, now: float) -> str:
    """10m before `now`, a date in local time unless it names a zone, or the number as it is."""
    if not text:
        return ""
    if text[-1] in "smh" and text[:-1].replace(".", "").replace("m", "").replace("h", "").replace("s", "").isdigit():
        return str(int(now - nanoseconds(text) / 10**9))
    if text.replace(".", "", 1).isdigit():
        return text
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return text
    return f"{int(found.timestamp())}.{found.microsecond * 1000:09d}"


def bad_moment(invocation: Invocation) -> str:
    """Docker's words for a --since or --until that is no point in time; "" where there is none."""
    from dsh.cmdline.types.timestamp import parse
    from dsh.cmdline.types.value_type import BadValue

    for name in ("since", "until"):
        text = invocation.value(name)
        try:
            if text:
                parse(text)
        except BadValue as error:
            return f'invalid value for "{name}": {error.docker}'
    return ""
