"""What the knowledge has on a key of a compose file, by its path."""

from dsh.cmdline.nearest import nearest
from dsh.knowledge.entries import ComposeKey
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.typed import Any

NAMED = ("services", "networks", "volumes", "secrets", "configs", "models")
OPEN = frozenset(("x-", "<<"))


class Known(NamedTuple):
    """A key, explained. `free`: what stands below it are names of the user's own."""

    meaning: str
    type: str = "any"
    values: dict[str, str] = {}
    deprecated: str | None = None
    known: bool = True
    near: str | None = None


class Keys:
    """The compose keys as a tree."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.entries = store.compose_keys()
        self.tree: dict[str, Any] = {}
        for path in self.entries:
            below = self.tree
            for step in path.split("."):
                below = below.setdefault(step, {})
        self.flags: dict[str, str] = {}  # a service's key to the flag of docker run
        for flag, rule in (store.values("compose-run") or {}).items():
            self.flags.setdefault(rule["key"], flag)

    def look(self, path: tuple[str, ...]) -> Known:
        """The meaning of the last step of the path."""
        name = path[-1]
        entry = self._entry(path)
        if entry is not None:
            return Known(entry.meaning, entry.type, entry.values, entry.deprecated)
        if name.startswith("x-"):
            return Known("Your own addition: compose does not look at it; other parts of the file may use it")
        if name == "<<":
            return Known("Takes over the keys of what stands behind it")
        if len(path) == 2 and path[0] in NAMED:
            return Known(f"The {path[0][:-1]} {name}: a name of your own")
        parent = self._entry(path[:-1])
        if parent is not None and name in parent.keys:
            return Known(parent.keys[name])
        from_flag = self._from_flag(path)
        if from_flag is not None:
            return from_flag
        siblings = [*self._below(path[:-1]), *(parent.keys if parent else ())]
        if not siblings and parent is not None:
            return Known(self._free(path, parent))
        if len(path) == 3 and path[0] == "services":
            siblings += self.flags
        return Known(f"dsh knows no key {name} here", known=False, near=nearest(name, siblings))

    def _free(self, path: tuple[str, ...], parent: ComposeKey) -> str:
        nouns = {"environment": "The variable", "labels": "The label", "args": "The build argument"}
        return f"{nouns.get(path[-2], 'The entry')} {path[-1]}"

    def _from_flag(self, path: tuple[str, ...]) -> Known | None:
        """A key that the knowledge of compose lacks, but that is a flag of docker run."""
        if len(path) != 3 or path[0] != "services" or path[2] not in self.flags:
            return None
        run = self.store.command("docker run")
        flag = run.flags.get(self.flags[path[2]]) if run else None
        return Known(flag.meaning, flag.type, flag.values) if flag else None

    def _entry(self, path: tuple[str, ...]) -> ComposeKey | None:
        for found in _paths(self.tree, path):
            if ".".join(found) in self.entries:
                return self.entries[".".join(found)]
        return None

    def _below(self, path: tuple[str, ...]) -> list[str]:
        names: list[str] = []
        for found in _paths(self.tree, path):
            below = self.tree
            for step in found:
                below = below[step]
            if "*" in below:
                return []
            names += [name for name in below if name not in ("*", "[]")]
        return names


def _paths(tree: dict[str, Any], path: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The paths of the tree that fit, those without * first. A list's items may or may not have a step of their own."""
    if not path:
        return [()]
    found: list[tuple[str, ...]] = []
    for step in dict.fromkeys((path[0], "*")):
        if step in tree:
            found += [(step, *rest) for rest in _paths(tree[step], path[1:])]
    if "[]" in tree:
        found += [("[]", *rest) for rest in _paths(tree["[]"], path)]
    return found
