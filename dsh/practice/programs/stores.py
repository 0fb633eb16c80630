"""The data of the pretend redis: it is in memory, and on the disk only when it was saved."""

import json

from dsh.practice.programs.process import Task
from dsh.typed import Any

HEADER = b"REDIS0012 practice\n"
OK = "OK"


class Failed(Exception):
    """An answer that is an error."""


class Store:
    """Keys and values of one server."""

    def __init__(self, task: Task, path: str) -> None:
        self.task, self.path = task, path
        self.data: dict[str, Any] = {}

    def load(self) -> bool:
        """Read what was saved before."""
        node = self.task.files.get(self.path)
        if node is None or not node.content.startswith(HEADER):
            return False
        try:
            found = json.loads(node.content[len(HEADER) :])
        except ValueError:
            return False
        self.data = found if isinstance(found, dict) else {}
        return True

    def save(self) -> str:
        """Write everything to the disk."""
        try:
            self.task.files.seen_by(0, (0,)).write(self.path, HEADER + json.dumps(self.data).encode())
        except OSError as error:
            raise Failed(f"ERR {error.strerror}") from error
        return OK

    def command(self, words: list[str]) -> Any:
        """Do a command; raises Failed with redis's words."""
        name, rest = words[0].lower(), words[1:]
        known = COMMANDS.get(name)
        if known is None:
            raise Failed(f"ERR unknown command '{words[0]}', or one that the practice engine does not play")
        least, act = known
        if len(rest) < least:
            raise Failed(f"ERR wrong number of arguments for '{name}' command")
        try:
            return act(self, rest)
        except (ValueError, AttributeError, TypeError):
            raise Failed("WRONGTYPE Operation against a key holding the wrong kind of value") from None


def _set(store: Store, words: list[str]) -> str:
    store.data[words[0]] = words[1]
    return OK


def _get(store: Store, words: list[str]) -> Any:
    found = store.data.get(words[0])
    if isinstance(found, list):
        raise ValueError
    return found


def _add(store: Store, words: list[str], by: int) -> int:
    value = int(store.data.get(words[0], "0")) + by
    store.data[words[0]] = str(value)
    return value


def _push(store: Store, words: list[str], left: bool) -> int:
    items = store.data.setdefault(words[0], [])
    for word in words[1:]:
        items.insert(0 if left else len(items), word)
    return len(items)


def _range(store: Store, words: list[str]) -> list[str]:
    items = store.data.get(words[0], [])
    first, last = int(words[1]), int(words[2])
    return list(items[first : None if last == -1 else last + 1])


def _keys(store: Store, words: list[str]) -> list[str]:
    from fnmatch import fnmatchcase

    return [key for key in store.data if fnmatchcase(key, words[0])]


def _del(store: Store, words: list[str]) -> int:
    return sum(store.data.pop(word, None) is not None for word in words)


def _clear(store: Store, words: list[str]) -> str:
    store.data.clear()
    return OK


COMMANDS: dict[str, tuple[int, Any]] = {
    "ping": (0, lambda s, w: w[0] if w else "PONG"),
    "echo": (1, lambda s, w: w[0]),
    "set": (2, _set),
    "get": (1, _get),
    "del": (1, _del),
    "exists": (1, lambda s, w: sum(word in s.data for word in w)),
    "incr": (1, lambda s, w: _add(s, w, 1)),
    "decr": (1, lambda s, w: _add(s, w, -1)),
    "incrby": (2, lambda s, w: _add(s, w, int(w[1]))),
    "keys": (1, _keys),
    "dbsize": (0, lambda s, w: len(s.data)),
    "lpush": (2, lambda s, w: _push(s, w, True)),
    "rpush": (2, lambda s, w: _push(s, w, False)),
    "lrange": (3, _range),
    "llen": (1, lambda s, w: len(s.data.get(w[0], []))),
    "flushall": (0, _clear),
    "flushdb": (0, _clear),
    "save": (0, lambda s, w: s.save()),
    "bgsave": (0, lambda s, w: s.save() and "Background saving started"),
    "info": (0, lambda s, w: f"# Server\nredis_mode:standalone\n# Keyspace\ndb0:keys={len(s.data)}\n"),
}
