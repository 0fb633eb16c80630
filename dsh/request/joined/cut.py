"""Where a sentence of several wishes is cut, and in which order they are met.

parts(text, index) -> the parts as they are said; each knows after how many of the others it is done
"""

import re

from dsh.knowledge.words import read as sensed
from dsh.knowledge.words import split
from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.phrasebook import Index

SO = regex(r"\bso\b", re.IGNORECASE)
TURNED = regex(r"^((?:in|inside|on|with|from|using|within) (?:it|that|there|them)),? (.+)$", re.IGNORECASE)
MOST = 5  # parts of one sentence
HEARD = 4  # words of a part in which its verb is told
GERUND, NO_GERUNDS = "ing", ("bring", "ping")


class Part(NamedTuple):
    """One part: "deed" (an order), "topic" (one that the others tell in full), "tells" (a reason, or what is spoken
    of), "thing" (what has no verb of its own)."""

    text: str
    kind: str
    sense: str = ""  # of its verb
    then: bool = False  # is it told to come after the one before?
    sooner: bool = False  # or to go before it?
    about: str = ""  # what a reason is told of
    linked: bool = False  # is it joined to the one before by a word: "and", "then"?


class Cutter:
    """How parts are told, as the knowledge has it."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def pattern(self, name: str) -> re.Pattern[str]:
        return compiled(self.index.data["joined"][name])

    def has(self, name: str, text: str) -> bool:
        return self.pattern(name).search(text) is not None

    def begins(self, name: str, text: str) -> bool:
        return self.pattern(name).match(text) is not None

    def bare(self, text: str) -> str:
        """Without what says nothing of what is to be done."""
        text = self.pattern("fillers").sub("", text.strip(" ,;.!"))
        return self.pattern("ends").sub("", text).strip(" ,;.!")

    def sense(self, text: str) -> str:
        """What its first word means."""
        words = sensed(split(" ".join(text.split()[:HEARD])), self.index.lexicon)
        return words[0].sense if words else ""


def parts(text: str, index: Index) -> list[Part]:
    """The parts in the order in which they are said; none where it is one wish, or no row of orders."""
    cutter = Cutter(index)
    for way in ("before", "after_that", "after"):
        found = cutter.pattern(way).match(text)
        if found is None:
            continue
        later, sooner = ([_plainly(it, cutter) for it in _cut(found[key], cutter)] for key in ("later", "sooner"))
        if not all(it.kind == "deed" for it in (*later, *sooner[:1])):
            continue
        if way == "after_that":
            return [*sooner, later[0]._replace(then=True), *later[1:]]
        if len(later) == 1 and way == "before":
            return [later[0], *(it._replace(sooner=True) for it in sooner)]
        if len(sooner) == 1:
            return [*later[:-1], later[-1], sooner[0]._replace(sooner=True)]
    found_parts = [_plainly(it, cutter) for it in _cut(text, cutter)]
    return found_parts if 1 < len(found_parts) <= MOST else []


def in_order(parts: list[Part]) -> list[int]:
    """The numbers of the parts in the order in which they are done: "delete a, but first stop b"."""
    out: list[int] = []
    before = -1  # where the first of those stands that all go before the same one
    for at, part in enumerate(parts):
        if not part.sooner:
            out.append(at)
            before = -1
        elif before < 0:
            before = max(0, len(out) - 1)
            out.insert(before, at)
        else:
            before += 1
            out.insert(before, at)
    return out


def _cut(text: str, cutter: Cutter) -> list[Part]:
    pieces: list[tuple[str, str, str]] = []  # sign and words before it, and the piece
    start, until, joint = 0, 0, ""
    for found in cutter.pattern("joint").finditer(text):
        lone = not found["sign2"] and not found["sign"].strip() and found["words"].strip(" ,:").lower() == "first"
        if lone or found.start() < until:
            continue  # "start it first since it is down", "a1 and a2 should join it"
        ahead = cutter.pattern("becomes").match(text[found.end() :])
        if ahead is not None:
            until = found.end() + ahead.end()
        if text[: found.start()].count('"') % 2 or text[: found.start()].count("`") % 2:
            continue
        pieces.append((joint, text[start : found.start()], ""))
        start, joint = found.end(), found[0]
    pieces.append((joint, text[start:], ""))
    out: list[Part] = []
    for joint, piece, _ in pieces:
        if len(out) == 1 and joint.strip()[:1] == ":":  # "swarm: scale api to 6", "kick web out: stop it and remove it"
            out[0] = out[0]._replace(kind="topic" if out[0].kind == "deed" else "tells")
        part = _part(piece, joint, not out, cutter)
        if part is not None and part.kind == "deed" and SO.search(joint) is not None:
            # "i want to see what is in it, so start it with a shell": that was why
            whys = {"deed": "topic", "thing": "tells"}
            out = [it._replace(kind=whys.get(it.kind, it.kind)) for it in out]
        if part is None and not out:
            part = Part(piece, "thing")
        if part is not None:
            out.append(part._replace(linked=joint.strip(" ,;.:!-") != ""))
        elif out[-1].kind == "tells" and cutter.begins("details", cutter.bare(piece)):
            return []  # "it keeps the old image, make it rebuild": a wish that no command tells by itself
        else:
            out[-1] = out[-1]._replace(text=f"{out[-1].text}{joint}{piece}")
    return out


def _part(piece: str, joint: str, first: bool, cutter: Cutter) -> Part | None:
    """What begins with this piece; None where it says more of what stands before it."""
    then = cutter.has("order", joint) or re.match(r"\W*first and\b", joint) is not None
    sooner = not first and cutter.begins("earlier", joint.strip(" ,;.-"))
    text = cutter.bare(piece)
    if not text:
        return None
    if not first and cutter.has("particle", piece.strip(" ,.!")):
        return Part(piece, "deed", "v.start", then, sooner)
    if not first and cutter.begins("within", text):
        turned = re.match(
            r"^((?:in|inside|on|with|from|using|within) (?:it|that|there|them)),? (.+)$", text, re.IGNORECASE
        )
        return Part(f"{turned[2]} {turned[1]}" if turned else piece, "thing", "", True, sooner)
    done = cutter.pattern("unneeded").match(piece.strip()) or cutter.pattern("said_of").match(piece.strip())
    if done is not None:  # "i changed the code of api"
        return Part(piece, "tells", "", then, sooner, done["subject"] or "")
    sense = cutter.sense(text)
    if cutter.begins("was_done", piece):
        return Part(piece, "topic", sense, then, sooner)
    if not first and cutter.begins("details", text):
        return Part(piece, "deed", sense, then, sooner) if cutter.begins("uses", text) else None
    if cutter.has("another_time", piece.strip(" .!")) or cutter.begins("going_to", piece):
        return Part(piece, "tells", "", then, sooner)
    alone = " " not in piece.strip() and not first and joint.strip(" ,;.:!-") == ""  # "watch the load of web, live"
    if (sense[:2] == "v." and not alone) or cutter.begins("acts", text):
        return Part(piece, "deed", sense, then, sooner or (not first and _first_of_all(piece, joint, cutter)))
    told = cutter.pattern("tells").match(text)
    if told is not None:
        return Part(piece, "tells", "", then, sooner, told["subject"] or "")
    return Part(piece, "thing", "", then, sooner) if first or then or sooner else None


def _first_of_all(piece: str, joint: str, cutter: Cutter) -> bool:
    """ "remove net1, but disconnect web first", "start it and rebuild the images before"."""
    found = cutter.pattern("before_it").search(re.sub(r"\s(?:since|because|as)\b.*$", "", piece))
    return found is not None and (found[0].strip(" .!") != "first" or "but" in joint)


def _plainly(part: Part, cutter: Cutter) -> Part:
    """Without the words around it; "deleting ci" is to delete it."""
    text = cutter.bare(part.text) if part.kind != "tells" else part.text.strip(" ,;.!")
    verb, _, rest = text.partition(" ")
    if part.kind == "deed" and verb.endswith(GERUND) and verb not in NO_GERUNDS:
        text = f"{_base(verb.lower(), rest, cutter)} {rest}"
    return part._replace(text=text or part.text)


def _base(verb: str, rest: str, cutter: Cutter) -> str:
    """ "taking" is to take, "stopping" to stop."""
    stem = verb[: -len(GERUND)]
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    senses = {it: cutter.sense(f"{it} {rest}") for it in (f"{stem}e", doubled, stem)}
    return next((it for it, sense in senses.items() if sense[:2] == "v."), verb)
