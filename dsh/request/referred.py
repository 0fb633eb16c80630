"""What the parts of a request refer to: "stop web, then delete it", "commit web as web:2 and save that image"."""

import re

from dsh.patterns import regex
from dsh.request.clauses import ACTS, THINGS
from dsh.request.reading import Reading

IT = ("it", "them", "that", "this", "the")
OF_CONTAINERS = ("v.stop", "v.kill", "v.pause", "v.unpause")  # nothing else is stopped
OF_IMAGES = ("v.push", "v.run", "v.save")  # what is done with what was committed
OF_THAT = (*OF_IMAGES, "v.export", "v.tag", "v.start")
MAKES = ("v.build", "v.pull")


def named(reading: Reading, spans: list[tuple[int, int]]) -> list[str]:
    """The text of each part, with the object put in that another part names."""
    words = reading.words
    objects = [_object(reading, start, end) for start, end in spans]
    for at, (start, end) in enumerate(spans):
        if words[start].sense == "v.commit":  # "it" is the container, not the image made of it
            named = [n.typed[0] for n in reading.names if start < n.first < end]
            objects[at] = named[0] if len(named) > 1 else objects[at]
        if words[start].sense == "v.rename":  # what it is called now is told of what follows
            named = [n.typed[0] for n in reading.names if start < n.first < end]
            objects[at] = named[0] if len(named) > 1 else objects[at]
    acts = {words[start].sense for start, _ in spans}
    objects = _chosen(reading, spans, objects)
    known = next((o for o in objects if o), "")
    known = known if SELECTED.search(known) else known.partition(" with ")[0]  # "crawler with its volumes"
    if known and " " not in known and acts & set(OF_CONTAINERS) and not set("/:") & set(known):
        known = f"container {known}"
        objects = [known if o == known.split()[1] else o for o in objects]
    if known and acts & set(OF_CONTAINERS) and _are_names(reading, known):
        objects = [f"containers {known}" if o == known else o for o in objects]
        known = f"containers {known}"
    stopped = {words[start + 1].low for start, end in spans if words[start].sense in OF_CONTAINERS and end - start == 2}
    for start, end in spans:
        if words[start].sense in OF_CONTAINERS:
            stopped |= {t for n in reading.names if start < n.first < end and n.object == "container" for t in n.texts}
    made, committed = "", False
    first_known = known
    out = []
    for (start, end), has in zip(spans, objects, strict=True):
        text = reading.text[words[start].start : words[end - 1].end]
        image = _that_image(reading, start, end) if made and words[start].sense in OF_THAT else None
        if image is not None:
            first, last = words[image[0]].start - words[start].start, words[image[1]].end - words[start].start
            out.append(f"{text[:first]}image {made}{text[last:]}")
            continue
        points = start + 1 < end and words[start + 1].low in ("it", "that", "this")
        if made and words[start].sense in OF_IMAGES and committed and (not has or points):
            out.append(
                " ".join(w.text if w.low not in ("it", "that", "this") else f"image {made}" for w in words[start:end])
            )
            if f"image {made}" not in out[-1]:
                out[-1] = f"{words[start].low} image {made}{out[-1][len(words[start].text) :]}"
            continue
        if makes := _made_image(reading, start, end):
            made, committed = makes, words[start].sense == "v.commit"
        anew = _anew(reading, start, end) if known and start else ""
        if anew:
            out.append(_made_anew(text, anew, first_known.split()[-1]))
            continue
        led = _led_it(reading, start, end)
        if known and led is not None:
            first, last = words[led].start - words[start].start, words[led].end - words[start].start
            entered = words[start].sense == "v.enter" and known.startswith("image ")
            out.append(f"run {known} with a shell" if entered else f"{text[:first]}{known}{text[last:]}")
            continue
        if known and has and _is_that(reading, start, end):
            noun = _noun(reading, start, end)
            first = words[spans[0][0]].sense == "v.commit" and noun == "container"  # what the image is made of
            out.append(f"{words[start].low} {noun} {reading.names[0].texts[0] if first else known.split()[-1]}")
            continue
        if words[start].sense == "v.remove" and end - start == 2 and words[start + 1].low in stopped:
            out.append(f"{words[start].low} container {words[start + 1].text}")  # whatever else a cache may be
            continue
        if words[start].sense == "v.remove" and has.startswith("containers ") and first_known == has:
            out.append(f"{words[start].low} {has}")
            continue
        if words[start].sense == "v.rename" and known:
            new = [n.texts[-1] for n in reading.names if start <= n.first < end]
            out.append(" ".join(w.text if w.low not in ("it", "them") else known for w in words[start:end]))
            known = f"container {new[-1]}" if new else known
            continue
        own = next((n for n in range(start + 1, end - 1) if words[n].low == "its" and "/" in words[n + 1].low), None)
        if own is not None and first_known.startswith("container ") and " " not in first_known[10:]:
            rest = [w.text for w in words[own + 2 : end]]  # "take its /data out to ./here"
            out.append(f"{words[start].low} {words[own + 1].text} from {first_known} {' '.join(rest)}")
            continue
        if words[start].sense in ("v.copy", "v.get") and known and not has:
            out.append(_copied(reading, start, end, known))
            continue
        if start and words[start].sense == "v.show" and _of_the_engine(reading, start, end):
            out.append(text)
            continue
        if has and words[start].sense == "v.tag":
            has = next((n.texts[-1] for n in reversed(reading.names) if start <= n.first < end), has)
        if has and not _points_back(reading, start, end):
            known = f"image {has}" if words[start].sense in MAKES and " " not in has and "." not in has else has
        elif known and not (words[start].sense == "v.load" and _has_file(reading, start, end)):
            kept = [w.text for w in words[start:end] if w.low not in IT]
            text = " ".join([*kept[:1], known, *kept[1:]]) if len(kept) > 1 else " ".join([*kept, known])
            known = has if has and words[start].sense == "v.tag" else known
        out.append(text)
    return _made_way(out)


def _points_back(reading: Reading, start: int, end: int) -> bool:
    """ "Connect it to lan", but not "stop db but don't remove it": of two that it may mean, the nearer."""
    its = next((n for n in range(start, end) if reading.words[n].low in ("it", "them")), None)
    return its is not None and not any(start < name.first < its for name in reading.names)


SELECTED = regex(
    r"^(?:all |any |every |each |the |my |of )*(?:\w+ )?(?:containers?|images|volumes?|networks?) .*"
    r"\b(?:labels?|labell?ed|named?|names|image|prefix|from|of|with [\w-]+=|older|that|which|whose|running|using)\b"
)


def _chosen(reading: Reading, spans: list[tuple[int, int]], objects: list[str]) -> list[str]:
    """ "stop and remove all containers with the label env=ci": all that says which, and not only their noun, is said of
    each deed."""
    words, out = reading.words, list(objects)
    for at, (start, end) in enumerate(spans):
        told = reading.text[words[start].end : words[end - 1].end].strip()
        if words[start].sense in ACTS and SELECTED.search(told) and not _of_volumes_too(told):
            out[at] = told
    return out


def _of_volumes_too(told: str) -> bool:
    """ "all containers with their volumes": no more of the next deed."""
    return re.search(r" with (?:its|their|all|the|any) \w*(?: ?\w+)?volumes?\b", told) is not None


def _made_image(reading: Reading, start: int, end: int) -> str:
    """The image that a part makes or gets: "commit web as web:2", "pull redis:7", "build . as shop"."""
    sense = reading.words[start].sense
    given = [n for n in reading.names if start < n.first < end and n.kind in ("", "image")]
    if sense == "v.build":
        given = [n for n in given if n.kind == "image" or n.before in ("as", "called", "named")]
    least = 2 if sense in ("v.commit", "v.tag") else 1
    texts = [text for n in given for text in n.texts]
    return texts[-1] if sense in (*MAKES, "v.commit", "v.tag") and len(texts) >= least else ""


def _that_image(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The words of "that image", "the new image", where none is named after them."""
    words = reading.words
    at = next((n for n in range(start + 1, end) if words[n].low == "image"), None)
    if at is None or any(at < n.first <= at + 2 and n.kind in ("", "image") and not n.before for n in reading.names):
        return None
    first = at
    while first - 1 > start and words[first - 1].low in NEW:
        first -= 1
    return (first, at) if first < at else None


NEW = ("that", "the", "this", "new", "fresh", "resulting", "same", "built", "finished", "it", "as", "tagged", "its")


def _copied(reading: Reading, start: int, end: int, container: str) -> str:
    """ "stop web, copy access.log from /var/log to here": the place in a container is one of that spoken of."""
    words = reading.words
    text = reading.text[words[start].start : words[end - 1].end]
    paths = [n for n in reading.names if start < n.first < end and n.kind in ("path", "file")]
    inner = next((n for n in paths if n.typed[0][:1] == "/" and n.before in PLACED_IN), None)
    inner = inner or next((n for n in paths if n.typed[0][:1] == "/"), None) or (paths[0] if len(paths) > 1 else None)
    its = next((n for n in range(start + 1, end) if words[n].low in ("it", "its")), None)
    if inner is None or its is not None:
        kept = [container if w.low in ("it", "them") else w.text for w in words[start:end] if w.low != "its"]
        return " ".join(kept if its is not None and words[its].low == "it" else [*kept[:1], container, *kept[1:]])
    at = words[inner.last - 1].end - words[start].start
    return f"{text[:at]} in {container}{text[at:]}"


PLACED_IN = ("from", "out of", "in", "inside", "under", "into", "to", "at")


def _are_names(reading: Reading, text: str) -> bool:
    """Is it a list of names and nothing else: "wordpress and mysql"?"""
    told = {t.lower() for n in reading.names for t in n.typed}
    words = [w for w in re.split(r"[\s,&+]+", text.lower()) if w not in ("and", "plus", "")]
    return len(words) > 1 and set(words) <= told and not set("/:") & set(text)


MADE_AS = r"\b(?:as|named|called|call it|name it) (?:the )?(?:container )?[\"']?(?P<name>[\w][\w.-]*)"
GOES = (
    r"^(?P<do>(?:\w+ )?(?:remove|delete|rm|destroy|kill|stop|throw away|get rid of)) (?:the )?[\"']?{}[\"']?(?![\w:.-])"
)


def _made_way(texts: list[str]) -> list[str]:
    """ "remove cache, then run redis as cache": what makes way for a container of its name is one."""
    out = list(texts)
    for at, text in enumerate(texts):
        made = re.search(MADE_AS, text, re.IGNORECASE) if re.match(r"(?:run|start|make|create)\b", text, re.I) else None
        for n in range(at if made else 0):
            goes = GOES.format(re.escape(made["name"])) if made else ""
            out[n] = re.sub(goes, rf"\g<do> container {made['name'] if made else ''}", out[n], flags=re.IGNORECASE)
    return out


def _has_file(reading: Reading, start: int, end: int) -> bool:
    """Is a file named in a part, so that it is about no object of another: "load shop.tar and run shop:1"?"""
    return any(start <= n.first < end and n.kind in ("file", "path") for n in reading.names)


SHELLS = ("shell", "bash", "sh", "prompt", "terminal", "zsh")  # "open a shell in it"
LED = ("to", "with", "on", "into", "using", "in", "inside", "out of", "from", "of")


def _led_it(reading: Reading, start: int, end: int) -> int | None:
    """The "it" of "connect web and db to it", which is not what is acted upon but what that goes to or is made with."""
    words = reading.words
    at = next((n for n in range(start + 2, end) if words[n].low == "it"), None)
    led = at is not None and words[at - 1].low in LED
    named = at is not None and any(start < n.first < at for n in reading.names)
    shell = at is not None and any(low in SHELLS for w in words[start:at] for low in w.low.split())
    return at if led and (named or shell) else None


def _anew(reading: Reading, start: int, end: int) -> str:
    """The image of "start new from crm:2 with same name"; "" where nothing is made under the name of what went."""
    words = reading.words
    if words[start].sense not in ("v.start", "v.run", "v.create"):
        return ""
    part = [w.low for w in words[start:end]]
    same = any(f"{which} name" in " ".join(part) for which in ("same", "that", "its", "old", "this"))
    new = "new" in part or "anew" in part or "one" in part or "again" in part
    images = [n for n in reading.names if start < n.first < end and n.kind in ("", "image") and len(n.texts) == 1]
    images = [n for n in images if n.before in ("from", "of", "out of", "with", "using") or ":" in n.texts[0]]
    return images[0].texts[0] if len(images) == 1 and (same or (new and ":" in images[0].texts[0])) else ""


NOT_TOLD = (  # what the words of a new one say already
    r"^(?:run|start|make|create|launch|spin up|bring up|set up|begin|fire up)\b(?: up)?",
    r"^ (?:(?:it|one|that|this|a|an|the|new|fresh|again|anew|another|container|image|once more|instance)\b ?)+",
    r",? ?\b(?:with|under|by|using|keeping|and) (?:exactly )?(?:the |its )?(?:same|old|that|this|its) name\b",
    r",? ?\bin (?:the )?background\b|,? ?\bdetached\b",
)


def _made_anew(text: str, image: str, name: str) -> str:
    """ "make it again from web:2, on port 8080": with all that is told besides."""
    first = re.search(rf"(?:(?:^|,? )\b(?:from|of|out of|with|using|image|the) )*{re.escape(image)}(?![\w:/])", text)
    rest = f"{text[: first.start()]} {text[first.end() :]}" if first is not None else text
    for said in (*NOT_TOLD, rf",? ?\b(?:as|named|called|call it|name it) [\"']?{re.escape(name)}[\"']?(?![\w.-])"):
        rest = re.sub(said, " ", rest, flags=re.IGNORECASE)
    rest = re.sub(r"\b(?:again|anew|once more)\b", " ", rest, flags=re.IGNORECASE)
    rest = re.sub(rf"^\W*(?:(?:a|an|the|new|fresh) )*{re.escape(name)}(?![\w.-])", " ", rest, flags=re.IGNORECASE)
    rest = re.sub(r"\s+", " ", rest).strip(" ,;")
    run = f"run {image} in the background, called {name}"
    return f"{run}, {rest}" if rest else run


def _noun(reading: Reading, start: int, end: int) -> str:
    return next((w.low for w in reading.words[start:end] if w.sense in THINGS), "")


def _of_the_engine(reading: Reading, start: int, end: int) -> bool:
    """ "then show what docker uses on disk": nothing that was named before."""
    part = reading.words[start:end]
    pointed = any(w.low in ("it", "its", "them", "their", "that", "this", "those", "these") for w in part)
    return not pointed and any(w.sense in ("n.disk", "n.docker") for w in part)


SINGLE = ("n.image", "n.container", "n.volume", "n.network", "n.service")


def _is_that(reading: Reading, start: int, end: int) -> bool:
    """Is it "the image" that a part before has named?"""
    words = reading.words
    at = next((n for n in range(start, end) if words[n].sense in SINGLE), None)
    named = any(start <= i < end for n in reading.names for i in n.indexes if i != at)
    if named or at is None or words[at].low.endswith("s") or any(w.sense[:2] == "s." for w in words[start:end]):
        return False
    kinds = [w.sense for w in words[:start] if w.sense in THINGS]
    fits = not kinds or kinds[-1] == words[at].sense
    return fits and words[at - 1].low in ("the", "that", "this", "old") and at + 1 >= end - 1


def _object(reading: Reading, start: int, end: int) -> str:
    """The words that name what a part is about: names with the noun beside them, or a set of objects."""
    words = reading.words
    places = [
        i for n in reading.names for i in n.indexes if start <= i < end and n.kind not in ("path", "file", "command")
    ]
    places += [n for n in range(start, end) if words[n].sense[:2] in ("s.", "n.") and words[n].sense[2:] in NOUNS]
    if not places:
        return ""
    return reading.text[words[min(places)].start : words[max(places)].end]


NOUNS = frozenset(
    [
        "container",
        "image",
        "volume",
        "network",
        "service",
        "all",
        "running",
        "stopped",
        "exited",
        "stack",
        "compose",
        "project",
        "dangling",
        "unused",
    ]
)
