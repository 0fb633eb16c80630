"""What the shells' plugins know without asking anybody: commands, flags and values, as flat tables.

    tables(Builder(store)) -> tuple[Table, ...]

A kind says where a value comes from: sources, parted by commas. `-` is nowhere (free text), `file` and `dir` are this
machine's, `v3` is a list of Tables.values, `ask` is docker's own `__complete`, and every other is a list of live
objects that `dsh complete` prints. `name=>container` stands for container names after `name=`, `container+:` for names
with a colon to follow, `src=>file` for a file after `src=`. `+v4` makes it a list of fields between commas, of which
v4 has what may stand after a comma, and `type=bind+v5` what may after that field. `unlike`: a container's path where
the argument before is one of this machine, and the other way round. A kind that begins with `?` belongs to a flag that
may stand without its value.
"""

from dsh.cmdline.arguments import places
from dsh.cmdline.flags import HELP, flag_set
from dsh.cmdline.types.all_types import value_type
from dsh.completion.candidates import everyday_first
from dsh.errors import KnowledgeError
from dsh.knowledge.entries import Argument, Command, Flag
from dsh.knowledge.store import Store
from dsh.named import NamedTuple

Pair = tuple[str, str]  # what is typed, and one line on it


class Table(NamedTuple):
    """One command. `spellings` are all its paths, the canonical one first."""

    spellings: tuple[str, ...]
    commands: tuple[Pair, ...] = ()
    flags: tuple[Pair, ...] = ()  # those that are offered, the everyday ones first
    valued: tuple[Pair, ...] = ()  # every flag that takes a value, in every spelling, with its kind
    arguments: tuple[str, ...] = ()  # kinds
    repeat: bool = False  # the last argument may be given several times
    stops: bool = False  # what follows the first argument is no business of docker's
    several: tuple[str, ...] = ()  # flags that may be given several times


class Tables(NamedTuple):
    commands: tuple[Table, ...]
    values: tuple[tuple[Pair, ...], ...]  # v0, v1, ...


LIVE = {
    "container": "container",
    "image": "image",
    "repository": "image",
    "tag": "image",
    "network-name": "network",
    "network": "network,container:>container,name=>network",
    "volume-name": "volume",
    "volume": "volume+:,file",
    "volumes-from": "container",
    "link": "container+:",
    "cp-path": "container+:,file",
    "ipc": "container:>container",
    "pid": "container:>container",
    "context": "context",
    "node": "node",
    "secret-name": "secret",
    "config-name": "config",
    "plugin": "plugin",
    "path": "file",
    "env-file": "file",
    "build-context": "dir",
    "named-context": "-",
    "builder": "ask",
    "stack": "stack",
    "mount": "source=>volume,src=>volume,source=>file,src=>file",
    "cache": "src=>dir,dest=>dir",
    "output": "dest=>file",
    "build-secret": "source=>file,src=>file",
    "secret": "secret,source=>secret,src=>secret",
    "config": "config,source=>config,src=>config",
}
RUNNING = ("stop", "kill", "pause", "exec", "attach", "top", "port")
MAKERS = ("docker container run", "docker container create", "docker image pull")
FILTERS = {
    "container": ("name=>container", "network=>network", "volume=>volume", "ancestor=>image", "before=>container"),
    "image": ("reference=>image", "before=>image", "since=>image"),
    "network": ("name=>network",),
    "volume": ("name=>volume",),
}
MOST = 72  # characters of a description
MANY = 80  # values of a list


def tables(builder: "Builder", root: str = "docker") -> tuple[Table, ...]:
    """Every command below `root`, itself included."""
    paths = [path for path in builder.store.commands() if path == root or path.startswith(root + " ")]
    return tuple(builder.table(path) for path in dict.fromkeys((root, *paths)))


class Builder:
    """Keeps each list of values once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.values: list[tuple[Pair, ...]] = []

    def table(self, path: str) -> Table:
        command = self.store.command(path) or Command(path, "", group=True)
        known = {id(f): f for f in flag_set(command, self._parents(path)).long.values()}.values()
        own = [f for f in known if not f.hidden and not f.deprecated]
        own.sort(key=lambda f: (f is HELP, f.short is None))
        places_ = places(command) if not command.group or command.arguments else ()
        kinds = [self.argument_kind(a, command) for a in places_]
        if [a.type for a in places_] == ["cp-path"] * 2 and command.plugin == "core":
            kinds[1] = f"unlike,{kinds[1]}"
        takes = [(f, self.flag_kind(f, command)) for f in known if f.type != "bool"]
        return Table(
            (path, *command.aliases),
            self._subcommands(path),
            tuple((spelled, short_line(f.meaning)) for f in own for spelled in _shown(f)),
            tuple((spelled, kind) for f, kind in takes for spelled in _spelled(f)),
            tuple(kinds),
            bool(places_) and (places_[-1].repeat or command.most is None),
            command.stops_at_first_argument and not command.group,
            tuple(spelled for f in own if f.repeat for spelled in _spelled(f)),
        )

    def _parents(self, path: str) -> list[Command]:
        words = path.split()
        found = (self.store.command(" ".join(words[:n])) for n in range(2, len(words)))
        return [command for command in found if command is not None]

    def _subcommands(self, path: str) -> tuple[Pair, ...]:
        found: dict[str, str] = {}
        depth = path.count(" ") + 1
        for canonical, (summary, _, aliases, _, _) in self.store.commands().items():
            command = self.store.command(canonical)
            if command is not None and (command.hidden or command.deprecated):
                continue
            for spelled in (canonical, *aliases):
                if spelled.startswith(path + " ") and spelled.count(" ") == depth:
                    found[spelled.rsplit(" ", 1)[1]] = summary
        return tuple((name, short_line(says)) for name, says in everyday_first(found.items()))

    def flag_kind(self, flag: Flag, command: Command) -> str:
        optional = "?" if flag.optional_value is not None else ""
        return optional + self._kind(flag.type, flag, command)

    def argument_kind(self, argument: Argument, command: Command) -> str:
        kind = self._kind(argument.type, None, command)
        if argument.type == "image" and command.path in MAKERS:
            known = [(i.name, short_line(i.meaning)) for i in self.store.images().values() if not i.dead]
            kind += "," + self.keep(known)
        return kind

    def _kind(self, kind: str, flag: Flag | None, command: Command) -> str:
        sources = []
        if command.plugin == "compose" and kind in ("service", "scale", "cp-path"):
            sources.append("ask")
        elif kind == "container" and flag is None:
            sources.append(_containers(command))
        elif kind == "filter":
            sources += FILTERS.get(command.path.split()[1], ())
        elif kind == "service" and command.plugin == "core":
            sources.append("service")
        elif kind in LIVE:
            sources.append(LIVE[kind])
        offered = [] if kind == "volume" else self._offered(kind, flag)
        if offered:
            sources.insert(0 if kind == "build-context" else len(sources), self.keep(offered))
        if _takes_fields(kind, command):
            sources += self._fields(kind, flag)
        return ",".join(sources) or "-"

    def _fields(self, kind: str, flag: Flag | None) -> list[str]:
        """What may stand after a comma, where the value is a list of fields: in general, and after some first field."""
        general = self._offered(kind, flag, ",")
        lists = {"": general} if general else {}
        for field in [text for text, _ in general if text.startswith("type=") and text != "type="]:
            after = self._offered(kind, flag, f"{field},")
            if len(after) < len([text for text, _ in general if not text.startswith("type=")]):
                lists[field] = after
        return [f"{field}+{self.keep(found)}" for field, found in lists.items()]

    def _offered(self, kind: str, flag: Flag | None, after: str = "") -> list[Pair]:
        """The values that can be counted up; what ends with = with what may follow it."""
        try:
            known = value_type(kind)
        except KnowledgeError:
            return []
        found = {}
        for it in known.complete(after, flag)[:MANY]:
            found[it.value] = short_line(it.meaning)
            if it.value.endswith("="):
                more = [m for m in known.complete(it.value, flag)[:20] if m.value != it.value]
                found.update((m.value, short_line(m.meaning)) for m in more if m.value.startswith(it.value))
        return [(text.removeprefix(after), says) for text, says in found.items() if "\n" not in text]

    def keep(self, found: list[Pair]) -> str:
        values = tuple(found)
        if values not in self.values:
            self.values.append(values)
        return f"v{self.values.index(values)}"


def _takes_fields(kind: str, command: Command) -> bool:
    """Some commands take one of what others take several of."""
    if kind == "network":
        return command.path.split()[1] in ("container", "service")
    return kind != "platform" or command.path.endswith(" build")


def _containers(command: Command) -> str:
    last = command.path.rsplit(" ", 1)[-1]
    if last in RUNNING:
        return "running"
    return {"start": "stopped", "unpause": "paused"}.get(last, "container")


def _shown(flag: Flag) -> list[str]:
    """-h is not offered for --help: docker no longer wants it, and some commands mean something else by it."""
    return [f"-{flag.short}", f"--{flag.name}"] if flag.short and flag is not HELP else [f"--{flag.name}"]


def _spelled(flag: Flag) -> list[str]:
    return [*_shown(flag), *(f"--{name}" for name in flag.aliases)]


def short_line(text: str) -> str:
    """Its first clause, where the whole is too long for a list."""
    text = " ".join(text.split())
    if len(text) <= MOST:
        return text.rstrip(".")
    for mark in (". ", "; ", ": ", " (", ", "):
        head = text.split(mark)[0]
        if 20 <= len(head) <= MOST and head.count("(") == head.count(")"):
            return head
    return text[: MOST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
