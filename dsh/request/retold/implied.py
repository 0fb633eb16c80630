"""Requests that leave their verb out: "postgres on 5432 with volume pgdata", "cat /etc/hosts in container proxy"."""

from dsh.knowledge.words import Word
from dsh.request.flags import find_flags
from dsh.request.inner import PLAIN_TOO
from dsh.request.reading import Reading
from dsh.request.retold.described import is_image, is_set_up
from dsh.typed import Any

ABOUT_RUNNING = (
    "mount",
    "map",
    "publish",
    "expose",
    "limit",
    "override",
    "pass",
    "use",
    "give",
    "let",
    "set",
    "start",
    "cap",
    "restrict",
    "bind",
)
HINTS = frozenset(
    [
        "detached",
        "background",
        "interactive",
        "interactively",
        "password",
        "port",
        "ports",
        "named",
        "called",
        "name",
        "volume",
        "mounted",
        "mount",
        "mapped",
        "published",
        "publish",
        "exposed",
        "expose",
        "listening",
        "reachable",
        "temporary",
        "throwaway",
        "keep",
        "kept",
        "data",
        "persistent",
        "memory",
        "cpu",
        "cpus",
        "gpu",
        "gpus",
        "env",
        "privileged",
        "restart",
        "box",
        "box?",
        "fresh",
        "new",
        "cleans",
        "itself",
        "rm",
        "daemon",
        "user",
        "network",
        "hostname",
    ]
)
FITTING = frozenset(
    (
        "n.volume",
        "n.ports",
        "n.network",
        "n.container",
        "n.envvars",
        "n.here",
        "n.folder",
        "n.shell",
        "n.bash",
        "n.name",
        "n.process",
        "n.stats",
        "n.docker",
        "n.image",
        "n.disk",
        "n.file",
        "n.restartcount",
        "n.daemon",
        "n.user",
        "n.config",
        "n.readonly",
        "n.command",
        "n.logs",
        "n.health",
        "n.label",
    )
)
CHANGING = ("lower", "raise", "increase", "decrease", "bump", "reduce", "shrink", "enlarge", "double", "halve")
OPENING = ("open", "start", "launch", "use", "get", "give", "get me", "give me", "need", "want", "into", "connect")
SHELLS = ("n.bash", "n.shell")
USING = ("use", "run", "start", "open", "execute", "the", "a", "launch", "do", "command", "then")
DOING = {
    "build": "build",
    "pull": "pull",
    "create": "create",
    "running": "run",
    "launching": "run",
    "starting": "start",
    "creating": "create",
    "building": "build",
    "pulling": "pull",
}
TALKING = frozenset(
    ["psql", "mysql", "mariadb", "mongosh", "mongo", "redis-cli", "ping", "curl", "wget", "telnet", "nc",
     "nslookup", "dig", "traceroute"]
)  # fmt: skip
GIVEN = ("run", "execute", "command", "do")
INSIDE = ("in", "inside", "within", "into", "from")


def with_command_quoted(reading: Reading, index: dict[str, Any], late: bool = False) -> str | None:
    """The request with the command that is to run inside in quotes; None where there is none.

    It is `late` where the verb that was left out has been put in.
    """
    programs = index["programs"]
    if not any(f" {w.low} " in programs or w.low.startswith(("./", "/bin/", "-")) for w in reading.words):
        return None
    if any(w.low in TALKING for w in reading.words):
        from dsh.request.retold.inside import of_a_base

        told = of_a_base(reading, index)
        if told is not None:
            return told
    from dsh.request.retold.quoting import with_quotes  # few requests need it: it is no part of the start

    return with_quotes(reading, index, late)


def completed(reading: Reading, index: dict[str, Any]) -> str | None:
    """The request with the verb that it leaves out; None where nothing is left out."""
    if reading.mood == "idea":
        return None
    inside = _command_after(reading, index)
    if inside is not None:
        return inside
    if reading.words and reading.words[0].sense == "v.restart" and _of_a_container(reading):
        return None
    for rewrite in (_run_inside, _opened, _entered, _while):
        other = rewrite(reading, index)
        if other is not None:
            return other
    if _new_thing(reading):
        return f"create {reading.text}"
    if reading.lead == 0 and reading.words[0].sense == "v.remove":
        return None  # "rm image shop:old": rm is no flag there
    if any(w.sense in KEPT and not w.low.endswith(("ing", "ed")) for w in reading.words) or _to_tarball(reading):
        return None
    verb = _by_settings(reading, index)
    if verb:
        return f"{verb} {reading.text}"
    if is_set_up(reading, index, HINTS, FITTING):
        return f"run {reading.text}"
    if _is_program(reading, index) or (reading.mood == "wish" and (_image_first(reading) or _run_by_flags(reading))):
        return f"run {reading.text}"
    return None


def _of_a_container(reading: Reading) -> bool:
    """Is nothing said but which one: "restart mysql", "restart container mysql again"?"""
    told = [w for w in reading.words[1:] if w.sense[:1] != "f"]
    return len(told) < 2 or any(w.sense == "n.container" for w in told[:2])


NEW_ONES, NEW = ("n.network", "n.volume"), ("a", "an", "new", "another")
KEPT = ("v.save", "v.load", "v.export", "v.import", "v.commit", "v.copy")


def _to_tarball(reading: Reading) -> bool:
    """ "image app:5 into app5.tar": nothing to run."""
    return any(
        n.kind == "file" and n.texts[0].endswith((".tar", ".tgz", ".tar.gz")) and n.before in ("into", "to", "as", "in")
        for n in reading.names
    )


def _run_inside(reading: Reading, index: dict[str, Any]) -> str | None:
    """A command for a container that is named first, or a client that is told its user."""
    words = reading.words
    if not words or not (words[0].low in INSIDE or words[0].low == "on" or any(w.low in TALKING for w in words)):
        return None
    from dsh.request.retold.inside import (  # few requests need it: no part of the start
        as_user,
        from_another,
        inside_first,
    )

    return as_user(reading, index) or inside_first(reading, index) or from_another(reading, index)


def _command_after(reading: Reading, index: dict[str, Any]) -> str | None:
    """ "run busybox and ping google.com": what comes after "and" is run inside."""
    words = reading.words
    image = next((n for n in reading.names if n.kind == "image"), None)
    if (
        image is None
        or reading.names[0] is not image
        or not any(w.sense in ("v.run", "v.start") for w in words[: image.first])
    ):
        return None
    for at in range(image.last, len(words) - 1):
        if words[at].low not in ("and", "then", "with", "to"):
            continue
        start = at + 1
        while start + 1 < len(words) and words[start].low in (
            "run",
            "execute",
            "then",
            "do",
            "the",
            "command",
            "start",
            "let",
            "it",
        ):
            start += 1
        low = words[start].low
        if low in PLAIN_TOO and words[at].low in ("with", "and") and words[start - 1].low not in GIVEN:
            continue
        if f" {low} " in index["programs"] and words[start].sense not in ("n.bash", "n.shell"):
            return f"{reading.text[: words[at].start]} command {reading.text[words[start].start :]}"
    return None


def _opened(reading: Reading, index: dict[str, Any]) -> str | None:
    """ "open psql in the db service": a program that one types into is run there."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.low in OPENING), None)
    if at is None or any(w.sense in ("v.run", "v.exec") for w in words):
        return None
    first = at + 1
    while first < len(words) and words[first].low in ("a", "an", "the", "me", "up", "with"):
        first += 1
    if first >= len(words) or f" {words[first].low} " not in index["prompts"] or words[first].sense in SHELLS:
        return None
    if not any(n.first > first and (n.object in ("container", "service") or n.before in INSIDE) for n in reading.names):
        return None
    return f"{reading.text[: words[at].start]}run {reading.text[words[first].start :]}"


def _entered(reading: Reading, index: dict[str, Any]) -> str | None:
    """ "enter container redis1 and use redis-cli": the program is run in the container."""
    words = reading.words
    first = next((n for n, w in enumerate(words) if w.sense == "v.enter"), None)
    if first is None or not reading.names:
        return None
    for at in range(first + 2, len(words) - 1):
        if words[at].low not in ("and", "then", "to"):
            continue
        start = at + 1
        while start + 1 < len(words) and words[start].low in USING:
            start += 1
        name = reading.names[0]
        if (
            f" {words[start].low} " in index["programs"]
            and first < name.first < at
            and words[start].sense not in SHELLS
        ):
            return f"run {reading.text[words[start].start :].rstrip(' .!?')} in container {name.typed[0]}"
    return None


def _while(reading: Reading, index: dict[str, Any]) -> str | None:
    """ "send logs to syslog when running image audit": what is done comes last, how it is done before."""
    words = reading.words
    for at in range(2, len(words) - 1):
        verb = DOING.get(words[at + 1].low, "run" if words[at + 1].sense == "s.running" else "")
        if (
            words[at].low in ("when", "while", "whenever")
            and verb
            and words[at - 1].low != "even"
            and at + 2 < len(words)
        ):
            rest = reading.text[words[at + 2].start :] if at + 2 < len(words) else ""
            return f"{verb} {rest.rstrip(' .!?')}, {reading.text[words[0].start : words[at - 1].end]}"
    return None


def _is_program(reading: Reading, index: dict[str, Any]) -> bool:
    """Does it begin with a program, and say in which container it is to run?"""
    words = reading.words
    if not words or f" {words[0].low} " not in index["programs"] or words[0].quoted:
        return False
    if len(words) > 1 and words[1].sense in ("n.process", "n.stats", "n.container", "s.all"):
        return False
    for name in reading.names:
        if name.first > 1 and (name.object in ("container", "service") or name.kind == "") and name.before in INSIDE:
            return True
        if name.first > 1 and is_image(name) and name.before in (*INSIDE, "with", "using", "via", "on"):
            return True
    return False


def _image_first(reading: Reading) -> bool:
    """Is a known image the first thing named, with something said of how it is to run?"""
    image = next((n for n in reading.names if n.kind == "image"), None)
    if image is None or reading.names[0] is not image or len(image.texts) > 1 or image.before == "of":
        return False
    for at, word in enumerate(reading.words[: image.first]):
        plain = word.sense[:1] in ("p", "f") or word.sense in ("v.get", "n.container", "n.image", "n.docker")
        if not plain and word.low not in HINTS and at not in reading.values:
            return False
    rest = reading.words[image.last :]
    pairs = any("_" in w.text and w.text.isupper() for w in rest)
    verbs = [w for w in rest if w.sense[:2] == "v." and w.low not in HINTS and not w.low.endswith(("ed", "ing"))]
    if any(w.low not in ("runs", "executes") for w in verbs):
        return False
    if any(w.sense[:2] == "n." and w.sense not in FITTING for w in rest):
        return False
    others = [v for v in reading.values.values() if v.first not in image.indexes]
    return bool(others or verbs or pairs) or any(w.low in HINTS or w.low.split()[-1] in HINTS for w in reading.words)


def is_new(reading: Reading) -> bool:
    """ "I'd like a network called lab, label env=dev": of what there is one would say which."""
    at = next((n for n, w in enumerate(reading.words) if w.sense in NEW_ONES), 0)
    return at > 0 and reading.words[at - 1].low in NEW and _new_thing(reading)


def _new_thing(reading: Reading) -> bool:
    """Is a network or volume with a name of its own all that is said: "network with subnet 10.5.0.0/16 called iot"?"""
    words = reading.words
    if reading.mood != "wish" or any(w.sense[:2] == "v." for w in words):
        return False
    first = next((w for w in words if w.sense[:1] not in ("p", "f")), None)
    if first is None or first.sense not in NEW_ONES or first.low.endswith("s"):
        return False
    return any(n.before == "called" for n in reading.names) or words[0].low in ("new", "another")


def _by_settings(reading: Reading, index: dict[str, Any]) -> str:
    """The verb for "tmpfs on /run for image fastapp" and "at most 1 cpu for container web": settings and no action."""
    words = reading.words
    if reading.mood != "wish" or any(w.sense[:2] == "v." and not _qualifies(w) for w in words):
        return ""
    if any(w.sense[:2] == "n." and w.low.endswith("s") and w.sense in ("n.image", "n.container") for w in words):
        return ""
    first = next((w for w in words if w.sense[:1] not in ("p", "f")), None)
    if first is not None and first.low in CHANGING:
        return "" if not any(n.object == "image" for n in reading.names) else "run"
    image = any(n.object == "image" or (n.kind == "image" and n.object != "container") for n in reading.names)
    container = any(n.object == "container" and n.kind == "" and not n.indefinite for n in reading.names)
    if image == container:
        return ""
    path = "docker container run" if image else "docker container update"
    number = index["command_numbers"][path]
    flags = index["commands"][number][5]
    found = find_flags(reading, index)
    told = {
        f.flag
        for f in found
        if f.flag in flags and (f.only is None or number in f.only) and (f.spoken or len(f.words) > 1)
    }
    return ("run" if image else "update") if told - {"name", "label", "quiet"} else ""


def _qualifies(word: Word) -> bool:
    """Is it a verb that only says of what kind something is, or how it shall be: limited, mounted, named?"""
    return word.low.endswith(("ed", "ing")) or word.sense in ("v.get", "v.update") or word.low in HINTS


def _run_by_flags(reading: Reading) -> bool:
    """Is it told how something is to run, and which image: "use all gpus, image pytorch/pytorch"?"""
    first = next((w for w in reading.words if w.sense[:1] not in ("p", "f")), None)
    if first is None or first.low.split()[0] not in ABOUT_RUNNING:
        return False
    if first.sense == "v.push" and any(v.kind in ("host", "address") for v in reading.values.values()):
        return False
    if any(w.sense in ("v.run", "v.build", "v.create", "v.start", "v.switch", "v.show") for w in reading.words[1:]):
        return False
    named = any(
        n.object == "image" or (n.kind == "image" and n.object != "container" and n.first > 1) for n in reading.names
    )
    return named and (bool(reading.values) or any(w.low in HINTS or w.low.rstrip("s") in HINTS for w in reading.words))
