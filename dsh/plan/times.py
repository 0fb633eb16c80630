"""--since and --until as the engine wants them: seconds since 1970."""

from datetime import datetime

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
