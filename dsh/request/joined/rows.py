"""A sentence of several wishes as one line, and the wish beside a reason.

one_after_another(request, whole, index, store, again) -> the answer; `again` answers one part
"""

import re
from collections.abc import Callable
from functools import cache

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store
from dsh.request.build import Built
from dsh.request.claims import is_common
from dsh.request.joined.cut import Cutter, Part, in_order, parts
from dsh.request.joined.named import Known
from dsh.request.joined.pointed import told
from dsh.request.phrasebook import Index
from dsh.request.plain import respelt
from dsh.request.steps import following, sequence, without_needless
from dsh.request.suggestion import Answer, Suggestion, takes_many
from dsh.request.typos import misspelt_in

PLAINLY = 0.7  # chance of a line to the whole from which on it stays, unless it is a part of the row
LEAST = 0.65  # and of one part
LIKELIER = 0.1  # by which another way to tell the part must be surer
WHOLLY = 0.85  # of a line with a command for each wish
SURE = 0.9  # of a line that says all, the reason too
FEW = 3  # words of an order that says all
LEANING = ("v.get", "v.need", "v.login")  # whose object may be what was told before
POINTING = ("particle", "bare", "anew", "former", "named", "another", "placed", "object", "whose", "created", "sent")
ENDS = ("docker compose rm", "docker image rm", "docker container rm")
ROW = 0.7  # of the row, where all its parts are sure
DOES_TOO = (" --push", " -ai ", " -a -i ", "docker start -a")  # flags by which one command does what else takes two
TOKEN = re.compile(r"[\w./:@-]*[\d/:_][\w./:@-]*|[\w-]+\.\w+")
PARTING = re.compile(r"[\s=,;:]+")
APART = re.compile(r"[\s=,;:/]+")  # "registry.io/web:2" has all that "web:2 for registry.io" names
FLAG = re.compile(r"(?<=\s)--?[a-z][\w-]*")
Again = Callable[[str], Answer]


def one_after_another(request: str, whole: Answer, index: Index, store: Store, again: Again) -> Answer:
    """The answer to the row of wishes, or to the wish beside a reason; `whole` where it is none, or says as much."""
    cutter = Cutter(index)
    text = _spelt(" ".join(request.split()), index)
    if cutter.has("asks", text) or cutter.has("denies", text):
        return whole
    row = parts(text, index)
    wishes = [part for part in row if part.kind not in ("tells", "topic")]
    if not wishes or (row[0].kind == "thing" and len(wishes) < 2):
        return whole
    if len(wishes) == len(row) and len(wishes) < 2:
        return whole
    if row[0].kind == "thing" and not ((wishes[1].linked or wishes[1].then) and cutter.has("nouns", row[0].text)):
        return whole  # "time for the migrations, run them"
    if whole.outcome == "none" and len(wishes) < 2 and not _is_of_docker(row, cutter):
        return whole  # "the key on my account expired, make me a new ed25519 one"
    first = whole.suggestions[0] if whole.outcome == "match" else None
    if first is not None and first.score >= WHOLLY and first.command.count(" && ") + 1 >= max(2, len(wishes)):
        return whole  # it has a command for each of them
    last = max(at for at, part in enumerate(row) if part in wishes)
    if any(part.kind == "tells" and not cutter.begins("reason", part.text) for part in row[last + 1 :]):
        return whole  # "ship it, our registry needs the login passed along": that is a part of the wish
    linked = any(part.linked for part in wishes[1:])
    if len(wishes) > 1 and not linked and first is not None and first.score >= SURE:
        return whole  # "tell nginx in web to reload, send it a HUP": the same in other words
    if not linked and first is not None and first.score >= WHOLLY and not (first.missing or " && " in first.command):
        return whole  # one command says all of it
    again = cache(again)
    done = _each(row, cutter, store, again)
    done = done or _each(_with_late_values(row), cutter, store, again)
    steps = [it for at in in_order(row) if at in done for it in done[at]]
    if not steps:
        return whole
    steps = without_needless(_without_told(following(steps, "image" in text.lower())))
    line = sequence(steps)
    if len(wishes) < len(row) and line.risk == "destroy" and takes_many(line.command):
        return whole  # what is told of many that go may say which of them: "they belong to shop"
    if not _is_better(line, steps, whole, request, len(wishes), len(wishes) < len(row), index, store):
        return whole
    score = max(min(it.score for it in steps), ROW)
    made = Suggestion(line.command, line.summary, line.risk, min(score, 0.9), line.missing, reading=line.reading)
    others = tuple(it for it in whole.suggestions if it.command != line.command)
    return Answer(request, "match", (made, *others[:2]) if whole.outcome == "match" else (made,))


def is_told_in(story: Answer, whole: Answer, row: Answer, request: str) -> bool:
    """Does the line to the wish that the story is told around say all that the row says, as surely?"""
    if story is whole or story.outcome != "match" or not row.suggestions:
        return False
    first, line = story.suggestions[0], row.suggestions[0]
    if first.missing or first.score < line.score - 0.02 or (first.risk == "destroy") > (line.risk == "destroy"):
        return False
    at_once = sum(flag in first.command for flag in (*DOES_TOO, " --build"))
    fewer = first.command.count(" && ") + at_once < line.command.count(" && ")
    verbs = {word for command in line.command.split(" && ") for word in command.split()[:3]}
    return not fewer and _words(request, line.command) - verbs <= _words(request, first.command)


def _spelt(text: str, index: Index) -> str:
    """With the words that tell what is joined, and how, in the right letters."""
    known = index.data["joined_words"]
    for typed, right in misspelt_in(text, index.lexicon, index.data):
        right = f"{right}s" if typed[-1:] == "s" and f"{right}s" in known else right
        text = respelt(text, typed, right) if right in known else text
    return text


def _without_told(steps: list[Built]) -> list[Built]:
    """ "wait for it and tell me its exit code": to wait tells it; what is built by the start needs no build."""
    waits = any(it.path == "docker container wait" for it in steps)
    builds = any(it.path == "docker compose up" and " --build" in it.command for it in steps)
    return [
        it
        for it in steps
        if not (waits and it.risk == "read" and it.command.startswith("docker inspect "))
        and not (builds and it.path == "docker compose build" and " --" not in it.command)
    ]


def _each(row: list[Part], cutter: Cutter, store: Store, again: Again) -> dict[int, list[Built]]:
    """The commands of each wish; none where one of them is not understood."""
    if all(part.kind != "tells" for part in row) and any(_is_lost(part, cutter, again) for part in row[1:]):
        return {}
    known = Known()
    done: dict[int, list[Built]] = {}
    for at, part in enumerate(row):
        if part.kind == "tells":
            _spoken_of(part, known, cutter.index)
            continue
        if known.inside and cutter.begins("seen_inside", part.text):
            continue  # "open a shell in web and look at the config": that is done in there
        if part.sense == "v.remove" and any(it.kind == "tells" and cutter.has("runs", it.text) for it in row):
            part = part._replace(text=f"{part.text}, it is running")
        got = _alone(part, known, cutter, again)
        if got is None and part.kind == "topic":
            continue
        if got is None:
            return {}
        if part.kind == "deed" or part.kind == "thing":
            done[at] = _built(got, store)
        known.learn(got.command, store)
    return done


def _is_lost(part: Part, cutter: Cutter, again: Again) -> bool:
    """Is it an order of a few words that leans on no other part, and not understood? No other need be asked then."""
    lows = part.text.lower().split()
    if part.kind != "deed" or len(lows) > FEW or part.sense in LEANING or cutter.begins("seen_inside", part.text):
        return False
    if not all(cutter.index.lexicon.sense(low) for low in lows) or any(cutter.has(it, part.text) for it in POINTING):
        return False
    got = again(part.text)
    return got.outcome != "match" or got.suggestions[0].score < LEAST or bool(got.suggestions[0].missing)


def _is_of_docker(row: list[Part], cutter: Cutter) -> bool:
    """Does one part name what docker has, or a reason tell of one by its name?"""
    return any(cutter.has("nouns", part.text) or part.about for part in row)


def _with_late_values(row: list[Part]) -> list[Part]:
    """ "create network lan and in it a redis, subnet 10.1.0.0/24": what is told last may be of the first."""
    text, comma, late = row[-1].text.rpartition(", ")
    if not comma or row[0].kind == "tells" or not TOKEN.search(late):
        return []
    return [row[0]._replace(text=f"{row[0].text}, {late}"), *row[1:-1], row[-1]._replace(text=text)]


def _says_all(text: str, command: str, known: Known) -> bool:
    """Does the line have all values of the part, and the names put into it?"""
    said = {*PARTING.split(command), *command.split()}
    named = {it for name in known.names.values() for it in name.split(" and ")}
    lost = named.intersection(text.split()) - said
    values = (it.strip(".,:;") for it in TOKEN.findall(text))
    return not lost and all(it in command for it in values)


def _takes_a_word(text: str, command: str, index: Index) -> bool:
    """Is a word of docker's the name in the line, without being told as one: "see what the check says"?"""
    last = command.split()[-1]
    said = re.search(rf"(?<![\w./:-])(?P<whose>the|its|their|my|your|this|that) {re.escape(last)}(?![\w./:-])", text)
    named = f" {last} " in index.data["usual_names"] or f" {last} " in index.data["nameable"]
    if said is None or index.lexicon.sense(last)[:2] not in ("v.", "n.", "s."):
        return False
    return not named or said["whose"] in ("its", "their")  # "what was changed in its files"


def _alone(part: Part, known: Known, cutter: Cutter, again: Again) -> Suggestion | None:
    """The line for one part."""
    best: Suggestion | None = None
    plain = ""  # the line to what has no verb, as it stands: with one it is only surer
    for text in told(part, known, cutter):
        got = again(text)
        if got.outcome != "match":
            continue
        first = got.suggestions[0]
        if part.kind == "thing" and not known.act:
            plain = plain or first.command
            if first.command != plain:
                continue
        if first.missing or first.score < LEAST or not first.command.startswith("docker "):
            continue
        if not _says_all(text, first.command, known) or _takes_a_word(text, first.command, cutter.index):
            continue
        if best is None or first.score > best.score + LIKELIER:
            best = first
        if best.score > 1 - LIKELIER:
            break
    return best


def _built(it: Suggestion, store: Store) -> list[Built]:
    """The commands of a line, each by itself."""
    out = []
    for line in it.command.split(" && "):
        found = invocations(line, store)
        path = found[0].command.path if found else ""
        names = tuple(a.value for a in found[0].arguments) if found else ()
        out.append(Built(line, path, it.summary, it.risk, it.missing, it.score, (), (), it.reading, 1.0, names))
    return out


KINDED = re.compile(
    r"\b(container|service|image|network|volume|node) (?:called |named )?[\"']?"
    r"(?!(?:is|was|has|are|of|in|on|at|and|for|from|to|with|that|which|gets|needs|now|again)\b)([\w][\w./:-]*\w)"
)
IMAGE = re.compile(r"(?<![\w./:-])[a-z][\w./:-]*:(?!\d{4,5}/)[\w][\w.-]*(?![\w/:])")
FILE = re.compile(r"\.(?:tar|tgz|gz|zip|sql|ya?ml|conf|json|env)$")
NODE = re.compile(r"(?:node|worker|manager)-?\d")


def _spoken_of(part: Part, known: Known, index: Index) -> None:
    """ "frontend in my compose file changed": what is told of is what the wishes mean."""
    name, low = part.about, part.text.lower()
    known.compose = known.compose or re.search(r"\bcompose\b", low) is not None
    usual = f" {name.lower()} " in index.data["usual_names"]
    if not name or (not usual and (index.lexicon.sense(name.lower()) or _is_no_name(name.lower(), index))):
        kinded, image = KINDED.search(part.text), IMAGE.search(part.text)
        if kinded is not None:
            known.put(kinded[1].lower(), kinded[2])
        elif image is not None:
            known.put("image", image[0])
        return
    kind = next((it for it in ("volume", "network", "image", "node") if re.search(rf"\b{it}\b", low)), "container")
    if known.compose or re.search(r"\bservice\b", low):
        kind = "service"
    elif NODE.match(name):
        kind = "node"
    elif FILE.search(name):
        kind = "file"
    elif set(":/") & set(name):
        kind = "image"
    known.put(kind, name)


def _is_no_name(low: str, index: Index) -> bool:
    others = ("foreign", "elsewhere", "ordinary")
    return is_common(low, index.data) or any(f" {low} " in index.data[key] for key in others)


def _is_better(
    line: Built,
    steps: list[Built],
    whole: Answer,
    request: str,
    wishes: int,
    reasoned: bool,
    index: Index,
    store: Store,
) -> bool:
    """Does the row say more than the answer to the whole, or say it without the reason?"""
    values = {it.strip(".,:;") for it in TOKEN.findall(request)}
    if any(it not in line.command for it in values if any(it in s.command for s in whole.suggestions[:1])):
        return False
    if whole.outcome == "concept" and not reasoned and len(steps) < 2:
        return False
    if whole.outcome != "match":
        return all(it.score >= PLAINLY for it in steps)
    first = whole.suggestions[0]
    if first.command == line.command:
        return False
    said = first.command.split(" && ")
    if reasoned and len(said) > len(steps) and first.score < SURE:
        return True
    if len(steps) < 2:
        names = [it for it in steps[0].names if re.search(rf"\b(?:its|their) {re.escape(it)}\b", request) is None]
        named = bool(first.missing) and bool(names or (first.score < SURE and not steps[0].names))
        return reasoned and (first.score < PLAINLY or named)
    once = " --rm" in first.command and any(it.path in ENDS for it in steps)  # "clean up afterwards"
    if once or any(flag in first.command and flag not in line.command for flag in DOES_TOO):
        return False
    goes_on = line.command.startswith(f"{first.command} && ")
    if first.score >= SURE and goes_on and all(it.risk == "read" and not it.names for it in steps[1:]):
        return False  # "build quietly and print just the id"
    firm = not first.missing and first.score >= PLAINLY and not Cutter(index).has("no_names", first.command)
    same = [step.path for step in steps] == [it.path for it in _built(first, store)]
    told_so, all_told = set(line.command.split()), set(first.command.split())
    if same and firm and told_so < all_told and all(it.startswith("-") for it in all_told - told_so):
        return False  # "start it anew from nginx:1.27": the whole has how it was started, too
    said_less = _words(request, first.command) <= _words(request, line.command) and not _flags_lost(first, line)
    if same and said_less and first.score < SURE and min(step.score for step in steps) > first.score:
        return True
    likelier = first.score < SURE and min(step.score for step in steps) > first.score
    if likelier and _words(request, first.command) < _words(request, line.command):
        return True  # all that it says, and what it leaves out
    less = firm and len(said) == len(steps) and _words(request, first.command) < _words(request, line.command)
    if less and {step.path for step in steps} == {it.path for it in _built(first, store)}:
        return True  # it leaves out what a part has: a name, a port
    within = all(any(set(it.split()) <= set(step.command.split()) for step in steps) for it in said)
    more = within and len(steps) > len(said)
    if len(said) >= min(wishes, len(steps)) and firm and not more:
        return False
    looks = firm and first.risk == "read" and all(step.risk == "read" for step in steps)
    if looks:
        return False  # "wait for it and tell me its exit code"
    return within or not firm


def _flags_lost(first: Suggestion, line: Built) -> bool:
    """ "recreate shop with the port 80": does the line to the whole have what the row leaves out, as its name?"""
    return not set(FLAG.findall(first.command)) <= set(FLAG.findall(line.command))


def _words(request: str, command: str) -> set[str]:
    """The words of the request that stand in the line."""
    said = set(APART.split(request.lower()))
    return said.intersection(APART.split(command.lower()))
