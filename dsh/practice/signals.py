"""Signals, as an engine reads their names."""

import signal


def number_of(text: str) -> int | None:
    """9, KILL, sigkill, RTMIN+1: the number; None for what is no signal's name."""
    if text.isdigit():
        return int(text) or None
    name = text.upper().removeprefix("SIG")
    if name.startswith(("RTMIN+", "RTMAX-")):
        base = int(signal.SIGRTMIN) if name.startswith("RTMIN") else int(signal.SIGRTMAX)
        return base + int(name[5:]) if name[6:].isdigit() else None
    found = getattr(signal, f"SIG{name}", None)
    return int(found) if isinstance(found, signal.Signals) else None


def stop_signal(config: dict[str, object]) -> int:
    """What a stop sends first."""
    return number_of(str(config.get("StopSignal") or "TERM")) or int(signal.SIGTERM)
