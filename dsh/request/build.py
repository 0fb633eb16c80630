"""Makes a command line of a candidate: flags, names in their places, selections."""

import re
from typing import Any, NamedTuple

from dsh.request import publish
from dsh.knowledge.phrases import weight
from dsh.request.candidates import Candidate
from dsh.request.flags import FlagFound
from dsh.request.reading import Name, Reading
from dsh.request.slots import KINDS, Slot, fill

SLOT = re.compile(r"(?<!\{)\{([A-Z_]+)\}(?!\})")
PLAIN = re.compile(r"[A-Za-z0-9_./:@%+=,~$()*?{}-]+$")


class Built(NamedTuple):
    """A command line made from a candidate, and how well it accounts for the request."""

    command: str
    path: str
    summary: str
    risk: str
    missing: tuple[str, ...]
    score: float
    explained: tuple[int, ...]
    left: tuple[str, ...]  # words of the request that it does not account for
    reading: tuple[str, ...]
    share: float


def build(candidate: Candidate, reading: Reading, found: list[FlagFound], index: dict[str, Any]) -> Built:
    """The command line for one candidate."""
    number, template, risk, says = index["intents"][candidate.intent]
    path, spelling, summary, _, arguments, flags = index["commands"][number]
    phrase = index["phrases"][candidate.phrase]
    template = template or spelling
    used: set[int] = set(candidate.matched)
    chosen = choose_flags(reading, found, flags, number, template, index, phrase)
    taken = {w for f in chosen if f.value is not None for w in f.words}
    used |= {w for f in chosen for w in f.words}
    in_template = SLOT.findall(template)
    slots = [Slot(s[0], s[1], _repeats(s[0], arguments)) for s in phrase[2] if s[0] in in_template or not in_template]
    known = {s.name for s in slots} | set(in_template)
    if not in_template:
        has_template_tail = template != spelling and not template.startswith(spelling + " -")
        for name, optional, repeat in arguments if not has_template_tail else []:
            if name not in known and not (optional and name in ("ARG", "COMMAND")):
                slots.append(Slot(name, "", repeat))
    else:
        slots += [Slot(n, "", _repeats(n, arguments)) for n in in_template if n not in {s.name for s in slots}]
    free = [n for n in reading.names if not taken & set(n.indexes)]
    command_text, command_words = _command(slots, reading, free, candidate, index)
    if command_words:
        free = [n for n in free if not set(n.indexes) & set(command_words)]
        used |= set(command_words)
    filled = fill([s for s in slots if s.name not in ("COMMAND", "ARG")], free)
    plain_slots = [s for s in slots if s.name not in ("COMMAND", "ARG")]
    values: dict[str, str] = {plain_slots[n].name: " ".join(quote(t) for t in name.texts) for n, name in filled.items()}
    if command_text:
        values["COMMAND"] = command_text
    for name in filled.values():
        used |= {*name.indexes, *range(name.first, name.last)}
        used |= _beside(reading, name)
    selected = _selection(path, plain_slots, values, reading, index)
    if selected is not None:
        slot, text, words, extra = selected
        values[slot] = text
        used |= set(words)
        if extra and not any(f.flag in ("", extra.removeprefix("--")) for f in chosen) and " -f" not in template:
            chosen.append(FlagFound(extra, None, (), None))
    chosen += _listed(path, reading, flags, used, index)
    used |= {w for f in chosen for w in f.words}
    line, missing = assemble(template, spelling, arguments, flags, chosen, values, in_template)
    score, left = judge(reading, used, candidate, missing, phrase)
    parts = (path.removeprefix("docker ").replace(" ", " · "), *values.values(), *(f.flag for f in chosen))
    return Built(line, path, says or summary, risk, missing, score, tuple(sorted(used)), left, parts, candidate.share)


def _repeats(name: str, arguments: list[list[Any]]) -> bool:
    return any(a[0] == name and a[2] for a in arguments)


def _beside(reading: Reading, name: Name) -> set[int]:
    """The noun beside a name belongs to it: "the container web", "web container"."""
    out = set()
    if name.object:
        for at in (*range(max(0, name.first - 4), name.first), name.last):
            if at < len(reading.words) and reading.words[at].sense == f"n.{name.object}":
                out.add(at)
    return out


def choose_flags(
    reading: Reading, found: list[FlagFound], flags: dict[str, Any], number: int, template: str, index: dict[str, Any], phrase: Any
) -> list[FlagFound]:
    """The flags of this command that the text asks for; no word gives two values."""
    image = next((n.texts[0] for n in reading.names if n.kind == "image"), "")
    known = index["images"].get(image.split(":")[0].removeprefix("library/"))
    extra: list[FlagFound] = []
    if "publish" in flags:
        extra += publish.ports(reading, known[0] if known else [])
    if "volume" in flags:
        extra += publish.mounts(reading)
    if "env" in flags:
        extra += publish.environment(reading, {})
    if "name" in flags:
        extra += [FlagFound("name", n.texts[0], _name_words(reading, n), None) for n in reading.names if n.before == "called" and len(n.texts) == 1 and n.object in ("", "container", "service", "builder")]
    chosen: list[FlagFound] = []
    taken: set[int] = set()
    for flag in [*extra, *found]:
        if flag.flag not in flags or (flag.only is not None and number not in flag.only):
            continue
        kind, short, repeat = flags[flag.flag]
        if re.search(rf" --{flag.flag}\b", template) or (short and re.search(rf" -\w*{short}", template)):
            taken |= set(flag.words)
            chosen.append(flag._replace(flag="", value=None))
            continue
        if any(c.flag == flag.flag for c in chosen) and not (repeat and flag.value):
            continue
        if taken & set(flag.words):
            continue
        taken |= set(flag.words)
        chosen.append(flag)
    return chosen


def _name_words(reading: Reading, name: Name) -> tuple[int, ...]:
    return tuple(range(name.first, name.last))


def _command(
    slots: list[Slot], reading: Reading, free: list[Name], candidate: Candidate, index: dict[str, Any]
) -> tuple[str, tuple[int, ...]]:
    """The command to run inside: quoted text, or the words between run/execute and in/inside."""
    if not any(s.name == "COMMAND" for s in slots):
        return "", ()
    quoted = [v for v in reading.values.values() if v.kind == "quoted" and reading.words[v.first].text.strip()]
    if quoted:
        return quoted[0].text, (quoted[0].first,)
    words = reading.words
    start = next((n for n, w in enumerate(words) if w.sense in ("v.run", "v.exec") or w.low in ("command",)), None)
    if start is None:
        return "", ()
    first = start + 1
    while first < len(words) and words[first].low in ("the", "command", "commands", "a", "script"):
        first += 1
    for end in range(first, len(words)):
        if words[end].low in ("in", "inside", "within", "on", "into"):
            if end == first or all(w.sense[:1] in ("n", "f") and w.sense != "n.bash" for w in words[first:end]) and words[first].sense != "n.shell":
                return "", ()
            text = reading.text[words[first].start : words[end - 1].end]
            if len(free) > 0 and any(n.first > end for n in free):
                return text, tuple(range(first, end))
            return "", ()
    return "", ()


def _selection(
    path: str, slots: list[Slot], values: dict[str, str], reading: Reading, index: dict[str, Any]
) -> tuple[str, str, tuple[int, ...], str | None] | None:
    """What "all", "stopped" ... become in a place that takes several objects and has no name."""
    rules = index["rules"]
    for slot in slots:
        kind = KINDS.get(slot.name, "")
        sets = rules["sets"].get(kind)
        if sets is None or slot.name in values or not slot.repeat:
            continue
        words = [(n, w.sense[2:]) for n, w in enumerate(reading.words) if w.sense[:2] == "s."]
        chosen = [(n, s) for n, s in words if s == "all" or s in sets["filters"]]
        ancestor = [n for n in reading.names if n.object == "image" and n.before in ("from", "of", "using", "with", "based")]
        if not chosen and not (kind == "container" and ancestor):
            plural = any(w.sense == f"n.{kind}" and w.low.endswith("s") for w in reading.words)
            if not plural or index["commands"] is None:
                return None
            return None
        filters = [sets["filters"][s] for _, s in chosen if s != "all"]
        used = [n for n, _ in chosen]
        for name in ancestor if kind == "container" else []:
            filters.append(sets["image"].format(name.texts[0]))
            used += [*name.indexes, *_beside(reading, name)]
        wide = kind in ("container", "image") and not (path in rules["running_only"] and not filters) and filters != ["status=running"]
        flags = "-aq" if wide else "-q"
        if kind == "image" and filters:
            flags = "-q"
        if filters == ["status=running"]:
            filters = []
        text = f"$({sets['list']} {flags}" + "".join(f" -f {f}" for f in filters) + ")"
        used += [n for n, w in enumerate(reading.words) if w.sense == f"n.{kind}"]
        extra = rules["all_flags"].get(path) if not filters else None
        return slot.name, text, tuple(used), extra.removeprefix("--") if extra else None
    return None


def _listed(path: str, reading: Reading, flags: dict[str, Any], used: set[int], index: dict[str, Any]) -> list[FlagFound]:
    """Selections in a command that lists objects are its filters."""
    if not path.endswith(" ls"):
        return []
    kind = path.split()[1]
    sets = index["rules"]["sets"].get(kind)
    if sets is None or "filter" not in flags:
        return []
    out = []
    for n, word in enumerate(reading.words):
        if word.sense[:2] != "s." or n in used:
            continue
        name = word.sense[2:]
        if name == "all" and "all" in flags:
            out.append(FlagFound("all", None, (n,), None))
        elif name == "all":
            out.append(FlagFound("", None, (n,), None))
        elif name == "running" and kind == "container":
            out.append(FlagFound("", None, (n,), None))
        elif name in sets["filters"]:
            out.append(FlagFound("filter", sets["filters"][name], (n,), None))
    for name_found in reading.names:
        if set(name_found.indexes) & used or kind != "container":
            continue
        if name_found.object == "image" or (name_found.kind == "image" and name_found.before in ("from", "using", "of", "with", "running")):
            key = "image"
        elif name_found.object in ("network", "volume"):
            key = name_found.object
        else:
            key = "name"
        if key in sets and (key != "name" or name_found.before in ("called", "named", "with", "like", "show", "running")):
            out.append(FlagFound("filter", sets[key].format(name_found.texts[0]), tuple({*name_found.indexes, *_beside(reading, name_found)}), None))
    if any(f.flag == "all" for f in out) and any(f.flag == "filter" for f in out):
        out = [f._replace(flag="") if f.flag == "all" else f for f in out]
    return out


def assemble(
    template: str, spelling: str, arguments: list[list[Any]], flags: dict[str, Any], chosen: list[FlagFound],
    values: dict[str, str], in_template: list[str],
) -> tuple[str, tuple[str, ...]]:  # fmt: skip
    """The command line and its placeholders."""
    words = [spell(f, flags) for f in chosen if f.flag]
    words = _clustered(words)
    missing: list[str] = []
    if in_template:
        def put(found: re.Match[str]) -> str:
            name = found.group(1)
            if name in values:
                return values[name]
            if name == "PATH" or name == "DEST":
                return "."
            missing.append(name)
            return name

        head = template if not template.startswith(spelling) else template[len(spelling) :]
        text = SLOT.sub(put, head)
        start = spelling if template.startswith(spelling) else ""
        return " ".join([p for p in (start, *words, text.strip()) if p]), tuple(missing)
    out = [template, *words]
    for name, optional, _ in arguments:
        if name in values:
            out.append(values[name])
        elif not optional and name not in ("ARG",):
            missing.append(name)
            out.append(name)
        else:
            break
    return " ".join(out), tuple(missing)


def spell(found: FlagFound, flags: dict[str, Any]) -> str:
    """A flag as people write it: the short letter where there is one."""
    kind, short, _ = flags[found.flag]
    name = f"-{short}" if short else f"--{found.flag}"
    if found.value is None:
        return name
    return f"{name} {quote(found.value)}"


def _clustered(words: list[str]) -> list[str]:
    """-i -t are -it."""
    if "-i" in words and "-t" in words:
        rest = [w for w in words if w not in ("-i", "-t")]
        return ["-it", *rest]
    return words


def quote(text: str) -> str:
    """Quoted for the shell where it must be."""
    if text and PLAIN.match(text):
        return text
    return "'" + text.replace("'", "'\\''") + "'"


def judge(
    reading: Reading, used: set[int], candidate: Candidate, missing: tuple[str, ...], phrase: list[Any]
) -> tuple[float, tuple[str, ...]]:
    """Share of the request accounted for, times the share of the phrase said."""
    explained = unexplained = 0.0
    left = []
    in_value = {i for v in reading.values.values() for i in range(v.first, v.last)}
    for at, word in enumerate(reading.words):
        weighs = weight(word.sense) if at not in in_value else 1.0
        if not weighs:
            continue
        if at in used:
            explained += weighs
        else:
            unexplained += weighs
            left.append(word.low)
    covered = explained / (explained + unexplained) if explained + unexplained else 0.0
    slots = [s[0] for s in phrase[2]]
    absent = sum(1 for m in missing if m in slots or not slots)
    whole = phrase[3]
    share = candidate.share * whole / (whole + 0.25 * absent)
    said = {w.low for w in reading.words}
    lacking = sum(1 for f in phrase[4] if f not in said)
    score = covered * (0.35 + 0.65 * share) - 0.04 * len(missing) - 0.03 * lacking
    return max(0.0, min(1.0, score)), tuple(left)
