"""Makes the index of phrases that requests are matched with: one file, opened at once."""

import re

from dsh.errors import KnowledgeError
from dsh.knowledge.around import index_of_what_is_around
from dsh.knowledge.asked_first import index_of_what_is_asked_first
from dsh.knowledge.cues import index_of_cues
from dsh.knowledge.deeds import index_of_deeds
from dsh.knowledge.described import index_of_descriptions
from dsh.knowledge.entries import Command
from dsh.knowledge.foremost import index_of_what_is_foremost
from dsh.knowledge.in_full import index_of_what_is_told
from dsh.knowledge.kinds import records_of_kinds
from dsh.knowledge.lists import index_of_asked_lists
from dsh.knowledge.remarked import index_of_what_is_remarked
from dsh.knowledge.remote import index_of_what_is_remote
from dsh.knowledge.senses import anchor_of, bare, topic, weight
from dsh.knowledge.shorthand import index_of_shorthand
from dsh.knowledge.situations import situations
from dsh.knowledge.some_only import index_of_some_only
from dsh.knowledge.spared import index_of_what_is_spared
from dsh.knowledge.ways import index_of_ways
from dsh.knowledge.words import Lexicon, read, split
from dsh.typed import Any

CLASSES = (("selections", "s"), ("nouns", "n"), ("verbs", "v"), ("prepositions", "p"), ("fillers", "f"))
SAID = {"ls": "show", "rm": "remove", "ps": "show tasks of", "use": "switch", "buildx": "builder", "df": "disk usage"}
UNSAID = ("docker container cp", "docker inspect")  # commands whose own words are no phrase
SECONDS = ("timeout", "stop-timeout", "time", "wait-timeout")
SLOT = re.compile(r"(?<!\{)\{([A-Za-z_ /:]+)\}(?!\})")
WORD = re.compile(r"[A-Za-z_]+")
OBJECTS = frozenset([
    "container", "image", "volume", "network", "service", "stack", "node", "secret", "config", "context",
    "builder", "plugin", "checkpoint", "project", "registry", "manifest", "file", "folder",
])  # fmt: skip
EMPTY = frozenset([
    "a", "an", "the", "my", "our", "your", "its", "it", "their", "some", "please", "that", "is", "are", "be",
    "this", "these", "those", "me", "i", "you", "we", "to", "and",
])  # fmt: skip


def index(commands: dict[str, Command], requests: dict[str, Any], images: Any, concepts: Any) -> dict[str, Any]:
    """Everything that matching needs, as plain data: words, commands, intents, phrases and their postings."""
    lexicon = read_lexicon(requests)
    numbers = {path: n for n, path in enumerate(c for c in commands)}
    leaves = [_leaf(c) for c in commands.values()]
    intents: list[list[Any]] = []
    phrases: list[list[Any]] = []
    spellings = {s: c.path for c in commands.values() for s in (c.path, *c.aliases)}
    for command in commands.values():
        said = [*(() if command.path in UNSAID else _own_name(command)), *command.phrases]
        if command.group or (command.hidden and not command.phrases):
            continue
        intents.append([numbers[command.path], "", command.risk, ""])
        phrases += [_phrase(len(intents) - 1, p, lexicon) for p in said]
    for name, data in requests.items():
        for entry in data.get("intents", []) if isinstance(data, dict) else []:
            path = command_of(entry["command"], spellings, name)
            plain = entry["command"] in (path, *commands[path].aliases)
            risk = entry.get("risk", commands[path].risk)
            intents.append([numbers[path], "" if plain else entry["command"], risk, entry.get("says", "")])
            phrases += [_phrase(len(intents) - 1, p, lexicon) for p in entry["phrases"]]
    flags = _flag_phrases(commands, numbers, requests, lexicon)
    anchors: dict[str, list[int]] = {}
    for n, entry in enumerate(flags):
        anchors.setdefault(anchor_of(entry[1]), []).append(n)
    phrases = [p for p in phrases if p[1]]
    postings: dict[str, list[int]] = {}
    for n, phrase in enumerate(phrases):
        for sense in set(phrase[1]):
            postings.setdefault(sense, []).append(n)
    alike = {str(w): str(m) for m, said in requests.get("ideas", {}).get("alike", {}).items() for w in (m, *said)}
    return {
        "words": lexicon.words,
        "groups": lexicon.groups,
        "commands": leaves,
        "command_numbers": {leaf[at]: n for at in (1, 0) for n, leaf in enumerate(leaves)},  # by spelling and by path
        "intents": intents,
        "phrases": phrases,
        "postings": postings,
        "flags": flags,
        "flag_anchors": anchors,
        "rules": requests.get("selections", {}),
        "ordinary": _listed(requests, "ordinary"),
        "foreign": _listed(requests, "foreign", "company"),
        "nameable": _listed(requests, "nameable"),
        "elsewhere": _listed(requests, "elsewhere"),
        "elsewhere_first": _listed(requests, "elsewhere_first"),
        "company": _listed(requests, "company"),
        "served": _listed(requests, "served"),
        "host_services": _listed(requests, "host_services"),
        "tools": _listed(requests, "tools"),
        "limiting_nothing": _listed(requests, "limiting_nothing"),
        "of_unused": _listed(requests, "of_unused"),
        "sayings": requests.get("elsewhere", {}).get("sayings", []),
        "compounds": {
            k: v.split() for d in requests.values() if isinstance(d, dict) for k, v in d.get("compounds", {}).items()
        },
        "before": {k: v.split() for k, v in requests.get("elsewhere", {}).get("before", {}).items()},
        "common": _listed(requests, "common"),
        "variants": [
            [v["from"], v["to"], v.get("has", ""), v.get("lacks", "")]
            for data in requests.values()
            if isinstance(data, dict)
            for v in data.get("variants", [])
        ],
        "calibration": requests.get("calibration", {}).get("calibration", []),
        "little": {place: list(words) for place, words in requests.get("small", {}).get("little", {}).items()},
        "misspelt": {
            str(t): str(m) for m, typed in requests.get("small", {}).get("misspelt", {}).items() for t in typed
        },
        "prompts": _listed(requests, "prompts"),
        "telling": _listed(requests, "telling"),
        "programs": _listed(requests, "programs"),
        "also": {k: v for data in requests.values() if isinstance(data, dict) for k, v in data.get("also", {}).items()},
        "families": requests.get("selections", {}).get("families", {}),
        "rare": requests.get("selections", {}).get("rare", {}),
        "alike": alike,
        "terms": _listed(requests, "terms"),
        "questions": [[n, _senses(p, lexicon, alike)] for n, c in concepts.items() for p in (c.title, *c.phrases)],
        "ambiguous": _ambiguous(requests, "ambiguous", lexicon),
        "ambiguous_texts": {
            bare(read(split(t), lexicon)): [n]
            for n, e in enumerate(requests.get("ambiguous", {}).get("exactly", []))
            for t in e["phrases"]
        },
        "ambiguous_exactly": [[e["question"], e["choices"]] for e in requests.get("ambiguous", {}).get("exactly", [])],
        "ambiguous_names": _ambiguous(requests, "with_name", lexicon),
        "images": {
            name: [
                list(i.ports),
                i.shell,
                _key(i, "ROOT_PASSWORD", "PASSWORD", "DEFAULT_PASS"),
                list(i.volumes),
                _key(i, "_DB", "_DATABASE"),
                _key(i, "_USER", "_USERNAME"),
                dict(i.volumes_until),
                list(i.environment),
                {word: list(ports) for word, ports in i.ports_of_tag.items()},
                {word: list(places) for word, places in i.volumes_of_tag.items()},
                i.init_scripts,
                i.pages,
            ]
            for name, i in images.items()
            if not (
                i.dead and any(name in other.aliases for other in images.values())
            )  # who says jenkins means the new
        },
        "called": {alias.lower(): name for name, i in images.items() for alias in i.aliases},
        **index_of_cues(requests),
        **index_of_ways(requests),
        **index_of_deeds(requests),
        **index_of_what_is_around(requests),
        **situations(requests),
        **index_of_what_is_spared(requests),
        **index_of_some_only(requests),
        **index_of_asked_lists(requests),
        **index_of_what_is_remote(requests),
        **index_of_what_is_foremost(requests),
        **index_of_what_is_asked_first(requests),
        **index_of_what_is_remarked(requests),
        **index_of_descriptions(requests),
        **index_of_what_is_told(requests),
        **index_of_shorthand(requests),
        **records_of_kinds(requests),
    }


def _key(image: Any, *endings: str) -> str:
    """The environment key of an image that ends like this; the first ending that one has."""
    return next((k for e in endings for k in image.environment if k.endswith(e)), "")


def _listed(requests: dict[str, Any], *keys: str) -> str:
    """A list of words as one text, each between blanks: looking a word up needs no set to be made at start."""
    words = {w for data in requests.values() if isinstance(data, dict) for k in keys for w in data.get(k, "").split()}
    return f" {' '.join(sorted(words))} "


def _senses(text: str, lexicon: Lexicon, alike: dict[str, str] | None = None) -> list[str]:
    """The senses of a question's words; what says nothing is left out, what nobody knows stays as it is."""
    return [topic(w, alike or {}) for w in read(split(text), lexicon) if w.sense[:1] not in ("p", "f")]


def _ambiguous(requests: dict[str, Any], key: str, lexicon: Lexicon) -> list[list[Any]]:
    entries = requests.get("ambiguous", {}).get(key, [])
    return [
        [[_senses(p, lexicon) for p in e["phrases"]], e["question"], e["choices"], e.get("names", "").split()]
        for e in entries
    ]


def read_lexicon(requests: dict[str, Any]) -> Lexicon:
    """The words of knowledge/requests/: what stands first in CLASSES wins."""
    words: dict[str, str] = {}
    groups: dict[str, list[list[Any]]] = {}
    for section, letter in CLASSES:
        for data in requests.values():
            found = data.get(section) if isinstance(data, dict) else None
            items = found.items() if isinstance(found, dict) else [(None, found or [])]
            for name, said in items:
                for text in said:
                    _learn(str(text).lower(), f"{letter}.{name}" if name else "", letter, words, groups)
    for rests in groups.values():
        rests.sort(key=lambda r: -len(r[0]))
    return Lexicon(words, groups)


def _learn(text: str, sense: str, letter: str, words: dict[str, str], groups: dict[str, list[list[Any]]]) -> None:
    parts = [w.low for w in split(text)]
    if len(parts) == 1:
        words.setdefault(parts[0], sense or f"{letter}.{parts[0]}")
    elif parts:
        rests = groups.setdefault(parts[0], [])
        if not any(r[0] == parts[1:] for r in rests):
            rests.append([parts[1:], sense or f"{letter}.{'-'.join(parts)}"])


BUILT = ("docker image build", "docker buildx build", "docker buildx bake")


def _leaf(command: Command) -> list[Any]:
    """Path, spelling, summary, risk, arguments as [name, optional, repeat], flags as name: [type, short, repeat]."""
    flags = {f.name: [f.type, f.short, f.repeat] for f in command.flags.values() if not f.deprecated}
    if command.path in BUILT:  # what all commands of buildx take, and the builds are asked to
        flags["builder"] = ["builder", "", False]
    return [command.path, usual(command), command.summary, command.risk, arguments(command), flags]


def usual(command: Command) -> str:
    """The spelling people type: docker ps, docker rm, docker build."""
    favoured = {
        "docker container ls": "docker ps",
        "docker image ls": "docker images",
        "docker image rm": "docker rmi",
        "docker container inspect": "docker inspect",
    }
    if command.path in favoured:
        return favoured[command.path]
    short = [a for a in command.aliases if a.count(" ") == 1]
    return short[0] if short and command.plugin == "core" else command.path


def arguments(command: Command) -> list[list[Any]]:
    """The places of the argument list, as docker's usage line says: [name, optional, repeat]."""
    if command.path in ("docker image pull", "docker image push"):
        return [["IMAGE", False, False]]
    if command.arguments:
        return [[a.name.upper(), a.optional, a.repeat] for a in command.arguments]
    out: list[list[Any]] = []
    text = command.usage.split(" or ")[0].split("|")[0]
    for piece in re.findall(r"\[[^\[\]]*(?:\[[^\]]*\][^\[\]]*)*\]|\([^)]*\)|\S+", text):
        name = WORD.search(piece)
        if name is None or piece == "OPTIONS":
            continue
        if "..." in piece and out and (out[-1][0] == name.group() or piece.startswith(f"[{out[-1][0]}")):
            out[-1][2] = True
        else:
            out.append([name.group().upper(), piece.startswith("["), "..." in piece])
    return out


def _own_name(command: Command) -> list[str]:
    """The words of the command itself are its first phrase."""
    words = [SAID.get(w, w) for w in command.path.split()[1:]]
    slots = " ".join(f"{{{a[0]}}}" for a in arguments(command) if not a[1])
    if not words:
        return []
    return [" ".join([*reversed(words), slots]) if len(words) == 2 else " ".join([*words, slots])]


def _phrase(intent: int, text: str, lexicon: Lexicon) -> list[Any]:
    """[intent, senses of its words, slots as [name, preposition before it, position]]"""
    senses: list[str] = []
    fillers: list[str] = []
    slots: list[list[Any]] = []
    before = ""
    for part in re.split(r"((?<!\{)\{[^{}]+\}(?!\}))", text):
        if SLOT.fullmatch(part):
            slots.append([part[1:-1], before, len(senses)])
            before = ""
            continue
        for word in read(split(part), lexicon):
            sense = word.sense
            if not sense:
                sense = f"w.{word.low}"
                lexicon.words[word.low] = sense
            if sense[0] == "p":
                before = sense[2:]
            elif sense[0] == "f":
                fillers += [word.low] if word.low not in EMPTY else []
            else:
                if word.low.startswith("where "):
                    fillers.append(word.low)  # to be asked for a place is more than to be asked to show
                before = before if sense[:2] == "n." and sense[2:] in OBJECTS else sense[2:]
                senses.append(sense)
    return [intent, senses, slots, round(sum(weight(s) for s in set(senses)), 3), fillers]


def _flag_phrases(
    commands: dict[str, Command], numbers: dict[str, int], requests: dict[str, Any], lexicon: Lexicon
) -> list[list[Any]]:
    """[flag, items, the value given or None, numbers of commands or None for all that have the flag]"""
    found: dict[tuple[str, str, str | None], list[int] | None] = {}
    kinds: dict[tuple[str, str, str | None], str] = {}
    for data in requests.values():
        for entry in data.get("flags", []) if isinstance(data, dict) else []:
            only = [numbers[c] for c in entry["commands"]] if "commands" in entry else None
            for text in entry["phrases"]:
                key = (entry["flag"], text, None if "value" not in entry else str(entry["value"]))
                before = found.get(key, [])
                found[key] = None if only is None or before is None else [*before, *only]
                kinds[key] = entry.get("kind", "")
    for command in commands.values():
        for flag in command.flags.values():
            for text in flag.phrases:
                if ("{" in text) == (flag.type == "bool"):
                    continue  # a value nobody gives, or a value for a switch
                have = found.setdefault((flag.name, text, None), [])
                if have is not None:
                    have.append(numbers[command.path])
    out: list[list[Any]] = []
    have_items: dict[tuple[str, str, str | None], list[Any]] = {}
    types = {name: flag.type for c in commands.values() for name, flag in c.flags.items() if flag.type != "bool"}
    for key, only in found.items():
        (name, text, value), items = key, _items(key[1], lexicon)
        if any(i not in ("{}", "v.show") and i[0] != "=" for i in items) or (items and key in kinds):
            kind = kinds.get(key) or ("seconds" if name in SECONDS else types.get(name, "bool"))
            same = have_items.get((name, " ".join(items), value))
            if same is None:
                entry = [name, items, value, None if only is None else sorted(set(only)), kind]
                have_items[name, " ".join(items), value] = entry
                out.append(entry)
            elif same[3] is not None:
                same[3] = None if only is None else sorted({*same[3], *only})
    return out


def _items(text: str, lexicon: Lexicon) -> list[str]:
    """Senses of the words, "{}" for the value; fillers left out."""
    items: list[str] = []
    for part in re.split(r"(\{[a-z]+\}|\.\.\.)", text):
        if part.startswith("{"):
            items.append("{}")
            continue
        if part == "...":
            items.append("~")
            continue
        for word in read(split(part), lexicon):
            if not word.sense:
                lexicon.words[word.low] = f"w.{word.low}"
            sense = word.sense or f"w.{word.low}"
            if sense[0] != "f":
                items.append(sense)
            elif word.low not in EMPTY:
                items.append(f"={word.low}")
    telling = [i for i in items if i != "{}" and i[0] not in "p="]
    if "{}" in items and telling and all(i[0] == "v" for i in telling):
        return _literal(text, lexicon)
    return items if any(i != "{}" for i in items) else []


def _literal(text: str, lexicon: Lexicon) -> list[str]:
    """Where a value stands beside nothing but a verb, the verb must be the very word or words: "shut down"."""
    out = []
    for part in re.split(r"(\{[a-z]+\})", text):
        out += (
            ["{}"] if part.startswith("{") else [f"={w.low}" for w in read(split(part), lexicon) if w.low not in EMPTY]
        )
    return out


def command_of(line: str, spellings: dict[str, str], where: str) -> str:
    """The canonical path of the command that a line of text begins with. Raises KnowledgeError."""
    words = line.split()
    for length in range(min(4, len(words)), 1, -1):
        if " ".join(words[:length]) in spellings:
            return spellings[" ".join(words[:length])]
    raise KnowledgeError(f"requests/{where}.yaml: no docker command in {line!r}")
