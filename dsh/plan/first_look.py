"""What the plan of a line will look at first: asked of the engine while the planners are still being imported.

Words that are missing here cost nothing but that time. A list of a thousand containers takes an engine as long as the
imports take us.
"""

from collections.abc import Sequence

CONTAINERS = "/containers/json"
IMAGES = "/images/json"
LOOKS = {
    CONTAINERS: (
        "attach commit cp exec export kill logs pause rename restart rm start stop unpause update wait",
        "container prune; network connect; network disconnect; system prune",
    ),
    IMAGES: ("push rmi save tag", "image prune; image push; image rm; image save; image tag"),
}
FIRST = {  # the words behind docker, to the path
    tuple(words.split()): path
    for path, (single, longer) in LOOKS.items()
    for words in (*single.split(), *longer.split(";"))
}


LONGEST = 40  # letters of a line that say what it is about
SWITCHES = ("--yes", "--json", "--no-color", "--")  # that choose no other engine
REMOVES = (("docker", "rm"), ("docker", "container", "rm"))
FORCES = frozenset(("-f", "--force"))
ID, DIGITS = 64, frozenset("0123456789abcdef")  # how long a full ID is, and of what
MOST = 2000  # IDs that one question to the engine takes: 73 bytes each of the megabyte that a head may have


def line_of_call(argv: Sequence[str]) -> str | None:
    """The beginning of the docker line that a verb of dsh is for: `run --yes docker rm web`.

    None for a request, and where an option may choose another engine than the environment does.
    """
    at = next((n for n, word in enumerate(argv[1:], 1) if word not in SWITCHES), len(argv))
    words = " ".join(argv[at : at + 3])[:LONGEST].split()
    return " ".join(words) if words[:1] == ["docker"] and not "".join(words[1:2]).startswith("-") else None


def first_look(line: str) -> str | None:
    """The list that is needed for this docker line, whoever else is: with all=1. None where that is not known."""
    words = line[:LONGEST].split()
    if words[:1] != ["docker"]:
        return None
    own = words[2:] if words[1:2] == ["container"] and words[2:3] != ["prune"] else words[1:]
    return FIRST.get(tuple(own[:2])) or FIRST.get(tuple(own[:1]))


def only_these(argv: Sequence[str]) -> tuple[str, ...]:
    """The full IDs of all containers that a call is about, where no other is of interest: `run --yes docker rm -f ID`.

    What the preview says of others (who shares the network of one that goes) is shown to nobody there. Empty for every
    other call, and for more than one question takes.
    """
    at = next((n for n, word in enumerate(argv[1:], 1) if word not in SWITCHES), len(argv))
    if argv[:1] != ["run"] or "--yes" not in argv[:at] or "--json" in argv[:at]:
        return ()
    words = " ".join(argv[at:]).split(" ")
    start = next((start for start in REMOVES if tuple(words[: len(start)]) == start), None)
    if start is None:
        return ()
    named = [word for word in words[len(start) :] if word not in FORCES]
    full = all(len(word) == ID and DIGITS.issuperset(word) for word in named)
    return tuple(dict.fromkeys(named)) if full and len(named) <= MOST else ()
