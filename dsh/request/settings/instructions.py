"""What an image made of a container is to have besides: "with CMD ["nginx"]", "set ENV DEBUG=true", "workdir /srv"."""

from dsh.patterns import regex
from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

WORDS = r"CMD|ENTRYPOINT|ENV|EXPOSE|LABEL|ONBUILD|STOPSIGNAL|USER|VOLUME|WORKDIR"
LED = (
    "with",
    "and",
    "set",
    "setting",
    "change",
    "changing",
    "add",
    "adding",
    "its",
    "the",
    "but",
    "to",
    "also",
    "in",
    "it",
)
SEVERAL = r"[^,;]*?\w(?=[.!?]*$|[,;]| (?:and|as|to|in|into|with|on)\b)"  # a command with what it is handed
TOLD = regex(rf"(?:\b(?P<key>{WORDS})|\b(?P<dir>(?i:workdir|working directory))(?: to| set to| is)?) "
                  r"(?P<rest>\[[^\]]*\]|\"[^\"]*\"|'[^']*'|"
                  rf"(?<=CMD ){SEVERAL}|(?<=POINT ){SEVERAL}|[\w./:=-]*[\w/])")  # fmt: skip


def changes(reading: Reading) -> list[FlagFound]:
    """--change for each instruction of a Dockerfile that is told as such."""
    out = []
    for found in TOLD.finditer(reading.text):
        key, rest = found["key"] or "WORKDIR", found["rest"]
        if not found["key"] and not rest.startswith("/"):
            continue
        if rest[:1] in "\"'" and rest[1:] != "":
            rest = rest[1:-1]
        words = [n for n, w in enumerate(reading.words) if found.start() <= w.start < found.end()]
        if not words:
            continue
        first, last = words[0], words[-1] + 1
        while first and reading.words[first - 1].low in LED and not reading.words[first - 1].comma:
            first -= 1
        while last < len(reading.words) and reading.words[last].low in ("in", "it", "inside", "there"):
            last += 1
        out.append(FlagFound("change", f"{key.upper()} {rest}", tuple(range(first, last)), None, True))
    return out
