"""Images by the beginning of their names: "everything tagged registry.local:5000/..."."""

from dsh.patterns import regex
from dsh.request.line import Whole
from dsh.request.reading import Reading
from dsh.request.values import kind_of

PREFIX = regex(
    r"(?<![\w./~:-])(?P<prefix>[a-z0-9][\w.-]*(?::\d+)?(?:/[a-z0-9][\w.-]*)*)/(?:\.{2,3}|…|\*{1,2})?(?=[\s,?!]|$)"
)
ABOUT = (
    "tagged",
    "tag",
    "tags",
    "name",
    "names",
    "named",
    "start",
    "starts",
    "starting",
    "begin",
    "begins",
    "beginning",
)
BESIDE = frozenset(
    [
        *ABOUT, "everything", "all", "every", "under", "prefix", "registry", "repository", "repo", "repositories",
        "whose", "with", "by", "from", "images", "image", "is", "are", "here", "local", "locally", "have", "prefixed",
        "in", "that", "which", "namespace", "where", "matching", "match", "like",
    ]
)  # fmt: skip


def line(reading: Reading) -> Whole | None:
    words = reading.words
    found = PREFIX.search(reading.text)
    if found is None:
        return None
    lows = {low for w in words for low in w.low.split()}
    acts = {w.sense for n, w in enumerate(words) if w.sense[:2] == "v." and n not in reading.off}
    images = any(w.sense == "n.image" for w in words) or bool({"everything", "tagged"} & lows)
    about = bool(set(ABOUT) & lows) or ":" in found["prefix"] or found[0][-1] in ".*…"
    about = about or kind_of(found["prefix"].split("/")[0]) == "host"
    if not images or not about or any(w.sense in ("n.container", "n.folder", "n.file", "v.build") for w in words):
        return None
    place = {n for n, w in enumerate(words) if w.start < found.end() and w.end > found.start()}
    said = {n for n, w in enumerate(words) if set(w.low.split()) <= BESIDE or w.sense in (*acts, "n.image", "s.all")}
    pattern = f"'{found['prefix']}/*'"
    if acts <= {"v.show", "v.get", "v.search", "v.tag"}:
        return Whole(f"docker images {pattern}", frozenset({*place, *said}), "Lists the images of these names")
    if acts <= {"v.remove", "v.clean", "v.tag"}:
        return Whole(
            f"docker rmi $(docker images -q {pattern})",
            frozenset({*place, *said}),
            "Deletes the images of these names",
            "destroy",
        )
    return None
