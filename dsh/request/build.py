"""Makes a command line of a candidate: flags, names in their places, selections."""

import re
from typing import Any, NamedTuple

from dsh.knowledge.phrases import weight
from dsh.request import environment, mounts, publish
from dsh.request.candidates import Candidate
from dsh.request.flags import FlagFound
from dsh.request.inner import command_inside, opens_prompt
from dsh.request.line import SLOT, FlagSet, quote, write
from dsh.request.reading import Name, Reading, Value
from dsh.request.selections import filters_of, is_one, parameters, select
from dsh.request.slots import KINDS, VALUES, Slot, fill

VAGUE = ("n.file", "n.folder", "n.size", "n.name", "n.process", "n.version", "n.history", "n.status", "n.id", "n.token", "s.all",
         "n.everything", "n.error", "n.changes", "n.label")  # fmt: skip


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
    names: tuple[str, ...] = ()


def build(candidate: Candidate, reading: Reading, found: list[FlagFound], index: dict[str, Any]) -> Built:
    """The command line for one candidate."""
    number, template, risk, says = index["intents"][candidate.intent]
    path, spelling, summary, _, arguments, flags = index["commands"][number]
    phrase = index["phrases"][candidate.phrase]
    template = template or spelling
    chosen = choose_flags(reading, found, flags, number, template, index)
    used = set(candidate.matched) | {w for f in chosen for w in f.words}
    taken = {w for f in chosen for w in f.words}
    slots = places(template, spelling, arguments, phrase)
    values: dict[str, str] = {}
    for slot in [s for s in slots if s.name in VALUES]:
        value = _value_for(slot.name, reading, taken)
        if value is not None:
            values[slot.name] = value.text
            taken |= set(range(value.first, value.last))
    free = [n for n in reading.names if not taken & set(n.indexes)]
    prompts = False
    if any(s.name == "COMMAND" for s in slots):
        text, words = command_inside(reading, free, index, taken)
        if text:
            values["COMMAND"] = text
            if (
                opens_prompt(text, index)
                and path.endswith((" exec", " run"))
                and "compose" not in path
                and " -it" not in template
            ):
                prompts = True
            free = [n for n in free if not set(n.indexes) & set(words)]
            used |= set(words)
    extra: list[FlagSet] = [FlagSet("interactive", None), FlagSet("tty", None)] if prompts else []
    for slot in slots:
        kind = KINDS.get(slot.name, "")
        several = slot.repeat and slot.name not in values and "$(" not in template
        selected = select(path, kind, reading, index) if several else None
        if selected is not None and _plainly_named(kind, reading, free, index):
            used |= {
                n for n in selected.words if reading.words[n].sense[:2] == "s." and reading.words[n].sense != "s.except"
            }
        elif selected is not None and is_one(kind, reading):
            used |= set(selected.words)
        elif selected is not None:
            used |= set(selected.words)
            if not (slot.optional and selected.everything):
                values[slot.name] = selected.text
            free = [n for n in free if not set(n.indexes) <= set(selected.words)]
            flag = index["rules"]["all_flags"].get(path)
            if flag and selected.everything and " -f" not in template and not any(f.flag == flag for f in chosen):
                extra.append(FlagSet(flag, None))
    open_slots = [
        s for s in slots if s.name not in values and s.name not in ("COMMAND", "ARG") and s.name not in VALUES
    ]
    names_used: list[str] = []
    filled, fits = fill(open_slots, free)
    for n, name in filled.items():
        as_image = KINDS.get(open_slots[n].name) in ("image", "any") and name.object != "container"
        values[open_slots[n].name] = " ".join(quote(t) for t in (name.texts if as_image else name.typed))
        names_used += name.texts
        used |= {*name.indexes, *range(name.first, name.last), *beside(reading, name)}
    if path.endswith(" ls"):
        for flag, setting, words in filters_of(path.split()[1], reading, index, used):
            written = f" -f {setting}" in template if setting else template.startswith("docker ps -a") and flag == "all"
            if written:
                used |= set(words)
            elif flag in ("", *flags) and FlagSet(flag, setting) not in extra:
                extra.append(FlagSet(flag, setting))
                used |= set(words)
    used |= taken
    sets = list(dict.fromkeys([*(FlagSet(f.flag, f.value) for f in chosen), *extra]))
    bare = template != spelling and not template.startswith(spelling + " -")
    line, missing = write(template, spelling, [] if bare else arguments, flags, sets, values)
    score, left = judge(reading, used, candidate, missing, phrase, index, path, template, spelling)
    if path.endswith(" rm") and any(v.startswith("$(") and " -f " in v for v in values.values()):
        score -= 0.03  # where a prune does the same, it is the better way
    score += 0.015 * max(-1.0, min(3.0, fits - 1.0)) - index["rules"]["less"].get(path, 0.0)
    if risk != "read" and _only_shows(reading):
        score *= 0.75
    if path == "docker container update" and not sets:
        score -= 0.15
    if not has_evidence(reading, index, found):
        score *= 0.55
    if "v.show" in phrase[1] and not any(w.sense == "v.show" for w in reading.words):
        score -= 0.03
    if (
        risk == "read"
        and phrase[4]
        and {"v.remove", "v.clean"} & set(phrase[1])
        and not {w.low for w in reading.words} & set(phrase[4])
    ):
        score *= 0.6  # what could be removed is asked with "could" or the like
    if risk != "read" and any(s[:2] == "v." and s not in said_senses(reading, index) for s in phrase[1]):
        score *= 0.6
    parts = (
        path.removeprefix("docker "),
        *values.values(),
        *(f"{f.name} {f.value or ''}".strip() for f in sets if f.name),
    )
    return Built(
        line,
        path,
        says or summary,
        risk,
        missing,
        score,
        tuple(sorted(used)),
        left,
        parts,
        candidate.share,
        tuple(names_used),
    )


def places(template: str, spelling: str, arguments: list[list[Any]], phrase: list[Any]) -> list[Slot]:
    """The places to fill: those of the phrase first, then what the command needs besides."""
    inside = SLOT.findall(template)
    allowed = inside or [a[0] for a in arguments]
    spare = {a[0] for a in arguments if a[1]}
    slots = [Slot(s[0], s[1], _repeats(s[0], arguments), s[0] in spare) for s in phrase[2] if s[0] in allowed]
    known = {s.name for s in slots}
    if inside:
        return slots + [Slot(n, "", _repeats(n, arguments)) for n in inside if n not in known]
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
    return {n for n in near if name.object and n < len(reading.words) and reading.words[n].sense == f"n.{name.object}"}


def choose_flags(
    reading: Reading, found: list[FlagFound], flags: dict[str, Any], number: int, template: str, index: dict[str, Any]
) -> list[FlagFound]:
    """The flags of this command that the text asks for; no word gives two values."""
    if re.search(r"inspect .*-f '", template):
        return []
    image = next((n.texts[0] for n in reading.names if n.kind == "image"), "")
    known = index["images"].get(image.split(":")[0])
    extra: list[FlagFound] = []
    if "publish" in flags:
        extra += publish.ports(reading, known[0] if known else [])
    if "volume" in flags:
        extra += mounts.mounts(reading) or mounts.data(reading, known[3] if known else [])
    if "env" in flags:
        extra += environment.settings(reading, known)
    if "name" in flags:
        extra += [
            FlagFound("name", n.texts[0], n.indexes, None)
            for n in reading.names
            if n.before == "called"
            and len(n.texts) == 1
            and n.object in ("", "container", "service", "builder", "swarmservice")
        ]
    chosen: list[FlagFound] = []
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
            or (flag.only is not None and number not in flag.only)
            or (listing and flag.flag == "all")
        ):
            continue
        if flag.flag == "force" and all(reading.words[w].sense[:1] in ("s", "p", "f") for w in flag.words):
            if not any(reading.words[w].low in ("running", "asking", "anyway") for w in flag.words):
                continue  # to do it by force must be said
        kind, short, repeat = flags[flag.flag]
        if taken & set(flag.words) or any(
            c.flag == flag.flag and (not repeat or c.value == flag.value) for c in chosen
        ):
            continue
        if re.search(rf" --{flag.flag}\b", template) or (short and re.search(rf" -\w*{short}", template)):
            if flag.value is None:
                chosen.append(flag._replace(flag="", value=None))
            continue
        taken |= set(flag.words)
        value = flag.value
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
    if "tty" in flags and "interactive" in flags and " -it" not in template:
        for one, other in (("tty", "interactive"), ("interactive", "tty")):
            if any(c.flag == one for c in chosen) and not any(c.flag == other for c in chosen):
                chosen.append(FlagFound(other, None, (), None))
    return chosen


def _written(reading: Reading, flags: dict[str, Any]) -> list[FlagFound]:
    """Switches as docker writes them: "logs -f web", "rm --force web"."""
    out = []
    for at, word in enumerate(reading.words):
        if word.text[:1] == "-" and word.text.strip("-").replace("-", "").isalpha():
            letters = [word.text[2:]] if word.text[:2] == "--" else list(word.text[1:])
            names = [
                next((n for n, f in flags.items() if letter in (n, f[1]) and f[0] == "bool"), "") for letter in letters
            ]
            out += [FlagFound(n, None, (at,) if n == names[0] else (), None) for n in names if n and all(names)]
    return out


def judge(
    reading: Reading, used: set[int], candidate: Candidate, missing: tuple[str, ...], phrase: list[Any],
    index: dict[str, Any], path: str, template: str, spelling: str,
) -> tuple[float, tuple[str, ...]]:  # fmt: skip
    """Share of the request accounted for, times the share of the phrase said."""
    explained = unexplained = 0.0
    left = []
    free = next((nouns for group, nouns in index["families"].items() if path.startswith(group)), ())
    in_value = {i for v in reading.values.values() for i in range(v.first, v.last)}
    for at, word in enumerate(reading.words):
        weighs = 1.0 if at in in_value else weight(word.sense)
        if not weighs or at in reading.off:
            continue
        if at in used or word.sense in free or word.low in free:
            explained += weighs
            continue
        if word.sense == "s.all" and not any(w.sense == "n.container" for w in reading.words[at : at + 3]):
            weighs = 0.1
        elif word.sense == "s.all" and path.endswith((" prune", " ls")):
            weighs = 0.0
        elif not word.sense and f" {word.low} " in index["foreign"]:
            weighs = 3.0
        elif word.sense[:2] == "v." and weighs >= 0.9:
            weighs = 1.6
        elif not word.sense and f" {word.low} " in index["ordinary"]:
            weighs = 0.35
        unexplained += weighs
        if weighs:
            left.append(word.low)
    covered = explained / (explained + unexplained) if explained + unexplained else 0.0
    slots = [s[0] for s in phrase[2]]
    absent = sum(1 for m in missing if m in slots or not slots)
    share = candidate.share * phrase[3] / (phrase[3] + 0.25 * absent)
    said = {w.low for w in reading.words}
    lacking = sum(1 for f in phrase[4] if f not in said)
    if phrase[3] < 0.6 and (lacking or absent):
        share *= 0.5
    score = covered * (0.35 + 0.65 * share) - 0.04 * len(missing) - 0.03 * lacking
    if _is_rare(path, reading, index) and not (template != spelling and path == "docker inspect"):
        score -= 0.25
    if phrase[1] and f"v.{path.split()[-1]}" in phrase[1]:
        score += 0.01
    if path.endswith(" ls") and any(w.sense == f"n.{path.split()[-2]}" and w.low.endswith("s") for w in reading.words):
        score += 0.03
    return max(0.0, score), tuple(left)


def _only_shows(reading: Reading) -> bool:
    """Does the request begin with a wish to see something, and not how something is done?"""
    first = next((n for n, w in enumerate(reading.words) if w.sense[:2] == "v." and n not in reading.off), None)
    return (
        first is not None and reading.words[first].sense == "v.show" and not any(w.low == "how" for w in reading.words)
    )


def has_evidence(reading: Reading, index: dict[str, Any], found: list[FlagFound]) -> bool:
    """Does anything but a verb and an unknown word say that this is about Docker?"""
    if any(w.sense[:2] in ("n.", "s.") and w.sense not in VAGUE for w in reading.words) or reading.values:
        return True
    if any(w.low == "docker" or f" {w.sense} " in index["telling"] for w in reading.words) or not reading.names:
        return True
    for name in reading.names:
        for text in name.texts:
            low = text.lower()
            if name.kind or not low.isalpha() or f" {low} " in index["nameable"] or low.startswith(("my", "test")):
                return True
    return False


def said_senses(reading: Reading, index: dict[str, Any]) -> set[str]:
    """The senses of the request's words, those they may also stand for included."""
    senses = {w.sense for n, w in enumerate(reading.words) if n not in reading.off}
    return senses | {index["also"][s] for s in senses if s in index["also"]}


def _is_rare(path: str, reading: Reading, index: dict[str, Any]) -> bool:
    """Is it a command of a kind that the request does not name?"""
    group = next((g for g in index["rare"] if path == g or path.startswith(g + " ")), None)
    if group is None:
        return False
    signs = index["rare"][group]
    return not any(w.sense in signs or w.low in signs or w.low.rstrip("s") in signs for w in reading.words)
