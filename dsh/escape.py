"""What comes from the engine or the network cannot drive the terminal: control characters are shown, not sent."""

INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}  # controls, direction overrides, surrogates, line separators


def visible(text: str, keep: str = "") -> str:
    """`text` with every control, format and direction character written out (\\x1b, \\u202e), but those in `keep`."""
    if text.isascii() and text.isprintable():
        return text
    import unicodedata  # a library of its own, for what few texts have

    return "".join(c if c in keep or unicodedata.category(c) not in INVISIBLE else _written(c) for c in text)


def quoted(text: str, most: int = 120) -> str:
    """The text in quotes, in one line; of one with more than `most` characters the beginning."""
    text = text.strip()
    return repr(text if len(text) <= most else f"{text[:most].rstrip()} …")


def _written(character: str) -> str:
    code = ord(character)
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(
        character, f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )
