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


PARTS = (
    "project",
    "namespace",
    "group",
    "team",
    "account",
    "user",
    "username",
    "organisation",
    "organization",
    "org",
    "repo",
)
BESIDE = (
    "in",
    "under",
    "the",
    "to",
    "my",
    "our",
    "as",
    "of",
    "for",
    "docker hub",
    "hub",
    "into",
    "there",
    "with",
    "on",
    "is",
)


def pushed(reading: Reading) -> tuple[str, str, tuple[int, ...]] | None:
    """An image, the name that it has at the registry said besides, and the words of both; None where it has it already.

    "push pay:1 to harbor.corp.cn, project fin" is about harbor.corp.cn/fin/pay:1.
    """
    words = reading.words
    images = [n for n in reading.names if n.kind in ("", "image") and len(n.texts) == 1 and n.object in ("", "image")]
    images = [n for n in images if not (n.first and words[n.first - 1].low in PARTS) and not _beside_part(reading, n)]
    host = next((n for n in reading.names if n.kind in ("host", "address") or _is_host(n)), None)
    part = next((m for m in _parts(reading)), None)
    away = next((n for n in images if _is_away(n.texts[0])), None)
    source = next((n for n in images if n is not away and not _is_away(n.texts[0])), None)
    if source is None:
        return None
    local = source.typed[0]
    used = {*source.indexes}
    if away is not None and host is None:
        place = away.texts[0]
        bare = place.count("/") == 1 and ":" not in place.split("/")[1] and place.split("/")[1] != local.split(":")[0]
        name = f"{place}/{local}" if bare and away.before in ("to", "into", "under", "in") else place
        return local, name, (*used, *away.indexes)
    if host is None and (part is None or "/" in local):
        return None
    rest = next(
        (n for n in images if n not in (source, away) and n.before in ("as", "to", "in", "into", "under")), None
    )
    pieces = [host.texts[0]] if host else []
    pieces += [words[part[1]].text] if part else []
    pieces.append(rest.texts[0] if rest else local)
    used |= {*(host.indexes if host else ()), *(rest.indexes if rest else ()), *(part or ())}
    used |= {n for n, w in enumerate(words) if w.sense == "n.registry" or (w.low in BESIDE)}
    return local, "/".join(pieces), tuple(used)


def _is_host(name: Name) -> bool:
    """ "reg.lab.local" is no file."""
    return name.kind == "file" and name.texts[0].count(".") > 1 and name.texts[0].endswith((".local", ".dev", ".lan"))


def _is_away(image: str) -> bool:
    """Does the image's name begin with a registry?"""
    first = image.split("/")[0]
    return "/" in image and ("." in first or ":" in first)


def _parts(reading: Reading) -> list[tuple[int, int]]:
    """Where a registry's project or account is named: (the noun, the name)."""
    words, out = reading.words, []
    for at, word in enumerate(words):
        if word.low not in PARTS:
            continue
        after = at + 1
        while after + 1 < len(words) and words[after].low in ("called", "named", "is", "of", "the"):
            after += 1
        if after < len(words) and words[after].sense[:1] in ("", "w") and not word.comma:
            out.append((at, after))
        elif at and words[at - 1].sense[:1] in ("", "w") and words[at - 1].low not in BESIDE:
            out.append((at, at - 1))
    return out


def _beside_part(reading: Reading, name: Name) -> bool:
    return any(named in name.indexes for _, named in _parts(reading))
