"""Names of content and of new things, as the engine makes them: 64 hexadecimal digits."""

import os


def sha256(data: bytes) -> str:
    """The digest of some bytes, in hexadecimal. Not by hashlib, whose import takes as long as a whole request."""
    try:
        from _sha2 import sha256 as made  # type: ignore[import-not-found,unused-ignore]  # Python 3.12 and later
    except ImportError:
        try:
            from _sha256 import sha256 as made  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            from hashlib import sha256 as made
    return str(made(data).hexdigest())


def fresh() -> str:
    """An ID that nothing else has."""
    return os.urandom(32).hex()
