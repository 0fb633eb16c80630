"""Signals, as docker reads their names."""

import signal


def signal_number(text: str) -> int | None:
    """9, KILL, sigkill, RTMIN+1: the number, or None where docker would call it invalid."""
    digits = text[1:] if text[:1] in ("+", "-") else text
    if digits.isascii() and digits.isdigit():
        return int(text) or None
    name = text.upper().removeprefix("SIG")
    if name.startswith(("RTMIN+", "RTMAX-")):
        base = int(signal.SIGRTMIN) if name.startswith("RTMIN") else int(signal.SIGRTMAX)
        offset = name[6:]
        return base + int(name[5:]) if offset.isascii() and offset.isdigit() else None
    found = getattr(signal, f"SIG{name}", None)
    return int(found) if isinstance(found, signal.Signals) else None


def supported(number: int) -> bool:
    """Is it a signal of Linux, those that its threads keep for themselves left out?"""
    return 0 < number < 32 or signal.SIGRTMIN <= number <= signal.SIGRTMAX
