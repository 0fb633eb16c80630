"""Names and numbers of signals."""

import signal as signals


def signal_number(name: str) -> int | None:
    """TERM, SIGTERM, 15, EXIT; None for none."""
    if name.isdigit():
        return int(name)
    name = name.upper().removeprefix("SIG")
    if name == "EXIT":
        return 0
    found = getattr(signals, f"SIG{name}", None)
    return int(found) if isinstance(found, signals.Signals) else None
