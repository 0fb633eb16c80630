"""What a request says of a build that its flags' phrases cannot: name and tag apart, secrets, where the files go."""

from dsh.request.flags import FlagFound
from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.request.settings.build_args import pairs
from dsh.request.settings.build_told import told
from dsh.request.settings.tagging import first_tag, tagged, tags, tags_more

NEAR = ("with", "and", "the", "a", "its", "in", "by", "using", "for", "from", "file", "as", "is", "which", "lies", "it")
FILES = ("file", "path")
WRITTEN = ("write", "save", "store", "put", "print", "dump", "record", "keep")
RESULTS = frozenset(
    ["output", "result", "results", "files", "artifacts", "artifact", "binaries", "binary", "export", "extract"]
)
FRESH = ("fresh", "freshly", "newest", "latest", "newer", "new", "current", "up-to-date", "refreshed", "updated")
MORE = frozenset(["extra", "additional", "second", "another", "named", "more", "further"])
TOWARD = ("to", "into", "in", "onto", "under")


def settings(reading: Reading) -> list[FlagFound]:
    """The flags of a build, each with its words; one without a name is words that say nothing more."""
    found = (
        tagged(reading),
        _secret(reading),
        _identity(reading),
        _written(reading),
        _pulled(reading),
        _dockerfile(reading),
        _target(reading),
        _named_context(reading),
    )
    out = told(reading) + [f for f in found if f is not None] + tags(reading) + _arguments(reading)
    out += _platforms(reading)
    out = [*pairs(reading), *out]
    first = first_tag(reading)
    out += [first] if (first and any(f.flag == "tag" for f in out)) or (first and tags_more(reading)) else []
    words = reading.words
    ssh = next((n for n, w in enumerate(words) if w.low == "ssh"), None)
    if ssh is not None:
        beside = [
            n
            for n in range(ssh, min(ssh + 4, len(words)))
            if words[n].low in ("ssh", "agent", "forwarding", "key", "keys", "socket")
        ]
        out.append(FlagFound("ssh", "default", tuple(beside), None, True))
    said = {n for f in out for n in f.words}
    here = tuple(n for n, w in enumerate(words) if w.sense in ("n.folder", "n.here") and n not in said)
    return [*out, FlagFound("", None, here, None)] if here else out


def _pulled(reading: Reading) -> FlagFound | None:
    """ "take care that the base image is freshly pulled"."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.low == "base" or w.low.startswith("base image")), None)
    if at is None:
        return None
    cache = max((n for n in range(at) if words[n].sense == "n.cache"), default=-1)  # "no cache and a fresh base"
    near = range(max(0, at - 6, cache + 1), min(len(words), at + 7))
    if not any(words[n].sense == "v.pull" or words[n].low in FRESH for n in near):
        return None
    used = [
        n
        for n in near
        if words[n].sense == "v.pull"
        or words[n].low
        in (
            *FRESH,
            "base",
            "image",
            "images",
            "take",
            "care",
            "sure",
            "make",
            "always",
            "anew",
            "again",
            "first",
            "that",
        )
        or words[n].sense[:1] in ("f", "p")
    ]
    of_cache = {n for n in used if n > at and any(w.sense == "n.cache" for w in words[n + 1 : n + 3])}
    return FlagFound("pull", None, tuple(n for n in used if words[n].sense != "v.build" and n not in of_cache), None)


def _dockerfile(reading: Reading) -> FlagFound | None:
    """ "with Dockerfile.alpine in folder docker", "the Dockerfile is called Containerfile"."""
    words = reading.words
    file = next(
        (
            n
            for n in reading.names
            if len(n.texts) == 1
            and (
                (n.kind in FILES and n.texts[0].lower() != "dockerfile" and "ockerfile" in _last(n))
                or _last(n).startswith("containerfile")
            )
        ),
        None,
    )
    if file is None:
        noun = next((n for n, w in enumerate(words) if w.sense == "n.dockerfile" or w.low == "dockerfile"), None)
        name = next(
            (
                n
                for n in reading.names
                if noun is not None
                and n.before == "called"
                and n.kind in ("", "file")
                and 0 < n.first - noun <= 5
                and len(n.texts) == 1
                and n.object in ("", "image")
            ),
            None,
        )
        if (
            noun is None
            or name is None
            or any(w.low == "and" or w.sense == "n.image" for w in words[noun : name.first])
        ):
            return None
        return FlagFound("file", name.texts[0], tuple(range(noun, name.last)), None, True)
    folder = next(
        (
            n
            for n in reading.names
            if n.kind == "path"
            and n.first >= file.last
            and n.first - file.last <= 4
            and n.before in ("in", "folder", "inside", "under")
            and not n.texts[0].startswith(".")
        ),
        None,
    )
    if folder is None or "/" in file.texts[0]:
        lead = {
            n
            for n in range(max(0, file.first - 3), file.first)
            if words[n].sense[:1] in ("p", "f") or words[n].sense == "n.file"
        }
        return FlagFound("file", file.texts[0], tuple({*lead, *file.indexes}), None, True)
    near = range(file.first, folder.last)
    return FlagFound("file", f"{folder.texts[0].rstrip('/')}/{file.texts[0]}", tuple(near), None, True)


def _arguments(reading: Reading) -> list[FlagFound]:
    """ "passing APP_ENV=prod and PORT=80 as build args"."""
    words = reading.words
    said = [
        n
        for n, w in enumerate(words)
        if w.low.replace("-", " ").split()[-1] in ("arg", "args", "argument", "arguments", "variables")
    ]
    given = [
        v
        for v in reading.values.values()
        if v.kind == "env" and v.text.split("=")[0] not in ("id", "src", "source", "type", "dest")
    ]
    if not said or not given or any(w.low.startswith("label") for w in words):
        return []
    beside = [
        n
        for n, w in enumerate(words)
        if w.low in ("passing", "pass", "as", "build", "with", "set", "setting", "and") and n != reading.lead
    ]
    return [
        FlagFound("build-arg", v.text, (v.first, *((*said, *beside) if not k else ())), None, True)
        for k, v in enumerate(given)
    ]


def _named_context(reading: Reading) -> FlagFound | None:
    """ "with an extra context named libs at ../libs"."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if n and (w.sense == "n.context" or w.low == "context")), None)
    if at is None or not MORE & {w.low for w in words[max(0, at - 3) : at]}:
        return None
    place = next((n for n in reading.names if n.kind in (*FILES, "url") and n.first > at and len(n.texts) == 1), None)
    env = next((v for v in reading.values.values() if v.kind == "env" and v.first > at), None)
    if env is not None and set("./") & set(env.text):
        return FlagFound("build-context", env.text, tuple(range(at - 1, env.last)), None, True)
    if place is None:
        return None
    name = at + 1
    while name < place.first and words[name].low in ("named", "called", "name", "with", "the", "as"):
        name += 1
    if name >= place.first or words[name].sense[:1] in ("p", "f"):
        name = next((n + 1 for n in range(place.last, len(words) - 1) if words[n].low in ("as", "named", "called")), 0)
    if not name:
        return None
    used = range(at - 1, max(name + 1, place.last))
    return FlagFound("build-context", f"{words[name].text}={place.texts[0]}", tuple(used), None, True)


ARCHITECTURES = {
    "amd64": "linux/amd64", "arm64": "linux/arm64", "arm/v7": "linux/arm/v7", "arm/v6": "linux/arm/v6",
    "armv7": "linux/arm/v7", "armv6": "linux/arm/v6", "386": "linux/386", "aarch64": "linux/arm64",
    "x86_64": "linux/amd64", "riscv64": "linux/riscv64", "ppc64le": "linux/ppc64le", "s390x": "linux/s390x",
}  # fmt: skip


def _platforms(reading: Reading) -> list[FlagFound]:
    """All the platforms named, wherever they stand."""
    words = reading.words
    at = {n: ARCHITECTURES.get(w.low.removeprefix("linux/"), "") for n, w in enumerate(words)}
    at |= {  # "arm v7"
        n: ARCHITECTURES.get(f"arm/{w.low}", "")
        for n, w in enumerate(words)
        if n and words[n - 1].low in ("arm", "linux/arm")
    }
    found = {n: p for n, p in at.items() if p}
    if not found or any(n.kind == "image" and set(n.indexes) & set(found) and ":" in n.texts[0] for n in reading.names):
        return []
    beside = [
        n
        for n, w in enumerate(words)
        if w.low
        in (
            "platform",
            "platforms",
            "multi",
            "multi-platform",
            "both",
            "architecture",
            "architectures",
            "arch",
            "multi-arch",
        )
    ]
    first = min(found)
    arm = {n: (n - 1,) for n in found if words[n].low[:1] == "v"}
    return [
        FlagFound("platform", p, (*arm.get(n, ()), n, *(beside if n == first else ())), None, True)
        for n, p in found.items()
    ]


def _target(reading: Reading) -> FlagFound | None:
    """ "the stage which is called tester"."""
    words = reading.words
    at = next((n for n, w in enumerate(words[:-1]) if w.low in ("stage", "target")), None)
    if at is None:
        return None
    name = at + 1
    while name < len(words) - 1 and words[name].low in (
        "which",
        "that",
        "is",
        "called",
        "named",
        "with",
        "the",
        "name",
    ):
        name += 1
    if name == at + 1 or words[name].sense[:1] in ("p", "f"):
        return None
    lead = [n for n in range(max(0, at - 3), at) if words[n].low in ("only", "just", "the", "up", "to", "until")]
    return FlagFound("target", words[name].text, (*lead, *range(at, name + 1)), None, True)


def _secret(reading: Reading) -> FlagFound | None:
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.low in ("secret", "secrets")), None)
    if at is None:
        return None
    given = {
        v.text.split("=")[0]: (v.text.split("=", 1)[1], n)
        for n, v in reading.values.items()
        if v.kind == "env" and v.text.split("=")[0] in ("id", "src", "source", "env")
    }
    file = next(
        (n for n in reading.names if n.kind in FILES and abs(n.first - at) < 8 and "ockerfile" not in n.texts[0]), None
    )
    files = [
        n
        for n in reading.names
        if n.kind in FILES and abs(n.first - at) < 8 and set("./~") & set(n.texts[0]) and "ockerfile" not in n.texts[0]
    ]
    file = files[0] if files else file
    if "id" in given:
        rest = [
            f"{'src' if k in ('src', 'source') else k}={given[k][0]}" for k in ("src", "source", "env") if k in given
        ]
        if not rest and file is not None:
            rest = [f"src={file.texts[0]}"]
        indexes = {at, *(n for _, n in given.values()), *(file.indexes if file else ())}
        return FlagFound("secret", ",".join([f"id={given['id'][0]}", *rest]), tuple(indexes), None, True)
    if file is None:
        return None
    named = [
        n
        for n in range(max(0, at - 3), len(words) - 1)
        if words[n].low in ("id", "as", "called", "named")
        and words[n + 1].low not in ("a", "an")
        and not reading.values.get(n + 1)
        and n + 1 not in file.indexes
    ]
    called = next((n for n in named if words[n].low == "id"), named[0] if named else None)
    while called is not None and words[called + 1].low in ("id", "the", "secret") and called + 2 < len(words):
        called += 1  # "as secret id npmrc"
    own = file.texts[0].rpartition("/")[2].lstrip(".").split(".")[0]
    text = words[called + 1].text if called is not None else own
    near = range(min(at, file.first), max(at, file.last) + 1)
    used = {at, *file.indexes, *(n for n in near if n < len(words) and words[n].low in NEAR)}
    used |= {called, called + 1} if called is not None else set()
    used |= {i for n in reading.names if n.texts == (text,) and n.kind == "" for i in n.indexes}
    used |= {
        n
        for n, w in enumerate(words)
        if w.low in ("token", "needed", "need", "needs", "hand", "pass", "mount", "give", own)
    }
    return FlagFound("secret", f"id={text},src={file.texts[0]}", tuple(used), None, True)


def _identity(reading: Reading) -> FlagFound | None:
    """ "write the image id to id.txt"."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.sense == "n.id"), None)
    if at is None or not any(w.low in WRITTEN or w.sense == "v.save" for w in words[:at]):
        return None
    file = next((n for n in reading.names if n.kind in FILES and n.first > at and n.before in TOWARD), None)
    if file is None:
        return None
    act = max(n for n in range(at) if words[n].low in WRITTEN or words[n].sense == "v.save")
    return FlagFound("iidfile", file.texts[0], tuple(range(act, file.last)), None, True)


def _written(reading: Reading) -> FlagFound | None:
    """ "the files of the build in ./out, no image"."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.low in RESULTS or w.low.split()[0] in RESULTS), None)
    if at is None:
        return None
    place = next(
        (n for n in reading.names if _folder(n) and n.first > at and n.before in (*TOWARD, "folder", "local", "as")),
        None,
    )
    folder = next((n for n in range(at, len(words) - 1) if words[n].sense == "n.folder" and not words[n].comma), None)
    if place is None and (folder is None or not words[folder + 1].low.isalnum()):
        return None
    text, last = (place.texts[0], place.last) if place else (words[folder + 1].text, folder + 2) if folder else ("", 0)
    used = {*range(at, last)}
    for n in range(last, len(words) - 1):
        if words[n].low in ("no", "not", "without") and any(w.sense == "n.image" for w in words[n : n + 4]):
            used |= set(range(n, min(n + 4, len(words))))
    return FlagFound("output", text, tuple(used), None, True)


def _last(name: Name) -> str:
    return name.texts[0].rpartition("/")[2].lower()


def _folder(name: Name) -> bool:
    return name.kind in (*FILES, "") and len(name.texts) == 1 and "ockerfile" not in name.texts[0]
