"""Does docker's own parser take a command line that is to be suggested?"""

from functools import lru_cache

from dsh.knowledge.store import Store
from dsh.patterns import regex

FITS = {  # what a placeholder stands for
    "REPLICAS": "1", "NUMBER": "1", "PORT": "1", "CPUS": "1", "SIZE": "64m", "POLICY": "always", "SIGNAL": "SIGTERM",
    "SECONDS": "10", "TIME": "2h", "PATH": "/path", "IP": "10.0.0.9",
    "MAC": "02:42:ac:11:00:02", "ULIMIT": "nofile=1024", "CAPABILITY": "NET_ADMIN", "DEVICE": "/dev/ttyUSB0",
    "OPTION": "no-new-privileges",
    "SUBNET": "10.9.0.0/16", "PLATFORM": "linux/arm64", "URL": "https://example.com/app.git",
}  # fmt: skip

REFUSED = (  # what parses, and never works
    regex(r"^docker (?:run|create) [^|&]*--name \S*[:/]"),  # which is an image
    regex(r"^docker cp (?:-\S+ )*[^\s:|&]+ [^\s:|&]+$"),  # one of the two is in a container
    # no word of a sentence is a name
    regex(
        r"^docker (?:inspect|logs|stats|top|port|stop|start|restart|attach|wait) (?:[^|&]* )?"
        r"(?:not|it|me|them|stop|start|restart|kill|pause|unpause|remove|delete|rename)$"
    ),
)


@lru_cache(2048)
def sound(command: str, missing: tuple[str, ...], store: Store) -> bool:
    """True where the line parses without a problem; a placeholder stands for a value that fits."""
    from dsh.cmdline.lines import invocations

    for name in missing:
        command = command.replace(name, FITS.get(name, name.lower()))
    if any(it.search(command) for it in REFUSED) or ")=" in command:  # a list is no name
        return False
    found = invocations(command, store)
    return bool(found) and not any(it.problems for it in found)
