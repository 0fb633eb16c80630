"""Sets of objects a request speaks of: all, stopped, from image nginx, named like test, except db."""

from dsh.named import NamedTuple
from dsh.request.line import quote
from dsh.request.names import Name
from dsh.request.narrowing import AGES, FROM, age_words, by_age, newest, related, told
from dsh.request.reading import Reading
from dsh.request.whole.group_lines import HEX, ID, without_those
from dsh.typed import Any

ALSO = ("even", "including", "incl", "also", "plus")
MANY = ("ones", "those", "whatever", "anything", "whichever")
THAT = ("that", "which", "using")  # "the container that uses volume x"
PATTERNS = ("container", "image", "volume", "network")  # in a swarm a name is a beginning anyway
KEPT = frozenset(("without", "except", "not", "unless", "excluding", "lacking", "keep", "keeping", "besides", "spare"))
AT = ("in", "on", "using", "with", "connect", "attach", "use", "inside", "to")


class Selected(NamedTuple):
    """A set: the shell text that gives its objects, the filters, and the words that said so."""

    text: str
    filters: tuple[str, ...]
    words: tuple[int, ...]
    everything: bool  # no filter narrows it
    told: tuple[int, ...] = ()  # those of the words that tie a name or a value to the objects


def parameters(kind: str, reading: Reading, sets: dict[str, Any]) -> list[tuple[str, Name]]:
    """The names that narrow a set, with what they narrow it by: image, name, network, volume, except."""
    out = []
    plural = any(w.sense == f"n.{kind}" and w.low.endswith("s") for w in reading.words) or any(
        w.sense in ("s.all", "n.everything") or w.low in MANY for w in reading.words
    )
    for name in reading.names:
        if name.before == "except":
            out.append(("except", name))
        elif name.before == "like":
            out.append(("name", name))
        elif kind == "container" and (age := by_age(reading, name)):
            out.append((age, name))
        elif kind != "image" and kind == name.object and is_group(reading, name):
            out.append(("image" if name.kind == "image" and "image" in sets else "name", name))
        elif kind == "container" and plural and "image" in sets and name.before in FROM and _is_image(name):
            out.append(("image", name))
        elif (
            kind == "container" == reading.head
            and name.object in ("network", "volume")
            and related(kind, reading, name)
        ):
            out.append((name.object, name))
        elif (
            kind == "container" == reading.head
            and name.object in ("image", "")
            and name.kind == "image"
            and related(kind, reading, name)
        ):
            out.append(("image", name))
        elif (
            kind == "container"
            and (plural or any(w.low in THAT for w in reading.words[max(0, name.first - 4) : name.first]))
            and name.object in ("network", "volume")
            and name.object in sets
            and name.before in AT
        ):
            out.append((name.object, name))
    return out


def labelled(reading: Reading) -> tuple[str, list[int]] | None:
    """The label that objects are chosen by, and its words: "with the label stage=test", "labelled ci"."""
    for at, word in enumerate(reading.words):
        if not word.low.startswith("label") or (word.low in ("label-add", "labels") and at + 1 == len(reading.words)):
            continue
        for n in range(at + 1, min(at + 3, len(reading.words))):
            value = reading.values.get(n)
            name = next((m for m in reading.names if m.first == n and m.kind in ("", "host", "image", "file")), None)
            if value is not None and value.kind == "env":
                return value.text, [at, n]
            if name is not None and word.low != "labels":
                return name.texts[0], [at, *name.indexes]
    return None


def is_kept(reading: Reading, at: int) -> bool:
    """Is the label that of what is to stay: "except those labelled keep"? Then it does not choose what goes."""
    while at:
        word = reading.words[at - 1]
        if word.low in KEPT:
            return True
        if word.sense[:1] != "f" and word.low not in ("with", "those", "anything", "everything", "having"):
            return False
        at -= 1
    return False


def _begins(reading: Reading, name: Name) -> bool:
    """Is it how the names begin, rather than a part of them?"""
    near = reading.words[max(0, name.first - 4) : name.first]
    return any(low.startswith(("begin", "start", "prefix")) for w in near for low in w.low.split())


def _named(pattern: str, text: str, begins: bool) -> str:
    if "*{}*" in pattern:
        if "*" in text:
            return pattern.replace("*{}*", text)
        return pattern.replace("*{}*", f"{text}*" if begins else f"*{text}*")
    return pattern.replace("{}", f"^{text}" if begins else text)


def is_group(reading: Reading, name: Name) -> bool:
    """Are several meant that have the name in common: "all nginx containers", "the test volumes"?"""
    after = reading.words[name.last] if name.last < len(reading.words) else None
    before = reading.words[name.first - 1].sense if name.first else ""
    return (
        after is not None
        and len(name.texts) == 1
        and after.sense == f"n.{name.object}"
        and after.low.endswith("s")
        and before != after.sense
    )


def _is_image(name: Name) -> bool:
    return name.object == "image" or (name.kind == "image" and name.object in ("", "container"))


def _too(reading: Reading, at: int) -> bool:
    """ "running ones too", "also the running": all of them, not only those."""
    words = reading.words
    before = {w.low for w in words[max(0, at - 3) : at]}
    after = [w.low for w in words[at + 1 : at + 4]]
    end = next((n for n, low in enumerate(after) if low not in ("ones", "one", "containers", "images")), len(after))
    return bool(before & {"even", "also", "including", "incl", "plus"}) or after[end : end + 1] in (
        ["too"],
        ["also"],
        ["included"],
        ["as well"],
    )


def states(kind: str, reading: Reading, sets: dict[str, Any]) -> list[tuple[int, str]]:
    """The words of the request that choose by state: (index, "stopped")."""
    return [
        (n, w.sense[2:])
        for n, w in enumerate(reading.words)
        if w.sense[:2] == "s."
        and not (w.sense == "s.running" and _too(reading, n))
        and ((w.sense == "s.all" and _all_of(kind, reading, n)) or w.sense[2:] in sets["filters"])
    ]


def _all_of(kind: str, reading: Reading, at: int) -> bool:
    """Does "all" speak of this kind: is it the next thing named, if any is?"""
    after = next((w for w in reading.words[at + 1 :] if w.sense[:2] == "n." and w.sense != "n.docker"), None)
    return after is None or (
        after.sense == f"n.{kind}"
        and (after.low.endswith("s") or reading.words[at].low.split()[0] in ("every", "each", "any"))
    )


def is_one(kind: str, reading: Reading) -> bool:
    """Does it speak of one object only: "a stopped container", "my running container"?"""
    if any(w.sense in ("s.all", "s.except", "s.like") for w in reading.words) or newest(kind, reading)[0]:
        return False
    nouns = [(n, w) for n, w in enumerate(reading.words) if w.sense == f"n.{kind}"]
    return (
        bool(nouns)
        and all(not w.low.endswith("s") for _, w in nouns)
        and any(
            reading.words[i].low in ("a", "an", "the", "one", "my", "this")
            for n, _ in nouns
            for i in range(max(0, n - 2), n)
        )
    )


def select(
    path: str, kind: str, reading: Reading, index: dict[str, Any], taken: frozenset[int] = frozenset()
) -> Selected | None:
    """The set of objects of `kind` that the request speaks of, None where it speaks of none.

    Words that are `taken` belong to flags: "restart unless stopped" speaks of no stopped containers.
    """
    rules = index["rules"]
    sets = rules["sets"].get(kind)
    if sets is None:
        return None
    if kind == "service" and path.startswith("docker compose "):  # those of the file, and none of a swarm
        sets = {**sets, "list": "docker compose config --services", "plain": True}
    narrowing, chosen = parameters(kind, reading, sets), states(kind, reading, sets)
    aged = {n for by, name in narrowing if by in AGES for n in age_words(reading, name)}
    chosen = [(n, s) for n, s in chosen if n not in aged]
    (given, given_words), (last, last_words) = told(kind, reading), newest(kind, reading)
    if any(f.startswith(("status=", "exited=")) for f in given):
        chosen = [(n, s) for n, s in chosen if n not in given_words and s == "all"]
    chosen = [(n, s) for n, s in chosen if n not in last_words and (s == "all" or n not in taken)]
    if (
        not chosen
        and not narrowing
        and not given
        and not last
        and not (labelled(reading) and any(w.low.endswith("s") for w in reading.words))
    ):
        return None
    words = [*(n for n, _ in chosen), *given_words, *last_words, *aged]
    filters = [*(sets["filters"][s] for _, s in chosen if s != "all"), *given]
    left_out: list[str] = []
    tied: list[int] = []
    for by, name in narrowing:
        tied += related(kind, reading, name)
        words += [*name.indexes, *_around(reading, name), *related(kind, reading, name)]
        if by == "except":
            left_out += name.typed
        elif by in sets:
            begins = by == "name" and _begins(reading, name)
            filters += [_named(sets[by], text, begins) for text in name.texts]
    apart: tuple[str, ...] = ()
    if "label" in sets and (label := labelled(reading)):
        if is_kept(reading, label[1][0]):
            apart = (label[0],)
        else:
            filters.append(sets["label"].replace("{}", label[0]))
        words += label[1]
    words += [n for n, w in enumerate(reading.words) if w.sense in (f"n.{kind}", "s.except", "s.like")]
    filters = list(dict.fromkeys(filters))
    live = "status=running" in filters or (
        path in rules["running_only"] and not any(f.startswith(("status=", "exited=")) for f in filters)
    )
    filters = [f for f in filters if f != "status=running"]
    live = live or (path.endswith(" unpause") and filters == ["status=paused"])
    every = f" {sets['all']}" if "all" in sets and not live and not (kind == "image" and filters) else ""
    if kind == "image" and left_out:
        every = ""
    if last:
        every = " -l" if last == "-l" else every
    everything = not filters and not left_out and not last and not apart
    if apart and (kind != "container" or left_out or last):
        return None  # no other list has the labels
    nameless = kind == "image" and any(s == "dangling" for _, s in chosen)
    if nameless and left_out and not all(HEX.fullmatch(name) for name in left_out):
        return None  # what has no name is none that is named
    text = _text(sets, every, filters, left_out, last)
    if apart:
        narrowed = "".join(f" -f {_spelled(f)}" for f in filters)
        text = without_those(f"{sets['list']}{every}{narrowed}", tuple(("Labels", label) for label in apart))
    return Selected(text, tuple(filters), tuple(words), everything, (*tied, *given_words))


def _spelled(filter_: str) -> str:
    """A filter as people quote it: reference='acme/*', name=^tmp."""
    key, equals, value = filter_.partition("=")
    return filter_ if value[:1] == "^" and quote(value[1:]) == value[1:] else f"{key}{equals}{quote(value)}"


def _of_images(narrowed: str) -> str:
    """What begins alike is named itself: docker images -q 'acme/*'."""
    key = " -f reference='"
    alone = narrowed.startswith(key) and narrowed.endswith("*'") and narrowed.count(" -f ") == 1
    return f" '{narrowed[len(key) :]}" if alone and narrowed[len(key)] != "*" else narrowed


def _text(sets: dict[str, Any], every: str, filters: list[str], left_out: list[str], last: str) -> str:
    narrowed = "".join(f" -f {_spelled(f)}" for f in filters)
    narrowed += f" {last}" if last and last != "-l" else ""
    narrowed = _of_images(narrowed)
    if left_out:
        if narrowed == " -f dangling=true" and all(ID.fullmatch(name) for name in left_out):
            pattern = f"-v {left_out[0]}" if len(left_out) == 1 else f"-vE {quote('|'.join(left_out))}"
            return f"$(docker images -q -f dangling=true | grep {pattern})"
        if ".Tag" in sets.get("names", "") and narrowed in ("", " -f dangling=true"):
            narrowed = " -f dangling=false"  # what has no name cannot be named; docker refuses those in use
        names = f"{sets['list']}{every}{narrowed} --format '{sets.get('names', '{{.Name}}')}'"
        names = sets["list"] if "plain" in sets else names
        if ".Tag" in names:  # "all but alpine" leaves out every tag of it: no line ends at the name
            left_out = [name if ":" in name else f"{name}:.*" for name in left_out]
        pattern = f"-vx {quote(left_out[0])}" if len(left_out) == 1 else f"-vxE {quote('|'.join(left_out))}"
        return f"$({names} | grep {pattern})"
    flag = f"{every}q" if every else " -q"
    return f"$({sets['list']}{flag}{narrowed})"


def _around(reading: Reading, name: Name) -> list[int]:
    """The noun beside a name: "image nginx", "nginx image"."""
    near = (*range(max(0, name.first - 4), name.first), name.last)
    return [n for n in near if name.object and n < len(reading.words) and reading.words[n].sense == f"n.{name.object}"]


def filters_of(
    kind: str, reading: Reading, index: dict[str, Any], used: set[int], given: list[str]
) -> list[tuple[str, str | None, tuple[int, ...]]]:
    """The flags that a selection becomes in the command that lists objects: (flag, value, words).

    `given` are the filters that other words have given already: an exit code is one of stopped containers.
    """
    sets = index["rules"]["sets"].get(kind)
    if sets is None:
        return []
    out: list[tuple[str, str | None, tuple[int, ...]]] = []
    chosen = states(kind, reading, sets)
    if any(g.startswith("exited=") for g in given):
        out += [("all", None, tuple(n for n, s in chosen if s == "stopped"))]
        chosen = [(n, s) for n, s in chosen if s != "stopped"]
    if any(s == "all" for _, s in chosen) and any(w.low in ALSO for w in reading.words):
        out += [("", None, (n,)) for n, s in chosen if s != "all"]
        chosen = [(n, s) for n, s in chosen if s == "all"]
    also = [n for n, s in chosen if s == "stopped" and any(w.low in ALSO for w in reading.words[max(0, n - 2) : n])]
    out += [("all", None, (n,)) for n in also]
    chosen = [(n, s) for n, s in chosen if n not in also]
    named = {s for _, s in chosen}
    for n, state in chosen:
        if state == "all":
            wanted = "all" in sets and "running" not in named and len(named) == 1 and kind == "container"
            out.append(("all" if wanted else "", None, (n,)))
        elif state == "running" and named <= {"running", "all"}:
            out.append(("", None, (n,)))
        else:
            if state in ("stopped", "created") and kind == "container":
                out.append(("all", None, (n,)))
            out.append(("filter", sets["filters"][state], (n,)))
    for name in reading.names:
        if set(name.indexes) & used:
            continue
        by = _listed_by(kind, reading, name)
        if by in sets:
            begins = by == "name" and kind in PATTERNS and _begins(reading, name)
            how = [n for n in range(max(0, name.first - 3), name.first) if reading.words[n].sense == "s.like"]
            for text in name.texts:
                words = (*name.indexes, *_around(reading, name), *how)
                out.append(("filter", _named(sets[by], text, begins), words))
    return out


def _listed_by(kind: str, reading: Reading, name: Name) -> str:
    if kind not in ("container", "image") and name.object == kind and is_group(reading, name):
        return "name"
    if kind != "container":
        return "name" if name.before in ("like", "called", "named") else ""
    if _is_image(name) and (name.before in (*FROM, "show") or is_group(reading, name)):
        return "image"
    if name.object in ("network", "volume"):
        return name.object
    return (
        "name"
        if name.before in ("called", "named", "like") or (name.object == "container" and reading_is(name))
        else ""
    )


def reading_is(name: Name) -> bool:
    return name.kind == ""
