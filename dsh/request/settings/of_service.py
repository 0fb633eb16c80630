"""What is said of a service as it is of a container: its memory, how it restarts, where its folders and volumes lie."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading
from dsh.request.settings.spelt import long_form
from dsh.typed import Any

OTHERWISE = {  # what a container calls it, and what a service does
    "memory": "limit-memory",
    "cpus": "limit-cpu",
    "pids-limit": "limit-pids",
    "memory-reservation": "reserve-memory",
    "stop-timeout": "stop-grace-period",
    "add-host": "host",
    "group-add": "group",
    "volume": "mount",
    "tmpfs": "mount",
}
MOUNTED = ("volume", "tmpfs")
APART = frozenset(["detach", "name", "publish", "interactive", "tty"])  # of the same name, but not of the same kind
CONDITIONS = {"always": "any", "unless-stopped": "any", "no": "none"}
FAILING = ("fail", "on-fail", "error", "crash")


def of_service(found: list[FlagFound], reading: Reading, flags: dict[str, Any], container: int) -> list[FlagFound]:
    """The flags found, those of a container (the number of its command is given) as a service takes them."""
    out = []
    for flag in found:
        of_both = flag.only is None or container in flag.only
        out += _told(flag, reading, flags) if of_both else [flag]
    return out


def _told(flag: FlagFound, reading: Reading, flags: dict[str, Any]) -> list[FlagFound]:
    if flag.flag == "restart":
        return _restarts(flag, reading)
    name = OTHERWISE.get(flag.flag, flag.flag)
    name = name if name in flags else f"{name}-add"  # so an update calls what there may be several of
    if name not in flags or name in APART:
        return [flag]
    if flag.flag in MOUNTED:
        return [flag._replace(flag=name, value=_mount(flag), only=None)]
    seconds = name == "stop-grace-period" and (flag.value or "").isdigit()
    return [flag._replace(flag=name, value=f"{flag.value}s" if seconds else flag.value, only=None)]


def _restarts(flag: FlagFound, reading: Reading) -> list[FlagFound]:
    """ "on-failure:3" is a condition, where a failure is spoken of, and how often it is tried."""
    policy, _, most = (flag.value or "").partition(":")
    condition = FlagFound("restart-condition", CONDITIONS.get(policy, policy), flag.words, None)
    if not most:
        return [condition]
    at = next((n for n in flag.words if reading.words[n].low == most), flag.words[-1])
    tries = FlagFound(
        "restart-max-attempts", most, tuple(n for n in (at - 1, at, at + 1) if n < len(reading.words)), None
    )
    failing = any(w.low.startswith(FAILING) for w in reading.words)
    before = tuple(n for n in flag.words if n < at - 1)
    return [tries, condition._replace(words=before)] if failing and before else [tries]


def _mount(flag: FlagFound) -> str:
    """As --mount takes it, and a folder of the user's by its whole path: a swarm knows no other."""
    if flag.flag == "tmpfs":
        return f"type=tmpfs,target={flag.value}"
    text = (flag.value or "").replace("$(pwd)", "$PWD")
    for start, whole in (("./", "$PWD/"), ("~/", "$HOME/")):
        text = whole + text.removeprefix(start) if text.startswith(start) else text
    return long_form(text)
