"""The state of a practice engine: what exists, and the clock that ends what has had its time.

    world = World()                            with the three networks that every engine has
    with world.lock: ...                       every change and every look
    world.at(due, action)                      call `action(world)` when the clock says so; no thread waits for it
    world.changed()                            something happened: whoever waits looks again
    world.wait(lambda: found or None)          blocks until that gives something, or `timeout` seconds are over
    world.event("container", "start", id, attributes)

Nothing runs by itself: `settle` does what is due, and is called before every request and by everyone who waits. Times
are nanoseconds since 1970.
"""

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from dsh.practice.objects import CacheRecord, Container, Exec, Image, Network, Volume

SECOND = 1_000_000_000
LOOK_AGAIN = 0.5  # seconds after which one who waits looks whether its caller is still there
MADE_UP_FOR = 2000  # things done at their own time, after a pause; the rest of a long one happens at its end
EVENTS_KEPT = 256  # as the engine does
Found = TypeVar("Found")


class World:
    """One practice engine. `name` is what `--practice=NAME` said."""

    def __init__(self, name: str = "default") -> None:
        self.name = name
        self.lock = threading.RLock()
        self._condition = threading.Condition(self.lock)
        self.clock: Callable[[], int] = time.time_ns
        self._settling = 0  # the thread that does what is due
        self._moment = 0  # the time it is for that thread, 0 for the present
        self.containers: dict[str, Container] = {}  # by full ID, oldest first
        self.names: dict[str, str] = {}  # container name (no slash) to ID
        self.links: dict[str, str] = {}  # names that legacy links give: "web/db" to ID
        self.images: dict[str, Image] = {}  # by ID, with sha256:
        self.tags: dict[str, str] = {}  # "nginx:latest" (familiar) to image ID
        self.networks: dict[str, Network] = {}  # by full ID
        self.volumes: dict[str, Volume] = {}  # by name
        self.execs: dict[str, Exec] = {}  # by ID
        self.cache: dict[str, CacheRecord] = {}  # build cache, by ID
        self.registries: dict[
            str, dict[str, str]
        ] = {}  # registry host to what was pushed there: "user/app:1" to image ID
        self.kept_images: dict[str, Image] = {}  # images that only a registry still holds
        self.logins: dict[str, str] = {}  # registry host to user name
        self.events: list[dict[str, Any]] = []  # the last ones, as the engine sends them
        self.events_seen = 0  # how many there have been in all
        self.live: dict[int, Any] = {}  # programs at work, by id() of their process; see programs/launch.py
        self.host: dict[str, Any] = {}  # what containers have written to folders of the host that they bind
        self.temporary: dict[tuple[str, int, str], dict[str, Any]] = {}  # tmpfs, by container, start and place
        self.pids = itertools.count(4242)
        self.pools: dict[str, Any] = {}  # the addresses that are taken, by network; see addresses.py
        self.last_port = {"tcp": 32767, "udp": 32767, "sctp": 32767}  # the last one that was chosen for somebody
        self.started = self.now()
        self._due: list[tuple[int, int, Callable[[World], None]]] = []
        self._order = itertools.count()

    # ---- time ----------------------------------------------------------------------

    def now(self) -> int:
        """Nanoseconds since 1970. What is done late, because nobody looked before, is done at its own time."""
        if self._settling == threading.get_ident() and self._moment:
            return self._moment
        return self.clock()

    def at(self, due: int, action: Callable[["World"], None]) -> None:
        """Have `action(world)` called, under the lock, when the clock has reached `due`."""
        with self.lock:
            heapq.heappush(self._due, (due, next(self._order), action))
            self._condition.notify_all()

    def settle(self) -> None:
        """Do all that is due."""
        with self.lock:
            if self._settling:
                return
            self._settling = threading.get_ident()
            try:
                self._do_due()
            finally:
                self._settling = self._moment = 0

    def _do_due(self) -> None:
        done = 0
        while self._due and self._due[0][0] <= self.clock():
            due, _, action = heapq.heappop(self._due)
            done += 1
            self._moment = due if done < MADE_UP_FOR else 0
            action(self)
            self._condition.notify_all()

    def changed(self) -> None:
        with self.lock:
            self._condition.notify_all()

    def wait(self, look: Callable[[], Found | None], timeout: float | None = None) -> Found | None:
        """The first thing other than None that `look()` (called under the lock) gives; None when the time is over.

        The lock must not be held more than once by the caller.
        """
        end = None if timeout is None else time.monotonic() + timeout
        with self.lock:
            while True:
                self.settle()
                found = look()
                if found is not None:
                    return found
                pause = LOOK_AGAIN if not self._due else min(LOOK_AGAIN, (self._due[0][0] - self.now()) / SECOND)
                if end is not None:
                    left = end - time.monotonic()
                    if left <= 0:
                        return None
                    pause = min(pause, left)
                self._condition.wait(max(pause, 0.001))

    # ---- what has happened -------------------------------------------------------------

    def event(self, kind: str, action: str, identity: str, attributes: dict[str, str] | None = None) -> None:
        """Note an event: kind is container image network volume daemon builder."""
        with self.lock:
            now = self.now()
            old = {"status": action, "id": identity} if kind in ("container", "image") else {}
            if kind == "container" and attributes and "image" in attributes:
                old["from"] = attributes["image"]
            self.events.append(
                {
                    **old,
                    "Type": kind,
                    "Action": action,
                    "Actor": {"ID": identity, "Attributes": attributes or {}},
                    "scope": "local",
                    "time": now // SECOND,
                    "timeNano": now,
                }
            )
            self.events_seen += 1
            del self.events[:-EVENTS_KEPT]
            self._condition.notify_all()
