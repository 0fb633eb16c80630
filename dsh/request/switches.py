"""The flags of one command that a request asks for, each once."""

from typing import Any

from dsh.request.flags import FlagFound
from dsh.request.names import Name
from dsh.request.once import once
from dsh.request.reading import Reading
from dsh.request.settings import environment, places
from dsh.request.settings.lifetime import lifetime

HANDED = ("arguments", "argument", "args", "arg")
NAMES = ("name", "call", "naming", "calling")
HEALTH = ("health-interval", "health-timeout", "health-retries", "health-start-period")
RUNNING = ("docker run", "docker create")
UNSAID = {
    "size": "memory",
    "platform": "platform",
    "env": "build-arg",
    "cidr": "subnet",
}  # what a value is for where nothing else is said of it


def _ports(reading: Reading, known: list[Any] | None, image: str) -> list[FlagFound]:
    from dsh.request.settings.publish import ports, ports_of  # only what runs has ports, and volumes

    return ports(reading, ports_of(known, image))


def _volumes(reading: Reading, known: list[Any] | None, image: str) -> list[FlagFound]:
    from dsh.request.settings.data_places import data, folders
    from dsh.request.settings.mounts import mounts

    return mounts(reading) or data(reading, folders(known, image))


def capabilities(reading: Reading) -> list[FlagFound]:
    """--cap-add and --cap-drop for what is spoken of by its own name."""
    if not any("cap" in w.low or "_" in w.low for w in reading.words):
        return []
    from dsh.request.settings.privileges import told  # few requests need it: it is no part of the start

    return told(reading)


FORCED = ("running", "asking", "asked", "ask", "anyway", "confirmation", "prompt", "prompting", "questions", "question")
SHELLS = ("sh", "bash", "ash", "zsh")
MANNERS = (
    "log",
    "stop",
    "volume",
    "mount",
    "writ",
    "chang",
    "get",
    "pull",
    "fetch",
    "kill",
    "shut",
    "end",
    "exit",
    "look",
    "mem",
    "ram",
)


def manners(reading: Reading) -> list[FlagFound]:
    """How a container is to run, told in words that no phrase foresees."""
    if not any(w.low.startswith(MANNERS) for w in reading.words):
        return []
    from dsh.request.settings.manners import told  # few requests need it: it is no part of the start

    return told(reading)


def patience(reading: Reading) -> list[FlagFound]:
    """How long a container may take to stop."""
    if not any(v.kind == "duration" for v in reading.values.values()):
        return []
    from dsh.request.settings.manners import stopped  # few requests need it: it is no part of the start

    return stopped(reading)


def hardware(reading: Reading) -> list[FlagFound]:
    """What it may use of the machine, told by numbers and names rather than by a phrase."""
    lows = {w.low for w in reading.words}
    said = lows & USED or any(low.startswith(("oom", *KERNEL)) for low in lows)
    if not said:
        return []
    from dsh.request.settings import hardware as of  # few requests need it: it is no part of the start

    return [*of.gpus(reading), *of.rates(reading), *of.swap(reading), *of.score(reading), *of.kernel(reading)]


def instructions(reading: Reading) -> list[FlagFound]:
    """--change of a commit."""
    if not any(w.text.isupper() or w.low.startswith("work") for w in reading.words):
        return []
    from dsh.request.settings.instructions import changes  # few requests need it: it is no part of the start

    return changes(reading)


def shared(reading: Reading) -> list[FlagFound]:
    """What it shares with another container, and its folders in memory."""
    if not any(w.low in SHARED or w.sense in ("n.network", "n.volume") for w in reading.words):
        return []
    from dsh.request.settings import sharing  # few requests need it: it is no part of the start

    return [*sharing.namespaces(reading), *sharing.volumes(reading), *sharing.in_memory(reading)]


USED = frozenset(
    ["gpu", "gpus", "swap", "swapping", "read", "reads", "reading", "write", "writes", "writing", "written"]
)
KERNEL = ("net.", "kernel.", "fs.", "vm.")
SHARED = frozenset(
    ["pid", "process", "processes", "pids", "ipc", "net", "networking", "tmpfs", "ramdisk", "ram-disk", "tmpfses"]
)
TOLD = (  # flags of their own modules: what tells whether a command takes them, and what reads them
    ("user", places.users),
    ("device", places.devices),
    ("health-cmd", environment.health),
    ("add-host", environment.hosts),
    ("network-alias", places.networks),
    ("cpuset-cpus", places.cores),
    ("cap-add", capabilities),
    ("log-opt", manners),
    ("timeout", patience),
    ("change", instructions),
)


def choose_flags(
    reading: Reading, found: list[FlagFound], flags: dict[str, Any], number: int, template: str, index: dict[str, Any]
) -> list[FlagFound]:
    """The flags of this command that the text asks for; no word gives two values."""
    known = _chosen(reading)
    if (number, template) not in known:
        known[number, template] = _choose(reading, found, flags, number, template, index)
    return known[number, template]


@once
def _chosen(reading: Reading) -> dict[tuple[int, str], list[FlagFound]]:
    """The flags of each command and template that were looked at: many candidates are of one."""
    return {}


def _choose(
    reading: Reading, found: list[FlagFound], flags: dict[str, Any], number: int, template: str, index: dict[str, Any]
) -> list[FlagFound]:
    if "inspect" in template and " -f '" in template:
        return []
    if "/backup/" in template or "/from/" in template:
        return []
    image = next((n.texts[0] for n in reading.names if n.kind == "image"), "")
    known = index["images"].get(image.split(":")[0])
    extra: list[FlagFound] = []
    if "tmpfs" in flags:
        extra += shared(reading)
    if "memory-swap" in flags:
        extra += hardware(reading)
    if "ulimit" in flags:
        extra += environment.limits(reading)
    if "publish" in flags:
        extra += _ports(reading, known, image)
    if "publish-add" in flags:
        extra += _added(reading)
    if "volume" in flags:
        extra += _volumes(reading, known, image)
    if "env" in flags:
        extra += environment.settings(reading, known if "publish" in flags else None)
    if "env-file" in flags and "publish" in flags:
        extra += environment.files(reading)
    for name, told in TOLD:
        if name in flags:
            extra += told(reading)
    if "workdir" in flags and "volume" in flags:
        extra += places.working(reading, extra)
    if "restart" in flags or "rm" in flags:
        extra += lifetime(reading)
    if "name" in flags:
        extra += [
            FlagFound("name", n.texts[0], ((n.first - 2, n.first - 1) if n.before == "it" else ()) + n.indexes, None)
            for n in reading.names
            if (
                n.before == "called"
                or (n.before == "it" and reading.words[n.first - 2].low in NAMES)
                or (" run" in template and _is_named_as(n, reading))
            )
            and len(n.texts) == 1
            and not n.texts[0].isdigit()
            and n.object in ("", "container", "service", "builder", "swarmservice")
        ]
    built: list[FlagFound] = []
    if "iidfile" in flags:
        from dsh.request.settings.building import settings  # few requests need it: it is no part of the start
        from dsh.request.settings.tagging import called

        built = settings(reading)
        extra = [*built, *extra]
        if not any(f.flag == "tag" for f in built):
            found = [*found, *called(reading)]
    chosen = [FlagFound(name, value, (), None, True) for name, value in reading.written if name in flags]
    chosen = [f for f in chosen if not written(f.flag, flags[f.flag][1], template)]
    taken: set[int] = set()
    listing = template in ("docker ps", "docker stats")
    for flag in [*_written(reading, flags), *extra, *found]:
        if (
            flag.flag not in flags
            or (
                flag.flag == "name"
                and template.startswith(("docker volume", "docker network", "docker context", "docker plugin"))
            )
            or (flag.flag == "from" and template.startswith("docker context"))
            or (flag.flag == "verbose" and " inspect" in template)
            or (flag.flag == "all" and template == "docker compose ls" and _is_running(reading))
            or (flag.flag == "file" and flag.value in (".", "./", ".."))
            or (flag.flag == "name" and _is_measure(reading, flag))
            or (flag.flag == "workdir" and template.endswith((" ls", " {FILE}")))
            or (flag.only is not None and number not in flag.only)
            or (flag.flag == "rm" and _is_told_first(reading, flag))
            or (flag.flag == "rm" and all(_only_removes(reading, w) for w in flag.words))
            or (flag.flag in HEALTH and not any("health" in w.low for w in reading.words))
            or (
                flag.flag == "quiet"
                and template.startswith(RUNNING)
                and all(reading.words[w].sense in ("n.id", "n.logs", "p.without") for w in flag.words)
            )
            or (flag.flag == "output" and " > " in template)
            or (flag.flag == "quiet" and len(flag.words) == 1 and _is_cut(reading, flag.words[0], found))
            or (flag.flag == "gpus" and any(c.flag == "gpus" for c in chosen))
            or (listing and flag.flag == "all")
            or (flag.flag == "all" and template.startswith("docker images") and not _hidden(reading))
        ):
            continue
        vague = flag.flag == "force" and all(reading.words[w].sense[:1] in ("s", "p", "f") for w in flag.words)
        if vague and not any(said in FORCED for w in flag.words for said in reading.words[w].low.split()):
            continue  # to do it by force must be said
        if flag.value == "host" and not any("host" in reading.words[w].low for w in flag.words):
            continue  # "run no network": to host is to run, too
        if flag.flag == "restart" and len(flag.words) == 1 and any(c.flag == "pull" for c in chosen):
            continue  # "check for a newer one first, always"
        if flag.flag == "latest" and _of_time(reading, flag.words[-1]):
            continue
        kind, short, repeat = flags[flag.flag]
        vaguer = next((c for c in chosen if c.flag == flag.flag and (flag.value or "").startswith(f"{c.value}:")), None)
        if vaguer is not None and set(vaguer.words) & set(flag.words) and flag.flag == "restart":
            chosen[chosen.index(vaguer)] = flag._replace(words=tuple(sorted({*vaguer.words, *flag.words})))
            taken |= set(flag.words)
            continue  # "restart policy on-failure, at most 5 times"
        if taken & set(flag.words) or any(
            c.flag == flag.flag and (not (repeat or c.flag == "platform") or c.value == flag.value) for c in chosen
        ):
            continue
        if written(flag.flag, short, template):
            if flag.value is None:
                chosen.append(flag._replace(flag="", value=None))
            continue
        taken |= set(flag.words)
        value = flag.value
        if flag.flag == "all" and all(reading.words[w].low == "any" for w in flag.words):
            continue
        if (
            flag.flag == "all"
            and template == "docker image prune"
            and any(w.sense == "s.dangling" for w in reading.words)
        ):
            continue
        if (
            flag.flag == "all"
            and template == "docker volume prune"
            and not any(w.sense == "s.all" or w.low == "named" for w in reading.words)
        ):
            continue
        if kind == "int" and value and value.endswith("s"):
            value = value[:-1]
        elif kind == "int" and value and value.endswith("m") and value[:-1].isdigit():
            value = str(int(value[:-1]) * 60)
        chosen.append(flag._replace(value=value))
    for at, loose in reading.values.items():
        name = UNSAID.get(loose.kind, "")
        several = name == "build-arg"
        known_so = any(c.flag == name and not (several and c.spoken) for c in chosen)
        if name in flags and at not in taken and at not in reading.off and not known_so:
            words = tuple(range(loose.first, loose.last))
            if not written(name, flags[name][1], template) and not any(c.value == loose.text for c in chosen):
                chosen.append(FlagFound(name, loose.text, words, None, several))
    chosen = _joined(chosen) + [f for f in built if not f.flag]
    several = sum(1 for c in chosen if c.flag == "platform" and c.value) > 1 or any(
        "," in (c.value or "") for c in chosen
    )
    pushed = [n for n, w in enumerate(reading.words) if w.sense == "v.push" and n not in reading.off]
    if "push" in flags and several and pushed and not any(c.flag == "push" for c in chosen):
        chosen.append(FlagFound("push", None, (pushed[0],), None))
    if "tty" in flags and "interactive" in flags and " -it" not in template:
        opened = any(c.flag == "entrypoint" and (c.value or "").rpartition("/")[2] in SHELLS for c in chosen)
        if opened and not any(c.flag in ("tty", "detach") for c in chosen):
            chosen.append(FlagFound("tty", None, (), None))  # a shell that nobody can type into ends at once
        opened_by = {reading.words[w].low for c in chosen if c.flag == "interactive" for w in c.words}
        input_alone = {"stdin", "input"} & opened_by
        for one, other in (("tty", "interactive"), ("interactive", "tty"))[: 1 if input_alone else 2]:
            if any(c.flag == one for c in chosen) and not any(c.flag == other for c in chosen):
                chosen.append(FlagFound(other, None, (), None))
    return chosen


def _is_named_as(name: Name, reading: Reading) -> bool:
    """ "nginx as web with user bob": what an image is run as, and nobody of an account."""
    words = reading.words
    led = name.kind == "" and name.first > 1 and words[name.first - 1].low == "as"
    after = led and any(n.kind == "image" and n.last == name.first - 1 for n in reading.names)
    return after and name.texts[0].lower() not in (*places.ACCOUNTS, "root", "admin") and not name.texts[0].isdigit()


def _added(reading: Reading) -> list[FlagFound]:
    """What a service is to have besides: the ports that it opens, the variables and labels that are given."""
    ports = [f._replace(flag="publish-add") for f in _ports(reading, None, "") if f.flag == "publish"]
    labels = any(w.low.startswith("label") for w in reading.words)
    kept = [v for v in reading.values.values() if v.kind == "env" and v.first not in reading.off]
    flag = "label-add" if labels else "env-add"
    return ports + [FlagFound(flag, v.text, tuple(range(v.first, v.last)), None, True) for v in kept]


def _is_measure(reading: Reading, flag: FlagFound) -> bool:
    """ "not more as 2 GB": nothing is called so."""
    return any(n in reading.values and reading.values[n].kind in ("size", "duration") for n in flag.words)


def _is_told_first(reading: Reading, flag: FlagFound) -> bool:
    """ "remove api and run it new": that is done before, and not when it ends."""
    lead = reading.lead
    if lead is not None and any(n.kind == "image" and n.last <= lead for n in reading.names):
        return False  # "bash in ubuntu, and bin it when i exit"
    return lead is not None and lead in flag.words and reading.words[lead].sense == "v.remove"


def _only_removes(reading: Reading, at: int) -> bool:
    """ "drop privileges" drops no container; "throw away" does."""
    word, after = reading.words[at], [w.low for w in reading.words[at + 1 : at + 2]]
    itself = not after or word.comma or after[0] in ("it", "itself", "that", "the", "container", "after", "afterwards")
    return word.sense == "v.remove" and not itself and not word.low.startswith("throw")


def _joined(chosen: list[FlagFound]) -> list[FlagFound]:
    """Several platforms are one value: linux/amd64,linux/arm64."""
    several = [f for f in chosen if f.flag == "platform"]
    if len(several) < 2:
        return chosen
    value = ",".join(sorted(str(f.value) for f in several))
    words = tuple(w for f in several for w in f.words)
    return [f for f in chosen if f.flag != "platform"] + [several[0]._replace(value=value, words=words)]


def _of_time(reading: Reading, at: int) -> bool:
    """ "last night": not the last container."""
    after = reading.words[at + 1].low if at + 1 < len(reading.words) else ""
    return after in ("night", "week", "month", "year", "day", "days", "hour", "hours", "time", "evening")


def _hidden(reading: Reading) -> bool:
    """Are the images meant that docker does not list by itself?"""
    return any(
        w.low.startswith(("intermediate", "hidden", "layer", "in-between", "between", "-a", "--all"))
        for w in reading.words
    )


def _is_cut(reading: Reading, at: int, found: list[FlagFound]) -> bool:
    """ "do not cut off the ids": what is shown in full is not all that is shown."""
    if reading.words[at].sense != "n.id":
        return False
    whole = {reading.words[w].low for f in found if f.flag == "no-trunc" for w in f.words}
    return any(low.startswith(("cut", "shorten", "trunc", "chop", "abbrev", "trim")) for low in whole)


def _is_running(reading: Reading) -> bool:
    """Does it speak of what runs, and of nothing stopped?"""
    senses = {w.sense for w in reading.words}
    return "s.running" in senses and "s.stopped" not in senses


def _written(reading: Reading, flags: dict[str, Any]) -> list[FlagFound]:
    """Switches as docker writes them: "logs -f web", "rm --force web"."""
    out = []
    handed = next((n for n, w in enumerate(reading.words) if w.low in HANDED), len(reading.words))
    for at, word in enumerate(reading.words[:handed]):
        if word.text[:1] == "-" and word.text.strip("-").replace("-", "").isalpha():
            letters = [word.text[2:]] if word.text[:2] == "--" else list(word.text[1:])
            if word.text in ("-rf", "-fr", "-Rf"):
                letters = ["f"]
            names = [
                next((n for n, f in flags.items() if letter in (n, f[1]) and f[0] == "bool"), "") for letter in letters
            ]
            out += [FlagFound(n, None, (at,) if n == names[0] else (), None) for n in names if n and all(names)]
    return out


def written(name: str, short: str, template: str) -> bool:
    """Does the template of a line have this flag already, in its long form or as a letter?"""
    words = template.split()
    letters = [w[1:] for w in words if w[:1] == "-" and w[1:2] != "-"]
    return f"--{name}" in words or (bool(short) and any(short in w for w in letters))
