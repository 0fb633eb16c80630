"""What pull, push and build tell while they work: docker's plain lines, or bars that move in a terminal."""

import json
from collections.abc import Iterable, Iterator

from dsh.engine.refusal import EngineLost
from dsh.run.session import Sink
from dsh.run.terminal import redraws, size
from dsh.typed import Any

UNITS = ("B", "kB", "MB", "GB", "TB")


class Failed(Exception):
    """The stream ends with an error. `code` is the failing program's own, where a build says it."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def messages(pieces: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """The JSON objects of a stream, as soon as each is whole. EngineLost for what is none."""
    decoder, text = json.JSONDecoder(), ""
    import codecs

    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    for piece in pieces:
        text = (text + decode(piece)).lstrip()
        while text:
            try:
                value, end = decoder.raw_decode(text)
            except ValueError:
                break
            text = text[end:].lstrip()
            if not isinstance(value, dict):
                raise EngineLost("the engine reports in no way that an engine does")
            yield value
    if text:
        raise EngineLost("the engine's report broke off in the middle of a word")


class Display:
    """Shows messages on a sink. `show` raises Failed for an error in the stream."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.places: dict[str, int] = {}  # of a layer: its line, counted from the first
        self.live = sink.tty and sink.fd is not None and redraws()
        self.width = size(sink.fd)[1] if sink.fd is not None else 0

    def show(self, message: dict[str, Any]) -> None:
        if "error" in message or "errorDetail" in message:
            detail = message.get("errorDetail") or {}
            raise Failed(str(detail.get("message") or message.get("error")), int(detail.get("code") or 0))
        if "stream" in message:
            self.sink.write(str(message["stream"]))
            return
        status = str(message.get("status") or "")
        identity = str(message.get("id") or "")
        progress = _progress(message.get("progressDetail") or {}, self.width) or str(message.get("progress") or "")
        if not self.live:
            if not (message.get("progressDetail") or message.get("progress")):
                self.sink.line(f"{identity}: {status}" if identity else status)
            return
        self._live(identity, f"{status} {progress}".rstrip())

    def _live(self, identity: str, text: str) -> None:
        if not identity:
            self.sink.line(text)
            self.places = {}  # what follows begins below
            return
        text = f"{identity}: {text}"
        if self.width:
            text = text[: self.width - 1]
        if identity not in self.places:
            self.places[identity] = len(self.places)
            self.sink.line(text)
            return
        up = len(self.places) - self.places[identity]
        self.sink.write(f"\x1b[{up}A\r\x1b[2K{text}\x1b[{up}B\r")


def _progress(detail: dict[str, Any], width: int) -> str:
    current, total = int(detail.get("current") or 0), int(detail.get("total") or 0)
    if current <= 0 and total <= 0:
        return ""
    if total <= 0 or current > total:
        return amount(current)
    bar = ""
    if width > 110:
        done = current * 50 // total
        bar = f"[{'=' * done}{'>' if done < 50 else ''}{' ' * (49 - done)}] "
    return f"{bar}{amount(current)}/{amount(total)}"


def amount(count: int) -> str:
    """Bytes as docker shows them here: 1.234MB."""
    value, unit = float(count), 0
    while value >= 1000 and unit < len(UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{value:.4g}{UNITS[unit]}"
