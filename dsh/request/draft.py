"""A command line in the making: what a candidate, the request and the values found come to, step by step.

FILLING gives the places of the line what belongs into them. Each step takes the words that it has used.
"""

from dsh.request.amounts import Value
from dsh.request.candidates import Candidate
from dsh.request.checked.doubts import is_new, is_system
from dsh.request.claims import TEXTS
from dsh.request.flags import FlagFound
from dsh.request.inner import command_inside, in_a_loop, marked, of_a_shell, opens_prompt, to_address
from dsh.request.lead import LASTING
from dsh.request.line import SLOT, FlagSet, quote, write
from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.request.selections import filters_of, is_one, parameters, select
from dsh.request.settings.registries import addressed
from dsh.request.slots import KINDS, VALUES, Slot, fill
from dsh.request.switches import choose_flags
from dsh.typed import Any

SIDES = (  # where a template says on which side the container stands, its phrases need not
    ("docker cp {CONTAINER}", "from"),
    ("docker cp {SRC}", "to"),
    ("docker compose cp {SERVICE}", "from"),
    ("docker compose cp {SRC}", "to"),
)
LED = ("in", "with", "to", "by", "from", "of", "on", "for", "into", "inside", "at", "using", "as", "like", "except")
RUNS = ("docker container run", "docker container create")
COPYING = {"docker container cp": "CONTAINER", "docker compose cp": "SERVICE"}  # by the place of what has the files
APART = ("COMMAND", "ARG", "ARGS", "ps OPTIONS", *VALUES)  # places that no name goes to
OWN_NETWORK = frozenset(["ip", "ip6", "network-alias"]), "network", "NETWORK"  # docker's own bridge gives none
LEANING = {  # of a command: its flags that need another one, which that is, and what is to be told there
    "docker network create": (frozenset(["gateway", "ip-range", "aux-address"]), "subnet", "SUBNET"),
    "docker container run": OWN_NETWORK,
    "docker container create": OWN_NETWORK,
}


class Draft:
    """The line of one candidate, as far as it has come."""

    def __init__(self, candidate: Candidate, reading: Reading, found: list[FlagFound], index: dict[str, Any]) -> None:
        self.candidate, self.reading, self.found, self.index = candidate, reading, found, index
        number, template, self.risk, self.says = index["intents"][candidate.intent]
        self.path: str
        self.spelling: str
        self.path, self.spelling, self.summary, _, self.arguments, self.flags = index["commands"][number]
        self.phrase: list[Any] = index["phrases"][candidate.phrase]
        self.template: str = template or self.spelling
        self.chosen = choose_flags(reading, found, self.flags, number, self.template, index)
        if candidate.frame:  # its switches are those of its examples
            self.chosen = [f for f in self.chosen if f.value is not None or not f.flag or len(f.words) > 1]
        self.taken = {w for f in self.chosen for w in f.words}  # words that are a value or a flag, and nothing else
        self.used = set(candidate.matched) | self.taken  # words that the line accounts for
        self.of_flags = frozenset(w for f in self.chosen if f.value or len(f.words) > 1 for w in f.words)
        ready: dict[tuple[int, int], list[Slot]] = index.setdefault("places", {})
        if (candidate.intent, candidate.phrase) not in ready:
            found_places = places(self.template, self.spelling, self.arguments, self.phrase)
            ready[candidate.intent, candidate.phrase] = found_places
        self.slots = ready[candidate.intent, candidate.phrase]
        self.open_slots: list[Slot] = []  # those that names go to
        self.values: dict[str, str] = {}  # by place
        self.free: list[Name] = []  # names that have no place yet
        self.filled: dict[int, Name] = {}  # by the number of an open slot
        self.names: list[str] = []
        self.extra: list[FlagSet] = []  # flags beside the chosen ones
        self.sets: list[FlagSet] = []  # all flags of the line
        self.fits = 0.0  # how well the names fit their places
        self.apart = 0.0  # what is against it, whatever it accounts for
        self.wrong_way = False  # does it copy, pack or write the other way round?
        self.line = ""
        self.missing: tuple[str, ...] = ()
        self.left: tuple[str, ...] = ()  # words that it does not account for
        self.score = 0.0

    @property
    def plain(self) -> bool:
        """Is it the command as it stands, without anything that a phrase adds?"""
        return self.template == self.spelling

    @property
    def runs(self) -> bool:
        return self.path in RUNS

    def places(self, name: str) -> bool:
        return any(slot.name == name for slot in self.slots)


def drafted(candidate: Candidate, reading: Reading, found: list[FlagFound], index: dict[str, Any]) -> Draft:
    """The line with its places filled, written."""
    it = Draft(candidate, reading, found, index)
    for step in FILLING:
        step(it)
    return it


def _numbers_and_sizes(it: Draft) -> None:
    for slot in it.slots:
        value = _value_for(slot.name, it.reading, it.taken) if slot.name in VALUES else None
        if value is not None:
            it.values[slot.name] = value.text
            it.taken |= set(range(value.first, value.last))
    it.free = [n for n in it.reading.names if not it.taken & set(n.indexes) and not _is_denied(n, it.reading)]


def _program_to_run(it: Draft) -> None:
    """What a new container runs, where the phrase has no place for it: "run alpine with echo hi"."""
    runs = it.runs or it.path == "docker service create"
    if not runs or not it.plain or it.places("COMMAND"):
        return
    text, words = marked(it.reading, it.free, it.index, it.taken)
    if text:
        it.values["COMMAND"] = in_a_loop(text)
        if it.path == "docker container run" and text == "sleep infinity":
            from dsh.request.kept_alive import lasting  # few requests are such: it is no part of the start

            it.chosen = lasting(words, it.chosen, it.reading)
        _use_up(it, words)
    elif it.path == "docker container run" and (address := to_address(it.reading, it.taken)):
        it.values["COMMAND"] = it.reading.values[address[-1]].text
        it.used |= set(address)


def _program_inside(it: Draft) -> None:
    """The command of exec and its like; one that shows a prompt gets a terminal."""
    if not it.places("COMMAND"):
        return
    text, words = command_inside(it.reading, it.free, it.index, it.taken)
    if not text:
        return
    text = it.values["COMMAND"] = of_a_shell(text)
    by_docker = it.path.endswith((" exec", " run")) and "compose" not in it.path and " -it" not in it.template
    if by_docker and opens_prompt(text, it.index):
        it.extra = [FlagSet("interactive", None), FlagSet("tty", None)]
    _use_up(it, words)


def _use_up(it: Draft, words: tuple[int, ...] | list[int]) -> None:
    it.free = [n for n in it.free if not set(n.indexes) & set(words)]
    it.used |= set(words)


def _selections(it: Draft) -> None:
    """ "all stopped containers": the objects of a place that takes several."""
    for slot in it.slots:
        kind = KINDS.get(slot.name, "")
        several = slot.repeat and slot.name not in it.values and "$(" not in it.template
        selected = select(it.path, kind, it.reading, it.index, it.of_flags) if several else None
        if selected is None:
            continue
        words = it.reading.words
        if _plainly_named(kind, it.reading, it.free, it.index):
            it.used |= {n for n in selected.words if words[n].sense[:2] == "s." and words[n].sense != "s.except"}
            continue
        it.used |= set(selected.words)
        if is_one(kind, it.reading):
            continue
        if not (slot.optional and selected.everything):
            it.values[slot.name] = selected.text
        it.free = [n for n in it.free if not set(n.indexes) <= set(selected.words)]
        it.chosen = [f for f in it.chosen if f.value or not f.words or not set(f.words) <= set(selected.told)]
        flag = it.index["rules"]["all_flags"].get(it.path)
        if flag and selected.everything and " -f" not in it.template and not any(f.flag == flag for f in it.chosen):
            it.extra.append(FlagSet(flag, None))


def _sides_of_a_copy(it: Draft) -> None:
    slot = COPYING.get(it.path, "")
    if not slot or f"{{{slot}}}" not in it.template:
        return
    from dsh.request.whole.copies import sides  # few requests need it: it is no part of the start

    copied = sides(it.reading)
    if copied is None:
        return
    it.wrong_way = copied.outward != it.template.startswith(f"{it.spelling} {{{slot}}}")
    if not it.wrong_way and (copied.target or copied.outward):
        it.values |= {slot: quote(copied.container), "SRC": quote(copied.source), "DEST": quote(copied.target)}
        it.used |= copied.words


def _names(it: Draft) -> None:
    """The names of the request, each to the place that it fits best."""
    it.open_slots = [s for s in it.slots if s.name not in it.values and s.name not in APART]
    if it.path.endswith(" create"):  # "call it lab": what is made is called so
        it.free = [n._replace(before="called") if n.before == "it" else n for n in it.free if n.before != "like"]
    it.filled, it.fits = fill(it.open_slots, it.free)
    if it.candidate.frame and len(it.filled) < len(it.open_slots):
        from dsh.request.leftover import unnamed  # few requests need it: it is no part of the start

        it.filled |= unnamed(it.open_slots, it.filled, it.reading, it.used | it.taken, it.index)
    if it.path == "docker container exec" and any(is_system(n, it.index) for n in it.filled.values()):
        told = any(n.before == "run" for n in it.filled.values())  # "run alpine with ... and ls"
        it.fits -= 6
        it.apart = 0.4 if told else 0.05  # a system of one's own to try something in is run anew
    for n, name in it.filled.items():
        its = KINDS.get(it.open_slots[n].name)
        as_image = (its in ("image", "any") and name.object != "container") or (its == name.kind == "image")
        it.values[it.open_slots[n].name] = " ".join(quote(t) for t in (name.texts if as_image else name.typed))
        it.names += name.texts
        it.used |= {*name.indexes, *range(name.first, name.last), *beside(it.reading, name)}
    it.values, words = addressed(it.path, it.values, it.free, it.reading)
    it.used |= set(words)


def _own_name(it: Draft) -> None:
    """ "run redis, the container cache": a name that no place has is what the new one is called."""
    made = "container" if it.runs else "service" if it.path == "docker service create" else ""
    if not made or any(f.flag == "name" for f in it.chosen):
        return
    for name in it.free:
        new = name.object == made or is_new(name, it.reading)
        one = name.kind == "" and len(name.texts) == 1
        if new and one and (made == "service" or name.before not in LED) and not it.used & set(name.indexes):
            it.extra.append(FlagSet("name", name.texts[0]))
            it.used |= {*name.indexes, *beside(it.reading, name)}
            return


def _filters(it: Draft) -> None:
    """What a list is to show: "the exited ones", "named like web"."""
    if not it.path.endswith(" ls"):
        return
    valued = [f.value or "" for f in it.chosen]
    for flag, setting, words in filters_of(it.path.split()[1], it.reading, it.index, it.used, valued):
        stands = it.template.startswith("docker ps -a") and flag == "all"
        if f" -f {setting}" in it.template if setting else stands:
            it.used |= set(words)
        elif flag in ("", *it.flags) and FlagSet(flag, setting) not in it.extra:
            it.extra.append(FlagSet(flag, setting))
            it.used |= set(words)


def _leaned_on(it: Draft) -> None:
    """The flag without which docker refuses another: no gateway without a subnet."""
    leaning, flag, place = LEANING.get(it.path, (frozenset(), "", ""))
    said = {one.flag for one in it.chosen} | {one.name for one in it.extra}
    if leaning & said and flag not in said:
        it.extra.append(FlagSet(flag, place))


def _written(it: Draft) -> None:
    it.used |= it.taken
    it.sets = list(dict.fromkeys([*(FlagSet(f.flag, f.value) for f in it.chosen), *it.extra]))
    bare = not it.plain and (not it.template.startswith(it.spelling + " -") or "$(" in it.template)
    arguments = [] if bare else it.arguments
    it.line, it.missing = write(it.template, it.spelling, arguments, it.flags, it.sets, it.values)


FILLING = (
    _numbers_and_sizes,
    _program_to_run,
    _program_inside,
    _selections,
    _sides_of_a_copy,
    _names,
    _own_name,
    _filters,
    _leaned_on,
    _written,
)


def _is_denied(name: Name, reading: Reading) -> bool:
    """Is it a thing that is not wanted, as the cache of "without cache"?"""
    lasts = any(w.low in LASTING for w in reading.words[name.last : name.last + 4])
    return name.first in reading.off and (reading.words[name.first].sense[:2] == "n." or lasts)


def places(template: str, spelling: str, arguments: list[list[Any]], phrase: list[Any]) -> list[Slot]:
    """The places to fill: those of the phrase first, then what the command needs besides."""
    inside = SLOT.findall(template)
    allowed = inside or [a[0] for a in arguments]
    spare = {a[0] for a in arguments if a[1]}
    slots = [Slot(s[0], s[1], _repeats(s[0], arguments), s[0] in spare) for s in phrase[2] if s[0] in allowed]
    known = {s.name for s in slots}
    if inside:
        side = next((before for start, before in SIDES if template.startswith(start)), "")
        return slots + [
            Slot(n, side if n in ("CONTAINER", "SERVICE") else "", _repeats(n, arguments))
            for n in inside
            if n not in known
        ]
    if template != spelling and not template.startswith(spelling + " -"):
        return slots
    return slots + [
        Slot(n, "", r, o) for n, o, r in arguments if n not in known and not (o and n in ("ARG", "COMMAND"))
    ]


def _repeats(name: str, arguments: list[list[Any]]) -> bool:
    return any(a[0] == name and a[2] for a in arguments)


def _value_for(slot: str, reading: Reading, taken: set[int]) -> Value | None:
    return next((v for _, v in sorted(reading.values.items()) if v.kind in VALUES[slot] and v.first not in taken), None)


def _plainly_named(kind: str, reading: Reading, free: list[Name], index: dict[str, Any]) -> bool:
    """Is there a name that is an object itself rather than a limit of the set?"""
    limits = [n for _, n in parameters(kind, reading, index["rules"]["sets"][kind])]
    return any(n not in limits and n.object in ("", kind) and n.kind in ("", "image") for n in free)


def beside(reading: Reading, name: Name) -> set[int]:
    """The noun beside a name belongs to it: "the container web", "web container"."""
    near = (*range(max(0, name.first - 4), name.first), name.last)
    leads = {name.first - 1} if name.first and reading.words[name.first - 1].low in TEXTS else set()
    nouns = {n for n in near if name.object and n < len(reading.words) and reading.words[n].sense == f"n.{name.object}"}
    return nouns | leads
