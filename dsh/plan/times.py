"""--since and --until as the engine wants them: seconds since 1970."""

import re
from datetime import datetime

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types import timestamp as moments
from dsh.cmdline.types.value_type import BadValue

SECOND = 10**9  # nanoseconds


def timestamp(text: str, now: float) -> str:
    """10m before `now`, a date in local time unless it names a zone, or the number as it is."""
    if not text:
        return ""
    try:
        moment = moments.parse(text)
        if moment.ago is not None:
            return str((int(now * SECOND) - moment.ago) // SECOND)
        if moment.date is None:
            return text
        found = datetime.fromisoformat(f"{moment.date}T{moment.clock or '00'}{moment.zone.replace('Z', '+00:00')}")
    except (BadValue, ValueError):  # the engine says what is wrong
        return text
    fraction = re.search(r"\.(\d{1,9})", text)
    return f"{int(found.timestamp())}.{fraction[1] if fraction else '':0<9}"


def bad_moment(invocation: Invocation) -> str:
    """Docker's words for a --since or --until that is no point in time; "" where there is none."""
    for name in ("since", "until"):
        text = invocation.value(name)
        try:
            if text:
                moments.parse(text)
        except BadValue as error:
            return f'invalid value for "{name}": {error.docker}'
    return ""
