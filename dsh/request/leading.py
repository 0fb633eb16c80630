"""Flags that stand before the command: which engine (-H, --context), and which compose project, file or profile.

They are said beside the wish itself, so they are cut out of the text and the rest is read without them.
"""

from dsh.knowledge.words import Word
from dsh.named import NamedTuple
from dsh.request.line import quote
from dsh.request.names import Name
from dsh.request.reading import Reading

REMOTE = frozenset(
    [
        "remote", "box", "server", "host", "machine", "engine", "daemon", "docker", "ssh", "at", "the", "my", "our",
        "that", "is", "on", "over", "via", "using", "through", "against", "connect", "connecting", "connected", "url",
        "address", "which", "by", "with", "in", "of", "a",
    ]
)  # fmt: skip
THROUGH = ("with", "in", "on", "using", "via", "through", "under", "at", "against", "inside", "for")
ABOUT_CONTEXTS = ("v.create", "v.switch", "v.remove", "v.inspect", "v.update", "v.export", "v.import", "v.rename")
BESIDE = frozenset(
    [
        "with", "using", "from", "of", "in", "for", "the", "a", "my", "our", "files", "file", "compose", "both", "use",
        "under", "as", "via", "through", "its", "it", "take", "on", "to", "yaml", "yml", "config", "given", "by",
        "project", "named", "called", "name", "two", "based",
        "docker-compose", "docker compose", "compose file", "compose project", "profile", "profiles", "enabled",
        "active",
        "activated", "lives", "lies", "sits", "whose", "is", "has", "that", "this",
    ]
)  # fmt: skip
PROJECT = ("project", "compose project", "project name")
NAMED = ("named", "called", "name", "is", "=", "shall", "should", "must", "be")
COPIES = ("v.copy", "v.get", "v.put", "v.extract")
OF_ENVIRONMENT = frozenset(
    [
        "with", "using", "use", "from", "the", "a", "an", "my", "our", "env", "environment", "variables",
        "vars", "file", "files", "env-file", "envfile", "env file", "environment file", "--env-file", "as", "of", "its",
        "take", "taking", "read", "reading", "out", "out of", "values", "settings", "in", "is", "it", "by", "called",
        "named", "variable", "environment variables", "env vars", "env variables",
    ]
)  # fmt: skip
DRY = (
    "dry run",
    "dry-run",
    "without really doing it",
    "without doing it",
    "without actually doing it",
    "just pretend",
    "only pretend",
    "pretend only",
    "only simulate",
    "simulate",
    "as a dry run",
)


class Leading(NamedTuple):
    """The flags, the words before which they stand, and the text without them."""

    flags: str
    before: str  # docker or docker compose
    text: str


def leading_flags(reading: Reading) -> Leading | None:
    """What is to stand before the command, None where nothing is said of it."""
    return _host(reading) or _context(reading) or _compose(reading)


def _host(reading: Reading) -> Leading | None:
    if any(w.sense in ("n.context", "v.login", "v.create") or w.low == "docker_host" for w in reading.words):
        return None
    for at, value in reading.values.items():
        if value.kind == "url" and value.text.startswith(("ssh://", "tcp://", "unix://")):
            first = _back(reading, at, REMOTE)
            return _cut(reading, f"-H {value.text}", "docker", {*range(first, value.last)})
    return None


def _context(reading: Reading) -> Leading | None:
    words = reading.words
    for name in reading.names:
        if name.object != "context" or len(name.texts) != 1 or name.texts[0][:1] in "./":  # a build's folder
            continue
        near = [n for n in (*range(max(0, name.first - 3), name.first), name.last) if n < len(words)]
        nouns = [n for n in near if words[n].sense == "n.context"]
        first = _back(reading, min([name.first, *nouns]), BESIDE)
        span = {*range(first, max([name.last, *(n + 1 for n in nouns)]))}
        rest = [w for n, w in enumerate(words) if n not in span]
        if not any(words[n].low in THROUGH for n in span) or not any(w.sense[:1] in ("v", "n") for w in rest):
            continue
        if any(w.sense in ABOUT_CONTEXTS for w in rest if not any(r.sense[:2] == "n." for r in rest)):
            continue
        return _cut(reading, f"--context {quote(name.texts[0])}", "docker", span)
    return None


def _compose(reading: Reading) -> Leading | None:
    """-p, -f, --profile, --env-file and --dry-run of compose, in the order in which people write them."""
    words = reading.words
    swarm = any(w.sense in ("n.swarm", "n.config", "n.secret") for w in words)
    swarm = swarm or (any(w.sense == "n.stack" for w in words) and not any(w.low == "up" for w in words))
    said = any(w.sense == "n.compose" and not (swarm and w.low.endswith("ml")) for w in words)
    span: set[int] = set()
    flags: list[str] = []
    if any(w.sense in ("v.copy", "v.validate") for w in words) and not said:
        return None
    files = [
        n for n in reading.names if n.kind in ("file", "path") and all(t.endswith((".yml", ".yaml")) for t in n.texts)
    ]
    if any(w.sense in COPIES for w in words):  # "copy conf.yml out of the compose service api"
        files = [n for n in files if n.first and (words[n.first - 1].sense in ("n.file", "n.compose"))]
    if files and (said or (not swarm and any("compose" in t for n in files for t in n.texts))):
        for name in files:
            flags += [f"-f {quote(t)}" for t in name.texts]
            span |= {*range(_back(reading, name.first, BESIDE), name.last), *name.indexes}
    project = _project(reading) if said else None
    if project is not None:
        flags.insert(0, f"-p {quote(words[project.name].text)}")
        span |= {*range(_back(reading, min(project), BESIDE), max(project) + 1)}
    for at in range(len(words) - 1) if said else ():
        if words[at].low in ("profile", "profiles"):
            after = at + 1
            while after + 1 < len(words) and (words[after].low in BESIDE or words[after].sense == "v.enable"):
                after += 1
            named = at - 1 if words[after].sense[:1] in ("p", "v", "f") else after
            flags.append(f"--profile {quote(words[named].text)}")
            last = max(at, named)
            while named == after and words[at].low == "profiles" and (step := _next_of_list(words, last)):
                last += step
                flags.append(f"--profile {quote(words[last].text)}")
            span |= {*range(_back(reading, min(at, named), BESIDE), last + 1)}
    environment = _environment(reading) if said else None
    if environment is not None:
        flags.append(f"--env-file {quote(environment.texts[0])}")
        span |= _of_environment(reading, environment)
    if said and (dry := next((d for d in DRY if f" {d}" in f" {reading.text.lower()}"), None)):
        flags.append("--dry-run")
        pieces = [p for d in DRY if d in reading.text.lower() for p in d.split()]
        dried = {n for n, w in enumerate(words) if all(p in pieces for p in w.low.split()) or w.low == dry}
        span |= dried | {n + 1 for n in dried if n + 1 < len(words) and words[n + 1].low in ("of", "for")}
    if not flags:
        return None
    return _cut(reading, " ".join(flags), "docker compose", span)


def _environment(reading: Reading) -> Name | None:
    """The file of variables for the project: "with env file .env.prod", "prod.env as the env file"."""
    for name in reading.names:
        near = reading.words[max(0, name.first - 4) : name.first] + reading.words[name.last : name.last + 4]
        told = any(w.sense == "n.envvars" or w.low in ("env-file", "envfile") for w in near)
        if name.kind in ("file", "path") and len(name.texts) == 1 and told and "env" in name.texts[0]:
            return name
    return None


def _of_environment(reading: Reading, name: Name) -> set[int]:
    """The words that tell of it: "with the env file", "as the env file"."""
    words = reading.words
    first, last = _back(reading, name.first, OF_ENVIRONMENT), name.last
    while last < len(words) and not words[last - 1].comma and words[last].low in OF_ENVIRONMENT:
        last += 1
    return {*range(first, last), *name.indexes}


class Project(NamedTuple):
    """Where a project and what it is called stand in the text."""

    noun: int
    name: int


def _project(reading: Reading) -> Project | None:
    """ "the compose project demo", "project named demo", "my demo project", "-p demo"."""
    words = reading.words
    free = {n.first for n in reading.names if len(n.texts) == 1 and not n.kind}
    for at, word in enumerate(words):
        if word.low == "-p" and at + 1 < len(words):
            return Project(at, at + 1)
        if word.low not in PROJECT or word.comma:
            continue
        name = at + 1
        while name < len(words) and words[name].low in NAMED:
            name += 1
        marked = name > at + 1
        one = words[name] if name < len(words) else None
        if one is not None and (name in free or one.low == "live" or (marked and one.sense[:1] in ("", "w"))):
            return Project(at, name)
        before = at - 1
        led = before > 0 and words[before - 1].low in ("the", "my", "our", "of", "in", "for", "this", "from")
        if before in free and not words[before].comma and (word.low == "project" or led):
            return Project(at, before)
    return None


def _next_of_list(words: list[Word], at: int) -> int:
    """How far on the next one of a list stands, 0 where it ends: "dev, test and debug"."""
    step = 1 if words[at].comma else 2
    joined = words[at].comma or (at + 1 < len(words) and words[at + 1].low in ("and", "plus"))
    if words[at].comma and at + 1 < len(words) and words[at + 1].low == "and":
        step = 2
    return step if joined and at + step < len(words) and words[at + step].sense[:1] in ("", "w", "n") else 0


def _back(reading: Reading, at: int, beside: frozenset[str]) -> int:
    """Where the words that lead to the one at `at` begin."""
    while at and not reading.words[at - 1].comma and reading.words[at - 1].low in beside:
        at -= 1
    return at


def _cut(reading: Reading, flags: str, before: str, span: set[int]) -> Leading:
    """The request without the words of the span."""
    words, kept, last = reading.words, [], -1
    for at, word in enumerate(words):
        if at in span:
            continue
        gap = at == last + 1 and at > 0 and words[at - 1].end <= word.start
        parted = ", " if at and words[at - 1].comma else " "  # the comma behind what is cut out parts the rest, too
        between = reading.text[words[at - 1].end : word.start] if gap else parted
        kept.append(between + reading.text[word.start : word.end])
        last = at
    text = "".join(kept).strip(" ,;:")
    if before == "docker compose":
        low = text.lower()
        rest = [w for n, w in enumerate(words) if n not in span and w.sense != "n.compose"]
        if not any(w.sense[:1] in ("v", "n") or w.low in ("up", "down") for w in rest):
            text = f"compose up {text if 'compose' not in low else ''}".strip()
        elif "compose" not in low:
            text = f"{text} with compose" if " " in text else f"{text} compose"
    return Leading(flags, before, text)
