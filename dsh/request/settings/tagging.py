"""The names and tags that a request gives to what is built."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading
from dsh.request.settings.registries import TAGS

NEAR = ("with", "and", "the", "a", "its", "in", "by", "using", "for", "from", "file", "as", "is", "which", "lies", "it")


def tagged(reading: Reading) -> FlagFound | None:
    """ "with the name crm and the tag 2.1" is crm:2.1."""
    words = reading.words
    for name in reading.names:
        if len(name.texts) != 1 or name.kind not in ("", "image") or ":" in name.texts[0].rpartition("/")[2]:
            continue
        if name.object in ("volume", "network", "container"):
            continue
        for at in range(len(words) - 1):
            if words[at].low not in ("tag", "version", "tagged", "release") or abs(at - name.first) > 6:
                continue
            if words[at].text == "VERSION" and not reading.text.isupper():  # the name of an argument
                continue
            tag = at + 1
            while tag + 1 < len(words) and words[tag].low in ("as", "is", "the", "it", "with", "of"):
                tag += 1
            low = words[tag].low
            version = low.removeprefix("v")[:1].isdigit() or low in TAGS
            if tag in name.indexes or not version or set("/:") & set(low):
                continue
            first, last = min(name.first, at), max(name.last, tag + 1)
            between = [n for n in range(first, last) if words[n].low in NEAR or words[n].sense[:1] in ("f", "p")]
            return FlagFound(
                "tag", f"{name.texts[0]}:{words[tag].text}", tuple({*between, *name.indexes, at, tag}), None, True
            )
    return None


def tags(reading: Reading) -> list[FlagFound]:
    """ "give it two tags, maps:7 and maps:latest"."""
    words = reading.words
    at = next(
        (
            n
            for n, w in enumerate(words)
            if w.low in ("tags", "names", "tag", "tagged", "call", "called", "named", "name")
        ),
        None,
    )
    several = next((n for n in reading.names if len(n.texts) > 1 and n.kind == "image"), None)
    if at is None or several is None:
        return []
    used = [
        n
        for n in range(max(0, at - 5), at + 1)
        if words[n].sense[:1] in ("f", "p", "") or words[n].low in ("give", "it") or n == at
    ]
    return [
        FlagFound("tag", t, (*used, several.indexes[0]) if not k else (several.indexes[k],), None, True)
        for k, t in enumerate(several.texts)
    ]


def first_tag(reading: Reading) -> FlagFound | None:
    """ "build fw:1 and also tag it fw:latest": both are tags."""
    lead = reading.lead
    if lead is None or reading.words[lead].sense != "v.build":
        return None
    name = next((n for n in reading.names if n.kind == "image" and 0 < n.first - lead <= 3 and len(n.texts) == 1), None)
    if name is None or ":" not in name.texts[0] or name.before not in ("build", "image", "", "of"):
        return None
    return FlagFound("tag", name.texts[0], name.indexes, None, True)


def tags_more(reading: Reading) -> bool:
    """Is there another tag, or is it "the build of fw:1"?"""
    return any(w.sense == "v.tag" for w in reading.words) or any(
        n.kind == "image" and n.before == "of" for n in reading.names
    )


def _sent(reading: Reading) -> FlagFound | None:
    """ "build api for arm64 and push it to registry.local/api:2": the name at the registry is the one that it gets."""
    words = reading.words
    push = next((n for n, w in enumerate(words) if w.sense == "v.push" and n not in reading.off), None)
    kinds = sum(1 for w in words if w.low.removeprefix("linux/").startswith(("arm", "amd", "aarch", "x86", "386")))
    if push is None or kinds < 2:  # what is built for one is built first, and pushed then
        return None
    there = next(
        (n for n in reading.names if n.kind == "image" and n.first > push and len(n.texts) == 1 and n.before in TOWARD),
        None,
    )
    if there is None or "/" not in there.texts[0]:
        return None
    own = there.texts[0].rpartition("/")[2].split(":")[0]
    same = {i for n in reading.names if n is not there and n.texts[0].split(":")[0] == own for i in n.indexes}
    return FlagFound("tag", there.texts[0], tuple(sorted({*same, there.first - 1, *there.indexes})), None, True)


TOWARD = ("to", "as", "into")
MAKING = ("v.build", "v.create")
NO_NAMES = ("n.folder", "n.file", "n.dockerfile", "n.stage", "n.service", "n.context", "n.project", "n.here", "n.cache")


def called(reading: Reading) -> list[FlagFound]:
    """The name of what is built: "build bot and show all output lines", "make image for arm64, called bot"."""
    words, lead = reading.words, reading.lead
    if lead is None or words[lead].sense not in MAKING or any(w.sense in ("v.run", "v.tag") for w in words):
        return []
    if any(w.low.startswith("tag") or w.low.endswith((".tar", ".tgz", ".gz")) for w in words):
        return []
    sent = _sent(reading)
    if sent is not None:
        return [sent]
    for name in reading.names:
        if len(name.texts) != 1 or name.kind not in ("", "image") or name.object not in ("", "image"):
            continue
        if any(f"{name.texts[0]}:" in m.texts[0] and m is not name for m in reading.names):
            continue  # "build api as api:1"
        if name.texts[0] in ("stage", "target") or [w.low for w in words[name.last : name.last + 1]] == ["based"]:
            continue
        after = words[name.last].sense if name.last < len(words) and not words[name.last - 1].comma else ""
        beside = all(w.sense in ("f.the", "f.my", "f.a", "n.image") for w in words[lead + 1 : name.first])
        plain = words[lead].sense == "v.build" and lead < name.first <= lead + 3 and beside
        named = name.before == "called" and any(w.sense == "n.image" for w in words[lead : name.first])
        if (plain or named) and after not in NO_NAMES and name.first > lead:
            led = [n for n in range(max(lead + 1, name.first - 2), name.first) if words[n].sense[:1] == "f"]
            return [FlagFound("tag", name.typed[0], (*led, *name.indexes), None, True)]
    return []
