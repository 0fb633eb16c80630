"""The forms in which an engine writes times, ages and IDs."""

import os
import time

SECOND = 1_000_000_000
NEVER = "0001-01-01T00:00:00Z"


def new_id() -> str:
    """A random ID of 64 hex digits."""
    return os.urandom(32).hex()


def timestamp(nanoseconds: int) -> str:
    """RFC 3339 in UTC, with the digits that are needed; NEVER for 0."""
    if not nanoseconds:
        return NEVER
    whole, rest = divmod(nanoseconds, SECOND)
    digits = f".{rest:09d}".rstrip("0").rstrip(".")
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(whole)) + digits + "Z"


def age(nanoseconds: int) -> str:
    """A length of time in docker's words: "3 minutes", "About an hour"."""
    seconds = max(nanoseconds, 0) // SECOND
    minutes, hours = seconds // 60, (nanoseconds / SECOND / 3600)
    rounded = int(hours + 0.5)
    if seconds < 1:
        return "Less than a second"
    if seconds == 1:
        return "1 second"
    if seconds < 60:
        return f"{seconds} seconds"
    if minutes == 1:
        return "About a minute"
    if minutes < 60:
        return f"{minutes} minutes"
    if rounded == 1:
        return "About an hour"
    if rounded < 48:
        return f"{rounded} hours"
    if rounded < 24 * 14:
        return f"{rounded // 24} days"
    if rounded < 24 * 60:
        return f"{rounded // 24 // 7} weeks"
    if rounded < 24 * 365 * 2:
        return f"{rounded // 24 // 30} months"
    return f"{rounded // 24 // 365} years"
