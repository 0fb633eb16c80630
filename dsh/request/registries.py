"""Images that go to or come from a registry named besides, and tags that are said without their image.

"push shop to registry.example.com" is about registry.example.com/shop, "tag shop as v2" about shop:v2.
"""

from dsh.request.names import Name
from dsh.request.reading import Reading

TAGS = ("latest", "stable", "dev", "prod", "production", "staging", "beta", "test", "edge", "nightly", "release", "old")
TOOK = {"docker image pull": "IMAGE", "docker image push": "IMAGE", "docker image tag": "TARGET_IMAGE"}


def addressed(
    path: str, values: dict[str, str], free: list[Name], reading: Reading
) -> tuple[dict[str, str], tuple[int, ...]]:
    """The values with the registry and the tag in their place, and the words that said them."""
    slot = TOOK.get(path)
    if slot is None:
        return values, ()
    words: tuple[int, ...] = ()
    out = dict(values)
    host = next((n for n in free if n.kind in ("host", "address") and n.texts[0] not in out.values()), None)
    source = out.get("SOURCE_IMAGE", "")
    target = out.get(slot, "")
    if path == "docker image tag" and source and target and _is_tag(target):
        out[slot] = f"{_plain(source)}:{target}"
    if path == "docker image tag" and source and not target:
        number = next((v for v in reading.values.values() if v.kind in ("number", "decimal")), None)
        if number is not None:
            out[slot] = f"{_plain(source)}:{reading.words[number.first].text}"
            words = tuple(range(number.first, number.last))
    if host is None:
        return out, words
    named = out.get(slot) or source
    if named and not named.startswith(host.texts[0]) and not ("/" in named and "." in named.split("/")[0]):
        out[slot] = f"{host.texts[0]}/{named}"
        words = host.indexes
    return out, words


def _is_tag(text: str) -> bool:
    """Is it a tag rather than an image's name: v2, 1.4, latest?"""
    version = text.removeprefix("v")
    return text in TAGS or (version[:1].isdigit() and not set("/:") & set(text))


def _plain(image: str) -> str:
    """The image without its tag."""
    first, slash, last = image.rpartition("/")
    return f"{first}{slash}{last.split(':')[0]}"
