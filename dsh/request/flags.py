"""Finds the flags that a request asks for, by the flags' phrases and the values beside them."""

from dsh.knowledge.senses import anchor_of
from dsh.named import NamedTuple
from dsh.request.once import once
from dsh.request.reading import Reading
from dsh.request.selections import is_kept
from dsh.typed import Any

WANTS = {
    "bytes": ("size",), "memory-swap": ("size",), "int": ("number",), "service-publish": ("ports",),
    "seconds": ("number", "duration"), "decimal": ("number", "decimal"), "cpus": ("number", "decimal"),
    "float": ("number", "decimal"), "duration": ("duration", "number"), "timestamp": ("duration", "date", "clock"),
    "tail": ("number",), "ip": ("ip",), "port": ("number", "port"), "subnet": ("cidr",),
    "path": ("path", "file", "quoted"), "env-file": ("path", "file", "quoted"), "age": ("duration",),
    "number": ("number",), "size": ("size",), "container-path": ("path", "quoted"), "env": ("env",),
    "build-arg": ("env",), "key-value": ("env",), "label": ("env", "quoted"), "publish": ("ports",),
    "mount": ("mount",), "volume": ("mount",), "word": None, "platform": ("platform", "image"), "cpuset": ("number",),
    "ulimit": ("env",), "extra-host": ("place", "image"), "filter": ("env",), "sysctl": ("env",), "scale": ("env",),
    "template": ("quoted",), "tmpfs": ("path",), "device": ("path", "mount"), "log-opt": ("env",),
    "cache": ("env", "image"), "output": ("env", "path", "file"), "mac": ("mac",),
    "gpus": ("number", "env", "quoted"),
}  # fmt: skip
BARRING = ("no", "without", "w/o")
TOWARD = ("p.to", "p.into", "p.in", "p.onto", "p.as")
AWAY = ("p.from", "p.of", "p.out of")
TOGETHER = ("p.with", "p.and")
NAMED = ("network-alias", "alias", "hostname", "network", "link", "volumes-from")
LISTED = ("env", "build-arg", "label", "key-value", "platform", "ip", "env-file", "extra-host")  # "1.1.1.1 and 8.8.8.8"
ALIASES = ("alias", "network-alias")
OF_SERVICES = ("exit-code-from",)  # flags whose value names a service
DENYING = frozenset(("p.without", "=without", "=not", "=do", "n.unstarted", "w.not", "w.never"))
REPEATED = ("alias", "network-alias", "network-add", "secret-add", "config-add")
CORES = ("cpu", "core", "processor")
MEMORY = ("ram", "mem")
ROTATED = ("log", "rotat", "max-file")
SHOWING = ("show", "appear", "visible", "seen", "reach", "availab", "access", "publish", "expos", "up", "port", "open")
SPEAKING = ("i", "we", "you", "they", "he", "she", "it", "what", "whatever", "everything", "that", "which", "who")
AFTER_A_COMMAND = ("every", "each", "and", "with", "interval", "timeout", "retries", "as", "for", "in", "on", "at")
SECONDS = ("timeout", "stop-timeout", "time")


class FlagFound(NamedTuple):
    """A flag asked for; `value` is None for a switch. `only` are the commands it was said of, None for all."""

    flag: str
    value: str | None
    words: tuple[int, ...]
    only: tuple[int, ...] | None
    spoken: bool = False  # the value stands in the text, rather than in the phrase


@once
def find_flags(reading: Reading, index: dict[str, Any]) -> list[FlagFound]:
    """All flag phrases in the text, longest first. Which of them a command has is not asked here."""
    out = []
    said = {w.sense for w in reading.words} | {f"={w.low}" for w in reading.words}
    for at, word in enumerate(reading.words):
        for number, anchor, needed in (*_anchored(word.sense or "?", index), *_anchored(f"={word.low}", index)):
            if not needed <= said:
                continue
            flag, items, fixed, only, kind = index["flags"][number]
            if at in reading.off and not DENYING & set(items):
                continue
            if flag == "memory" and word.low.startswith(CORES):
                continue  # "2 cpus and 1.5 gb memory"
            if flag == "no-log-prefix" and word.sense == "s.like" and "prefix" not in word.low:
                continue  # "50 lines to begin with"
            if flag in ("cpus", "cpuset-cpus") and word.low.startswith(MEMORY):
                continue  # "to 6 gb ram and 2 cpus"
            if (
                word.sense[:1] in ("p", "f")
                and kind not in WANTS
                and (only is None or len(only) > 3)
                and all(i == "{}" or i[0] in "p=" for i in items)
                and "{}" in items
            ):
                continue
            if items[0] in TOGETHER and anchor and _is_left_out(reading, at):
                continue
            found = _match(reading, at, items, anchor, kind, flag)
            if found is not None:
                text, used = _with_its_words(reading, found) if flag == "health-cmd" and "{}" in items else found
                if flag in ("user", "username") and (text or "").lower() in ("user", "username", "login", "account"):
                    continue  # "as user ines"
                if flag == "user" and (text or "").startswith(("/", "./")):
                    continue  # "shows up as /posts"
                if flag == "user" and _is_a_port(reading, text or "", used[0]):
                    continue  # "its 8096 showing up as 8000 outside"
                if fixed == "max-file={value}" and not any(w.low.startswith(ROTATED) for w in reading.words):
                    continue  # "three of them"
                if fixed == "label={value}" and is_kept(reading, used[0]):
                    prunes = [n for n in only or () if index["commands"][n][0].endswith(" prune")]
                    out.append(FlagFound(flag, f"label!={text}", used, tuple(prunes), True))
                    continue
                value = fixed.replace("{value}", text or "") if fixed is not None else text
                if fixed == "name={value}" and _begins(reading, used):
                    out.append(FlagFound(flag, f"name=^{text}", used, _by_pattern(only or (), index), True))
                    continue
                out += [*_others(reading, flag, used, only, kind), *_listed_names(reading, flag, used, only)]
                out.append(FlagFound(flag, value, used, None if only is None else tuple(only), "{}" in items))
    out.sort(key=lambda f: (-len(f.words), f.spoken))
    return out


def _with_its_words(reading: Reading, found: tuple[str | None, tuple[int, ...]]) -> tuple[str | None, tuple[int, ...]]:
    """ "Health check redis-cli ping, every 5s": a command goes on to the end of its part of the text."""
    text, used = found
    end = used[-1] + 1
    while text and end < len(reading.words) and not _ends(reading, end - 1):
        word = reading.words[end]
        if end in reading.values or word.low in AFTER_A_COMMAND or reading.words[end - 1].quoted:
            break
        text, used, end = f"{text} {word.text}", (*used, end), end + 1
    return text, used


def _is_left_out(reading: Reading, at: int) -> bool:
    """ "recreate it without touching its dependencies": not "with its dependencies"."""
    near = [w.sense for w in reading.words[max(0, at - 4) : at] if w.sense in ("p.with", "p.without")]
    return near[-1:] == ["p.without"]


def _anchored(word: str, index: dict[str, Any]) -> list[tuple[int, int, frozenset[str]]]:
    """The phrases of flags that are found by a word: their numbers, its place in each, and the words of it that must
    be said somewhere."""
    numbers = index["flag_anchors"].get(word)
    if not numbers:
        return []
    ready: dict[str, list[tuple[int, int, frozenset[str]]]] = index.setdefault("flags_anchored", {})
    if word not in ready:
        ready[word] = [(number, *_needed(number, index)) for number in numbers]
    return ready[word]


def _needed(number: int, index: dict[str, Any]) -> tuple[int, frozenset[str]]:
    _, items, _, _, kind = index["flags"][number]
    anchor = items.index(anchor_of(items))
    before, after = items[:anchor], items[anchor + 1 :]
    needed = {i for i in before if i[0] == "="}
    needed |= {i for i in after if i not in ("~", "{}") and not _is_spare(i, kind, items)}
    return anchor, frozenset(needed)


def _is_spare(item: str, kind: str, items: list[str]) -> bool:
    """May a word of a phrase be left out?"""
    bound = ("p.without", "p.off", "p.over", "p.behind", "p.between")
    return item[0] == "p" and (kind in WANTS or "{}" not in items) and item not in bound


def _match(
    reading: Reading, at: int, items: list[str], anchor: int, kind: str, flag: str
) -> tuple[str | None, tuple[int, ...]] | None:
    used, value = [at], None
    if anchor:
        before = _before(reading, at, items[:anchor], value="{}" in items)
        if before is not None and flag == "output" and "n.folder" in items and not _leads_away(reading, before):
            return None  # "build folder ./backend": that is where it comes from
        if before is None:
            return None
        used += before
    place = at + 1
    gap = 0
    unled = False  # is a preposition of the phrase not said?
    for item in items[anchor + 1 :]:
        if item == "~":
            gap = 7
            continue
        if item == "{}":
            found = (
                _value_far(reading, place, kind)
                if gap and WANTS.get(kind)
                else _value_near(reading, place, 1, kind, flag)
            )
            if found is None:
                return None
            value, words = found
            used += words
            place = words[-1] + 1
            continue
        step = _find(reading, place, item, gap)
        if step is None:
            if _is_spare(item, kind, items):
                unled = unled or item[:2] == "p."
                continue
            return None
        if unled and any(w.comma or w.stop for w in reading.words[used[-1] : step]):
            return None  # "without cache, image lager" is no cache in the image
        used.append(step)
        place = step + 1
    if "{}" in items[:anchor]:
        found = _value_near(reading, at - 1, -1, kind, flag)
        if found is None:
            return None
        value, words = found
        if words[0] < _led_from(reading, items, used):
            return None  # "keep lab3 as an image": what is said before "as" is no "as {value} image"
        used += words
    used.sort()
    if reading.words[used[0]].low in BARRING and any(_ends(reading, n) for n in range(used[0], used[-1])):
        return None  # "no restarts, net lan": that is no "no net"
    return value, tuple(used)


def _is_a_port(reading: Reading, text: str, at: int) -> bool:
    """Is it a number as which something appears, and nobody's?"""
    return text.isdigit() and at > 0 and reading.words[at].low == "as" and reading.words[at - 1].low.startswith(SHOWING)


def _led_from(reading: Reading, items: list[str], used: list[int]) -> int:
    """Where the word stands that leads to the value of a phrase whose main word follows it: "as {value} image"."""
    leads = items[: items.index("{}")]
    return max((n for n in used if reading.words[n].sense in leads and reading.words[n].sense[:2] == "p."), default=0)


def _begins(reading: Reading, used: tuple[int, ...]) -> bool:
    """Is it how the names begin, rather than a part of them?"""
    lows = [low for n in used if reading.words[n].sense == "s.like" for low in reading.words[n].low.split()]
    return any(low.startswith(("begin", "start", "prefix")) for low in lows)


def _by_pattern(only: Any, index: dict[str, Any]) -> tuple[int, ...]:
    """Those of the commands that take a pattern for a name; in a swarm a name is a beginning anyway."""
    return tuple(n for n in only if index["commands"][n][0].startswith(("docker volume ", "docker network ")))


def _listed_names(reading: Reading, flag: str, used: tuple[int, ...], only: Any) -> list[FlagFound]:
    """The other names of a list of which a flag has the first: "under the aliases www and shop"."""
    name = next((n for n in reading.names if len(n.texts) > 1 and n.indexes[0] in used), None)
    several = flag == "network" and any(w.low == "networks" for w in reading.words[: used[0] + 1])
    if name is None or (flag not in REPEATED and not several) or len(name.indexes) != len(name.texts):
        return []
    told = None if only is None else tuple(only)
    return [FlagFound(flag, t, (at,), told, True) for t, at in zip(name.typed[1:], name.indexes[1:], strict=True)]


def _others(reading: Reading, flag: str, used: tuple[int, ...], only: Any, kind: str) -> list[FlagFound]:
    """Values of the same kind that follow with "and": "the build args A=1 and B=2"."""
    wanted, at, out = ("number",) if flag == "group-add" else WANTS.get(kind), used[-1] + 1, []
    listed = kind in LISTED or flag == "group-add"
    while wanted and listed and at < len(reading.words):
        if reading.words[at].low in ("and", "plus"):
            at += 1
            continue
        value = reading.values.get(at)
        if value is None or value.kind not in wanted:
            break
        out.append(FlagFound(flag, value.text, (at,), None if only is None else tuple(only), True))
        at += 1
    return out


def _listed(reading: Reading, at: int, text: str, words: list[int]) -> tuple[str, list[int]]:
    """ "to cpu 2 and 3" is 2,3."""
    values, place = [text], at
    while place + 1 < len(reading.words) and (reading.words[place].low == "and" or reading.words[place - 1].comma):
        place += reading.words[place].low == "and"
        value = reading.values.get(place)
        if value is None or value.kind != "number":
            break
        values.append(value.text)
        words = [*words, *range(at, value.last)]
        place = value.last
    return ",".join(values), words


def _value_far(reading: Reading, place: int, kind: str) -> tuple[str, list[int]] | None:
    """The value a few words on: "the cpu limit of api to 1.5"."""
    wanted = WANTS.get(kind) or ()
    for value in reading.values.values():
        if place <= value.first <= place + 7 and value.kind in wanted:
            return as_kind(kind, value.kind, value.text), list(range(value.first, value.last))
    return None


def _before(reading: Reading, at: int, items: list[str], value: bool) -> list[int] | None:
    """Do the fillers that the phrase has before its main word stand there too? Where a value follows, no other way may
    lead to it: "into the folder x" is not "from the folder x"."""
    near = range(max(0, at - 4), at)
    out = []
    for item in items:
        if item == "{}":
            continue
        found = next((n for n in near if reading.words[n].sense == item or "=" + reading.words[n].low == item), None)
        if found is not None:
            out.append(found)
        elif (
            item[0] == "="
            or item == "f.no"
            or (item[0] == "p" and ("{}" in items or item in ("p.without", "p.as")))
            or (item in TOWARD and value and any(reading.words[n].sense in AWAY for n in near))
        ):
            return None
    return out


def _leads_away(reading: Reading, before: list[int]) -> bool:
    return any(reading.words[n].sense in TOWARD or reading.words[n].sense[:1] not in ("p", "f") for n in before)


def _find(reading: Reading, place: int, sense: str, gap: int = 0) -> int | None:
    for at in range(place, min(place + 4 + gap, len(reading.words))):
        have = reading.words[at].sense
        if have == sense or (sense[0] == "=" and reading.words[at].low == sense[1:]):
            return at
        if have[:1] not in ("p", "f") and not gap:
            return None
    return None


def _value_near(reading: Reading, place: int, step: int, kind: str, flag: str = "") -> tuple[str, list[int]] | None:
    """The value at `place` or after a few fillers in the direction of `step`."""
    wanted = WANTS.get(kind)
    for _ in range(4 if wanted else 3):
        led = step > 0 and place > 0
        if not 0 <= place < len(reading.words) or (
            led and wanted is None and place not in reading.values and _ends(reading, place - 1)
        ):
            return None
        if (led and kind == "cpuset" and reading.words[place - 1].comma) or (step < 0 and reading.words[place].comma):
            return None  # "2 cpus, 100 processes", "memory 512m, memory plus swap 1g"
        value = next((v for v in reading.values.values() if v.first <= place < v.last), None)
        if flag == "platform" and value is not None and value.kind in ("path", "file"):
            return None
        if flag == "image" and value is not None and value.kind not in ("image", "quoted", "host"):
            return None
        if value is not None and (wanted is None or value.kind in wanted):
            if kind == "cpuset" and value.kind == "number" and step > 0:
                return _listed(reading, value.last, value.text, list(range(value.first, value.last)))
            return as_kind(kind, value.kind, value.text), list(range(value.first, value.last))
        word = reading.words[place]
        said = place and reading.words[place - 1].low in ("user", "username", "entrypoint", "with")
        if said and flag in ("user", "username") and word.sense[:1] == "v":
            return word.text, [place]
        if said and flag == "entrypoint" and word.sense in ("n.bash", "n.shell"):
            return ("sh" if word.sense == "n.shell" else "bash"), [place]
        named = any(place in n.indexes for n in reading.names)
        called = (
            flag == "name" and reading.words[place - 1].low == "as" and _closes(reading, place)
        )  # "run it as store"
        own = called or (named and flag in OF_SERVICES) or (flag in ALIASES and _closes(reading, place))
        plain = word.sense[:1] not in ("p", "f", "v", "s") or (word.sense[:2] == "v." and own)
        plain = plain or (named and word.sense[:1] == "f" and flag == "network")
        if wanted is None and (value is None or value.kind == "quoted") and plain:
            if (
                word.sense[:1] == "n"
                and flag not in ("target", "env-rm", "group-add")
                and not named
                and not (flag in NAMED and _closes(reading, place))
            ):
                return None
            if word.sense[:1] == "w" and flag in ("name", "network") and not named:
                return None  # "as workdir"
            if flag == "name" and reading.words[place - 1].low == "as" and not _closes(reading, place):
                return None  # "as reverse proxy"
            name = next((n for n in reading.names if place in n.indexes), None)
            if name is not None and len(name.texts) == 1:
                text = name.typed[0] if name.kind == "image" and flag != "image" else name.texts[0]
                return as_kind(kind, "", text), list(range(name.first, name.last))
            return as_kind(kind, "", word.text), [place]
        if word.sense[:1] not in ("p", "f") or value is not None:
            return None
        if word.low == "and":
            return None  # "1 cpu and 300 processes", "2g and swap 3g"
        if step < 0 and wanted is None and word.low in SPEAKING:
            return None  # "keep what i did": it was no one called keep
        if step > 0 and flag in ("network", "target", "driver", "entrypoint") and word.low == "as":
            return None  # "using the host network as job:2"
        if step < 0 and flag == "network" and word.low in ("in", "inside", "on", "into"):
            return None  # "redis in network back"
        place += step
    return None


def _closes(reading: Reading, place: int) -> bool:
    """Does the part of the text end with the word, so that it can be nothing but a name: "with alias cache"?"""
    after = reading.words[place + 1 : place + 2]
    return not after or _ends(reading, place) or after[0].sense[:1] == "p" or after[0].low == "and"


def _ends(reading: Reading, at: int) -> bool:
    """Does a part of the text end with the word?"""
    word = reading.words[at]
    return word.comma or (word.stop and reading.text[word.end : word.end + 1] != ":")


def as_kind(kind: str, found: str, text: str) -> str:
    if kind == "duration" and found == "number":
        return f"{text}s"
    if kind == "timestamp" and found == "clock":
        from dsh.request.dates import day_clock

        time = day_clock(text)
        return f"$(date +%F)T{time}" if time else text
    if kind == "signal" and text.isalpha() and text.islower():
        return text.upper()
    if kind in ("int", "int64") and found == "duration":
        return text.rstrip("s")
    return text
