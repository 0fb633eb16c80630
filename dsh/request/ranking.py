"""The command lines that a request may mean, best first."""

from dsh.knowledge.senses import field_of, weight
from dsh.patterns import regex
from dsh.request.build import Built
from dsh.request.candidates import candidates
from dsh.request.clauses import THINGS, clauses
from dsh.request.flags import FlagFound, find_flags
from dsh.request.likeness import likely, likeness, spoken_for
from dsh.request.once import once
from dsh.request.phrasebook import Index
from dsh.request.promising import promising, telling
from dsh.request.reading import Reading, read_request
from dsh.request.retelling import read
from dsh.request.settings.lifetime import lifetime
from dsh.request.steps import following, sequence, without_needless
from dsh.request.telling import as_a_whole
from dsh.typed import Any

RUN = ("docker container run", "docker container create")
BUILD = ("docker image build", "docker buildx build")
MADE = {"v.run": RUN, "v.start": RUN, "v.create": RUN, "v.build": BUILD}
CHAINED = frozenset(  # without one of which nothing leans on what was done before
    ["build", "rebuild", "replace", "recreate", "redeploy", "stop", "kill", "remove", "delete", "pull", "get",
     "fetch", "download", "grab", "update", "create", "make", "upgrade", "add", "new", "swap", "old"]
)  # fmt: skip
DONE = (
    "v.push", "v.remove", "v.stop", "v.start", "v.restart", "v.kill", "v.pull", "v.load", "v.tag",
    "v.rename", "v.copy", "v.commit",
)  # fmt: skip
DEEDS = ("push", "rm", "stop", "start", "restart", "kill", "pull", "load", "tag", "rename", "cp", "commit")


def weighed(reading: Reading, index: Index) -> list[Built]:
    """The command lines that may be meant, best first: what stands before the command is read apart from it."""
    urls = any(v.kind in ("url", "file") for v in reading.values.values())
    if not urls and not any(w.sense in ("n.context", "n.compose") for w in reading.words):
        return in_order(reading, index)
    from dsh.request.leading import leading_flags  # few requests need it: it is no part of the start

    every = len(reading.words)
    wholly = any(len(b.explained) == every and not b.left for b in as_a_whole(reading, index.data))
    lead = leading_flags(reading) if not wholly else None
    if lead is None:
        return in_order(reading, index)
    rest = in_order(read(lead.text, index), index)
    fitting = [b for b in rest if b.path.startswith(lead.before + " ") and b.score > 0.56]
    if not fitting:
        return in_order(reading, index)
    return [_led(b, lead.before, lead.flags) for b in fitting[:6]]


def _led(built: Built, before: str, flags: str) -> Built:
    """The command line with flags put before its command, and before each one whose output it is handed: of "stop all
    containers" elsewhere, those are listed there, too."""
    led = regex(rf"(?P<start>^|\$\(|\| |\bxargs (?:-\S+ )*){before} ")
    lines = (led.sub(lambda found: f"{found['start']}{before} {flags} ", line) for line in built.command.split(" && "))
    risk = "read" if "--dry-run" in flags else built.risk
    return built._replace(command=" && ".join(lines), risk=risk, reading=(*built.reading, flags))


def in_order(reading: Reading, index: Index) -> list[Built]:
    """The command lines that may be meant, best first; a request for one thing after another is a line of several."""
    flags = find_flags(reading, index.data)
    found = ranked(reading, index.data)
    said = frozenset(
        n
        for f in flags
        if ((f.spoken and len(f.words) > 1) or len(f.words) > 3) and _made_by(f, reading, index)
        for n in f.words
    )
    if any(w.sense == "v.run" for w in reading.words):
        said |= {n for f in lifetime(reading) for n in f.words}
    chained = _chained(reading, index)
    if chained is not None:
        return [found[0], chained, *found[1:]] if _loses_a_name(chained, found, reading) else [chained, *found]
    parts = _parts(reading, said) if reading.mood == "wish" else [reading.text]
    whole = len(parts)
    if reading.mood == "wish":
        parts = [one for part in parts for one in _each_kind(part, reading, index)]
    if len(parts) < 2:
        return found if reading.mood != "wish" else each(reading, found, index)
    firsts = []
    for part in parts:
        single = _alone(part, index)
        if not single or single[0].score < 0.6:
            return found
        firsts.append(single[0])
    firsts = without_needless(following(firsts, any(w.sense == "n.image" for w in reading.words)))
    line = sequence(firsts)
    if found and _makes_twice(firsts, found[0]):
        return found
    if _loses_a_name(line, found, reading):
        return [found[0], line, *found[1:]]
    forgets = found and any(w.sense in DONE and w.low in found[0].left for w in reading.words)
    forgets = forgets or (bool(found) and _leaves_out(found[0], line, reading))
    then = any(w.sense in ("f.then", "f.after-that") for w in reading.words)
    forgets = forgets or (found and _is_one_of(found[0], firsts, then))
    if forgets and line.score > 0.8 and not line.missing:
        return [line, *found]  # something is to be done that the one command leaves out
    if found and (found[0].score >= line.score or (len(parts) == whole and found[0].score > 0.9 and not found[0].left)):
        return [found[0], line, *found[1:]]
    return [line, *found]


def _makes_twice(parts: list[Built], one: Built) -> bool:
    """ "run nginx and make it reachable on 80", "service api with 4 replicas, published 8080 to 80, 256m limit": nobody
    runs the same twice, nor makes two things under one name."""
    if len({p.path for p in parts}) > 1:
        return False
    words = [p.command.split() for p in parts]
    named = [w[w.index("--name") + 1] for w in words if "--name" in w[:-1]]
    if len(set(named)) < len(named):
        return True
    runs = len(parts) == 2 and parts[0].path in RUN and one.path in RUN
    return runs and len(named) < 2 and parts[0].names == parts[1].names


def _parts(reading: Reading, said: frozenset[int]) -> list[str]:
    """The texts of the single wishes in order; one where there is but one. What is "it" is named again."""
    spans = clauses(reading, said)
    if not spans:
        return [reading.text]
    from dsh.request.referred import named  # few requests have several parts: it is no part of the start

    return named(reading, spans)


def _leaves_out(whole: Built, line: Built, reading: Reading) -> bool:
    """ "stop api, then stop db": does the one command leave out a name that the line of several has?"""
    return bool(_said(reading) & set(whole.left)) and _names_all(line, reading)


def _loses_a_name(line: Built, found: list[Built], reading: Reading) -> bool:
    """ "pull the new image and recreate api with compose": has the line that says all of it a name that this lacks?"""
    whole = bool(found) and not found[0].left and _names_all(found[0], reading)
    return whole and not _names_all(line, reading)


def _names_all(it: Built, reading: Reading) -> bool:
    return _said(reading) <= set(it.command.lower().split())


def _said(reading: Reading) -> set[str]:
    return {t.lower() for n in reading.names for t in n.typed}


NEARLY = 0.1  # how much less likely a part may be where ways of speaking are heard in it


def _alone(part: str, index: Index) -> list[Built]:
    """The commands for one of several parts, as when it is all that is said, or as its words stand."""
    plainly = read_request(part, index.lexicon, index.data)
    found = each(plainly, ranked(plainly, index.data), index)
    anew = read(part, index)
    if anew.text == plainly.text and not anew.written:
        return found
    other = each(anew, ranked(anew, index.data), index)
    return other if other and (not found or other[0].score > found[0].score - NEARLY) else found


def _is_one_of(best: Built, parts: list[Built], then: bool) -> bool:
    """Is it no more than one of the commands, and something is done by each of the others, or looked at `then`?"""
    others = [p for p in parts if p.command != best.command]
    if not 0 < len(others) < len(parts):
        return False
    looks = then and best.risk != "read" and best.command == parts[0].command
    return all(
        (p.path.split()[-1] in DEEDS or (looks and p.risk == "read" and not p.missing)) and not p.left for p in others
    )


def _chained(reading: Reading, index: Index) -> Built | None:
    """A wish whose parts lean on each other, as one line."""
    if len(reading.words) < 4 or not CHAINED.intersection(w.low for w in reading.words):
        return None
    from dsh.request.chains import chain  # few requests are such: it is no part of the start

    def best(text: str) -> Built | None:
        build = _as_a_build(text, index)
        reading = read_request(text, index.lexicon, index.data) if build is None else read(build, index)
        single = ranked(reading, index.data)
        return single[0] if single else None

    parts = chain(reading.text, best)
    return sequence(parts)._replace(explained=tuple(range(len(reading.words))), left=()) if parts else None


def _as_a_build(text: str, index: Index) -> str | None:
    """ "Build game from here", of which the rest of a wish leans on it, told as when it is all that is wished."""
    if not text.startswith(BUILDS):
        return None
    from dsh.request.retold.build_clauses import may_tell, told

    return told(text, index) if may_tell(text, index.data) else None


def _each_kind(part: str, reading: Reading, index: Index) -> list[str]:
    if len({w.sense for w in reading.words if w.sense in THINGS}) < 2:
        return [part]
    from dsh.request.clauses import coordinated

    return coordinated(reading if part == reading.text else read_request(part, index.lexicon, index.data))


def _made_by(flag: FlagFound, reading: Reading, index: Index) -> bool:
    """Is it a flag of what the first action makes?"""
    first = next((w.sense for n, w in enumerate(reading.words) if w.sense[:2] == "v." and n not in reading.off), "")
    paths = MADE.get(first, ())
    return bool(paths) and (flag.only is None or any(index.data["commands"][n][0] in paths for n in flag.only))


BUILDS = ("build ", "Build ", "rebuild ", "Rebuild ")
LISTS = ("docker image ls", "docker container ls", "docker volume ls", "docker network ls")
NO_DEEDS = ("v.show", "v.get", "v.count", "v.tag")  # words of a list, too: "repository and tag of each image"
HARDLY = 0.05  # chance that a command that only looks is wanted


@once
def ranked(reading: Reading, index: dict[str, Any]) -> list[Built]:
    """The command lines for one wish, best first, each once."""
    flags = find_flags(reading, index)
    best: dict[str, Built] = {}
    like = likeness(reading, index)
    for built in promising(telling(candidates(reading, index, likely(like)), index), reading, flags, like, index):
        before = best.get(built.command)
        if before is None or before.score < built.score:
            best[built.command] = built
    for built in as_a_whole(reading, index):
        best[built.command] = built
    lead = reading.lead
    looks = lead is None or reading.mood != "wish" or any(w.sense[:2] == "n." for w in reading.words[:lead])
    hardly = bool(like.kinds) and like.looking < HARDLY
    nothing_done = (
        hardly
        and lead is None
        and not reading.off
        and all(w.sense[:2] != "v." or w.sense in NO_DEEDS for w in reading.words)
    )
    if looks and (not hardly or nothing_done):
        from dsh.request.composed import composed  # what acts needs no part of it at the start

        found = [b for b in composed(reading, index) if not hardly or (b.path in LISTS and not (b.left or b.missing))]
        asked = {field_of(b.command) for b in found}
        for command, built in list(best.items()):
            field = field_of(command)
            if field in index["facts"] and field not in asked:  # what nobody leaves out is not said
                best[command] = built._replace(score=built.score * 0.85)
        for built in found:
            if like.kinds:
                built = built._replace(score=built.score + max(0.0, spoken_for(built.path, built.risk, like)))
            built = _with_more(built, best, reading)
            if built.command not in best or best[built.command].score < built.score:
                best[built.command] = built
    lows = {w.low for w in reading.words}
    found = sorted(best.values(), key=lambda b: -round(b.score + NAMED * _is_named(b.path, lows), 9))
    return _run_sooner(found, reading)


def _run_sooner(found: list[Built], reading: Reading) -> list[Built]:
    """ "run app with a limit of 100 processes": a container is made, unless one is spoken of."""
    if not found or found[0].path != "docker container update" or reading.words[0].sense != "v.run":
        return found
    made = next((b for b in found[1:3] if b.path == "docker container run" and not b.left), None)
    if made is None or any(w.sense == "n.container" for w in reading.words):
        return found
    return [made._replace(score=found[0].score), *(b for b in found if b is not made)]


NAMED = 0.02  # for a command that is called by its own words: of two as good it is meant


def _is_named(path: str, lows: set[str]) -> bool:
    return lows.issuperset(word for word in path.split()[1:] if word != "container")


def _with_more(built: Built, others: dict[str, Built], reading: Reading) -> Built:
    """Of two lines that leave nothing open the one that accounts for more of the words is better."""
    if built.missing:
        return built
    said = {n for n, w in enumerate(reading.words) if weight(w.sense) > 0.4 or w.sense == "n.command"}
    words = said & set(built.explained)
    left = set(built.left)
    several = any(w.low in ("and", "plus", "&") or w.comma for w in reading.words)
    above = [
        b.score
        for b in others.values()
        if (
            (said & set(b.explained) < words and left <= set(b.left) and b.score < 2 * built.score)
            and (b.risk == "read" or not left)
        )
        or (
            said & set(b.explained) <= words
            and left <= set(b.left)
            and b.path == built.path
            and set(b.command.split()) < set(built.command.split())
        )
        or (" -f '" in built.command and b.command == _whole(built.command) and not left)
        or (several and left <= set(b.left) and _is_one_fact(b.command, built.command))
    ]
    return built._replace(score=max([built.score, *(a + 0.004 for a in above)]))


def _is_one_fact(fact: str, facts: str) -> bool:
    """Is it one of the facts of one object that the other line prints together?"""
    start, _, rest = fact.partition(" -f '")
    same, _, more = facts.partition(" -f '")
    field, _, name = rest.rpartition("'")
    return bool(field) and fact != facts and start == same and more.endswith(f"'{name}") and field in more


def _whole(fact: str) -> str:
    """The line that prints all, for one that prints a fact."""
    start, _, rest = fact.partition(" -f '")
    return f"{start}{rest.rpartition(chr(39))[2]}"


def each(reading: Reading, found: list[Built], index: Index) -> list[Built]:
    """The command once for each of several names, where it takes only one: "pull postgres and redis"."""
    several = next(
        (n for n in reading.names if 1 < len(n.texts) < 5 and n.before != "except" and n.kind in ("", "image")), None
    )
    if several is not None and any(" " in text for text in several.texts):
        return found  # one of them is a command
    if several is None:
        return found
    if found and found[0].score > 0.8 and not found[0].missing and set(several.texts) <= set(found[0].names):
        return found
    whole = bool(found) and found[0].path not in BUILD and set(several.typed) <= set(found[0].command.split())
    if whole and found[0].score > 0.9:
        return found  # "under the aliases www and shop": the one line has them all
    firsts: list[Built] = []
    for text, typed in zip(several.texts, several.typed, strict=True):
        one = several._replace(texts=(text,), typed=(typed,))
        names = [one if n is several else n for n in reading.names]
        single = ranked(reading._replace(names=names), index.data)
        if not single or single[0].missing or single[0].score < 0.8 or (firsts and single[0].path != firsts[0].path):
            return found
        if whole and single[0].score <= found[0].score:
            return found
        firsts.append(single[0])
    if firsts[0].path in BUILD and all(f" -t {t}" in f.command for f, t in zip(firsts, several.texts, strict=True)):
        tags = " ".join(f"-t {text}" for text in several.texts)
        return [firsts[0]._replace(command=firsts[0].command.replace(f"-t {several.texts[0]}", tags, 1)), *found]
    if firsts[0].path == "docker container run":  # the first must not keep the others waiting
        apart = [
            f.command if " -d" in f.command else f.command.replace("docker run ", "docker run -d ", 1) for f in firsts
        ]
        firsts = [f._replace(command=c) for f, c in zip(firsts, apart, strict=True)]
    if len({f.command for f in firsts}) < len(firsts):
        return found
    return [sequence(firsts), *found]
