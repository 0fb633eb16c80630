"""A picture of the engine that keeps itself fresh: fetched once, then again whenever the engine tells of a change.

Two threads, both asleep unless something happens: one listens to the engine's events, one fetches the lists. Nobody
who looks at `live` ever waits.
"""

import gc
import os
import threading
import time
from collections.abc import Callable

from dsh.completion.live import NOTHING, Live
from dsh.engine.address import contexts, resolve
from dsh.errors import DshError
from dsh.options import Options
from dsh.shell.known import fetched
from dsh.typed import Any

AGAIN = 2.0  # seconds between two tries to reach an engine that does not answer
SETTLE = 0.1  # seconds that a burst of events is given to end


class Watch:
    """`live` is the picture, `problem` why there is none, `place` context and host."""

    def __init__(self, options: Options, changed: Callable[[], None]) -> None:
        self.options = options
        self.changed = changed
        self.live: Live = NOTHING
        self.problem: str | None = None
        self.known = False  # has the engine been asked yet?
        self.place = ("", "")
        self._dirty = threading.Event()
        self._fresh = threading.Event()  # nothing has changed since the picture was taken, as far as is known
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._listener: Any = None
        self._look()

    def _look(self) -> None:
        try:
            address = resolve(self.options.context, self.options.host, dict(os.environ))
            self.place = (address.context, address.host)
        except DshError as error:
            self.place, self.problem = (self.options.context or "?", ""), error.message

    def start(self) -> None:
        """Begin, where it has not begun yet."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep, daemon=True, name="dsh-watch")
            self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._dirty.set()
        if self._listener is not None:
            self._listener.close()  # a practice engine stays open, to others too, as long as somebody listens

    def refresh(self) -> None:
        """Fetch soon: something was run."""
        self._fresh.clear()
        self._dirty.set()

    def wait(self, seconds: float) -> None:
        """Until the picture is fresh; no longer than this."""
        if self._thread is not None:
            self._fresh.wait(seconds)

    def _keep(self) -> None:
        while not self._stopped.is_set():
            try:
                self._connected()
            except DshError as error:
                self._tell(NOTHING, error.message)
                self._stopped.wait(AGAIN)

    def _connected(self) -> None:
        """Until the connection fails: then raises EngineUnreachable or EngineLost."""
        from dsh.engine.client import connect

        address = resolve(self.options.context, self.options.host, dict(os.environ))
        client, listener = connect(address), connect(address)
        self._listener = listener
        ended = threading.Event()
        threading.Thread(target=self._listen, args=(listener, ended), daemon=True, name="dsh-events").start()
        known = tuple(contexts(dict(os.environ)))
        try:
            while not self._stopped.is_set():
                begun = time.monotonic()
                live = self._fetched(client)
                took = time.monotonic() - begun
                self._tell(live._replace(contexts=known), None)
                if ended.is_set():
                    return
                self._dirty.wait()
                self._stopped.wait(SETTLE + 4 * took)  # a large engine is asked less often
        finally:
            client.close()

    def _fetched(self, client: Any) -> Live:
        self._dirty.clear()
        live = fetched(client)
        if not self.known:
            gc.freeze()  # perhaps thousands of objects: key strokes shall not wait for a look through them
        return live

    def _listen(self, client: Any, ended: threading.Event) -> None:
        """Marks the picture as old at each event that changes a list; ends with the connection."""
        try:
            for piece in client.stream("GET", "/events"):
                if self._stopped.is_set():
                    break
                if b'"Action":"exec_' not in piece:
                    self.refresh()
        except DshError:
            pass  # the fetch that follows meets the same and says so
        finally:
            ended.set()
            self._dirty.set()
            client.close()

    def _tell(self, live: Live, problem: str | None) -> None:
        self.live, self.problem, self.known = live, problem, True
        if problem or not self._dirty.is_set():
            self._fresh.set()
        self.changed()
