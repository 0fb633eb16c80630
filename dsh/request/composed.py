"""Lines put together from what a request says part by part: what is listed, which of them, which columns, how many.

Only lines that look are made so: nothing that a request leaves open can do harm.
"""

from dsh.knowledge.senses import weight
from dsh.request.build import Built
from dsh.request.claims import is_common
from dsh.request.columns import THINGS, fields_of, one_figure, printed, tabbed
from dsh.request.cues import Hit, belongs, hits, in_a_row, stated, tokens_of
from dsh.request.line import SLOT, quote
from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.request.several import asks_who, is_fact, meant, of_each, of_either, stand_ins, states
from dsh.typed import Any

SURE = 0.97
CUTS = ("| head -n", "| tail -n")  # how many lines of a list
ONE_LINE = "| head -n 1"
IN_ORDER = ("first", "top", "descending", "ascending", "sorted", "ordered")
UNSURE = 0.12  # for each object that the line needs and the request does not name
GIVEN = ("set", "given", "made", "built", "put", "kept", "use", "uses", "using", "run", "runs", "running", "got")
ONE_COLUMN = ("-q", "--format '{{.Names}}'", "--format '{{.Name}}'", "--format '{{.Repository}}:{{.Tag}}'")
IMPLIED = {  # filters that say no more than another, or of which docker writes the other
    "-f status=exited": ("-f exited={NUMBER}", "-f exited=0"),  # a code is one of what has ended
    "-f exited=0": ("-f exited={NUMBER}",),
    "-f event=kill": ("-f event=oom",),
    "-f event=die": ("-f event=oom",),
    "-f event=destroy": ("-f event=delete",),  # so for images
}
LISTED = ("list", "listing", "lists", "table", "overview", "names", "ids")
IDEAS = ("means", "meaning", "define", "vs", "versus", "difference")  # of things as such, not of those there are
WHOLE = ("docker ps", "docker images", "docker volume ls", "docker network ls", "docker node ls", "docker stats")


def composed(reading: Reading, index: dict[str, Any]) -> list[Built]:
    """The lines whose cues are said. A reading is asked about twice: whether it looks at something, then at what."""
    last = index.get("composed_last")
    if last is None or last[0] is not reading:
        last = index["composed_last"] = (reading, _composed(reading, index))
    return list(last[1])


def _composed(reading: Reading, index: dict[str, Any]) -> list[Built]:
    if any(
        w.low in IDEAS or (w.low == "mean" and reading.words[n - 1].low != "i") for n, w in enumerate(reading.words)
    ):
        return []
    senses = {w.sense for w in reading.words}
    if {"n.compose", "n.logs"} <= senses:
        from dsh.request.compose_logs import as_container, of_compose  # few requests need it: no part of the start

        def judge(used: set[int]) -> tuple[float, tuple[str, ...]]:
            score, left = judged(reading, used, index)
            return score * SURE, left

        return [of_compose(built, reading, index, judge) for built in _put_together(as_container(reading), index)]
    return _put_together(reading, index)


def _put_together(reading: Reading, index: dict[str, Any]) -> list[Built]:
    tokens = tokens_of(reading)
    found: dict[int, list[Hit]] = {}
    for hit in hits(reading, tokens, index):
        found.setdefault(hit.entry, []).append(hit)
    out: list[Built] = []
    for number, said in found.items():
        sought = {h.slots["WORD"] for h in said if "WORD" in h.slots and h.said > 1}  # no name of a container
        heads = [h for h in said if h.part < 0]
        heads = [h for h in heads if sought.isdisjoint(h.slots.values())] or heads
        if heads:
            head = max(heads, key=lambda h: (len(h.slots), h.said, len(h.words)))
            more = {n for h in heads if h.slots.items() <= head.slots.items() for n in h.words}
            head = head._replace(words=tuple(sorted({*head.words, *more})))
            built = _built(reading, index, number, head, [h for h in said if h.part >= 0])
            if built is not None and _tells_nothing(reading, built):
                out.append(built)
    return out + _together(out, reading)


def _together(found: list[Built], reading: Reading) -> list[Built]:
    """Several facts of one object as one line: "its status and exit code"."""
    for start, whole in (
        ("docker inspect -f '", ""),
        ("docker image inspect -f '", ""),
        ("docker info -f '", "docker info"),
    ):
        plain = [
            b
            for b in meant(found, reading)
            if b.command.startswith(start) and "json" not in b.command and " | " not in b.command
        ]
        facts = [b for b in plain if not b.missing]
        best: list[Built] = []
        for fact in sorted(facts, key=lambda b: -len(b.explained)):
            rest = fact.command.rpartition("'")[2]
            own = set(fact.explained) - {n for b in facts if b is not fact for n in b.explained}
            if own and all(rest == b.command.rpartition("'")[2] for b in best):
                best.append(fact)
        if len(best) < 2:
            continue
        best.sort(key=lambda b: max(set(b.explained) - {n for o in best if o is not b for n in o.explained}))
        used = {n for b in best for n in b.explained}
        left = tuple(w for w in best[0].left if all(w in b.left for b in best))
        fields = " ".join(b.command.removeprefix(start).rpartition("'")[0] for b in best)
        fields = fields.replace(" {{.Name}} ", " ")
        line = whole or f"{start}{fields}'{best[0].command.rpartition(chr(39))[2]}"
        share = len(used) / (len(used) + 0.7 * len(left))
        score = max(SURE * share, *(b.score + 0.004 for b in best))  # what says both is never the less likely
        return [best[0]._replace(command=line, explained=tuple(sorted(used)), left=left, score=score)]
    return []


def _tells_nothing(reading: Reading, built: Built) -> bool:
    """Is nothing told to be done, or does its verb say which objects: "images made before alpine"?"""
    lead = reading.lead
    if lead is None or reading.mood != "wish" or (lead in built.explained and built.path != "docker system events"):
        return True
    return any(w.sense[:2] == "n." and w.sense != "n.docker" for w in reading.words[:lead])


def _built(reading: Reading, index: dict[str, Any], number: int, head: Hit, said: list[Hit]) -> Built | None:
    line, says, parts, columns, several, kind, about_it = index["composed"][number]
    listing = bool(kind)
    if ".Mounts}" in line and asks_who(reading):
        return None
    if is_fact(line) and not stand_ins(reading):
        said = []  # which of several it is, of one alone
    if listing and any(w.low == "why" for w in reading.words):
        return None
    nouns = {n for n, w in enumerate(reading.words) if w.sense == f"n.{kind}"} if kind else set()
    used = set(head.words) | nouns
    chosen: list[Hit] = []
    once: set[str] = set()  # flags that a line has only once
    light = {n for n, w in enumerate(reading.words) if not weight(w.sense)}
    taken: set[int] = set()
    for hit in sorted(said, key=lambda h: (-h.said - len(h.slots), not any(parts[h.part]), -len(h.words), h.part)):
        if parts[hit.part][0] == "-l" and _of_time(reading, hit.words[-1]):
            continue
        own = set(hit.words) - nouns
        own = own - light or own
        flags = {p.split()[0] for p in _pairs(parts[hit.part][0]) if p[:3] not in ("-f ", "-a")}
        if parts[hit.part][1] == ONE_LINE and any(w.low in IN_ORDER for w in reading.words):
            continue  # "image sizes, smallest first": all of them
        if parts[hit.part][1].startswith(CUTS):
            if not any(parts[h.part][1].startswith(CUTS) for h in chosen):
                chosen.append(hit)  # "the biggest image" is sorted for, too
            continue
        if own and not own & taken and not flags & once and hit.part not in [h.part for h in chosen]:
            chosen.append(hit)
            taken |= own
            once |= flags
        elif flags and flags <= once and not own & taken:
            taken |= own  # "follow only what it writes from now on": to follow is said already
            used |= own
    picked = {h.part for h in chosen}
    values = dict(head.slots)
    for hit in chosen:
        values.update(hit.slots)
    again = [h for h in said if h.part in picked and (h in chosen or h.slots.items() <= values.items())]
    used |= {n for h in again for n in h.words}
    line = _of_several(line, reading, values, used)
    free = [n for n in reading.names if not used & set(n.indexes)]
    missing: tuple[str, ...] = ()
    for slot in dict.fromkeys(SLOT.findall(line)):
        if slot in values:
            continue
        name = _chosen(reading, free, slot, used)
        if name is None:
            missing = (*missing, slot)
        else:
            values[slot] = name.texts if slot in ("IMAGE", "REPOSITORY") else name.typed
            used |= {*name.indexes, *(i for n in free if n.last == name.first for i in n.indexes)}
    if any(len(v) > 1 for v in values.values()) and not several:
        return None
    spoken = taken.union(*(h.words for h in again if h in chosen or h.slots))
    spoken -= {n for h in chosen if parts[h.part][0] in ONE_COLUMN or not any(parts[h.part]) for n in h.words}
    fields = fields_of(reading, columns, spoken, line) if columns else {}
    if any("--format '{{" not in parts[h.part][0] and "--format" in parts[h.part][0] for h in chosen):
        fields = {}
    if any("--format" in parts[h.part][3] for h in chosen):
        used |= {n for words in fields.values() for n in words}
        fields = {}
    narrowed = any(_narrows(parts[h.part]) for h in chosen)
    if listing and not fields and (not chosen or (_of_one(reading, nouns) and not narrowed)):
        return None
    if fields and any(parts[h.part][0] == "--no-trunc" for h in chosen):
        fields = {f: words for f, words in fields.items() if f not in ("ID", "Command")}
    if len(fields) > 1:
        chosen = [h for h in chosen if parts[h.part][0] not in ONE_COLUMN]
    used |= {n for words in fields.values() for n in words}
    used |= {n for name in reading.names if set(name.indexes) & used for n in _beside(reading, name)}
    rows = {parts[h.part][0] for h in chosen if in_a_row(reading, h, chosen)}
    told = [_filled(parts[h.part], h, values) for h in sorted(chosen, key=lambda h: h.part)]
    command = _line(line, told, list(fields), values, rows)
    command = one_figure(of_either(command, reading), reading)
    command, tabs = tabbed(command, reading)
    used |= tabs
    if "grep -i error" in command and any(w.text == "ERROR" for w in reading.words):
        command = command.replace("grep -i error", "grep ERROR")
    if " | grep " in command and " -i" not in command and any(w.low.endswith("case") for w in reading.words):
        from dsh.request.patterns import any_case  # few requests need it: it is no part of the start

        cases = any_case(reading)
        used |= cases
        command = command.replace(" | grep ", " | grep -i ", 1) if cases else command
    base = " ".join(line.split(" {")[0].split(" -")[0].split(" | ")[0].split())
    command_of = index["commands"][index["command_numbers"][base]]
    free_nouns = next((nouns for group, nouns in index["families"].items() if command_of[0].startswith(group)), ())
    used |= {n for n, w in enumerate(reading.words) if w.sense in free_nouns or w.sense in about_it}
    about = [w for w in reading.words if w.sense in THINGS]
    score, left = judged(reading, used, index)
    score = score * SURE + 0.006 * min(5, head.said + sum(h.said for h in chosen)) - UNSURE * len(missing)
    if missing and (not about or any(w.low.endswith("s") for w in about)):
        score -= UNSURE  # of several, or of none of docker's things
    return Built(
        command,
        command_of[0],
        says or command_of[2],
        "read",
        missing,
        score,
        tuple(sorted(used)),
        left,
        (command_of[0].removeprefix("docker "), *(" ".join(v) for v in values.values())),
        1.0,
        tuple(t for v in values.values() for t in v if t[:2] != "$("),
    )


def _of_several(line: str, reading: Reading, values: dict[str, tuple[str, ...]], used: set[int]) -> str:
    """The line for each of several objects, where its fact is asked of these; their list is put among the values."""
    if not is_fact(line):
        return line
    slot = line.rpartition("{")[2].rstrip("}")
    each = next((n for n in stand_ins(reading) if n.object == slot.lower()), None)
    if each is None or values.get(slot, each.typed) != each.typed:
        return line
    line, text = of_each(line, slot, each.typed[0])
    values[slot] = (text,)
    used |= {each.first, *states(reading)}
    return line


def _chosen(reading: Reading, free: list[Name], slot: str, used: set[int]) -> Name | None:
    """The name for a place: one said to be of that kind first, else one that no other name follows."""
    fitting = [n for n in free if _fits(n, slot)]
    best = (
        [n for n in fitting if n.object == slot.lower()] or [n for n in fitting if not belongs(reading, n)] or fitting
    )
    if best:
        return best[0]
    said = (stated(reading, n) for n in range(1, len(reading.words)) if n not in used)
    return next((n for n in said if n is not None and n.object == slot.lower()), None)


def _of_one(reading: Reading, nouns: set[int]) -> bool:
    """Does it speak of one thing alone: "the settings of a container"?"""
    words = reading.words
    if any(words[n + 1].low in LISTED for n in nouns if n + 1 < len(words)):
        return False  # "the container listing"
    return bool(nouns) and all(
        not words[n].low.endswith("s") and n > 0 and words[n - 1].low in ("a", "an", "the", "my", "this", "that", "its")
        for n in nouns
    )


def _of_time(reading: Reading, at: int) -> bool:
    """ "last night", "the last hour": not the last container."""
    after = reading.words[at + 1].low if at + 1 < len(reading.words) else ""
    return after in (
        "night",
        "week",
        "month",
        "year",
        "day",
        "days",
        "hour",
        "hours",
        "minutes",
        "time",
        "few",
        "evening",
    )


def _narrows(part: list[str]) -> bool:
    """Does a part choose some of the objects, rather than how they are shown?"""
    return "-f " in part[0] or part[0][:2] in ("-n", "-l") or bool(part[3])


def _fits(name: Name, slot: str) -> bool:
    if slot in ("IMAGE", "REPOSITORY", "TERM"):
        return name.kind in ("", "image") and name.object in ("", "image")
    plain = name.kind == "" or (name.kind == "image" and not set(":/") & set(name.typed[0]))
    return plain and name.object in ("", slot.lower())


def _beside(reading: Reading, name: Name) -> set[int]:
    """The noun beside a name."""
    near = (*range(max(0, name.first - 3), name.first), name.last)
    return {n for n in near if name.object and n < len(reading.words) and reading.words[n].sense == f"n.{name.object}"}


def _line(
    line: str, parts: list[list[str]], fields: list[str], values: dict[str, tuple[str, ...]], rows: set[str]
) -> str:
    """The line with its parts in: switches first, then filters (those of a row all), the columns, and what it is
    handed on to."""
    counts = any("wc -l" in p[1] for p in parts)  # what is counted is in no order
    line = next((p[3] for p in parts if p[3] and not (counts and " | sort" in p[3])), line)
    words: list[str] = []
    for add, _, _, _ in parts:
        words += [w for w in _pairs(add) if w not in words]
    base = next((b for b in WHOLE if line.startswith(b)), "")
    live = "LIVE" in words
    words = [w for w in words if w != "LIVE" and not (w == "-a" and live)]
    words = [w for w in words if w in rows or w not in IMPLIED or not any(other in words for other in IMPLIED[w])]
    pipes = [p for _, p, _, _ in parts if p]
    pipes = [p if n == 0 else p.removeprefix("2>&1 ") for n, p in enumerate(pipes)]
    if any(w.startswith("-f exited=") for w in words):
        pipes = [p for p in pipes if "Exited (0)" not in p]
    if len(pipes) == 2 and "grep " in pipes[0] and "wc -l" in pipes[1]:
        pipes = [pipes[0].replace("grep -i ", "grep -ci ").replace("grep {", "grep -c {")]
    counted = any("wc -l" in p for p in pipes)
    if len(fields) == 1 and any("sort -u" in p for p in pipes):
        words.append(f"--format '{{{{.{fields[0]}}}}}'")  # each once, whoever has it
    else:
        words += printed(base, fields, counted)
    words = [w for n, w in enumerate(words) if w not in words[:n]]
    if base == "docker ps" and pipes == ["| sort"] and not any(w[:2] in ("-q", "--") for w in words):
        words.append("--format '{{.Names}}'")  # its lines begin with IDs
    if any(w.startswith("-f container=") for w in words):
        words = [w for w in words if w != "-f type=container"]  # it is one anyway
    formats = [w for w in words if w.startswith("--format ")]
    words = [w for w in words if w not in formats or w == max(formats, key=len)]
    if counted and "-q" not in words and base:
        words = [*(["-a"] if "-a" in words else []), "-q", *(w for w in words if w not in ("-a", "-s"))]
    if "-a" in words and "-q" in words:
        words = ["-aq", *(w for w in words if w not in ("-a", "-q"))]
    elif "-a" in words:
        words = ["-a", *(w for w in words if w != "-a")]
    start, place, rest = line.partition(" {")
    if start.count("'") % 2 or " | " in start:  # within a template
        start, place, rest = line, "", ""
    start, bar, piped = start.partition(" | ")
    said = start.replace(" -as", " -a -s").split()
    words = [w for w in words if w not in said]  # "once, sorted": sorted lines come once anyway
    words = [w for w in words if not (w.startswith("--format ") and "--format" in said)]
    pipes = [p for p in pipes if not (p == "| sort" and "sort " in piped)]
    text = " ".join([start, *words]) + bar + piped + place + rest + "".join(f" {p}" for p in pipes)
    return SLOT.sub(lambda found: _put(values, found.group(1)), text)


def _put(values: dict[str, tuple[str, ...]], slot: str) -> str:
    return " ".join(quote(text) for text in values[slot]) if slot in values else slot


def _filled(part: list[str], hit: Hit, values: dict[str, tuple[str, ...]]) -> list[str]:
    """The part with its own values in where another part has others: "images of acme/* since acme/base:1"."""
    if all(values[slot] == texts for slot, texts in hit.slots.items()):
        return part
    return [SLOT.sub(lambda found: _put(hit.slots, found[1]) if found[1] in hit.slots else found[0], it) for it in part]


def _pairs(add: str) -> list[str]:
    """ "-a -f status=exited" as its flags, each with its value."""
    return [w if n == 0 else f"-{w}" for n, w in enumerate(add.split(" -"))] if add else []


def judged(reading: Reading, used: set[int], index: dict[str, Any]) -> tuple[float, tuple[str, ...]]:
    """The share of the request that is accounted for, and what is not."""
    explained, unexplained, left = 0.0, 0.0, []
    inside = {i for v in reading.values.values() for i in range(v.first, v.last)}
    for at, word in enumerate(reading.words):
        weighs = 1.0 if at in inside or word.sense == "n.command" else weight(word.sense)
        if at in used:
            explained += max(weighs, 0.5)
            continue
        if not weighs or at in reading.off or word.sense in ("v.show", "v.get", "n.docker"):
            continue
        if f" {word.low} " in index["foreign"] and not word.sense:
            weighs = 1.2 if any(w.sense in THINGS for w in reading.words) else 3.0
        elif at in reading.aside:
            weighs *= 0.2
        elif word.sense == "s.all":
            weighs = 0.1
        elif word.sense[:2] == "v.":
            weighs = 0.5 if at != reading.lead and (word.low in GIVEN or word.low.endswith("ed")) else 1.3
        elif word.sense[:2] in ("w.", "") and f" {word.low} " in index["ordinary"]:
            weighs = 0.2
        elif not word.sense[:1].strip("w") and is_common(word.low, index):
            weighs = 0.45
        unexplained += weighs
        left.append(word.low)
    return explained / (explained + unexplained) if explained else 0.0, tuple(left)
