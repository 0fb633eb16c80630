"""The words that docker knows for a kind of value, from knowledge/values/."""

from dsh.knowledge.store import open_store
from dsh.typed import Any


def meanings(enumeration: str) -> dict[str, str]:
    """The words of knowledge/values/ENUMERATION.yaml, each with its meaning."""
    found = open_store().values(enumeration)
    return found if isinstance(found, dict) else {}


def groups(enumeration: str) -> dict[str, Any]:
    """The same for a file that holds words by group."""
    return meanings(enumeration)
