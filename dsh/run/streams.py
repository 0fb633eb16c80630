"""The engine's frames: output and error of a container in one stream, eight bytes in front of each piece."""

from collections.abc import Iterable, Iterator

from dsh.engine.refusal import EngineLost

OUTPUT, ERROR, SYSTEM = 1, 2, 3
HEADER = 8


def frames(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each piece of payload with its stream (1 output, 2 error), as soon as it is there, however the bytes are cut.

    A stream that breaks off inside a frame gives what came of it.
    """
    buffer = bytearray()
    stream, left = OUTPUT, 0
    for piece in pieces:
        buffer += piece
        while buffer:
            if left == 0:
                if len(buffer) < HEADER:
                    break
                if buffer[0] > SYSTEM or any(buffer[1:4]):
                    raise EngineLost("the stream from the engine is no output of a container")
                stream, left = buffer[0], int.from_bytes(buffer[4:HEADER], "big")
                del buffer[:HEADER]
                continue
            payload = bytes(buffer[:left])
            del buffer[: len(payload)]
            left -= len(payload)
            yield stream, payload
