"""Opens the compiled knowledge. A look-up reads one small file, however much there is to know."""

import json
import os
from collections.abc import Callable
from functools import cache
from mmap import ACCESS_READ, mmap

from dsh.knowledge.entries import (
    Argument,
    Command,
    ComposeKey,
    Concept,
    ErrorEntry,
    Example,
    Flag,
    Instruction,
    Keep,
    KnownImage,
    Program,
    Trap,
    Way,
)
from dsh.knowledge.records import Parts, Sorted
from dsh.typed import Any, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.knowledge.lesson import Lesson

Entry = TypeVar("Entry")
Build = Callable[[dict[str, Any]], Entry]


class Store:
    """The knowledge base, read-only. Entries are read when asked for and kept."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = str(folder)
        self._kept: dict[str, Any] = {}

    def command(self, path: str) -> Command | None:
        """The command for any spelling of its path ("docker ps"), or None."""
        data = self._data("commands/" + _file(path))
        if data is not None and "alias" in data:
            data = self._data("commands/" + _file(data["alias"]))
            path = data["path"] if data else path
        return None if data is None else self._entry("command " + path, data, _command)

    def commands(self) -> dict[str, tuple[str, str, list[str], bool, str]]:
        """Of every command by canonical path: summary, risk, aliases, whether it is a group, plugin."""
        return self._data("commands.json") or {}

    def instruction(self, name: str) -> Instruction | None:
        return self._one("dockerfile", name.upper(), _instruction)

    def instructions(self) -> dict[str, Instruction]:
        return self._all("dockerfile", _instruction)

    def concept(self, name: str) -> Concept | None:
        return self._one("concepts", name, _concept)

    def concepts(self) -> dict[str, Concept]:
        return self._all("concepts", _concept)

    def errors(self) -> dict[str, ErrorEntry]:
        return self._all("errors", _error)

    def program(self, name: str) -> Program | None:
        return self._one("programs", name, lambda d: Program(**_tuples(d, Program)))

    def programs(self) -> dict[str, Program]:
        return self._all("programs", lambda d: Program(**_tuples(d, Program)))

    def image(self, name: str) -> KnownImage | None:
        return self._one("images", name.replace("/", "."), lambda d: KnownImage(**_tuples(d, KnownImage)))

    def images(self) -> dict[str, KnownImage]:
        return self._all("images", lambda d: KnownImage(**_tuples(d, KnownImage)))

    def lessons(self) -> "dict[str, Lesson]":
        """The lessons on the practice engine, in their order."""
        found = self._all("lessons", _lesson)
        return dict(sorted(found.items(), key=lambda item: item[1].number))

    def compose_keys(self) -> dict[str, ComposeKey]:
        return self._all("compose", lambda d: ComposeKey(**d))

    def values(self, name: str) -> Any:
        """The data of knowledge/values/NAME.yaml, or None."""
        return self._data(f"values/{name}.json")

    def requests(self) -> dict[str, Any]:
        """The data of knowledge/requests/, by file name without its ending."""
        return self._data("requests.json") or {}

    def phrases(self) -> dict[str, Any]:
        """The index of all phrases, as dsh/knowledge/phrases.py made it."""
        if "phrases" not in self._kept:
            self._kept["phrases"] = Parts(self._bytes)
        found: dict[str, Any] = self._kept["phrases"]
        return found

    def examples(self) -> Sorted:
        """In which answers' examples a feature of a request stands, as dsh/knowledge/examples.py counted it."""
        if "examples" not in self._kept:
            self._kept["examples"] = Sorted(self._bytes("examples"))
        found: Sorted = self._kept["examples"]
        return found

    def framed(self) -> Sorted:
        """In which frames' examples a feature of a request stands, as dsh/knowledge/frames.py counted it."""
        if "framed" not in self._kept:
            self._kept["framed"] = Sorted(self._bytes("framed"))
        found: Sorted = self._kept["framed"]
        return found

    def flagged(self) -> Sorted:
        """Beside which flags a feature of a request stands, as dsh/knowledge/flag_words.py counted it."""
        if "flagged" not in self._kept:
            self._kept["flagged"] = Sorted(self._bytes("flagged"))
        found: Sorted = self._kept["flagged"]
        return found

    def _bytes(self, name: str) -> bytes | mmap:
        """A file of the phrases, of which only those pages are read that are looked at."""
        try:
            with open(f"{self.folder}/phrases/{name}", "rb") as file:
                return mmap(file.fileno(), 0, access=ACCESS_READ)
        except (OSError, ValueError):  # no such file, or an empty one
            return b""

    def _one(self, folder: str, name: str, build: "Build[Entry]") -> Entry | None:
        data = self._data(f"{folder}/{name}.json")
        return None if data is None else self._entry(f"{folder} {name}", data, build)

    def _all(self, folder: str, build: "Build[Entry]") -> dict[str, Entry]:
        data = self._data(f"{folder}.json") or {}
        return {key: self._entry(f"{folder} {key}", value, build) for key, value in data.items()}

    def _entry(self, key: str, data: Any, build: "Build[Entry]") -> Entry:
        if key not in self._kept:
            self._kept[key] = build(data)
        entry: Entry = self._kept[key]
        return entry

    def _data(self, name: str) -> Any:
        if name not in self._kept:
            try:
                with open(f"{self.folder}/{name}", encoding="utf-8") as file:
                    self._kept[name] = json.load(file)
            except (FileNotFoundError, NotADirectoryError, ValueError, OSError):
                self._kept[name] = None
        return self._kept[name]


def _file(path: str) -> str:
    return (path.removeprefix("docker").strip().replace(" ", ".").replace("/", "") or "docker") + ".json"


def _tuples(data: dict[str, Any], cls: Any) -> dict[str, Any]:
    """Lists become tuples, as the entries say."""
    return {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items() if key in cls._fields
    }


def _flag(data: dict[str, Any]) -> Flag:
    return Flag(**_tuples(data, Flag))


def _shared(data: dict[str, Any]) -> dict[str, Any]:
    """What commands, instructions and concepts have in common."""
    out = dict(data)
    if "flags" in out:
        out["flags"] = {name: _flag(flag) for name, flag in out["flags"].items()}
    if "examples" in out:
        out["examples"] = tuple(Example(**e) for e in out["examples"])
    if "traps" in out:
        out["traps"] = tuple(Trap(**t) for t in out["traps"])
    return out


def _command(data: dict[str, Any]) -> Command:
    out = _shared(data)
    if "arguments" in out:
        out["arguments"] = tuple(Argument(**_tuples(a, Argument)) for a in out["arguments"])
    if "keeps" in out:
        out["keeps"] = tuple(Keep(**k) for k in out["keeps"])
    return Command(**_tuples(out, Command))


def _instruction(data: dict[str, Any]) -> Instruction:
    return Instruction(**_tuples(_shared(data), Instruction))


def _concept(data: dict[str, Any]) -> Concept:
    return Concept(**_tuples(_shared(data), Concept))


def _error(data: dict[str, Any]) -> ErrorEntry:
    out = dict(data)
    if "ways" in out:
        out["ways"] = tuple(Way(**w) for w in out["ways"])
    return ErrorEntry(**_tuples(out, ErrorEntry))


def _lesson(data: dict[str, Any]) -> "Lesson":
    from dsh.knowledge.lesson import Hint, Lesson, Step

    steps = []
    for step in data["steps"]:
        hints = tuple(Hint(tuple(hint["when"]), hint["says"], hint.get("wrong", "")) for hint in step.get("hints", ()))
        steps.append(Step(**{**_tuples(step, Step), "hints": hints}))
    return Lesson(**{**_tuples(data, Lesson), "steps": tuple(steps)})


@cache
def open_store() -> Store:
    """The knowledge of this installation: compiled in the wheel; in a checkout compiled anew after an edit."""
    here = os.path.dirname(os.path.abspath(__file__))
    checkout = os.path.dirname(os.path.dirname(here))
    if os.path.isdir(f"{checkout}/knowledge/commands") and os.path.exists(f"{checkout}/pyproject.toml"):
        from dsh.knowledge.checkout import up_to_date

        return Store(up_to_date(f"{checkout}/knowledge", f"{here}/compiled"))
    return Store(f"{here}/compiled")
