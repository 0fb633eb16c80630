"""What a part points at, put in: "delete it", "a redis inside it", "send it there", "restart".

told(part, known, cutter) -> the ways to tell the part so that it stands alone, the likeliest first
"""

import re

from dsh.request.joined.cut import Cutter, Part
from dsh.request.joined.named import Known

OF_IMAGES = ("v.push", "v.save", "v.tag", "v.pull")
OF_FILES = ("v.load", "v.import", "v.restore")
OF_CONTAINERS = (
    "v.stop", "v.restart", "v.kill", "v.pause", "v.unpause", "v.enter", "v.rename", "v.exec", "v.commit", "v.export",
    "v.attach", "v.connect", "v.disconnect", "v.copy", "v.wait",
)  # fmt: skip
GIVE = re.compile(r"^(?:give|get|need|hand|bring)(?: me| us)? ", re.IGNORECASE)
RUNS = ("v.run", "v.start", "v.create", "v.open", "v.enter", "")
ANY = ("stack", "container", "service", "project", "image", "volume", "network", "node")
VERBS = {"rm": ("remove",), "prune": ("prune", "remove"), "stop": ("stop",), "start": ("start",), "pull": ("pull",),
         "push": ("push",), "restart": ("restart",), "kill": ("kill",)}  # fmt: skip
ENDING = ("v.remove", "v.clean", "v.stop", "v.kill", "v.takedown")  # what is not done to a whole that is only mentioned
OUT = ("from", "off", "out of")
TO = ("to", "into", "onto", "up to")


def told(part: Part, known: Known, cutter: Cutter) -> list[str]:
    """The part in words that name all; none where it points at what nobody has named."""
    way = cutter.pattern("particle").match(part.text)
    if way is not None:
        text = re.sub(r"\b(on|off)\b", lambda it: "up" if it[0] == "on" else "down", part.text, count=1)
        up = _named(f"bring it {text}", "v.start", known, cutter)
        return [] if up is None else [up]
    own = _own(part, known, cutter)
    if own is not None:
        return own
    texts = _without_verb(part, known, cutter) if part.kind == "thing" else [(part.text, part.sense)]
    if known.made in ("volume", "network") and part.sense in ("v.get", "v.need"):
        texts.append((GIVE.sub("run ", part.text), "v.run"))
    if part.sense == "v.login" and "registry" in known.names:
        texts.append((cutter.pattern("enters").sub(f"log in to {known.names['registry']}", part.text), "v.login"))
    created = cutter.pattern("created").match(part.text)
    if created is not None:
        texts.append((f"{created[0]}called {part.text[created.end() :]}", part.sense))
    texts += [(it, sense) for text, sense in texts[:1] if (it := _of_its_kind(text, known)) != text]
    named = (_named(text, sense, known, cutter) for text, sense in texts)
    return [it for it in dict.fromkeys(named) if it is not None]


def _without_verb(part: Part, known: Known, cutter: Cutter) -> list[tuple[str, str]]:
    """ "newer images of all services, then run these", "the stopped containers away, then the untagged images": with
    the verb that is meant, where there may be one."""
    as_told = [(part.text, "")]
    if not known.act:
        verbs = () if cutter.has("finite", part.text) else ("get", "pull")
        return as_told + [(f"{verb} {part.text}", f"v.{verb}") for verb in verbs]
    if cutter.begins("becomes", part.text):
        return as_told
    again = VERBS.get(known.act, ())
    same = [(f"{verb} {part.text}", f"v.{verb}") for verb in again]
    if known.acts and again and not known.made:
        return same  # what is done to one thing is done to the next, too, and it is not only looked at
    return [(f"run {part.text}", "v.run"), *as_told, *same]


def _own(part: Part, known: Known, cutter: Cutter) -> list[str] | None:
    """ "and its last 50 log lines", "and its image web:2": with the verb of the part before."""
    whose, _, rest = part.text.partition(" ")
    if part.kind != "thing" or not known.act or whose.lower() not in ("its", "their"):
        return None
    verbs = VERBS.get(known.act, ()) if known.acts else ("show",)
    thing, kind = known.said(_meant("it", "v.stop", known)), rest.partition(" ")[0].lower()
    if not verbs or not thing:
        return []
    named = kind in ANY and cutter.pattern("alone").match(rest, len(kind)) is None
    return [f"{verbs[-1]} {rest}" if named else f"{verbs[-1]} the {rest} of {thing}"]


def _named(text: str, sense: str, known: Known, cutter: Cutter) -> str | None:
    """The text with names for what it points at; None where there is none for it."""
    lost = False
    if not (known.names or known.compose or known.about):
        return text
    if known.act in ("tag", "commit", "build") and known.said("image") and cutter.begins("sent", text):
        return f"push {known.said('image')}"

    if cutter.begins("laid", text) or cutter.begins("happening", text):
        return None
    if known.about == "project" and cutter.begins("images", text):
        return f"{text} of {known.said('project')}"

    def placed(found: re.Match[str]) -> str:
        nonlocal lost
        led = (found["led"] or "in").lower()
        it = _placed(led, found["ref"] or "there", sense, known)
        lost = lost or not it
        return f" {it}" if found[0][:1] in " ," else it

    def one(found: re.Match[str]) -> str:
        nonlocal lost
        it = known.said(_meant(found["ref"].lower(), sense, known))
        lost = lost or not it
        return it

    def whose(found: re.Match[str]) -> str:
        what = (found["what"] or "").strip().lower()
        if what.rstrip("s") in ANY and cutter.pattern("alone").match(found.string, found.end()) is None:
            return what  # "its image web:2"
        if what.rstrip("s") == "volume":
            return found[0]  # "with its volumes"
        own = known.said(what) if what in ("image", "network") and what != known.about else ""
        if own:
            return own
        thing = known.said(_meant("it", "v.stop", known))
        nonlocal lost
        lost = lost or not thing or not what
        return f"{what} of {thing}" if what[:1] == "/" else f"the {what} of {thing}"

    bare = cutter.pattern("bare").match(text)
    if bare is not None and cutter.sense(bare["do"]) == sense and sense[:2] == "v.":
        text = f"{bare['do']} it{bare['how']}"
    anew = cutter.pattern("anew").match(text)
    if anew is not None and known.about == "project":
        text = f"start{anew['rest'] or ' it'}{text[anew.end() :]}"
    if anew is not None and known.about == "service":
        text = f"recreate{anew['rest'] or ' it'}{text[anew.end() :]}"
    text = cutter.pattern("former").sub(lambda it: f"image {known.former}" if known.former else it[0], text)
    text = cutter.pattern("named").sub(f"{known.about} " if known.about in ANY else "", text)
    text = cutter.pattern("another").sub(f"a new {known.about}" if known.about else "one", text)
    text = cutter.pattern("placed").sub(placed, text)
    text = cutter.pattern("object").sub(one, text)
    text = cutter.pattern("whose").sub(whose, text, count=1)
    return None if lost else re.sub(r"\s+", " ", text).strip(" ,")


def _placed(led: str, ref: str, sense: str, known: Known) -> str:
    """ "in it", "to it", "from that image", "there", in words that name the place."""
    noun = ref.split()[-1].lower()
    kind = noun if noun in known.names else ""
    if not kind:
        kind = known.made if sense in RUNS and known.made else _meant(ref, "v.connect" if led in TO else sense, known)
    if sense == "v.push":
        return " "  # where it goes, its name says
    if sense in ("v.connect", "v.disconnect") and "network" in known.names:
        kind = "network"
    thing = known.said(kind)
    if not thing:
        return ""
    if kind == "network":
        into = led == "to" or (led in TO and sense not in RUNS)
        return f"{'from' if led in OUT else 'to' if into else 'in'} {thing}"
    if kind == "volume":
        return f"with {thing}" if sense in RUNS else f"{led} {thing}"
    if kind == "image" and sense in RUNS:
        return f"from {thing}"
    return f"{'in' if ref == 'there' else led} {thing}"


def _meant(ref: str, sense: str, known: Known) -> str:
    """Which kind of thing is meant, as what is done with it tells."""
    noun = ref.split()[-1].rstrip("s")
    if noun in ("container", "image", "network", "volume", "node"):
        return noun
    if noun in ("project", "stack") and known.about != "stack":
        return "project"
    if noun in ("folder", "directory"):
        return "folder"
    if noun in ("file", "archive", "tarball", "tar"):
        return "file"
    if sense in OF_FILES and known.said("file"):
        return "file"
    if noun in ("result", "version") or sense in OF_IMAGES:
        return "image" if "image" in known.names else known.about
    if noun == "service":
        return "service"
    if known.about in ("service", "project", "node", "stack"):
        return known.about
    if sense in OF_CONTAINERS and known.said("container"):
        return "container"
    if sense == "v.run":
        return "image" if known.made == "image" else known.about
    kinds = (kind for kind in ANY if kind != "project" or sense not in ENDING)
    return known.about or next((kind for kind in kinds if known.said(kind)), "")


def _of_its_kind(text: str, known: Known) -> str:
    """What was named before is of the same kind: "disconnect cache from lan, then delete lan"."""
    for kind, name in known.names.items():
        if kind in ANY and " " not in name and not set(":/") & set(name):
            alone = rf"(?<!{kind} )(?<!{kind}s )(?<![\w./:=-]){re.escape(name)}(?![\w./:=-])"
            text = re.sub(alone, known.said(kind), text)
    return text
