"""Turns the YAML of knowledge/ into the form that a single look-up can open: a small JSON file for each entry."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from dsh.errors import KnowledgeError
from dsh.knowledge import entries, flag_words, frames
from dsh.knowledge.asked import UNNAMED
from dsh.knowledge.asked import asked as asked_before
from dsh.knowledge.examples import by_answer, count
from dsh.knowledge.features import features
from dsh.knowledge.fingerprint import fingerprint
from dsh.knowledge.lesson import Lesson
from dsh.knowledge.phrases import index
from dsh.knowledge.records import ARRAYS, KEYED, NUMBERS, RECORDS, keyed, numbered, packed, written
from dsh.knowledge.schema import Folder, plain, read_entry
from dsh.knowledge.words import Lexicon, read, split
from dsh.typed import Any

FOLDERS = (
    Folder("dockerfile", entries.Instruction, "name"),
    Folder("concepts", entries.Concept, "id"),
    Folder("errors", entries.ErrorEntry, "id", many=True),
    Folder("programs", entries.Program, "name", many=True),
    Folder("images", entries.KnownImage, "name", many=True),
    Folder("lessons", Lesson, "id"),
    Folder("compose", entries.ComposeKey, "path", many=True),
)
WRITERS: tuple[tuple[tuple[str, ...], Callable[[Any], bytes]], ...] = (
    (RECORDS, written), (NUMBERS, numbered), (ARRAYS, packed), (KEYED, keyed),
)  # fmt: skip


def compile_to(source: Path, target: Path) -> None:
    """Compile `source` and put the result in place of the folder `target`, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".compiling-", dir=target.parent))
    try:
        for name, data in _compiled(source):
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else _text(data).encode())
        _replace(part, target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _text(data: Any) -> str:
    return data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _replace(part: Path, target: Path) -> None:
    old = Path(tempfile.mkdtemp(prefix=".old-", dir=target.parent))
    try:
        if target.exists():
            os.rename(target, old / "old")
        os.rename(part, target)
    except OSError:
        if not (target / "fingerprint").exists():  # another process has put its own there: as good
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _compiled(source: Path) -> Iterator[tuple[str, Any]]:
    commands = read_commands(source)
    for command in commands.values():
        yield f"commands/{file_name(command.path)}", plain(command)
        for alias in command.aliases:
            if alias not in commands:
                yield f"commands/{file_name(alias)}", {"alias": command.path}
    yield "commands.json", {c.path: [c.summary, c.risk, list(c.aliases), c.group, c.plugin] for c in commands.values()}
    folders = {folder.name: read_folder(source, folder) for folder in FOLDERS}
    for folder in FOLDERS:
        found = folders[folder.name]
        yield f"{folder.name}.json", {key: plain(entry) for key, entry in found.items()}
        for key, entry in found.items():
            yield f"{folder.name}/{key.replace('/', '.')}.json", plain(entry)
    for path in sorted((source / "values").rglob("*.yaml")):
        yield f"values/{path.stem}.json", load(path)
    requests = {path.stem: load(path) for path in sorted((source / "requests").rglob("*.yaml"))}
    yield "requests.json", requests
    phrases = index(commands, requests, folders["images"], folders["concepts"])
    examples = {path.stem: load(path) for path in sorted((source / "examples").rglob("*.yaml"))}
    lexicon = Lexicon(phrases["words"], phrases["groups"])
    features_of = cache(lambda text: features(read(split(text), lexicon), phrases))  # each is counted twice
    spellings = {s: c.path for c in commands.values() for s in (c.path, *c.aliases)}
    named = {name: lines for name, lines in examples.items() if not name.startswith(UNNAMED)}  # others are not counted
    asked = by_answer(named, spellings, folders["concepts"])
    for name, concept in folders["concepts"].items():
        if concept.phrases:
            asked.setdefault(f"concept {name}", []).extend(concept.phrases)
    by_answer({n: lines for n, lines in examples.items() if n not in named}, spellings, ())  # raises
    counted = count(asked, features_of)
    phrases |= {"answers": counted.answers, "kinds": counted.kinds}
    phrases["looking"] = [a[0] for a in counted.answers if a[0] in commands and commands[a[0]].risk == "read"]
    of = frames.by_line(examples, phrases["commands"], spellings)
    intents = _intents(frames.framed(examples, of), commands, phrases)
    framed = frames.count(frames.framed(named, of), intents, features_of)
    phrases["frames"] = framed.frames
    phrases["phrases"].append(frames.PHRASE)
    yield "phrases/examples", "".join(f"{line}\n" for line in counted.lines)
    yield "phrases/framed", "".join(sorted((f"{f}\t{held}\n" for f, held in framed.features.items()), key=str.encode))
    leaves = {leaf[0]: leaf for leaf in phrases["commands"]}
    every = (item for lines in examples.values() for item in lines.items())
    flagged = flag_words.count(every, leaves, spellings, features_of)
    phrases["flag_words"] = flagged.flags
    yield "phrases/flagged", "".join(sorted((f"{f}\t{held}\n" for f, held in flagged.features.items()), key=str.encode))
    ideas = {"": {f"concept {name}": list(concept.phrases) for name, concept in folders["concepts"].items()}}
    numbered_lines = {line: intents[frame] for line, frame in of.items()}
    phrases |= asked_before(examples | ideas, features_of, numbered_lines)
    phrases["wholes"] = [round(1000 * phrase[3]) for phrase in phrases["phrases"]]
    apart = (*RECORDS, *NUMBERS, *ARRAYS, *KEYED)
    yield "phrases/short", keyed({key: part for key, part in phrases.items() if key not in apart})
    for key in apart:
        write = next(how for kind, how in WRITERS if key in kind)
        yield f"phrases/{key}", write(phrases[key])
    yield "fingerprint", fingerprint(str(source))


def _intents(
    said: dict[frames.Frame, list[str]], commands: dict[str, entries.Command], phrases: dict[str, Any]
) -> dict[frames.Frame, int]:
    """The numbers of the frames as intents: each becomes one of its own."""
    numbers = {leaf[0]: n for n, leaf in enumerate(phrases["commands"])}
    like = {(number, template): (risk, says) for number, template, risk, says in phrases["intents"]}
    intents: dict[frames.Frame, int] = {}
    for frame in said:
        number = numbers[frame.path]
        template = frame.template if frame.template != phrases["commands"][number][1] else ""
        risk, says = like.get((number, template), (commands[frame.path].risk, ""))
        intents[frame] = len(phrases["intents"])
        phrases["intents"].append([number, template, risk, says])
    return intents


def file_name(path: str) -> str:
    """ "docker container run" is compiled to container.run.json, "docker" itself to docker.json."""
    return (path.removeprefix("docker").strip().replace(" ", ".") or "docker") + ".json"


def load(path: Path) -> Any:
    """The data of one YAML file. Raises KnowledgeError naming file and line."""
    import yaml

    try:
        return yaml.load(path.read_text(), _loader())
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{path}: {error}") from error


@cache
def _loader() -> Any:
    """YAML 1.2's words for true and false: a flag may be called yes, a letter may be n or y."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("Loader", (base,), {})
    bools = "tag:yaml.org,2002:bool"
    loader.yaml_implicit_resolvers = {
        letter: [(tag, pattern) for tag, pattern in resolvers if tag != bools]
        for letter, resolvers in base.yaml_implicit_resolvers.items()
    }
    loader.add_implicit_resolver(bools, re.compile("^(?:true|false)$"), list("tf"))
    return loader


def read_folder(source: Path, folder: Folder) -> dict[str, Any]:
    """All entries of a folder by their key."""
    found: dict[str, Any] = {}
    root = source / folder.name
    for path in sorted(root.rglob("*.yaml")):
        where, data = str(path.relative_to(source)), load(path)
        items = data.items() if folder.many else [(path.stem, data)]
        for key, value in items:
            if key in found:
                raise KnowledgeError(f"{where}: {key} stands in another file too")
            found[str(key)] = read_entry(folder.cls, value, f"{where}: {key}", **{folder.keyed_by: str(key)})
    return found


def read_commands(source: Path) -> dict[str, entries.Command]:
    """All commands by their canonical path, flags of `flags_from` filled in, groups knowing their subcommands."""
    root, raw = source / "commands", {}
    for path in sorted(root.rglob("*.yaml")):
        words = path.relative_to(root).with_suffix("").parts
        name = "docker" if words == ("docker",) else " ".join(("docker", *words))
        raw[name] = (str(path.relative_to(source)), load(path))
    commands = {}
    for name, (where, data) in raw.items():
        if not isinstance(data, dict):
            raise KnowledgeError(f"{where}: expected keys and values")
        filled = dict(data, flags=_flags(name, raw, where))
        filled.pop("flags_from", None)
        commands[name] = read_entry(entries.Command, filled, where, path=name)
    for name, command in commands.items():
        if command.group:
            below = {n[len(name) + 1 :]: c.summary for n, c in commands.items() if n.startswith(name + " ")}
            commands[name] = command._replace(subcommands={n: s for n, s in below.items() if " " not in n})
    return commands


def _flags(name: str, raw: dict[str, Any], where: str) -> dict[str, Any]:
    """The flags of a command: those of the command named by flags_from, then its own on top, key by key."""
    data = raw[name][1]
    base = data.get("flags_from")
    if base is not None and base not in raw:
        raise KnowledgeError(f"{where}: flags_from: no command {base!r}")
    flags = dict(_flags(base, raw, where)) if base else {}
    own = data.get("flags") or {}
    if not isinstance(own, dict):
        raise KnowledgeError(f"{where}: flags: expected keys and values")
    for flag, value in own.items():
        if flag in flags and isinstance(value, dict):
            flags[flag] = {**flags[flag], **value}
        elif value is None:
            flags.pop(flag, None)  # the base has it, this command has not
        else:
            flags[flag] = value
    return flags
