"""The filters of docker images, on a state."""

from fnmatch import fnmatchcase

from dsh.engine.objects import Image
from dsh.engine.reference import parse_reference
from dsh.engine.state import State
from dsh.output.filters.match import Filters, check, labelled, switch
from dsh.output.units import timestamp
from dsh.typed import Any

KEYS = ("dangling", "label", "before", "since", "reference")
NONE = {"RepoTags": ["<none>:<none>"], "RepoDigests": ["<none>@<none>"]}


def matching(state: State, chosen: Filters, everything: bool) -> list[dict[str, Any]]:
    """The images that docker images lists, as the engine's list has them, newest first. Raises EngineRefused."""
    check(chosen, KEYS)
    dangling = switch(chosen, "dangling")
    before = [state.image(name) for name in chosen.get("before", [])]
    since = [state.image(name) for name in chosen.get("since", [])]
    parents = {image.parent for image in state.images.values()}
    found: list[dict[str, Any]] = []
    for image in sorted(state.images.values(), key=lambda i: -i.created):
        if not all(_older(state, image, edge) for edge in before):
            continue
        if all(_older(state, edge, image) for edge in since) and labelled(chosen, image.labels):
            found += _listed(image, chosen, everything, dangling, image.id in parents)
    return found


def _older(state: State, one: Image, other: Image) -> bool:
    """Was it made earlier? Lists count whole seconds; within the same one, the inspect answers tell."""
    if one.created != other.created or one.id == other.id:
        return one.created < other.created
    one_at, other_at = (timestamp(state.inspect("image", image.id).get("Created")) for image in (one, other))
    return one_at < other_at


def _listed(
    image: Image, chosen: Filters, everything: bool, dangling: bool | None, parent: bool
) -> list[dict[str, Any]]:
    references = chosen.get("reference")
    if not image.tags and not image.digests:
        hidden = parent and not everything
        return [] if hidden or references or dangling is False else [{**image.raw, **NONE}]
    if dangling is True and image.tags:
        return []
    if not references:
        return [image.raw]
    tags = [tag for tag in image.tags if any(fits(tag, pattern) for pattern in references)]
    digests = [digest for digest in image.digests if any(fits(digest, pattern) for pattern in references)]
    return [{**image.raw, "RepoTags": tags, "RepoDigests": digests}] if tags or digests else []


def fits(name: str, pattern: str) -> bool:
    """Does a pattern of the filter `reference` fit this name, with or without its tag?"""
    found = parse_reference(name)
    if found is None:
        return False
    bare = found._replace(tag=None, digest=None)
    shown = (name, found.familiar, bare.familiar, found.repository)
    return any(one.count("/") == pattern.count("/") and _glob(one, pattern) for one in shown)


def _glob(name: str, pattern: str) -> bool:
    """Go's path.Match: * does not cross a slash."""
    return all(fnmatchcase(n, p) for n, p in zip(name.split("/"), pattern.split("/"), strict=True))
