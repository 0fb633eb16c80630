"""Makes a command line of a candidate: flags, names in their places, selections."""

from typing import Any, NamedTuple

from dsh.request.amounts import Value
from dsh.request.candidates import Candidate
from dsh.request.checked.doubts import (
    denies_more,
    doubtful,
    is_handed,
    is_made_of,
    is_new,
    is_system,
    limited,
    of_another,
    settings_told,
    takes_all,
    unfit,
    unmeant,
)
from dsh.request.claims import TEXTS
from dsh.request.flags import FlagFound
from dsh.request.inner import command_inside, lasting, marked, of_a_shell, opens_prompt, reads_file, to_address
from dsh.request.lead import LASTING
from dsh.request.line import SLOT, FlagSet, quote, spell, write
from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.request.score import has_evidence, judge, only_shows, said_senses
from dsh.request.selections import filters_of, is_one, parameters, select
from dsh.request.settings.registries import addressed, pushed
from dsh.request.shells import has_prompt, runs_there, wants_shell, with_shell
from dsh.request.slots import KINDS, VALUES, Slot, fill
from dsh.request.switches import choose_flags

FILED = {"docker image save": "o", "docker container export": "o", "docker image load": "i"}  # else the terminal
SIDES = (  # where a template says on which side the container stands, its phrases need not
    ("docker cp {CONTAINER}", "from"),
    ("docker cp {SRC}", "to"),
    ("docker compose cp {SERVICE}", "from"),
    ("docker compose cp {SRC}", "to"),
)
YAML = (".yml", ".yaml")
ONCE = ("once", "one-off", "oneoff", "one time", "new container", "one-time")
LED = ("in", "with", "to", "by", "from", "of", "on", "for", "into", "inside", "at", "using", "as", "like", "except")
RUNS = ("docker container run", "docker container create")


DOINGS = {"v.remove", "v.clean", "v.kill", "v.stop", "v.start", "v.restart", "v.create", "v.pause", "v.build"}

ASKED = {"when", "was", "were", "did", "has", "which", "would", "could", "should", "may", "safe"}


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
    doubtful: tuple[str, ...] = ()  # flags of the line, as written, that only one word asks for


def build(candidate: Candidate, reading: Reading, found: list[FlagFound], index: dict[str, Any]) -> Built:
    """The command line for one candidate."""
    number, template, risk, says = index["intents"][candidate.intent]
    path, spelling, summary, _, arguments, flags = index["commands"][number]
    phrase = index["phrases"][candidate.phrase]
    template = template or spelling
    chosen = choose_flags(reading, found, flags, number, template, index)
    if candidate.frame:  # its switches are those of its examples
        chosen = [f for f in chosen if f.value is not None or not f.flag or len(f.words) > 1]
    used = set(candidate.matched) | {w for f in chosen for w in f.words}
    taken = {w for f in chosen for w in f.words}
    of_flags = frozenset(w for f in chosen if f.value or len(f.words) > 1 for w in f.words)
    slots = places(template, spelling, arguments, phrase)
    values: dict[str, str] = {}
    for slot in [s for s in slots if s.name in VALUES]:
        value = _value_for(slot.name, reading, taken)
        if value is not None:
            values[slot.name] = value.text
            taken |= set(range(value.first, value.last))
    free = [n for n in reading.names if not taken & set(n.indexes) and not _is_denied(n, reading)]
    prompts = False
    runs = path in RUNS or path == "docker service create"
    if runs and template == spelling and not any(s.name == "COMMAND" for s in slots):
        text, words = marked(reading, free, index, taken)
        if text:
            values["COMMAND"] = text
            chosen = lasting(text, words, chosen, reading) if path == "docker container run" else chosen
            free = [n for n in free if not set(n.indexes) & set(words)]
            used |= set(words)
        elif path == "docker container run" and (address := to_address(reading, taken)):
            values["COMMAND"] = reading.values[address[-1]].text
            used |= set(address)
    if any(s.name == "COMMAND" for s in slots):
        text, words = command_inside(reading, free, index, taken)
        if text:
            text = of_a_shell(text)
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
        selected = select(path, kind, reading, index, of_flags) if several else None
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
            chosen = [f for f in chosen if f.value or not f.words or not set(f.words) <= set(selected.told)]
            flag = index["rules"]["all_flags"].get(path)
            if flag and selected.everything and " -f" not in template and not any(f.flag == flag for f in chosen):
                extra.append(FlagSet(flag, None))
    copied = None
    if path == "docker container cp" and "{CONTAINER}" in template:
        from dsh.request.whole.copies import sides  # few requests need it: it is no part of the start

        copied = sides(reading)
    wrong_way = copied is not None and copied.outward != template.startswith("docker cp {CONTAINER}")
    if copied is not None and not wrong_way and (copied.target or copied.outward):
        values |= {"CONTAINER": quote(copied.container), "SRC": quote(copied.source), "DEST": quote(copied.target)}
        used |= copied.words
    open_slots = [
        s
        for s in slots
        if s.name not in values and s.name not in ("COMMAND", "ARG", "ARGS", "ps OPTIONS") and s.name not in VALUES
    ]
    names_used: list[str] = []
    if path.endswith(" create"):  # "call it lab": what is made is called so
        free = [n._replace(before="called") if n.before == "it" else n for n in free]
    filled, fits = fill(open_slots, free)
    apart = 0.0
    if candidate.frame and len(filled) < len(open_slots):
        from dsh.request.leftover import unnamed  # few requests need it: it is no part of the start

        filled |= unnamed(open_slots, filled, reading, used | taken, index)
    if path == "docker container exec" and any(is_system(n, index) for n in filled.values()):
        told = any(n.before == "run" for n in filled.values())  # "run alpine with ... and ls"
        fits, apart = fits - 6, 0.4 if told else 0.05  # a system of one's own to try something in is run anew
    for n, name in filled.items():
        its = KINDS.get(open_slots[n].name)
        as_image = (its in ("image", "any") and name.object != "container") or (its == name.kind == "image")
        values[open_slots[n].name] = " ".join(quote(t) for t in (name.texts if as_image else name.typed))
        names_used += name.texts
        used |= {*name.indexes, *range(name.first, name.last), *beside(reading, name)}
    values, words = addressed(path, values, free, reading)
    used |= set(words)
    made = "container" if path in RUNS else "service" if path == "docker service create" else ""
    if made and not any(f.flag == "name" for f in chosen):
        for name in free:
            new = (
                (name.object == made or is_new(name, reading))
                and name.kind == ""
                and len(name.texts) == 1
                and (made == "service" or name.before not in LED)
            )
            if new and not used & set(name.indexes):
                extra.append(FlagSet("name", name.texts[0]))
                used |= {*name.indexes, *beside(reading, name)}
                break
    if path.endswith(" ls"):
        for flag, setting, words in filters_of(path.split()[1], reading, index, used, [f.value or "" for f in chosen]):
            written = f" -f {setting}" in template if setting else template.startswith("docker ps -a") and flag == "all"
            if written:
                used |= set(words)
            elif flag in ("", *flags) and FlagSet(flag, setting) not in extra:
                extra.append(FlagSet(flag, setting))
                used |= set(words)
    used |= taken
    sets = list(dict.fromkeys([*(FlagSet(f.flag, f.value) for f in chosen), *extra]))
    bare = template != spelling and (not template.startswith(spelling + " -") or "$(" in template)
    line, missing = write(template, spelling, [] if bare else arguments, flags, sets, values)
    if " | grep " in line:
        from dsh.request.patterns import any_case

        cases = any_case(reading)
        used |= cases
        line = line if not cases else line.replace(" | grep ", " | grep -i ").replace("-i -i", "-i")
    if " host={ADDRESS}" in template and "@" in line and "://" not in line:
        line = line.replace(" host=", " host=ssh://")
    if (path == "docker login" and template == spelling) or (path == "docker image build" and is_handed(reading)):
        from dsh.request.settings.streams import handed  # few requests need it: it is no part of the start

        line, kept = handed(path, line, reading)
        used |= kept
    if "{SERVICE}={REPLICAS}" in template:
        from dsh.request.whole.scaling import scaled  # few requests need it: it is no part of the start

        line, scaled_words = scaled(line, reading, reading.names)
        used |= scaled_words
        missing = tuple(m for m in missing if m in line) if scaled_words else missing
    if "grep -i error" in line and any(w.text == "ERROR" for w in reading.words):
        line = line.replace("grep -i error", "grep ERROR")
    if path in FILED and template == spelling and f" -{FILED[path]} " not in line and " --" not in line:
        line, missing = line.replace(spelling, f"{spelling} -{FILED[path]} FILE", 1), (*missing, "FILE")
    if "/backup/" in template:
        from dsh.request import archives  # few requests need it: it is no part of the start

        packing = archives.archive(reading)
        wrong_way = packing is not None and packing[1] != (" tar x" in template)
        line, used = archives.rewritten(line, reading), used | archives.words_of(reading)
        missing = tuple(m for m in missing if m in line)
    if " FILE" in line and any(n.kind == "file" for n in free if not used & set(n.indexes)):
        wrong_way = True  # there is a file that could be meant
    if "/from/" in template and any(n.texts[0] in ("backup", "copy", "archive") for n in filled.values()):
        wrong_way = True
    if path == "docker image push" and template == spelling and (elsewhere := pushed(reading)):
        source, target, target_words = elsewhere
        line, missing = line.replace(spelling, f"docker tag {quote(source)} {quote(target)} && {spelling}", 1), ()
        line = f"{line[: line.rindex(' ')]} {quote(target)}"
        used |= set(target_words)
    if (
        path in RUNS
        and " -it" in template
        and any(f.flag == "detach" and set(f.words) & set(candidate.matched) for f in chosen)
    ):
        score_less = 0.4  # "and give me my terminal back"
    else:
        score_less = 0.0
    if path in RUNS and template.endswith((" sh", " bash")) and any(f.flag == "entrypoint" for f in chosen):
        line = line.rpartition(" ")[0]
    line = with_shell(line, template if path in RUNS else "", reading, values.get("IMAGE", ""), index)
    if path in RUNS and template.endswith((" sh", " bash")) and has_prompt(reading, values.get("IMAGE", ""), index):
        score_less += 0.3
    elif path in RUNS and wants_shell(reading, values, index) and not template.endswith((" sh", " bash")):
        score_less += 0.1
    if path in RUNS and "COMMAND" in values and runs_there(filled, open_slots):
        score_less += 0.15  # "run make smoke in qa"
    composed = any(w.sense in ("n.compose", "n.service", "n.project") or w.low == "stack" for w in reading.words)
    if path == "docker compose run" and composed and any(w.low in ONCE for w in reading.words):
        score_less -= 0.12
    settings = settings_told(chosen, reading) if path in RUNS and "IMAGE" in values else 0
    score, left = judge(
        reading, used, candidate, missing, phrase, index, path, template, spelling, risk == "read", settings
    )
    if path.endswith(" rm") and any(v.startswith("$(") and " -f " in v for v in values.values()):
        score -= 0.03  # where a prune does the same, it is the better way
    score -= unfit(path, template, line, missing) + unmeant(path, line, reading, left) + score_less
    score -= (0.6 if "/backup/" in template else 0.3) if wrong_way else 0.0
    score -= 0.25 if path == "docker container start" and denies_more(found, reading) else 0.0
    if any(":" in values.get(n, "") and " -f " not in values[n] for n in ("CONTAINER", "NETWORK")):
        score -= 0.4  # no container can be called so
    score += 0.015 * max(-1.0, min(3.0, fits - 1.0)) - apart - index["rules"]["less"].get(path, 0.0)
    score -= 0.3 * sum(name not in flags for name, _ in reading.written)
    if risk != "read" and only_shows(reading):
        score *= 0.75
    lead = reading.lead
    if (
        path.endswith(" ls")
        and reading.mood == "wish"
        and lead is not None
        and reading.words[lead].low in ("run", "start")
    ):
        score *= 0.6
    elif (
        lead is not None and risk == "read" and reading.mood == "wish" and phrase[1][:1] != [reading.words[lead].sense]
    ):
        acts = [s for s in phrase[1] if s[:2] == "v."]
        if reading.words[lead].sense in acts:
            score *= (
                0.6 if path.endswith(" ls") and lead < 2 else 0.8
            )  # "container created from" is no answer to "create a container"
    if "$(docker ps" in template and path.endswith(" inspect") and is_one("container", reading):
        score -= 0.3  # "the ip of a container"
    if template == spelling and path.endswith(" inspect"):
        score -= 0.004  # the line that prints just what is asked is better
    if " ls {FILE}" in template or " cat {FILE}" in template:
        score -= 0.25 if reads_file(values.get("FILE", ""), reading) != (" cat " in template) else 0.0
    if path == "docker compose ls" and any("projects" in w.low for w in reading.words):
        score += 0.06
    if path in ("docker container rm", "docker container prune") and of_another(reading):
        score *= 0.85
    if path == "docker container prune" and reading.lead is not None and takes_all(reading):
        score *= 0.85  # those that run stay
    if path in RUNS and is_made_of(reading):
        score *= 0.8
    if path == "docker stack deploy" and " -c " not in line and any(w.low.endswith(YAML) for w in reading.words):
        score -= 0.2  # nothing is deployed without its file
    if (path == "docker container update" and not sets) or (path == "docker compose scale" and "=" not in line):
        score -= 0.4  # to what?
    if risk != "read" and "$(" in line and " -f " not in line.partition("$(")[2] and limited(reading, left):
        score *= 0.6  # what limits the set was not understood
    if not has_evidence(reading, index, found):
        score *= 0.55
    if any(f"={{{m}}}" in template.partition(" -f ")[2] or f"until={{{m}}}" in template for m in missing):
        score *= 0.6  # a filter for nothing
    if "v.show" in phrase[1] and not any(w.sense == "v.show" for w in reading.words):
        score -= 0.03
    if (
        risk == "read"
        and DOINGS & set(phrase[1])
        and (asks := ASKED & set(phrase[4]))
        and not asks & {w.low for w in reading.words}
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
        (*_unnamed(sets), *missing),
        score,
        tuple(sorted(used)),
        left,
        parts,
        candidate.share,
        tuple(names_used),
        tuple(spell(FlagSet(f.flag, f.value), flags) for f in chosen if f.flag and doubtful(f, reading)),
    )


def _unnamed(sets: list[FlagSet]) -> tuple[str, ...]:
    """ "that keeps /data in it" names no volume, "linked to db" no network."""
    volume = ("VOLUME",) if any((it.value or "").startswith("VOLUME:") for it in sets) else ()
    return (*volume, *(("NETWORK",) if any(it.value == "NETWORK" for it in sets) else ()))


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
