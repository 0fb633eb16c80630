"""What the value of a flag or argument means."""

from dsh.knowledge.entries import Flag


def value_meaning(flag: Flag, value: str) -> str:
    """The value in words: the flag's own list of words first, then its type."""
    if value in flag.values:
        return flag.values[value]
    return typed_meaning(flag.type, value, flag.keys, flag.fields) or f"The value of --{flag.name}."


def typed_meaning(kind: str, value: str, keys: dict[str, str], fields: dict[str, str]) -> str:
    return ""
