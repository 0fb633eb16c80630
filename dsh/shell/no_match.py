"""After a search that found nothing: exit code 1 of grep is no failure."""

from dsh.cmdline.lines import invocations
from dsh.cmdline.shell import parse_range, simples, source_of
from dsh.cmdline.syntax import Simple
from dsh.escape import visible
from dsh.knowledge.store import Store

SEARCHES = ("grep", "egrep", "fgrep", "zgrep", "rg")
VALUED = ("-e", "-f", "-m", "-A", "-B", "-C", "--regexp")  # options that take the next word


def nothing_found(command: str, exit_code: int, store: Store) -> str:
    """What that means, in a sentence; "" where the line is no search, or ended with another code."""
    if exit_code != 1:
        return ""
    words = _last_words(command, store)
    if not words or words[0].rsplit("/", 1)[-1] not in SEARCHES:
        return ""
    sought = _sought(words[1:])
    what = f" with {sought}" if sought else ""
    return f"no line{what} was found: exit code 1 of {words[0]} means just that, nothing has failed"


def _last_words(command: str, store: Store) -> list[str]:
    """Those of the program whose exit code the line has: the last of a pipe, or the one in a container."""
    execs = [it for it in invocations(command, store) if it.command.path == "docker container exec"]
    found = [it for it in simples(parse_range(source_of(command), 0, len(command), 0)) if it.words]
    if not found:
        return []
    last = next(it for it in reversed(found) if not any(_inside(it, other) for other in found))
    if execs and execs[-1].span.start <= last.start < execs[-1].span.end:
        return [use.value for use in execs[-1].arguments[1:]]
    return [word.shown for word in last.words]


def _inside(one: Simple, other: Simple) -> bool:
    """Is it in a $(...) of the other?"""
    return one is not other and other.start <= one.start and one.end <= other.end


def _sought(words: list[str]) -> str:
    at = 0
    while at < len(words) and words[at].startswith("-"):
        if words[at] in ("-e", "--regexp") and at + 1 < len(words):
            return visible(words[at + 1])
        at += 2 if words[at] in VALUED else 1
    return visible(words[at]) if at < len(words) else ""
