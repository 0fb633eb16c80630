"""Lines held against what each name is: a volume is no container to look into, a network no image to run.

by_kind(answer, store, live, ask) -> the answer with lines in which the kinds fit; else the request with the kinds said
of_kind(request, index, live)     -> the answer to a way of speaking that hangs on what a name is, or None
"""

import re
from collections.abc import Callable, Iterator

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store
from dsh.patterns import compiled, regex
from dsh.request.decision import NO_COMMAND
from dsh.request.line import quote
from dsh.request.live.facts import fitting
from dsh.request.live.objects import PREDEFINED, Live, alike, is_there, kinds_of
from dsh.request.names import known_image
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer, Suggestion
from dsh.typed import Any

SLOTS = ("container", "image", "volume", "network")
MAKES = {"docker volume create": "volume", "docker network create": "network"}
NOUNS = {"container": "container", "image": "image", "volume": "volume", "network": "network"}
LED = ("in", "on", "into", "onto", "from", "to", "of", "off", "at", "inside", "within")
CALLED = ("called", "named", "name", "call", "as")
SIGNS = regex(r"[a-z-]+")
SAID, LINE, TOLD = 1, 2, 3  # of a way: its pattern, the line that answers it, the words that it is told in
WORDS = regex(r"[^\s,;?!]+")
SURE, PLAIN = 0.9, 0.5  # PLAIN: score of a reading that is taken for the wish
SAYS = {
    "volume": "what is in the volume {0}; copy FILE from the volume {0} to here; back up the volume {0}",
    "network": "who is on the network {0}; put CONTAINER on the network {0}",
    "container": "logs of {0}; what is running in {0}; which files are in {0}",
    "image": "run {0}; how big is the image {0}; save the image {0} in a file",
}


def misfits(command: str, store: Store, live: Live, index: Index) -> list[tuple[str, str]]:
    """The names in a line that are there as objects of another kind only, and for what kind the line takes them."""
    out = []
    for it in invocations(command, store):
        for name, kind in _slots(it):
            kinds = set(kinds_of(name, live)) - {"service"}
            if kind == "service" and (name in live.services or "container" in kinds):
                continue
            if kinds and kind not in kinds and name not in PREDEFINED:
                if kind == "image" and known_image(name.partition(":")[0], index.data):
                    continue
                out.append((name, kind))
    return out


def _slots(it: Invocation) -> Iterator[tuple[str, str]]:
    for use in it.arguments:
        kind = use.argument.type.removesuffix("-name") if use.argument is not None else ""
        if kind == "cp-path" and ":" in use.value and use.value[:1] not in "./~":
            yield use.value.partition(":")[0], "container"
        elif _stands_for_one(kind, it.command.path):
            yield use.value, kind
    for flag in it.flags:
        if flag.flag.name in ("volume", "mount") and flag.value:
            source = flag.value.partition(":")[0]
            if ":" in flag.value and not set("/.~$") & set(source):
                yield source, "volume"
        elif flag.flag.name == "network" and flag.value:
            yield flag.value, "network"


def _stands_for_one(kind: str, path: str) -> bool:
    """Does an argument of this type name an object that is there, or a service of a compose file?"""
    if kind == "service":
        return path.startswith("docker compose ")
    return kind in SLOTS and not path.endswith((" volume create", " network create"))


def by_kind(got: Answer, store: Store, live: Live, index: Index, ask: Callable[[str], Answer]) -> Answer:
    """Only where a name is taken for what it is not, or is left out, is the request read once more."""
    names = _names(got.request, live)
    if not names or got.understood:
        return got
    wrong = [_wrong(it, got.request, store, live, index) for it in got.suggestions]
    first = wrong[0] if wrong else []
    asks = _asks_for(got, names)
    lost = asks or got.outcome in ("none", "concept") or _left_out(got, names)
    if not any(wrong) and not lost:
        return got
    by_image = [alike(name, live) for name, kind in first if kind == "container" and "image" in kinds_of(name, live)]
    if len(by_image) == 1 and len(by_image[0]) == 1:  # "bounce nginx", where one container comes from it
        pattern = rf"(?<![\w.-]){re.escape(first[0][0])}(?![\w-])"
        return ask(re.sub(pattern, by_image[0][0], got.request))._replace(request=got.request)
    told = _with_kinds(got.request, live, names, lost and not first and not asks)
    if told is not None and (first or lost):
        again = ask(told)
        better = again.suggestions[:1]
        sure = again.outcome == "match" and better[0].score >= PLAIN and not better[0].missing
        if sure and not _wrong(better[0], told, store, live, index):
            said = {name for name, _ in names} & set(_words(better[0].command))
            if said and (first or got.outcome != "match" or not _left_out(again, names)):
                kept = tuple(s for s in again.suggestions if not _wrong(s, told, store, live, index))
                return again._replace(request=got.request, suggestions=kept)
        if again.outcome == "ambiguous" and not any(_wrong(s, told, store, live, index) for s in again.suggestions):
            return again._replace(request=got.request)
    kept = tuple(s for s, bad in zip(got.suggestions, wrong, strict=True) if not bad)
    if got.outcome == "none" and got.hint == NO_COMMAND and len(names) == 1:
        return got._replace(hint=f"{names[0][0]} is {_a(names[0][1])}; say for example: {_says(*names[0])}")
    if not first:
        return got._replace(suggestions=kept) if kept else got
    needed = {name for name, _ in names}
    risk = "read" if got.suggestions[0].risk == "read" else "change"  # a look is no way to stop something
    fits = [s for s in kept if needed <= set(_words(s.command)) and s.risk == risk and not s.missing]
    if fits and got.outcome == "match":
        return got._replace(suggestions=(fits[0], *(s for s in kept if s is not fits[0])))
    if got.outcome == "ambiguous" and kept:
        return got._replace(suggestions=kept)
    name, kind = first[0]
    own = next(k for k in kinds_of(name, live) if k != "service")
    return Answer(got.request, "none", hint=f"{name} is {_a(own)}, not {_a(kind)}; say for example: {_says(name, own)}")


def _says(name: str, kind: str) -> str:
    return SAYS[kind].format(name)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _wrong(it: Suggestion, request: str, store: Store, live: Live, index: Index) -> list[tuple[str, str]]:
    """What does not fit in a line; a new network with the name of a container is one, where it is not called so. A kind
    that was said is meant, and docker says that there is none."""
    said = {word.lower() for word in _words(request)}
    found = [at for at in misfits(it.command, store, live, index) if not said & {at[1], f"{at[1]}s"}]
    for part in it.command.split(" && "):
        path, _, name = part.rpartition(" ")
        kind = MAKES.get(path)
        if kind and kinds_of(name, live) and not is_there(name, kind, live) and not _called(name, kind, request):
            found.append((name, kind))
    return found


def _called(name: str, kind: str, request: str) -> bool:
    words = [word.lower().strip("\"'") for word in _words(request)]
    at = words.index(name.lower()) if name.lower() in words else 0
    return at > 0 and (words[at - 1] in (*CALLED, kind) or words[at + 1 : at + 2] == [kind])


def _words(text: str) -> list[str]:
    return [word.strip("\"'.") for word in re.split(r"[\s,;?!:=]+", text)]


def _names(request: str, live: Live) -> list[tuple[str, str]]:
    """The names in a request that are those of one kind of object, with that kind."""
    out = []
    for found in WORDS.finditer(request):
        word = found[0].strip("\"'.")
        kinds = [k for k in kinds_of(word, live) if k != "service"] if word not in PREDEFINED else []
        if len(kinds) == 1:
            out.append((word, kinds[0]))
    return out


def _left_out(got: Answer, names: list[tuple[str, str]]) -> bool:
    """Does the first line say nothing of a volume or network that words like "in" lead to?"""
    if got.outcome != "match" or not got.suggestions:
        return False
    words = _words(got.request)
    held = set(re.split(r"[^\w.-]+", got.suggestions[0].command))
    return any(
        kind in ("network", "volume") and name not in held and _led(words, words.index(name)) for name, kind in names
    )


def _asks_for(got: Answer, names: list[tuple[str, str]]) -> bool:
    """Is one asked which container it is, where one was named: by a word that has other meanings, too?"""
    held = {word for s in got.suggestions[:2] for word in _words(s.command)}
    missing = {word for s in got.suggestions[:2] for word in s.missing}
    short = got.outcome == "none" and len(got.request.split()) == 2
    return any(name not in held and (kind.upper() in missing or short) for name, kind in names)


def _led(words: list[str], at: int) -> bool:
    before = [word.lower() for word in words[max(0, at - 2) : at]]
    return bool(before) and (before[-1] in LED or (before[-1] in ("the", "my") and before[0] in LED))


def _with_kinds(request: str, live: Live, names: list[tuple[str, str]], led: bool) -> str | None:
    """The request with the kind said before each name that has none beside it; `led`: only of volumes and networks."""
    out, done, last = "", 0, ""
    kinds = dict(names)
    found = list(WORDS.finditer(request))
    for n, word in enumerate(found):
        name = word[0].strip("\"'.")
        kind = kinds.get(name, "")
        after = found[n + 1][0].lower().strip(".") if n + 1 < len(found) else ""
        before = found[n - 1][0].lower() if n else ""
        beside = {last, after, before} & set(NOUNS) or before in CALLED or before.rstrip("s") in NOUNS
        if kind and not beside and not (led and kind not in ("network", "volume")):
            start = found[n - 1].start() if before in ("the", "my") else word.start()
            out += f"{request[done:start]}the {kind} {request[word.start() : word.end()]}"
            done = word.end()
        last = before
    return out + request[done:] if out else None


# ---- ways of speaking that hang on what a name is --------------------------------------


def of_kind_told(request: str, index: Index, live: Live) -> str | None:
    """The request in other words."""
    for way, fields in _ways_of(request, index, live):
        if way[TOLD]:
            return _filled(way[TOLD], fields)
    return None


def of_kind(request: str, index: Index, live: Live) -> Answer | None:
    """The answer to all of the request, each place for a name in it held by one of its kind."""
    for way, fields in _ways_of(request, index, live):
        line, hint, says, risk, warning = way[LINE], *way[TOLD + 1 :]
        if hint:
            return Answer(request, "none", hint=_filled(hint, fields), understood=True)
        if line:
            command = _filled(line, {key: text if key == "REST" else quote(text) for key, text in fields.items()})
            more = _nobody(command, live) or _filled(warning, fields) or None
            missing = tuple(name for name in ("NETWORK", "CONTAINER", "FILE") if f" {name}" in command)
            it = Suggestion(command, says, risk, SURE, missing, reading=(command,), warning=more)
            return fitting(Answer(request, "match", (it,)), live)
    return None


def _ways_of(request: str, index: Index, live: Live) -> Iterator[tuple[list[Any], dict[str, str]]]:
    """The ways in which all of the request is spoken, and what stands in their places."""
    text = " ".join(request.split()).strip(" .!?")
    lows = set(SIGNS.findall(text.lower()))
    for way in index.data["carrying"][2]:
        if lows.isdisjoint(way[0]):
            continue
        found = compiled(f"(?:please )?(?:{way[SAID]})(?: please)?").fullmatch(text)
        if found is not None and all(_is_of(place, found, live) for place in found.groupdict()):
            yield way, _fields(found, live)


def _is_of(place: str, found: re.Match[str], live: Live) -> bool:
    kind = place.rstrip("0123456789").lower()
    name = found[place]
    if kind == "folder":
        return f"{name.removeprefix('./').rstrip('/')}/" in live.here or name[:1] in "./~"
    if kind not in SLOTS or name is None:
        return True
    kinds = kinds_of(name, live) if name not in PREDEFINED else ("network",)
    said = found[f"{place}_NOUN"] or found[f"{place}_AFTER"]
    return kind in kinds and (bool(said) or set(kinds) <= {kind, "service"})


def _fields(found: re.Match[str], live: Live) -> dict[str, str]:
    fields = {key: text.strip("'\"") for key, text in found.groupdict().items() if text is not None}
    if "FOLDER" in fields and fields["FOLDER"][:1] not in "./~":
        fields["FOLDER"] = f"./{fields['FOLDER']}"
    for key in [key for key in fields if key.rstrip("0123456789") == "CONTAINER"]:
        its = [c.networks for c in live.containers if c.name == fields[key]]
        own = [name for name in (its[0] if its else ()) if name not in PREDEFINED]
        fields[f"NETWORK_OF_{key}"] = own[0] if len(own) == 1 else "NETWORK"
    return fields


def _filled(text: str, fields: dict[str, str]) -> str:
    return re.sub(r"(?<!\{)\{([A-Z_]+\d?)\}(?!\})", lambda slot: fields.get(slot[1], slot[1]), text)


def _nobody(command: str, live: Live) -> str | None:
    """Where a list of who uses it would be empty: a sentence that says so."""
    found = re.fullmatch(r"docker ps -a -f (volume|ancestor|network)=(\S+)", command)
    if found is None:
        return None
    kind, name = found.groups()
    for it in live.containers:
        held = [volume for volume, _ in it.mounts] if kind == "volume" else it.networks
        images = (it.image, f"{it.image}:latest", it.image.removesuffix(":latest"))
        if name in held or (kind == "ancestor" and name in images):
            return None
    return f"nobody uses {name}: no container has it, neither a running nor a stopped one"
