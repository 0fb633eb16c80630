"""The flags of one command that a request asks for, each once."""

from dsh.request.barred import Choosing, barred, hushed
from dsh.request.flags import FlagFound
from dsh.request.names import Name
from dsh.request.once import once
from dsh.request.reading import Reading
from dsh.request.settings import environment, places
from dsh.request.settings.lifetime import lifetime
from dsh.typed import Any

HANDED = ("arguments", "argument", "args", "arg")
NAMES = ("name", "call", "naming", "calling")
UNSAID = {
    "size": ("memory",),
    "platform": ("platform",),
    "env": ("build-arg",),
    "cidr": ("subnet", "default-addr-pool"),
}  # what a value is for where nothing else is said of it


def _ports(reading: Reading, known: list[Any] | None, image: str) -> list[FlagFound]:
    from dsh.request.settings.publish import ports, ports_of  # only what runs has ports, and volumes

    return ports(reading, ports_of(known, image))


def _volumes(reading: Reading, known: list[Any] | None, image: str) -> list[FlagFound]:
    from dsh.request.settings.data_places import data, data_in_memory, folders
    from dsh.request.settings.mounts import mounts

    if passing := data_in_memory(reading, folders(known, image)):
        return [*passing, *mounts(reading)]
    if known is None or not known[10]:
        return mounts(reading) or data(reading, folders(known, image, reading.words))
    from dsh.request.settings.first_start import scripts  # few images run scripts: it is no part of the start

    started = scripts(reading, known[10])
    used = {at for found in started for at in found.words}
    return [*started, *(mounts(reading) or data(reading, folders(known, image, reading.words), used))]


def capabilities(reading: Reading) -> list[FlagFound]:
    """--cap-add and --cap-drop for what is spoken of by its own name."""
    if not any("cap" in w.low or "_" in w.low for w in reading.words):
        return []
    from dsh.request.settings.privileges import told  # few requests need it: it is no part of the start

    return told(reading)


SHELLS = ("sh", "bash", "ash", "zsh")
MANNERS = (
    "log", "stop", "volume", "mount", "writ", "chang", "get", "pull", "fetch", "kill", "shut", "end", "exit", "look",
    "mem", "ram",
)  # fmt: skip


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
    ["gpu", "gpus", "nvidia-smi", "swap", "swapping", "read", "reads", "reading", "write", "writes", "writing",
     "written"]
)  # fmt: skip
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
    if any(mark in template for mark in ("/backup/", "/from/")) or ("inspect" in template and " -f '" in template):
        return []
    told = _told(reading, flags, template, index)
    built: list[FlagFound] = []
    if "iidfile" in flags:
        from dsh.request.settings.building import settings  # few requests need it: it is no part of the start
        from dsh.request.settings.tagging import called

        built = settings(reading)
        told = [*built, *told]
        if not any(f.flag == "tag" for f in built):
            found = [*found, *called(reading)]
    chosen = [FlagFound(name, value, (), None, True) for name, value in reading.written if name in flags]
    chosen = [f for f in chosen if not written(f.flag, flags[f.flag][1], template)]
    it = Choosing(reading, flags, number, template, found, chosen)
    asked = [*_written(reading, flags), *told, *found]
    container = index["command_numbers"]["docker container create"]
    if "restart-condition" in flags and any(_of_container(flag, container, flags) for flag in asked):
        from dsh.request.settings.of_service import of_service  # few requests are about a service

        asked = of_service(asked, reading, flags, container)
    if "label-rm" in flags:
        from dsh.request.settings.taken_back import taken_back  # few requests change a service or a node

        asked = taken_back(asked, reading)
    taken = _take(asked, it)
    _take_values(it, taken)
    if sum(f.flag == "publish" for f in chosen) > 1:
        from dsh.request.settings.led_once import led_once  # few requests have two ports

        chosen = led_once(chosen, reading)
    it = it._replace(chosen=_joined(chosen) + [f for f in built if not f.flag])
    _push_several(it)
    _with_a_terminal(it)
    return it.chosen


def _told(reading: Reading, flags: dict[str, Any], template: str, index: dict[str, Any]) -> list[FlagFound]:
    """The flags that modules of their own read, rather than phrases."""
    image = next((n.texts[0] for n in reading.names if n.kind == "image"), "")
    known = index["images"].get(image.split(":")[0])
    told: list[FlagFound] = []
    if "tmpfs" in flags:
        told += shared(reading)
    if "memory-swap" in flags:
        told += hardware(reading)
    if "ulimit" in flags:
        told += environment.limits(reading)
    if "publish" in flags:
        told += _ports(reading, known, image)
    if "publish-add" in flags:
        told += _added(reading)
    if not flags.keys().isdisjoint(("volume", "mount", "mount-add")):
        told += _volumes(reading, known, image)
    if "env" in flags:
        told += environment.settings(reading, known if "publish" in flags else None)
    if "env-file" in flags and "publish" in flags:
        told += environment.files(reading)
    for name, tell in TOLD:
        if name in flags:
            told += tell(reading)
    if "workdir" in flags and "volume" in flags:
        told += places.working(reading, told)
    if "restart" in flags or "rm" in flags or "restart-condition" in flags:
        told += lifetime(reading)
    if "scale" in flags and "--scale" not in template:
        told += _copies(reading)
    if "name" in flags:
        told += _names(reading, template)
    return told


def _copies(reading: Reading) -> list[FlagFound]:
    if not any(v.kind == "number" for v in reading.values.values()):
        return []
    from dsh.request.whole.scaling import copies  # few requests say how many: it is no part of the start

    return copies(reading)


def _names(reading: Reading, template: str) -> list[FlagFound]:
    """What it is to be called."""
    out = []
    for n in reading.names:
        named = n.before == "called" or (n.before == "it" and reading.words[n.first - 2].low in NAMES)
        named = named or (" run" in template and _is_named_as(n, reading))
        one = len(n.texts) == 1 and not n.texts[0].isdigit()
        if named and one and n.object in ("", "container", "service", "builder", "swarmservice"):
            led = (n.first - 2, n.first - 1) if n.before == "it" else ()
            out.append(FlagFound("name", n.texts[0], led + n.indexes, None))
    return out


def _take(asked: list[FlagFound], it: Choosing) -> set[int]:
    """Choose what is asked for, each word for one flag; the places of the words that are used up."""
    taken: set[int] = set()
    for flag in asked:
        if barred(flag, it):
            continue
        kind, short, repeat = it.flags[flag.flag]
        again = [c for c in it.chosen if c.flag == flag.flag]
        vaguer = next((c for c in again if (flag.value or "").startswith(f"{c.value}:")), None)
        if vaguer is not None and set(vaguer.words) & set(flag.words) and flag.flag == "restart":
            both = tuple(sorted({*vaguer.words, *flag.words}))
            it.chosen[it.chosen.index(vaguer)] = flag._replace(words=both)
            taken |= set(flag.words)
            continue  # "restart policy on-failure, at most 5 times"
        several = repeat or flag.flag == "platform"
        if taken & set(flag.words) or any(not several or c.value == flag.value for c in again):
            continue
        if written(flag.flag, short, it.template):
            if flag.value is None:
                it.chosen.append(flag._replace(flag="", value=None))
            continue
        taken |= set(flag.words)
        if not hushed(flag, it):
            it.chosen.append(flag._replace(value=_in_its_unit(flag.value, kind)))
    return taken


def _in_its_unit(value: str | None, kind: str) -> str | None:
    """Seconds where docker takes a number: "10s", "2m"."""
    if kind == "int" and value and value.endswith("s"):
        return value[:-1]
    if kind == "int" and value and value.endswith("m") and value[:-1].isdigit():
        return str(int(value[:-1]) * 60)
    return value


def _take_values(it: Choosing, taken: set[int]) -> None:
    """A value of which nothing says what it is for is for the flag that such values go to."""
    for at, loose in it.reading.values.items():
        name = next((flag for flag in UNSAID.get(loose.kind, ()) if flag in it.flags), "")
        several = name == "build-arg"
        known_so = any(c.flag == name and not (several and c.spoken) for c in it.chosen)
        if not name or at in taken or at in it.reading.off or known_so:
            continue
        if not written(name, it.flags[name][1], it.template) and not any(c.value == loose.text for c in it.chosen):
            it.chosen.append(FlagFound(name, loose.text, tuple(range(loose.first, loose.last)), None, several))


def _push_several(it: Choosing) -> None:
    """What is built for several platforms is no image of this engine: it is pushed where it is built."""
    platforms = [c for c in it.chosen if c.flag == "platform" and c.value]
    several = len(platforms) > 1 or any("," in (c.value or "") for c in it.chosen)
    words = it.reading.words
    pushed = [n for n, w in enumerate(words) if w.sense == "v.push" and n not in it.reading.off]
    if "push" in it.flags and several and pushed and not any(c.flag == "push" for c in it.chosen):
        it.chosen.append(FlagFound("push", None, (pushed[0],), None))


def _with_a_terminal(it: Choosing) -> None:
    """A terminal is asked for with what is typed into it: a shell that nobody can type into ends at once."""
    if "tty" not in it.flags or "interactive" not in it.flags or " -it" in it.template:
        return
    opened = any(c.flag == "entrypoint" and (c.value or "").rpartition("/")[2] in SHELLS for c in it.chosen)
    if opened and not any(c.flag in ("tty", "detach") for c in it.chosen):
        it.chosen.append(FlagFound("tty", None, (), None))
    opened_by = {it.reading.words[w].low for c in it.chosen if c.flag == "interactive" for w in c.words}
    input_alone = {"stdin", "input"} & opened_by
    for one, other in (("tty", "interactive"), ("interactive", "tty"))[: 1 if input_alone else 2]:
        if any(c.flag == one for c in it.chosen) and not any(c.flag == other for c in it.chosen):
            it.chosen.append(FlagFound(other, None, (), None))


def _is_named_as(name: Name, reading: Reading) -> bool:
    """ "nginx as web with user bob": what an image is run as, and nobody of an account."""
    words = reading.words
    led = name.kind == "" and name.first > 1 and words[name.first - 1].low == "as"
    after = led and any(n.kind == "image" and n.last == name.first - 1 for n in reading.names)
    return after and name.texts[0].lower() not in (*places.ACCOUNTS, "root", "admin") and not name.texts[0].isdigit()


def _added(reading: Reading) -> list[FlagFound]:
    """What a service is to have besides: the ports that it opens, the variables and labels that are given."""
    ports = [f._replace(flag="publish-add") for f in _ports(reading, None, "") if f.flag == "publish"]
    kept = (v for v in reading.values.values() if v.kind == "env")
    return [
        *ports,
        *(FlagFound(_added_as(reading, v.first), v.text, tuple(range(v.first, v.last)), None, True) for v in kept),
    ]


def _of_container(flag: FlagFound, container: int, flags: dict[str, Any]) -> bool:
    """Is it one of containers (by the number of their command), which the command at hand has not by itself?"""
    return flag.flag not in flags if flag.only is None else container in flag.only


def _added_as(reading: Reading, at: int) -> str:
    """ "with env A=1, label b=2": what the last noun before a value says that it is, or the first one after it."""
    before, after = reversed(reading.words[:at]), reading.words[at:]
    nouns = (w for w in (*before, *after) if w.sense == "n.envvars" or w.low.startswith("label"))
    noun = next(nouns, None)
    return "label-add" if noun is not None and noun.low.startswith("label") else "env-add"


def _joined(chosen: list[FlagFound]) -> list[FlagFound]:
    """Several platforms are one value: linux/amd64,linux/arm64."""
    several = [f for f in chosen if f.flag == "platform"]
    if len(several) < 2:
        return chosen
    value = ",".join(sorted(str(f.value) for f in several))
    words = tuple(w for f in several for w in f.words)
    return [f for f in chosen if f.flag != "platform"] + [several[0]._replace(value=value, words=words)]


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
