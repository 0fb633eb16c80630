"""The command lines that a request may mean, best first."""

from typing import Any

from dsh.knowledge.senses import field_of, weight
from dsh.request.asides import without_preamble
from dsh.request.build import Built, build
from dsh.request.candidates import candidates
from dsh.request.clauses import THINGS, clauses
from dsh.request.flags import FlagFound, find_flags
from dsh.request.implied import completed, with_command_quoted
from dsh.request.lifetime import lifetime
from dsh.request.likeness import likely, likeness, spoken_for
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading, read_request
from dsh.request.steps import following, sequence, without_needless
from dsh.request.telling import kinds

RUN = ("docker container run", "docker container create")
BUILD = ("docker image build", "docker buildx build")
MADE = {"v.run": RUN, "v.start": RUN, "v.create": RUN, "v.build": BUILD}
SAYS = frozenset(  # what a request says that speaks of what becomes of a thing
    ["must", "should", "shall", "has", "have", "needs", "need", "ought", "can", "may", "could", "make", "let",
     "bring", "get", "put", "want", "wants", "requires", "require", "deserves", "deserve", "love", "prefer",
     "like", "would", "restarting", "prevent", "keep", "so", "bring", "give", "grab", "fetch", "pull",
     "download", "retrieve", "rescue", "gimme", "send", "upload", "insert", "inject", "add", "push", "deliver",
     "stick", "not", "never", "don't", "dont", "save", "obtain", "receive", "drop", "away"]
)  # fmt: skip
RETOLD = frozenset(  # what may be told in a way of its own
    ["5", "allow", "as", "ask", "back", "based", "beginner", "breaks", "bring", "build", "cap", "check", "child",
     "code", "content", "contents", "copy", "crashes", "curl", "dies", "dir", "directly", "directory", "download",
     "dummies", "edition", "eli5", "everything", "exit", "exited", "exits", "extract", "fails", "feed", "fetch",
     "file", "find", "five", "flavor", "flavour", "folder", "force", "get", "give", "grab", "grant", "hand", "have",
     "hello", "here", "htop", "hup", "if", "know", "let", "limit", "lxc", "make", "mapped", "multipass", "need",
     "nvidia-smi", "one", "opposite", "other", "ping", "pings", "pipe", "port", "ports", "print", "program", "prove",
     "proxmox", "publish", "published", "pull", "quits", "rc", "reach", "reachable", "restrict", "return", "reverse",
     "reversed", "save", "script", "see", "send", "sending", "service", "show", "sighup", "starting", "status",
     "stops", "straight", "stream", "tag", "take", "tell", "test", "throttle", "times", "top", "usr1", "usr2",
     "bump", "decrease", "increase", "lower", "raise", "reduce",
     "vagrant", "variant", "verify", "version", "virtualbox", "vm", "vms", "vmware", "want", "wget", "what", "wsl"]
)  # fmt: skip
OTHERWISE = frozenset(  # and what in one of the other ways
    ["alone", "arg", "args", "argument", "base", "branch", "bump", "bung", "carry", "chuck", "clean", "clear",
     "command", "compile", "compose", "connect", "continue", "convert", "create", "deploy", "deployment", "drop",
     "empty", "env", "erm", "evacuate", "fresh", "go", "hmm", "inside", "it", "its", "job", "jobs", "keep", "lob",
     "meh", "move", "nah", "namespace", "network", "new", "nope", "one-liner", "path", "plonk", "plop", "pop",
     "proceed", "re-read", "refresh", "release", "reload", "reloads", "reread", "resume", "roll", "rollout",
     "shove", "signal", "sling", "slip", "stack", "stage", "stick", "switch", "talk", "tasks", "then", "there",
     "through", "thru",
     "throw", "toss", "transform", "turn", "uh", "uhm", "um", "untouched", "update", "upgrade", "vacate", "virgin",
     "volume"]
)  # fmt: skip
CHAINED = frozenset(  # without one of which nothing leans on what was done before
    ["build", "rebuild", "replace", "recreate", "redeploy", "stop", "kill", "remove", "delete", "pull", "get",
     "fetch", "download", "grab", "update", "create", "make", "upgrade", "add", "new", "swap"]
)  # fmt: skip
DONE = (
    "v.push", "v.remove", "v.stop", "v.start", "v.restart", "v.kill", "v.pull", "v.load", "v.tag",
    "v.rename", "v.copy", "v.commit",
)  # fmt: skip
TOLD = (  # as messages of docker's say, and the impatient
    "already", "unable to", "cannot remove", "has active", "no such ", "access denied", "not found in", "no space",
    " the he", " on earth ",
)  # fmt: skip
RUN_SIGNS = " folder directory dir cpu core processor variable var env environment here once time tag too also "
GIVEN = frozenset(
    ["digest", "untag", "tag", "macvlan", "ipvlan", "repo:tag", "name:tag", "repository:tag", "repo:tags"]
)
PARTING = {ord(c): " " for c in ",()?!;"}
APART = {ord(c): " " for c in ".,;:!?()'\"/<>{}[]"}


def read(request: str, index: Index) -> Reading:
    """The request read, with the verb that it leaves out put in."""
    low = request.lower()
    if any(told in low for told in TOLD):
        from dsh.request.messages import without_message  # few requests hold a message: it is no part of the start

        request = without_message(request)
    request = without_preamble(request)
    lows = low.translate(PARTING).split()
    if any(f" {word} " in RUN_SIGNS for word in lows):
        from dsh.request.run_told import as_told  # few requests need it: it is no part of the start

        request = as_told(request)
    if RETOLD.intersection(lows) or OTHERWISE.intersection(lows):
        request = _told_anew(request, index) or request
    if any(index.data["way_signs"].get(word) for word in low.translate(APART).split()):
        from dsh.request.ways import told, ways_of  # few requests need it: it is no part of the start

        request = told(request, index.data, ways_of(request, index.data))
    if GIVEN.intersection(lows):
        from dsh.request.flag_ways import given  # few requests need it: it is no part of the start

        request = given(request, index.data)
    if request.count(" / ") > 1:
        request = request.replace(" / ", ", ")  # "nginx / name front / 8080->80"
    if any(c in request for c in ",.;!") or " - " in request or " because " in request:
        from dsh.request.chatter import without_chatter  # no part of the start of what is said plainly

        request = without_chatter(request, index.lexicon, index.data)
    reading = read_request(request, index.lexicon, index.data)
    if any(right in RETOLD or right in OTHERWISE for _, right in reading.mended):
        anew = _told_anew(_spelt(reading), index)
        reading = reading if anew is None else read_request(anew, index.lexicon, index.data)
    if _as_a_whole(reading, index.data):
        return reading
    looks = reading.mood == "look" and _looks(reading, index.data)
    if reading.mood != "idea" and not looks and (SAYS.intersection(request.lower().split()) or ": " in request):
        from dsh.request.orders import as_order  # few requests need it: it is no part of the start

        order = as_order(request, index.lexicon, index.data)
        reading = reading if order is None else read_request(order, index.lexicon, index.data)
    quoted = with_command_quoted(reading, index.data)
    if quoted is not None:
        reading = read_request(quoted, index.lexicon, index.data)
    whole = completed(reading, index.data)
    if whole is None or looks or _looks(reading, index.data):
        return reading
    return read_request(whole, index.lexicon, index.data)


def _told_anew(request: str, index: Index) -> str | None:
    """The request in the words that dsh thinks in; None where it is in them."""
    from dsh.request.idioms import IDIOMS  # few requests need it: it is no part of the start
    from dsh.request.other_ways import MORE
    from dsh.request.retold import retold

    told = request
    for ways in (None, MORE, IDIOMS):
        told = retold(told, index.data, ways)
    return told if told != request else None


def _spelt(reading: Reading) -> str:
    """The text with its misspelt words in the right letters."""
    text = reading.text
    for typed, right in reading.mended:
        text = text.replace(typed, right, 1)
    return text


def _as_a_whole(reading: Reading, index: dict[str, Any]) -> list[Built]:
    """The lines of wishes that are read as a whole."""
    told = kinds(reading, index)
    if not told:
        return []
    from dsh.request.wholes import wholes  # few requests are such: it is no part of the start

    return wholes(reading, index, told)


def _looks(reading: Reading, index: dict[str, Any]) -> bool:
    """Is it understood as something to look at, with nothing left out: "all port mappings of web"?"""
    from dsh.request.composed import composed

    return any(b.score > 0.9 and not b.missing for b in composed(reading, index))


def weighed(reading: Reading, index: Index) -> list[Built]:
    """The command lines that may be meant, best first: what stands before the command is read apart from it."""
    urls = any(v.kind in ("url", "file") for v in reading.values.values())
    if not urls and not any(w.sense in ("n.context", "n.compose") for w in reading.words):
        return in_order(reading, index)
    from dsh.request.leading import leading_flags  # few requests need it: it is no part of the start

    every = len(reading.words)
    wholly = any(len(b.explained) == every and not b.left for b in _as_a_whole(reading, index.data))
    lead = leading_flags(reading) if not wholly else None
    if lead is None:
        return in_order(reading, index)
    rest = in_order(read(lead.text, index), index)
    fitting = [b for b in rest if b.path.startswith(lead.before + " ") and b.score > 0.56]
    if not fitting:
        return in_order(reading, index)
    return [_led(b, lead.before, lead.flags) for b in fitting[:6]]


def _led(built: Built, before: str, flags: str) -> Built:
    """The command line with flags put before its command."""
    lines = (line.replace(f"{before} ", f"{before} {flags} ", 1) for line in built.command.split(" && "))
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
        return [chained, *found]
    parts = clauses(reading, said) if reading.mood == "wish" else [reading.text]
    whole = len(parts)
    if reading.mood == "wish":
        parts = [one for part in parts for one in _each_kind(part, reading, index)]
    if len(parts) < 2:
        return found if reading.mood != "wish" else each(reading, found, index)
    firsts = []
    for part in parts:
        piece = read_request(part, index.lexicon, index.data)
        single = each(piece, ranked(piece, index.data), index)
        if not single or single[0].score < 0.6:
            return found
        firsts.append(single[0])
    firsts = without_needless(following(firsts))
    line = sequence(firsts)
    again = len(firsts) == 2 and firsts[0].path in RUN and firsts[0].path == firsts[1].path
    if again and firsts[0].names == firsts[1].names and found and found[0].path in RUN:
        return found  # "run nginx and make it reachable on 80": nobody runs the same twice
    forgets = found and any(w.sense in DONE and w.low in found[0].left for w in reading.words)
    if forgets and line.score > 0.8 and not line.missing:
        return [line, *found]  # something is to be done that the one command leaves out
    if found and (found[0].score >= line.score or (len(parts) == whole and found[0].score > 0.9 and not found[0].left)):
        return [found[0], line, *found[1:]]
    return [line, *found]


def _chained(reading: Reading, index: Index) -> Built | None:
    """A wish whose parts lean on each other, as one line."""
    if len(reading.words) < 4 or not CHAINED.intersection(w.low for w in reading.words):
        return None
    from dsh.request.chains import chain  # few requests are such: it is no part of the start

    def best(text: str) -> Built | None:
        single = ranked(read_request(text, index.lexicon, index.data), index.data)
        return single[0] if single else None

    parts = chain(reading.text, best)
    return sequence(parts)._replace(explained=tuple(range(len(reading.words))), left=()) if parts else None


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


HARDLY = 0.05  # chance that a command that only looks is wanted


def ranked(reading: Reading, index: dict[str, Any]) -> list[Built]:
    """The command lines for one wish, best first, each once."""
    flags = find_flags(reading, index)
    best: dict[str, Built] = {}
    like = likeness(reading, index)
    for candidate in candidates(reading, index, likely(like)):
        built = build(candidate, reading, flags, index)
        score = built.score
        if like.kinds:
            score = max(0.0, score + spoken_for(built.path, built.risk, like))
        before = best.get(built.command)
        if before is None or before.score < score:
            best[built.command] = built._replace(score=score)
    for built in _as_a_whole(reading, index):
        best[built.command] = built
    lead = reading.lead
    looks = lead is None or reading.mood != "wish" or any(w.sense[:2] == "n." for w in reading.words[:lead])
    if looks and (not like.kinds or like.looking >= HARDLY):
        from dsh.request.composed import composed  # what acts needs no part of it at the start

        found = composed(reading, index)
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
    return sorted(best.values(), key=lambda b: -round(b.score, 9))


def _with_more(built: Built, others: dict[str, Built], reading: Reading) -> Built:
    """Of two lines that leave nothing open the one that accounts for more of the words is better."""
    if built.missing:
        return built
    said = {n for n, w in enumerate(reading.words) if weight(w.sense) > 0.4 or w.sense == "n.command"}
    words = said & set(built.explained)
    left = set(built.left)
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
    ]
    return built._replace(score=max([built.score, *(a + 0.004 for a in above)]))


def _whole(fact: str) -> str:
    """The line that prints all, for one that prints a fact."""
    start, _, rest = fact.partition(" -f '")
    return f"{start}{rest.rpartition(chr(39))[2]}"


def each(reading: Reading, found: list[Built], index: Index) -> list[Built]:
    """The command once for each of several names, where it takes only one: "pull postgres and redis"."""
    several = next(
        (n for n in reading.names if 1 < len(n.texts) < 5 and n.before != "except" and n.kind in ("", "image")), None
    )
    if several is None or (found and found[0].score > 0.8 and set(several.texts) <= set(found[0].names)):
        return found
    if found and found[0].path not in BUILD and set(several.typed) <= set(found[0].command.split()):
        return found  # "under the aliases www and shop": the one line has them all
    firsts: list[Built] = []
    for text, typed in zip(several.texts, several.typed, strict=True):
        one = several._replace(texts=(text,), typed=(typed,))
        names = [one if n is several else n for n in reading.names]
        single = ranked(reading._replace(names=names), index.data)
        if not single or single[0].missing or single[0].score < 0.8 or (firsts and single[0].path != firsts[0].path):
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
