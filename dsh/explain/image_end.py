"""Images and versions of images that should not be used any more."""

from dsh.knowledge.store import Store
from dsh.named import NamedTuple


class End(NamedTuple):
    """Why a version is at its end, and what to take instead."""

    why: str
    instead: str


def is_tagged(image: str) -> bool:
    return ":" in image.rpartition("/")[2] or "@" in image


def dead_image(image: str, store: Store) -> str | None:
    """Why the image as such is dead, whatever its version."""
    known = store.image(_name(image)) if _name(image) else None
    return known.dead if known else None


def ended(image: str, store: Store) -> End | None:
    """The end of this version of a well-known image; None where it is in use, or not known."""
    name, _, tag = image.partition("@")[0].rpartition(":")
    if not name or "/" in tag:
        return None
    ends = store.values("image-ends") or {}
    for it in ends.get(_name(name), ()):
        if any(tag == end or tag.startswith((f"{end}-", f"{end}.")) for end in it["tags"]):
            return End(it["why"], f"FROM {it['instead']}")
    words = tag.split("-")
    for it in ends["*"] if "*" in ends and "/" not in _name(name) else ():
        if any(word in it["tags"] for word in words):
            return End(it["why"], it["instead"])
    return None


def _name(image: str) -> str:
    """The name without tag, as the knowledge has it: python for docker.io/library/python:3."""
    bare = image.partition("@")[0]
    bare = bare.rpartition(":")[0] if is_tagged(bare) else bare
    return bare.removeprefix("docker.io/").removeprefix("library/")
